"""Bytes to text: gzip with a bound, encodings detected or refused, binary junk refused."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import zlib
from typing import BinaryIO, Protocol

from geomap.errors import ReportError

MAX_REPORT_BYTES = 16 * 2**20  # some 3 million words: far beyond any article
SAMPLE_BYTES = 2**18
# Text compresses 3 to 20 times; 200 times and large is a bomb, or of no use to a reader of news.
_MAX_EXPANSION = 200
_EXPANSION_FREE = 64 * 2**20

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "is a PDF; save its text first"),
    (b"PK\x03\x04", "is a zip archive or an office document; save its text first"),
    (b"\xd0\xcf\x11\xe0", "is an office document; save its text first"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"\x7fELF", "is a program"),
    (b"SQLite format 3", "is a database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHUNK = 2**16
_GZIP_MAGIC = b"\x1f\x8b"


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: _Readable) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        chunk = self._stream.read(size)
        self.count += len(chunk)
        return chunk


class _BoundedGzip(io.RawIOBase):
    """Gzip, expanded as it is read, refused when it is damaged or expands beyond all reason."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._compressed = _Counted(stream)
        self._expanded = 0
        self._gzip = gzip.GzipFile(fileobj=self._compressed, mode="rb")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._gzip.read1(min(len(buffer), _CHUNK))
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ReportError("is damaged or cut short: its gzip stream can't be read to the end") from error
        self._expanded += len(chunk)
        if is_bomb(self._compressed.count, self._expanded):
            raise ReportError(f"expands to over {_MAX_EXPANSION} times its size, which text never does; left alone")
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._stream.close()
        super().close()


def is_bomb(packed: int, expanded: int) -> bool:
    """Say whether gzip that gives so many bytes for so many is large beyond what text ever is."""
    return expanded > max(_EXPANSION_FREE, _MAX_EXPANSION * packed)


def buffered(stream: io.RawIOBase) -> io.BufferedReader:
    """Return a stream that can be peeked into for a sample, expanded when it is gzip."""
    reader: io.BufferedReader = io.BufferedReader(stream, SAMPLE_BYTES)
    if reader.peek(2)[:2] == _GZIP_MAGIC:
        return io.BufferedReader(_BoundedGzip(reader), SAMPLE_BYTES)
    return reader


def sample_of(stream: io.BufferedReader) -> bytes:
    """Return the first bytes of a stream without moving on."""
    return stream.peek(SAMPLE_BYTES)


def read_all(stream: BinaryIO) -> bytes:
    """Return all bytes of a stream that holds one report; raise ReportError when there are too many, or none."""
    parts, size = [], 0
    while chunk := stream.read(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > MAX_REPORT_BYTES:
            megabytes = MAX_REPORT_BYTES // 2**20
            raise ReportError(f"is larger than {megabytes} MB, the limit for one report; split it, or give JSON Lines")
    if not size:
        raise ReportError("is empty")
    return b"".join(parts)


def decode(content: bytes) -> str:
    """Return the text of a whole file; raise ReportError when it is not text in an encoding that can be told."""
    encoding = encoding_of(content[:SAMPLE_BYTES])
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        try:
            text = content.decode(_guess(content))
        except UnicodeDecodeError as error:
            raise _unclear() from error
    if not text.strip():
        raise ReportError("is empty")
    return text


def encoding_of(sample: bytes) -> str:
    """Return the encoding of text that begins with `sample`; raise ReportError for bytes that are no text.

    The sample may end inside a character.
    """
    for signature, what in _SIGNATURES:
        if sample.startswith(signature):
            raise ReportError(what)
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    if b"\x00" in sample:
        raise ReportError("is not text: it holds zero bytes")
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return _guess(sample)
    _refuse_controls(text)
    return "utf-8"


def _guess(sample: bytes) -> str:
    """Return the encoding of bytes that are not UTF-8, or raise ReportError."""
    from charset_normalizer import from_bytes

    if _is_western(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    if best is None:
        raise _unclear()
    _refuse_controls(str(best))
    return best.encoding


def _is_western(sample: bytes) -> bool:
    """Say whether the bytes read as English with a few Windows-1252 quotes and accents, the commonest case by far."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    odd = [char for char in text if char > "\x7f"]
    known = sum(char in "‘’“”–—…•€£°·«»½¼×ßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÀÁÂÄÅÇÈÉÊÍÎÑÓÔÖØÚÜ\xa0" for char in odd)
    return known == len(odd) and len(odd) < 0.1 * len(text) and not _CONTROL.search(text)


def _refuse_controls(text: str) -> None:
    """Raise ReportError when control characters show that this is no text."""
    if len(_CONTROL.findall(text)) > 0.001 * len(text):
        raise ReportError("is not text: it is full of control characters")


def _unclear() -> ReportError:
    return ReportError("is neither UTF-8 nor any encoding that can be told from its bytes; save it as UTF-8")
