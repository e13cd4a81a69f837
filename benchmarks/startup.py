"""Times starting up: `geomap --version` and `--help`, and `geomap map` on five reports against importing libraries.

    python benchmarks/startup.py [REPORTS] [--rounds 5]

The yardstick is a bare Python, and `import spacy, geopandas, folium`, which anyone who does this work pays.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"
GEOMAP = (sys.executable, "-m", "geomap")


def seconds(command: tuple[str, ...]) -> float:
    """Return how long a command takes."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    """Time all in turn and print the best of each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("reports", nargs="?", default=str(SEEDS))
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    subprocess.run((*GEOMAP, "gazetteer", "info"), check=True, capture_output=True)  # built before the clock runs
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python -c pass": (sys.executable, "-c", "pass"),
            "geomap --version": (*GEOMAP, "--version"),
            "geomap --help": (*GEOMAP, "--help"),
            "import spacy, geopandas, folium": (sys.executable, "-c", "import spacy, geopandas, folium"),
            "geomap map, five reports": (*GEOMAP, "map", chosen.reports, "-o", folder, "-q"),
        }
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(chosen.rounds):
            for name, command in commands.items():
                best[name] = min(best[name], seconds(command))
    for name, taken in best.items():
        print(f"{name:<34}{taken:7.3f} s")
    ratio = best["geomap map, five reports"] / best["import spacy, geopandas, folium"]
    print(f"geomap map / the imports: {ratio:.2f}")


if __name__ == "__main__":
    main()
