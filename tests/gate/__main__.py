"""The quality gate: score the gold corpora, print the table, fail when a figure has fallen.

python -m tests.gate [--misses] [--raise] [--lower FIGURE --reason "..."]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

from tests.gate import floors as kept
from tests.gate.corpora import measure


def main(arguments: list[str] | None = None) -> int:
    """Run the gate and return its exit status."""
    parser = argparse.ArgumentParser(description="Score the gold corpora against the committed floors.")
    parser.add_argument("--misses", action="store_true", help="list what was missed in the seeds and the open reports")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise every floor to what was measured")
    parser.add_argument("--lower", metavar="FIGURE", help="lower the floor of one figure to what was measured")
    parser.add_argument("--reason", default="", help="why it may be lower; kept in floors.toml")
    asked = parser.parse_args(arguments)
    table = kept.load()
    if asked.lower and (asked.lower not in table.floors or len(asked.reason.split()) < 3):
        parser.error(
            "--lower takes the name of a figure that has a floor, and --reason says why in three words or more"
        )
    figures, misses = measure()
    if asked.misses:
        sys.stdout.writelines(f"{line}\n" for line in misses)
    if asked.lower:
        table.lower(asked.lower, figures[asked.lower], asked.reason, datetime.now(UTC).date())
    if asked.lift:
        table.raise_to(figures)
    if asked.lower or asked.lift:
        kept.save(table)
    sys.stdout.write(as_table(figures, table.floors))
    if fallen := table.falls(figures):
        sys.stdout.write(f"\nfallen below the floor: {', '.join(fallen)}\n")
        return 1
    return 0


def as_table(figures: Mapping[str, float], floors: Mapping[str, float]) -> str:
    """Return one line a figure: name, score, floor."""
    lines = [f"{'figure':<24}{'score':>8}{'floor':>8}"]
    for name in sorted({*figures, *floors}):
        score = f"{figures[name]:.3f}" if name in figures else "-"
        floor = f"{floors[name]:.3f}" if name in floors else "-"
        mark = "  FALLEN" if name in floors and figures.get(name, -1.0) < floors[name] else ""
        lines.append(f"{name:<24}{score:>8}{floor:>8}{mark}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
