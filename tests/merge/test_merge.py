"""What several reports say of one incident is joined, and nothing else is."""

from __future__ import annotations

import itertools
import random
import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from geomap.merge import merge
from geomap.model import Count, Incident, Place, Reading, Report
from tests.merge.accounts import CHUHUIV, DAY, KHARKIV, OBLAST, ODESA, SALTIVKA, UKRAINE, exactly, incident


def readings(*incidents: Incident) -> list[Reading]:
    """Return the readings of the reports that the incidents are told in."""
    by_report: dict[str, list[Incident]] = {}
    for one in incidents:
        by_report.setdefault(one.accounts[0].report_id, []).append(one)
    return [Reading(Report(name, ""), (), tuple(told), ()) for name, told in by_report.items()]


def merged(*incidents: Incident) -> list[list[str]]:
    """Return which reports' accounts are joined."""
    return [[account.report_id for account in one.accounts] for one in merge(readings(*incidents))]


NEXT = DAY + timedelta(days=1)

JOINED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("the same place, kind and day", {}, {}),
    ("a district and its city", {}, {"place": SALTIVKA}),
    ("a town and its region", {"place": CHUHUIV}, {"place": OBLAST}),
    ("a city and its country, with the same figures", {"killed": exactly(9)}, {"place": UKRAINE, "killed": exactly(9)}),
    ("a vague kind and a definite one", {}, {"event_type": "attack"}),
    ("an explosion that was a strike", {}, {"event_type": "explosion"}),
    ("missiles called air strikes", {}, {"event_type": "air_strike"}),
    ("kinds that share a weapon", {"weapons": ("rocket",)}, {"event_type": "shelling", "weapons": ("rocket",)}),
    ("a day within a week", {}, {"day": DAY - timedelta(days=2), "last": DAY + timedelta(days=3)}),
    ("a report without a date, published two days later", {}, {"day": None, "published": DAY + timedelta(days=2)}),
    ("figures that differ", {"killed": exactly(2)}, {"killed": exactly(5)}),
    ("a toll that rises the day after", {"killed": Count(6, 6, None)}, {"killed": exactly(8), "published": NEXT}),
    (
        "a region first, then the town with more dead",
        {"place": OBLAST, "killed": Count(100, 100, None)},
        {"killed": exactly(120)},
    ),
    ("a denial of what the other reports", {}, {"status": "denied", "published": NEXT}),
    ("one night told as two days, same figures", {"killed": exactly(7)}, {"day": NEXT, "killed": exactly(7)}),
    (
        "no dates at all, same figures",
        {"day": None, "published": None, "killed": exactly(3)},
        {"day": None, "published": None, "killed": exactly(3)},
    ),
]
APART: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("another city", {}, {"place": ODESA}),
    ("a town near by", {}, {"place": CHUHUIV}),
    ("another day", {}, {"day": DAY + timedelta(days=5)}),
    ("the next day, other figures", {"killed": exactly(7)}, {"day": NEXT, "killed": exactly(8)}),
    ("the next day, no figures", {}, {"day": NEXT}),
    (
        "drones again the next night",
        {"event_type": "drone_attack", "injured": exactly(3)},
        {"event_type": "drone_attack", "day": NEXT, "injured": exactly(7)},
    ),
    (
        "a fire and a shooting, as many dead",
        {"event_type": "fire", "killed": exactly(2)},
        {"event_type": "shooting", "killed": exactly(2)},
    ),
    ("another kind", {}, {"event_type": "earthquake"}),
    ("drones and missiles", {}, {"event_type": "drone_attack"}),
    ("a city and its country without figures", {}, {"place": UKRAINE}),
    ("a city and its country with other figures", {"killed": exactly(1)}, {"place": UKRAINE, "killed": exactly(2)}),
    ("a town and its region with other figures", {"killed": exactly(1)}, {"place": OBLAST, "killed": exactly(9)}),
    ("a region of another town", {"place": ODESA}, {"place": OBLAST}),
    ("a report without a date, published a month later", {}, {"day": None, "published": DAY + timedelta(days=30)}),
    ("no dates and no figures", {"day": None, "published": None}, {"day": None, "published": None}),
    ("no place", {"place": None}, {"place": None}),
]


