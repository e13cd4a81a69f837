"""The gazetteer as the rest of geomap asks it: names, candidates, regions, neighbours, outlines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError
from geomap.gazetteer import build, cache
from geomap.gazetteer.build import Progress
from geomap.gazetteer.folding import fold
from geomap.gazetteer.names import EXACT, NameIndex
from geomap.gazetteer.outlines import Outlines
from geomap.gazetteer.own_regions import OwnRegions
from geomap.gazetteer.store import Entry, Store, cell_of
from geomap.gazetteer.translit import skeleton_keys
from geomap.model import Candidate, LonLat, Place

GAZETTEER_VERSION = "1"
_OTHER_ROMANISATION = 1.0  # off the weight of a name that matches by its skeleton only
_EARTH_KM = 6371.0088


class Gazetteer:
    """An index of the world's places; implements `model.Geography`."""

    def __init__(self, path: Path, *, regions: Path | None = None) -> None:
        """Open the gazetteer in a file, with the user's own `regions`; `open_gazetteer` builds it when missing."""
        self._store = Store(path)
        self._names = NameIndex.open(cache.names_path(path))
        self._outlines = Outlines(self._store, OwnRegions.read(regions) if regions else None)
        self._known = lru_cache(maxsize=8192)(self._candidates)

    @property
    def names(self) -> NameIndex:
        """The name index."""
        return self._names

    @property
    def version(self) -> str:
        """What this gazetteer was built from: builder and inputs."""
        return f"{GAZETTEER_VERSION}-{self._store.meta.get('inputs', 'custom')}"

    @cached_property
    def _countries(self) -> dict[str, Place]:
        return {
            place.country_code or "": replace(place, country=place.name) for place in self._store.regions(("PCLI",))
        }

    @cached_property
    def _regions(self) -> dict[tuple[str | None, str | None], Place]:
        return {(place.country_code, place.admin1_code): place for place in self._store.regions(("ADM1",))}

    def candidates(self, name: str, *, fuzzy: bool = False) -> Sequence[Candidate]:
        """Return the places `name` may mean, likeliest first; each score is its share before any context."""
        return self._known(name, fuzzy)

    def _candidates(self, name: str, fuzzy: bool) -> tuple[Candidate, ...]:
        found: dict[int, Entry] = {}
        for entry in (*self._store.entries(EXACT + name), *self._store.entries(fold(name))):
            found.setdefault(entry.row, entry)
        for key in skeleton_keys(name):
            for entry in self._store.entries(key):
                found.setdefault(entry.row, entry._replace(weight=entry.weight - _OTHER_ROMANISATION))
        entries = sorted(found.values(), key=lambda entry: (-entry.weight, entry.row))
        places = self._store.rows([entry.row for entry in entries])
        total = sum(10**entry.weight for entry in entries)
        return tuple(
            Candidate(self._told(places[entry.row]), name, entry.kind, 10**entry.weight / total) for entry in entries
        )

    def _told(self, place: Place) -> Place:
        """Return a place with the names of its country and region."""
        country = self._countries.get(place.country_code or "")
        region = self._regions.get((place.country_code, place.admin1_code))
        return replace(place, country=country and country.name, admin1=region and region.name)

    def place(self, geonameid: int) -> Place | None:
        """Return the place of that id."""
        found = self._store.place(geonameid)
        return None if found is None else self._told(found)

    def country(self, country_code: str) -> Place | None:
        """Return a country by ISO 3166-1 alpha-2 code."""
        return self._countries.get(country_code.upper())

    def admin1_of(self, place: Place) -> Place | None:
        """Return the first-order region that holds a place."""
        region = self._regions.get((place.country_code, place.admin1_code)) if place.admin1_code else None
        return None if region is None else self._told(region)

    def near(self, lon: float, lat: float, *, limit: int = 1) -> Sequence[tuple[float, Place]]:
        """Return the nearest settlements as (km, place), nearest first, within about 300 km."""
        for reach in (1, 3):
            found = sorted(
                (
                    (_km(lon, lat, place.lon, place.lat), place)
                    for place in self._store.settlements_in(_cells(lon, lat, reach))
                ),
                key=lambda pair: (pair[0], pair[1].geonameid or 0),
            )
            sure = reach * 111.0 * max(math.cos(math.radians(lat)), 0.05)
            if len(found) >= limit and found[limit - 1][0] <= sure:
                break
        return tuple((km, self._told(place)) for km, place in found[:limit])

    def towns_in(self, box: tuple[float, float, float, float], *, limit: int) -> Sequence[Place]:
        """Return the most populous settlements of a west, south, east, north box in degrees, the largest first."""
        return tuple(self._told(place) for place in self._store.largest_in(box, limit))

    def outline(self, place: Place) -> Mapping[str, Any] | None:
        """Return the polygon of a country or region as a GeoJSON MultiPolygon mapping, or None."""
        return self._outlines.mapping(place)

    def to_border(self, lon: float, lat: float, country_code: str) -> tuple[float, LonLat] | None:
        """Return (km, nearest point) from a position to the land border or coast of a country, or None."""
        return self._outlines.to_border(lon, lat, country_code.upper())

    def info(self) -> Mapping[str, str]:
        """Describe the gazetteer: file, version, how many places and names."""
        meta = self._store.meta
        return {
            "file": str(self._store.path),
            "version": self.version,
            "places": meta["places"],
            "names": meta["names"],
        }


def open_gazetteer(
    path: Path | None = None, *, regions: Path | None = None, progress: Progress = build.unseen
) -> Gazetteer:
    """Open the gazetteer, building it first when it is missing or its inputs have changed."""
    path = path or cache.default_path()
    if not _fresh(path):
        with cache.locked(path):
            if not _fresh(path):
                cache.build_into(path, progress=progress)
    return Gazetteer(path, regions=regions)


def _fresh(path: Path) -> bool:
    """Say whether the gazetteer at `path` was built from what is installed now."""
    if not path.is_file():
        return False
    try:
        store = Store(path)
    except GazetteerError:
        return False
    made_from = store.meta.get("inputs")
    store.close()
    return made_from == cache.inputs_hash()


def _km(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    """Return the great-circle distance on a sphere."""
    p, q = math.radians(lat), math.radians(to_lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _cells(lon: float, lat: float, reach: int) -> list[int]:
    """Return the cells around a position, `reach` degrees each way."""
    return sorted(
        {
            cell_of(lon + x, min(max(lat + y, -90.0), 90.0))
            for x in range(-reach, reach + 1)
            for y in range(-reach, reach + 1)
        }
    )
