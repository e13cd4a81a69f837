"""Reads the layers of a GeoJSON or GeoPackage file as they stand: positions in WGS84, values untyped."""

from __future__ import annotations

import json
import math
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.errors import LayerError
from geomap.render.columns import BORDERS
from geomap.render.geojson import MEMBER

_JSON_SUFFIXES = (".geojson", ".json")
_SQLITE_MAGIC = b"SQLite format 3\x00"
_WGS84_NAMES = ("CRS84", "EPSG:4326", "EPSG::4326", "EPSG:4979", "EPSG::4979")
_DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_LEAST = {"LineString": 2, "MultiLineString": 2, "Polygon": 3, "MultiPolygon": 3}  # positions of a line, of a ring

Move = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class RawLayer:
    """A layer as a file holds it: names it may go by, and rows of geometry and values, untyped."""

    names: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Mapping[str, Any] | None, Mapping[str, Any]], ...]
    alone: bool = True  # whether it is all that the file holds


def read_raw(path: Path) -> list[RawLayer]:
    """Return every layer with positions of a GeoJSON or GeoPackage file. Raises LayerError when it cannot be read."""
    return _geopackage(path) if _is_sqlite(path) else [_geojson(path)]


# -- GeoJSON ------------------------------------------------------------------------------------------


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as handle:
            return handle.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC
    except OSError as error:
        raise LayerError(f"{path}: cannot be read: {error.strerror or error}") from error


def _geojson(path: Path) -> RawLayer:
    found = _json(path)
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise LayerError(f"{path}: not a GeoJSON FeatureCollection; give a file that geomap or QGIS wrote")
    features = found.get("features")
    if not isinstance(features, list) or not all(_is_feature(feature) for feature in features):
        raise LayerError(f"{path}: its 'features' are not a list of GeoJSON features")
    move = _mover(_crs_name(found.get("crs")), path)
    rows = tuple(
        (_geometry(feature.get("geometry"), move, path, number), feature.get("properties") or {})
        for number, feature in enumerate(features, 1)
    )
    columns = dict.fromkeys(name for _, properties in rows for name in properties)
    about = found.get(MEMBER)
    about = about if isinstance(about, dict) else {}
    told = about.get("columns")
    # geomap leaves out columns of numbers, dates and truths that are null throughout, of text never: one is deleted
    columns |= {name: None for name, kind in told.items() if kind != "string"} if isinstance(told, dict) else {}
    names = (about.get("layer"), found.get("name"), path.stem)
    return RawLayer(tuple(name for name in names if isinstance(name, str)), tuple(columns), rows)


def _json(path: Path) -> object:
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=_refused)
    except OSError as error:
        raise LayerError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        told = f" ({error})" if path.suffix.lower() in _JSON_SUFFIXES else ""
        raise LayerError(
            f"{path}: neither GeoJSON nor a GeoPackage{told}; give incidents as geomap map or QGIS writes them"
        ) from error


def _refused(constant: str) -> object:
    raise ValueError(f"{constant} is no JSON number")


def _is_feature(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.get("type") == "Feature"
        and isinstance(value.get("properties"), (dict, type(None)))
        and isinstance(value.get("geometry"), (dict, type(None)))
    )


def _crs_name(crs: object) -> str | None:
    """Return the name in the obsolete `crs` member, which QGIS writes unless told not to."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else None


# -- GeoPackage ---------------------------------------------------------------------------------------


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep OGR's warnings about odd but readable files from the user, who can do nothing about them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        yield


def _geopackage(path: Path) -> list[RawLayer]:
    from pyogrio import list_layers
    from pyogrio.errors import DataSourceError

    with _quiet():
        try:
            tables = [str(name) for name, geometry_type in list_layers(path) if geometry_type is not None]
            return [_table(path, name, alone=len(tables) == 1) for name in tables if name != BORDERS]
        except (DataSourceError, ValueError, OSError) as error:
            reason = " ".join(str(error).split())
            raise LayerError(f"{path}: not a GeoPackage that can be read: {reason}") from error


def _table(path: Path, name: str, *, alone: bool) -> RawLayer:
    import shapely
    from pyogrio.raw import read

    meta, _, geometries, columns = read(path, layer=name, datetime_as_string=True)
    move = _mover(meta["crs"], path)
    names = tuple(str(field) for field in meta["fields"])
    values = [column.tolist() for column in columns]
    mapped = [None if blob is None else json.loads(shapely.to_geojson(shapely.from_wkb(blob))) for blob in geometries]
    rows = tuple(
        (_geometry(geometry, move, path, i + 1), {f: column[i] for f, column in zip(names, values, strict=True)})
        for i, geometry in enumerate(mapped)
    )
    return RawLayer((name, path.stem), names, rows, alone=alone)


# -- positions ----------------------------------------------------------------------------------------


def _mover(crs: str | None, path: Path) -> Move | None:
    """Return what turns positions of that reference system into WGS84, or None when they are."""
    if crs is None or crs.endswith(_WGS84_NAMES):
        return None
    from pyproj import Transformer
    from pyproj.exceptions import ProjError

    try:
        return Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform
    except ProjError as error:
        raise LayerError(f"{path}: unknown reference system {crs!r}; save it from QGIS as EPSG:4326") from error


def _geometry(geometry: object, move: Move | None, path: Path, number: int) -> Mapping[str, Any] | None:
    """Return a geometry checked and moved to WGS84, without heights; None where there is none."""
    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in _DEPTHS:
        raise LayerError(
            f"{path}: row {number} has a geometry of type {kind!r}; points, lines and polygons can be read"
        )
    try:
        coordinates = _coordinates(geometry.get("coordinates"), _DEPTHS[kind], _LEAST.get(kind, 1), move)
    except (ValueError, TypeError, IndexError) as error:
        raise LayerError(f"{path}: row {number} has a geometry that cannot be read: {error}") from error
    return None if coordinates is None else {"type": kind, "coordinates": coordinates}


def _coordinates(value: object, depth: int, least: int, move: Move | None) -> list[Any] | None:
    if not isinstance(value, (list, tuple)):
        raise TypeError("its coordinates are no list")
    if not depth:
        return None if not value else list(_position(value, move))
    found = [part for one in value if (part := _coordinates(one, depth - 1, least, move)) is not None]
    if depth == 1 and found and len(found) - (least > 2 and found[0] == found[-1]) < least:
        raise ValueError(f"a {'ring' if least > 2 else 'line'} of fewer than {least} positions")
    return found or None


def _position(value: Sequence[Any], move: Move | None) -> tuple[float, float]:
    lon, lat = float(value[0]), float(value[1])
    if move is not None:
        lon, lat = move(lon, lat)
    if not (math.isfinite(lon) and math.isfinite(lat) and -90 <= lat <= 90 and -540 <= lon <= 540):
        raise ValueError(f"longitude {lon}, latitude {lat} is not on Earth")
    return lon, lat
