"""The plain base under the layers in QGIS: the countries in view, as the United Nations draws their borders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import accumulate
from typing import Any

from geomap.model import Feature, Layer
from geomap.render import shapes
from geomap.render.columns import BORDERS, COLUMNS, GEOMETRY_TYPES, TITLES
from geomap.render.page.borders import WORLD, Box, mesh_of

MARGIN = 4.0  # degrees around what is drawn
_MERCATOR_EDGE = 85.0  # beyond it the projection of most maps runs to infinity
_DETAILS = ((12.0, "10m", 0.004), (70.0, "50m", 0.02), (361.0, "110m", 0.05))  # up to a span: source, tolerance


def borders_layer(layers: Iterable[Layer]) -> Layer:
    """Return the countries around all that the layers draw, as MultiPolygons; none when nothing is drawn."""
    # areas are left aside: they lie around the points, and thousands of circles take long to measure
    sharp = [layer for layer in layers if layer.geometry_type != "MultiPolygon"]
    box = shapes.bounds(feature.geometry for layer in sharp for feature in layer.features)
    rows = () if box is None else tuple(_countries(_view(box)))
    return Layer(BORDERS, TITLES[BORDERS], GEOMETRY_TYPES[BORDERS], COLUMNS[BORDERS], rows)


def _view(box: shapes.Bounds) -> Box:
    """Return the box with a margin; the world when it crosses the antimeridian, which borders are cut along."""
    west, _, east, _ = box
    return WORLD if west > east else Box(*box).grown(MARGIN)


def _countries(view: Box) -> Iterable[Feature]:
    detail, tolerance = next((name, degrees) for span, name, degrees in _DETAILS if view.span <= span)
    mesh = mesh_of(detail, view, tolerance, tolerance / 4)
    arcs = [_positions(arc, mesh["quantum"]) for arc in mesh["arcs"]]
    for country in sorted(mesh["countries"], key=lambda one: str(one["name"])):
        geometry = _outline([_ring(numbers, arcs) for numbers in country["rings"]])
        if geometry["coordinates"]:
            yield Feature(geometry, {"country": country["name"]})


def _positions(deltas: list[int], quantum: float) -> shapes.Ring:
    lons, lats = accumulate(deltas[0::2]), accumulate(deltas[1::2])
    return [(lon * quantum, lat * quantum) for lon, lat in zip(lons, lats, strict=True)]


def _ring(numbers: Iterable[int], arcs: list[shapes.Ring]) -> shapes.Ring:
    ring: shapes.Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _outline(rings: list[shapes.Ring]) -> Mapping[str, Any]:
    """Return rings as one MultiPolygon in which a ring inside another is a hole."""
    import shapely

    parts = [shapely.make_valid(shapely.Polygon(shapes.unwrapped(ring))) for ring in rings if len(ring) > 3]
    seen = shapely.box(-540, -_MERCATOR_EDGE, 540, _MERCATOR_EDGE)
    whole = shapely.intersection(
        shapely.make_valid(reduce(shapely.symmetric_difference, parts, shapely.MultiPolygon())), seen
    )
    polygons = [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon"]
    return shapes.multipolygon([[list(ring.coords) for ring in (p.exterior, *p.interiors)] for p in polygons])
