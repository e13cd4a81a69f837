"""The countries of the world are parted at the antimeridian, across which world-atlas joins them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
import shapely

from geomap.render.page.atlas import topology
from geomap.render.page.borders import world_mesh
from geomap.render.page.seam import Seam

DETAILS = ("110m", "50m", "10m")
# Chukotka west of 180 degrees, Fiji's islands on either side, the far edge of Antarctica.
ON_LAND = [("Russia", -173.0, 66.0), ("Russia", 100.0, 67.0), ("Fiji", 178.9, -16.6), ("Antarctica", -100.0, -84.9)]
# On the band that a line from one side of the map to the other would fill.
ELSEWHERE = [("Russia", -100.0, 67.0), ("Russia", 15.0, 67.0), ("Fiji", 30.0, -16.52), ("Antarctica", 0.0, -40.0)]


@lru_cache
def outlines(detail: str) -> dict[str, shapely.Geometry]:
    """Return the countries of those places, filled as the page fills them: inside of one ring and of no other."""
    countries, arcs = topology(detail)
    wanted = {name for name, _, _ in ON_LAND}
    found: dict[str, shapely.Geometry] = {}
    for name, polygons in countries:
        if name in wanted:
            rings = [ring for polygon in polygons for ring in polygon]
            parts = [shapely.make_valid(shapely.Polygon(joined(ring, arcs))) for ring in rings]
            found[name] = shapely.disjoint_subset_union_all(parts) if len(parts) > 1 else parts[0]
    return found


def joined(ring: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """Return the points of a ring."""
    runs = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
    return np.concatenate([runs[0], *(run[1:] for run in runs[1:])])


@pytest.mark.parametrize("detail", DETAILS)
def test_no_ring_runs_across_the_map(detail: str) -> None:
    """From one point of a ring to the next it is never half a turn, but along the poles."""
    countries, arcs = topology(detail)
    for name, polygons in countries:
        for ring in (ring for polygon in polygons for ring in polygon):
            points = joined(ring, arcs)
            closed = np.concatenate([points, points[:1]])
            far = np.abs(np.diff(closed[:, 0])) > 180
            assert not (far & (np.abs(closed[1:, 1]) < 89)).any(), name


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize(("name", "lon", "lat"), ON_LAND)
def test_land_on_either_side(detail: str, name: str, lon: float, lat: float) -> None:
    """A country holds its land on both sides of the antimeridian."""
    assert outlines(detail)[name].covers(shapely.Point(lon, lat))


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize(("name", "lon", "lat"), ELSEWHERE)
def test_no_land_between(detail: str, name: str, lon: float, lat: float) -> None:
    """It holds nothing of what lies between its two sides the long way round."""
    assert not outlines(detail)[name].covers(shapely.Point(lon, lat))


def test_no_line_of_the_page_crosses_the_map() -> None:
    """What the page draws of the world has no line from side to side, but below the pole."""
    mesh = world_mesh()
    for flat in mesh["arcs"]:
        lons, lats = np.cumsum(flat[0::2]) * mesh["quantum"], np.cumsum(flat[1::2]) * mesh["quantum"]
        far = np.abs(np.diff(lons)) > 180
        assert not (far & (np.abs(lats[1:]) < 89)).any()


def test_rings_on_one_side_are_left_alone() -> None:
    """A ring that does not jump keeps its arcs, and no arc is added."""
    seam = Seam([np.array([[170.0, 0.0], [180.0, 0.0], [180.0, 5.0]]), np.array([[180.0, 5.0], [170.0, 0.0]])])
    assert seam.parted([0, 1]) == [[0, 1]]
    assert seam.parted([~1, ~0]) == [[~1, ~0]]
    assert len(seam.arcs) == 2


@pytest.mark.parametrize("backwards", [False, True])
def test_a_ring_is_parted_and_closed_along_the_edge(backwards: bool) -> None:  # noqa: FBT001 - pytest's parameter
    """An island across the antimeridian becomes one ring on each side."""
    island = np.array([[178.0, 0.0], [-178.0, 0.0], [-178.0, 4.0], [178.0, 4.0], [178.0, 0.0]])
    seam = Seam([island])
    rings = [joined(ring, seam.arcs) for ring in seam.parted([~0 if backwards else 0])]
    boxes = sorted(shapely.Polygon(ring).bounds for ring in rings)
    assert boxes == [(-180.0, 0.0, -178.0, 4.0), (178.0, 0.0, 180.0, 4.0)]
    assert [shapely.Polygon(ring).area for ring in rings] == [8.0, 8.0]


def test_arcs_that_meet_at_the_edge_are_led_along_it() -> None:
    """Two arcs of one ring, one on each side, part at their common ends."""
    seam = Seam(
        [
            np.array([[175.0, 0.0], [-180.0, 1.0]]),
            np.array([[-180.0, 1.0], [-175.0, 3.0], [-180.0, 5.0]]),
            np.array([[-180.0, 5.0], [175.0, 6.0], [175.0, 0.0]]),
        ]
    )
    rings = [joined(ring, seam.arcs) for ring in seam.parted([0, 1, 2])]
    assert sorted(shapely.Polygon(ring).area for ring in rings) == [10.0, 25.0]
    assert all(abs(a[0] - b[0]) <= 180 for ring in rings for a, b in pairwise(ring))
