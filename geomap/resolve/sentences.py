"""What the names of one sentence say of each other: the regions named there, and what lies near by."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from geomap.model import Toponym
from geomap.resolve.evidence import Alongside, Unit

_OPENINGS: Final = ("", "In ", "The ", "In the ")
_REST: Final = re.compile(r"(?: [A-Za-z]+){0,2} ?:?\s*\n")
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
    headed = _headed(units, toponyms, text, ends)
    return [
        unit._replace(
            alongside=_lent(
                [units[other] for number in within[at] for other in sorted(held[number] - {at})],
                [headed[number] for number in within[at] if number in headed],
            )
        )
        if len(unit.options) > 1
        else unit
        for at, unit in enumerate(units)
    ]


def _headed(
    units: Sequence[Unit], toponyms: Sequence[Toponym], text: str, ends: Sequence[int]
) -> dict[int, Mapping[str, float]]:
    """Return the regions named by the line above each sentence, in bulletins that go by region."""
    heads = sorted(
        (toponyms[mention].start, at)
        for at, unit in enumerate(units)
        if unit.part.named_regions
        for mention in unit.mentions
        if toponyms[mention].cue == "region" and _heads(toponyms[mention], text)
    )
    return {
        number: units[at].part.named_regions
        for (start, at), (stop, _) in pairwise([*heads, (len(text), 0)])
        for number in range(bisect(ends, start) + 1, bisect(ends, stop - 1) + 1)
    }


def _heads(toponym: Toponym, text: str) -> bool:
    """Say whether a name stands alone in its line, but for what it is called: "Troy region", "Argos province:"."""
    start = text.rfind("\n", 0, toponym.start) + 1
    if text[start : toponym.start] not in _OPENINGS:
        return False
    return _REST.match(text, toponym.end) is not None


def _lent(others: Sequence[Unit], headed: Sequence[Mapping[str, float]]) -> Alongside | None:
    """Return what the names of a sentence lend another, each as far as it is a place at all, and what heads it, in full."""  # noqa: E501
    regions: dict[str, float] = {}
    cells: dict[int, float] = {}
    for other in others:
        trust = other.toponym.likelihood
        _keep_most(regions, other.part.named_regions, trust)
        _keep_most(cells, other.part.cells, trust)
    for head in headed:
        _keep_most(regions, head, 1 / max(head.values()))
    return Alongside(regions, cells) if regions or cells else None


def _keep_most(most: dict[T, float], own: Mapping[T, float], trust: float) -> None:
    """Raise what is kept by key to the shares of one name, as far as that is trusted."""
    for key, share in own.items():
        if share * trust > most.get(key, 0.0):
            most[key] = share * trust
