"""Geometry in a GeoPackage's bytes: the head of the standard, then what shapely reads as the same shape."""

from __future__ import annotations

import struct
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from geomap.render.blobs import blob_of
from geomap.render.circles import circle

SQUARE = [[0.0, 0.0], [2.0, 0.0], [2.0, 1.5], [0.0, 0.0]]
HOLE = [[0.5, 0.1], [1.0, 0.2], [1.0, 0.1], [0.5, 0.1]]
GEOMETRIES: list[Any] = [
    {"type": "LineString", "coordinates": SQUARE[:3]},
    {"type": "MultiLineString", "coordinates": [SQUARE[:2], HOLE[:3]]},
    {"type": "Polygon", "coordinates": [SQUARE, HOLE]},
    {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [[[5.0, 5.0], [6.0, 5.0], [6.0, 6.0], [5.0, 5.0]]]]},
    {"type": "MultiPoint", "coordinates": SQUARE},
    circle(36.25, 49.98, 5000),
]


@pytest.mark.parametrize("geometry", GEOMETRIES, ids=lambda one: str(one["type"]))
def test_shapes_come_back(geometry: Any) -> None:
    """The box stands in the head, and the rest is well-known binary."""
    blob, box = blob_of(geometry, 4326)
    magic, flags, srs_id, west, east, south, north = struct.unpack_from("<3sBidddd", blob)
    assert (magic, flags, srs_id) == (b"GP\x00", 3, 4326)
    assert box == (west, south, east, north) == shape(geometry).bounds
    assert shapely.from_wkb(blob[40:]).equals_exact(shape(geometry))


def test_a_point_has_no_box() -> None:
    """A point is stored without a box, and is its own."""
    blob, box = blob_of({"type": "Point", "coordinates": [36.25, 49.98]}, 4326)
    assert (blob[:8], box) == (b"GP\x00\x01\xe6\x10\x00\x00", (36.25, 49.98, 36.25, 49.98))
    assert shapely.from_wkb(blob[8:]) == shapely.Point(36.25, 49.98)
