"""News archives: WARC files such as CC-NEWS, read record by record; broken records are passed over and counted."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING, BinaryIO

from geomap.errors import ReportError
from geomap.model import Skipped
from geomap.reports.decoding import MAX_REPORT_BYTES, is_bomb
from geomap.reports.origins import Draft, Origin, Page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_MEMBER = b"\x1f\x8b\x08"
_CHUNK = 2**16


class _Member(io.RawIOBase):
    """One member of a gzip file, expanded as it is read; a WARC holds one for each record."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        stream.seek(start)
        self._stream = stream
        self._expander = zlib.decompressobj(31)
        self._pending = b""
        self._packed = self._expanded = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._expander.eof:
            packed = self._pending or self._more()
            expanded = self._expander.decompress(packed, len(buffer))
            self._pending = self._expander.unconsumed_tail
            self._expanded += len(expanded)
            if is_bomb(self._packed, self._expanded):
                raise zlib.error("expands beyond all reason")
            if expanded:
                buffer[: len(expanded)] = expanded
                return len(expanded)
        return 0

    def _more(self) -> bytes:
        packed = self._stream.read(_CHUNK)
        if not packed:
            raise zlib.error("cut short")
        self._packed += len(packed)
        return packed

    def end(self) -> int:
        """Read what is left and return the offset at which the next member begins."""
        sink = bytearray(_CHUNK)
        while self.readinto(memoryview(sink)):
            pass
        return self._stream.tell() - len(self._expander.unused_data)


def read_warc(stream: io.BufferedReader, origin: Origin) -> Iterator[Draft]:
    """Yield the HTML pages of a WARC file, gzipped or not, and a counted skip for each record that is broken."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise ReportError('needs the WARC reader: pip install "geomap[warc]"') from error
    number = 0
    for part in _parts(stream):
        records = ArchiveIterator(part)
        records.INC_RECORD = ""  # what warcio would write on standard error for each record of a wrong length
        try:
            for record in records:
                number += 1
                yield from _pages(record, origin, number)
        except (ValueError, KeyError, EOFError, OSError, zlib.error, AttributeError, IndexError):
            yield _broken(origin)
        except _archive_errors():
            yield _broken(origin)
        yield from repeat(_broken(origin), records.err_count)


def _archive_errors() -> type[Exception]:
    from warcio.exceptions import ArchiveLoadFailed

    return ArchiveLoadFailed  # type: ignore[no-any-return]


def _parts(stream: io.BufferedReader) -> Iterator[io.BufferedReader]:
    """Yield each gzip member as a stream of its own; after a damaged one, go on at the next that can be found."""
    if stream.peek(3)[:3] != _MEMBER:
        yield stream
        return
    start = 0
    while start >= 0:
        member = _Member(stream, start)
        yield io.BufferedReader(member)
        try:
            start = _next_member(stream, member.end())
        except zlib.error:
            start = _next_member(stream, start + 1)


def _next_member(stream: BinaryIO, start: int) -> int:
    """Return the offset of the first gzip member at or after `start`, or -1."""
    stream.seek(start)
    tail = b""
    while chunk := stream.read(_CHUNK):
        at = (tail + chunk).find(_MEMBER)
        if at >= 0:
            return start - len(tail) + at
        start += len(chunk)
        tail = chunk[-2:]
    return -1


def _pages(record: ArcWarcRecord, origin: Origin, number: int) -> Iterator[Draft]:
    """Yield the page of a response record; other kinds of record and other kinds of content yield nothing."""
    if record.rec_type != "response" or record.http_headers is None:
        return
    headers = record.http_headers
    if headers.get_statuscode() != "200" or "html" not in (headers.get_header("Content-Type") or "").lower():
        return
    html = record.content_stream().read(MAX_REPORT_BYTES + 1)
    if not html or len(html) > MAX_REPORT_BYTES or _cut_short(record):
        yield _broken(origin)
        return
    url = record.rec_headers.get_header("WARC-Target-URI")
    yield Page(
        id=f"{origin.stem}-{number}", html=html, name=origin.name, path=origin.path, url=_plain(url), archived=True
    )


def _cut_short(record: ArcWarcRecord) -> bool:
    """Say whether the archive ends before the record does."""
    return getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1)


def _plain(url: str | None) -> str | None:
    """Return an address without the angle brackets that some writers put around it."""
    return url.strip("<> ") if url and url.strip("<> ").startswith(("http://", "https://")) else None


def _broken(origin: Origin) -> Skipped:
    return Skipped(origin.name, "is a broken record", counted=True)
