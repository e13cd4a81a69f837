"""Files opened, drawn and edited by QGIS itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from geomap.model import Layer, Survey
from geomap.render.files import write_gis_files
from geomap.render.formats import FORMATS
from geomap.render.layer_files import read_layers
from geomap.render.layers import layers_of, located
from tests.render.conftest import SURVEYS
from tests.render.surveys import SquareGeography, crowd, incident, sample

pytestmark = pytest.mark.qgis
HERE = Path(__file__).parent
NUMBERS = ("fatalities_low", "fatalities_best", "injured_low", "injured_best", "radius_m", "launched")
DATES = ("event_date", "date_start", "date_end")

Seen = dict[str, Any]


@pytest.fixture(params=SURVEYS | {"crowd": crowd})
def whole_layers(request: pytest.FixtureRequest) -> tuple[Layer, ...]:
    """Return the layers of each survey, the crowd in its thousands."""
    made: Mapping[str, Callable[[], Survey]] = SURVEYS | {"crowd": crowd}
    return layers_of(made[request.param](), SquareGeography())


@pytest.fixture
def look(qgis: Callable[..., str]) -> Callable[..., dict[str, list[Seen]]]:
    """Return a function that tells what QGIS sees of files."""

    def told(*paths: Path, zone: str = "UTC") -> dict[str, list[Seen]]:
        found: dict[str, list[Seen]] = json.loads(qgis(HERE / "qgis_look.py", *paths, zone=zone).splitlines()[-1])
        return {Path(path).name: layers for path, layers in found.items()}

    return told


def test_every_file_opens_right(
    whole_layers: tuple[Layer, ...], look: Callable[..., dict[str, list[Seen]]], tmp_path: Path
) -> None:
    """GeoJSON, GeoPackage, layer definition and project open whole, styled, with typed columns and working time."""
    write_gis_files(whole_layers, tmp_path, qgis_project=True)
    seen = look(*sorted(path for path in tmp_path.iterdir() if path.suffix in {".geojson", ".gpkg", ".qlr", ".qgs"}))
    assert {"incidents.gpkg", "geomap.qlr", "geomap.qgs", "incidents.geojson"} <= set(seen)
    rows = {layer.name: len(located(layer)) for layer in whole_layers} | {
        layer.title: len(located(layer)) for layer in whole_layers
    }
    for name, layers in seen.items():
        assert layers, name
        for layer in layers:
            assert layer["valid"], (name, layer)
            assert layer["styled"], (name, layer)
            assert layer["crs"] == "EPSG:4326"
            assert layer["rows"] == rows.get(layer["name"], layer["rows"])
            assert (layer["broken"], layer["hidden"]) == (0, 0), (name, layer)
            kinds = {field: kind.lower() for field, kind in layer["fields"].items()}
            assert all(kinds[n].startswith(("int", "real")) for n in NUMBERS if n in kinds), kinds
            assert all(kinds[n].startswith("date") for n in DATES if n in kinds), kinds


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Auckland"])
def test_time_holds_in_every_zone(look: Callable[..., dict[str, list[Seen]]], zone: str, tmp_path: Path) -> None:
    """A dated incident shows on its own day, an undated one on any day, whatever the machine's time zone."""
    write_gis_files(layers_of(sample(), SquareGeography()), tmp_path)
    seen = look(tmp_path / "incidents.gpkg", tmp_path / "incidents.geojson", zone=zone)
    for layers in seen.values():
        incidents = layers[0]
        assert incidents["temporal"][0] is True
        assert incidents["hidden"] == 0
        assert incidents["shown"] == 2  # on 2 March: the strike of that day, and the shelling that has no date


def test_what_a_reader_sees(look: Callable[..., dict[str, list[Seen]]], tmp_path: Path) -> None:
    """Legend, names of columns, map tip and size are those of the map."""
    write_gis_files(layers_of(sample(), SquareGeography()), tmp_path)
    (layer,) = look(tmp_path / "incidents.geojson")["incidents.geojson"]
    assert layer["legend"] == ["Missile strike", "Shelling", "Fire", "Other"]
    assert layer["aliases"]["fatalities_low"] == "Killed, at least"
    assert layer["labels"]
    assert "<b>Missile strike, Kharkiv: 2 killed, 30+ injured</b>" in layer["tip"]
    assert "Injured: 30 or more" in layer["tip"]
    assert layer["sizes"][0] > 6


def test_map_tips_escape_text(look: Callable[..., dict[str, list[Seen]]], tmp_path: Path) -> None:
    """Text of a report is shown in a map tip as it is: no tag of it and no expression of it comes to life."""
    hostile = "<script>x</script> [% 40+2 %] & ' \" \\ @layer_id"
    write_gis_files(layers_of(Survey((incident(1, title=hostile, counterclaim=hostile),))), tmp_path)
    (layer,) = look(tmp_path / "incidents.geojson")["incidents.geojson"]
    assert "<script" not in layer["tip"]
    assert "&lt;script&gt;x&lt;/script&gt; [% 40+2 %] &amp; ' \" \\ @layer_id" in layer["tip"]


@pytest.mark.parametrize("source", ["incidents.gpkg", "incidents.geojson"])
@pytest.mark.parametrize("target", ["edited.gpkg", "edited.geojson"])
def test_edits_made_in_qgis_come_back(qgis: Callable[..., str], source: str, target: str, tmp_path: Path) -> None:
    """A file edited and saved by QGIS is read without loss, written in every form, and drawn again."""
    before = layers_of(sample(), SquareGeography())[0]
    write_gis_files(layers_of(sample(), SquareGeography()), tmp_path)
    qgis(HERE / "qgis_edit.py", tmp_path / source, tmp_path / target)
    (layer,) = read_layers(tmp_path / target)
    rows = {feature.properties["incident_id"]: feature for feature in layer.features}

    strike, shelling = rows["i000001"], rows["i000003"]
    assert strike.geometry == {"type": "Point", "coordinates": [36.3, 50.1]}
    changed = {"fatalities_best": 3, "toponym": None}
    assert {name: strike.properties[name] for name in changed} == changed
    was = {feature.properties["incident_id"]: feature.properties for feature in before.features}
    for name, row in (("i000001", strike), ("i000003", shelling)):
        kept = {column: value for column, value in was[name].items() if column not in changed}
        assert {column: row.properties[column] for column in kept} == kept
    assert "i000002" not in rows
    (drawn,) = [row for name, row in rows.items() if name.startswith("hand-")]
    assert (drawn.properties["title"], drawn.geometry) == (
        "Flood, Kherson",
        {"type": "Point", "coordinates": [32.6, 46.6]},
    )

    extra = {column.name: column.type for column in layer.columns if column.name not in was["i000001"]}
    assert extra["analyst note"] == "string"
    assert set(extra) == {"analyst note", "checked"}
    assert strike.properties["analyst note"] == "seen on video, “sure”"
    assert strike.properties["checked"] in {True, "true"}
    for name, form in FORMATS.items():
        form.write([layer], tmp_path / f"again-{name}{form.suffix}")
        assert (tmp_path / f"again-{name}{form.suffix}").stat().st_size > 100
