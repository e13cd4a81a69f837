"""Every clue counts for as much as its weight says, and for nothing where it does not hold."""

from __future__ import annotations

from math import exp, log, log1p
from typing import Any

import pytest

from geomap.model import Candidate, Toponym
from geomap.resolve.options import LIMIT
from tests.resolve.small_world import (
    HERE,
    THERE,
    TWINS,
    World,
    first,
    meaning,
    named,
    odds,
    place,
    toponym,
)

WEIGHT = 0.5
FAR = (30.5, 10.5)
NAMES: dict[str, tuple[Candidate, ...]] = {
    "Twin": TWINS,
    "Countryman": (meaning(place(of="AA.2", at=FAR)),),
    "Other countryman": (meaning(place(of="AA.3", at=FAR)),),
    "Stranger": (meaning(place(of="CC.1", at=FAR)),),
    "Other stranger": (meaning(place(of="DD.1", at=FAR)),),
    "Country": (meaning(place("PCLI", of="AA", at=FAR)),),
    "Realm": (meaning(place("PCLI", of="AA", at=FAR)),),
    "Far land": (meaning(place("PCLI", of="BB", at=FAR)),),
    "Region": (meaning(place("ADM1", of="AA.1", at=FAR)),),
    "Shire": (meaning(place("ADM1", of="AA.1", at=FAR)),),
    "Regional town": (meaning(place(of="AA.1", at=FAR)),),
    "Neighbour": (meaning(place(of=None, at=(11.1, 11.1))),),
    "Same degree": (meaning(place(of=None, at=(10.1, 10.9))),),
    "Two degrees off": (meaning(place(of=None, at=(12.1, 10.5))),),
    "Region beside": (meaning(place("ADM1", of=None, at=(10.5, 10.5))),),
    "Hill": (meaning(place("MT", of=None, at=(9.6, 9.6))),),
    "Wide area": (meaning(place("RGN", of=None, at=(10.5, 10.5))),),
    "Continent": (meaning(place("CONT", of=None)),),
    "Town beside": (meaning(place(of="AA.1", at=(11.1, 10.5))),),
    "Town afar": (meaning(place(of="AA.1", at=(15.5, 10.5))),),
    "Town across": (meaning(place(of="AA.2", at=(10.5, 10.5))),),
    "County": (meaning(place("ADM2", of="AA.1", at=(10.5, 11.1))),),
    "Lake": (meaning(place("SLAKE", of=None)),),
    "Town around": (meaning(place(of="AA.1", at=(10.2, 10.2))),),
    "Town north-east": (meaning(place(of="AA.1", at=(11.1, 11.1))),),
    "Town north-west": (meaning(place(of="AA.1", at=(9.6, 11.1))),),
    "Town two north": (meaning(place(of="AA.1", at=(12.5, 11.5))),),
    "Continent beside": (meaning(place("CONT", of=None, at=(10.5, 10.5))),),
    "Country beside": (meaning(place("PCLI", of="CC", at=(10.5, 10.5))),),
    "Two crowns": (meaning(place("PCLI", of="AA", at=FAR)), meaning(place("PCLI", of="AA", at=(40, 40)))),
    "Two shires": (meaning(place("ADM1", of="AA.1", at=FAR)), meaning(place("ADM1", of="AA.1", at=(40, 40)))),
    "Two towns": (meaning(place(of="AA.1", at=(10.1, 10.1))), meaning(place(of="AA.1", at=(10.9, 10.9)))),
}
DOUBTED = toponym("Countryman", likelihood=0.5)

