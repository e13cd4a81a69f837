"""One report a row: JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from geomap.errors import ReportError
from geomap.model import Report, Skipped
from geomap.reports.decoding import MAX_REPORT_BYTES, encoding_of, sample_of
from geomap.reports.origins import Draft, Origin, blank_to_none, parse_published, writable


def read_jsonl(stream: io.BufferedReader, origin: Origin) -> Iterator[Draft]:
    """Yield a report for each line that is a JSON object with a `text`, and name the lines that are not."""
    encoding = _stream_encoding(stream)
    lines = _lines(stream) if encoding == "utf-8" else _recoded(stream, encoding)
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.isspace():
            empty = False
            yield _line(line, origin, number)
    if empty:
        raise ReportError("is empty")


def _line(line: bytes, origin: Origin, number: int) -> Draft:
    name = f"{origin.name}, line {number}"
    if len(line) > MAX_REPORT_BYTES:
        return Skipped(name, f"is longer than {MAX_REPORT_BYTES // 2**20} MB, the limit for one report")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return Skipped(name, "is not a JSON object on one line, as JSON Lines must be")
    return _report(row, origin, number, name)


def read_csv(stream: io.BufferedReader, origin: Origin) -> Iterator[Draft]:
    """Yield a report for each row of a CSV file whose heading has a `text` column."""
    csv.field_size_limit(MAX_REPORT_BYTES)
    with _text_of(stream, _stream_encoding(stream), newline="") as text:
        heading = text.readline(2**16)
        columns = next(csv.reader([heading], delimiter=_delimiter(heading)), [])
        names = [column.strip().lower() for column in columns]
        if "text" not in names:
            raise ReportError(f'has no column named "text"; its columns are: {", ".join(names[:12]) or "none"}')
        rows = csv.reader(text, delimiter=_delimiter(heading))
        try:
            for number, cells in enumerate(rows, 2):
                if any(cells):
                    yield _report(dict(zip(names, cells, strict=False)), origin, number, f"{origin.name}, row {number}")
        except csv.Error as error:
            raise ReportError(f"is not CSV after row {rows.line_num}: {error}") from error


@contextmanager
def _text_of(stream: io.BufferedReader, encoding: str, *, newline: str) -> Iterator[io.TextIOWrapper]:
    """Read a stream as text for a while; the stream stays its opener's to close."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=newline)
    try:
        yield text
    finally:
        text.detach()


def _stream_encoding(stream: io.BufferedReader) -> str:
    sample = sample_of(stream)
    if not sample:
        raise ReportError("is empty")
    return encoding_of(sample)


def _lines(stream: io.BufferedReader) -> Iterator[bytes]:
    """Yield lines; of a line over the limit, only its first part, the rest being passed over in bounded memory."""
    while line := stream.readline(MAX_REPORT_BYTES + 1):
        yield line
        while len(line) > MAX_REPORT_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_REPORT_BYTES + 1)


def _recoded(stream: io.BufferedReader, encoding: str) -> Iterator[bytes]:
    with _text_of(stream, encoding, newline="\n") as text:
        while line := text.readline(MAX_REPORT_BYTES + 1):
            yield line.encode("utf-8", "replace")


def _report(row: object, origin: Origin, number: int, name: str) -> Draft:
    """Return the report of a row, or why there is none."""
    if not isinstance(row, Mapping):
        return Skipped(name, "is not a JSON object with a text")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return Skipped(name, "has no text")
    return Report(text=writable(text), path=origin.path, **fields_of(row, default_id=f"{origin.stem}-{number}"))


def fields_of(row: Mapping[Any, Any], *, default_id: str) -> dict[str, Any]:
    """Return the fields of a report, apart from its text, that a row or a front matter states."""
    return {
        "id": blank_to_none(row.get("id")) or default_id,
        "title": blank_to_none(row.get("title")),
        "published": parse_published(row.get("published")),
        "source": blank_to_none(row.get("source")),
        "url": blank_to_none(row.get("url")),
    }


def _delimiter(heading: str) -> str:
    """Return what parts the columns: a comma unless the heading has only semicolons or tabs."""
    return next((mark for mark in (",", "\t", ";") if mark in heading), ",")
