"""What a name alone says of each place it may mean: population, kind of name, kind of place. Cached by name."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, log10
from typing import Final, NamedTuple

from geomap.model import Candidate, Cue, Geography, NameKind

_CITY: Final = 100_000  # people of a city that the news of its country means by its bare name
_DWARFS: Final = 20  # how many times larger it is than a namesake that the news would tell apart
_SIZEABLE: Final = 50_000  # people of a town that its own region's bare name is taken to mean
_CELLS: Final = 1.5  # a degree: neighbours are within about 75 to 150 km; of 1, 1.5, 2 and 3 the best on LGL
ROW: Final = 1000  # from a cell to the one north of it
LIMIT: Final = 60  # meanings of one name that are weighed; the gazetteer gives the likeliest first
_KINDS: Final[dict[NameKind, str]] = {
    "primary": "is the place's primary name",
    "official": "is its official name",
    "alternate": "is another name of it",
    "historic": "is a former name of it",
    "abbreviation": "is an abbreviation of it",
    "demonym": "names its people",
    "newsroom": "is a newsroom spelling of it",
    "fuzzy": "is spelt much like it",
}
_GROUPS: Final = {
    "ADM1": "adm1",
    "ADM2": "adm2",
    "CONT": "continent",
    "PPLC": "capital",
    "PPLA": "seat",
    "PPLX": "quarter",
}
_BY_CLASS: Final = {"A": "district", "P": "town", "H": "water", "T": "terrain", "L": "area"}


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Log-odds by clue, and the least share with which a place is chosen."""

    clues: dict[str, float]
    least: float


_SUFFIXES: Final[dict[Cue | None, tuple[str, ...]]] = {
    "region": ("Oblast", "Region", "Province", "State", "Krai", "Governorate", "Republic"),
    "district": ("County", "District", "Parish", "Raion"),
}


class Option(NamedTuple):
    """A candidate with what can be said of it before the text is looked at."""

    candidate: Candidate
    group: str  # country, adm1, adm2, capital, seat, town, water …
    country: str | None
    admin1: str | None  # "US.MO"
    cell: int  # of its position, -1 for what is too large to be near anything
    prior: float  # weighted sum of the clues of the name alone
    share: float  # its softmax share among the name's options
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the weights that benchmarks/train_resolver.py learnt, from the table beside this module."""
    table = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights({name: float(value) for name, value in table["clues"].items()}, table["least"])


def group_of(candidate: Candidate) -> str:
    """Return the group of a candidate's place: country, adm1, adm2, continent, capital, seat, town and so on."""
    code = candidate.place.feature_code
    if code in _GROUPS:
        return _GROUPS[code]
    return "country" if code.startswith("PCL") else _BY_CLASS.get(candidate.place.feature_class, "site")


def prior_clues(
    candidate: Candidate,
    name: str,
    rank: int,
    seats: Container[tuple[str | None, str | None]],
    cities: Mapping[str | None, int],
) -> dict[str, float]:
    """Return the clues of the name alone with their values.

    `seats` are regions that hold a town of the name, `cities` the people of each country's largest city of the name.
    """
    population = log10(candidate.place.population + 1)
    clues = {
        "population": population,
        f"kind={_kind(candidate, name)}": 1.0,
        f"group={group_of(candidate)}": 1.0,
        "first": 1.0 if rank == 0 else 0.0,
        "standing": max(log10(max(candidate.score, 1e-9)), -4.0),
    }
    if candidate.place.name != name and candidate.name_kind == "primary":
        clues["folded"] = 1.0
    place = candidate.place
    if place.feature_code in ("ADM1", "ADM2") and (place.country_code, place.admin1_code) in seats:
        clues["town of the name in it"] = 1.0
    if place.feature_class == "P" and cities.get(place.country_code, 0) > _DWARFS * (place.population + 1):
        clues["dwarfed"] = 1.0
    return clues