# The clue, the names beside "Twin", and what the clue is worth for the twin in AA.1 against the one in BB.1.
BESIDE: list[tuple[str, list[str | Toponym], float]] = [
    ("country", ["Countryman"], log1p(1)),
    ("country", ["Countryman", "Other countryman"], log1p(2)),
    ("country", ["Countryman", "Countryman"], log1p(1)),
    ("country", ["Country"], log1p(1)),
    ("country", [DOUBTED], log1p(0.5)),
    ("country", ["Stranger"], 0),
    ("country", ["Far land"], -log1p(1)),
    ("country named", ["Country"], 1),
    ("country named", ["Country", "Realm"], 1),
    ("country named", [toponym("Country", likelihood=0.5)], 0.5),
    ("country named", ["Two crowns"], 1),
    ("country named", ["Countryman"], 0),
    ("country named", ["Region"], 0),
    ("country share", ["Countryman"], 1),
    ("country share", ["Countryman", "Stranger", "Other stranger"], 1 / 3),
    ("country share", [DOUBTED, "Stranger"], 1 / 4),
    ("region", ["Regional town"], log1p(1)),
    ("region", ["Regional town", "Region"], log1p(2)),
    ("region", [toponym("Regional town", likelihood=0.5)], log1p(0.5)),
    ("region", ["Two towns"], log1p(1)),
    ("region", ["Countryman"], 0),
    ("region", ["Country"], 0),
    ("region named", ["Region"], 1),
    ("region named", ["Region", "Shire"], 1),
    ("region named", [toponym("Region", likelihood=0.5)], 0.5),
    ("region named", ["Two shires"], 1),
    ("region named", ["Regional town"], 0),
    ("region share", ["Regional town", "Stranger"], 1 / 2),
    ("region share", ["Countryman", "Stranger"], 0),
    ("near", ["Same degree"], log1p(1)),
    ("near", ["Neighbour"], log1p(1)),
    ("near", ["Hill"], log1p(1)),
    ("near", ["Neighbour", "Hill"], log1p(2)),
    ("near", [toponym("Neighbour", likelihood=0.5)], log1p(0.5)),
    ("near", ["Two towns"], log1p(1)),
    ("near", ["Two degrees off"], 0),
    ("near", ["Continent beside"], 0),
    ("near", ["Country beside"], 0),
    ("near", ["Region beside"], 0),
    ("near", ["Wide area"], 0),
]


@pytest.mark.parametrize(("clue", "beside", "worth"), BESIDE)
def test_what_the_other_names_say(clue: str, beside: list[str | Toponym], worth: float) -> None:
    """A place is the likelier the more of the text lies in its country, in its region and around it."""
    chosen = first(World(NAMES), named("Twin", *beside), {clue: WEIGHT})
    assert odds(chosen) == pytest.approx(WEIGHT * worth, abs=0.01)


@pytest.mark.parametrize("clue", ["country", "country named", "country share", "region", "region named", "near"])
def test_a_name_says_nothing_of_itself(clue: str) -> None:
    """However often a name stands in a text, and whatever it may mean, it does not support its own meanings."""
    names = {"Twin": (meaning(place("ADM1", of="AA.1")), meaning(place("PCLI", of="BB")), meaning(THERE))}
    doubted = toponym("Twin", likelihood=0.4)
    for told in (named("Twin"), named("Twin", "Twin", doubted), named(doubted)):
        chosen = first(World(names), told, {clue: WEIGHT})
        assert {candidate.score for candidate in chosen.candidates} == {0.333}
        assert not [reason for candidate in chosen.candidates for reason in candidate.reasons if "text" in reason]


def test_what_is_unlikely_by_its_name_is_supported_like_the_others() -> None:
    """A meaning with too little a share to lend anything gains what other names lend it, and no more."""
    rare = meaning(place(of="CC.1", at=FAR), "historic")
    far = (meaning(place(of="DD.1", at=(80.5, 10.5))),)
    world = World({**NAMES, "Twin": (rare, *TWINS), "Other stranger": far})
    for clue in ("country", "region", "near"):
        for beside, worth in (("Other stranger", 0), ("Stranger", log1p(1))):
            weight = 4.0
            chosen = first(world, named("Twin", beside), {clue: weight, "kind=historic": -5.0})
            assert odds(chosen, rare.place) == pytest.approx(-5 + weight * worth, abs=0.2), clue


