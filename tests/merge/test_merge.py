"""What several reports say of one incident is joined, and nothing else is."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from geomap.merge import merge
from geomap.model import Count, Incident, Place, Reading, Report
from tests import timing
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
SUNDAY, MONDAY = DAY + timedelta(days=2), DAY + timedelta(days=3)  # the last and first of the index's weeks


def made(
    number: int, *, east: float = 36.0, north: float, radius_m: int, code: str = "PPL", region: str = "07"
) -> Place:
    """Return a place of our own making, of the class that its code is of."""
    kind = {"LK": "H", "AIRP": "S", "AREA": "L", "ADM1": "A"}.get(code, "P")
    country = None if kind == "H" else "UA"
    return Place(
        number, f"Place {number}", east, north, kind, code, country, admin1_code=region or None, radius_m=radius_m
    )


VILLAGE = made(11, north=49.0, radius_m=4000)
NEIGHBOUR = made(12, north=49.03, radius_m=5000)
LARGER = made(13, north=49.03, radius_m=6000)
LAKE = made(14, north=49.03, radius_m=5000, code="LK")
FAR_LAKE = made(15, east=36.25, north=50.07, radius_m=3000, code="LK")
AIRPORT = made(16, east=36.25, north=50.07, radius_m=3000, code="AIRP")
BORDER_TOWN = made(17, east=36.31, north=50.02, radius_m=3000, region="99")
FAR_TOWN = made(18, east=38.0, north=48.2, radius_m=1000)
STEPPE = made(19, north=49.0, radius_m=80000, code="AREA")
STEPPE_TOWN = made(20, north=49.54, radius_m=2000)
NORTHERN = made(23, east=36.24, north=60.0, radius_m=25000)
NORTHERN_QUARTER = made(24, east=36.66, north=60.0, radius_m=2000)
TUNDRA = made(25, east=36.24, north=78.0, radius_m=110_000, code="AREA")
TUNDRA_TOWN = made(26, east=40.94, north=78.19, radius_m=500)
LOOSE_REGION = made(21, north=49.0, radius_m=90000, code="ADM1", region="")
LOOSE_TOWN = made(22, north=49.0, radius_m=1000, region="")

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
    ("the country both times, without figures", {"place": UKRAINE}, {"place": UKRAINE}),
    (
        "a city and its country, of which one tells the injured too",
        {"killed": exactly(9), "injured": exactly(30)},
        {"place": UKRAINE, "killed": exactly(9)},
    ),
    ("a town far from the middle of its region", {"place": FAR_TOWN}, {"place": OBLAST}),
    ("a town and its region, nobody killed", {"killed": exactly(0)}, {"place": OBLAST, "killed": exactly(0)}),
    ("a town and its region, in two weeks", {"last": DAY + timedelta(days=6)}, {"place": OBLAST, "last": MONDAY}),
    ("a city and a town within it that another region holds", {}, {"place": BORDER_TOWN}),
    ("a town and one half as large again that holds it", {"place": VILLAGE}, {"place": LARGER}),
    ("a town and a lake it lies on", {"place": VILLAGE}, {"place": LAKE}),
    ("a city and its airport", {}, {"place": AIRPORT}),
    ("a wide country and a town well inside it", {"place": STEPPE_TOWN}, {"place": STEPPE}),
    ("a large city of the north and a quarter to its east", {"place": NORTHERN}, {"place": NORTHERN_QUARTER}),
    ("a quarter to the east of a large city of the north", {"place": NORTHERN_QUARTER}, {"place": NORTHERN}),
    ("a town in the east of a stretch of the far north", {"place": TUNDRA_TOWN}, {"place": TUNDRA}),
    ("somewhere within 40 km of a town, and a village", {"at": (36.0, 48.74, 40000)}, {"place": VILLAGE}),
    ("a village, and somewhere within 40 km of a town", {"place": VILLAGE}, {"at": (36.0, 48.74, 40000)}),
    ("a spot near a village, and its neighbour", {"place": VILLAGE, "at": (36.0, 49.01, 4000)}, {"place": NEIGHBOUR}),
    ("a village, and a spot near its neighbour", {"place": VILLAGE}, {"place": NEIGHBOUR, "at": (36.0, 49.02, 5000)}),
    (
        "Sunday night and Monday, same figures",
        {"day": SUNDAY, "killed": exactly(7)},
        {"day": MONDAY, "killed": exactly(7)},
    ),
    (
        "Monday and Sunday night, same figures",
        {"day": MONDAY, "killed": exactly(7)},
        {"day": SUNDAY, "killed": exactly(7)},
    ),
    ("a day within nine weeks", {}, {"day": DAY - timedelta(days=31), "last": DAY + timedelta(days=27)}),
    ("the same year", {"last": DAY + timedelta(days=364)}, {"last": DAY + timedelta(days=364)}),
    ("a town within the year, its region on a day", {"last": DAY + timedelta(days=364)}, {"place": OBLAST}),
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
    (
        "a city and its country with as many killed, other injured",
        {"killed": exactly(9), "injured": exactly(30)},
        {"place": UKRAINE, "killed": exactly(9), "injured": exactly(40)},
    ),
    (
        "no dates at all, as many killed, other injured",
        {"day": None, "published": None, "killed": exactly(3), "injured": exactly(30)},
        {"day": None, "published": None, "killed": exactly(3), "injured": exactly(40)},
    ),
    ("a day and its year", {}, {"last": DAY + timedelta(days=364)}),
    ("kinds with a weapon each", {"weapons": ("rocket",)}, {"event_type": "shelling", "weapons": ("artillery",)}),
    ("a spot far from the town that it is measured from", {}, {"at": (36.25, 50.25, 2000)}),
    (
        "a spot far from another that is measured from the same town",
        {"at": (36.25, 49.7, 2000)},
        {"at": (36.25, 50.25, 2000)},
    ),
    (
        "a spot measured from a region, and a town of it",
        {"place": CHUHUIV},
        {"place": OBLAST, "at": (36.4, 49.5, 5000)},
    ),
    ("neighbours of a size", {"place": VILLAGE}, {"place": NEIGHBOUR}),
    ("a lake on the edge of a city", {}, {"place": FAR_LAKE}),
    ("two regions under one code", {"place": OBLAST}, {"place": replace(OBLAST, geonameid=99)}),
    ("a town and a region of no known code", {"place": LOOSE_TOWN}, {"place": LOOSE_REGION}),
    (
        "ten and more in a town, four in its region",
        {"killed": Count(10, 10, None)},
        {"place": OBLAST, "killed": exactly(4)},
    ),
    (
        "four in a town, ten and more in its region",
        {"killed": exactly(4)},
        {"place": OBLAST, "killed": Count(10, 10, None)},
    ),
    ("a town and its region with other injured", {"injured": exactly(3)}, {"place": OBLAST, "injured": exactly(9)}),
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
            incident("a later report", killed=exactly(5), injured=Count(30, 30, None), published=NEXT),
            incident("the first report", killed=exactly(2)),
        )
    )
    assert found.fatalities == Count(2, 5, 5)
    assert found.injured == Count(30, 30, None)
    assert found.figures_conflict
    assert found.accounts[0].report_id == "the first report"


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
        (exactly(90), Count(None, 85, 85), Count(85, 85, 90), True),
        (Count(2, None, 5), Count(3, None, 6), Count(2, None, 6), False),
        (Count(None, 3, 5), Count(None, 9, None), Count(None, 9, None), False),
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
        ("claimed", "claimed", "claimed"),
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


def test_one_side_accused_by_both_is_no_dispute() -> None:
    """Reports that blame one side agree, and so do one that blames and one that does not."""
    for other in ("Russia", None):
        (found,) = merge(readings(incident("a", attributed_to=other), incident("b", attributed_to="Russia")))
        assert (found.status, found.attributed_to) == ("reported", "Russia")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (["missile_strike", "missile_strike", "air_strike"], "missile_strike"),
        (["air_strike", "air_strike", "missile_strike"], "air_strike"),
        (["air_strike", "missile_strike"], "missile_strike"),
        (["attack", "attack", "shelling"], "shelling"),
    ],
)
def test_kind(told: list[str], kind: str) -> None:
    """The kind is what most reports call it, the table's first of equals, and never a vague one beside a definite."""
    (found,) = merge(readings(*(incident(f"r{at}", event_type=one) for at, one in enumerate(told))))
    assert found.event_type == kind


