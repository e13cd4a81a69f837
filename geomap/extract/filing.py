"""Finds the days a report's frame gives: when it was written, and when all that it lists happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from geomap.extract.dates import find_dates
from geomap.extract.sentences import Sentence
from geomap.extract.tagging import worth_reading
from geomap.extract.wording import lower
from geomap.model import Window

_HEAD = 6  # paragraphs in which a report says when it was written
_LONGEST = 12  # words of a line that does: "LIVE | Monday 3 March 2025 | All times local"
_STAMP = re.compile(
    r"\b(?:as (?:of|at)|updated|last updated|issued|published|posted|dated)\b(?: on| at|:)?"
)  # in lower case
_STAMP_REACH = 40  # characters after "as of" within which the date stands
_MONTHS = frozenset({"march", "may"})  # which are other words too


def filed_on(sentences: Sequence[Sentence]) -> date | None:
    """Return the first whole date of the lines above a report's text that tell of nothing; None without one."""
    for sentence in takewhile(lambda one: one.paragraph < _HEAD, sentences):
        lone = len(sentence.words) <= _LONGEST and not worth_reading(sentence.words - _MONTHS)
        stamp = None if lone else _STAMP.search(lower(sentence.text))
        if lone or stamp:
            begins = stamp.end() if stamp else 0
            for mention in find_dates(
                sentence.text[begins : begins + _STAMP_REACH if stamp else None], 0, published=None
            ):
                if mention.window.precision == 1 and mention.window.first is not None:
                    return mention.window.first
    return None


def announced_on(sentences: Sequence[Sentence], published: date | None) -> Window | None:
    """Return the day for which the head of a report announces a list: "carried out these operations on Tuesday:"."""
    for sentence in takewhile(lambda one: one.paragraph < _HEAD, sentences):
        if sentence.text.endswith(":"):
            for mention in find_dates(sentence.text, sentence.start, published=published):
                if mention.window.precision == 1 and mention.window.first is not None and not mention.future:
                    return mention.window
    return None
