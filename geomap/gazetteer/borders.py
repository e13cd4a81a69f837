"""Country outlines: Natural Earth's, with what the United Nations sees otherwise moved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.antimeridian import HALF_TURN, Ring, led_on, polygon_parts
from geomap.errors import GazetteerError
from geomap.gazetteer.sources import read_countries
from geomap.gazetteer.tables import read_table
from geomap.gazetteer.topojson import Polygons, read_polygons

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

BORDER_STATEMENT = (
    "Borders are approximate and follow the United Nations' position: Crimea and Sevastopol are drawn as Ukraine, "
    "the Golan as Syria, Western Sahara by itself, Northern Cyprus as Cyprus, Somaliland as Somalia. An outline of its "
    "own (Kosovo, Taiwan, Palestine) says nothing about status. Region outlines are derived from the towns of each "
    "region and are approximate."
)
_NAMED = frozenset({"Ashmore and Cartier Is."})  # bears the number of the country it belongs to
_ALMOST_ALL, _HARDLY_ANY = 0.9, 0.01
_ATLAS = Path(__file__).resolve().parent.parent / "vendor" / "world-atlas" / "countries-10m.json"


def atlas_path() -> Path:
    """Return the file of Natural Earth's borders that the installation carries."""
    if not _ATLAS.is_file():
        raise GazetteerError(
            f"the borders are missing: {_ATLAS}; reinstall geomap (pip install --force-reinstall geomap)"
        )
    return _ATLAS


def country_outlines(path: Path, wanted: Collection[str]) -> Iterator[tuple[str, BaseGeometry]]:
    """Yield (ISO 3166-1 alpha-2 code, MultiPolygon in lon, lat) of each wanted country, by code."""
    codes = {f"{row['isonumeric']:03d}": code for code, row in read_countries() if row["isonumeric"]}
    moves = list(read_table("borders.csv", ("from", "to", "area")))
    needed = {*wanted, *(move["from"] for move in moves if move["to"] in wanted)}
    shapes: dict[str, BaseGeometry] = {}
    for number, name, polygons in read_polygons(path, "countries"):
        key = codes.get(number, name) if name not in _NAMED else name
        if key in needed:
            shapes[key] = _shape(polygons)
    for move in moves:
        if move["from"] in shapes:
            _move(shapes, move)
    for key in sorted(wanted):
        if key in shapes and not shapes[key].is_empty:
            yield key, shapes[key]


def _shape(polygons: Polygons) -> BaseGeometry:
    """Return the polygons as one valid shape; on the atlas's grid some cross or overlap by a hair."""
    import numpy as np
    import shapely

    parts = [
        shapely.Polygon(np.asarray(outer), [np.asarray(hole) for hole in holes])
        for polygon in polygons
        for outer, *holes in _parted(polygon)
    ]
    shape = shapely.MultiPolygon(parts)
    if shape.is_valid:
        return shape
    return areal(shapely.union_all([part if part.is_valid else shapely.make_valid(part) for part in parts]))


def _parted(polygon: list[Ring]) -> Iterable[Sequence[Ring]]:
    """Return a polygon as its parts on each side of the antimeridian, across which the atlas joins them."""
    lons = [lon for lon, _ in polygon[0]]
    crosses = any(abs(a - b) > HALF_TURN for a, b in pairwise(lons))
    return polygon_parts(led_on(polygon)) if crosses else (polygon,)


def _move(shapes: dict[str, BaseGeometry], row: dict[str, str]) -> None:
    """Apply a row of borders.csv: cut an area out of one outline and join it to another.

    An island nearly all inside goes whole, one nearly all outside stays, so that an area need not follow a strait.
    """
    import shapely
    from shapely.geometry import MultiPolygon

    source = shapes[row["from"]]
    area = shapely.from_wkt(row["area"]) if row["area"] else shapely.box(*source.bounds)
    moved: list[BaseGeometry] = []
    left: list[BaseGeometry] = []
    for piece in _pieces(source):
        inside = piece.intersection(area) if piece.intersects(area) else area.difference(area)
        share = inside.area / piece.area
        if share > _ALMOST_ALL or share < _HARDLY_ANY:
            (moved if share > _ALMOST_ALL else left).append(piece)
        else:
            moved += _pieces(inside)
            left += _pieces(piece.difference(area))
    shapes[row["from"]] = MultiPolygon(left)
    held = shapes.get(row["to"])
    joined = shapely.union_all([*moved, *([] if held is None else [held])])
    shapes[row["to"]] = areal(joined if held is None else _sealed(joined))


def _sealed(shape: BaseGeometry) -> BaseGeometry:
    """Close the hair cracks, under 100 m wide, along a border that is no more."""
    from shapely.geometry import JOIN_STYLE

    return shape.buffer(0.0005, join_style=JOIN_STYLE.mitre).buffer(-0.0005, join_style=JOIN_STYLE.mitre)


def areal(shape: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry as one MultiPolygon."""
    from shapely.geometry import MultiPolygon

    return MultiPolygon(_pieces(shape))


def _pieces(shape: BaseGeometry) -> list[BaseGeometry]:
    """Return the polygons that a geometry holds, however deep."""
    from shapely.geometry import Polygon

    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    return [piece for part in getattr(shape, "geoms", ()) for piece in _pieces(part)]
