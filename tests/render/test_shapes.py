"""Geometry as GeoJSON wants it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import shapely
import shapely.geometry
from hypothesis import given
from hypothesis import strategies as st

from geomap.antimeridian import Ring
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


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        # past the antimeridian, as QGIS draws on over the edge of its map
        ([(170, 0), (190, 10)], [[[170, 0], [180, 5]], [[-180, 5], [-170, 10]]]),
        ([(-170, 0), (-190, 10)], [[[-170, 0], [-180, 5]], [[180, 5], [170, 10]]]),
        # from one side of the map to the other, uncut
        ([(170, 0), (-170, 10)], [[[170, 0], [180, 5]], [[-180, 5], [-170, 10]]]),
        (
            [(175, 0), (-175, 0), (175, 0)],
            [[[175, 0], [180, 0]], [[-180, 0], [-175, 0], [-180, 0]], [[180, 0], [175, 0]]],
        ),
        # wholly a turn off
        ([(190, 0), (200, 10)], [[[-170, 0], [-160, 10]]]),
        ([(-540, 0), (-530, 10)], [[[-180, 0], [-170, 10]]]),
        ([(10, 0), (380, 10)], [[[10, 0], [20, 10]]]),
        # begun, ended or resting on the antimeridian
        ([(180, 0), (190, 10)], [[[-180, 0], [-170, 10]]]),
        ([(-180, 0), (170, 10)], [[[180, 0], [170, 10]]]),
        ([(170, 0), (180, 5), (-170, 10)], [[[170, 0], [180, 5]], [[-180, 5], [-170, 10]]]),
        ([(170, 0), (180, 5), (-180, 5), (-170, 10)], [[[170, 0], [180, 5], [180, 5]], [[-180, 5], [-170, 10]]]),
    ],
)
def test_lines_are_led_the_shorter_way_and_cut(run: Ring, parts: list[list[list[float]]]) -> None:
    """A line goes the shorter way from each position to the next, and is cut wherever it crosses the antimeridian."""
    geometry = shapes.lines([run])
    many = len(parts) > 1
    assert geometry == {"type": "MultiLineString" if many else "LineString", "coordinates": parts if many else parts[0]}


@pytest.mark.parametrize(
    "run",
    [
        [(30, 50), (31, 46)],
        [(5, 5), (5, 5)],
        [(-90, 0), (90, 0)],  # half the world
        [(170, 0), (180, 0)],
        [(-180, 0), (-170, 0)],
        [(180, 0), (180, 10), (170, 10)],
        [(-170, 0), (0, 0), (170, 0)],
    ],
)
def test_lines_on_one_side_are_left_alone(run: Ring) -> None:
    """A line that does not cross the antimeridian is drawn as it was given."""
    assert shapes.lines([run]) == {"type": "LineString", "coordinates": [list(p) for p in run]}


def test_a_line_already_cut_is_left_alone() -> None:
    """The parts of a line cut at the antimeridian stay as they are."""
    cut = shapes.line(LonLat(178.0, -18.0), LonLat(-179.0, -15.0))
    assert shapes.lines(cut["coordinates"]) == cut


@given(st.lists(st.tuples(st.floats(-540, 540), LAT), min_size=2, max_size=8))
def test_any_line_stays_on_the_map(run: Ring) -> None:
    """Wherever its positions are, a line stays within -180 to 180, and none of its edges is longer than half a turn."""
    geometry = shapes.lines([run])
    parts = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    for part in parts:
        assert len(part) > 1
        assert all(abs(lon) <= 180 for lon, _ in part)
        assert all(abs(a[0] - b[0]) <= 180.00001 for a, b in pairwise(part))


def box(west: float, south: float, east: float, north: float) -> Ring:
    """Return a rectangle, anticlockwise."""
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def drawn(*rings: Ring) -> shapely.MultiPolygon:
    """Return what becomes of a polygon that is read."""
    found = shapely.geometry.shape(shapes.outline({"type": "Polygon", "coordinates": [list(ring) for ring in rings]}))
    assert found.is_valid
    return found


@pytest.mark.parametrize(
    ("rings", "parts"),
    [
        ([box(170, 0, 190, 5)], [(170, 0, 180, 5), (-180, 0, -170, 5)]),
        ([box(170, 0, -170, 5)], [(170, 0, 180, 5), (-180, 0, -170, 5)]),
        ([box(190, 0, 200, 5)], [(-170, 0, -160, 5)]),
        ([box(-540, 0, -530, 5)], [(-180, 0, -170, 5)]),
        ([box(530, 0, -170, 5)], [(170, 0, 180, 5), (-180, 0, -170, 5)]),
    ],
)
def test_polygons_are_led_the_shorter_way_and_cut(
    rings: list[Ring], parts: list[tuple[float, float, float, float]]
) -> None:
    """A polygon across the antimeridian, led past it or uncut, is two that meet there, not one round the globe."""
    assert drawn(*rings).equals(shapely.union_all([shapely.box(*part) for part in parts]))


@pytest.mark.parametrize("west", [-179.0, 181.0])
def test_holes_follow_their_polygon(west: float) -> None:
    """A hole stays in its polygon, whichever side of the antimeridian its longitudes are told from."""
    hole = box(west, 1, west + 1, 2)[::-1]
    assert drawn(box(170, 0, -170, 5), hole).area == pytest.approx(20 * 5 - 1)


def test_a_hole_led_out_of_its_polygon_stays_on_the_map() -> None:
    """A hole that reaches past the antimeridian, as its polygon does not, is cut there too."""
    hole = [(27.0, 1.0), (-154.0, 1.0), (27.0, 2.0), (27.0, 1.0)]
    geometry = shapes.outline({"type": "Polygon", "coordinates": [box(0, 0, 40, 5), hole]})
    assert all(abs(lon) <= 180 for lon, _ in shapes.positions(geometry))


def test_a_ring_round_a_pole_is_led_over_it() -> None:
    """A ring that goes once round the globe holds the pole that it is nearer to."""
    ring = [(float(lon), -70.0) for lon in range(-170, 180, 20)]
    assert drawn([*ring, ring[0]]).equals(shapely.box(-180, -90, 180, -70))


@pytest.mark.parametrize(
    "ring",
    [
        box(30, 50, 40, 60),
        box(-90, 0, 90, 60),
        box(-180, -90, 180, -70),  # closed along the edges of the map
        box(-180, -90, 180, 90),
        box(170, 0, 180, 5),
        box(-180, 0, -170, 5),
    ],
)
def test_polygons_on_one_side_are_left_alone(ring: Ring) -> None:
    """A polygon that does not cross the antimeridian is drawn as it was given."""
    assert shapes.outline({"type": "Polygon", "coordinates": [ring]})["coordinates"] == [[[list(p) for p in ring]]]


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
