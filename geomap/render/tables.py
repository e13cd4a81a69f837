"""Writes incidents as comma-separated tables, safe to open in a spreadsheet, and reads their cells back.

A cell of text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line break) gets an
apostrophe in front. `armed` takes it away again: reading what was written gives the same text, always.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from geomap.model import Feature, Layer
from geomap.render.columns import INCIDENTS
from geomap.render.staging import staged_text
from geomap.render.values import Value, typed

POSITION_COLUMNS = ("longitude", "latitude", "WKT")

_TRIGGER = "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"  # the last four: full-width, which Excel takes for the same
_RISKY = re.compile(f"'*{_TRIGGER}")
_DEFUSED = re.compile(f"'+{_TRIGGER}")


def defused(text: str) -> str:
    """Return the text with an apostrophe in front when a spreadsheet would take it for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def armed(cell: str) -> str:
    """Return the text that `defused` was given."""
    return cell[1:] if _DEFUSED.match(cell) else cell


class TableWriter:
    """Writes rows of a layer one by one as CSV: its columns, then longitude, latitude and WKT."""

    def __init__(self, stream: TextIO, layer: Layer, *, positions: bool = True) -> None:
        """Write the header; `layer` gives the columns, its features are not written."""
        self._writer = csv.writer(stream, lineterminator="\n")
        self._columns = layer.columns
        self._positions = positions
        self.written = 0
        self._writer.writerow([c.name for c in layer.columns] + list(POSITION_COLUMNS if positions else ()))

    def add(self, feature: Feature) -> None:
        """Write one row; a feature without geometry has empty positions."""
        row = [cell(typed(c, feature.properties.get(c.name))) for c in self._columns]
        self._writer.writerow(row + (_position(feature.geometry) if self._positions else []))
        self.written += 1

    def close(self) -> None:
        """Do nothing: a table has no tail."""


def write_table(layer: Layer, path: Path) -> None:
    """Write the features of a layer that have a geometry as CSV. Raises OutputError when that cannot be done."""
    _write(layer, path, [f for f in layer.features if f.geometry is not None], positions=True)


def write_unlocated(layer: Layer, path: Path) -> None:
    """Write the features that have no geometry as CSV, without columns of positions; only a header when there are none.

    `place_reasons` says why no place was settled. Raises OutputError when the file cannot be written.
    """
    _write(layer, path, [f for f in layer.features if f.geometry is None], positions=False)


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> None:
    """Write rows by column name under a header, as CSV. Raises OutputError when that cannot be done."""
    with staged_text(path) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([cell(row.get(name)) for name in header] for row in rows)


def cell(value: Value) -> str:
    """Return a value as the text of a cell: nothing for null, true and false in small letters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return defused(value) if isinstance(value, str) else str(value)


def incidents_of(layers: Iterable[Layer]) -> Layer:
    """Return the layer of incidents. Raises LookupError when there is none: our own callers always give one."""
    return next(layer for layer in layers if layer.name == INCIDENTS)


# -- parts of the above -------------------------------------------------------------------------------


def _write(layer: Layer, path: Path, features: Iterable[Feature], *, positions: bool) -> None:
    with staged_text(path) as stream:
        writer = TableWriter(stream, layer, positions=positions)
        for feature in features:
            writer.add(feature)


def _position(geometry: Mapping[str, Any] | None) -> list[str]:
    if geometry is None:
        return ["", "", ""]
    lon, lat = geometry["coordinates"]
    return [f"{lon}", f"{lat}", f"POINT ({lon} {lat})"]
