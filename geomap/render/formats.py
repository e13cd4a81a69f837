"""The forms in which incidents are written to a file: one table. A new form is its function and a row of `FORMATS`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geomap.model import Feature, Layer
from geomap.render.coded import write_acled, write_ucdp
from geomap.render.geojson import write_geojson
from geomap.render.geopackage import write_geopackage
from geomap.render.kml import write_kml
from geomap.render.parquet import write_parquet
from geomap.render.staging import staged_text
from geomap.render.tables import TableWriter, incidents_of
from geomap.render.vectors import write_flatgeobuf

Write = Callable[[Sequence[Layer], Path], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of file: what it is for, how its names end, and the function that writes layers to it."""

    suffix: str
    description: str
    write: Write
    streamed: bool = False  # whether rows can also be written one by one, to standard output too
    places_only: bool = True  # whether incidents without a place are left out


def flat_row(feature: Feature) -> dict[str, Any]:
    """Return a feature's columns with its position as lon and lat, and its evidence as a list."""
    lon, lat = feature.geometry["coordinates"] if feature.geometry else (None, None)
    row = {**feature.properties, "lon": lon, "lat": lat}
    if row.get("evidence"):
        row["evidence"] = json.loads(row["evidence"])
    return row


def _geojson(layers: Sequence[Layer], path: Path) -> None:
    write_geojson(incidents_of(layers), path)


def _json_lines(layers: Sequence[Layer], path: Path) -> None:
    with staged_text(path) as text:
        for feature in incidents_of(layers).features:
            text.write(json.dumps(flat_row(feature), ensure_ascii=False, allow_nan=False) + "\n")


def _csv(layers: Sequence[Layer], path: Path) -> None:
    incidents = incidents_of(layers)
    with staged_text(path) as text:
        writer = TableWriter(text, incidents)
        for feature in incidents.features:
            writer.add(feature)


def _flatgeobuf(layers: Sequence[Layer], path: Path) -> None:
    write_flatgeobuf(incidents_of(layers), path)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "geojson": Format(".geojson", "GeoJSON (RFC 7946)", _geojson, streamed=True),
        "jsonl": Format(".jsonl", "JSON Lines", _json_lines, streamed=True, places_only=False),
        "csv": Format(".csv", "CSV with WKT", _csv, streamed=True, places_only=False),
        "gpkg": Format(".gpkg", "GeoPackage with QGIS styles", write_geopackage),
        "fgb": Format(".fgb", "FlatGeobuf", _flatgeobuf),
        "kml": Format(".kml", "KML for Google Earth", write_kml),
        "parquet": Format(".parquet", "GeoParquet", write_parquet),
        "acled": Format(".csv", "CSV in the shape of ACLED", write_acled),
        "ucdp": Format(".csv", "CSV in the shape of UCDP GED", write_ucdp),
    }
)
