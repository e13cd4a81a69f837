"""Which of several incidents an account is given to, and in what words the choice is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from geomap.merge import merge
from geomap.model import Count, Incident, Place, Reading, Report
from tests.merge.accounts import CHUHUIV, DAY, KHARKIV, OBLAST, ODESA, SALTIVKA, UKRAINE, exactly, incident

NEXT = DAY + timedelta(days=1)
PARK = Place(31, "Park", 36.27, 49.99, "L", "PRK", "UA", "Ukraine", "07", radius_m=20000)
SUBURB = Place(32, "Suburb", 36.12, 49.93, "P", "PPLX", "UA", "Ukraine", "07", radius_m=2000)
OCEAN = Place(33, "Ocean", 36.25, 49.98, "H", "OCN", None, radius_m=1_500_000)
NORTH = Place(34, "North", 36.45, 50.08, "P", "PPL", "UA", "Ukraine", "07", radius_m=2000)
WEEK = {"day": DAY - timedelta(days=2), "last": DAY + timedelta(days=4)}


def merged(*told: Incident) -> tuple[Incident, ...]:
    """Return what becomes of incidents, each in a reading of its own."""
    return merge([Reading(Report(one.accounts[0].report_id, ""), (), (one,), ()) for one in told])


# What a later report tells, beside a strike on Kharkiv, or on what is given first; and why it is the same.
REASONS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {}, "same place, same day, same kind"),
    ({}, {"place": SALTIVKA}, "6 km away, inside its 15 km, same day, same kind"),
    ({"place": NORTH}, {"place": OCEAN}, "18 km away, inside its 1500 km, same day, same kind"),
    ({"place": CHUHUIV}, {"place": OBLAST}, "inside the region, same day, same kind"),
    ({"killed": exactly(4)}, {"place": UKRAINE, "killed": exactly(4)}, "inside the country, same day, same kind"),
    ({}, {"event_type": "attack"}, "same place, same day, attack may be the missile strike"),
    (
        {"weapons": ("rocket", "cruise_missile")},
        {"event_type": "shelling", "weapons": ("cruise_missile", "artillery")},
        "same place, same day, same weapon (cruise missile)",
    ),
    (WEEK, WEEK, "same place, dates can be the same, same kind"),
    ({}, WEEK, "same place, dates can be the same, same kind"),
    ({}, {"day": None}, "same place, dates can be the same, same kind"),
    (
        {"killed": exactly(4)},
        {"day": NEXT, "killed": exactly(4)},
        "same place, a day apart, same figures, same kind",
    ),
    (
        {"killed": exactly(4)},
        {"day": None, "published": None, "killed": exactly(4)},
        "same place, no date stated, same figures, same kind",
    ),
]


@pytest.mark.parametrize(("one", "other", "reason"), REASONS, ids=[row[2] for row in REASONS])
def test_reason(one: dict[str, Any], other: dict[str, Any], reason: str) -> None:
    """An account that was merged in says why, in words about place, days and kind."""
    (found,) = merged(incident("a", **one), incident("b", **other))
    assert found.accounts[1].merge_reason == reason


# The first and the second account, and a third that has them meet: they have nothing to say to each other themselves.
BRIDGED: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any], str]] = [
    (
        {"place": SALTIVKA, "event_type": "attack"},
        {"place": SUBURB, "event_type": "attack"},
        {},
        "a place that holds both, same day, same kind",
    ),
    (
        {"day": DAY - timedelta(days=4), "last": DAY - timedelta(days=1)},
        {"day": NEXT, "last": DAY + timedelta(days=4)},
        {"day": DAY - timedelta(days=1), "last": NEXT},
        "same place, dates that a third report joins, same kind",
    ),
    (
        {"last": NEXT},
        {"event_type": "shelling", "weapons": ("rocket",), "last": NEXT},
        {"weapons": ("rocket",)},
        "same place, dates can be the same, a kind that a third report joins",
    ),
]


@pytest.mark.parametrize(("first", "second", "third", "reason"), BRIDGED, ids=[row[3] for row in BRIDGED])
def test_reason_of_what_a_third_report_joins(
    first: dict[str, Any], second: dict[str, Any], third: dict[str, Any], reason: str
) -> None:
    """Where the first account alone gives no reason, the words say that another report does."""
    told = incident("a", **first), incident("b", **second), incident("c", published=NEXT, **third)
    assert len(merged(*told[:2])) == 2
    (found,) = merged(*told)
    assert [account.merge_reason for account in found.accounts if account.report_id == "b"] == [reason]


# Two incidents of one report, the first and the second, and an account that may be either but is the second.
SECOND: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    (
        "its place before its kind",
        {"event_type": "attack"},
        {"place": SALTIVKA},
        {"event_type": "attack", "place": SALTIVKA},
    ),
    ("its kind", {}, {"event_type": "air_strike"}, {"event_type": "air_strike"}),
    ("its figures", {"killed": exactly(3)}, {"killed": exactly(7)}, {"killed": exactly(7)}),
    ("figures it can be", {"killed": exactly(3)}, {"killed": Count(6, 6, None)}, {"killed": exactly(8)}),
    ("its day", WEEK, {}, {"place": PARK}),
    ("what is nearest", {}, {"place": SALTIVKA}, {"place": PARK, "at": (36.3, 50.01, 20000)}),
]


@pytest.mark.parametrize(("what", "first", "second", "other"), SECOND, ids=[row[0] for row in SECOND])
def test_likest_incident_is_chosen(
    what: str, first: dict[str, Any], second: dict[str, Any], other: dict[str, Any]
) -> None:
    """An account that may be of several incidents goes to the one it is most like."""
    found = merged(incident("a", **first), incident("a", start=100, **second), incident("b", **other))
    told = {one.incident_id: len(one.accounts) for one in found}
    assert told == {"a-0": 1, "a-100": 2}, what


def test_first_of_equals_is_chosen() -> None:
    """Where nothing sets two incidents apart, the account goes to the one told first."""
    found = merged(incident("a", start=100), incident("a"), incident("b"))
    assert {one.incident_id: len(one.accounts) for one in found} == {"a-0": 2, "a-100": 1}


def test_country_with_two_candidates_joins_neither() -> None:
    """An incident told of a country, with the figures of two in it, is neither."""
    told = [
        incident(name, place=place, killed=exactly(9))
        for name, place in zip("abc", (KHARKIV, ODESA, UKRAINE), strict=True)
    ]
    assert len(merged(*told)) == 3


def test_undated_account_with_two_candidates_joins_neither() -> None:
    """An account without any date goes to the incident with its very figures, and to none when two have them."""
    told = [incident("a", killed=exactly(4)), incident("a", start=100, killed=exactly(9))]
    late = incident("b", day=None, published=None, killed=exactly(9))
    assert sorted(len(one.accounts) for one in merged(*told, late)) == [1, 2]
    twins = [incident("a", killed=exactly(9)), incident("a", start=100, killed=exactly(9))]
    assert [len(one.accounts) for one in merged(*twins, late)] == [1, 1, 1]


def test_region_goes_to_the_candidate_with_its_very_figures() -> None:
    """Of two incidents that a region's may be, the one told in the same figures is."""
    told = [incident("a", killed=exactly(4)), incident("b", place=CHUHUIV, killed=Count(4, 4, None))]
    found = merged(*told, incident("c", place=OBLAST, killed=Count(4, 4, None)))
    assert {one.incident_id: len(one.accounts) for one in found} == {"a-0": 1, "b-0": 2}


def test_definite_kinds_that_share_a_looser_one_stay_apart() -> None:
    """Missiles may be the air strike, and so may drones; missiles and drones are not one."""
    told = [
        incident(name, event_type=kind)
        for name, kind in zip("abc", ("air_strike", "missile_strike", "drone_attack"), strict=True)
    ]
    assert sorted(len(one.accounts) for one in merged(*told)) == [1, 2]
