"""One report a file: plain text, Markdown with a front matter, and web pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geomap.errors import ReportError
from geomap.model import Report, Skipped
from geomap.reports.decoding import decode, read_all
from geomap.reports.origins import Draft, Origin, Page, blank_to_none, parse_published, writable
from geomap.reports.rows import fields_of

if TYPE_CHECKING:
    from trafilatura.settings import Document

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.{0,65536}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
# A fifth and more of the words of English prose are among these; of other languages, a few in a hundred.
_ENGLISH = frozenset(
    (
        *("the", "of", "and", "to", "in", "that", "was", "for", "is", "on", "with", "as", "by", "at", "from", "it"),
        *("said", "were", "has", "had", "have", "be", "been", "a", "an"),
    )
)
_ENGLISH_SHARE = 0.15
_LANGUAGE = re.compile(rb"<html[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)


def read_text(stream: io.BufferedReader, origin: Origin) -> Iterator[Draft]:
    """Yield the one report of a text or Markdown file; its text is what follows the front matter, as given."""
    text = writable(decode(read_all(stream)))
    front, body = _split_front_matter(text)
    if not body.strip():
        raise ReportError("has no text after its front matter")
    known = fields_of(front, default_id=origin.stem)
    known["url"] = known["url"] or origin.url
    yield Report(text=body, path=origin.path, **known)


def _split_front_matter(text: str) -> tuple[Mapping[Any, Any], str]:
    """Part a YAML front matter from the text; text that merely begins with a rule is left whole."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    import yaml

    try:
        front = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else "it is nested too deeply"
        raise ReportError(f"has a front matter that is not YAML: {reason}") from error
    return (front, text[match.end() :]) if isinstance(front, Mapping) else ({}, text)


def read_page(stream: io.BufferedReader, origin: Origin) -> Iterator[Draft]:
    """Yield the page of an HTML file."""
    html = read_all(stream)
    if b"<" not in html:
        raise ReportError("is not HTML")
    yield Page(id=origin.stem, html=html, name=origin.name, path=origin.path, url=origin.url)


def article_of(page: Page) -> Report | Skipped:
    """Return the report that a web page carries: its text, title, date, source and address."""
    found = _extracted(page)
    text = (found and found.text) or ""
    if found is None or not text.strip():
        return Skipped(page.name, "has no article text", counted=page.archived)
    if page.archived and not is_english(text, page.html):
        return Skipped(page.name, "is not in English", counted=True)
    url = blank_to_none(page.url) or blank_to_none(found.url)
    return Report(
        id=page.id,
        text=writable(text),
        title=blank_to_none(found.title),
        published=parse_published(found.date),
        source=blank_to_none(found.sitename) or (urlsplit(url).hostname if url else None),
        url=url,
        path=page.path,
    )


def _extracted(page: Page) -> Document | None:
    """Return trafilatura's document, or None when it makes nothing of the page."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports each bad page; so do we, in one line
    try:
        found = trafilatura.bare_extraction(page.html, url=page.url, with_metadata=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, LookupError):
        return None  # a parser's stumble on a broken page: the page is named and passed over
    return None if isinstance(found, dict) else found


def is_english(text: str, html: bytes = b"") -> bool:
    """Say whether a text is English, by its commonest words; a page's own `lang` settles only the short ones."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    if len(words) < 20 and (match := _LANGUAGE.search(html[:4096])):
        return match[1].lower() == b"en"
    return bool(words) and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)
