"""Layers that cannot be drawn are refused with the column, the row and the way out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geomap.errors import LayerError
from geomap.model import Feature, Layer
from geomap.render.page.check import check_layers
from tests.browser.samples import few_incidents, few_layers


def with_value(name: str, value: Any) -> Layer:
    """Return the samples with one value of the first row replaced."""
    layer = few_incidents()
    first = layer.features[0]
    return replace(layer, features=(Feature(first.geometry, {**first.properties, name: value}), *layer.features[1:]))


def with_geometry(geometry: Any) -> Layer:
    """Return the samples with the first row's geometry replaced."""
    layer = few_incidents()
    return replace(layer, features=(Feature(geometry, layer.features[0].properties), *layer.features[1:]))


def test_the_samples_can_be_drawn() -> None:
    """A good set of layers gives back its incidents."""
    assert check_layers(few_layers()).name == "incidents"


def test_no_incidents_layer() -> None:
    """The error names the layers that were there instead."""
    with pytest.raises(LayerError, match=r"named 'incidents' \(found: places, distances, uncertainty, regions"):
        check_layers(few_layers()[1:])


@pytest.mark.parametrize(
    ("gone", "said"), [(("title",), "lacks the column: title"), (("title", "event_type"), "columns")]
)
def test_missing_columns_are_named(gone: tuple[str, ...], said: str) -> None:
    """Every missing column is named at once."""
    layer = few_incidents()
    kept = tuple(column for column in layer.columns if column.name not in gone)
    with pytest.raises(LayerError, match=said):
        check_layers([replace(layer, columns=kept)])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("fatalities_best", "five"),
        ("injured_high", True),
        ("radius_m", float("inf")),
        ("event_date", "5 March"),
        ("event_date", "2024-02-30"),
        ("event_date", 20240305),
    ],
)
def test_values_that_are_no_numbers_or_dates(name: str, value: object) -> None:
    """The error names the incident, its row, the column and the value."""
    with pytest.raises(LayerError, match=rf"incident inc-00001 \(row 1\): {name} is"):
        check_layers([with_value(name, value)])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("fatalities_best", None),
        ("fatalities_best", 5.0),
        ("radius_m", float("nan")),
        ("event_date", "2024-03-05T00:00:00Z"),
    ],
)
def test_values_as_other_tools_write_them(name: str, value: object) -> None:
    """Nothing, whole floats, NaN and date-times are what QGIS and pandas write."""
    check_layers([with_value(name, value)])


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        ({"type": "Polygon", "coordinates": []}, "'Polygon'; incidents are points"),
        ({"type": "Point", "coordinates": []}, "not two numbers"),
        ({"type": "Point", "coordinates": ["a", "b"]}, "not two numbers"),
        ({"type": "Point", "coordinates": [3_500_000, 6_400_000]}, "EPSG:4326"),
    ],
)
def test_positions_that_are_none(geometry: dict[str, Any], said: str) -> None:
    """A geometry that is no point on Earth is refused."""
    with pytest.raises(LayerError, match=said):
        check_layers([with_geometry(geometry)])


def test_no_position_at_all_is_an_unlocated_incident() -> None:
    """A row without geometry is kept for the list."""
    check_layers([with_geometry(None)])
