"""Says what is wrong with layers, edited by hand perhaps, before a map is drawn from them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from geomap.errors import LayerError
from geomap.model import Feature, Layer
from geomap.render.columns import INCIDENTS, REQUIRED

NUMBERS = (
    "geo_precision",
    "radius_m",
    "score",
    "time_precision",
    "launched",
    "intercepted",
    "report_count",
    "fatalities_low",
    "fatalities_best",
    "fatalities_high",
    "injured_low",
    "injured_best",
    "injured_high",
)
DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?", re.ASCII)


def check_layers(layers: Sequence[Layer]) -> Layer:
    """Return the incidents layer, or raise LayerError naming the column or row that cannot be drawn."""
    incidents = named(layers, INCIDENTS)
    if incidents is None:
        names = ", ".join(layer.name for layer in layers) or "none"
        raise LayerError(
            f"no layer named 'incidents' (found: {names}). Name the layer of incidents so, then try again."
        )
    present = {column.name for column in incidents.columns}
    if missing := [name for name in REQUIRED[INCIDENTS] if name not in present]:
        raise LayerError(
            f"the incidents layer lacks {plural(missing)}: {', '.join(missing)}. "
            "Add them (empty values are fine), or start again from the incidents file that geomap wrote."
        )
    for row, feature in enumerate(incidents.features, start=1):
        check_feature(feature, row)
    return incidents


def named(layers: Sequence[Layer], name: str) -> Layer | None:
    """Return the layer of that name."""
    return next((layer for layer in layers if layer.name == name), None)


def plural(names: Sequence[str]) -> str:
    """Return "the column" or "the columns"."""
    return "the column" if len(names) == 1 else "the columns"


def check_feature(feature: Feature, row: int) -> None:
    """Raise LayerError when an incident's position, a number or its date cannot be used."""
    label = f"incident {feature.properties.get('incident_id') or ''} (row {row})".replace("  ", " ")
    if feature.geometry is not None:
        check_point(feature.geometry, label)
    for name in NUMBERS:
        value = feature.properties.get(name)
        if value is not None and not is_number(value):
            raise LayerError(f"{label}: {name} is {value!r}, which is not a number. Correct it or leave it empty.")
    day = feature.properties.get("event_date")
    if day is not None and not is_day(day):
        raise LayerError(
            f"{label}: event_date is {day!r}, not a date such as 2024-02-29. Correct it or leave it empty."
        )


def check_point(geometry: Any, label: str) -> None:  # noqa: ANN401 - whatever a file held
    """Raise LayerError unless the geometry is a point on Earth."""
    kind = geometry.get("type")
    if kind != "Point":
        raise LayerError(f"{label}: its geometry is {kind!r}; incidents are points. Replace it by a point.")
    position = geometry.get("coordinates")[:2]
    if not all(is_number(value) for value in position) or len(position) < 2:
        raise LayerError(f"{label}: its position {position!r} is not two numbers. Move the point onto the map.")
    if abs(position[0]) > 180 or abs(position[1]) > 90:
        raise LayerError(
            f"{label}: its position {position!r} is not in degrees (EPSG:4326). Save the layer in EPSG:4326."
        )


def is_number(value: object) -> bool:
    """Say whether a value is a finite number, or nothing (NaN is how some tools write nothing)."""
    return isinstance(value, int | float) and not isinstance(value, bool) and not math.isinf(value)


def is_day(value: object) -> bool:
    """Say whether a value is a date, as such or in ISO 8601."""
    if isinstance(value, date):
        return True
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True
