"""WARC files of news pages: pages read, broken records counted, other languages passed over."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from geomap.model import Report, Skipped
from geomap.reports import read_reports

pytest.importorskip("warcio", reason="the archive reader is an extra: geomap[warc]")

ENGLISH = (
    "<html lang='en'><head><title>{title}</title><meta property='article:published_time' content='2025-05-01'></head>"
    "<body><article><p>{title}: two people were killed and five others were wounded in the town on Thursday, the mayor "
    "said in a statement that was read to reporters.</p><p>The attack broke the windows of a school and of a shop in "
    "the same street, and it was the third in a week, he said.</p></article></body></html>"
)
GERMAN = (
    "<html lang='de'><body><article><p>Bei einem Angriff auf die Stadt sind am Donnerstag zwei Menschen ums Leben "
    "gekommen, wie der Bürgermeister mitteilte.</p><p>Fünf weitere wurden verletzt, als die Scheiben einer Schule und "
    "eines Ladens in derselben Straße zersprangen, sagte er weiter.</p></article></body></html>"
)


def member(url: str, body: str, *, kind: str = "text/html; charset=utf-8", gzipped: bool = True) -> bytes:
    """Return one WARC record of a page, as the standard has it."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2025-05-02T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    record = head.encode() + answer + b"\r\n\r\n"
    return gzip.compress(record) if gzipped else record


def archive(path: Path, *members: bytes) -> Path:
    """Write an archive of the records."""
    path.write_bytes(b"".join(members))
    return path


def read(path: Path) -> tuple[list[Report], list[Skipped]]:
    """Return what is read and what is passed over."""
    skipped: list[Skipped] = []
    return list(read_reports([path], on_skip=skipped.append)), skipped


def good(number: int) -> bytes:
    """Return a record of a page in English."""
    return member(f"https://daily.example/{number}", ENGLISH.format(title=f"Attack {number} on the town"))


@pytest.mark.parametrize("name", ["news.warc.gz", "news.warc"])
def test_pages_of_an_archive(tmp_path: Path, name: str) -> None:
    """Each page is a report with title, date, source and address; what is no page is left out."""
    gzipped = name.endswith(".gz")
    pages = [
        member(f"https://daily.example/{n}", ENGLISH.format(title=f"Attack {n} on the town"), gzipped=gzipped)
        for n in (1, 2)
    ]
    picture = member("https://daily.example/p.png", "x", kind="image/png", gzipped=gzipped)
    reports, skipped = read(archive(tmp_path / name, pages[0], picture, pages[1]))
    assert [report.id for report in reports] == ["news-1", "news-3"]
    assert reports[0].title == "Attack 1 on the town"
    assert str(reports[0].published) == "2025-05-01"
    assert (reports[0].url, reports[0].source) == ("https://daily.example/1", "daily.example")
    assert not skipped


def test_other_languages_are_counted(tmp_path: Path) -> None:
    """A page in another language is passed over as one of a number, and is no failure."""
    path = archive(tmp_path / "news.warc.gz", good(1), member("https://blatt.example/1", GERMAN))
    reports, skipped = read(path)
    assert len(reports) == 1
    assert skipped == [Skipped(str(path), "is not in English", counted=True)]


@pytest.mark.parametrize("damage", ["flipped", "cut", "junk", "headers"])
def test_broken_records_are_counted(tmp_path: Path, damage: str) -> None:
    """A broken record is counted, and the records after it are read."""
    broken = bytearray(good(2))
    if damage == "flipped":
        broken[len(broken) // 2] ^= 0xFF
    elif damage == "cut":
        broken = broken[: len(broken) // 2]
    elif damage == "junk":
        broken = bytearray(b"\x1f\x8b\x08" + b"junk" * 20)
    else:
        broken = bytearray(gzip.compress(b"WARC/9.9 nonsense\r\n\r\nmore"))
    reports, skipped = read(archive(tmp_path / "news.warc.gz", good(1), bytes(broken), good(3)))
    assert [report.title for report in reports] == ["Attack 1 on the town", "Attack 3 on the town"]
    assert {(one.reason, one.counted) for one in skipped} == {("is a broken record", True)}


def test_bomb_in_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that expands a thousand times is given up as broken, whatever it is of; those after it are read."""
    expanded = []
    decompress = zlib.decompressobj

    class Watched:
        def __init__(self, *arguments: int) -> None:
            self._inner = decompress(*arguments)

        def __getattr__(self, name: str) -> object:
            return getattr(self._inner, name)

        def decompress(self, *arguments: bytes | int) -> bytes:
            found = self._inner.decompress(*arguments)  # type: ignore[arg-type]
            expanded.append(len(found))
            return found

    monkeypatch.setattr("geomap.reports.archives.zlib.decompressobj", Watched)
    monkeypatch.setattr("geomap.reports.decoding._EXPANSION_FREE", 2**20)
    bombs = [
        member("https://daily.example/2", "a " * 50_000_000),
        member("https://daily.example/3", "a" * 100_000_000, kind="video/mp4"),
    ]
    reports, skipped = read(archive(tmp_path / "news.warc.gz", good(1), *bombs, good(4)))
    assert [report.title for report in reports] == ["Attack 1 on the town", "Attack 4 on the town"]
    assert {(one.reason, one.counted) for one in skipped} == {("is a broken record", True)}
    assert sum(expanded) < 100_000_000


def test_archive_cut_short(tmp_path: Path) -> None:
    """An archive that ends in the middle of a record gives all records before."""
    whole = good(1) + good(2)
    (tmp_path / "news.warc.gz").write_bytes(whole[:-30])
    reports, skipped = read(tmp_path / "news.warc.gz")
    assert len(reports) == 1
    assert len(skipped) == 1


def test_wrong_length_is_a_broken_record(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A record longer than it says is counted like any broken one, and nothing else is said of it."""
    page = member("https://daily.example/2", ENGLISH.format(title="Attack 2 on the town"), gzipped=False)
    longer = page.rstrip() + b"more of it\r\nand more\r\n\r\n"
    reports, skipped = read(archive(tmp_path / "news.warc.gz", good(1), gzip.compress(longer), good(3)))
    assert [report.title for report in reports][::2] == ["Attack 1 on the town", "Attack 3 on the town"]
    assert {(one.reason, one.counted) for one in skipped} == {("is a broken record", True)}
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("cut", [30, 300])
def test_plain_archive_cut_short(tmp_path: Path, cut: int) -> None:
    """An archive that isn't gzipped and ends in the middle of a page gives all pages before."""
    whole = b"".join(
        member(f"https://daily.example/{n}", ENGLISH.format(title=f"Attack {n} on the town"), gzipped=False)
        for n in (1, 2)
    )
    (tmp_path / "news.warc").write_bytes(whole[:-cut])
    reports, skipped = read(tmp_path / "news.warc")
    assert [report.title for report in reports] == ["Attack 1 on the town"]
    assert [one.reason for one in skipped] == ["is a broken record"]
