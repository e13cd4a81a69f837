"""What `explain` says of a place can be read by one who knows no codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from geomap.cli.explanation import described, explanation
from geomap.model import Evidence, Place, Reading, Relation, Report
from tests.merge.accounts import DAY, exactly, incident


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (
            Place(1, "Chuhuiv", 36.7, 49.8, "P", "PPL", "UA", "Ukraine", "07", "Kharkiv Oblast"),
            "Chuhuiv, a town or village in Kharkiv Oblast, Ukraine",
        ),
        (
            Place(2, "Kharkiv Oblast", 36.4, 49.5, "A", "ADM1", "UA", "Ukraine", "07", "Kharkiv Oblast"),
            "Kharkiv Oblast, a region in Ukraine",
        ),
        (Place(3, "Ukraine", 32.0, 49.0, "A", "PCLI", "UA", "Ukraine"), "Ukraine, a country"),
        (Place(4, "Atlantis", 0.0, 0.0, "T", "ISL", None, None), "Atlantis, ISL"),
    ],
)
def test_places_are_told_in_words(place: Place, words: str) -> None:
    """No name stands twice, no blank is told, and kinds are words."""
    assert described(place) == words


def test_what_is_not_settled_is_told_so() -> None:
    """An incident without a place or a day says what was tried; sides, weapons and denials are told."""
    told = incident(
        "a",
        place=None,
        day=None,
        unlocated_reason="two towns fit",
        weapons=("cruise_missile",),
        attributed_to="Russia",
        counterclaim="the ministry denies it",
        killed=exactly(2),
        casualties_text="two killed",
    )
    lines = [line.plain.strip() for line in explanation(Reading(Report("a", "Words"), (), (told,), ()), plain=True)]
    for line in (
        "where: not settled; two towns fit",
        "when: not settled",
        'killed: 2 ("two killed")',
        "weapons: cruise missile",
        "attributed to: Russia",
        "counterclaim: the ministry denies it",
    ):
        assert line in lines


def test_a_report_without_incidents_says_none() -> None:
    """Where nothing happened, one word says so."""
    assert "none" in [line.plain for line in explanation(Reading(Report("a", "Words"), (), (), ()), plain=True)]


def test_a_span_of_days_and_its_words() -> None:
    """A window is told from its first to its last day, with the words it was told in."""
    told = incident("a", last=DAY + timedelta(days=2))
    told = replace(told, when=replace(told.when, text="over the holiday"))
    lines = [line.plain.strip() for line in explanation(Reading(Report("a", "Words"), (), (told,), ()), plain=True)]
    assert 'when: 2025-05-01 to 2025-05-03 ("over the holiday")' in lines


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (Relation("a", "it", "Odesa", 30.0, None, Evidence("a", 0, 5, "Words")), 'it is 30 km from Odesa ("Words")'),
        (
            Relation("a", "it", "Odesa", 30.0, 90.0, Evidence("a", 0, 5, "Words"), computed_km=31.2, fits=True),
            'it is 30 km 90° from Odesa; measured 31 km: fits ("Words")',
        ),
    ],
)
def test_distances(relation: Relation, words: str) -> None:
    """A distance is told as it was stated, and as it was measured when it could be."""
    told = [line.plain for line in explanation(Reading(Report("a", "Words"), (), (), (relation,)), plain=True)]
    assert told[-1] == words
