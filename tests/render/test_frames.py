"""GeoDataFrames for notebooks."""

from __future__ import annotations

import warnings

import geopandas as gpd
import pandas as pd
import pytest

from geomap.model import Layer
from geomap.render.frames import DTYPES, to_geodataframe
from tests.render.surveys import bare, sample


@pytest.fixture(scope="module")
def frame() -> gpd.GeoDataFrame:
    """Return the sample's incidents as a frame."""
    return to_geodataframe(sample().incidents)


def test_types_and_reference_system(frame: gpd.GeoDataFrame, layers: tuple[Layer, ...]) -> None:
    """Each column has the pandas type of its column, the geometry is last, and the frame knows its system."""
    assert frame.crs == "EPSG:4326"
    assert list(frame.columns) == [*(column.name for column in layers[0].columns), "geometry"]
    for column in layers[0].columns:
        assert str(frame[column.name].dtype) == DTYPES[column.type]


def test_types_hold_when_all_is_null() -> None:
    """A column of nulls has its type nonetheless, and an empty survey has every column."""
    for incidents in (bare().incidents, ()):
        frame = to_geodataframe(incidents)
        assert str(frame["fatalities_low"].dtype) == "Int64"
        assert str(frame["date_start"].dtype) == "datetime64[s, UTC]"
        assert str(frame["figures_conflict"].dtype) == "boolean"
        assert frame.crs == "EPSG:4326"


def test_values(frame: gpd.GeoDataFrame) -> None:
    """Nulls are null, numbers whole, dates dates; an incident without a place keeps its row."""
    strike = frame.set_index("incident_id").loc["i000001"]
    assert strike["event_date"] == pd.Timestamp("2024-03-02")
    assert strike["date_end"] == pd.Timestamp("2024-03-02T23:59:59Z")
    assert pd.isna(strike["injured_high"])
    assert int(frame["fatalities_best"].sum()) == 7
    assert frame.geometry.isna().tolist() == [False, False, False, True]
    assert frame["figures_conflict"].tolist() == [True, False, False, False]


def test_any_layer_is_a_frame(any_layers: tuple[Layer, ...]) -> None:
    """Every layer of every survey becomes a frame of as many rows."""
    for layer in any_layers:
        assert len(to_geodataframe(layer)) == len(layer.features)


def test_explore(frame: gpd.GeoDataFrame) -> None:
    """Geopandas' own map of a frame works, dates and nulls included."""
    pytest.importorskip("mapclassify")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        drawn = frame.explore(column="event_type", tooltip=["title", "event_date"])
    assert "Missile strike, Kharkiv" in drawn.get_root().render()
