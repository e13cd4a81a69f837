"""Edited files read back into layers."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import GeomapError, LayerError
from geomap.model import Layer
from geomap.render.geojson import write_geojson
from geomap.render.geopackage import write_geopackage
from geomap.render.layer_files import read_layers
from geomap.render.layers import located
from geomap.render.redrawn import redrawn
from tests.render.surveys import SquareGeography

Collection = dict[str, Any]


@pytest.fixture
def collection(layers: tuple[Layer, ...], tmp_path: Path) -> Collection:
    """Return the sample's incidents as JSON, to be edited."""
    write_geojson(layers[0], tmp_path / "incidents.geojson")
    found: Collection = json.loads((tmp_path / "incidents.geojson").read_text("utf-8"))
    return found


def reread(collection: Collection, path: Path) -> Layer:
    """Return the layer of an edited collection."""
    path.write_text(json.dumps(collection), encoding="utf-8")
    (layer,) = read_layers(path)
    return layer


def test_geojson_comes_back_as_it_was(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """What is read from a GeoJSON file is what was written to it, columns that were left out included."""
    for layer in filter(located, any_layers):
        write_geojson(layer, tmp_path / "x.geojson")
        (found,) = read_layers(tmp_path / "x.geojson")
        assert (found.name, found.columns, found.features) == (layer.name, layer.columns, located(layer))


def test_geopackage_comes_back_as_it_was(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """What is read from a GeoPackage is what was written to it, every layer in order."""
    write_geopackage(any_layers, tmp_path / "x.gpkg")
    found = read_layers(tmp_path / "x.gpkg")
    drawn = [layer for layer in any_layers if located(layer)]
    assert [layer.name for layer in found] == [layer.name for layer in drawn]
    for one, other in zip(found, drawn, strict=True):
        assert (one.columns, one.geometry_type, one.features) == (other.columns, other.geometry_type, located(other))


def test_edits_are_kept(collection: Collection, tmp_path: Path) -> None:
    """Points moved, numbers changed and rows deleted in QGIS are kept."""
    collection["features"][0]["geometry"]["coordinates"] = [36.3, 50.1]
    collection["features"][0]["properties"]["fatalities_best"] = 3.0
    del collection["features"][1:]
    (row,) = reread(collection, tmp_path / "x.geojson").features
    assert row.geometry == {"type": "Point", "coordinates": [36.3, 50.1]}
    assert row.properties["fatalities_best"] == 3
    assert type(row.properties["fatalities_best"]) is int


def test_columns_in_any_order_and_more(collection: Collection, tmp_path: Path) -> None:
    """Columns may come in any order, be missing or be new; new ones are carried with their types."""
    for number, feature in enumerate(collection["features"]):
        row = dict(reversed(feature["properties"].items()))
        del row["weapons"]
        row |= {"fid": number, "checked": number > 0, "analyst": "É", "weight": [1, 2.5, None][number], "Title": "x"}
        feature["properties"] = row
    del collection["geomap"]
    layer = reread(collection, tmp_path / "incidents.geojson")
    extra = {column.name: column.type for column in layer.columns[-4:]}
    assert extra == {"checked": "bool", "analyst": "string", "weight": "float", "Title_": "string"}
    row = layer.features[1].properties
    assert (row["checked"], row["analyst"], row["weight"], row["weapons"]) == (True, "É", 2.5, None)
    assert "fid" not in row
    write_geopackage([layer], tmp_path / "again.gpkg")
    (again,) = read_layers(tmp_path / "again.gpkg")
    assert again.features == layer.features


def test_what_qgis_makes_of_types(collection: Collection, tmp_path: Path) -> None:
    """Dates as date-times, numbers as reals, truths as numbers, JSON text as JSON: all come back as they were."""
    before = reread(collection, tmp_path / "a.geojson")
    for feature in collection["features"]:
        row = feature["properties"]
        row["evidence"] = json.loads(row["evidence"])
        row["figures_conflict"] = int(row["figures_conflict"])
        row["radius_m"] = float(row["radius_m"])
        if row["event_date"]:
            row["event_date"] = row["event_date"].replace("-", "/")
            row["date_start"] = row["date_start"].replace("T", " ").replace("Z", "+00")
    collection["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    collection["name"] = "corrected by hand"
    assert reread(collection, tmp_path / "b.geojson").features == before.features


def test_another_reference_system(collection: Collection, tmp_path: Path) -> None:
    """A file saved in another reference system is brought back to longitude and latitude."""
    collection["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    collection["features"] = collection["features"][:1]
    collection["features"][0]["geometry"]["coordinates"] = [4035634.33, 6442863.91]
    (row,) = reread(collection, tmp_path / "x.geojson").features
    assert row.geometry is not None
    assert row.geometry["coordinates"] == pytest.approx([36.25272, 49.98081], abs=0.001)


def test_rows_added_by_hand(collection: Collection, tmp_path: Path) -> None:
    """A row drawn in QGIS gets an id, a title and a window; a copied row an id of its own."""
    drawn = {"event_type": "flood", "place": "Kherson", "event_date": "2024-03-07"}
    added = {"type": "Feature", "properties": drawn, "geometry": {"type": "MultiPoint", "coordinates": [[32.6, 46.6]]}}
    collection["features"] += [added, collection["features"][0]]
    rows = [feature.properties for feature in reread(collection, tmp_path / "x.geojson").features]
    assert rows[3]["incident_id"].startswith("hand-")
    assert (rows[3]["title"], rows[3]["status"]) == ("Flood, Kherson", "reported")
    assert (rows[3]["date_start"], rows[3]["date_end"]) == ("2024-03-07T00:00:00Z", "2024-03-07T23:59:59Z")
    assert rows[4]["incident_id"] == f"{rows[0]['incident_id']}-2"
    assert reread(collection, tmp_path / "x.geojson").features[3].properties == rows[3]


def test_moved_points_take_their_areas_along(layers: tuple[Layer, ...]) -> None:
    """When a point was moved its circle follows; a region whose point was not keeps its outline."""
    moved = layers[0].features[0]
    assert moved.geometry is not None
    here = type(moved)({"type": "Point", "coordinates": [30.0, 46.0]}, moved.properties)
    edited = Layer("incidents", "Incidents", "Point", layers[0].columns, (here, *layers[0].features[1:]))
    found = {layer.name: layer for layer in redrawn((edited, *layers[1:]), SquareGeography())}
    circle = found["uncertainty"].features[0].geometry
    assert circle is not None
    lons = [lon for lon, _ in circle["coordinates"][0][0]]
    assert 29.9 < min(lons) < 30.0 < max(lons) < 30.1
    assert found["uncertainty"].features[2] == layers[3].features[2]
    assert [f.properties["region"] for f in found["regions"].features] == ["Kharkiv"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "neither GeoJSON nor a GeoPackage"),
        (b"not json", "neither GeoJSON nor a GeoPackage"),
        (b"\xff\xfe\x00", "neither GeoJSON nor a GeoPackage"),
        (b"[" * 100_000, "neither GeoJSON nor a GeoPackage"),
        (b'{"type":"FeatureCollection","features":[{"type":"Feature"', "neither GeoJSON nor a GeoPackage"),
        (b'{"type":"FeatureCollection","features":[NaN]}', "NaN is no JSON number"),
        (b"[]", "not a GeoJSON FeatureCollection"),
        (b'{"type":"Feature","properties":{},"geometry":null}', "not a GeoJSON FeatureCollection"),
        (b'{"type":"FeatureCollection","features":{}}', "not a list"),
        (b'{"type":"FeatureCollection","features":[1]}', "not a list"),
        (b"SQLite format 3\x00 and then nothing", "not a GeoPackage that can be read"),
    ],
)
def test_hostile_files(content: bytes, told: str, tmp_path: Path) -> None:
    """A file that is no layer, is cut off or means harm is one line that names it."""
    path = tmp_path / "x.geojson"
    path.write_bytes(content)
    with pytest.raises(LayerError, match=told) as caught:
        read_layers(path)
    assert "x.geojson" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_truncated_geopackage(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """A GeoPackage cut off in the middle is refused, or read as far as it is whole, never a traceback."""
    write_geopackage(layers, tmp_path / "x.gpkg")
    whole = (tmp_path / "x.gpkg").read_bytes()
    for share in (0.01, 0.1, 0.3, 0.6, 0.9):
        (tmp_path / "cut.gpkg").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(LayerError):
            read_layers(tmp_path / "cut.gpkg")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is told as such."""
    with pytest.raises(LayerError, match="No such file"):
        read_layers(tmp_path / "x.geojson")


def test_somebody_elses_geopackage(tmp_path: Path) -> None:
    """A GeoPackage of other things is refused, naming the columns it would need."""
    frame = pyogrio.read_dataframe  # only to be sure that pyogrio's own reader agrees that the file is sound
    roads = {"type": "FeatureCollection", "features": [_feature({"road": "M1"})]}
    (tmp_path / "roads.geojson").write_text(json.dumps(roads))
    pyogrio.write_dataframe(frame(tmp_path / "roads.geojson"), tmp_path / "roads.gpkg")
    for name in ("roads.geojson", "roads.gpkg"):
        with pytest.raises(LayerError, match="lacks incident_id, title, event_type"):
            read_layers(tmp_path / name)


def _feature(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": [1.0, 2.0]}}


@pytest.mark.parametrize("missing", ["incident_id", "title", "event_type"])
@pytest.mark.parametrize("noted", [True, False], ids=["with notes on columns", "without"])
def test_missing_columns_are_named(collection: Collection, missing: str, noted: object, tmp_path: Path) -> None:
    """A column without which nothing can be drawn is named when it is missing, also when geomap's notes list it."""
    assert missing in collection["geomap"]["columns"]
    for feature in collection["features"]:
        del feature["properties"][missing]
    if not noted:
        del collection["geomap"]
    with pytest.raises(LayerError, match=f"lacks {missing}"):
        reread(collection, tmp_path / "x.geojson")


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("fatalities_low", "many", "row 2, fatalities_low: .* is not|could not convert"),
        ("event_date", "last week", "row 2, event_date"),
        ("figures_conflict", "perhaps", "neither true nor false"),
        ("radius_m", 1e400, "neither GeoJSON|Infinity"),
    ],
)
def test_values_that_do_not_fit(collection: Collection, column: str, value: object, told: str, tmp_path: Path) -> None:
    """A value that does not fit its column is named with its row."""
    collection["features"][1]["properties"][column] = value
    with pytest.raises(LayerError, match=told):
        reread(collection, tmp_path / "x.geojson")


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [1000.0, 0.0]},
        {"type": "Point", "coordinates": ["a", "b"]},
        {"type": "Point", "coordinates": [1.0]},
        {"type": "Point"},
        {"type": "Curve", "coordinates": [1.0, 2.0]},
        {"type": "LineString", "coordinates": [[1.0, 2.0], [3.0, 4.0]]},
        {"type": "MultiPoint", "coordinates": [[1.0, 2.0], [3.0, 4.0]]},
    ],
)
def test_geometry_that_does_not_fit(collection: Collection, geometry: dict[str, Any], tmp_path: Path) -> None:
    """A geometry that is no point on Earth is named with its row."""
    collection["features"][1]["geometry"] = geometry
    with pytest.raises(LayerError, match="row 2"):
        reread(collection, tmp_path / "x.geojson")


