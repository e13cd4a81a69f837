"""Kilometres between two positions, and whether a stated distance was read right."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

EARTH_KM = 6371.0088  # mean radius
TOLERANCE = 0.02  # miles turned into kilometres by hand differ in the last digit


def great_circle_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance in kilometres between two positions in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def distances_found(
    gold: Sequence[Mapping[str, Any]], told: Sequence[tuple[str, float | None]]
) -> tuple[int, list[str]]:
    """Return how many gold distances were told with the right kilometres, and the quotes of those that were not.

    `told` holds (quote, kilometres); quotes agree when one holds the other.
    """
    missing = [one["quote"] for one in gold if not any(_same(one, quote, km) for quote, km in told)]
    return len(gold) - len(missing), missing


def _same(gold: Mapping[str, Any], quote: str, km: float | None) -> bool:
    overlap = gold["quote"] in quote or quote in gold["quote"]
    return overlap and km is not None and math.isclose(km, gold["km"], rel_tol=TOLERANCE)
