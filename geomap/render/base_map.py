"""The plain base under the layers in QGIS: the world's countries, as the United Nations draws their borders."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geomap.antimeridian import Ring
from geomap.model import Feature, Layer
from geomap.render import shapes
from geomap.render.columns import BORDERS, COLUMNS, DISTANCES, GEOMETRY_TYPES, INCIDENTS, TITLES
from geomap.render.kept import kept
from geomap.render.page import borders
from geomap.render.page.atlas import made_of, topology
from geomap.render.page.borders import NAMES, WORLD, Box, arcs_in, bounds, countries_of, joined, meets

MARGIN = 6.0  # degrees around the incidents within which countries are drawn finely
_WIDE = 70.0  # degrees: a view so wide needs nothing fine
_FINE, _COARSE = ("50m", 0.02), ("110m", 0.05)  # source and tolerance in degrees
_MERCATOR_EDGE = 85.0  # beyond it the projection of most maps runs to infinity


def borders_layer(layers: Iterable[Layer]) -> Layer:
    """Return the world's countries as MultiPolygons, those around the incidents finely; none when nothing is drawn."""
    box = shapes.bounds(f.geometry for layer in layers if layer.name in {INCIDENTS, DISTANCES} for f in layer.features)
    rows = () if box is None else tuple(_countries(box))
    return Layer(BORDERS, TITLES[BORDERS], GEOMETRY_TYPES[BORDERS], COLUMNS[BORDERS], rows)


def _countries(box: shapes.Bounds) -> Iterator[Feature]:
    west, _, east, _ = box
    view = Box(*box).grown(MARGIN)
    outlines = dict(_kept_outlines(*_COARSE, WORLD))
    if west <= east and view.span <= _WIDE:
        outlines |= dict(_kept_outlines(*_FINE, view))
    for country in sorted(outlines):
        geometry = outlines[country]
        if geometry["coordinates"]:
            yield Feature(geometry, {"country": country})


def _kept_outlines(detail: str, tolerance: float, view: Box) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the name and outline of each country that may be seen in a view, whole."""
    made_from = (version("shapely"), str(tolerance), *made_of(detail), *map(_code, (__file__, borders.__file__)))
    outlines = json.loads(kept(f"countries_{detail}", made_from, lambda: json.dumps(_outlines(detail, tolerance))))
    for name, boxes, geometry in outlines:
        if any(meets(Box(*one), view) for one in boxes):
            yield name, geometry


def _code(path: str) -> str:
    """Return a module's text: what it would draw differently must not come from the cache."""
    return Path(path).read_text(encoding="utf-8")


def _outlines(detail: str, tolerance: float) -> list[tuple[str, list[Box], Mapping[str, Any]]]:
    """Return of each country its name, the boxes of its rings and its outline."""
    source, arcs = topology(detail)
    boxes = [Box(*arc.min(axis=0), *arc.max(axis=0)) for arc in arcs]
    countries = countries_of(source, boxes)
    thin = _thinned(arcs, sorted(arcs_in(country.rings for country in countries)), tolerance)
    return [
        (
            NAMES.get(country.name, country.name),
            [bounds(ring, boxes) for ring in country.rings],
            _outline([joined(ring, thin) for ring in country.rings]),
        )
        for country in countries
    ]


def _thinned(arcs: Sequence[Any], numbers: Sequence[int], tolerance: float) -> dict[int, Ring]:
    """Return these arcs by number as positions, thinned all at once: neighbours share arcs, so no gap opens."""
    import numpy as np
    import shapely

    used = [arcs[number] for number in numbers]
    lines = shapely.linestrings(np.concatenate(used), indices=np.repeat(np.arange(len(used)), [len(a) for a in used]))
    simple = shapely.simplify(lines, tolerance, preserve_topology=False)
    return {n: [(x, y) for x, y in line.coords] for n, line in zip(numbers, simple, strict=True)}


def _outline(rings: list[Ring]) -> Mapping[str, Any]:
    """Return rings as one MultiPolygon in which a ring inside another is a hole."""
    import shapely

    parts = [shapely.make_valid(shapely.Polygon(ring)) for ring in rings if len(ring) > 3]
    seen = shapely.box(-180, -_MERCATOR_EDGE, 180, _MERCATOR_EDGE)
    joined = reduce(shapely.symmetric_difference, parts, shapely.MultiPolygon())
    whole = shapely.intersection(shapely.make_valid(joined), seen)
    polygons = [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon" and not part.is_empty]
    return shapes.multipolygon([[list(ring.coords) for ring in (p.exterior, *p.interiors)] for p in polygons])
