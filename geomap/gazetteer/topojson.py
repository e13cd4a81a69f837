"""Decodes TopoJSON, the shared-arc format in which Natural Earth's borders are published for the web."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from geomap.antimeridian import Ring
from geomap.errors import GazetteerError

_FEWEST = 4  # points of a ring; islets smaller than the grid shrink to less
Polygons = list[list[Ring]]


def read_polygons(path: Path, layer: str) -> Iterator[tuple[str, str, Polygons]]:
    """Yield (ISO 3166-1 numeric code or "", name, polygons in lon, lat degrees) of each shape of a layer."""
    try:
        topology = json.loads(path.read_bytes())
        arcs = list(_arcs(topology))
        shapes = topology["objects"][layer]["geometries"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(
            f"the borders in {path} cannot be read ({error!r}); run: npm ci && make borders"
        ) from error
    for shape in shapes:
        yield str(shape.get("id") or ""), shape.get("properties", {}).get("name", ""), _polygons(shape, arcs)


def _arcs(topology: Mapping[str, Any]) -> Iterator[Ring]:
    """Yield each arc in degrees: steps are summed, then scaled and moved."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        yield points


def _polygons(shape: Mapping[str, Any], arcs: Sequence[Ring]) -> Polygons:
    members = shape.get("arcs", [])
    polygons = [members] if shape["type"] == "Polygon" else members if shape["type"] == "MultiPolygon" else []
    rings = ([_ring(ring, arcs) for ring in polygon] for polygon in polygons)
    return [[ring for ring in polygon if len(ring) >= _FEWEST] for polygon in rings if len(polygon[0]) >= _FEWEST]


def _ring(indexes: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Join arcs end to end; a negative index runs the arc of its complement backwards."""
    ring: Ring = []
    for index in indexes:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(points[1:] if ring else points)
    return ring
