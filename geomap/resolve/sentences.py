"""What the names of one sentence say of each other: the regions named there, and what lies near by."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from typing import Final

from geomap.model import Toponym
from geomap.resolve.evidence import Alongside, Unit

_END: Final = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z“\"'‘(])|\n")


def with_neighbours(units: Sequence[Unit], toponyms: Sequence[Toponym], text: str) -> list[Unit]:
    """Tell each unit of several meanings what the other names of its sentences may mean."""
    ends = [end.end() for end in _END.finditer(text)]
    held: dict[int, set[int]] = {}
    within = [{bisect(ends, toponyms[mention].start) for mention in unit.mentions} for unit in units]
    for at, numbers in enumerate(within):
        for number in numbers:
            held.setdefault(number, set()).add(at)
    return [
        unit._replace(alongside=_lent([units[other] for number in within[at] for other in sorted(held[number] - {at})]))
        if len(unit.options) > 1
        else unit
        for at, unit in enumerate(units)
    ]


def _lent(others: Sequence[Unit]) -> Alongside | None:
    """Return what the names of a sentence lend another, each as far as it is a place at all."""
    regions: dict[str, float] = {}
    cells: dict[int, float] = {}
    for other in others:
        trust = other.toponym.likelihood
        for region, share in other.part.named_regions.items():
            regions[region] = max(regions.get(region, 0.0), share * trust)
        for cell, share in other.part.cells.items():
            cells[cell] = max(cells.get(cell, 0.0), share * trust)
    return Alongside(regions, cells) if regions or cells else None
