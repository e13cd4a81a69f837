"""The gazetteer as the rest of geomap asks it: names, candidates, regions, neighbours, outlines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError
from geomap.gazetteer import build, cache, geocoding
from geomap.gazetteer.build import Progress
from geomap.gazetteer.digest import Digest, Entry
from geomap.gazetteer.dump import Dump
from geomap.gazetteer.folding import fold
from geomap.gazetteer.misspelling import meant
from geomap.gazetteer.names import EXACT, NameIndex
from geomap.gazetteer.outlines import Outlines
from geomap.gazetteer.own_regions import OwnRegions
from geomap.gazetteer.store import Store, cell_of
from geomap.gazetteer.translit import skeleton_keys
from geomap.model import Candidate, LonLat, Place

GAZETTEER_VERSION = "1"
_OTHER_ROMANISATION = 1.0  # off the weight of a name that matches by its skeleton only
_WELL_KNOWN = 4.0  # a town of 10,000: guesses at a misspelling stop there
_GUESSABLE = frozenset({"primary", "official", "alternate", "newsroom"})
_REACHES = (1, 3, 10, 30, 90, 180)  # degrees around a position that are searched for its nearest settlements
_EARTH_KM = 6371.0088


class Gazetteer:
    """An index of the world's places; implements `model.Geography`."""

    def __init__(self, path: Path | None = None, *, regions: OwnRegions | None = None) -> None:
        """Open the gazetteer in a file, with the user's own `regions`; without one the usual file, built if missing."""
        path = path or _ready(cache.default_path(), build.unseen)
        files = cache.files_of(path)
        self._store = Store(files.store)
        self._digest = Digest(files.digest)
        self._names = NameIndex.open(files.names)
        self._outlines = Outlines(self._store, regions)
        self._country = lru_cache(maxsize=256)(self._store.country)
        self._capital = lru_cache(maxsize=256)(self._store.capital)
        self._region = lru_cache(maxsize=4096)(self._store.region)
        self._known = lru_cache(maxsize=8192)(self._candidates)

    @property
    def names(self) -> NameIndex:
        """The name index."""
        return self._names

    @property
    def version(self) -> str:
        """What this gazetteer was built from: builder and inputs."""
        return f"{GAZETTEER_VERSION}-{self._store.meta.get('inputs', 'custom')}"

    def candidates(self, name: str, *, fuzzy: bool = False) -> Sequence[Candidate]:
        """Return the places `name` may mean, likeliest first; each score is its share before any context."""
        return self._known(name, fuzzy)

    def _candidates(self, name: str, fuzzy: bool) -> tuple[Candidate, ...]:  # noqa: FBT001 - cached by position
        found = self._entries(name)
        if fuzzy and not found:
            found = self._misspelt(name)
        entries = sorted(found.values(), key=lambda entry: (-entry.weight, entry.row))
        shares = [10**entry.weight for entry in entries]
        total, place = sum(shares), self._digest.place
        return tuple(
            [
                Candidate(place(row), name, kind, share / total)
                for (row, kind, _), share in zip(entries, shares, strict=True)
            ]
        )

    def _entries(self, name: str) -> dict[int, Entry]:
        """Return the meanings of a name by place: as written, folded, then in other romanisations."""
        found: dict[int, Entry] = {}
        for key in (EXACT + name, fold(name)):
            for entry in self._meanings(key):
                found.setdefault(entry.row, entry)
        for key in skeleton_keys(name):
            for entry in self._meanings(key):
                found.setdefault(entry.row, entry._replace(weight=entry.weight - _OTHER_ROMANISATION))
        return found

    def _meanings(self, key: str) -> Sequence[Entry]:
        """Return what a folded name may mean, nothing when the index does not hold it."""
        number = self._names.number(key)
        return self._digest.meanings(number) if number >= 0 else ()

    def _misspelt(self, name: str) -> dict[int, Entry]:
        """Return the well-known places whose names are a slip away from `name`."""
        found: dict[int, Entry] = {}
        for key in meant(fold(name), self._names.has_key):
            for entry in self._meanings(key):
                if entry.kind in _GUESSABLE and entry.weight >= _WELL_KNOWN:
                    found.setdefault(entry.row, Entry(entry.row, "fuzzy", entry.weight))
        return found

    def place(self, geonameid: int) -> Place | None:
        """Return the place of that id."""
        return self._store.place(geonameid)

    def country(self, country_code: str) -> Place | None:
        """Return a country by ISO 3166-1 alpha-2 code."""
        return self._country(country_code.upper())

    def capital(self, country_code: str) -> Place | None:
        """Return the capital of a country by ISO 3166-1 alpha-2 code."""
        return self._capital(country_code.upper())

    def admin1_of(self, place: Place) -> Place | None:
        """Return the first-order region that holds a place."""
        return self._region(place.country_code, place.admin1_code) if place.admin1_code else None

    def near(self, lon: float, lat: float, *, limit: int = 1) -> Sequence[tuple[float, Place]]:
        """Return the nearest settlements as (km, place), nearest first, however far."""
        for reach in _REACHES:
            found = sorted(
                (
                    (_km(lon, lat, place.lon, place.lat), place)
                    for place in self._store.settlements_in(_cells(lon, lat, reach))
                ),
                key=lambda pair: (pair[0], pair[1].geonameid or 0),
            )
            sure = _clear_km(lat, reach)
            if len(found) >= limit and found[limit - 1][0] <= sure:
                break
        return tuple(found[:limit])

    def towns_in(self, box: tuple[float, float, float, float], *, limit: int) -> Sequence[Place]:
        """Return the most populous settlements of a west, south, east, north box in degrees, the largest first."""
        return tuple(self._store.largest_in(box, limit))

    def outline(self, place: Place) -> Mapping[str, Any] | None:
        """Return the polygon of a country or region as a GeoJSON MultiPolygon mapping, or None."""
        return self._outlines.mapping(place)

    def to_border(self, lon: float, lat: float, country_code: str) -> tuple[float, LonLat] | None:
        """Return (km, nearest point) from a position to the land border or coast of a country, or None."""
        return self._outlines.to_border(lon, lat, country_code.upper())

    def geocode(self, query: str, *, exactly_one: bool = True, limit: int | None = None) -> Any:  # noqa: ANN401 - as geopy
        """Return the `geopy.location.Location` a query means, or None; a list of them unless `exactly_one`."""
        found = geocoding.find(self, query)[: 1 if exactly_one else limit]
        places = [geocoding.as_location(each.place, name_kind=each.name_kind, score=each.score) for each in found]
        return (places[0] if exactly_one else places) if places else None

    def reverse(self, query: Any, *, exactly_one: bool = True, limit: int = 5) -> Any:  # noqa: ANN401 - as geopy
        """Return the settlement nearest to a (latitude, longitude) as a `geopy.location.Location`, or None."""
        lat, lon = geocoding.position_of(query)
        found = self.near(lon, lat, limit=1 if exactly_one else limit)
        places = [geocoding.as_location(place, distance_km=round(km, 3)) for km, place in found]
        return (places[0] if exactly_one else places) if places else None

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
    """Open the gazetteer, building it first when it is missing, damaged, or its inputs have changed.

    Without `path` it is the one of `GEOMAP_GAZETTEER`, else of the user's cache folder. One built from a
    GeoNames dump is opened as it is. `regions` is a file of the user's own boundaries.
    """
    path = _ready(path or cache.default_path(), progress)
    own = OwnRegions.read(regions) if regions else None
    try:
        return Gazetteer(path, regions=own)
    except GazetteerError:
        with cache.locked(path):  # another process was just moving a new one into place
            return Gazetteer(path, regions=own)


