"""Scores place names against gold toponyms: recognised, and resolved within 161 km (100 miles)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.gate.distance import great_circle_km
from tests.gate.incidents import harmonic, ratio

NEAR_KM = 161.0  # the radius that published geoparsers are compared at


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a text; the position is None when it was not resolved."""

    start: int
    end: int
    position: tuple[float, float] | None  # lat, lon
    text: str = ""


@dataclass(slots=True)
class PlaceTally:
    """Counts over any number of texts."""

    gold: int = 0
    told: int = 0
    matched: int = 0
    near: int = 0

    def figures(self) -> dict[str, float]:
        """Return the F1 of recognition, the share of recognised names resolved near, and the F1 end to end."""
        return {
            "f1": harmonic(ratio(self.matched, self.told), ratio(self.matched, self.gold)),
            "acc161": ratio(self.near, self.matched),
            "e2e": harmonic(ratio(self.near, self.told), ratio(self.near, self.gold)),
        }


def add_text(tally: PlaceTally, gold: Sequence[Mention], told: Sequence[Mention]) -> list[str]:
    """Match the mentions of one text, largest overlap first, count, and return a line for each miss."""
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(
        (-overlap(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(told) if overlap(a, b) > 0
    ):
        if all(i != x and j != y for x, y in pairs):
            pairs.append((i, j))
    near = [(i, j) for i, j in pairs if is_near(gold[i], told[j])]
    tally.gold += len(gold)
    tally.told += len(told)
    tally.matched += len(pairs)
    tally.near += len(near)
    missed = [f"missed {a.text}" for i, a in enumerate(gold) if i not in {i for i, _ in pairs}]
    extra = [f"false {b.text}" for j, b in enumerate(told) if j not in {j for _, j in pairs}]
    return [*missed, *extra, *(f"far {gold[i].text}: {told[j].position}" for i, j in pairs if (i, j) not in near)]


def overlap(a: Mention, b: Mention) -> int:
    """Return how many characters two mentions share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def is_near(gold: Mention, told: Mention) -> bool:
    """Say whether a mention was resolved within 161 km of the gold position."""
    if gold.position is None or told.position is None:
        return False
    return great_circle_km(*gold.position, *told.position) <= NEAR_KM