def test_what_one_report_alone_tells_is_kept() -> None:
    """Counts of weapons are the latest, words of a denial the first, and the title is left to be written anew."""
    first = incident("a", launched=10, counterclaim="a denial", casualties_text="two killed")
    later = incident("b", intercepted=7, launched=12, counterclaim="another denial", published=NEXT)
    (found,) = merge(readings(first, later))
    assert (found.title, found.casualties_text) == ("", "two killed")
    assert (found.launched, found.intercepted, found.counterclaim) == (12, 7, "a denial")
    last = incident("c", casualties_text="three killed", published=NEXT)
    (found,) = merge(readings(incident("a"), later, last))
    assert (found.casualties_text, found.counterclaim) == ("three killed", "another denial")


def test_days_of_unknown_precision_are_the_last_choice() -> None:
    """Of windows alike in precision a single day is chosen; a window without a precision comes after all others."""
    day = incident("b")
    span = incident("a", day=DAY - timedelta(days=2), last=NEXT)
    assert merge(readings(span, day))[0].when == day.when
    vague = replace(span, when=replace(span.when, precision=None))
    month = replace(day, when=replace(day.when, precision=3, last=NEXT))
    assert merge(readings(vague, month))[0].when == month.when


def test_undated_accounts_stay_undated() -> None:
    """Reports that tell no day leave the window of the first as it was."""
    told = [incident(name, day=None, published=None, killed=exactly(3)) for name in "ab"]
    told[0] = replace(told[0], when=replace(told[0].when, text="some time ago"))
    assert [one.when.text for one in merge(readings(*told))] == ["some time ago"]


