"""Surveys turned into layers."""

from __future__ import annotations

import json

import pytest

from geomap.model import Layer, Survey
from geomap.render import circles, shapes
from geomap.render.layers import layers_of, located
from geomap.render.row_values import clean
from tests.render.surveys import ODESA, STRIKE_TEXT, SquareGeography, at, bare, fiji, incident, sample, square


@pytest.fixture(scope="module")
def layers() -> dict[str, Layer]:
    """Return the layers of the sample by name."""
    return {layer.name: layer for layer in layers_of(sample(), SquareGeography())}


def test_order_and_names(layers: dict[str, Layer]) -> None:
    """The layers come in one order, each row with every column of its layer, in order."""
    assert list(layers) == ["incidents", "places", "distances", "uncertainty", "regions"]
    for layer in layers.values():
        for feature in layer.features:
            assert list(feature.properties) == [column.name for column in layer.columns]


def test_an_incident_row(layers: dict[str, Layer]) -> None:
    """A row tells everything that is known of an incident, in plain values."""
    row = layers["incidents"].features[0].properties
    assert row["title"] == "Missile strike, Kharkiv: 2 killed, 30+ injured"
    assert (row["event_date"], row["date_start"], row["date_end"]) == (
        "2024-03-02",
        "2024-03-02T00:00:00Z",
        "2024-03-02T23:59:59Z",
    )
    assert (row["injured_low"], row["injured_best"], row["injured_high"]) == (30, 30, None)
    assert row["weapons"] == "missile; ballistic_missile"
    assert (row["report_count"], row["report_ids"]) == (2, "strike; fire")
    assert row["acled_sub_event_type"] == "Shelling/artillery/missile attack"
    assert row["score"] == 0.912


def test_marks_point_into_the_quote(layers: dict[str, Layer]) -> None:
    """The marks of the evidence are offsets in the quote, which is the report's own text."""
    (first, second) = json.loads(layers["incidents"].features[0].properties["evidence"])
    assert [first["quote"][start:end] for start, end, _ in first["marks"]] == ["ballistic missiles", "Kharkiv", "30"]
    assert STRIKE_TEXT[first["start"] : first["end"]] == first["quote"]
    assert second["merge_reason"] == "same place and day"


def test_an_incident_without_a_place_is_kept(layers: dict[str, Layer]) -> None:
    """What could not be placed is a row without geometry that says why."""
    lost = layers["incidents"].features[3]
    assert lost.geometry is None
    assert lost.properties["place_reasons"] == "no place in the gazetteer is called that"
    assert lost not in located(layers["incidents"])


def test_a_region_is_an_area(layers: dict[str, Layer]) -> None:
    """An incident known only by its region is drawn as the region; one in a town as a circle."""
    areas = {f.properties["incident_id"]: f.geometry for f in layers["uncertainty"].features}
    assert areas["i000003"] == shapes.outline(square(34.8, 48.5, 38.1, 50.5))
    circle = areas["i000001"]
    assert circle is not None
    assert len(circle["coordinates"][0][0]) == circles.SIDES + 1
    assert "i000004" not in areas


def test_regions_count_what_happened_in_them(layers: dict[str, Layer]) -> None:
    """A region sums the best numbers of its incidents; a number nobody knows stays null."""
    rows = {f.properties["region"]: f.properties for f in layers["regions"].features}
    assert (rows["Kharkiv"]["incident_count"], rows["Kharkiv"]["killed"], rows["Kharkiv"]["injured"]) == (2, 7, 30)
    assert (rows["Odesa"]["killed"], rows["Odesa"]["injured"]) == (0, 0)


def test_places_and_distances(layers: dict[str, Layer]) -> None:
    """Every mention of a place and every stated distance is a row."""
    assert [f.properties["role"] for f in layers["places"].features] == ["incident", "incident", "anchor"]
    (line,) = layers["distances"].features
    assert line.geometry == {"type": "LineString", "coordinates": [[30.5238, 50.45466], [30.74383, 46.48572]]}
    assert (line.properties["stated_km"], line.properties["fits"]) == (440.0, True)


def test_without_a_geography() -> None:
    """Without a gazetteer a region is drawn as its circle, and no regions are counted."""
    layers = {layer.name: layer for layer in layers_of(sample())}
    assert len(layers["uncertainty"].features) == 3
    assert layers["regions"].features == ()


def test_nothing_known_but_the_place() -> None:
    """An incident of which nothing is known but its place has nulls, not empty text."""
    row = layers_of(bare())[0].features[0].properties
    assert row["title"] == "Other, Kharkiv"
    assert {row[name] for name in ("event_date", "date_start", "weapons", "source", "fatalities_best")} == {None}


def test_a_computed_place_has_no_geonames_id() -> None:
    """A place computed from a distance is not the gazetteer's, so it bears no id of it."""
    survey = Survey((incident(1, where=at(ODESA, geo_method="computed", lon=30.0, lat=46.0)),))
    row = layers_of(survey)[0].features[0]
    assert row.properties["geonameid"] is None
    assert row.geometry == {"type": "Point", "coordinates": [30.0, 46.0]}


def test_one_geometry_type_a_layer() -> None:
    """When one line is cut at the antimeridian, all lines of the layer have several parts."""
    distances = layers_of(fiji())[2]
    assert distances.geometry_type == "MultiLineString"
    assert [f.geometry["type"] for f in distances.features if f.geometry] == ["MultiLineString"] * 2


@pytest.mark.parametrize(
    ("text", "expected"), [("a\x00b", "a\ufffdb"), ("\ud800", "\ufffd"), ("tab\tnew\n", "tab\tnew\n")]
)
def test_unwritable_characters_are_replaced_one_for_one(text: str, expected: str) -> None:
    """Characters that some format cannot hold are replaced without moving the others."""
    assert clean(text) == expected