@pytest.mark.parametrize(("what", "one", "other"), JOINED, ids=[row[0] for row in JOINED])
def test_accounts_of_one_incident_are_joined(what: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    """Two reports that may well tell of one incident become one, with both accounts and a reason."""
    (found,) = merge(readings(incident("a", **one), incident("b", **other)))
    assert {account.report_id for account in found.accounts} == {"a", "b"}
    assert [account.merge_reason is not None for account in found.accounts] == [False, True], what


@pytest.mark.parametrize(("what", "one", "other"), APART, ids=[row[0] for row in APART])
def test_accounts_of_two_incidents_stay_apart(what: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    """Two reports that tell of two incidents stay two."""
    assert len(merged(incident("a", **one), incident("b", **other))) == 2, what


def test_incidents_of_one_report_are_never_joined() -> None:
    """However alike, two incidents of one report stay two; a third report joins only one of them."""
    assert len(merged(incident("a"), incident("a", start=100))) == 2
    found = merged(incident("a"), incident("a", start=100), incident("b"))
    assert sorted(map(len, found)) == [1, 2]


def test_region_with_two_candidates_joins_neither() -> None:
    """An incident told of a region is not given to one of two that it may be."""
    told = [incident("a", place=KHARKIV), incident("b", place=CHUHUIV), incident("c", place=OBLAST)]
    assert len(merged(*told)) == 3


def test_vague_kind_does_not_bridge_two_definite_ones() -> None:
    """An "attack" joins the missiles or the drones, never both into one."""
    told = [incident("a"), incident("b", event_type="drone_attack"), incident("c", event_type="attack")]
    assert len(merged(*told)) == 2


def test_order_of_reports_is_irrelevant() -> None:
    """The same incidents come out of every order of the same reports, in the same order."""
    told = [
        incident("a", killed=exactly(2)),
        incident("b", killed=exactly(3), published=NEXT),
        incident("c", event_type="attack", place=SALTIVKA),
        incident("d", place=OBLAST, day=None),
        incident("e", event_type="drone_attack"),
    ]
    expected = merge(readings(*told))
    assert len(expected) == 2
    for order in itertools.permutations(told):
        assert merge(readings(*order)) == expected


def test_figures_of_several_reports() -> None:
    """Low is the lowest, best the latest report's, high the highest, and a conflict is told."""
    (found,) = merge(
        readings(
            incident("late", killed=exactly(5), published=NEXT),
            incident("early", killed=exactly(2), injured=Count(30, 30, None)),
        )
    )
    assert found.fatalities == Count(2, 5, 5)
    assert found.injured == Count(30, 30, None)
    assert found.figures_conflict
    assert found.accounts[0].report_id == "early"


@pytest.mark.parametrize(
    ("early", "late", "joined", "conflict"),
    [
        (Count(2, 2, None), exactly(5), Count(2, 5, 5), False),
        (exactly(5), Count(7, 7, None), Count(5, 7, None), True),
        (Count(None, 85, 85), exactly(90), Count(90, 90, 90), True),
        (Count(), exactly(4), exactly(4), False),
        (exactly(0), Count(), exactly(0), False),
        (Count(2, 3, 4), Count(3, 3, 6), Count(2, 3, 6), False),
        (exactly(3), exactly(3), exactly(3), False),
    ],
)
def test_ranges(early: Count, late: Count, joined: Count, conflict: bool) -> None:  # noqa: FBT001 - a table's column
    """Ranges join into one that is in order, whatever was open."""
    (found,) = merge(readings(incident("a", killed=early), incident("b", killed=late, published=NEXT)))
    assert (found.fatalities, found.figures_conflict) == (joined, conflict)


def test_finest_place_and_days_win() -> None:
    """The joined incident has the place and the days of the report that knows best."""
    wide = incident("a", place=OBLAST, day=DAY - timedelta(days=3), last=NEXT)
    wide = replace(wide, when=replace(wide.when, precision=2))
    (found,) = merge(readings(wide, incident("b", published=NEXT)))
    assert found.where is not None
    assert found.where.place == KHARKIV
    assert found.when.first == found.when.last == DAY
    assert found.incident_id == "a-0"


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("reported", "reported", "reported"),
        ("reported", "confirmed", "confirmed"),
        ("claimed", "reported", "reported"),
        ("reported", "denied", "disputed"),
        ("denied", "denied", "denied"),
        ("disputed", "confirmed", "disputed"),
    ],
)
def test_status(one: str, other: str, status: str) -> None:
    """A denial beside a report is a dispute; a confirmation outweighs a report."""
    (found,) = merge(readings(incident("a", status=one), incident("b", status=other)))
    assert found.status == status


def test_two_sides_accused_is_a_dispute() -> None:
    """Reports that blame two sides are in dispute, and the first's side is kept."""
    (found,) = merge(readings(incident("a", attributed_to="Russia"), incident("b", attributed_to="Ukraine")))
    assert (found.status, found.attributed_to) == ("disputed", "Russia")


def test_words_of_all_reports_are_kept() -> None:
    """Weapons and targets are those of all reports, in the order of their tables."""
    (found,) = merge(
        readings(
            incident("a", weapons=("drone",), targets=("school",)),
            incident("b", weapons=("missile", "drone"), targets=("residential",)),
        )
    )
    assert found.weapons == ("missile", "drone")
    assert found.targets == ("residential", "school")


def test_later_report_does_not_change_the_id() -> None:
    """A report added to a run leaves the incident's id as it was."""
    (before,) = merge(readings(incident("a"), incident("b", published=NEXT)))
    (after,) = merge(readings(incident("a"), incident("b", published=NEXT), incident("c", published=NEXT)))
    assert before.incident_id == after.incident_id


def test_across_the_antimeridian() -> None:
    """Two accounts of one event on both sides of the 180th meridian are joined."""
    west = Place(1, "Bay", 179.99, -16.5, "H", "BAY", "FJ", radius_m=20000)
    east = Place(2, "Cove", -179.99, -16.5, "H", "COVE", "FJ", radius_m=10000)
    told = [incident("a", place=west, event_type="storm"), incident("b", place=east, event_type="storm")]
    assert len(merged(*told)) == 1


def test_time_grows_with_incidents_not_with_pairs() -> None:
    """Forty thousand incidents over places and days are grouped in seconds."""
    chosen = random.Random(3)  # noqa: S311 - the same incidents each time
    places = [
        Place(n, f"P{n}", chosen.uniform(-170, 170), chosen.uniform(-60, 70), "P", "PPL", "XX", admin1_code=str(n % 50))
        for n in range(2000)
    ]
    told = [
        incident(f"r{n}", place=chosen.choice(places), day=date(2024, 1, 1) + timedelta(days=chosen.randrange(365)))
        for n in range(40_000)
    ]
    begun = time.monotonic()
    found = merge(readings(*told))
    assert 30_000 < len(found) < 40_000
    assert time.monotonic() - begun < 30
