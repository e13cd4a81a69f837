"""Times starting up: `geomap --version` and `--help`, and `geomap map` on five reports against importing libraries.

    python benchmarks/startup.py [REPORTS] [--rounds 5]

The yardstick is a bare Python, and `import spacy, geopandas, folium`, which anyone who does this work pays.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"
GEOMAP = (sys.executable, "-m", "geomap")


def seconds(command: tuple[str, ...]) -> tuple[float, float]:
    """Return how long a command takes on the processor and by the clock; the first is steady on a busy machine."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ended - begun


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
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(chosen.rounds):
            for name, command in commands.items():
                taken[name].append(seconds(command))
    best = {name: (min(one[0] for one in times), min(one[1] for one in times)) for name, times in taken.items()}
    print(f"{'':<34}{'processor':>12}{'clock':>12}")
    for name, (processor, clock) in best.items():
        print(f"{name:<34}{processor:>10.3f} s{clock:>10.3f} s")
    work, imports = best["geomap map, five reports"], best["import spacy, geopandas, folium"]
    print(f"geomap map / the imports{'':<10}{work[0] / imports[0]:>12.2f}{work[1] / imports[1]:>12.2f}")


if __name__ == "__main__":
    main()