def test_a_meaning_without_a_share_does_not_silence_those_after_it() -> None:
    """What lends nothing is passed over, and the meanings that come after it lend theirs."""
    rare = meaning(place(of="CC.1", at=FAR), "historic")
    world = World({**NAMES, "Countryman": (rare, *NAMES["Countryman"])})
    chosen = first(world, named("Twin", "Countryman"), {"country": WEIGHT, "kind=historic": -9.0})
    assert odds(chosen) == pytest.approx(WEIGHT * log1p(1), abs=0.01)


def test_places_of_no_region_share_none() -> None:
    """Places of a country without a region have no region in common."""
    loose = meaning(place(of="AA"))
    world = World({"Twin": (loose, meaning(THERE)), "Loose": (meaning(place(of="AA", at=FAR)),)})
    assert odds(first(world, named("Twin", "Loose"), {"region": WEIGHT}), loose.place) == pytest.approx(0, abs=0.01)


def test_names_are_weighed_twice() -> None:
    """What a first round makes of two names, each says to the other in the second."""
    names = {**NAMES, "Pair": (meaning(place(of="AA.4", at=FAR)), meaning(place(of="BB.4", at=FAR)))}
    chosen = first(World(names), named("Twin", "Pair", "Countryman"), {"country": 1.0})
    leaning = 1 / (1 + exp(log1p(0.5) - log1p(1.5)))
    assert odds(chosen) == pytest.approx(log1p(1 + leaning) - log1p(1 - leaning), abs=0.01)


def test_a_name_that_the_text_settles_says_so_to_the_others() -> None:
    """What the second round goes by is what the first made of a name, not what the name may mean by itself."""
    pair = (meaning(place(of="AA.4", at=FAR)), meaning(place(of="BB.4", at=FAR)))
    world = World({**NAMES, "Pair": pair})
    told = named("Twin", toponym("Pair", within="Country"))
    settled = 1 / (1 + exp(-4))
    chosen = first(world, told, {"country": 1.0, "inside": 4.0})
    assert odds(chosen) == pytest.approx(log1p(settled) - log1p(1 - settled), abs=0.01)


def test_home_counts_from_the_first_round_on() -> None:
    """A name that its text and the home country settle together keeps the score of the first round."""
    pair = (meaning(place(of="AA.4", at=FAR)), meaning(place(of="BB.4", at=FAR)))
    world = World({**NAMES, "Pair": pair})
    chosen = first(world, named("Twin", "Pair", "Countryman"), {"country": 2.0, "home": 2.2}, home="AA")
    assert odds(chosen) == pytest.approx(2.2 + 2 * (log1p(1.5) - log1p(0.5)), abs=0.05)


def test_a_settled_name_is_not_weighed_again() -> None:
    """A name whose meaning the first round leaves in no doubt keeps its score."""
    pair = (meaning(place(of="AA.4", at=FAR)), meaning(place(of="BB.4", at=FAR)))
    world = World({"Twin": (meaning(HERE, "primary"), meaning(THERE)), "Pair": pair})
    for prior, gain in ((1.5, 0.54), (3.2, 0.0)):
        chosen = first(world, named("Twin", "Pair"), {"country": 2.0, "kind=primary": prior})
        assert odds(chosen) == pytest.approx(prior + gain, abs=0.03)


def test_a_hopeless_meaning_is_given_up() -> None:
    """What the first round gives less than two thousandths has nothing after the second."""
    scores = {}
    for prior in (-5.3, -6.2):
        names = {"Twin": (*TWINS, meaning(place(of="CC.1", at=FAR), "historic"))}
        chosen = first(World(names), named("Twin"), {"kind=historic": prior})
        (scores[prior],) = (one.score for one in chosen.candidates if one.name_kind == "historic")
    assert scores == {-5.3: 0.002, -6.2: 0.0}


# The container stated with "Twin", and on which side of it the twins lie: 1 inside, -1 outside, 0 neither.
STATED: list[tuple[str | None, tuple[int, int]]] = [
    (None, (0, 0)),
    ("Unheard of", (0, 0)),
    ("Country", (1, -1)),
    ("Far land", (-1, 1)),
    ("Region", (1, -1)),
    ("Continent", (-1, -1)),
    ("Town beside", (1, -1)),
    ("Town around", (1, -1)),
    ("Town north-east", (1, -1)),
    ("Town north-west", (1, -1)),
    ("Town two north", (-1, -1)),
    ("Town afar", (-1, -1)),
    ("Town across", (-1, -1)),
    ("County", (1, -1)),
    ("Lake", (0, 0)),
]


