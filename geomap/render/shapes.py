"""Geometry as GeoJSON wants it: antimeridian cuts, ring direction, decimals, bounds."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geomap.antimeridian import DECIMALS, HALF_TURN, Position, Ring, led_on, line_parts, polygon_parts, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geomap.model import LonLat

Bounds = tuple[float, float, float, float]


def point(lon: float, lat: float) -> dict[str, Any]:
    """Return a GeoJSON Point, its longitude brought into -180 to 180."""
    return {"type": "Point", "coordinates": _rounded((wrapped(lon), lat))}


def line(start: LonLat, end: LonLat) -> dict[str, Any]:
    """Return a LineString along the shorter way round; a MultiLineString of two when it crosses the antimeridian."""
    return lines([[start, end]])


def lines(runs: Iterable[Sequence[Position]]) -> dict[str, Any]:
    """Return a LineString, or a MultiLineString of several lines or of the parts of one cut at the antimeridian.

    Longitudes may run past 180, and from any position to the next a line takes the shorter way round.
    """
    parts = [[_rounded(p) for p in part] for run in runs for part in line_parts(run)]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def multipolygon(polygons: Iterable[Sequence[Ring]]) -> dict[str, Any]:
    """Return a MultiPolygon of rings whose longitudes may run past 180: cut, closed, wound, rounded."""
    parts = [part for polygon in polygons for part in polygon_parts(polygon)]
    return {"type": "MultiPolygon", "coordinates": [[_wound(r, hole=i > 0) for i, r in enumerate(p)] for p in parts]}


def outline(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a Polygon or MultiPolygon mapping as a MultiPolygon that RFC 7946 would accept.

    An edge longer than half a turn is taken the shorter way, as if cut: nobody draws one. Only those from one side of
    the map to the other are kept, on which what holds a pole is closed.
    """
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [[[(p[0], p[1]) for p in ring] for ring in polygon] for polygon in polygons]
    return multipolygon([led_on(polygon) if any(map(_jumps, polygon)) else polygon for polygon in rings])


def positions(geometry: Mapping[str, Any] | None) -> Iterator[Position]:
    """Yield every position of a geometry, however deep its arrays."""
    if geometry is not None:
        yield from _flat(geometry["coordinates"])


class Extent:
    """The bounding box of geometries added one by one, in memory that does not grow with them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._south, self._north = math.inf, -math.inf
        self._last: Mapping[str, Any] | None = (
            None  # incidents at one place share their area: it need not be measured twice
        )
        self._degrees: dict[int, tuple[float, float]] = {}  # westernmost and easternmost point in each degree

    def add(self, geometry: Mapping[str, Any] | None) -> None:
        """Widen the box by a geometry that does not cross the antimeridian uncut."""
        if geometry is None or geometry is self._last:
            return
        self._last = geometry
        for part in _parts(geometry):
            lons, lats = zip(*part, strict=True)
            self._south = min(self._south, *lats, math.inf)
            self._north = max(self._north, *lats, -math.inf)
            self._span(min(lons), max(lons))

    def _span(self, west: float, east: float) -> None:
        for degree in range(math.floor(west), math.floor(east) + 1):
            low, high = max(west, degree), min(east, degree + 1)
            known = self._degrees.get(degree, (low, high))
            self._degrees[degree] = (min(low, known[0]), max(high, known[1]))

    def box(self) -> Bounds | None:
        """Return west, south, east, north; west > east when it crosses the antimeridian (RFC 7946, 5.2)."""
        if not self._degrees:
            return None
        spans = [self._degrees[degree] for degree in sorted(self._degrees)]
        gaps = [(after[0] - before[1], after[0], before[1]) for before, after in pairwise(spans)]
        width, west, east = max(gaps, default=(0.0, 0.0, 0.0))
        if width <= HALF_TURN:
            west, east = spans[0][0], spans[-1][1]
        return west, self._south, east, self._north


def bounds(geometries: Iterable[Mapping[str, Any] | None]) -> Bounds | None:
    """Return the box of all geometries as `Extent.box` does; None when there are none."""
    extent = Extent()
    for geometry in geometries:
        extent.add(geometry)
    return extent.box()


# -- parts of the above -------------------------------------------------------------------------------


def _parts(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """Yield the positions of the pieces of a geometry that each stay on one side of the antimeridian."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        yield [coordinates]
    elif kind == "MultiPolygon":
        yield from (polygon[0] for polygon in coordinates)  # holes lie inside
    else:
        yield from (coordinates if kind == "MultiLineString" else [coordinates])


def _flat(coordinates: Sequence[Any]) -> Iterator[Position]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield (float(coordinates[0]), float(coordinates[1]))
        return
    for inner in coordinates:
        yield from _flat(inner)


def _rounded(position: Sequence[float]) -> list[float]:
    # adding 0.0 turns -0.0 into 0.0, which would print with its sign
    return [round(float(position[0]), DECIMALS) + 0.0, round(float(position[1]), DECIMALS) + 0.0]


def _jumps(ring: Ring) -> bool:
    """Say whether an edge is longer than half a turn and does not run from one side of the map to the other."""
    return any(
        abs(a[0] - b[0]) > HALF_TURN and not abs(a[0]) == abs(b[0]) == HALF_TURN for a, b in pairwise([*ring, ring[0]])
    )


def _wound(ring: Ring, *, hole: bool) -> list[list[float]]:
    """Return a ring closed and rounded: anticlockwise, or clockwise when it bounds a hole."""
    closed = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    doubled = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(closed))
    clockwise = doubled > 0
    return [_rounded(p) for p in (closed if clockwise == hole else closed[::-1])]
