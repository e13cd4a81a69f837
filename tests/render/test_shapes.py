"""Geometry as GeoJSON wants it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import LonLat
from geomap.render import shapes

LON = st.floats(-180, 180)
LAT = st.floats(-89, 89)


def turning(ring: list[list[float]]) -> float:
    """Return twice the area that a ring goes round, positive when anticlockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def positions_of(geometry: dict[str, Any]) -> list[tuple[float, float]]:
    """Return all positions."""
    return list(shapes.positions(geometry))


@pytest.mark.parametrize(
    ("lon", "expected"),
    [(36.252719999, 36.25272), (190.0, -170.0), (-180.0, -180.0), (180.0, 180.0), (-0.0000001, 0.0)],
)
def test_points_are_wrapped_and_rounded(lon: float, expected: float) -> None:
    """A point has five decimals, lies between -180 and 180, and has no negative zero."""
    geometry = shapes.point(lon, -0.0)
    assert geometry == {"type": "Point", "coordinates": [expected, 0.0]}
    assert "-0.0" not in str(geometry)


def test_a_line_that_does_not_cross() -> None:
    """A line between two places is a LineString from the first to the second."""
    geometry = shapes.line(LonLat(30.0, 50.0), LonLat(31.0, 46.0))
    assert geometry == {"type": "LineString", "coordinates": [[30.0, 50.0], [31.0, 46.0]]}


@pytest.mark.parametrize(("start", "end"), [(178.0, -179.0), (-179.0, 178.0)])
def test_a_line_across_the_antimeridian_is_cut(start: float, end: float) -> None:
    """A line goes the short way round: in two parts that meet on both sides of the antimeridian at one latitude."""
    geometry = shapes.line(LonLat(start, -18.0), LonLat(end, -15.0))
    first, second = geometry["coordinates"]
    assert geometry["type"] == "MultiLineString"
    assert first[0][0] == start
    assert second[-1][0] == end
    assert abs(first[1][0]) == abs(second[0][0]) == 180
    assert first[1][0] == -second[0][0]
    assert first[1][1] == second[0][1]


def test_outlines_are_wound_right() -> None:
    """An outline wound the wrong way is turned round: outside anticlockwise, holes clockwise."""
    outer = [[0, 0], [0, 10], [10, 10], [10, 0], [0, 0]]
    hole = [[2, 2], [4, 2], [4, 4], [2, 4], [2, 2]]
    (polygon,) = shapes.outline({"type": "Polygon", "coordinates": [outer, hole]})["coordinates"]
    assert turning(polygon[0]) > 0
    assert turning(polygon[1]) < 0


def test_an_outline_across_the_antimeridian_is_cut() -> None:
    """A polygon whose longitudes run past 180 becomes two that stay inside."""
    geometry = shapes.multipolygon([[[(170.0, 0.0), (190.0, 0.0), (190.0, 5.0), (170.0, 5.0), (170.0, 0.0)]]])
    assert len(geometry["coordinates"]) == 2
    assert {abs(x) for x, _ in positions_of(geometry)} == {170.0, 180.0}


@pytest.mark.parametrize(
    ("points", "box"),
    [
        ([(30, 46), (36, 50)], (30.0, 46.0, 36.0, 50.0)),
        ([(178, -18), (-179, -16)], (178.0, -18.0, -179.0, -16.0)),
        ([(-100, 40), (35, 50)], (-100.0, 40.0, 35.0, 50.0)),
        ([(-170, 0), (-60, 0), (60, 0), (170, 0)], (-170.0, 0.0, 170.0, 0.0)),
        ([(5, 5)], (5.0, 5.0, 5.0, 5.0)),
    ],
)
def test_bounds(points: list[tuple[float, float]], box: shapes.Bounds) -> None:
    """A box goes the short way round: west is greater than east when it crosses the antimeridian."""
    assert shapes.bounds(shapes.point(*p) for p in points) == box


def test_nothing_has_no_bounds() -> None:
    """Where nothing is drawn there is no box."""
    assert shapes.bounds([None]) is None


@given(st.lists(st.tuples(LON, LAT), min_size=1, max_size=30))
def test_bounds_hold_every_point(points: list[tuple[float, float]]) -> None:
    """Every point lies inside the box, read as RFC 7946 says."""
    drawn = [shapes.point(*p) for p in points]
    box = shapes.bounds(drawn)
    assert box is not None
    west, south, east, north = box
    for x, y in (p for geometry in drawn for p in positions_of(geometry)):
        assert south <= y <= north
        assert (west <= x <= east) if west <= east else (x >= west or x <= east)
