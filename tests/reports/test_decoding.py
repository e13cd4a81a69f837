"""Bytes become text, in whatever encoding, or are refused; nothing expands without bound."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from geomap.model import Skipped
from geomap.reports import decoding, read_reports

STORY = "“Zwölf Häuser brannten”, said Müller – a café in Málaga was hit, too. It’s the third one this week."


_NOISE = random.Random(1).randbytes(4000).replace(b"\x00", b"\x01")  # noqa: S311 - the same junk each time


def skipped_of(path: Path) -> Skipped:
    """Return why a file is passed over."""
    skipped: list[Skipped] = []
    assert not list(read_reports([path], on_skip=skipped.append))
    return skipped[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_that_can_be_told(tmp_path: Path, encoding: str) -> None:
    """Text in Unicode with a mark, and in the usual Western encoding, comes out right."""
    (tmp_path / "a.txt").write_bytes((STORY * 3).encode(encoding))
    (report,) = read_reports([tmp_path])
    assert report.text == STORY * 3


def test_cyrillic_encoding_is_detected(tmp_path: Path) -> None:
    """A text in an old Cyrillic encoding is detected."""
    text = "Ночью город обстреляли из артиллерии, погибли два человека, сообщил губернатор области. " * 5
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    (report,) = read_reports([tmp_path])
    assert report.text == text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"  \n\t ", "is empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"abc\x00\x01\x02" * 50, "not text"),
        (b"\x01\x02\x03\x04 abc" * 50, "not text"),
        (_NOISE, "s"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """An empty file and binary junk are refused with the reason, not read as text."""
    (tmp_path / "a.txt").write_bytes(content)
    assert said in skipped_of(tmp_path / "a.txt").reason


def test_report_over_the_limit_is_refused(tmp_path: Path) -> None:
    """A report of 200 MB is refused clearly, and in little memory."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200 * 2**20)
        file.write(b"text " * 1000)
    assert "larger than 16 MB" in skipped_of(tmp_path / "a.txt").reason


def test_long_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row over the limit is named; the rows around it are read."""
    monkeypatch.setattr("geomap.reports.rows.MAX_REPORT_BYTES", 1000)
    rows = ['{"text": "first"}', '{"text": "%s"}' % ("x" * 5000), '{"text": "last"}']
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    skipped: list[Skipped] = []
    assert [one.text for one in read_reports([tmp_path], on_skip=skipped.append)] == ["first", "last"]
    assert "line 2" in skipped[0].source


def test_gzip_bomb_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gzip that expands a thousand times is given up as soon as that is clear."""
    monkeypatch.setattr(decoding, "_EXPANSION_FREE", 2**20)
    blank_lines = gzip.compress(b"\n" * 50_000_000)
    (tmp_path / "a.jsonl.gz").write_bytes(blank_lines)
    assert "expands to over" in skipped_of(tmp_path / "a.jsonl.gz").reason


def test_gzip_bomb_of_one_report(tmp_path: Path) -> None:
    """A gzip of one endless text is refused by the limit on a report."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a " * 30_000_000, 9))
    assert "larger than 16 MB" in skipped_of(tmp_path / "a.txt.gz").reason
