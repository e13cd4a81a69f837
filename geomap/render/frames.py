"""Turns layers and incidents into GeoDataFrames with the types and reference system that notebooks expect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from geomap.model import ColumnType, Incident, Layer
from geomap.render.columns import COLUMNS, GEOMETRY_TYPES, INCIDENTS, TITLES
from geomap.render.incident_rows import incident_feature

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

# pandas' types that hold nulls without turning whole numbers into decimals or truths into objects
DTYPES: Mapping[ColumnType, str] = MappingProxyType(
    {
        "string": "string",
        "int": "Int64",
        "float": "Float64",
        "bool": "boolean",
        "date": "datetime64[s]",
        "datetime": "datetime64[s, UTC]",
    }
)
_TIMES: frozenset[ColumnType] = frozenset({"date", "datetime"})


def to_geodataframe(found: Layer | Iterable[Incident]) -> gpd.GeoDataFrame:
    """Return a layer, or incidents as a layer, as a GeoDataFrame in EPSG:4326; null where something is unknown.

    An incident without a place has no geometry, and keeps its row.
    """
    if isinstance(found, Layer):
        return frame_of(found)
    rows = tuple(incident_feature(incident) for incident in found)
    return frame_of(Layer(INCIDENTS, TITLES[INCIDENTS], GEOMETRY_TYPES[INCIDENTS], COLUMNS[INCIDENTS], rows))


def frame_of(layer: Layer) -> gpd.GeoDataFrame:
    """Return a layer as a GeoDataFrame in EPSG:4326, its columns in order and the geometry last."""
    import geopandas as gpd
    from shapely.geometry import shape

    columns = {
        column.name: _series([feature.properties.get(column.name) for feature in layer.features], column.type)
        for column in layer.columns
    }
    shapes = [None if feature.geometry is None else shape(feature.geometry) for feature in layer.features]
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(shapes, crs="EPSG:4326"), crs="EPSG:4326")


def _series(values: list[Any], kind: ColumnType) -> pd.Series[Any]:
    import pandas as pd

    if kind in _TIMES:
        return pd.Series(pd.to_datetime(values, utc=kind == "datetime", format="ISO8601"), dtype=DTYPES[kind])
    return pd.Series(values, dtype=DTYPES[kind])