def test_edited_lines_and_areas_are_cut_at_the_antimeridian(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """A line or an area that somebody dragged across the antimeridian in QGIS is cut there, as one of ours is."""
    geometries = {
        "distances": {"type": "LineString", "coordinates": [[178.0, 0.0], [184.0, 3.0]]},
        "uncertainty": {"type": "Polygon", "coordinates": [[[178, 0], [184, 0], [184, 3], [178, 3], [178, 0]]]},
    }
    found = {}
    for layer in layers:
        if layer.name in geometries:
            path = tmp_path / f"{layer.name}.geojson"
            write_geojson(layer, path)
            collection = json.loads(path.read_text("utf-8"))
            collection["features"][0]["geometry"] = geometries[layer.name]
            found[layer.name] = reread(collection, path)
    line, area = found["distances"].features[0].geometry, found["uncertainty"].features[0].geometry
    assert found["distances"].geometry_type == "MultiLineString"
    assert line == {"type": "MultiLineString", "coordinates": [[[178, 0], [180, 1]], [[-180, 1], [-176, 3]]]}
    assert area is not None
    assert [{lon for lon, _ in polygon[0]} for polygon in area["coordinates"]] == [{-180, -176}, {178, 180}]


@pytest.mark.parametrize(
    ("name", "geometry", "told"),
    [
        ("distances", {"type": "LineString", "coordinates": [[1, 2]]}, "a line of fewer than 2 positions"),
        ("distances", {"type": "MultiLineString", "coordinates": [[[1, 2], []]]}, "a line of fewer than 2"),
        ("distances", {"type": "LineString", "coordinates": [[1, 2], [541, 2]]}, "longitude 541.0"),
        ("distances", {"type": "LineString", "coordinates": [[1, 2], [3, 91]]}, "latitude 91.0"),
        ("uncertainty", {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}, "a ring of fewer than 3"),
        ("uncertainty", {"type": "Polygon", "coordinates": [[[181, 2], [3, 4], [181, 2]]]}, "a ring of fewer than 3"),
        ("uncertainty", {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [-541, 2]]]}, "longitude -541.0"),
    ],
)
def test_lines_and_areas_that_are_none(
    layers: tuple[Layer, ...], name: str, geometry: dict[str, Any], told: str, tmp_path: Path
) -> None:
    """A line of one position, a ring of two and one that is not on Earth are named with their row."""
    (layer,) = (layer for layer in layers if layer.name == name)
    write_geojson(layer, tmp_path / "x.geojson")
    collection = json.loads((tmp_path / "x.geojson").read_text("utf-8"))
    collection["features"][0]["geometry"] = geometry
    with pytest.raises(LayerError, match=f"row 1 .*{told}"):
        reread(collection, tmp_path / "x.geojson")


def test_a_point_emptied_in_qgis_is_unlocated(collection: Collection, tmp_path: Path) -> None:
    """An incident whose point was deleted is kept as one without a place."""
    collection["features"][0]["geometry"] = {"type": "Point", "coordinates": []}
    collection["features"][1]["geometry"] = None
    rows = reread(collection, tmp_path / "x.geojson").features
    assert [row.geometry is None for row in rows] == [True, True, False]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    properties=st.dictionaries(
        st.sampled_from(["incident_id", "title", "event_type", "radius_m", "date_start", "x"]), JSON
    ),
    geometry=JSON | st.fixed_dictionaries({"type": st.sampled_from(["Point", "Polygon"]), "coordinates": JSON}),
)
def test_any_json_is_read_or_refused(
    properties: dict[str, Any], geometry: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever a file holds, it is read or refused in one line."""
    path = tmp_path_factory.mktemp("any") / "incidents.geojson"
    row = {"type": "Feature", "properties": properties, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [row]}), encoding="utf-8")
    with suppress(GeomapError):
        assert len(read_layers(path)[0].features) == 1


def test_a_table_dropped_in_sqlite(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """A GeoPackage whose tables were tampered with is refused or read without what is gone."""
    write_geopackage(layers, tmp_path / "x.gpkg")
    with closing(sqlite3.connect(tmp_path / "x.gpkg")) as connection:
        connection.execute("DROP TABLE places")
        connection.commit()
    with suppress(LayerError):
        assert "incidents" in {layer.name for layer in read_layers(tmp_path / "x.gpkg")}
