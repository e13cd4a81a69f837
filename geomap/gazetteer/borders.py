"""Country outlines: Natural Earth's, with what the United Nations sees otherwise moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer.sources import read_countries
from geomap.gazetteer.tables import read_table
from geomap.gazetteer.topojson import Polygons, read_polygons

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

BORDER_STATEMENT = (
    "Borders are approximate and follow the United Nations' position where it has one: Crimea and Sevastopol are drawn as "
    "Ukraine, the Golan as Syria, Western Sahara by itself, Northern Cyprus as Cyprus, Somaliland as Somalia. Outlines that "
    "bear a code of their own (Kosovo, Taiwan, Palestine) say nothing about status. Region outlines are derived from the "
    "towns of each region and are approximate."
)
_ATLAS = Path(__file__).resolve().parent.parent / "vendor" / "world-atlas" / "countries-10m.json"


def atlas_path() -> Path:
    """Return the file of Natural Earth's borders that the installation carries."""
    if not _ATLAS.is_file():
        raise GazetteerError(
            f"the borders are missing: {_ATLAS}; reinstall geomap (pip install --force-reinstall geomap)"
        )
    return _ATLAS


def country_outlines(path: Path) -> Iterator[tuple[str, BaseGeometry]]:
    """Yield (ISO 3166-1 alpha-2 code, MultiPolygon in lon, lat) of every country, by code."""
    codes = {f"{row['isonumeric']:03d}": code for code, row in read_countries() if row["isonumeric"]}
    shapes: dict[str, BaseGeometry] = {}
    for number, name, polygons in read_polygons(path, "countries"):
        key = codes.get(number, name) if name != "Ashmore and Cartier Is." else name
        shapes[key] = _shape(polygons)
    _move(shapes)
    for key in sorted(shapes):
        if len(key) == 2 and not shapes[key].is_empty:
            yield key, shapes[key]


def _shape(polygons: Polygons) -> BaseGeometry:
    import shapely
    from shapely.geometry import MultiPolygon, Polygon

    shape = MultiPolygon([Polygon(rings[0], rings[1:]) for rings in polygons])
    return shape if shape.is_valid else _areal(shapely.make_valid(shape))


def _move(shapes: dict[str, BaseGeometry]) -> None:
    """Apply the rows of borders.csv: cut an area out of one outline and join it to another."""
    import shapely

    for row in read_table("borders.csv", ("from", "to", "area")):
        source = shapes.get(row["from"])
        if source is None:
            continue
        area = shapely.from_wkt(row["area"]) if row["area"] else source
        moved = _areal(source.intersection(area))
        shapes[row["from"]] = _areal(source.difference(area))
        held = shapes.get(row["to"])
        shapes[row["to"]] = moved if held is None else _areal(_sealed(held.union(moved)))


def _sealed(shape: BaseGeometry) -> BaseGeometry:
    """Close the hair cracks, under 100 m wide, along a border that is no more."""
    from shapely.geometry import JOIN_STYLE

    return shape.buffer(0.0005, join_style=JOIN_STYLE.mitre).buffer(-0.0005, join_style=JOIN_STYLE.mitre)


def _areal(shape: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry as one MultiPolygon."""
    from shapely.geometry import MultiPolygon, Polygon

    parts = getattr(shape, "geoms", [shape])
    flat = [piece for part in parts for piece in getattr(part, "geoms", [part])]
    return MultiPolygon([piece for piece in flat if isinstance(piece, Polygon) and not piece.is_empty])


def as_mapping(shape: BaseGeometry) -> Mapping[str, object]:
    """Return a polygon or multipolygon as a GeoJSON MultiPolygon mapping with five decimals."""
    import shapely

    rounded = shapely.set_precision(_areal(shape), 0.00001)
    return shapely.geometry.mapping(_areal(rounded))  # type: ignore[no-any-return]