@pytest.mark.parametrize(("within", "sides"), STATED)
def test_the_stated_container(within: str | None, sides: tuple[int, int]) -> None:
    """A place inside the container that the text states gains, one outside it loses."""
    told = named(toponym("Twin", within=within))
    for clue, side in (("inside", 1), ("outside", -1)):
        chosen = first(World(NAMES), told, {clue: WEIGHT})
        worth = (sides[0] == side) - (sides[1] == side)
        assert odds(chosen) == pytest.approx(WEIGHT * worth, abs=0.01), clue
        reason = f"{clue} the place stated with it"
        assert [reason in candidate.reasons for candidate in chosen.candidates] == [
            side == at for at in (sides if worth >= 0 else sides[::-1])
        ], clue


@pytest.mark.parametrize("holder", ["PCLI", "ADM1"])
def test_a_container_does_not_hold_its_like(holder: str) -> None:
    """Neither a country nor a first-order region lies in itself or in another of its kind."""
    outer, inner = meaning(place(holder, of="AA.1", at=FAR)), meaning(place(holder, of="AA.1"))
    world = World({"Holder": (outer,), "Twin": (inner, meaning(THERE))})
    chosen = first(world, named(toponym("Twin", within="Holder")), {"inside": WEIGHT})
    assert odds(chosen, inner.place) == pytest.approx(0, abs=0.01)


def test_a_container_may_have_several_meanings() -> None:
    """A place is inside when any of the first five meanings of its container holds it."""
    elsewhere = [meaning(place("PCLI", of=f"X{at}")) for at in range(5)]
    for before, worth in ((4, 1), (5, 0)):
        world = World({"Twin": TWINS, "Holder": (*elsewhere[:before], *NAMES["Country"])})
        chosen = first(world, named(toponym("Twin", within="Holder")), {"inside": WEIGHT})
        assert odds(chosen) == pytest.approx(WEIGHT * worth, abs=0.01)


@pytest.mark.parametrize(("home", "worth"), [("AA", 1), ("aa", 1), ("BB", -1), ("CC", 0), ("", 0)])
def test_home(home: str, worth: float) -> None:
    """The home country speaks for its places, in letters of either size."""
    chosen = first(World(NAMES), named("Twin"), {"home": WEIGHT}, home=home)
    assert odds(chosen) == pytest.approx(WEIGHT * worth, abs=0.01)
    assert ["in the home country" in one.reasons for one in chosen.candidates] == [worth != 0, False]


@pytest.mark.parametrize(
    ("after", "speaks"),
    [
        (" said no", True),
        (" has warned them", True),
        (" also insists on it", True),
        (" called it off", True),
        (" wants more", True),
        (" saidly", False),
        (", said the mayor", False),
        (" was shelled", False),
        (" will have said", False),
    ],
)
@pytest.mark.parametrize(("code", "can"), [("PPLC", True), ("PCLI", True), ("PPL", False), ("ADM1", False)])
def test_only_governments_speak(after: str, speaks: bool, code: str, can: bool) -> None:  # noqa: FBT001 - a table's columns
    """A name that the text lets say something is likelier a capital or a country."""
    speaker = meaning(place(code, of="AA.1"))
    world = World({"Twin": (speaker, meaning(THERE))})
    chosen = first(world, named("Twin"), {"speaks": WEIGHT}, text=f"Twin{after}.")
    assert odds(chosen, speaker.place) == pytest.approx(WEIGHT * (speaks and can), abs=0.01)
    assert ("spoken of as a government" in chosen.reasons) == (speaks and can)


def test_one_mention_that_speaks_is_enough() -> None:
    """All mentions of a name are asked whether they speak."""
    world = World({"Twin": (meaning(place("PPLC", of="AA.1")), meaning(THERE))})
    told = [Toponym(0, 4, "Twin", "Twin"), Toponym(11, 15, "Twin", "Twin")]
    chosen = first(world, told, {"speaks": WEIGHT}, text="Twin fell. Twin said so.")
    assert "spoken of as a government" in chosen.reasons


