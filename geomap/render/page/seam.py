"""Parts the arcs and rings of a topology at the antimeridian, across which world-atlas has joined them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from geomap.antimeridian import HALF_TURN, Position, line_parts

_POLE = 90.0


class Seam:
    """The arcs of a topology, those across the antimeridian parted, and what it takes to part the rings as well."""

    def __init__(self, arcs: Sequence[Any]) -> None:
        """Part the arcs, arrays of lon, lat; their numbers stay, the parts of those that jump come after all others."""
        self.arcs = list(arcs)
        self._parts: dict[int, list[int]] = {}
        for number in _across(arcs):
            line = [(x, y) for x, y in arcs[number].tolist()]
            self._parts[number] = [self._added(part) for part in line_parts(line)]

    def parted(self, ring: Sequence[int]) -> list[list[int]]:
        """Return a ring of arc numbers (~n for arc n backwards) as the rings on each side, closed along the edge."""
        if self._parts.keys().isdisjoint(number if number >= 0 else ~number for number in ring):
            return [list(ring)]
        whole = [part for number in ring for part in self._parts_of(number)]
        jumps = [at for at, number in enumerate(whole) if _far(self._start(~whole[at - 1]), self._start(number))]
        if not jumps:
            return [whole]
        runs = [whole[first:last] for first, last in pairwise(jumps)]
        runs.append([*whole[jumps[-1] :], *whole[: jumps[0]]])
        return [[*run, self._added(self._closing(run))] for run in runs]

    def _parts_of(self, number: int) -> list[int]:
        if number >= 0:
            return self._parts.get(number, [number])
        return [~part for part in reversed(self._parts.get(~number, [~number]))]

    def _closing(self, run: Sequence[int]) -> list[Position]:
        """Return the line that closes a run: along the edge, and over the pole when it ends on the other side."""
        last, first = self._start(~run[-1]), self._start(run[0])
        if not _far(last, first):
            return [last, first]
        pole = math.copysign(_POLE, last[1])
        return [last, (last[0], pole), (first[0], pole), first]

    def _added(self, line: Sequence[Position]) -> int:
        import numpy as np

        self.arcs.append(np.array(line))
        return len(self.arcs) - 1

    def _start(self, number: int) -> Position:
        """Return where an arc starts; where it ends when asked for ~n."""
        lon, lat = self.arcs[number][0] if number >= 0 else self.arcs[~number][-1]
        return float(lon), float(lat)


def _across(arcs: Sequence[Any]) -> list[int]:
    """Return the numbers of the arcs that jump from one side of the map to the other."""
    import numpy as np

    ends = np.cumsum([len(arc) for arc in arcs])
    jumps = np.abs(np.diff(np.concatenate([arc[:, 0] for arc in arcs]))) > HALF_TURN
    jumps[ends[:-1] - 1] = False  # from one arc to the next
    return [int(number) for number in np.unique(np.searchsorted(ends, np.flatnonzero(jumps), side="right"))]


def _far(one: Position, other: Position) -> bool:
    """Say whether two positions lie on opposite sides of the map."""
    return abs(one[0] - other[0]) > HALF_TURN
