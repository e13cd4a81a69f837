"""Titles and numbers in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geomap.model import Count
from geomap.render.titles import casualties, how_many, incident_title
from tests.render.surveys import ODESA, at, incident


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count(2, 2, 2), "2"),
        (Count(30, 30, None), "30+"),
        (Count(None, 85, 85), "up to 85"),
        (Count(2, 4, 5), "2 to 5"),
        (Count(0, 0, 0), "0"),
        (Count(None, 7, None), "about 7"),
        (Count(), ""),
        (Count(0, None, None), ""),
    ],
)
def test_how_many(count: Count, said: str) -> None:
    """A range is said as a reader would."""
    assert how_many(count) == said


@pytest.mark.parametrize(
    ("killed", "injured", "said"),
    [
        (Count(2, 2, 2), Count(30, 30, None), "2 killed, 30+ injured"),
        (Count(), Count(3, 3, 3), "3 injured"),
        (Count(0, 0, 0), Count(0, 0, 0), "no casualties"),
        (Count(0, 0, 0), Count(4, 4, 4), "0 killed, 4 injured"),
        (Count(), Count(), ""),
    ],
)
def test_casualties(killed: Count, injured: Count, said: str) -> None:
    """Numbers that are not known are left out; nobody hurt is said so."""
    assert casualties(killed, injured) == said


def test_incident_title() -> None:
    """A title says what, where and to how many, and leaves out what is unknown."""
    one = incident(1, event_type="missile_strike", where=at(ODESA), fatalities=Count(2, 2, 2))
    assert incident_title(one) == "Missile strike, Odesa: 2 killed"
    assert incident_title(replace(one, where=None, fatalities=Count())) == "Missile strike"
