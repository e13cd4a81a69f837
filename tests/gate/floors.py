"""The committed floors: reading, comparing, raising, and lowering with a reason."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

PATH = Path(__file__).with_name("floors.toml")
HEAD = """# Floors of the quality gate: `make gate` fails when a figure falls below its floor.
# Written by `python -m tests.gate --raise` and `python -m tests.gate --lower FIGURE --reason "..."` alone.
"""


@dataclass(slots=True)
class Floors:
    """A floor for each figure, and what was ever lowered, with the reason."""

    floors: dict[str, float] = field(default_factory=dict)
    lowered: list[dict[str, str | float]] = field(default_factory=list)

    def falls(self, figures: Mapping[str, float]) -> list[str]:
        """Return the names of figures that lie under their floor, or are no longer measured."""
        return [name for name, floor in self.floors.items() if figures.get(name, -1.0) < floor]

    def raise_to(self, figures: Mapping[str, float]) -> None:
        """Lift every floor to the figure measured; never lower one."""
        for name, value in figures.items():
            self.floors[name] = max(self.floors.get(name, 0.0), rounded_down(value))

    def lower(self, name: str, value: float, reason: str, day: date) -> None:
        """Set one floor to a lower figure and keep the reason."""
        before = self.floors[name]
        self.floors[name] = rounded_down(value)
        self.lowered.append(
            {"figure": name, "from": before, "to": self.floors[name], "on": day.isoformat(), "reason": reason}
        )


def rounded_down(value: float) -> float:
    """Cut a figure to three decimals, so that it never lies above what was measured."""
    return math.floor(value * 1000 + 1e-9) / 1000


def load(path: Path = PATH) -> Floors:
    """Read the floors; none yet are an empty table."""
    if not path.exists():
        return Floors()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(table.get("floors", {}), table.get("lowered", []))


def save(floors: Floors, path: Path = PATH) -> None:
    """Write the floors as TOML."""
    lines = ["[floors]", *(f'"{name}" = {value:.3f}' for name, value in sorted(floors.floors.items()))]
    for row in floors.lowered:
        lines += [
            "",
            "[[lowered]]",
            *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()),
        ]
    path.write_text(HEAD + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
