"""QGIS styles, layer definitions and projects as XML."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from geomap.model import Layer, Survey
from geomap.render.columns import COLUMNS
from geomap.render.geojson import null_columns
from geomap.render.layers import layers_of, located
from geomap.render.project import write_layer_definition, write_project
from geomap.render.qgis_xml import colour, quoted_name, quoted_text
from geomap.render.styles import LOOKS, qml
from geomap.render.symbols import EVENT_SYMBOLS
from tests.render.surveys import bare, incident, sample


def parsed(layer: Layer) -> Element:
    """Return the style of a layer as an element."""
    return fromstring(qml(layer, missing=null_columns(layer)))  # noqa: S314 - written a line ago


def found(root: Element, path: str) -> Element:
    """Return the one element at a path."""
    (one,) = root.findall(path)
    return one


def test_every_layer_has_a_look() -> None:
    """No layer is left to QGIS's random colours."""
    assert LOOKS.keys() == COLUMNS.keys()


def test_styles_are_well_formed(any_layers: tuple[Layer, ...]) -> None:
    """Every style of every survey is XML, names each column and has a map tip."""
    for layer in any_layers:
        root = parsed(layer)
        assert {alias.get("field") for alias in root.iter("alias")} == {column.name for column in layer.columns}
        assert found(root, "mapTip").text


def test_categories_follow_the_symbols(layers: tuple[Layer, ...]) -> None:
    """The types of the layer are categories in the table's colours; the last category catches all others."""
    root = parsed(layers[0])
    renderer = found(root, "renderer-v2")
    assert renderer.get("attr") == "event_type"
    assert [category.get("value") for category in renderer.iter("category")] == [
        "missile_strike",
        "shelling",
        "fire",
        "",
    ]
    first = found(renderer, "symbols/symbol[@name='0']/layer/Option/Option[@name='color']")
    assert first.get("value") == colour(EVENT_SYMBOLS["missile_strike"].colour, 0.9)


def test_dated_rows_use_their_own_columns() -> None:
    """When every row is dated, the temporal controller reads the two date-times."""
    survey = Survey(sample().incidents[:2])
    temporal = found(parsed(layers_of(survey)[0]), "temporal")
    assert (temporal.get("enabled"), temporal.get("mode")) == ("1", "2")
    assert (temporal.get("startField"), temporal.get("endField")) == ("date_start", "date_end")


def test_gaps_in_dates_are_filled_for_the_controller(layers: tuple[Layer, ...]) -> None:
    """When some rows are undated, two hidden columns show them throughout; the file itself keeps its nulls."""
    root = parsed(layers[0])
    assert found(root, "temporal").get("startField") == "shown_from"
    fields = {field.get("name"): field.get("expression") for field in root.iter("expressionfields").__next__()}
    assert "2024-03-02T00:00:00Z" in str(fields["shown_from"])


def test_nothing_dated_waits_for_dates() -> None:
    """When nothing is dated the settings are expressions, which take dates typed in later."""
    temporal = found(parsed(layers_of(bare())[0]), "temporal")
    assert (temporal.get("enabled"), temporal.get("mode"), temporal.get("startField")) == ("1", "4", "")


def test_left_out_columns_are_shown_as_null_columns() -> None:
    """Columns that the GeoJSON leaves out are in the style with their types."""
    fields = {field.get("name"): field.get("typeName") for field in parsed(layers_of(bare())[0]).iter("field")}
    assert (fields["fatalities_low"], fields["event_date"], fields["date_start"]) == ("integer", "date", "datetime")


def test_evidence_is_hidden(layers: tuple[Layer, ...]) -> None:
    """The machine's column of evidence is neither in the form nor in the table."""
    root = parsed(layers[0])
    assert found(root, "fieldConfiguration/field[@name='evidence']/editWidget").get("type") == "Hidden"
    assert found(root, "attributetableconfig/columns/column[@name='evidence']").get("hidden") == "1"


@pytest.mark.parametrize("hostile", ["<script>", "]]>", "[% 1 %]", "'||version()||'", '"', "&amp;", "\x07"])
def test_text_of_reports_stays_out_of_styles(hostile: str) -> None:
    """A style holds nothing of a report, so nothing of it can run there; odd event types do no harm either."""
    survey = Survey((incident(1, title=hostile, event_type=hostile, counterclaim=hostile, status=hostile),))
    layer = layers_of(survey)[0]
    assert qml(layer) == qml(layers_of(Survey((incident(1),)))[0])


@pytest.mark.parametrize(("name", "expected"), [("of", '"of"'), ('a"b', '"a""b"')])
def test_names_in_expressions(name: str, expected: str) -> None:
    """A column's name cannot end its own quotes."""
    assert quoted_name(name) == expected


@pytest.mark.parametrize(("text", "expected"), [("it's", r"'it\'s'"), ("a\\", r"'a\\'")])
def test_text_in_expressions(text: str, expected: str) -> None:
    """Text cannot end its own quotes."""
    assert quoted_text(text) == expected


def test_layer_definition_and_project(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Both open the drawn layers, incidents on top, by paths relative to themselves."""
    write_layer_definition(layers, tmp_path / "x.qlr", geopackage="incidents.gpkg")
    write_project(layers, tmp_path / "x.qgs", geopackage="incidents.gpkg")
    for name, holder in (("x.qlr", "maplayers"), ("x.qgs", "projectlayers")):
        root = fromstring((tmp_path / name).read_text("utf-8"))  # noqa: S314 - written a line ago
        sources = [str(source.text) for source in root.iter("datasource")]
        assert sources == [f"./incidents.gpkg|layername={layer}" for layer in _drawn(layers)]
        assert len(found(root, holder)) == len(sources)
        groups = [group.get("name") for group in root.iter("layer-tree-group")]
        assert groups[-4:] == ["What happened", "What the reports say", "How sure", "Background"]
        assert str(tmp_path) not in (tmp_path / name).read_text("utf-8")


def _drawn(layers: tuple[Layer, ...]) -> list[str]:
    order = ["incidents", "distances", "places", "uncertainty", "regions"]
    return [name for name in order if any(layer.name == name and located(layer) for layer in layers)]
