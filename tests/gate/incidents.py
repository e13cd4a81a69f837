"""Scores incidents against gold incidents: which were found, and how right what is said of them is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geomap.model import EVENT_TYPES
from tests.gate.distance import great_circle_km

# How far from the gold position a pin may lie, by how finely the report places the incident.
REACH_KM = {"settlement": 25.0, "site": 25.0, "region": 120.0, "country": 400.0, "sea": 400.0}
ARMED = frozenset(EVENT_TYPES[: EVENT_TYPES.index("accident")])  # the kinds of violence, and what it sets on fire
ATTRIBUTES = ("type", "date", "killed", "injured", "weapons", "targets")

Row = Mapping[str, Any]  # a gold incident, as docs/gold.md describes it


@dataclass(frozen=True, slots=True)
class Pin:
    """A predicted incident that has a place."""

    lat: float
    lon: float
    event_type: str
    date: str | None = None
    killed: tuple[int | None, int | None] = (None, None)  # low and high
    injured: tuple[int | None, int | None] = (None, None)
    weapons: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    label: str = ""


@dataclass(slots=True)
class Tally:
    """Counts over any number of reports, and a line for each miss."""

    found: int = 0
    missed: int = 0
    false: int = 0
    right: dict[str, float] = field(default_factory=lambda: dict.fromkeys(ATTRIBUTES, 0.0))
    asked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ATTRIBUTES, 0))
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return precision, recall, F1 and the share of each attribute that is right."""
        precision = ratio(self.found, self.found + self.false)
        recall = ratio(self.found, self.found + self.missed)
        parts = {name: ratio(self.right[name], self.asked[name]) for name in ATTRIBUTES}
        return {"precision": precision, "recall": recall, "f1": harmonic(precision, recall), **parts}


def add_report(tally: Tally, report_id: str, rows: Sequence[Row], pins: Sequence[Pin]) -> None:
    """Match the pins of one report to its gold rows and count.

    A pin that matches an optional row is neither right nor wrong; an optional row that nothing matches is not missed.
    """
    pairs = matches(rows, pins)
    for i, j in pairs:
        if not rows[i].get("optional"):
            tally.found += 1
            _compare(tally, report_id, rows[i], pins[j])
    matched_rows, matched_pins = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, row in enumerate(rows):
        if i not in matched_rows and not row.get("optional"):
            tally.missed += 1
            tally.misses.append(f"{report_id}: missed {row['kinds'][0]} at {row['place']}: {row['evidence']}")
    for j, pin in enumerate(pins):
        if j not in matched_pins:
            tally.false += 1
            tally.misses.append(f"{report_id}: false {pin.event_type}: {pin.label}")


def matches(rows: Sequence[Row], pins: Sequence[Pin]) -> list[tuple[int, int]]:
    """Pair gold rows with pins within reach and of a compatible type: required rows first, then by agreement."""
    ranked = []
    for i, row in enumerate(rows):
        for j, pin in enumerate(pins):
            km = great_circle_km(row["lat"], row["lon"], pin.lat, pin.lon)
            if km <= REACH_KM[row["level"]] and compatible(pin.event_type, row["kinds"]):
                agreement = 2 * (pin.date is not None and pin.date == row.get("date")) + (
                    pin.event_type in row["kinds"]
                )
                ranked.append((bool(row.get("optional")), -agreement, km, i, j))
    pairs: list[tuple[int, int]] = []
    for *_, i, j in sorted(ranked):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def compatible(event_type: str, kinds: Iterable[str]) -> bool:
    """Say whether a type is one of the acceptable kinds, or both are armed violence."""
    kinds = set(kinds)
    return event_type in kinds or (event_type in ARMED and bool(ARMED & kinds))


def _compare(tally: Tally, report_id: str, row: Row, pin: Pin) -> None:
    def count(name: str, share: float, said: object, wanted: object) -> None:
        tally.asked[name] += 1
        tally.right[name] += share
        if share < 1 and name not in ("weapons", "targets"):
            tally.misses.append(f"{report_id}: {row['place']}: {name} {said}, should be {wanted}")

    count("type", pin.event_type in row["kinds"], pin.event_type, row["kinds"])
    if row.get("date"):
        count("date", pin.date == row["date"], pin.date, row["date"])
    for name, gold, said in (("killed", "fatalities", pin.killed), ("injured", "injured", pin.injured)):
        if (right := figure_right(row.get(gold), said)) is not None:
            count(name, right, said, row.get(gold))
    for name, terms in (("weapons", pin.weapons), ("targets", pin.targets)):
        if wanted := set(row.get(name) or ()):
            count(name, ratio(len(wanted & terms), len(wanted | terms)), sorted(terms), sorted(wanted))


def figure_right(gold: Mapping[str, int | None] | None, said: tuple[int | None, int | None]) -> bool | None:
    """Say whether a low and a high agree with gold; None where gold holds only words, such as "dozens"."""
    low, high = said
    if gold is None:
        return not low and not high
    wanted_low, wanted_high = gold.get("low"), gold.get("high")
    if wanted_low is None and wanted_high is None:
        return None
    low_right = not low if wanted_low is None else low == wanted_low
    return low_right and (wanted_high is None or high == wanted_high)


def ratio(part: float, whole: float) -> float:
    """Return part of whole, and 1 where there was nothing to get right."""
    return part / whole if whole else 1.0


def harmonic(precision: float, recall: float) -> float:
    """Return the F1 of a precision and a recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
