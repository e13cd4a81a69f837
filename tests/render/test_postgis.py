"""Layers written into a real PostgreSQL with PostGIS."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from geomap.errors import OutputError
from geomap.model import Layer, Survey
from geomap.render import postgis
from geomap.render.layers import layers_of
from geomap.render.postgis import is_database, write_postgis
from tests.render.surveys import fiji, incident, sample

pytestmark = pytest.mark.postgis
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def address(database: str, request: pytest.FixtureRequest) -> str:
    """Return the address of a schema of the test's own, with a name that needs quoting."""
    return f"{database}?schema={request.node.name[:40]}%20%22x"


@pytest.fixture
def ask(database: str, address: str) -> Ask:
    """Return a function that answers a query inside the test's schema."""
    schema = postgis._split(address)[1]

    def answers(query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(database) as connection:
            connection.execute("SELECT set_config('search_path', quote_ident(%s) || ', public', false)", (schema,))
            return connection.execute(query.encode()).fetchall()

    return answers


def test_tables_and_types(layers: tuple[Layer, ...], address: str, ask: Ask) -> None:
    """Each layer is a table of typed columns with a key, a geometry of its type in WGS84 and a spatial index."""
    assert write_postgis(layers, address) == {"incidents": 4, "places": 3, "distances": 1, "uncertainty": 3}
    found = ask(
        "SELECT type, srid, f_table_name FROM geometry_columns WHERE f_table_schema = current_schema() ORDER BY 3"
    )
    assert found == [
        ("MULTILINESTRING", 4326, "distances"),
        ("POINT", 4326, "incidents"),
        ("POINT", 4326, "places"),
        ("MULTIPOLYGON", 4326, "uncertainty"),
    ]
    indexes = ask("SELECT tablename FROM pg_indexes WHERE schemaname = current_schema() AND indexdef LIKE '%gist%'")
    assert {table for (table,) in indexes} == {"incidents", "places", "distances", "uncertainty"}
    (row,) = ask(
        "SELECT pg_typeof(event_date), pg_typeof(date_start), pg_typeof(score), pg_typeof(fits) "
        "FROM incidents, distances LIMIT 1"
    )
    assert row == ("date", "timestamp with time zone", "double precision", "boolean")


def test_values_arrive(layers: tuple[Layer, ...], address: str, ask: Ask) -> None:
    """Every value and position arrives as it was, nulls as nulls; incidents without a place are rows too."""
    write_postgis(layers, address)
    (row,) = ask("SELECT row_to_json(i), ST_AsGeoJSON(geom, 5) FROM incidents i WHERE incident_id = 'i000001'")
    strike = layers[0].features[0]
    assert json.loads(row[1]) == strike.geometry
    moments = {"date_start", "date_end"}
    expected = {name: value for name, value in strike.properties.items() if name not in moments}
    assert {name: row[0][name] for name in expected} == expected
    assert ask("SELECT date_start AT TIME ZONE 'UTC' = '2024-03-02' FROM incidents WHERE incident_id = 'i000001'") == [
        (True,)
    ]
    assert ask("SELECT incident_id FROM incidents WHERE geom IS NULL") == [("i000004",)]
    assert ask("SELECT bool_and(ST_IsValid(geom)) FROM uncertainty") == [(True,)]


def test_writing_twice_changes_nothing(layers: tuple[Layer, ...], address: str, ask: Ask) -> None:
    """The same run written twice leaves the same rows."""
    everything = "SELECT * FROM {0} ORDER BY 1"
    write_postgis(layers, address)
    before = [ask(everything.format(table)) for table in ("incidents", "places", "distances", "uncertainty")]
    write_postgis(layers, address)
    assert [ask(everything.format(t)) for t in ("incidents", "places", "distances", "uncertainty")] == before


def test_later_runs_replace_by_id(layers: tuple[Layer, ...], address: str, ask: Ask) -> None:
    """A later run replaces the incidents it knows, keeps others, and replaces what its reports say."""
    write_postgis(layers, address)
    (first, *_) = sample().incidents
    later = Survey((incident(1, event_type="flood"), incident(9)), sample().readings[:1])
    write_postgis(layers_of(later), address)
    assert dict(ask("SELECT incident_id, event_type FROM incidents")) == {
        "i000001": "flood",
        "i000002": "fire",
        "i000003": "shelling",
        "i000004": "protest",
        "i000009": "other",
    }
    assert first.event_type == "missile_strike"
    assert ask("SELECT count(*) FROM places") == [(3,)]


def test_columns_added_by_hand(layers: tuple[Layer, ...], address: str, ask: Ask) -> None:
    """Columns that an edited file brings, or a table lacks, are added; rows already there have nulls in them."""
    from geomap.model import Column, Feature

    write_postgis(layers, address)
    column = Column('note"; DROP TABLE incidents; --', "string", "Note", "It's a note")
    rows = tuple(Feature(f.geometry, {**f.properties, column.name: "a'b"}) for f in layers[0].features[:1])
    write_postgis([Layer("incidents", "Incidents", "Point", (*layers[0].columns, column), rows)], address)
    assert ask('SELECT incident_id FROM incidents WHERE "note""; DROP TABLE incidents; --" = $$a\'b$$') == [
        ("i000001",)
    ]
    assert ask("SELECT count(*) FROM incidents") == [(4,)]


def test_lines_cut_at_the_antimeridian(address: str, ask: Ask) -> None:
    """Lines in one part and in two fit one table."""
    write_postgis(layers_of(sample()), address)
    write_postgis(layers_of(fiji()), address)
    assert ask("SELECT ST_NumGeometries(geom) FROM distances ORDER BY 1") == [(1,), (1,), (2,)]


def test_all_or_nothing(layers: tuple[Layer, ...], address: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """When one row is refused none is written, and one line says why."""
    write_postgis(layers[:1], address)
    bad = Layer("places", "Places", "Point", layers[1].columns, layers[0].features[:1])
    monkeypatch.setattr(postgis, "_values", lambda *_: ["too few"])
    with pytest.raises(OutputError) as caught:
        write_postgis([layers[0], bad], f"{address}2")
    assert "\n" not in str(caught.value)
    assert ask("SELECT count(*) FROM incidents") == [(4,)]
    assert ask("SELECT count(*) FROM pg_namespace WHERE nspname = current_schema() || '2'") == [(0,)]


def test_styles_for_qgis(layers: tuple[Layer, ...], address: str, ask: Ask) -> None:
    """QGIS finds the style of each table in its own table, once however often a run is written."""
    write_postgis(layers, address)
    write_postgis(layers, address)
    found = ask(
        "SELECT f_table_name, useasdefault, xpath_exists('/qgis/renderer-v2', styleqml) FROM layer_styles "
        "WHERE f_table_schema = current_schema() ORDER BY 1"
    )
    assert found == [(name, True, True) for name in ("distances", "incidents", "places", "uncertainty")]


def test_columns_are_described(layers: tuple[Layer, ...], address: str, ask: Ask) -> None:
    """The meaning of a column is its comment, which QGIS and psql show."""
    write_postgis(layers, address)
    assert ask("SELECT col_description('incidents'::regclass, 2) IS NOT NULL") == [(False,)]
    assert ask(
        "SELECT col_description(attrelid, attnum) FROM pg_attribute "
        "WHERE attrelid = 'incidents'::regclass AND attname = 'country_code'"
    ) == [("ISO 3166-1 alpha-2",)]


def test_qgis_reads_the_tables(
    layers: tuple[Layer, ...], address: str, database: str, qgis: Callable[..., str], tmp_path: Path
) -> None:
    """QGIS opens a table of the database styled."""
    write_postgis(layers, address)
    schema = postgis._split(address)[1].replace('"', '\\"')
    server = f"dbname='postgres' host=127.0.0.1 port={urlsplit(database).port} user='geomap'"
    source = f'{server} key=\'incident_id\' srid=4326 type=Point table="{schema}"."incidents" (geom)'
    script = tmp_path / "look.py"
    script.write_text(
        "import os, sys, tempfile\n"
        "os.environ['XDG_RUNTIME_DIR'] = os.environ['QGIS_CUSTOM_CONFIG_PATH'] = tempfile.mkdtemp()\n"
        "from qgis.core import QgsApplication, QgsVectorLayer\n"
        "a = QgsApplication([], True); a.initQgis()\n"
        "layer = QgsVectorLayer(sys.argv[1], 'x', 'postgres')\n"
        "print(layer.isValid(), layer.featureCount(), layer.renderer().type(), flush=True); os._exit(0)\n"
    )
    assert qgis(script, source).split() == ["True", "4", "categorizedSymbol"]


@pytest.mark.parametrize("output", ["postgresql://h/d", "postgres://h/d"])
def test_addresses_of_databases(output: str) -> None:
    """An output that names a server is a database."""
    assert is_database(output)


@pytest.mark.parametrize("output", ["out", "./postgresql", "/srv/postgresql:", "http://h/d"])
def test_folders(output: str) -> None:
    """Any other output is a folder."""
    assert not is_database(output)


def test_no_server(layers: tuple[Layer, ...]) -> None:
    """A server that is not there is one line, without the password."""
    with pytest.raises(OutputError, match=r"127\.0\.0\.1/nowhere") as caught:
        write_postgis(layers, "postgresql://me:secret@127.0.0.1:1/nowhere")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_psycopg(layers: tuple[Layer, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the driver is missing the error says how to get it."""
    monkeypatch.setattr(postgis, "find_spec", lambda _: None)
    with pytest.raises(OutputError, match=r"pip install 'geomap\[postgis\]'"):
        write_postgis(layers, "postgresql://h/d")
