"""Circles on the ellipsoid: drawn many at once, because every incident has one, and held in little room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from geomap.antimeridian import DECIMALS, unwrapped
from geomap.render.shapes import multipolygon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Spot = tuple[float, float, float]  # longitude and latitude in degrees, radius in metres

SMALLEST_RADIUS_M = 10.0  # a smaller circle would lose its corners to rounding
SIDES = 48  # a corner every 7.5 degrees: 0.2 % short of the true area
_AT_ONCE = 10_000  # circles drawn in one go: 30 MB of numbers
_UNITS = 10**DECIMALS  # in a degree


class Circle(Mapping[str, Any]):
    """A GeoJSON MultiPolygon of one ring, kept as whole units of the last decimal and spelled out when it is read.

    A hundred thousand of them take 50 MB, as lists of numbers they would take ten times that.
    """

    __slots__ = ("_corners",)

    def __init__(self, corners: NDArray[np.int32]) -> None:
        """Hold the closed, anticlockwise ring of units, one row of longitude and latitude a corner."""
        self._corners = corners

    @property
    def corners(self) -> NDArray[np.float64]:
        """The closed ring in degrees, one row of longitude and latitude a corner."""
        degrees: NDArray[np.float64] = self._corners / _UNITS
        return degrees

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - what a GeoJSON member holds
        """Return the type or the coordinates."""
        if key == "type":
            return "MultiPolygon"
        if key == "coordinates":
            return [[self.corners.tolist()]]
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the two members."""
        return iter(("type", "coordinates"))

    def __len__(self) -> int:
        """Return how many members there are."""
        return 2


def circle(lon: float, lat: float, radius_m: float) -> Mapping[str, Any]:
    """Return the circle around a position as a MultiPolygon, cut at the antimeridian, with a pole inside it if so."""
    spot = (lon, lat, radius_m)
    return circles([spot])[spot]


def circles(spots: Iterable[Spot]) -> dict[Spot, Mapping[str, Any]]:
    """Return the circle of each spot, as `circle` does."""
    distinct = list(dict.fromkeys(spots))
    found: dict[Spot, Mapping[str, Any]] = {}
    for start in range(0, len(distinct), _AT_ONCE):
        some = distinct[start : start + _AT_ONCE]
        found |= zip(some, _drawn(some), strict=True)
    return found


def _drawn(spots: list[Spot]) -> Iterator[Mapping[str, Any]]:
    import numpy as np

    rings = _rings(spots)
    units = np.rint(rings * _UNITS).astype(np.int32)
    crossing = np.ptp(rings[:, :, 0], axis=1) > 180
    for ring, corners, cut in zip(rings, units, crossing, strict=True):
        yield multipolygon([[unwrapped([(lon, lat) for lon, lat in ring.tolist()])]]) if cut else Circle(corners)


def _rings(spots: list[Spot]) -> NDArray[np.float64]:
    """Return the closed rings in degrees: spot, corner, longitude or latitude."""
    import numpy as np
    from pyproj import Geod

    turns = -360 / SIDES * np.arange(SIDES)  # anticlockwise, as RFC 7946 asks of outer rings
    lons, lats, radii = (np.repeat(column, SIDES) for column in np.array(spots, dtype=np.float64).T)
    wide = np.maximum(radii, SMALLEST_RADIUS_M)
    ends = Geod(ellps="WGS84").fwd(lons, lats, np.tile(turns, len(spots)), wide, return_back_azimuth=False)
    rings = np.stack(ends[:2], axis=-1).reshape(len(spots), SIDES, 2)
    return np.concatenate([rings, rings[:, :1]], axis=1)
