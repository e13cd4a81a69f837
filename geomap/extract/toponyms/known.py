"""What the gazetteer and the word lists know of a name, whatever its context: named clues for the weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from geomap.extract.toponyms.learnt import Weights
from geomap.extract.toponyms.words import (
    DIRECTIONS,
    FUNCTION_WORDS,
    MONTHS_AND_DAYS,
    ORGANISATIONS,
    STREETS,
    TEAMS,
    TITLES,
    listed,
)
from geomap.model import Candidate, Geography

_LATIN_END: Final = "\u0250"  # past it begin the scripts whose texts we have no gold for
ENGLISH: Final = frozenset("US GB CA AU NZ IE JM BS ZA".split())
_LATIN: Final = frozenset(
    "ES PT IT FR BE DE AT CH NL MX GT HN SV NI CR PA CO VE EC PE BO CL AR UY PY BR CU DO PR PH".split()
)
_STATE_FEATURES: Final = {"ADM1": "adm1", "ADM2": "adm2", "CONT": "continent", "PPLC": "capital"}


class Known(NamedTuple):
    """What the gazetteer and the word lists know of a name, whatever its context."""

    clues: tuple[str, ...]
    odds: float  # what those clues weigh together
    group: str  # of the likeliest place: country, adm1, adm2, town …
    adjective: bool
    given: bool  # also a given name
    key: str  # the name in lower case


@lru_cache(maxsize=100_000)
def known(surface: str, lookup: Geography | None, learnt: Weights) -> Known:
    """Return what is known of a name, cached: the costly look-up is made once a name."""
    candidates = lookup.candidates(surface) if lookup is not None else ()
    best = candidates[0] if candidates else None
    group = _group(best) if best else "none"
    clues = [f"group={group}", *_word_clues(surface)]
    if best is not None:
        clues += _gazetteer_clues(surface, candidates, best)
    odds = sum([learnt.local.get(clue, 0.0) for clue in clues]) if surface[0] < _LATIN_END else _by_fame(group, best)
    adjective = best is not None and best.name_kind == "demonym"
    return Known(tuple(clues), odds, group, adjective, "word:given" in clues, surface.lower())


def _by_fame(group: str, best: Candidate | None) -> float:
    """Weigh a name in another script by its place alone: nothing is learnt of words that are not English."""
    famous = group in ("country", "adm1", "capital", "continent") or (
        best is not None and best.place.population > 100_000
    )
    return 2.5 if famous else -2.5


def _group(best: Candidate) -> str:
    place = best.place
    if best.name_kind == "demonym":
        return "demonym"
    if place.feature_code in _STATE_FEATURES:
        return _STATE_FEATURES[place.feature_code]
    if place.feature_code.startswith("PCL"):
        return "country"
    return {"A": "district", "P": "town", "H": "water", "T": "terrain", "L": "area"}.get(place.feature_class, "site")


def _gazetteer_clues(surface: str, candidates: Sequence[Candidate], best: Candidate) -> list[str]:
    count = len(candidates)
    population = len(str(best.place.population)) if best.place.population else 0
    exact = any(candidate.name == surface for candidate in candidates)
    return [
        f"population={population}",
        f"where={_where(best)}{'+' if population > 5 else '-'}",
        f"kind={'primary' if best.place.name == surface else best.name_kind}",  # as it is printed is its first name
        f"places={'1' if count == 1 else '2-4' if count < 5 else '5+'}",
        "exact" if exact else "folded",
    ]


def _where(best: Candidate) -> str:
    """Class a place's country by whether its names are also the surnames of English-language news."""
    country = best.place.country_code
    return "english" if country in ENGLISH else "latin" if country in _LATIN else "elsewhere" if country else "nowhere"


def _word_clues(surface: str) -> list[str]:
    lower = surface.lower()
    words = lower.split()
    clues = [f"words={min(len(words), 3)}"]
    if len(words) == 1:
        clues += [f"word:{name}" for name, table in _single_word_tables() if lower in table]
        clues.append(f"length={min(len(lower), 6)}")
    else:
        clues += [f"first:{name}" for name, table in _single_word_tables() if words[0] in table]
        clues += [f"last:{name}" for name, table in _single_word_tables() if words[-1] in table]
    if surface.isupper() and len(surface) > 1:
        clues.append("capitals+stops" if "." in surface else f"capitals={min(len(surface), 5)}")
    elif "." in surface:
        clues.append("stops")
    if "'" in surface or "’" in surface:
        clues.append("apostrophe")
    return clues


@lru_cache(maxsize=1)
def _single_word_tables() -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        ("given", listed("given_names")),
        ("common", listed("common_words")),
        ("function", FUNCTION_WORDS),
        ("date", MONTHS_AND_DAYS),
        ("title", TITLES),
        ("organisation", ORGANISATIONS),
        ("street", STREETS),
        ("team", TEAMS),
        ("direction", DIRECTIONS),
    )