# What a cue calls a place, codes of places that it fits, and codes of places that it does not.
CUES: list[tuple[str, str, str]] = [
    ("settlement", "PPL PPLC PPLA PPLX", "ADM1 PCLI SEA MT AIRP"),
    ("region", "ADM1 ADM2 ADMD RGN", "PPL PCLI SEA CONT"),
    ("district", "ADM1 ADM2 ADMD", "RGN PPL PCLI"),
    ("country", "PCLI PCLD", "ADM1 PPLC CONT"),
    ("water", "SEA STM", "PPL ADM1 MT"),
    ("terrain", "MT MTS RGN", "SEA PPL AIRP"),
    ("site", "AIRP BLDG", "PPL MT"),
]


@pytest.mark.parametrize(
    ("cue", "code", "fits"),
    [
        (cue, code, fits)
        for cue, fitting, unfitting in CUES
        for codes, fits in ((fitting, True), (unfitting, False))
        for code in codes.split()
    ],
)
def test_cue(cue: Any, code: str, fits: bool) -> None:  # noqa: FBT001 - a table's column
    """The words beside a name speak for a kind of place, and against all other kinds."""
    kind = "S" if code in ("AIRP", "BLDG") else "H" if code in ("SEA", "STM") else None
    one = meaning(place(code, **({"feature_class": kind} if kind else {})))
    sure = "nowhere"
    for clue, holds in (("cue fits", fits), ("cue misfits", not fits)):
        chosen = first(World({"One": (one,)}), named(toponym("One", cue=cue)), {clue: WEIGHT, sure: 0.0})
        (candidate,) = chosen.candidates
        assert log(candidate.score / (1 - candidate.score)) == pytest.approx(WEIGHT * holds, abs=0.01), clue
    told = {"the words beside it fit its kind", "the words beside it call for another kind of place"}
    assert len(told & set(candidate.reasons)) == 1
    assert ("the words beside it fit its kind" in candidate.reasons) is fits


def test_no_cue_says_nothing() -> None:
    """Without words beside it, no kind of place is fitting or not."""
    for clue in ("cue fits", "cue misfits"):
        assert odds(first(World(NAMES), named("Twin"), {clue: WEIGHT})) == pytest.approx(0, abs=0.01)


REASONS: list[tuple[str, str]] = [
    ("Countryman", "its country holds other places of the text"),
    ("Country", "its country is named in the text"),
    ("Regional town", "its region holds other places of the text"),
    ("Region", "its region is named in the text"),
    ("Same degree", "near other places of the text"),
]


@pytest.mark.parametrize(("beside", "reason"), REASONS)
def test_reason(beside: str, reason: str) -> None:
    """What other names say for a place is told, and of no place that they do not speak for."""
    chosen = first(World(NAMES), named("Twin", beside), {"country": 0.1, "near": 0.1})
    reasons = {candidate.place: candidate.reasons for candidate in chosen.candidates}
    assert reason in reasons[HERE]
    assert not {told for _, told in REASONS} & set(reasons[THERE])


def test_reasons_of_the_unlikely_are_not_told() -> None:
    """Of a place with a share below a twentieth only what its name says is told."""
    names = {**NAMES, "Twin": (meaning(HERE, "historic"), meaning(THERE))}
    for prior, told in ((-2.0, True), (-3.5, False)):
        chosen = first(World(names), named("Twin", "Country"), {"kind=historic": prior})
        reasons = {candidate.place: candidate.reasons for candidate in chosen.candidates}
        assert ("its country is named in the text" in reasons[HERE]) is told