def _ready(path: Path, progress: Progress) -> Path:
    """Return the path when a gazetteer is there, after building it when it is missing, damaged or stale."""
    if not _usable(path):
        with cache.locked(path):
            if not _usable(path):
                cache.build_into(path, progress=progress)
    return path


def build_gazetteer(
    path: Path | None = None,
    *,
    geonames: Path | None = None,
    alternate: Path | None = None,
    admin1: Path | None = None,
    admin2: Path | None = None,
    progress: Progress = build.unseen,
) -> Gazetteer:
    """Build the gazetteer anew, of a full GeoNames dump when `geonames` is given, and open it.

    The files are the dump's own: allCountries.txt, alternateNamesV2.txt, admin1CodesASCII.txt, admin2Codes.txt.
    """
    if geonames is None and (alternate or admin1 or admin2):
        raise GazetteerError("alternate names and region codes belong to a dump; give its places too: --geonames FILE")
    dump = Dump(geonames, alternate, admin1, admin2) if geonames else None
    if dump:
        dump.check()
    path = path or cache.default_path()
    with cache.locked(path):
        cache.build_into(path, progress=progress, dump=dump)
    return Gazetteer(path)


def _usable(path: Path) -> bool:
    """Say whether the gazetteer at `path` is whole and was built from what is installed now, or from a dump."""
    files = cache.files_of(path)
    if not all(file.is_file() for file in files):
        return False
    try:
        store = Store(files.store)
        Digest(files.digest)
    except GazetteerError:
        return False
    made_from, index_bytes = store.made_from, store.meta.get("index_bytes")
    store.close()
    if str(files.names.stat().st_size) != index_bytes:
        return False
    return made_from.startswith("geonames-") or made_from == cache.inputs_hash()


def _km(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    """Return the great-circle distance on a sphere."""
    p, q = math.radians(lat), math.radians(to_lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _clear_km(lat: float, reach: int) -> float:
    """Return the distance to the nearest place outside the cells within `reach` degrees: the meridian at their edge."""
    across = math.asin(math.cos(math.radians(lat)) * math.sin(math.radians(min(reach, 90))))
    return _EARTH_KM * min(math.radians(reach), across) if reach < _REACHES[-1] else math.inf


def _cells(lon: float, lat: float, reach: int) -> list[int]:
    """Return the cells around a position, `reach` degrees each way."""
    return sorted(
        {
            cell_of(lon + x, min(max(lat + y, -90.0), 90.0))
            for x in range(-reach, reach + 1)
            for y in range(-reach, reach + 1)
        }
    )
