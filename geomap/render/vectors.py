"""Writes layers as FlatGeobuf, through OGR. Columns keep their types when all null."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from geomap.errors import OutputError
from geomap.model import Column, ColumnType, Feature, GeometryType, Layer
from geomap.render.circles import Circle
from geomap.render.layers import located
from geomap.render.staging import staged_file
from geomap.render.values import typed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OGR_GEOMETRY: Mapping[GeometryType, str] = MappingProxyType(
    {
        "Point": "Point",
        "LineString": "LineString",
        "MultiLineString": "MultiLineString",
        "MultiPolygon": "MultiPolygon",
    }
)
_DTYPES: Mapping[ColumnType, str] = MappingProxyType(
    {
        "string": "object",
        "int": "int64",
        "float": "float64",
        "bool": "bool",
        "date": "datetime64[D]",
        "datetime": "datetime64[ms]",
    }
)
_BLANKS: Mapping[ColumnType, object] = MappingProxyType(
    {"string": None, "int": 0, "float": 0.0, "bool": False, "date": "NaT", "datetime": "NaT"}
)
_UTC = 100  # OGR's flag for a time in UTC


def write_flatgeobuf(layer: Layer, path: Path) -> None:
    """Write the features of a layer that have a geometry as FlatGeobuf. Raises OutputError when that cannot be done."""
    import numpy as np
    from pyogrio.raw import write

    features = located(layer)
    columns = [_column(column, features) for column in layer.columns]
    offsets = {c.name: np.full(len(features), _UTC) for c in layer.columns if c.type == "datetime"}
    with staged_file(path) as draft, _told(draft):
        write(
            draft,
            geometry=_wkb(features),
            field_data=[data for data, _ in columns],
            fields=[column.name for column in layer.columns],
            field_mask=[mask for _, mask in columns],
            layer=layer.name,
            driver="FlatGeobuf",
            geometry_type=_OGR_GEOMETRY[layer.geometry_type],
            crs="EPSG:4326",
            layer_options={"SPATIAL_INDEX": "YES"},
            gdal_tz_offsets=offsets,
        )


# -- parts of the above -------------------------------------------------------------------------------


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what OGR refuses into one line."""
    from pyogrio.errors import DataSourceError, FeatureError, FieldError, GeometryError

    try:
        yield
    except (DataSourceError, FeatureError, FieldError, GeometryError) as error:
        reason = " ".join(str(error).split())
        raise OutputError(f"cannot write {path.name}: {reason}; choose another place with -o") from error


def _wkb(features: Sequence[Feature]) -> NDArray[np.object_]:
    import numpy as np
    import shapely

    shapes = np.empty(len(features), dtype=object)
    rings = {i: f.geometry.corners for i, f in enumerate(features) if isinstance(f.geometry, Circle)}
    if rings:
        polygons = shapely.polygons(np.stack(list(rings.values())))
        shapes[list(rings)] = shapely.multipolygons(polygons, indices=np.arange(len(rings)))
    # by way of text, which shapely reads all at once: building shapes one by one takes twice as long
    texts = {i: json.dumps(f.geometry) for i, f in enumerate(features) if i not in rings}
    shapes[list(texts)] = shapely.from_geojson(list(texts.values()))
    written: NDArray[np.object_] = shapely.to_wkb(shapes)
    return written


def _column(column: Column, features: Sequence[Feature]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return the values of a column and where they are null, as arrays of the column's own type."""
    import numpy as np

    values = [typed(column, feature.properties.get(column.name)) for feature in features]
    null = np.array([value is None for value in values], dtype=bool)
    blank = _BLANKS[column.type]
    filled = [blank if value is None else value for value in values]
    if column.type == "datetime":
        filled = [str(value).removesuffix("Z") for value in filled]  # numpy's times have no zone
    return np.array(filled, dtype=_DTYPES[column.type]), null
