"""The incidents of two runs compared: added, withdrawn, or changed field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from geomap.errors import LayerError
from geomap.render.columns import INCIDENTS
from geomap.render.formats import flat_row

Row = Mapping[str, Any]
# Told by other fields in fewer words, or different whenever anything else is.
_NOT_COMPARED = frozenset({"incident_id", "title", "evidence", "date_start", "date_end"})
_LINE_SUFFIXES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Change:
    """One incident that differs between two runs; `fields` gives old and new value of what changed."""

    kind: Literal["added", "changed", "withdrawn"]
    incident_id: str
    title: str
    fields: Mapping[str, tuple[Any, Any]]

    def row(self) -> dict[str, Any]:
        """Return the change as what JSON can hold."""
        fields = {name: {"old": old, "new": new} for name, (old, new) in self.fields.items()}
        return {"change": self.kind, "incident_id": self.incident_id, "title": self.title, "fields": fields}


def changes_between(old: Path, new: Path) -> list[Change]:
    """Return what changed from one file of incidents to another: added, changed, then withdrawn.

    Raises LayerError when a file does not hold incidents.
    """
    before, after = rows_of(old), rows_of(new)
    added = [_whole("added", key, after[key]) for key in after if key not in before]
    withdrawn = [_whole("withdrawn", key, before[key]) for key in before if key not in after]
    changed = [
        Change("changed", key, str(after[key].get("title") or ""), fields)
        for key in after
        if key in before and (fields := _differences(before[key], after[key]))
    ]
    return [*added, *changed, *withdrawn]


def _whole(kind: Literal["added", "withdrawn"], key: str, row: Row) -> Change:
    return Change(kind, key, str(row.get("title") or ""), {})


def _differences(before: Row, after: Row) -> dict[str, tuple[Any, Any]]:
    names = [name for name in after if name not in _NOT_COMPARED]
    return {name: (before.get(name), after[name]) for name in names if before.get(name) != after[name]}


def rows_of(path: Path) -> dict[str, Row]:
    """Return the incidents of a file, or of a run's folder, by id."""
    if path.is_dir():
        path = next((path / name for name in ("incidents.gpkg", "incidents.geojson") if (path / name).is_file()), path)
    rows = _lines(path) if path.suffix.lower() in _LINE_SUFFIXES else _features(path)
    if any(not row.get("incident_id") for row in rows):
        raise LayerError(f"{path}: not every row has an incident_id; give a file that geomap wrote")
    return {str(row["incident_id"]): row for row in rows}


def _features(path: Path) -> list[Row]:
    from geomap.render.layer_files import read_layers

    return [flat_row(feature) for layer in read_layers(path) if layer.name == INCIDENTS for feature in layer.features]


def _lines(path: Path) -> list[Row]:
    try:
        with path.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError, RecursionError) as error:
        raise LayerError(f"{path}: not JSON Lines of incidents") from error
    if not all(isinstance(row, dict) for row in rows):
        raise LayerError(f"{path}: not JSON Lines of incidents")
    return rows


def told(change: Change) -> str:
    """Return a change in words, the fields indented below."""
    sign = {"added": "+", "changed": "~", "withdrawn": "-"}[change.kind]
    lines = [f"{sign} {change.incident_id}  {change.title}"]
    lines += [f"    {name}: {_shown(old)} -> {_shown(new)}" for name, (old, new) in change.fields.items()]
    return "\n".join(lines)


def _shown(value: object) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)
