"""Every file of `geomap map` at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geomap.errors import OutputError
from geomap.model import Layer, Survey
from geomap.render import files
from geomap.render.base_map import borders_layer
from geomap.render.files import write_all
from geomap.render.layers import layers_of
from tests.render.surveys import SquareGeography, bare, incident, provenance

ALWAYS = {"map.html", "incidents.csv", "unlocated.csv"}
WITH_PLACES = {
    "incidents.gpkg",
    "geomap.qlr",
    "incidents.geojson",
    "incidents.qml",
    "uncertainty.geojson",
    "uncertainty.qml",
}
MORE = {"places.geojson", "places.qml", "distances.geojson", "distances.qml"}


def contents(folder: Path) -> dict[str, bytes]:
    """Return what is in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_promised_file(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """A run writes the promised files and names them with their sizes."""
    output = write_all(layers, tmp_path / "out", provenance=provenance(), geography=SquareGeography())
    found = contents(tmp_path / "out")
    assert set(found) == ALWAYS | WITH_PLACES | MORE
    assert {one.path.name: one.size for one in output.files} == {name: len(data) for name, data in found.items()}
    assert output.empty_layers == ()


def test_the_same_bytes_twice(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Two runs on the same input write the same bytes, all files included."""
    for name in ("a", "b"):
        write_all(layers, tmp_path / name, provenance=provenance(), geography=SquareGeography(), qgis_project=True)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_empty_layers_are_named_not_written(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """A layer with nothing to draw has no file, not even an earlier run's, and is named."""
    write_all(layers, tmp_path / "out", qgis_project=True)
    (tmp_path / "out" / "incidents.gpkg-wal").write_bytes(b"left by QGIS")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    output = write_all(layers_of(bare()), tmp_path / "out")
    assert set(contents(tmp_path / "out")) == ALWAYS | WITH_PLACES | {"notes.txt"}
    assert output.empty_layers == ("places", "distances")


def test_nothing_placed(tmp_path: Path) -> None:
    """When no incident could be placed the map and the list of incidents are still written."""
    lost = Survey((incident(1, where=None, unlocated_reason="no such place"),))
    output = write_all(layers_of(lost), tmp_path / "out")
    assert set(contents(tmp_path / "out")) == ALWAYS
    assert output.empty_layers == ("incidents", "places", "distances", "uncertainty")
    assert b"no such place" in (tmp_path / "out" / "unlocated.csv").read_bytes()


def test_all_or_nothing(layers: tuple[Layer, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When one file cannot be written the folder stays as it was."""
    write_all(layers_of(bare()), tmp_path / "out")
    before = contents(tmp_path / "out")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_geopackage", full)
    with pytest.raises(OutputError, match="No space left"):
        write_all(layers, tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_a_folder_that_cannot_be_made(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """A folder under a file is refused in one line."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="file"):
        write_all(layers, tmp_path / "file" / "out")


def test_paths_are_relative(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """No file knows where it was written."""
    write_all(layers, tmp_path / "out", qgis_project=True)
    for name, data in contents(tmp_path / "out").items():
        assert os.fsencode(tmp_path) not in data, name


def test_borders_under_the_layers(any_layers: tuple[Layer, ...]) -> None:
    """The plain base holds the countries around what is drawn, Crimea in Ukraine's."""
    from shapely.geometry import Point, shape

    base = borders_layer(any_layers)
    assert base.features
    by_country = {feature.properties["country"]: shape(feature.geometry) for feature in base.features}
    assert all(outline.is_valid for outline in by_country.values())
    if "Ukraine" in by_country and any_layers[0].features[0].properties["place"] == "Kharkiv":
        assert by_country["Ukraine"].covers(Point(36.2, 49.9))


def test_crimea_is_drawn_as_the_united_nations_do(layers: tuple[Layer, ...]) -> None:
    """Simferopol lies in Ukraine."""
    from shapely.geometry import Point, shape

    base = borders_layer(layers)
    (ukraine,) = [shape(f.geometry) for f in base.features if f.properties["country"] == "Ukraine"]
    assert ukraine.covers(Point(34.1, 44.95))
