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
    return lines([[start, end]])


def lines(runs: Iterable[Sequence[Position]]) -> dict[str, Any]:
    """Return a LineString, or a MultiLineString of several lines or of the parts of one cut at the antimeridian.

    Longitudes may run past 180, and from any position to the next a line takes the shorter way round.
    """
    parts = [[_rounded(p) for p in part] for run in runs for part in _line_cut(run)]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def multipolygon(polygons: Iterable[Sequence[Ring]]) -> dict[str, Any]:
    """Return a MultiPolygon of rings whose longitudes may run past 180: cut, closed, wound, rounded."""
    parts = [part for polygon in polygons for part in _cut(polygon)]
    return {"type": "MultiPolygon", "coordinates": [[_wound(r, hole=i > 0) for i, r in enumerate(p)] for p in parts]}


def outline(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a Polygon or MultiPolygon mapping as a MultiPolygon that RFC 7946 would accept.

    An edge longer than half a turn is taken the shorter way, as if cut: nobody draws one. Only those from one side of
    the map to the other are kept, on which what holds a pole is closed.
    """
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return multipolygon([_led_on([[(p[0], p[1]) for p in ring] for ring in polygon]) for polygon in polygons])


def unwrapped(ring: Ring) -> Ring:
    """Return a ring closed and without jumps of a whole turn; one that goes round a pole is led over that pole."""
    run = [ring[0]]
    for lon, lat in [*ring[1:], ring[0]]:
        run.append((lon + _shift_to_near(run[-1][0], lon), lat))
    if abs(run[-1][0] - run[0][0]) < HALF_TURN:
        return run
    pole = math.copysign(90.0, sum(lat for _, lat in ring))
    return [*run, (run[-1][0], pole), (run[0][0], pole), run[0]]


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


def _wrapped(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _turns(lon: float) -> int:
    """Return the whole turns, in degrees, that lie between a longitude and -180 to 180."""
    return 360 * math.floor((lon + HALF_TURN) / 360)


def _shift_to_near(lon: float, other: float) -> float:
    """Return the turns to add to `other` so that it lies within 180 degrees of `lon`."""
    return 360.0 * round((lon - other) / 360) if abs(lon - other) > 180 else 0.0


def _line_cut(run: Sequence[Position]) -> Iterator[list[Position]]:
    """Yield the parts of a line on each side of the antimeridian, moved into -180 to 180."""
    lon, lat = _wrapped(run[0][0]), run[0][1]
    part: list[Position] = [(lon, lat)]
    for next_lon, next_lat in run[1:]:
        far = next_lon + _shift_to_near(lon, next_lon)
        edge = math.copysign(HALF_TURN, far)
        if abs(far) > HALF_TURN:
            cut = lat + (edge - lon) / (far - lon) * (next_lat - lat)
            if lon != edge:
                part.append((edge, cut))
            if len(part) > 1:
                yield part
            part, far = [(-edge, cut)], far - 2 * edge
        part.append((far, next_lat))
        lon, lat = far, next_lat
    yield part


def _led_on(polygon: list[Ring]) -> list[Ring]:
    """Return a polygon whose rings jump from one side of the map to the other led on past the antimeridian."""
    if not any(_jumps(ring) for ring in polygon):
        return polygon
    outer, *holes = [unwrapped(ring) for ring in polygon]
    west, east = min(lon for lon, _ in outer), max(lon for lon, _ in outer)
    return [outer, *(_moved_between(west, east, hole) for hole in holes)]


def _jumps(ring: Ring) -> bool:
    """Say whether an edge is longer than half a turn and does not run from one side of the map to the other."""
    return any(
        abs(a[0] - b[0]) > HALF_TURN and not abs(a[0]) == abs(b[0]) == HALF_TURN for a, b in pairwise([*ring, ring[0]])
    )


def _moved_between(west: float, east: float, hole: Ring) -> Ring:
    """Return a hole turned as often as it needs to lie between two longitudes."""
    middle = (min(lon for lon, _ in hole) + max(lon for lon, _ in hole)) / 2
    turn = _shift_to_near((west + east) / 2, middle)
    return [(lon + turn, lat) for lon, lat in hole]


def _cut(polygon: Sequence[Ring]) -> Iterator[Sequence[Ring]]:
    """Yield the parts of a polygon on each side of the antimeridian, moved into -180 to 180."""
    lons = [lon for ring in polygon for lon, _ in ring]
    if min(lons) >= -180 and max(lons) <= 180:
        yield polygon
        return
    import numpy as np
    import shapely

    # far below a metre there is nothing to see, and what divides by next to nothing warns
    outer, *holes = [[(round(lon, 2 * DECIMALS), round(lat, 2 * DECIMALS)) for lon, lat in ring] for ring in polygon]
    whole = shapely.make_valid(shapely.Polygon(outer, holes))
    sides = [
        shapely.transform(
            shapely.intersection(whole, shapely.box(turn - 180, -90, turn + 180, 90)),
            lambda at, turn=turn: at - [turn, 0],
        )
        for turn in range(_turns(min(lons)), _turns(max(lons)) + 1, 360)
    ]
    # joined, because what goes round a pole meets itself where it was opened; and rounded here, where slivers are seen
    with np.errstate(all="ignore"):  # of a sliver's own numbers; what comes of it is an empty part
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