def cities_of(found: Sequence[Candidate]) -> dict[str | None, int]:
    """Return the population of the largest city among candidates, by country; countries without one are left out."""
    largest: dict[str | None, int] = {}
    for candidate in found:
        place = candidate.place
        if place.population >= _CITY and place.feature_class == "P" and candidate.name_kind != "historic":
            largest[place.country_code] = max(largest.get(place.country_code, 0), place.population)
    return largest


def _kind(candidate: Candidate, name: str) -> NameKind:
    """Return the kind of name; the one that newsrooms print, and we show, is no mere alternate ("Mykolaiv")."""
    shown = candidate.name_kind == "alternate" and candidate.place.name == name
    return "newsroom" if shown else candidate.name_kind


def named(name: str, cue: Cue | None, geography: Geography, learnt: Weights) -> tuple[Option, ...]:
    """Return the places a name may mean, its cue perhaps part of it: "Boone" of "Boone and Platte counties"."""
    found = list(geography.candidates(name)[:LIMIT])
    seen = {candidate.place.geonameid or candidate.place for candidate in found}
    for suffix in _SUFFIXES.get(cue, ()):
        for candidate in geography.candidates(f"{name} {suffix}")[:LIMIT]:
            key = candidate.place.geonameid or candidate.place
            if candidate.place.feature_class == "A" and key not in seen:
                seen.add(key)
                found.append(candidate)
    return weighed(found, name, learnt, regional=is_regional(cue))


@lru_cache(maxsize=50_000)
def options(name: str, geography: Geography, learnt: Weights) -> tuple[Option, ...]:
    """Return the places a name may mean, weighed by the name alone, in the gazetteer's order."""
    return weighed(geography.candidates(name)[:LIMIT], name, learnt)


def weighed(found: Sequence[Candidate], name: str, learnt: Weights, *, regional: bool = False) -> tuple[Option, ...]:
    """Return candidates for a name with their prior weights and shares; `regional` when its cue calls it a region."""
    seats = () if regional else seats_of(found)
    cities = cities_of(found)
    priors = [
        sum(
            learnt.clues.get(clue, 0.0) * value
            for clue, value in prior_clues(candidate, name, rank, seats, cities).items()
        )
        for rank, candidate in enumerate(found)
    ]
    top = max(priors, default=0.0)
    powers = [exp(prior - top) for prior in priors]
    total = sum(powers)
    return tuple(
        [
            _option(candidate, prior, power / total)
            for candidate, prior, power in zip(found, priors, powers, strict=True)
        ]
    )


def is_regional(cue: Cue | None) -> bool:
    """Say whether a cue calls a name a region or a district."""
    return cue in _SUFFIXES


def seats_of(found: Sequence[Candidate]) -> set[tuple[str | None, str | None]]:
    """Return the first-order regions that hold a sizeable settlement among the candidates for a name."""
    return {
        (one.place.country_code, one.place.admin1_code)
        for one in found
        if one.place.feature_class == "P" and one.place.population > _SIZEABLE and one.name_kind != "historic"
    }


def _option(candidate: Candidate, prior: float, share: float) -> Option:
    place = candidate.place
    group = group_of(candidate)
    wide = group in ("country", "continent", "area") or (group == "adm1" and place.radius_m > 150_000)
    admin1 = f"{place.country_code}.{place.admin1_code}" if place.country_code and place.admin1_code else None
    reasons = [f"“{candidate.name}” {_KINDS[candidate.name_kind]}"]
    if place.population:
        reasons.append(f"population {place.population:,}")
    return Option(
        candidate,
        group,
        place.country_code,
        admin1,
        -1 if wide else cell(place.lon, place.lat),
        prior,
        share,
        tuple(reasons),
    )


def cell(lon: float, lat: float) -> int:
    """Return the number of the cell of two thirds of a degree that holds a position."""
    return int((lat + 90) * _CELLS) * ROW + int((lon + 180) * _CELLS)
