"""Whether a name gets its likeliest place, stays unknown, or is left out; and which mentions mean one place."""

from __future__ import annotations

from typing import Any

import pytest

from geomap.model import Candidate, Toponym
from geomap.resolve import resolve
from tests.resolve.small_world import HERE, THERE, TWINS, World, first, meaning, named, place, toponym, weighing

FAR = (30.5, 10.5)
STRANGERS = {f"Stranger {at}": (meaning(place(of=f"C{at}.1", at=(30.5 + 4 * at, 10.5))),) for at in range(7)}
COUNTRYMEN = {f"Countryman {at}": (meaning(place(of=f"AA.{at + 5}", at=(30.5 + 4 * at, 40.5))),) for at in range(4)}
WORLD = {
    **STRANGERS,
    **COUNTRYMEN,
    "One": (meaning(HERE),),
    "Old": (meaning(HERE, "historic"),),
    "Twin": TWINS,
    "Mostly": (meaning(HERE, "primary"), meaning(THERE)),
    "Far land": (meaning(place("PCLI", of="BB", at=FAR)),),
}
PLACED, UNKNOWN, LEFT_OUT = "placed", "unknown", "left out"
# By hand: that none is meant has twenty times the odds of any one place, so no place reaches the least share.
DOUBT = {"nowhere": 3.0}
LEAST = 0.2

# What the name is, the names beside it, and what becomes of it although its share is below the least.
ALONE: list[tuple[str, Toponym, list[str | Toponym], str]] = [
    ("one meaning", toponym("One"), [], PLACED),
    ("just sure enough", toponym("One", likelihood=0.6), [], PLACED),
    ("not sure to be a place", toponym("One", likelihood=0.59), [], LEFT_OUT),
    ("few other names", toponym("One"), ["Stranger 0", "Stranger 1"], PLACED),
    ("too many other names", toponym("One"), ["Stranger 0", "Stranger 1", "Stranger 2"], UNKNOWN),
    ("too many, and not sure", toponym("One", likelihood=0.5), ["Stranger 0", "Stranger 1", "Stranger 2"], LEFT_OUT),
    ("a third in its country", toponym("One"), ["Countryman 0", "Stranger 0", "Stranger 1"], PLACED),
    ("a quarter in its country", toponym("One"), ["Countryman 0", "Stranger 0", "Stranger 1", "Stranger 2"], UNKNOWN),
    ("three tenths in its country", toponym("One"), [*[*COUNTRYMEN][:3], *STRANGERS], PLACED),
    ("a former name", toponym("Old"), [], UNKNOWN),
    ("a former name beside a doubtful one", toponym("Old"), [toponym("Countryman 0", likelihood=0.4)], PLACED),
    ("a former name at home", toponym("Old"), ["Countryman 0", "Countryman 1"], PLACED),
    ("two like meanings", toponym("Twin"), [], UNKNOWN),
    ("outside what is stated", toponym("One", within="Far land"), [], UNKNOWN),
    ("called something else", toponym("One", cue="water"), [], UNKNOWN),
    ("called what it is", toponym("One", cue="settlement"), [], PLACED),
    ("never heard of", toponym("Nobody knows"), [], UNKNOWN),
    ("never heard of, just sure enough", toponym("Nobody knows", likelihood=0.6), [], UNKNOWN),
    ("never heard of, and not sure", toponym("Nobody knows", likelihood=0.59), [], LEFT_OUT),
]


@pytest.mark.parametrize(("what", "name", "beside", "outcome"), ALONE, ids=[row[0] for row in ALONE])
def test_a_doubted_name(what: str, name: Toponym, beside: list[str | Toponym], outcome: str) -> None:
    """A sure name with one meaning that nothing speaks against is placed; else it is unknown, or no name of a place."""
    told = named(name, *beside)
    found = resolve(told, World(WORLD), learnt=weighing(DOUBT, least=LEAST))  # type: ignore[arg-type]
    here = [one for one in found if one.toponym == told[0]]
    if outcome == LEFT_OUT:
        assert not here, what
        return
    assert here[0].place == (HERE if outcome == PLACED else None), what
    if outcome == UNKNOWN:
        assert here[0].reasons == ("no place of that name fits the text",)
        assert here[0].score == pytest.approx(1 - sum(one.score for one in here[0].candidates), abs=0.003)
        assert here[0].score == round(here[0].score, 3)


