"""What a whole text and the lists in it say of a name: whose news it reads like, and what its neighbours are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log1p

import pytest

from geomap.model import Candidate, Resolution, Toponym
from geomap.resolve import resolve
from tests.resolve.small_world import THERE, World, first, meaning, named, odds, place, weighing

WEIGHT = 0.5
INDIAN = place(of="IN.1")
LOCAL = (meaning(INDIAN), meaning(THERE))
BESIDE = {"Twin": LOCAL, "Hamlet": (meaning(place(of=None)),)}

# A text, and how much it reads like Indian news.
MANNERS: list[tuple[str, float]] = [
    ("", 0),
    ("The panchayat met.", log1p(1)),
    ("Two lakh people and a crore of coins.", log1p(2)),
    ("A lakh and another lakh.", log1p(1)),
    ("The County sent its Sheriff.", 0),
    ("x" * 19_996 + "lakh", log1p(1)),
    ("x" * 19_997 + "lakh", 0),
]


@pytest.mark.parametrize(("text", "worth"), MANNERS)
def test_manner(text: str, worth: float) -> None:
    """A country's places gain by each of its ways of speaking in the first twenty thousand letters, and say so."""
    chosen = first(World(BESIDE), named("Twin"), {"manner": WEIGHT}, text=text)
    assert odds(chosen, INDIAN) == pytest.approx(WEIGHT * worth, abs=0.01)
    told = ["the text reads like that country's news" in one.reasons for one in chosen.candidates]
    assert told == [worth > 0, False]


@pytest.mark.parametrize(
    ("text", "worth"), [("", 0), ("A lakh.", log1p(1)), ("A lakh and a crore.", 1), ("A Sheriff.", 0)]
)
def test_local_news_names_what_is_near(text: str, worth: float) -> None:
    """What is near the other names gains the more, up to a bound, the more the text reads like its country's news."""
    chosen = first(World(BESIDE), named("Twin", "Hamlet"), {"near, local": WEIGHT}, text=text)
    assert odds(chosen, INDIAN) == pytest.approx(WEIGHT * worth * log1p(1), abs=0.01)


def test_places_of_no_country_have_no_local_news() -> None:
    """A sea in the middle of Indian news is near its coast, and no more than that."""
    sea = meaning(place("SEA", of=None))
    world = World({**BESIDE, "Twin": (sea, meaning(THERE))})
    chosen = first(
        world, named("Twin", "Hamlet"), {"near, local": WEIGHT, "manner": WEIGHT}, text="A lakh and a crore."
    )
    assert odds(chosen, sea.place) == pytest.approx(0, abs=0.01)


STATE, TOWN, COUNTY = meaning(place("ADM1", of="AA.1")), meaning(THERE), meaning(place("ADM2", of="AA.1"))
LAKE = meaning(place("SLAKE", of="DD"))
KINDS = {
    "State": (meaning(place("ADM1", of="CC.1")),),
    "Land": (meaning(place("ADM1", of="CC.2")),),
    "Town": (meaning(place(of="CC.3")),),
    "Seat": (meaning(place("PPLA", of="CC.4")),),
    "Capital": (meaning(place("PPLC", of="CC.5")),),
    "Quarter": (meaning(place("PPLX", of="CC.6")),),
    "County": (meaning(place("ADM2", of="CC.7")),),
    "Parish": (meaning(place("ADMD", of="CC.8")),),
    "Either": (meaning(place("ADM1", of="CC.9")), meaning(place(of="CC.9"))),
}

# The list, and what it says for "Twin" as a state, as a county and as a town.
LISTED: list[tuple[str, tuple[float, float, float]]] = [
    ("Twin, State and Land", (1, 0, 0)),
    ("State, Twin and Land", (1, 0, 0)),
    ("Twin and State", (1, 0, 0)),
    ("Twin, State", (0, 0, 0)),
    ("State met Twin", (0, 0, 0)),
    ("Twin, State and Town", (1 / 2, 0, 1 / 2)),
    ("Twin, Town, Seat, Capital and Quarter", (0, 0, 1)),
    ("Twin, County and Parish", (0, 1, 0)),
    ("Twin and Either", (1 / 2, 0, 1 / 2)),
    ("Twin, Either and State", (3 / 4, 0, 1 / 4)),
    ("Twin, State, State and Town", (1 / 2, 0, 1 / 2)),
    ("Twin, Twin and State", (1, 0, 0)),
    ("Twin fled. State and Land fell", (0, 0, 0)),
]


def told_in(text: str) -> list[Toponym]:
    """Return the names of a text, where they stand: the words that begin with a capital letter."""
    return [Toponym(one.start(), one.end(), one[0], one[0]) for one in re.finditer(r"[A-Z]\w*", text)]


def in_list(text: str, names: Mapping[str, Sequence[Candidate]]) -> Resolution:
    """Return what becomes of "Twin" in a text."""
    found = resolve(told_in(text), World(names), text=text, learnt=weighing({"alike": WEIGHT}))  # type: ignore[arg-type]
    return next(one for one in found if one.toponym.text == "Twin")


@pytest.mark.parametrize(("text", "worth"), LISTED)
def test_alike(text: str, worth: tuple[float, float, float]) -> None:
    """A place gains by the share of the others of its list that are of its kind, and says so."""
    chosen = in_list(text, {**KINDS, "Twin": (STATE, COUNTY, TOWN, LAKE)})
    gains = dict(zip((STATE, COUNTY, TOWN, LAKE), (*worth, 0), strict=True))
    for one, gain in gains.items():
        assert odds(chosen, one.place, LAKE.place) == pytest.approx(WEIGHT * gain, abs=0.02)
    assert {
        candidate.place: "of the kind of the places listed with it" in candidate.reasons
        for candidate in chosen.candidates
    } == {one.place: gain > 0 for one, gain in gains.items()}


def test_long_lists_are_compared_in_part() -> None:
    """The first fifty names of a list are compared with each other, and those after them with none."""
    towns = [f"T{at}" for at in range(60)]
    names = {**KINDS, "Twin": (STATE, TOWN), **dict.fromkeys(towns, KINDS["Town"])}
    for before, states, worth in ((0, [], 1), (49, [], 1), (50, [], 0), (0, ["State"] * 9, 1)):
        listed = [*towns[:before], "Twin", *towns[before:59], *states]
        chosen = in_list(f"{', '.join(listed)} and Seat", names)
        assert odds(chosen, TOWN.place, STATE.place) == pytest.approx(WEIGHT * worth, abs=0.01), before
    chosen = in_list(f"Twin, State, Land, {', '.join(towns)} and Seat", names)
    assert odds(chosen, TOWN.place, STATE.place) == pytest.approx(WEIGHT * (47 - 2) / 49, abs=0.01)
