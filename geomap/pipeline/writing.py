"""Rows written one by one: to standard output as they come, or to a file or a folder of parts that appears whole."""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TextIO

from geomap.errors import OutputError
from geomap.model import Column, Feature, Incident, Layer
from geomap.render.columns import COLUMNS, GEOMETRY_TYPES, INCIDENTS, TITLES
from geomap.render.formats import FORMATS, flat_row
from geomap.render.geojson import GeoJsonWriter, drop_null_columns
from geomap.render.incident_rows import incident_feature
from geomap.render.staging import staged_file, staged_folder
from geomap.render.tables import TableWriter
from geomap.reports.stores import is_store, send

STANDARD_OUTPUT = "-"
_ROWS_A_PART = 50_000  # incidents: some 150 MB while they are gathered


class _Rows(Protocol):
    def add(self, feature: Feature) -> None: ...
    def close(self) -> object: ...


class LinesWriter:
    """Writes features as JSON Lines: the columns, then lon and lat, null where there is no place."""

    def __init__(self, stream: TextIO, _layer: Layer) -> None:
        """Begin; JSON Lines have no head."""
        self._stream = stream

    def add(self, feature: Feature) -> None:
        """Write one feature as a line."""
        self._stream.write(json.dumps(flat_row(feature), ensure_ascii=False, allow_nan=False) + "\n")

    def close(self) -> None:
        """End; JSON Lines have no tail."""


# The forms in which rows are streamed. To stream another one is to write its writer and add a row.
STREAMED: Mapping[str, Callable[[TextIO, Layer], _Rows]] = {
    "geojson": GeoJsonWriter,
    "jsonl": LinesWriter,
    "csv": TableWriter,
}


class LayerWriter:
    """Gathers features for the forms that are written all at once."""

    def __init__(self, form: str, layer: Layer, path: Path) -> None:
        """Begin with where to write."""
        self._form, self._layer, self._path = FORMATS[form], layer, path
        self._features: list[Feature] = []
        self.unlocated = 0

    def add(self, feature: Feature) -> None:
        """Take one feature."""
        self._features.append(feature)
        self.unlocated += feature.geometry is None and self._form.places_only

    def add_incident(self, incident: Incident) -> None:
        """Take one incident."""
        self.add(incident_feature(incident))

    def finish(self) -> None:
        """Write the file."""
        self._form.write((replace(self._layer, features=tuple(self._features)),), self._path)


class PartsWriter:
    """Writes features to numbered files of a folder, so many a file, in any form: memory does not grow with them."""

    def __init__(self, form: str, layer: Layer, folder: Path) -> None:
        """Begin with where to write."""
        self._form, self._layer, self._folder = form, layer, folder
        self.unlocated = self._rows = self._parts = 0
        self._part = self._next()

    def _next(self) -> LayerWriter:
        name = f"part-{self._parts:05}{FORMATS[self._form].suffix}"
        self._rows, self._parts = 0, self._parts + 1
        return LayerWriter(self._form, self._layer, self._folder / name)

    def add_incident(self, incident: Incident) -> None:
        """Take one incident."""
        if self._rows == _ROWS_A_PART:
            self.finish()
            self._part = self._next()
        self._part.add_incident(incident)
        self._rows += 1

    def finish(self) -> None:
        """Write what was taken since the last part."""
        self._part.finish()
        self.unlocated += self._part.unlocated


class FeatureWriter:
    """Writes features of one layer; nothing is written until the first, so that a run that fails leaves no head."""

    def __init__(self, form: str, layer: Layer, stream: Callable[[], TextIO]) -> None:
        """Begin with where to write; the stream is asked for when there is something to write."""
        self._form, self._layer, self._opened = form, layer, stream
        self._rows: _Rows | None = None
        self._stream: TextIO | None = None
        self.unlocated = 0

    def add(self, feature: Feature) -> None:
        """Write one feature; GeoJSON counts those without a geometry instead."""
        rows = self._rows or self._begin()
        self.unlocated += feature.geometry is None and self._form == "geojson"
        rows.add(feature)
        if self._stream is not None:
            self._stream.flush()

    def add_incident(self, incident: Incident) -> None:
        """Write one incident."""
        self.add(incident_feature(incident))

    def _begin(self) -> _Rows:
        self._stream = self._opened()
        self._rows = rows = STREAMED[self._form](self._stream, self._layer)
        return rows

    def finish(self) -> object:
        """Write the tail."""
        closed = (self._rows or self._begin()).close()
        if self._stream is not None:
            self._stream.flush()
        return closed


def output_path(output: str) -> Path | None:
    """Return the file that -o names, or None for standard output; raise OutputError for one that can't be written."""
    if output == STANDARD_OUTPUT:
        return None
    path = Path(output)
    if path.is_dir():
        raise OutputError(
            f"cannot write {path}: it is a folder; give the name of a file, or {path}/ for a file in parts"
        )
    if not path.absolute().parent.is_dir():
        raise OutputError(f"cannot write {path}: there is no folder {path.parent}")
    return path


@contextmanager
def incident_writer(form: str, path: Path | None) -> Iterator[FeatureWriter | LayerWriter]:
    """Yield a writer of incidents in a form of `FORMATS`; see `feature_writer`."""
    if form in STREAMED or path is None:
        with feature_writer(form, path) as rows:
            yield rows
        return
    writer = LayerWriter(form, _layer(INCIDENTS), path)
    yield writer
    writer.finish()


@contextmanager
def feature_writer(
    form: str, path: Path | None, layer_name: str = INCIDENTS, *, more: tuple[Column, ...] = ()
) -> Iterator[FeatureWriter]:
    """Yield a writer of a layer's rows, with `more` columns, to a file, whole or not at all, or to standard output.

    Raises OutputError when the file can't be written.
    """
    layer = _layer(layer_name, more)
    if path is None:
        writer = FeatureWriter(form, layer, standard_output)
        yield writer
        writer.finish()
        return
    with staged_file(path) as draft:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            writer = FeatureWriter(form, layer, lambda: stream)
            yield writer
            null = writer.finish()
        if form == "geojson" and isinstance(null, frozenset):
            drop_null_columns(draft, null)


def parts_folder(output: str) -> str | None:
    """Return the folder, or the address of one in a store such as S3, that -o names for parts; None for a file."""
    return output if output.endswith("/") or is_store(output) else None


@contextmanager
def parts_writer(form: str, folder: str) -> Iterator[PartsWriter]:
    """Yield a writer of incidents to the files of a folder, which change together; those of an earlier run go.

    Raises OutputError when they can't be written.
    """
    with ExitStack() as stack:
        if is_store(folder):
            stage = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="geomap-")))
        else:
            earlier = {path.name for path in Path(folder).glob("part-*")}
            stage = stack.enter_context(staged_folder(Path(folder), owned=earlier))
        writer = PartsWriter(form, _layer(INCIDENTS), stage)
        yield writer
        writer.finish()
        if is_store(folder):
            send(stage, folder)


def _layer(name: str, more: tuple[Column, ...] = ()) -> Layer:
    return Layer(name, TITLES[name], GEOMETRY_TYPES[name], (*COLUMNS[name], *more))


def standard_output() -> TextIO:
    """Return standard output for text in UTF-8, whatever the locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout
