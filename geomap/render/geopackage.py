"""Writes all layers to one GeoPackage with their styles and the meaning of their columns; same input, same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from geomap.model import Layer
from geomap.render.layers import located
from geomap.render.staging import staged_file
from geomap.render.styles import qml
from geomap.render.vectors import WRITTEN_AT, append_table

GEOMETRY_COLUMN = "geom"
_ROWS_AT_ONCE = 10_000  # as arrays of every column they take 50 MB, however many rows there are
_VERSION = "1.2"  # what the OGR of QGIS 3.22 reads without a warning

# The table that QGIS itself makes to keep styles in, column for column.
_STYLE_TABLE = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
)
"""
_LIST_STYLE_TABLE = """
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
VALUES ('layer_styles', 'attributes', 'layer_styles', 'QGIS styles', ?, 0)
"""
_ADD_STYLE = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
  styleSLD, useAsDefault, description, owner, ui, update_time)
VALUES ('', '', ?, ?, 'geomap', ?, '', 1, ?, '', NULL, ?)
"""
# The extension of the standard that names and describes columns; OGR and QGIS show the names as aliases.
_COLUMN_TABLES = """
CREATE TABLE IF NOT EXISTS gpkg_data_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  name TEXT,
  title TEXT,
  description TEXT,
  mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL,
  value TEXT,
  min NUMERIC,
  min_is_inclusive BOOLEAN,
  max NUMERIC,
  max_is_inclusive BOOLEAN,
  description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);
"""
_LIST_COLUMN_TABLE = """
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
VALUES (?, NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write')
"""
_ADD_COLUMN = """
INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description) VALUES (?, ?, ?, ?, ?)
"""


def write_geopackage(layers: Iterable[Layer], path: Path) -> None:
    """Write the layers that have something to draw, each with a spatial index and its QGIS style.

    Raises OutputError when the file cannot be written.
    """
    drawn = [layer for layer in layers if located(layer)]
    with staged_file(path) as draft:
        for part in (part for layer in drawn for part in _parts(layer)):
            append_table(
                part,
                draft,
                driver="GPKG",
                layer_options={
                    "SPATIAL_INDEX": "YES",
                    "GEOMETRY_NAME": GEOMETRY_COLUMN,
                    "FID": "fid",
                    "IDENTIFIER": part.title,
                },
                dataset_options={"VERSION": _VERSION},
            )
        _add_styles(draft, drawn)


def _parts(layer: Layer) -> Iterator[Layer]:
    features = located(layer)
    for start in range(0, len(features), _ROWS_AT_ONCE):
        yield replace(layer, features=features[start : start + _ROWS_AT_ONCE])


def _add_styles(path: Path, layers: Sequence[Layer]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("BEGIN")
        database.execute(_STYLE_TABLE)
        database.execute(_LIST_STYLE_TABLE, (WRITTEN_AT,))
        for layer in layers:
            database.execute(_ADD_STYLE, (layer.name, GEOMETRY_COLUMN, qml(layer), layer.title, WRITTEN_AT))
        _describe_columns(database, layers)
        database.execute("COMMIT")


def _describe_columns(database: sqlite3.Connection, layers: Sequence[Layer]) -> None:
    for statement in _COLUMN_TABLES.split(";"):
        database.execute(statement)
    for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
        database.execute(_LIST_COLUMN_TABLE, (table,))
    for layer in layers:
        rows = [(layer.name, c.name, c.name, c.alias, c.description) for c in layer.columns]
        database.executemany(_ADD_COLUMN, rows)
