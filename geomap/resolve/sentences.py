"""What the names of one sentence say of each other: the regions named there, and what lies near by."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from geomap.model import Toponym
from geomap.resolve.evidence import Alongside, Unit

T = TypeVar("T", str, int)

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
        _keep_most(regions, other.part.named_regions, trust)
        _keep_most(cells, other.part.cells, trust)
    return Alongside(regions, cells) if regions or cells else None


def _keep_most(most: dict[T, float], own: Mapping[T, float], trust: float) -> None:
    """Raise what is kept by key to the shares of one name, as far as that is trusted."""
    for key, share in own.items():
        if share * trust > most.get(key, 0.0):
            most[key] = share * trust
