"""GeoJSON after RFC 7946."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from geomap.model import Layer
from geomap.render.geojson import GeoJsonWriter, drop_null_columns, null_columns, write_geojson
from geomap.render.layers import layers_of, located
from tests.render.surveys import bare, fiji, provenance


def written(layer: Layer, path: Path) -> dict[str, Any]:
    """Return a layer's file as JSON."""
    write_geojson(layer, path, provenance=provenance())
    found = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_a_collection_of_features(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Every file is a FeatureCollection with a box, without `crs`, of one geometry type, with all its located rows."""
    for layer in filter(located, any_layers):
        found = written(layer, tmp_path / "x.geojson")
        assert found["type"] == "FeatureCollection"
        assert "crs" not in found
        assert len(found["bbox"]) == 4
        assert {feature["geometry"]["type"] for feature in found["features"]} == {layer.geometry_type}
        assert len(found["features"]) == len(located(layer))


def test_rings_follow_the_right_hand(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Outer rings are closed and anticlockwise; no position leaves the map."""
    for layer in any_layers:
        if layer.geometry_type != "MultiPolygon" or not located(layer):
            continue
        for feature in written(layer, tmp_path / "x.geojson")["features"]:
            for polygon in feature["geometry"]["coordinates"]:
                ring = polygon[0]
                assert ring[0] == ring[-1]
                assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0
                assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_one_type_a_column(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """A column's values are all of one type, null aside, and every row has the same columns."""
    types = {"string": str, "date": str, "datetime": str, "int": int, "float": float, "bool": bool}
    for layer in filter(located, any_layers):
        kinds = {column.name: types[column.type] for column in layer.columns}
        rows = [feature["properties"] for feature in written(layer, tmp_path / "x.geojson")["features"]]
        assert len({tuple(row) for row in rows}) == 1
        assert all(value is None or type(value) is kinds[name] for row in rows for name, value in row.items())


def test_columns_that_would_pass_for_text_are_left_out(tmp_path: Path) -> None:
    """Numbers and dates that are null throughout are left out of the rows but named, with their types, in the head."""
    incidents = layers_of(bare())[0]
    found = written(incidents, tmp_path / "x.geojson")
    row = found["features"][0]["properties"]
    assert {"event_date", "date_start", "fatalities_low", "launched"}.isdisjoint(row)
    assert row["weapons"] is None
    assert found["geomap"]["columns"] == {column.name: column.type for column in incidents.columns}
    assert {column.type for column in null_columns(incidents)} == {"int", "date", "datetime"}


def test_provenance_is_told(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """A file says what made it, from what, and whose borders it follows."""
    about = written(layers[0], tmp_path / "x.geojson")["geomap"]
    assert (about["version"], about["gazetteer"], about["inputs"]) == ("0.1.0", "test-1", "0f" * 8)
    assert about["borders"] == "Borders follow the United Nations."


def test_five_decimals(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """No position has more than five decimals."""
    write_geojson(any_layers[0], tmp_path / "x.geojson")
    for feature in json.loads((tmp_path / "x.geojson").read_text("utf-8"))["features"]:
        assert all(round(number, 5) == number for number in feature["geometry"]["coordinates"])


def test_a_box_across_the_antimeridian(tmp_path: Path) -> None:
    """The box of two islands on either side of 180 is narrow: its west is greater than its east."""
    west, south, east, north = written(layers_of(fiji())[0], tmp_path / "x.geojson")["bbox"]
    assert (west, east) == (178.44149, -179.99)
    assert south < north


def test_rows_written_one_by_one(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Rows that come one by one make the same file, once the columns known to be null at the end are dropped."""
    path = tmp_path / "streamed.geojson"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        writer = GeoJsonWriter(stream, layers[0], provenance=provenance())
        for feature in layers[0].features:
            writer.add(feature)
        null = writer.close()
    drop_null_columns(path, null)
    write_geojson(layers[0], tmp_path / "whole.geojson", provenance=provenance())
    assert path.read_bytes() == (tmp_path / "whole.geojson").read_bytes()
    assert (writer.written, writer.unlocated) == (3, 1)


def test_a_stream_that_breaks_off_looks_broken(layers: tuple[Layer, ...]) -> None:
    """When something goes wrong between rows the collection is not closed as if it were whole."""
    stream = io.StringIO()
    with pytest.raises(ZeroDivisionError), GeoJsonWriter(stream, layers[0]):
        raise ZeroDivisionError
    with pytest.raises(json.JSONDecodeError):
        json.loads(stream.getvalue())


def test_an_empty_stream_is_a_collection(layers: tuple[Layer, ...]) -> None:
    """A stream without rows is a valid, empty collection."""
    stream = io.StringIO()
    GeoJsonWriter(stream, layers[0]).close()
    found = json.loads(stream.getvalue())
    assert found["features"] == []
    assert "bbox" not in found
