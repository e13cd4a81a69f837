"""Writes layers into PostGIS: one transaction, tables made when missing, rows replaced by id, styles for QGIS.

Every identifier and value reaches SQL through psycopg's own composition, never as text. Needs psycopg.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from geomap.errors import OutputError
from geomap.model import ColumnType, Feature, GeometryType, Layer
from geomap.render.columns import DISTANCES, INCIDENTS, PLACES, UNCERTAINTY
from geomap.render.styles import qml
from geomap.render.values import typed

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.sql import Composable, Composed

ADDRESSES = ("postgresql://", "postgres://")
DEFAULT_SCHEMA = "geomap"
GEOMETRY_COLUMN = "geom"
ROW_KEY = "row_key"

_SQL_TYPES: Mapping[ColumnType, str] = MappingProxyType(
    {
        "string": "text",
        "int": "bigint",
        "float": "double precision",
        "bool": "boolean",
        "date": "date",
        "datetime": "timestamptz",
    }
)
_SQL_GEOMETRY: Mapping[GeometryType, str] = MappingProxyType(
    {
        "Point": "Point",
        "LineString": "MultiLineString",
        "MultiLineString": "MultiLineString",
        "MultiPolygon": "MultiPolygon",
    }
)
# The column that tells a row from others; the rest get a key made of their content. Regions are sums over one run,
# which a table that gathers many runs cannot hold: a view over the incidents can.
_KEYS: Mapping[str, str] = MappingProxyType(
    {INCIDENTS: "incident_id", UNCERTAINTY: "incident_id", PLACES: ROW_KEY, DISTANCES: ROW_KEY}
)
# QGIS's own table of styles, as it makes it
_STYLE_TABLE = """
CREATE TABLE IF NOT EXISTS layer_styles (
  id serial PRIMARY KEY,
  f_table_catalog varchar,
  f_table_schema varchar,
  f_table_name varchar,
  f_geometry_column varchar,
  stylename text,
  styleqml xml,
  stylesld xml,
  useasdefault boolean,
  description text,
  owner varchar(63) DEFAULT CURRENT_USER,
  ui xml,
  update_time timestamp DEFAULT CURRENT_TIMESTAMP,
  type varchar
)
"""
_DROP_STYLE = """
DELETE FROM layer_styles
WHERE f_table_catalog = current_database() AND f_table_schema = %s AND f_table_name = %s AND stylename = 'geomap'
"""
_ADD_STYLE = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, stylename, styleqml,
  useasdefault, description, type)
VALUES (current_database(), %s, %s, %s, 'geomap', XMLPARSE(DOCUMENT %s), true, %s, %s)
"""


def is_database(output: str) -> bool:
    """Say whether an output is the address of a database rather than a folder."""
    return output.startswith(ADDRESSES)


def write_postgis(layers: Iterable[Layer], address: str) -> dict[str, int]:
    """Write incidents, places, distances and uncertainty to a database; return the number of rows by table.

    `address` is postgresql://user:password@host:port/database, with ?schema=name to choose a schema other than
    "geomap". Rows of an incident written before are replaced; those of other incidents stay. All or nothing. Raises
    OutputError when psycopg is missing or the database refuses.
    """
    if find_spec("psycopg") is None:
        raise OutputError("writing to PostGIS needs psycopg: pip install 'geomap[postgis]'")
    server, schema = _split(address)
    kept = [layer for layer in layers if layer.name in _KEYS]
    with _connected(server) as connection:
        _prepare(connection, schema)
        for layer in kept:
            _make_table(connection, schema, layer)
            _write_rows(connection, schema, layer)
        _write_styles(connection, schema, kept)
    return {layer.name: len(layer.features) for layer in kept}


# -- the database -------------------------------------------------------------------------------------


def _split(address: str) -> tuple[str, str]:
    """Return the address as libpq takes it, and the schema that its query names."""
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    schema = query.pop("schema", DEFAULT_SCHEMA)
    return urlunsplit(parts._replace(query=urlencode(query))), schema


@contextmanager
def _connected(server: str) -> Iterator[Connection[Any]]:
    """Yield a connection whose changes are kept together when the block ends well, else dropped together."""
    import psycopg

    try:
        with psycopg.connect(server, connect_timeout=10, application_name="geomap") as connection:
            yield connection
    except psycopg.Error as error:
        parts = urlsplit(server)
        where = f"{parts.hostname or 'localhost'}{parts.path}"  # never the password
        reason = " ".join(str(error).split())
        raise OutputError(f"cannot write to the database {where}: {reason}") from error


