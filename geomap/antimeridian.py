"""The antimeridian: lines and areas are led on past it the shorter way, cut there, and moved into -180 to 180."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

Position = tuple[float, float]
Ring = list[Position]

DECIMALS = 5  # of a degree: about a metre
HALF_TURN = 180.0


def wrapped(lon: float) -> float:
    """Return a longitude brought into -180 to 180."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def unwrapped(ring: Ring) -> Ring:
    """Return a ring closed and without jumps of a whole turn; one that goes round a pole is led over that pole."""
    run = [ring[0]]
    for lon, lat in [*ring[1:], ring[0]]:
        run.append((lon + _shift_to_near(run[-1][0], lon), lat))
    if abs(run[-1][0] - run[0][0]) < HALF_TURN:
        return run
    pole = math.copysign(90.0, sum(lat for _, lat in ring))
    return [*run, (run[-1][0], pole), (run[0][0], pole), run[0]]


def led_on(polygon: Sequence[Ring]) -> list[Ring]:
    """Return a polygon whose rings jump from one side of the map to the other led on past the antimeridian."""
    outer, *holes = [unwrapped(ring) for ring in polygon]
    west, east = min(lon for lon, _ in outer), max(lon for lon, _ in outer)
    return [outer, *(_moved_between(west, east, hole) for hole in holes)]


def line_parts(run: Sequence[Position]) -> Iterator[list[Position]]:
    """Yield the parts of a line on each side of the antimeridian, moved into -180 to 180."""
    lon, lat = wrapped(run[0][0]), run[0][1]
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


def polygon_parts(polygon: Sequence[Ring]) -> Iterator[Sequence[Ring]]:
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


def _moved_between(west: float, east: float, hole: Ring) -> Ring:
    """Return a hole turned as often as it needs to lie between two longitudes."""
    middle = (min(lon for lon, _ in hole) + max(lon for lon, _ in hole)) / 2
    turn = _shift_to_near((west + east) / 2, middle)
    return [(lon + turn, lat) for lon, lat in hole]


def _shift_to_near(lon: float, other: float) -> float:
    """Return the turns to add to `other` so that it lies within 180 degrees of `lon`."""
    return 360.0 * round((lon - other) / 360) if abs(lon - other) > 180 else 0.0


def _turns(lon: float) -> int:
    """Return the whole turns, in degrees, that lie between a longitude and -180 to 180."""
    return 360 * math.floor((lon + HALF_TURN) / 360)
