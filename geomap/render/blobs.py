"""Geometry as a GeoPackage stores it: a head with the reference system and the box, then well-known binary."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

Box = tuple[float, float, float, float]  # west, south, east, north
Position = Sequence[float]

_MAGIC = b"GP\x00"
_BARE, _BOXED = 1, 3  # little endian, without a box as for points, and with one
_LITTLE_ENDIAN = 1
# The code of each type; what holds parts of another type names it, what holds positions does not.
_CODES = {"Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6}
_PARTS = {"MultiPoint": "Point", "MultiLineString": "LineString", "MultiPolygon": "Polygon"}


def blob_of(geometry: Mapping[str, Any], srs_id: int) -> tuple[bytes, Box]:
    """Return a GeoJSON geometry as the bytes of a GeoPackage's column, and its box."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        lon, lat = coordinates[:2]
        return struct.pack("<3sBiBIdd", _MAGIC, _BARE, srs_id, _LITTLE_ENDIAN, 1, lon, lat), (lon, lat, lon, lat)
    lons, lats = zip(*((position[0], position[1]) for position in _positions(coordinates)), strict=True)
    west, south, east, north = box = (min(lons), min(lats), max(lons), max(lats))
    head = struct.pack("<3sBidddd", _MAGIC, _BOXED, srs_id, west, east, south, north)
    return head + _wkb(kind, coordinates), box


def _positions(coordinates: Sequence[Any]) -> Iterable[Position]:
    """Return all positions of coordinates, however deep."""
    if isinstance(coordinates[0], (int, float)):
        return (coordinates,)
    return chain.from_iterable(map(_positions, coordinates))


def _wkb(kind: str, coordinates: Sequence[Any]) -> bytes:
    """Return well-known binary, little endian."""
    head = struct.pack("<BI", _LITTLE_ENDIAN, _CODES[kind])
    if kind == "Point":
        return head + struct.pack("<dd", *coordinates[:2])
    if kind == "LineString":
        return head + _line(coordinates)
    parts = map(_line, coordinates) if kind == "Polygon" else (_wkb(_PARTS[kind], part) for part in coordinates)
    return b"".join((head, struct.pack("<I", len(coordinates)), *parts))


def _line(positions: Sequence[Position]) -> bytes:
    """Return how many positions there are, and these."""
    numbers = chain.from_iterable((position[0], position[1]) for position in positions)
    return struct.pack(f"<I{2 * len(positions)}d", len(positions), *numbers)