def test_the_surer_of_two_like_places_is_kept() -> None:
    """Between places as fine and as small, the likelier one stands."""
    one, other = incident("a"), incident("b")
    assert other.where is not None
    surer = replace(other, where=replace(other.where, score=0.99))
    (found,) = merge(readings(one, surer))
    assert found.where == surer.where


def test_incidents_without_place_or_account_are_passed_on() -> None:
    """What cannot be merged comes last, as it was, in the order of ids."""
    bare = replace(incident("b"), accounts=())
    told = [Reading(Report(name, ""), (), (one,), ()) for name, one in (("z", incident("z", place=None)), ("b", bare))]
    found = merge([*told, *readings(incident("x"))])
    assert [one.incident_id for one in found] == ["x-0", "b-0", "z-0"]


def test_incidents_of_one_report_come_in_the_order_of_its_text() -> None:
    """Two incidents published on one day in one report are told in the order of their sentences."""
    found = merge(readings(incident("a", start=100, place=ODESA), incident("a", start=20)))
    assert [one.incident_id for one in found] == ["a-20", "a-100"]


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


@given(
    lon=st.floats(-180, 180),
    lat=st.floats(-78, 78),
    radius_km=st.floats(1, 110),
    bearing=st.floats(0, 360),
    share=st.floats(0, 0.98),
    code=st.sampled_from(["PPL", "AREA"]),
    first=st.booleans(),
)
def test_what_a_footprint_holds_is_found_anywhere(  # noqa: PLR0917 - as drawn
    lon: float,
    lat: float,
    radius_km: float,
    bearing: float,
    share: float,
    code: str,
    first: bool,  # noqa: FBT001 - as drawn
) -> None:
    """An event at a place within another's footprint joins the one told of that, wherever on Earth they lie."""
    there = Geodesic.WGS84.Direct(lat, lon, bearing, share * radius_km * 1000)
    wide = made(41, east=lon, north=lat, radius_m=round(radius_km * 1000), code=code)
    fine = made(42, east=there["lon2"], north=there["lat2"], radius_m=500)
    told = [incident("a", place=wide), incident("b", place=fine)]
    if first:
        told = [incident("a", place=fine), incident("b", place=wide)]
    assert len(merged(*told)) == 1


def test_time_grows_with_incidents_not_with_pairs() -> None:
    """Five times the incidents over places and days take about five times as long to group."""
    chosen = random.Random(3)  # noqa: S311 - the same incidents each time
    places = [
        Place(n, f"P{n}", chosen.uniform(-170, 170), chosen.uniform(-60, 70), "P", "PPL", "XX", admin1_code=str(n % 50))
        for n in range(2000)
    ]
    told = [
        incident(f"r{n}", place=chosen.choice(places), day=date(2024, 1, 1) + timedelta(days=chosen.randrange(365)))
        for n in range(20_000)
    ]
    assert timing.growth(lambda count: merge(readings(*told[:count])), short=4_000, long=20_000) < 10
