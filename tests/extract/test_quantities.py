"""Properties that every reader of quantities keeps, whatever the words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.extract.casualties import find_casualties
from geomap.extract.dates import find_dates
from geomap.extract.distances import find_distances
from geomap.extract.numbers import find_numbers


class _Mention(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


Find = Callable[[str, int], tuple[_Mention, ...]]

_WORDS = st.sampled_from(
    """
    two 12 at least more than people children the a an another of them in Aba and , . ; : killed wounded injured
    were was has been by including among dead hospital taken to death toll rose no one casualties bodies missing
    others who his wife km miles north south-east of from border within late Monday night May 3 2021 overnight
    last week since on yesterday between ago days 1,200 half dozen couple 40-year-old lives lost their claimed
    shot down fatally \u2013 ( ) \u201c \u201d
    """.split()
)
_TEXTS = st.one_of(st.lists(_WORDS, max_size=30).map(" ".join), st.text(max_size=60))
_FINDERS: tuple[Find, ...] = (
    find_numbers,
    find_casualties,
    find_distances,
    lambda text, offset: find_dates(text, offset, published=date(2024, 5, 15)),
)


@pytest.mark.parametrize("find", _FINDERS)
@settings(max_examples=100, deadline=None)
@given(text=_TEXTS, offset=st.integers(0, 500))
def test_words_are_kept_and_in_order(find: Find, text: str, offset: int) -> None:
    """Whatever the text, mentions give back its words at their offsets, in order, and nothing is raised."""
    mentions = find(text, offset)
    assert all(text[mention.start - offset : mention.end - offset] == mention.text for mention in mentions)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


@settings(max_examples=100, deadline=None)
@given(text=_TEXTS)
def test_counts_are_ordered(text: str) -> None:
    """No count has its low above its high, or its best outside them."""
    for mention in find_casualties(text):
        low, best, high = mention.count.low, mention.count.best, mention.count.high
        assert low is None or high is None or low <= high
        assert best is None or ((low is None or low <= best) and (high is None or best <= high))


@settings(max_examples=100, deadline=None)
@given(text=_TEXTS)
def test_windows_are_ordered(text: str) -> None:
    """No window ends before it begins."""
    for mention in find_dates(text, published=date(2024, 5, 15)):
        first, last = mention.window.first, mention.window.last
        assert (first is None) == (last is None)
        assert first is None or last is None or first <= last
