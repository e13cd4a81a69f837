"""Reads the countries of world-atlas: outlines from arcs that neighbours share, parted at the antimeridian."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geomap import antimeridian

from . import seam
from .vendor import vendored

Rings = list[list[int]]  # of arc numbers, ~n for arc n backwards: an outline, or its parts, and then its holes


def made_of(detail: str) -> tuple[str, ...]:
    """Return what tells countries drawn at a detail from those of another release, of the atlas or of this code."""
    code = [Path(module).read_text(encoding="utf-8") for module in (__file__, seam.__file__, antimeridian.__file__)]
    return (str(len(_text(detail))), *code)


def topology(detail: str) -> tuple[list[tuple[str, list[Rings]]], list[Any]]:
    """Return the countries at "110m", "50m" or "10m" by name, their polygons as rings of arcs, and the arcs.

    Arcs are arrays of lon, lat, and none crosses the antimeridian. They are nine tenths of the file and nothing but
    pairs of whole numbers: read as such, a tenth of JSON's time.
    """
    import numpy as np

    before, _, rest = _text(detail).rpartition('"arcs":[[[')
    body, _, after = rest.partition("]]]")
    head: dict[str, Any] = json.loads(f'{before}"arcs":[]{after}')
    ends = np.cumsum([arc.count("],[") + 1 for arc in body.split("]],[[")])
    steps = np.fromstring(body.replace("[", "").replace("]", ""), dtype=np.int64, sep=",").reshape(-1, 2)
    scale, shift = np.array(head["transform"]["scale"]), np.array(head["transform"]["translate"])
    arcs = seam.Seam([np.cumsum(arc, axis=0) * scale + shift for arc in np.split(steps, ends[:-1])])
    countries = [
        (shape["properties"]["name"], [_parted(rings, arcs) for rings in _polygons(shape)])
        for shape in head["objects"]["countries"]["geometries"]
    ]
    return countries, arcs.arcs


def _text(detail: str) -> str:
    return vendored(f"world-atlas/countries-{detail}.json")


def _polygons(shape: dict[str, Any]) -> list[Rings]:
    """Return the polygons of a TopoJSON geometry, which is one or several."""
    polygons: list[Rings] = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
    return polygons


def _parted(rings: Rings, arcs: seam.Seam) -> Rings:
    return [part for ring in rings for part in arcs.parted(ring)]
