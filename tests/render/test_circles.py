"""Circles on the ellipsoid, many at once."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import shape

from geomap.render import circles
from tests.render.test_shapes import LAT, LON, positions_of, turning


@given(lon=LON, lat=LAT, radius_m=st.integers(1, 3_000_000))
@example(lon=1.0, lat=76.0, radius_m=1_563_405)
@example(lon=180.0, lat=0.0, radius_m=1)
def test_circles_are_valid_anywhere(lon: float, lat: float, radius_m: int) -> None:
    """A circle is valid, inside the map and wound anticlockwise, wherever it lies: on a pole or across 180."""
    geometry = circles.circle(lon, lat, radius_m)
    assert geometry["type"] == "MultiPolygon"
    for polygon in geometry["coordinates"]:
        assert all(turning(ring) >= 0 for ring in polygon[:1])
        assert all(ring[0] == ring[-1] for ring in polygon)
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in positions_of(geometry))
    assert shape(geometry).is_valid


def test_a_circle_is_round_on_the_ellipsoid() -> None:
    """Every corner of a circle is its radius away from its centre."""
    geod = Geod(ellps="WGS84")
    for x, y in positions_of(circles.circle(36.25, 49.98, 25_000)):
        assert geod.inv(36.25, 49.98, x, y)[2] == pytest.approx(25_000, abs=2)


def test_a_circle_over_a_pole_covers_it() -> None:
    """A circle that goes round a pole holds the pole itself."""
    for lat in (89.5, -89.5):
        drawn = shape(circles.circle(10.0, lat, 500_000))
        assert drawn.covers(shape({"type": "Point", "coordinates": [100.0, 89.9 if lat > 0 else -89.9]}))
        assert drawn.is_valid


def test_many_at_once_are_the_same() -> None:
    """Circles drawn together are those drawn one by one, in the middle of the map and where it is cut."""
    spots = [(36.25, 49.98, 5000.0), (179.99, -17.0, 5000.0), (0.0, 90.0, 5000.0), (36.25, 49.98, 5000.0)]
    drawn = circles.circles(spots)
    assert drawn == {spot: circles.circle(*spot) for spot in spots}
    assert [len(drawn[spot]["coordinates"]) for spot in spots] == [1, 2, 1, 1]
    assert circles.circles([]) == {}


def test_a_circle_is_a_mapping_like_any_geometry() -> None:
    """A circle equals its GeoJSON, goes through JSON and pickle, and has no other members."""
    drawn = circles.circle(36.25, 49.98, 5000)
    plain = {"type": "MultiPolygon", "coordinates": drawn["coordinates"]}
    assert drawn == plain
    assert json.loads(json.dumps(dict(drawn))) == plain
    assert pickle.loads(pickle.dumps(drawn)) == drawn  # noqa: S301 - made here
    assert all(round(value, 5) == value for position in positions_of(drawn) for value in position)
    assert drawn.get("crs") is None
