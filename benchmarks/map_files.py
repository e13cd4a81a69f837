"""Time and memory of writing a map of many incidents: the page, GeoJSON, GeoPackage, styles and tables.

    python benchmarks/map_files.py [--counts 100 1000 10000]

Prints for each number of made-up incidents the seconds of processor time to make the layers and to write all files, the
size of these, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from geomap.gazetteer import open_gazetteer  # noqa: E402 - the checkout must be on the path first
from geomap.render.files import write_all  # noqa: E402
from geomap.render.layers import layers_of  # noqa: E402
from tests.render.surveys import crowd  # noqa: E402


def measured(count: int) -> str:
    """Write a map of so many incidents and return what it took, as a line of the table."""
    survey, geography = crowd(count), open_gazetteer()
    begun = time.process_time()
    layers = layers_of(survey, geography)
    made = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        output = write_all(layers, Path(folder), geography=geography)
    written = time.process_time()
    size = sum(one.size for one in output.files) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{count:>9}{made - begun:>9.2f}{written - made:>9.2f}{size:>9.1f}{peak:>9}"


def main() -> None:
    """Measure all counts and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--counts", type=int, nargs="+", default=[100, 1000, 10_000])
    chosen = options.parse_args()
    measured(10)  # libraries loaded, outlines kept
    print(f"{'incidents':>9}{'layers s':>9}{'files s':>9}{'MB':>9}{'peak MB':>9}")
    for count in chosen.counts:
        print(measured(count), flush=True)


if __name__ == "__main__":
    main()
