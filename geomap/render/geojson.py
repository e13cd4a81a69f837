"""Writes layers as GeoJSON after RFC 7946: no crs, bounding box, five decimals, one type a column.

GIS programs guess a column's type from its values, and take one that is null in every row for text. A file on disk
therefore leaves out columns of numbers, dates and truths that are null throughout; the collection's member `geomap`
names every column with its type, and the style beside the file shows the missing ones as null columns.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from geomap.model import Column, Feature, Layer, Provenance
from geomap.render.shapes import Extent
from geomap.render.staging import staged_text
from geomap.render.values import typed

MEMBER = "geomap"  # the foreign member (RFC 7946, 6.1) that tells the layer's name and columns


class GeoJsonWriter:
    """Writes features one by one to a text stream, one a line; those without geometry are counted, not written."""

    def __init__(
        self,
        stream: TextIO,
        layer: Layer,
        *,
        provenance: Provenance | None = None,
        left_out: Collection[Column] = (),
    ) -> None:
        """Write the head; `layer` gives name and columns, of which some may be left out of the rows."""
        self._stream = stream
        self._columns = tuple(column for column in layer.columns if column not in left_out)
        self._extent = Extent()
        self._null = {column.name for column in self._columns if column.type != "string"}
        self.written = 0
        self.unlocated = 0
        stream.write('{"type":"FeatureCollection",')
        stream.write(f'"name":{_dumps(layer.name)},"{MEMBER}":{_dumps(_about(layer, provenance))},"features":[')

    def add(self, feature: Feature) -> None:
        """Write one feature."""
        if feature.geometry is None:
            self.unlocated += 1
            return
        properties = {c.name: typed(c, feature.properties.get(c.name)) for c in self._columns}
        self._null -= {name for name in self._null if properties[name] is not None}
        self._extent.add(feature.geometry)
        row = {"type": "Feature", "properties": properties, "geometry": dict(feature.geometry)}
        self._stream.write(("\n" if not self.written else ",\n") + _dumps(row))
        self.written += 1

    def close(self) -> frozenset[str]:
        """Write the tail; return the columns, other than text, that were null in every row."""
        box = self._extent.box()
        tail = "" if box is None else f',"bbox":{_dumps(list(box))}'
        self._stream.write(f"\n]{tail}}}\n")
        return frozenset(self._null)

    def __enter__(self) -> Self:
        """Return the writer."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Write the tail, unless something went wrong: a broken collection should look broken."""
        if kind is None:
            self.close()


def write_geojson(layer: Layer, path: Path, *, provenance: Provenance | None = None) -> None:
    """Write the features of a layer that have a geometry to one file, without columns a reader would mistake for text.

    Raises OutputError when the file cannot be written.
    """
    left_out = null_columns(layer)
    with staged_text(path) as text, GeoJsonWriter(text, layer, provenance=provenance, left_out=left_out) as writer:
        for feature in layer.features:
            writer.add(feature)


def null_columns(layer: Layer) -> tuple[Column, ...]:
    """Return the columns, other than text, that are null in every row a file would hold."""
    rows = [feature.properties for feature in layer.features if feature.geometry is not None]
    return tuple(
        c for c in layer.columns if c.type != "string" and all(typed(c, row.get(c.name)) is None for row in rows)
    )


def drop_null_columns(path: Path, names: frozenset[str]) -> None:
    """Rewrite a file of `GeoJsonWriter` without the columns that turned out null in every row, line by line."""
    if not names:
        return
    with path.open(encoding="utf-8", newline="\n") as lines, staged_text(path) as out:
        out.writelines(_without(line, names) for line in lines)


# -- parts of the above -------------------------------------------------------------------------------


def _without(line: str, names: frozenset[str]) -> str:
    if not line.startswith('{"type":"Feature",'):
        return line
    comma = "," if line.endswith(",\n") else ""
    row = json.loads(line.rstrip(",\n"))
    for name in names:
        row["properties"].pop(name)
    return f"{_dumps(row)}{comma}\n"


def _about(layer: Layer, provenance: Provenance | None) -> Mapping[str, Any]:
    about: dict[str, Any] = {"layer": layer.name, "columns": {c.name: c.type for c in layer.columns}}
    if provenance is not None:
        about["version"] = provenance.geomap_version
        about["gazetteer"] = provenance.gazetteer_version
        about["inputs"] = provenance.inputs_hash
        about["borders"] = provenance.border_statement
        about["attribution"] = list(provenance.attributions)
    return about


def _dumps(value: Mapping[str, Any] | Sequence[Any] | str) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
