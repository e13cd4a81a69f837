"""Names in a list are of one kind, and what is a list is told from a place and its container."""

from __future__ import annotations

import re

import pytest

from geomap.model import Toponym
from geomap.resolve.peers import lists

LISTS = [
    ("{Ohio}, {Georgia} and {Iowa}", [[0, 1, 2]]),
    ("{Ohio}, {Georgia}, and {Iowa}", [[0, 1, 2]]),
    ("{Ohio} and {Iowa}", [[0, 1]]),
    ("{Ohio} or {Iowa}", [[0, 1]]),
    ("in {Ohio}, in {Georgia} and in {Iowa}", [[0, 1, 2]]),
    ("the {Aa}, the {Bb} and the {Cc}", [[0, 1, 2]]),
    ("{Aa}, {Bb}, {Cc}", [[0, 1, 2]]),
    ("{Aa}, {Bb}", []),  # may be a town and its state
    ("{Aa} told {Bb}", []),
    ("{Aa}. {Bb}", []),
    ("{Aa}, {Bb}. {Cc} and {Dd}", [[2, 3]]),
    ("{Aa}", []),
    ("", []),
]


def toponyms(marked: str) -> tuple[str, list[Toponym]]:
    """Return a text without its marks, and the names marked in it."""
    text, found = "", []
    for part in re.split(r"(\{\w+\})", marked):
        name = part.strip("{}")
        if part != name:
            found.append(Toponym(len(text), len(text) + len(name), name, name))
        text += name
    return text, found


@pytest.mark.parametrize(("marked", "expected"), LISTS)
def test_lists(marked: str, expected: list[list[int]]) -> None:
    """Commas and "and" join names; two with only a comma between are no list."""
    text, found = toponyms(marked)
    assert lists(found, text) == expected


def test_a_container_ends_a_list() -> None:
    """In "Troy, Ohio and Iowa" the first comma parts a town from its state."""
    text, found = toponyms("{Troy}, {Ohio} and {Iowa}")
    troy = Toponym(found[0].start, found[0].end, "Troy", "Troy", within="Ohio")
    assert lists([troy, *found[1:]], text) == [[1, 2]]