# The clue, the meanings of one name, and what the clue is worth for the first of them against the second.
BY_NAME: list[tuple[str, Candidate, Candidate, float]] = [
    ("population", meaning(place(population=999)), meaning(place(at=FAR)), 3),
    ("kind=primary", meaning(HERE, "primary"), meaning(THERE, "historic"), 1),
    ("kind=historic", meaning(HERE, "primary"), meaning(THERE, "historic"), -1),
    ("standing", meaning(HERE, score=0.1), meaning(THERE, score=0.01), 1),
    ("standing", meaning(HERE, score=0.1), meaning(THERE, score=0.0), 3),
    ("standing", meaning(HERE, score=0.1), meaning(THERE, score=1e-6), 3),
    ("first", meaning(HERE), meaning(THERE), 1),
    ("folded", meaning(place(name="Twín"), "primary"), meaning(THERE), 1),
    ("folded", meaning(place(name="Twin"), "primary"), meaning(THERE), 0),
    ("folded", meaning(place(name="Twín"), "official"), meaning(THERE), 0),
    *(
        (f"group={group}", meaning(place(code, of=None)), meaning(place("BLDG", of=None, feature_class="X")), worth)
        for group, code, worth in (
            ("country", "PCLI", 1),
            ("adm1", "ADM1", 1),
            ("adm2", "ADM2", 1),
            ("district", "ADMD", 1),
            ("continent", "CONT", 1),
            ("capital", "PPLC", 1),
            ("seat", "PPLA", 1),
            ("quarter", "PPLX", 1),
            ("town", "PPL", 1),
            ("water", "SEA", 1),
            ("terrain", "MT", 1),
            ("area", "RGN", 1),
            ("site", "PPL", -1),
        )
    ),
]


@pytest.mark.parametrize(("clue", "one", "other", "worth"), BY_NAME)
def test_what_the_name_alone_says(clue: str, one: Candidate, other: Candidate, worth: float) -> None:
    """Population, the kind of name, the kind of place and the gazetteer's order are clues before the text is read."""
    chosen = first(World({"Twin": (one, other)}), named("Twin"), {clue: WEIGHT})
    assert odds(chosen, one.place, other.place) == pytest.approx(WEIGHT * worth, abs=0.02)


CITY = place("PPLA", of="AA.2", population=100_000)
# A namesake of a town, how many people the town has, and whether the namesake dwarfs it.
DWARFS: list[tuple[Candidate, int, float]] = [
    (meaning(CITY), 4_998, 1),
    (meaning(CITY), 4_999, 0),
    (meaning(place("PPLA", of="AA.2", population=99_999)), 0, 0),
    (meaning(place("PPLA", of="CC.2", population=100_000)), 0, 0),
    (meaning(place("SLAKE", of="AA.2", population=100_000)), 0, 0),
    (meaning(CITY, "historic"), 0, 0),
]


@pytest.mark.parametrize(("city", "people", "worth"), DWARFS)
def test_a_town_that_a_namesake_dwarfs(city: Candidate, people: int, worth: float) -> None:
    """A town is less likely meant by its bare name when a city of its country, twenty times as large, has it too."""
    town = meaning(place(of="AA.1", population=people))
    world = World({"Twin": (town, city, meaning(THERE))})
    chosen = first(world, named("Twin"), {"dwarfed": WEIGHT})
    assert odds(chosen, town.place) == pytest.approx(WEIGHT * worth, abs=0.01)


def test_the_largest_namesake_counts() -> None:
    """Of several cities of a name the largest is compared, whichever comes first; a lake is no town to dwarf."""
    larger = meaning(place("PPLA", of="AA.3", population=150_000))
    town, lake = meaning(place(of="AA.1", population=4_999)), meaning(place("SLAKE", of="AA.1"))
    for cities in ((meaning(CITY), larger), (larger, meaning(CITY))):
        chosen = first(World({"Twin": (*cities, town, lake, meaning(THERE))}), named("Twin"), {"dwarfed": WEIGHT})
        assert odds(chosen, town.place) == pytest.approx(WEIGHT, abs=0.02)
        assert odds(chosen, lake.place) == pytest.approx(0, abs=0.02)