def test_a_meaning_far_above_the_others_stands_alone() -> None:
    """A sure name is placed when one of its meanings has six tenths of what they have together."""
    for prior, place_of in ((0.41, HERE), (0.40, None)):  # the odds of 3 to 2
        chosen = first(World(WORLD), named("Mostly"), {**DOUBT, "kind=primary": prior}, least=LEAST)
        assert chosen.place == place_of


def test_the_least_share_is_enough() -> None:
    """A doubtful name is placed from the least share on, and its score is the share."""
    for least, placed in ((0.5, True), (0.51, False)):
        found = resolve(
            named(toponym("One", likelihood=0.5)), World(WORLD), learnt=weighing({"nowhere": 0.0}, least=least)
        )  # type: ignore[arg-type]
        assert [(one.place, one.score) for one in found] == ([(HERE, 0.5)] if placed else [])


def test_the_five_likeliest_are_shown() -> None:
    """Of many meanings the likeliest five stand with the choice, the likeliest first."""
    many = tuple(meaning(place(of=f"X{at}.1", population=10**at - 1)) for at in range(7))
    chosen = first(World({"One": many}), named("One"), {"population": 0.2})
    assert [candidate.place for candidate in chosen.candidates] == [many[at].place for at in (6, 5, 4, 3, 2)]
    best = chosen.candidates[0]
    assert (chosen.place, chosen.score, chosen.reasons) == (best.place, best.score, best.reasons)


def places_of(told: list[Toponym], names: dict[str, tuple[Candidate, ...]], **clues: float) -> list[Any]:
    """Return the country of each toponym's place."""
    found = resolve(told, World(names), learnt=weighing(clues))  # type: ignore[arg-type]
    assert [one.toponym for one in found] == told
    return [one.place and one.place.country_code for one in found]


STATED = {
    "Twin": (meaning(THERE), meaning(HERE)),
    "Home": (meaning(place("PCLI", of="AA", at=FAR)),),
    "Abroad": (meaning(place("PCLI", of="BB", at=FAR)),),
}


def test_a_name_told_apart_once_is_told_apart() -> None:
    """Mentions that state no container go with the first that states one, before it or after it."""
    told = named("Twin", toponym("Twin", within="Home"), "TWIN", toponym("Twin", within="Abroad"), "Twin")
    assert places_of(told, STATED, inside=2.0) == ["AA", "AA", "AA", "BB", "AA"]


def test_names_called_differently_are_told_apart() -> None:
    """A name that one mention calls a region and another a town may mean two places."""
    names = {"Twin": (meaning(HERE), meaning(place("ADM1", of="BB.1", at=FAR)))}
    told = named(toponym("Twin", cue="region"), toponym("Twin", cue="settlement"), "Twin")
    assert places_of(told, names, **{"cue fits": 2.0, "first": 0.5}) == ["BB", "AA", "AA"]


def test_the_surest_mention_speaks_for_all() -> None:
    """Mentions of one name are placed together when one of them is sure, whichever comes first."""
    for order in ((0.9, 0.3), (0.3, 0.9)):
        told = named(*(toponym("Nobody knows", likelihood=one) for one in order))
        found = resolve(told, World({}), learnt=weighing({}))  # type: ignore[arg-type]
        assert [one.toponym for one in found] == told


def test_no_names_no_resolutions() -> None:
    """Nothing told, nothing resolved."""
    assert resolve([], World({})) == ()  # type: ignore[arg-type]
