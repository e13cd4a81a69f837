"""The base map: cut to the view, thin, and drawn as the United Nations draws it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geomap.render.page.borders import (
    BORDER,
    DETAIL_BYTES,
    DISPUTED,
    HIDDEN,
    Box,
    cut_arc,
    detail_mesh,
    kind_of,
    world_mesh,
)


@pytest.fixture(scope="module")
def ukraine() -> dict[str, Any]:
    """The mesh of a box round Ukraine."""
    mesh = detail_mesh(Box(20, 42, 42, 54))
    assert mesh is not None
    return mesh


def rings_of(mesh: dict[str, Any], name: str) -> list[set[int]]:
    """Return the arcs of each ring of a country."""
    country = next(one for one in mesh["countries"] if one["name"] == name)
    return [{number if number >= 0 else ~number for number in ring} for ring in country["rings"]]


def arcs_of(mesh: dict[str, Any], name: str) -> set[int]:
    """Return all arcs of a country."""
    return set().union(*rings_of(mesh, name))


def positions(mesh: dict[str, Any], number: int) -> list[tuple[float, float]]:
    """Return the points of an arc in degrees."""
    x = y = 0
    points = []
    flat = mesh["arcs"][number]
    for at in range(0, len(flat), 2):
        x, y = x + flat[at], y + flat[at + 1]
        points.append((x * mesh["quantum"], y * mesh["quantum"]))
    return points


def test_crimea_is_part_of_ukraine(ukraine: dict[str, Any]) -> None:
    """The peninsula's coast is Ukraine's, and no border runs across the isthmus."""
    coast = [
        n for n in arcs_of(ukraine, "Ukraine") if any(33 < x < 34 and 44 < y < 45 for x, y in positions(ukraine, n))
    ]
    assert coast
    assert not set(coast) & arcs_of(ukraine, "Russia")
    isthmus = [
        n for n in range(len(ukraine["arcs"])) if any(33.4 < x < 34 and 46 < y < 46.2 for x, y in positions(ukraine, n))
    ]
    assert all(ukraine["kinds"][n] != BORDER for n in isthmus)


def test_neighbours_share_their_border(ukraine: dict[str, Any]) -> None:
    """The line between two countries is stored once, and is a border."""
    shared = arcs_of(ukraine, "Ukraine") & arcs_of(ukraine, "Poland")
    assert shared
    assert {ukraine["kinds"][number] for number in shared} == {BORDER}


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["Ukraine", "Poland"], BORDER),
        (["Kosovo", "Serbia"], DISPUTED),
        (["Cyprus", "Cyprus"], HIDDEN),
        (["Morocco", "W. Sahara"], HIDDEN),
        (["Israel", "Syria"], HIDDEN),
    ],
)
def test_lines_follow_the_united_nations(names: list[str], kind: str) -> None:
    """Settled borders are lines, unsettled ones dashed; lines inside a state, or drawn elsewhere, are left out."""
    assert kind_of(names) == kind


def test_no_country_of_its_own_for_parts_of_others() -> None:
    """Northern Cyprus and Somaliland carry no name on the map."""
    names = {country["name"] for country in world_mesh()["countries"]}
    assert not names & {"N. Cyprus", "Somaliland", "Northern Cyprus"}
    assert {"Ukraine", "North Macedonia", "Western Sahara", "DR Congo"} <= names


@pytest.mark.parametrize(
    "box", [Box(20, 42, 42, 54), Box(-10, 35, 40, 70), Box(90, -12, 140, 25), Box(-82, 7, -60, 24)]
)
def test_detail_stays_small(box: Box) -> None:
    """However many islands a view holds, its detail is thinned until it fits."""
    mesh = detail_mesh(box)
    assert len(json.dumps(mesh, separators=(",", ":"))) <= DETAIL_BYTES


def test_the_whole_world_needs_no_detail() -> None:
    """A view of most of the world is drawn from the coarse mesh alone."""
    assert detail_mesh(Box(-120, -40, 150, 70)) is None


def test_a_line_is_cut_where_it_leaves_the_box() -> None:
    """The crossing point is kept, what lies outside is pressed onto the edge, and what is inside stays."""
    import numpy as np

    line = np.array([[0.0, 0.0], [4.0, 2.0]])
    assert cut_arc(line, Box(-1, -1, 2, 5)).tolist() == [[0.0, 0.0], [2.0, 1.0], [2.0, 2.0]]
    assert cut_arc(line, Box(-9, -9, 9, 9)).tolist() == line.tolist()
