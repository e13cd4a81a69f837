"""The GeoPackage: all layers, styles inside, the same bytes every time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest

from geomap.errors import OutputError
from geomap.model import Layer
from geomap.render.geopackage import write_geopackage
from geomap.render.geopackage_schema import WRITTEN_AT
from geomap.render.layers import layers_of, located
from tests.render.surveys import bare


@pytest.fixture
def database(layers: tuple[Layer, ...], tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to the sample's GeoPackage."""
    write_geopackage(layers, tmp_path / "x.gpkg")
    with closing(sqlite3.connect(tmp_path / "x.gpkg")) as connection:
        yield connection


def test_layers_and_rows(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Every layer with something to draw is a table of that name, geometry type and number of rows."""
    write_geopackage(any_layers, tmp_path / "x.gpkg")
    found = {name: kind for name, kind in pyogrio.list_layers(tmp_path / "x.gpkg") if kind is not None}
    assert found == {layer.name: layer.geometry_type for layer in any_layers if located(layer)}
    for layer in filter(located, any_layers):
        assert pyogrio.read_info(tmp_path / "x.gpkg", layer=layer.name)["features"] == len(located(layer))


def test_every_row_is_indexed(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """The index of a layer holds each row, and what lies in a box is found through it as without it."""
    write_geopackage(any_layers, tmp_path / "x.gpkg")
    for layer in filter(located, any_layers):
        with closing(sqlite3.connect(tmp_path / "x.gpkg")) as database:
            (indexed,) = database.execute(f"SELECT count(*) FROM rtree_{layer.name}_geom").fetchone()  # noqa: S608
        assert indexed == len(located(layer))
        west, south, east, north = pyogrio.read_info(tmp_path / "x.gpkg", layer=layer.name)["total_bounds"]
        whole = pyogrio.raw.read(tmp_path / "x.gpkg", layer=layer.name, bbox=(west, south, east, north))
        assert len(whole[2]) == len(located(layer))


def test_types_hold_when_all_is_null(tmp_path: Path) -> None:
    """A column keeps its type when every row is null."""
    write_geopackage(layers_of(bare()), tmp_path / "x.gpkg")
    info = pyogrio.read_info(tmp_path / "x.gpkg", layer="incidents")
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert (types["fatalities_low"], types["event_date"], types["date_start"], types["weapons"]) == (
        "OFTInteger64",
        "OFTDate",
        "OFTDateTime",
        "OFTString",
    )


def test_same_bytes(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Two files of the same layers, written at different times, are the same byte for byte."""
    write_geopackage(any_layers, tmp_path / "a.gpkg")
    time.sleep(1.1)
    write_geopackage(any_layers, tmp_path / "b.gpkg")
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


def test_styles_are_inside(database: sqlite3.Connection, layers: tuple[Layer, ...]) -> None:
    """Each layer has one default style, stamped with the fixed time."""
    rows = database.execute("SELECT f_table_name, f_geometry_column, useAsDefault, update_time FROM layer_styles")
    assert rows.fetchall() == [(layer.name, "geom", 1, WRITTEN_AT) for layer in layers]


def test_nothing_bears_the_time_of_writing(database: sqlite3.Connection) -> None:
    """The contents table is stamped with the fixed time."""
    assert {row[0] for row in database.execute("SELECT last_change FROM gpkg_contents")} == {WRITTEN_AT}


def test_spatial_indexes(database: sqlite3.Connection, layers: tuple[Layer, ...]) -> None:
    """Each layer has an R-tree, which a large file needs to open fast."""
    named = {
        row[0] for row in database.execute("SELECT table_name FROM gpkg_extensions WHERE extension_name LIKE '%rtree%'")
    }
    assert named == {layer.name for layer in layers}


def test_columns_are_described(database: sqlite3.Connection, layers: tuple[Layer, ...]) -> None:
    """The meaning of each column is in the file, by the standard's own extension."""
    (told,) = database.execute("SELECT count(*) FROM gpkg_data_columns").fetchone()
    assert told == sum(len(layer.columns) for layer in layers)


def test_the_file_is_sound(database: sqlite3.Connection) -> None:
    """SQLite finds nothing wrong with it."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_folder_that_is_not_there(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """A file that cannot be written is one line."""
    with pytest.raises(OutputError, match="No such file"):
        write_geopackage(layers, tmp_path / "nowhere" / "x.gpkg")
