"""Outlines: countries as built, first-order regions derived from their towns, the user's own instead of either."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geomap.gazetteer.borders import areal
from geomap.model import LonLat, Place

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer.own_regions import OwnRegions
    from geomap.gazetteer.store import Store

_MOST_TOWNS = 6000  # of one country; more would cost seconds and move no border visibly
_FEWEST_OF_REGION = 20
_COARSEST_DEG = 0.01
_CACHE_SCHEMA = "CREATE TABLE IF NOT EXISTS regions (made_from TEXT, country TEXT, admin1 TEXT, shape BLOB)"


class Outlines:
    """Answers with outlines; derives a country's regions when first asked, and keeps them beside the store."""

    def __init__(self, store: Store, own: OwnRegions | None = None) -> None:
        """Answer from a store, and before that from the user's `own` regions."""
        self._store = store
        self._own = own
        self._kept: Path = store.path.with_suffix(".outlines")
        self.country = lru_cache(maxsize=16)(self._country)
        self.regions = lru_cache(maxsize=16)(self._regions)
        self.mapping = lru_cache(maxsize=256)(self._mapping)
        self._border = lru_cache(maxsize=16)(self._scaled_border)

    def shape(self, place: Place) -> BaseGeometry | None:
        """Return the outline of a country or first-order region in lon, lat degrees, None for any other place."""
        if self._own is not None and (found := self._own.outline(place)) is not None:
            return found
        if place.country_code is None:
            return None
        if place.feature_code.startswith("PCL"):
            return self.country(place.country_code)
        if place.feature_code == "ADM1" and place.admin1_code:
            return self.regions(place.country_code).get(place.admin1_code)
        return None

    def to_border(self, lon: float, lat: float, country: str) -> tuple[float, LonLat] | None:
        """Return (km, nearest point of the country's border or coast), measured on the ellipsoid."""
        import shapely

        east = max(round(math.cos(math.radians(lat)), 2), 0.05)
        border = self._border(country, east)
        if border is None:
            return None
        line = shapely.shortest_line(shapely.Point(lon * east, lat), border)
        x, y = line.coords[1]
        nearest = LonLat(x / east, y)
        return _ground_km(LonLat(lon, lat), nearest), nearest

    def _country(self, code: str) -> BaseGeometry | None:
        import shapely

        kept = self._store.outline(code)
        return None if kept is None else shapely.from_wkb(kept)

    def _scaled_border(self, code: str, east: float) -> BaseGeometry | None:
        from shapely import affinity

        country = self.country(code)
        return None if country is None else affinity.scale(country.boundary, east, 1, origin=(0, 0))

    def _mapping(self, place: Place) -> Mapping[str, Any] | None:
        from shapely.geometry import mapping

        shape = self.shape(place)
        if shape is None or shape.is_empty:
            return None
        tolerance = min(_COARSEST_DEG, math.sqrt(shape.area) / 500)
        rings = mapping(areal(shape.simplify(tolerance)))["coordinates"]
        return {"type": "MultiPolygon", "coordinates": [[_rounded(ring) for ring in polygon] for polygon in rings]}

    def _regions(self, code: str) -> Mapping[str, BaseGeometry]:
        import shapely

        kept = self._read(code)
        if kept:
            return {admin1: shapely.from_wkb(shape) for admin1, shape in kept}
        country = self.country(code)
        if country is None:
            return {}
        found = region_outlines(_spread(self._store.settlements_of(code)), country)
        self._write(code, [(admin1, shapely.to_wkb(shape)) for admin1, shape in found.items()])
        return found

    def _read(self, code: str) -> list[tuple[str, bytes]]:
        """Return the regions kept of a country; a cache that cannot be read is no cache."""
        try:
            with closing(sqlite3.connect(self._kept, timeout=5)) as db:
                query = "SELECT admin1, shape FROM regions WHERE made_from = ? AND country = ? ORDER BY admin1"
                return list(db.execute(query, (self._store.made_from, code)))
        except sqlite3.Error:
            return []

    def _write(self, code: str, regions: list[tuple[str, bytes]]) -> None:
        try:
            with closing(sqlite3.connect(self._kept, timeout=5)) as db, db:
                db.execute(_CACHE_SCHEMA)
                db.execute("DELETE FROM regions WHERE country = ? OR made_from != ?", (code, self._store.made_from))
                rows = [(self._store.made_from, code, admin1, shape) for admin1, shape in regions]
                db.executemany("INSERT INTO regions VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error:
            return  # a read-only cache folder costs time, no more


def region_outlines(towns: Iterable[Place], country: BaseGeometry) -> dict[str, BaseGeometry]:
    """Return the outline of each first-order region by admin1 code; approximate, and complete over the country.

    East and west are shrunk by the cosine of the latitude first, so that a cell is what lies nearest on the ground.
    """
    import shapely
    from shapely import affinity

    sites = {(town.lon, town.lat): town.admin1_code for town in towns if town.admin1_code}
    codes = [code for code in sites.values() if code]
    if len(set(codes)) < 2:
        return dict.fromkeys(codes, country)
    east = max(math.cos(math.radians((country.bounds[1] + country.bounds[3]) / 2)), 0.1)
    points = shapely.points([(lon * east, lat) for lon, lat in sites])
    frame = affinity.scale(shapely.box(*country.bounds), east, 1, origin=(0, 0))
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=frame))
    held: dict[str, list[BaseGeometry]] = defaultdict(list)
    for site, cell in shapely.STRtree(cells).query(points, predicate="within").T:
        held[codes[site]].append(cells[cell])
    return {
        code: areal(affinity.scale(shapely.coverage_union_all(parts), 1 / east, 1, origin=(0, 0)).intersection(country))
        for code, parts in sorted(held.items())
    }


def _spread(towns: Iterable[Place]) -> list[Place]:
    """Return the larger towns of a country, and of each region at least the largest few."""
    ranked = sorted(towns, key=lambda town: (-town.population, town.geonameid or 0))
    of_region: dict[str | None, int] = defaultdict(int)
    chosen = []
    for rank, town in enumerate(ranked):
        of_region[town.admin1_code] += 1
        if rank < _MOST_TOWNS or of_region[town.admin1_code] <= _FEWEST_OF_REGION:
            chosen.append(town)
    return chosen


def _rounded(ring: Iterable[tuple[float, float]]) -> list[list[float]]:
    return [[round(lon, 5), round(lat, 5)] for lon, lat in ring]


def _ground_km(one: LonLat, other: LonLat) -> float:
    from geographiclib.geodesic import Geodesic

    return float(Geodesic.WGS84.Inverse(one.lat, one.lon, other.lat, other.lon)["s12"]) / 1000
