"""The longest name at a place in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer.folding import fold
from geomap.gazetteer.names import NameIndex

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

KEYS = [
    *map(
        fold,
        ("New York", "New York City", "York", "St. Louis", "Sloviansk", "Slovyansk", "Ukraine", "Kyiv", "Troy", "Київ"),
    )
]
KEYS += ["=US", "=U.S.", "=N.C.", "~skupansk"]


@pytest.fixture
def index() -> NameIndex:
    """Return an index of a few names."""
    import marisa_trie

    return NameIndex(marisa_trie.Trie(KEYS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("New York City is large", "New York City"),
        ("New York is large", "New York"),
        ("New Yorkers", None),
        ("St. Louis", "St. Louis"),
        ("Ukraine's army", "Ukraine"),
        ("Kyiv-based", "Kyiv"),
        ("Slov’yans’k fell", "Slov’yans’k"),
        ("KYIV", "KYIV"),
        ("U.S.-led", "U.S."),
        ("US troops", "US"),
        ("us", None),
        ("USA", None),
        ("N.C.", "N.C."),
        ("Kyivan", None),
        ("New\nYork", "New\nYork"),
        ("Київ сьогодні", "Київ"),
        ("Kupiansk was hit", "Kupiansk"),
        ("Kupyansk's", "Kupyansk"),
        ("", None),
        ("...", None),
        ("Troy. York", "Troy"),
    ],
)
def test_longest(index: NameIndex, text: str, found: str | None) -> None:
    """The longest name that begins here and ends at a word's end, or none."""
    assert index.longest(text, 0) == (-1 if found is None else len(found))


@given(st.text(alphabet="New York'’-.\n \u0301КиївUSА", max_size=30), st.integers(0, 30))
def test_longest_lies_in_the_text(text: str, start: int) -> None:
    """Whatever the text, the answer is -1 or an end past the start."""
    import marisa_trie

    end = NameIndex(marisa_trie.Trie(KEYS)).longest(text, min(start, len(text)))
    assert end == -1 or min(start, len(text)) < end <= len(text)


@pytest.mark.parametrize(("name", "known"), [("Kyiv", True), ("US", True), ("us", False), ("York City", False)])
def test_contains(index: NameIndex, name: str, known: bool) -> None:  # noqa: FBT001
    """A name is known folded, an abbreviation as written."""
    assert (name in index) is known


def test_a_long_text_takes_linear_time(gazetteer: Gazetteer) -> None:
    """A megabyte of capitals is walked in seconds, not minutes."""
    text = "NEW YORK SAN " * 8000
    assert all(gazetteer.names.longest(text, start) <= len(text) for start in range(0, len(text), 13))
