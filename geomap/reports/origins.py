"""What a reader is told about the bytes it reads, and what it hands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from geomap.model import Report, Skipped

# Code points that no file format can carry: halves of a surrogate pair, and NUL. One for one, so offsets hold.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from: a name for messages, the stem that ids are made of, and the path or address."""

    name: str
    stem: str
    path: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A web page whose text is still to be found in its HTML, which is the costly part and may be done elsewhere."""

    id: str
    html: bytes
    name: str
    path: str | None = None
    url: str | None = None
    archived: bool = False  # from a news archive, where pages in other languages are to be expected


Draft = Report | Page | Skipped


def origin_of(name: str, *, path: str | None = None, url: str | None = None) -> Origin:
    """Return the origin of a file or address, its stem being the file name without the known suffixes."""
    return Origin(name=name, stem=split_name(name)[0], path=path, url=url)


def split_name(name: str) -> tuple[str, str]:
    """Split a file name into the stem and its lower-case format suffix: "a/b.jsonl.gz" is ("b", ".jsonl")."""
    base = PurePath(name).name or name
    if base.lower().endswith(".gz"):
        base = base[:-3]
    path = PurePath(base)
    return path.stem, path.suffix.lower()


def writable(text: str) -> str:
    """Return the text with each code point that UTF-8 files can't carry replaced, so that offsets hold."""
    return _UNWRITABLE.sub("\ufffd", text) if _UNWRITABLE.search(text) else text


def blank_to_none(value: object) -> str | None:
    """Return a value as stripped text, or None when there is none."""
    if value is None or isinstance(value, (dict, list)):
        return None
    return writable(str(value).strip()) or None


def parse_published(value: object) -> date | None:
    """Return the day of a publication date written in any usual, unambiguous way; None when it can't be told.

    ISO 8601 and the style of e-mail are read here; other text only when it names the month and the year.
    """
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    text = blank_to_none(value)
    if text is None or len(text) > 100:
        return None
    return _iso_day(text) or _mail_day(text) or _worded_day(text)


def _iso_day(text: str) -> date | None:
    """Read "2025-05-01", "2025-05-01T10:00:00Z" and "20250501"."""
    match = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _mail_day(text: str) -> date | None:
    """Read "Thu, 01 May 2025 10:00:00 GMT"."""
    from email.utils import parsedate

    try:
        parts = parsedate(text)
        return date(*parts[:3]) if parts else None
    except (ValueError, TypeError, IndexError):
        return None


def _worded_day(text: str) -> date | None:
    """Read "1 May 2025", "May 1st, 2025" and the like."""
    if not (re.search(r"\d{4}", text) and re.search(r"[A-Za-z]{3}", text) and len(re.findall(r"\d+", text)) >= 2):
        return None
    import dateparser

    found = dateparser.parse(text, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return found.date() if found else None
