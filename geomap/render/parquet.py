"""Writes the incidents as GeoParquet, the columnar format of notebooks and data lakes. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from geomap.errors import OutputError
from geomap.model import Layer
from geomap.render.frames import frame_of
from geomap.render.layers import located
from geomap.render.staging import staged_file
from geomap.render.tables import incidents_of


def write_parquet(layers: Sequence[Layer], path: Path) -> None:
    """Write the located incidents as GeoParquet 1.0, positions as WKB.

    Raises OutputError when pyarrow is missing or the file cannot be written.
    """
    if find_spec("pyarrow") is None:
        raise OutputError("GeoParquet needs pyarrow: pip install 'geomap[parquet]'")
    incidents = incidents_of(layers)
    frame = frame_of(Layer(incidents.name, incidents.title, "Point", incidents.columns, located(incidents)))
    with staged_file(path) as draft:
        frame.to_parquet(draft, index=False, schema_version="1.0.0", compression="zstd")