def test_a_name_as_shown_is_a_newsrooms() -> None:
    """Another name of a place that we show it under counts as newsrooms' spelling, and no other kind does."""
    for kind, name, worth in (("alternate", "Twin", 1), ("alternate", "Twyn", 0), ("official", "Twin", 0)):
        one = meaning(place(name=name), kind)  # type: ignore[arg-type]
        chosen = first(World({"Twin": (one, meaning(THERE, "historic"))}), named("Twin"), {"kind=newsroom": WEIGHT})
        assert odds(chosen, one.place) == pytest.approx(WEIGHT * worth, abs=0.01)


SEAT = place("PPLA", of="AA.1", population=50_001)
SEATS: list[tuple[Candidate, str | None, float]] = [
    (meaning(SEAT), None, 1),
    (meaning(place("PPLA", of="AA.1", population=50_000)), None, 0),
    (meaning(SEAT, "historic"), None, 0),
    (meaning(place("PPLA", of="AA.2", population=50_001)), None, 0),
    (meaning(place("SLAKE", of="AA.1", population=50_001)), None, 0),
    (meaning(SEAT), "region", 0),
    (meaning(SEAT), "district", 0),
    (meaning(SEAT), "site", 1),
]


@pytest.mark.parametrize(("seat", "cue", "worth"), SEATS)
@pytest.mark.parametrize("code", ["ADM1", "ADM2", "ADMD"])
def test_a_town_of_its_regions_name(seat: Candidate, cue: Any, worth: float, code: str) -> None:
    """A region's bare name is likelier its town's, when that is of a size and nothing calls it a region."""
    region = meaning(place(code, of="AA.1", at=FAR))
    world = World({"Twin": (region, seat, meaning(THERE))})
    chosen = first(world, named(toponym("Twin", cue=cue)), {"town of the name in it": WEIGHT})
    known = worth if code != "ADMD" else 0
    assert odds(chosen, region.place) == pytest.approx(WEIGHT * known, abs=0.01)


def test_a_name_says_how_it_is_one() -> None:
    """The first reasons are the kind of name and the population, of each candidate."""
    said = {
        "primary": "is the place's primary name",
        "official": "is its official name",
        "alternate": "is another name of it",
        "historic": "is a former name of it",
        "abbreviation": "is an abbreviation of it",
        "demonym": "names its people",
        "newsroom": "is a newsroom spelling of it",
        "fuzzy": "is spelt much like it",
    }
    for kind, words in said.items():
        one = Candidate(place(population=1234), "Twyn", kind, 1.0)  # type: ignore[arg-type]
        (candidate,) = first(World({"Twin": (one,)}), named("Twin"), {}).candidates
        assert candidate.reasons == (f"“Twyn” {words}", "population 1,234")
        assert (candidate.place, candidate.name, candidate.name_kind) == (one.place, "Twyn", kind)
    (candidate,) = first(World({"Twin": (meaning(),)}), named("Twin"), {}).candidates
    assert candidate.reasons == ("“Name” is another name of it",)


# What is told of the name, its meanings, and what each clue that none is meant is worth.
NOWHERE: list[tuple[str, list[str | Toponym], tuple[Candidate, ...], float]] = [
    ("nowhere", ["One"], (meaning(),), 1),
    ("nowhere: one country", ["One"], (meaning(HERE), meaning(THERE), meaning(place(of="AA.2"))), 2 / 3),
    ("nowhere: one country", ["One"], (meaning(place(of=None)),), 0),
    ("nowhere: likelihood", [toponym("One", likelihood=0.8)], (meaning(),), -log(4)),
    ("nowhere: likelihood", [toponym("One", likelihood=0.2)], (meaning(),), log(4)),
    ("nowhere: likelihood", [toponym("One", likelihood=1.0)], (meaning(),), -6),
    ("nowhere: likelihood", [toponym("One", likelihood=0.0)], (meaning(),), 6),
    ("nowhere: likelihood", [toponym("One", likelihood=0.2), toponym("One", likelihood=0.8)], (meaning(),), -log(4)),
    ("nowhere: mentions", ["One"], (meaning(),), 0),
    ("nowhere: mentions", ["One", "ONE", "one"], (meaning(),), log(3)),
    ("nowhere: options", ["One"], (meaning(),), log(2)),
    ("nowhere: options", ["One"], TWINS, log(3)),
]


