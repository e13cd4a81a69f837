"""Reads layers back from GeoJSON and GeoPackage files, as geomap wrote them or as QGIS saved them after edits.

Corrections are kept: moved points, changed values, rows added and deleted, columns added. A column that is missing is
null, unless a layer cannot be drawn without it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geomap.errors import LayerError
from geomap.model import Column, ColumnType, Feature, GeometryType, Layer
from geomap.render import shapes
from geomap.render.columns import BORDERS, COLUMNS, GEOMETRY_TYPES, INCIDENTS, REQUIRED, TITLES
from geomap.render.raw_layers import RawLayer, read_raw
from geomap.render.row_values import clean
from geomap.render.styles import VIRTUAL_NAMES
from geomap.render.symbols import event_symbol
from geomap.render.values import typed

_NOT_OURS = frozenset({"fid", "ogc_fid"}) | VIRTUAL_NAMES  # OGR numbers rows; a style adds columns that QGIS exports
_FAMILIES: Mapping[GeometryType, tuple[str, ...]] = MappingProxyType(
    {
        "Point": ("Point", "MultiPoint"),
        "LineString": ("LineString", "MultiLineString"),
        "MultiPolygon": ("Polygon", "MultiPolygon"),
    }
)
_GUESSED: tuple[tuple[type, ColumnType], ...] = ((bool, "bool"), (int, "int"), (float, "float"))


def read_layers(path: Path) -> tuple[Layer, ...]:
    """Return the layers of a GeoJSON or GeoPackage file, in geomap's order, positions in WGS84.

    Raises LayerError when the file cannot be read, holds no layer of geomap's, lacks a column that the layer cannot be
    drawn without, or holds a value that does not fit its column.
    """
    layers: dict[str, Layer] = {}
    for raw in read_raw(path):
        name = _name_of(raw, path)
        if name is not None:
            layers[name] = _layer(name, raw, path)
    if not layers:
        raise LayerError(f"{path}: holds no layer that geomap could draw; give a file that geomap or QGIS wrote")
    return tuple(layers[name] for name in COLUMNS if name in layers)


# -- which layer --------------------------------------------------------------------------------------


def _name_of(raw: RawLayer, path: Path) -> str | None:
    """Return which of geomap's layers this is, by its name or else by its columns; None for somebody else's.

    Raises LayerError when the only layer of a file is not one of geomap's, or lacks columns.
    """
    for name in raw.names:
        if name in COLUMNS and name != BORDERS:
            _demand(name, raw, path)
            return name
    fitting = [name for name, needed in REQUIRED.items() if name != BORDERS and set(needed).issubset(raw.columns)]
    if fitting:
        return fitting[0]
    if raw.alone:
        _demand(INCIDENTS, raw, path)
    return None


def _demand(name: str, raw: RawLayer, path: Path) -> None:
    missing = [column for column in REQUIRED[name] if column not in raw.columns]
    if missing and raw.rows:
        lacking = ", ".join(missing)
        raise LayerError(f"{path}: the layer of {name} lacks {lacking}; add them in QGIS or give the file geomap wrote")


# -- rows ---------------------------------------------------------------------------------------------


def _layer(name: str, raw: RawLayer, path: Path) -> Layer:
    extra = _extra_columns(name, raw)
    columns = (*COLUMNS[name], *extra.values())
    sources = {**{column.name: column.name for column in COLUMNS[name]}, **{c.name: key for key, c in extra.items()}}
    rows = []
    for number, (geometry, values) in enumerate(raw.rows, 1):
        properties = {c.name: _read(c, values.get(sources[c.name]), path, number) for c in columns}
        rows.append(Feature(_fitted(name, geometry, path, number), properties))
    if name == INCIDENTS:
        rows = _identified([_completed(feature) for feature in rows])
    kind = _kind(name, rows)
    return Layer(name, TITLES[name], kind, columns, tuple(_promoted(feature, kind) for feature in rows))


def _read(column: Column, value: object, path: Path, number: int) -> Any:  # noqa: ANN401 - one of the types of values
    try:
        found = typed(column, value)
    except (ValueError, OverflowError) as error:
        raise LayerError(f"{path}: row {number}, {column.name}: {error}; correct it and try again") from error
    return clean(found) if isinstance(found, str) else found


def _extra_columns(name: str, raw: RawLayer) -> dict[str, Column]:
    """Return the columns that are not geomap's, by their name in the file, typed by their values.

    Names that differ only in case get an underscore, because a GeoPackage and a database hold them for one.
    """
    taken = {column.name.lower() for column in COLUMNS[name]}
    ours = {column.name for column in COLUMNS[name]} | _NOT_OURS
    found: dict[str, Column] = {}
    for key in raw.columns:
        if key in ours or key.lower() in _NOT_OURS or not key.strip():
            continue
        unique = clean(key)
        while unique.lower() in taken:
            unique += "_"
        taken.add(unique.lower())
        found[key] = Column(unique, _guessed(values.get(key) for _, values in raw.rows), unique, "Added by hand")
    return found


def _guessed(values: Iterable[object]) -> ColumnType:
    kinds = {_kind_of(value) for value in values if value is not None}
    if kinds == {"int", "float"}:
        return "float"
    return kinds.pop() if len(kinds) == 1 else "string"


def _kind_of(value: object) -> ColumnType:
    return next((kind for known, kind in _GUESSED if isinstance(value, known)), "string")


def _completed(feature: Feature) -> Feature:
    """Fill in what somebody who drew a new incident in QGIS, or dated one, may have left empty."""
    values = dict(feature.properties)
    values["event_type"] = values["event_type"] or "other"
    values["status"] = values["status"] or "reported"
    place = values["place"] or values["toponym"]
    label = event_symbol(values["event_type"]).label
    values["title"] = values["title"] or (f"{label}, {place}" if place else label)
    if values["event_date"] and not values["date_start"]:
        values["date_start"] = f"{values['event_date']}T00:00:00Z"
        values["date_end"] = values["date_end"] or f"{values['event_date']}T23:59:59Z"
    return Feature(feature.geometry, values)


def _identified(features: Iterable[Feature]) -> list[Feature]:
    """Give rows added by hand an id made of their content, and copies of a row a number behind theirs."""
    seen: Counter[str] = Counter()
    found = []
    for feature in features:
        name = feature.properties["incident_id"] or _content_hash(feature)
        seen[name] += 1
        unique = name if seen[name] == 1 else f"{name}-{seen[name]}"
        found.append(Feature(feature.geometry, {**feature.properties, "incident_id": unique}))
    return found


def _content_hash(feature: Feature) -> str:
    content = json.dumps([feature.geometry, feature.properties], sort_keys=True, ensure_ascii=False)
    return "hand-" + hashlib.sha256(content.encode()).hexdigest()[:12]


# -- geometry -----------------------------------------------------------------------------------------


def _fitted(name: str, geometry: Mapping[str, Any] | None, path: Path, number: int) -> Mapping[str, Any] | None:
    """Return a geometry as the layer has it: rounded, cut and wound as in a file that geomap wrote."""
    if geometry is None:
        return None
    wanted = GEOMETRY_TYPES[name]
    if geometry["type"] not in _FAMILIES[wanted]:
        raise LayerError(f"{path}: row {number} is a {geometry['type']}, but {name} are drawn as {wanted}s")
    if wanted == "Point":
        positions = list(shapes.positions(geometry))
        if len(positions) > 1:
            raise LayerError(f"{path}: row {number} has {len(positions)} points; split it in QGIS into one row each")
        return shapes.point(*positions[0])
    if wanted == "MultiPolygon":
        return shapes.outline(geometry)
    return shapes.lines([geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"])


def _kind(name: str, features: Iterable[Feature]) -> GeometryType:
    cut = any(f.geometry and f.geometry["type"] == "MultiLineString" for f in features)
    return "MultiLineString" if cut else GEOMETRY_TYPES[name]


def _promoted(feature: Feature, kind: GeometryType) -> Feature:
    geometry = feature.geometry
    if geometry is None or geometry["type"] == kind:
        return feature
    return Feature({"type": kind, "coordinates": [geometry["coordinates"]]}, feature.properties)
