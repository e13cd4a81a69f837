"""Writes all layers to one GeoPackage with their styles and the meaning of their columns; same input, same bytes.

A GeoPackage is an SQLite file, and Python brings SQLite along: nothing needs to be loaded to write one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from geomap.errors import OutputError
from geomap.model import Column, ColumnType, Layer
from geomap.render.blobs import Box, blob_of
from geomap.render.geopackage_schema import (
    APPLICATION_ID,
    COUNT_TRIGGERS,
    FILL_INDEX,
    GEOMETRY_COLUMN,
    INDEX,
    INDEX_TRIGGERS,
    REFERENCE_SYSTEMS,
    SRS_ID,
    TABLES,
    USER_VERSION,
    WRITTEN_AT,
)
from geomap.render.layers import located
from geomap.render.staging import staged_file
from geomap.render.styles import qml
from geomap.render.values import Value, typed

_SQL_TYPES: Mapping[ColumnType, str] = MappingProxyType(
    {
        "string": "TEXT",
        "int": "INTEGER",
        "float": "REAL",
        "bool": "BOOLEAN",
        "date": "DATE",
        "datetime": "DATETIME",
    }
)
_ADD_LAYER = """
INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y, srs_id)
VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_TABLE = """
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
VALUES ('layer_styles', 'attributes', 'layer_styles', 'QGIS styles', ?, 0)
"""
_ADD_EXTENSION = "INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)"
_ADD_STYLE = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
  styleSLD, useAsDefault, description, owner, ui, update_time)
VALUES ('', '', ?, ?, 'geomap', ?, '', 1, ?, '', NULL, ?)
"""
_ADD_COLUMN = """
INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description) VALUES (?, ?, ?, ?, ?)
"""


def write_geopackage(layers: Iterable[Layer], path: Path) -> None:
    """Write the layers that have something to draw, each with a spatial index and its QGIS style.

    Raises OutputError when the file cannot be written.
    """
    drawn = [layer for layer in layers if located(layer)]
    with staged_file(path) as draft, _database(draft) as database:
        _make_tables(database)
        for layer in drawn:
            _add_layer(database, layer)
        _add_styles(database, drawn)
        _describe_columns(database, drawn)


@contextmanager
def _database(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a new database that is written in one go: a draft that fails is thrown away, and so needs no journal."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            for setting in ("journal_mode = OFF", "synchronous = OFF"):
                database.execute(f"PRAGMA {setting}")
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {USER_VERSION}")
            database.execute("BEGIN")
            yield database
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise OutputError(
            f"cannot write {path.name}: {error}; choose another place with -o, or free some room"
        ) from error


def _make_tables(database: sqlite3.Connection) -> None:
    for statement in TABLES.split(";"):
        database.execute(statement)
    database.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", REFERENCE_SYSTEMS)
    database.execute(_ADD_TABLE, (WRITTEN_AT,))
    schema = "http://www.geopackage.org/spec121/#extension_schema"
    for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
        database.execute(_ADD_EXTENSION, (table, None, "gpkg_schema", schema, "read-write"))


# -- layers -------------------------------------------------------------------------------------------


def _add_layer(database: sqlite3.Connection, layer: Layer) -> None:
    """Add a layer's table with its rows, and then what keeps index and count true when somebody edits it."""
    kind = layer.geometry_type.upper()
    columns = "".join(f", {_quoted(column.name)} {_SQL_TYPES[column.type]}" for column in layer.columns)
    key = '"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL'
    database.execute(f"CREATE TABLE {_quoted(layer.name)} ({key}, {_quoted(GEOMETRY_COLUMN)} {kind}{columns})")
    boxes: list[Box] = []
    places = ", ".join("?" * (len(layer.columns) + 2))
    database.executemany(f"INSERT INTO {_quoted(layer.name)} VALUES ({places})", _rows(layer, boxes))  # noqa: S608
    _list_layer(database, layer, kind, boxes)
    names = {"t": layer.name, "c": GEOMETRY_COLUMN}
    if _has_index(database):
        database.execute(INDEX.format(**names))
        numbered = ((number, w, e, s, n) for number, (w, s, e, n) in enumerate(boxes, 1))
        database.executemany(FILL_INDEX.format(**names), numbered)
        about = "http://www.geopackage.org/spec120/#extension_rtree"
        database.execute(_ADD_EXTENSION, (layer.name, GEOMETRY_COLUMN, "gpkg_rtree_index", about, "write-only"))
        for trigger in INDEX_TRIGGERS:
            database.execute(trigger.format(**names))
    for trigger in COUNT_TRIGGERS:
        database.execute(trigger.format(**names))


def _rows(layer: Layer, boxes: list[Box]) -> Iterator[tuple[Value | bytes, ...]]:
    """Yield the rows of a layer's table, and note the box of each."""
    for number, feature in enumerate(located(layer), 1):
        blob, box = blob_of(feature.geometry or {}, SRS_ID)
        boxes.append(box)
        yield (number, blob, *(_stored(column, feature.properties.get(column.name)) for column in layer.columns))


def _stored(column: Column, value: object) -> Value:
    """Return a value as the standard stores it: times with thousandths of a second."""
    found = typed(column, value)
    return f"{found[:-1]}.000Z" if column.type == "datetime" and isinstance(found, str) else found


def _list_layer(database: sqlite3.Connection, layer: Layer, kind: str, boxes: Sequence[Box]) -> None:
    wests, souths, easts, norths = zip(*boxes, strict=True)
    whole = (min(wests), min(souths), max(easts), max(norths))
    database.execute(_ADD_LAYER, (layer.name, layer.title, WRITTEN_AT, *whole, SRS_ID))
    row = (layer.name, GEOMETRY_COLUMN, kind, SRS_ID)
    database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)", row)
    database.execute("INSERT INTO gpkg_ogr_contents VALUES (?, ?)", (layer.name, len(boxes)))


def _has_index(database: sqlite3.Connection) -> bool:
    """Say whether this SQLite was built with R-trees, as nearly all are; the index is the standard's option."""
    return database.execute("SELECT 1 FROM pragma_module_list WHERE name = 'rtree'").fetchone() is not None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


# -- styles and columns -------------------------------------------------------------------------------


def _add_styles(database: sqlite3.Connection, layers: Iterable[Layer]) -> None:
    for layer in layers:
        database.execute(_ADD_STYLE, (layer.name, GEOMETRY_COLUMN, qml(layer), layer.title, WRITTEN_AT))


def _describe_columns(database: sqlite3.Connection, layers: Iterable[Layer]) -> None:
    rows = ([(layer.name, c.name, c.name, c.alias, c.description) for c in layer.columns] for layer in layers)
    database.executemany(_ADD_COLUMN, chain.from_iterable(rows))