@pytest.mark.parametrize(("clue", "told", "meanings", "worth"), NOWHERE)
def test_what_speaks_for_no_place(
    clue: str, told: list[str | Toponym], meanings: tuple[Candidate, ...], worth: float
) -> None:
    """That none of a name's places is meant is weighed by how sure it is a place's name, and how many it may mean."""
    weight = 0.25
    chosen = first(World({"One": meanings}), named(*told), {clue: weight})
    shares = sum(candidate.score for candidate in chosen.candidates)
    assert log((1 - shares) / shares) + log(len(meanings)) == pytest.approx(weight * worth, abs=0.02)


def test_a_cue_is_tried_as_part_of_the_name() -> None:
    """What the words beside a name call it may be part of its name: "Boone" of two counties is Boone County."""
    county, town = place("ADM2", of="AA.1", geonameid=7), place(of="AA.2", name="Boone County", geonameid=8)
    names = {"Boone": (meaning(THERE), meaning(county)), "Boone County": (meaning(county), meaning(town))}
    oblast = {"Boone Oblast": (meaning(place("ADM1", of="CC.1", geonameid=9)),)}
    found = {
        cue: [
            candidate.place.geonameid
            for candidate in first(World({**names, **oblast}), named(toponym("Boone", cue=cue)), {}).candidates
        ]
        for cue in (None, "district", "region", "site")
    }
    assert found == {None: [None, 7], "district": [None, 7], "region": [None, 7, 9], "site": [None, 7]}


def test_a_suffix_adds_what_the_bare_name_lacks() -> None:
    """A region that only its full name finds is among the meanings of its bare name, when the words call for one."""
    for suffix in "Oblast Region Province State Krai Governorate Republic".split():
        region = meaning(place("ADM1", of="AA.1"))
        chosen = first(World({f"Bare {suffix}": (region,)}), named(toponym("Bare", cue="region")), {})
        assert chosen.place == region.place, suffix
    for suffix in "County District Parish Raion".split():
        district = meaning(place("ADM2", of="AA.1"))
        chosen = first(World({f"Bare {suffix}": (district,)}), named(toponym("Bare", cue="district")), {})
        assert chosen.place == district.place, suffix
    region = meaning(place("ADM1", of="AA.1"))
    both = World({"Bare Oblast": (region,), "Bare Region": (region,)})
    assert len(first(both, named(toponym("Bare", cue="region")), {}).candidates) == 1


def test_a_name_of_very_many_places_is_cut() -> None:
    """Only the first sixty meanings of a name are weighed."""
    many = tuple(meaning(place(of=f"X{at}.1", at=(at / 10, 0.5))) for at in range(LIMIT + 5))
    chosen = first(World({"San Juan": many}), named("San Juan"), {"first": 1.0})
    first_share = exp(1) / (exp(1) + LIMIT - 1)
    assert chosen.score == pytest.approx(first_share, abs=0.001)


@pytest.mark.parametrize("code", ["PCLI", "CONT", "RGN"])
@pytest.mark.parametrize("beside", ["Same degree", "Wide area"])
def test_countries_and_areas_are_near_nothing(code: str, beside: str) -> None:
    """What is as large as a country or an area gains nothing from what lies at its middle, large or small."""
    wide = meaning(place(code, of="CC"))
    world = World({**NAMES, "Twin": (wide, meaning(THERE))})
    assert odds(first(world, named("Twin", beside), {"near": WEIGHT}), wide.place) == pytest.approx(0, abs=0.01)


def test_wide_regions_are_near_nothing() -> None:
    """A region of hundreds of kilometres gains nothing from what lies at its middle; a small one does."""
    for radius_m, worth in ((150_000, log1p(1)), (150_001, 0)):
        region = meaning(place("ADM1", of=None, radius_m=radius_m))
        world = World({"Twin": (region, meaning(THERE)), "Same degree": NAMES["Same degree"]})
        chosen = first(world, named("Twin", "Same degree"), {"near": WEIGHT})
        assert odds(chosen, region.place) == pytest.approx(WEIGHT * worth, abs=0.01)
