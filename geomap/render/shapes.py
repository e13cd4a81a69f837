"""Geometry as GeoJSON wants it: antimeridian cuts, ring direction, decimals, bounds."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geomap.model import LonLat

Position = tuple[float, float]
Ring = list[Position]
Bounds = tuple[float, float, float, float]

DECIMALS = 5  # about a metre
HALF_TURN = 180.0


def point(lon: float, lat: float) -> dict[str, Any]:
    """Return a GeoJSON Point, its longitude brought into -180 to 180."""
    return {"type": "Point", "coordinates": _rounded((_wrapped(lon), lat))}


def line(start: LonLat, end: LonLat) -> dict[str, Any]:
    """Return a LineString along the shorter way round; a MultiLineString of two when it crosses the antimeridian."""
    shift = _shift_to_near(start[0], end[0])
    far = end[0] + shift
    if -180 <= far <= 180:
        return {"type": "LineString", "coordinates": [_rounded(start), _rounded((far, end[1]))]}
    edge = 180.0 if far > 180 else -180.0
    share = (edge - start[0]) / (far - start[0])
    lat = start[1] + share * (end[1] - start[1])
    halves = [[start, (edge, lat)], [(-edge, lat), end]]
    return {"type": "MultiLineString", "coordinates": [[_rounded(p) for p in half] for half in halves]}


def multipolygon(polygons: Iterable[Sequence[Ring]]) -> dict[str, Any]:
    """Return a MultiPolygon of rings whose longitudes may run past 180: cut, closed, wound, rounded."""
    parts = [part for polygon in polygons for part in _cut(polygon)]
    return {"type": "MultiPolygon", "coordinates": [[_wound(r, hole=i > 0) for i, r in enumerate(p)] for p in parts]}


def outline(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a Polygon or MultiPolygon mapping as a MultiPolygon that RFC 7946 would accept."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return multipolygon([[[(p[0], p[1]) for p in ring] for ring in polygon] for polygon in polygons])


def unwrapped(ring: Ring) -> Ring:
    """Return a ring closed and without jumps of a whole turn; one that goes round a pole is led over that pole."""
    run = [ring[0]]
    for lon, lat in [*ring[1:], ring[0]]:
        run.append((lon + _shift_to_near(run[-1][0], lon), lat))
    if abs(run[-1][0] - run[0][0]) < HALF_TURN:
        return run
    pole = math.copysign(90.0, sum(lat for _, lat in ring))
    return [*run, (run[-1][0], pole), (run[0][0], pole), run[0]]


def rounded(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a geometry with its positions rounded."""
    return {"type": geometry["type"], "coordinates": _deep_rounded(geometry["coordinates"])}


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


def _deep_rounded(coordinates: Sequence[Any]) -> list[Any]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        return _rounded(coordinates)
    return [_deep_rounded(inner) for inner in coordinates]


def _wrapped(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _shift_to_near(lon: float, other: float) -> float:
    """Return the turns to add to `other` so that it lies within 180 degrees of `lon`."""
    return 360.0 * round((lon - other) / 360) if abs(lon - other) > 180 else 0.0


def _cut(polygon: Sequence[Ring]) -> Iterator[Sequence[Ring]]:
    """Yield the parts of a polygon on each side of the antimeridian, moved into -180 to 180."""
    lons = [lon for lon, _ in polygon[0]]
    if min(lons) >= -180 and max(lons) <= 180:
        yield polygon
        return
    import shapely

    whole = shapely.make_valid(shapely.Polygon(polygon[0], polygon[1:]))
    sides = [
        shapely.transform(
            shapely.intersection(whole, shapely.box(turn - 180, -90, turn + 180, 90)),
            lambda at, turn=turn: at - [turn, 0],
        )
        for turn in (-360.0, 0.0, 360.0)
    ]
    # joined, because what goes round a pole meets itself where it was opened; and rounded here, where slivers are seen
    joined = shapely.set_precision(shapely.union_all(sides), 10.0**-DECIMALS)
    for part in shapely.get_parts(joined):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield [list(ring.coords) for ring in (part.exterior, *part.interiors)]


def _wound(ring: Ring, *, hole: bool) -> list[list[float]]:
    """Return a ring closed and rounded: anticlockwise, or clockwise when it bounds a hole."""
    closed = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    doubled = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(closed))
    clockwise = doubled > 0
    return [_rounded(p) for p in (closed if clockwise == hole else closed[::-1])]
