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
        for number, arc in enumerate(arcs):
            if (abs(arc[1:, 0] - arc[:-1, 0]) > HALF_TURN).any():
                self._parts[number] = [self._added(part) for part in line_parts([(x, y) for x, y in arc.tolist()])]

    def parted(self, ring: Sequence[int]) -> list[list[int]]:
        """Return a ring of arc numbers (~n for arc n backwards) as the rings on each side, closed along the edge."""
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


def _far(one: Position, other: Position) -> bool:
    """Say whether two positions lie on opposite sides of the map."""
    return abs(one[0] - other[0]) > HALF_TURN