def _prepare(connection: Connection[Any], schema: str) -> None:
    from psycopg import sql

    connection.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
    # two runs at once wait for each other here, rather than both making the same table
    connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (f"geomap.{schema}",))


def _make_table(connection: Connection[Any], schema: str, layer: Layer) -> None:
    from psycopg import sql

    table, key = sql.Identifier(schema, layer.name), _KEYS[layer.name]
    connection.execute(
        sql.SQL("CREATE TABLE IF NOT EXISTS {} ({} text PRIMARY KEY, {} geometry({}, 4326))").format(
            table, sql.Identifier(key), sql.Identifier(GEOMETRY_COLUMN), sql.SQL(_SQL_GEOMETRY[layer.geometry_type])
        )
    )
    for column in layer.columns:
        named, kind = sql.Identifier(column.name), sql.SQL(_SQL_TYPES[column.type])
        connection.execute(sql.SQL("ALTER TABLE {} ADD COLUMN IF NOT EXISTS {} {}").format(table, named, kind))
        told = sql.Literal(column.description)
        connection.execute(sql.SQL("COMMENT ON COLUMN {}.{} IS {}").format(table, named, told))
    index = sql.Identifier(f"{layer.name}_{GEOMETRY_COLUMN}_idx")
    on = sql.SQL("CREATE INDEX IF NOT EXISTS {} ON {} USING gist ({})")
    connection.execute(on.format(index, table, sql.Identifier(GEOMETRY_COLUMN)))


# -- rows ---------------------------------------------------------------------------------------------


def _write_rows(connection: Connection[Any], schema: str, layer: Layer) -> None:
    from psycopg import sql

    table = sql.Identifier(schema, layer.name)
    if _KEYS[layer.name] == ROW_KEY:
        # what a report says is replaced as a whole: a place no longer found in it must not stay
        reports = sorted({str(feature.properties["report_id"]) for feature in layer.features})
        connection.execute(sql.SQL("DELETE FROM {} WHERE report_id = ANY(%s)").format(table), (reports,))
    with connection.cursor() as cursor:
        cursor.executemany(_upsert(table, layer), [_values(layer, feature) for feature in layer.features])


def _names(layer: Layer) -> list[str]:
    names = [column.name for column in layer.columns]
    return names if _KEYS[layer.name] in names else [ROW_KEY, *names]


def _upsert(table: Composable, layer: Layer) -> Composed:
    from psycopg import sql

    names, key = _names(layer), _KEYS[layer.name]
    changes = [name for name in (*names, GEOMETRY_COLUMN) if name != key]
    shape = sql.SQL("ST_SetSRID(ST_GeomFromGeoJSON(%s), 4326)")
    if _SQL_GEOMETRY[layer.geometry_type].startswith("Multi"):
        shape = sql.SQL("ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(%s), 4326))")
    assigned = (sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in changes)
    return sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO UPDATE SET {}").format(
        table,
        sql.SQL(", ").join(map(sql.Identifier, (*names, GEOMETRY_COLUMN))),
        sql.SQL(", ").join([*(sql.Placeholder() for _ in names), shape]),
        sql.Identifier(key),
        sql.SQL(", ").join(assigned),
    )


def _values(layer: Layer, feature: Feature) -> list[Any]:
    values: list[Any] = [typed(column, feature.properties.get(column.name)) for column in layer.columns]
    geometry = None if feature.geometry is None else json.dumps(dict(feature.geometry))
    key = [] if _KEYS[layer.name] != ROW_KEY else [_content_key(values, geometry)]
    return [*key, *values, geometry]


def _content_key(values: Sequence[Any], geometry: str | None) -> str:
    content = json.dumps([*values, geometry], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:20]


# -- styles -------------------------------------------------------------------------------------------


def _write_styles(connection: Connection[Any], schema: str, layers: Iterable[Layer]) -> None:
    """Give QGIS the styles, unless the user may not make its table: a database is as good without."""
    import psycopg

    try:
        with connection.transaction():
            connection.execute(_STYLE_TABLE)
            for layer in layers:
                connection.execute(_DROP_STYLE, (schema, layer.name))
                kind = {"Point": "Point", "MultiPolygon": "Polygon"}.get(layer.geometry_type, "Line")
                told = (schema, layer.name, GEOMETRY_COLUMN, _without_doctype(qml(layer)), layer.title, kind)
                connection.execute(_ADD_STYLE, told)
    except psycopg.errors.InsufficientPrivilege:
        pass


def _without_doctype(document: str) -> str:
    return document.split("\n", 1)[1]
