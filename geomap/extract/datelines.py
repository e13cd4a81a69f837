"""Finds the dateline that opens a report: "KYIV, Nov 17 (Reuters) -", "HOLLIDAY, Mo. —", "Kyiv, Ukraine:"."""

from __future__ import annotations

import re

_AGENCY = r"\((?:[A-Z][\w’'&.-]*)(?:[ /][A-Z]?[\w’'&.-]*){0,4}\)"
_DASHED = re.compile(
    rf"(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /][A-ZÀ-Þ.’'-]+){{0,4}}|[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){{0,3}})(?:, ?[\w. ]{{2,24}}){{0,3}}(?: ?{_AGENCY})?\s*(?:[-–—]+|:)\s"  # noqa: E501
)
_BARE = re.compile(r"[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ]{3,}){0,2} (?=[A-Z][a-z]|[AI] )")
FURTHER_DOWN = 99  # paragraphs; so far down, only a name in capitals before a dash is a dateline
_LOOK_AT = 4  # paragraphs in which a dateline may stand


def dateline_end(paragraph: str, number: int) -> int:
    """Return the offset in a paragraph where its dateline ends, 0 when it has none. `number` counts paragraphs from 0."""  # noqa: E501
    if not paragraph[:1].isupper():
        return 0
    match = _DASHED.match(paragraph)
    if match and match.group().split(",")[0].split("(")[0].strip(" -–—:").isupper():
        return match.end()
    if number > _LOOK_AT:
        return 0
    if match and (
        (match.group().rstrip().endswith(("-", "–", "—")) and _looks_like_dateline(match.group()))
        or "," in match.group()
    ):
        return match.end()
    match = _BARE.match(paragraph)
    return match.end() if match and not paragraph.isupper() else 0


def _looks_like_dateline(words: str) -> bool:
    """Say whether words before a dash are a place, not a compound or the start of a clause."""
    first = words.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip(" -–—")
    return first.isupper() or "(" in words or "," in words
