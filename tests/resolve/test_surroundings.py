"""What a whole text and the lists in it say of a name: whose news it reads like, and what its neighbours are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log, log1p

import pytest

from geomap.model import Candidate, Resolution, Toponym
from geomap.resolve import resolve
from geomap.resolve.choice import group
from geomap.resolve.evidence import CLUES, clues
from geomap.resolve.weighing import weigh
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
    "Both": (meaning(place(of="CC.9")), meaning(place("PPLA", of="CC.9"))),
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
    ("Twin and Both", (0, 0, 1)),
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


MIXED: dict[str, Sequence[Candidate]] = {
    "Twin": (meaning(INDIAN), meaning(place("PPLC", of="US.2", at=(20.5, 10.5))), STATE, LAKE),
    "Other": (meaning(place("ADM1", of="US.2", at=(20.5, 10.5))), meaning(place(of="IN.1", at=(11.1, 10.5)))),
    "India": (meaning(place("PCLI", of="IN", at=(15.5, 15.5))), meaning(place(of="US.3", at=(21.1, 10.5)))),
    "Region": (meaning(place("ADM1", of="IN.1", at=(10.5, 10.5))), meaning(place("MT", of="US.2", at=(20.5, 10.5)))),
    "Hamlet": (meaning(place(of=None)), meaning(place(of="US", at=(60.5, 10.5)))),
    "Nowhere": (),
    "Shire": (meaning(place("ADM1", of="IN.1", at=(10.5, 10.5))),),
    "Land": (meaning(place("PCLI", of="IN", at=(15.5, 15.5))),),
    "Wide": (meaning(place("RGN", of="IN.1")), meaning(place("PPLX", of="US.2", at=(20.1, 10.1)))),
}


@pytest.mark.parametrize(
    "text",
    [
        "Twin fell.",
        "Twin and Other fell, and Twin said a lakh had fled. In Region, no crore was lost.",
        "Twin, Region and Hamlet; the Sheriff of Other, India said so. Nowhere is Wide. Region, Wide.",
        "Region met Shire, India met Land. Twin fell.",
        "Hamlet, Wide and India. Twin has said a panchayat met; County Other. Other, Twin and Nowhere. India.",
    ],
)
@pytest.mark.parametrize("likelihood", [1.0, 0.7])
@pytest.mark.parametrize("home", [None, "US", "IN"])
def test_scores_are_what_the_clues_weigh(text: str, likelihood: float, home: str | None) -> None:
    """Each meaning's odds are the sum of its clues, as the weights are learnt from, however they are reckoned."""
    told = [
        replace(one, likelihood=likelihood if at % 2 else 1.0, within="India" if at == 1 else None)
        for at, one in enumerate(told_in(text))
        if one.text in MIXED
    ]
    learnt = weighing({clue: 0.11 * at for at, clue in enumerate(CLUES, start=1)})
    units = group(told, World(MIXED), learnt, text=text)  # type: ignore[arg-type]
    for unit, scored in zip(units, weigh(units, home, learnt), strict=True):
        sums = [
            option.prior
            + sum(
                learnt.clues[clue] * value
                for clue, value in zip(CLUES, clues(unit, option, *scored.beside, max(scored.others, 1.0)), strict=True)
            )
            for option in unit.options
        ]
        for share, weighed in zip(scored.shares, sums, strict=True):
            if min(share, scored.shares[0]) > 0.002:
                assert log(share / scored.shares[0]) == pytest.approx(weighed - sums[0], abs=1e-6)
