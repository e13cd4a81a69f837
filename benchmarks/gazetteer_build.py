"""Time and memory of building a gazetteer from a generated GeoNames dump of any size.

    python benchmarks/gazetteer_build.py --places 2000000 [--folder DIR]

Writes allCountries.txt and alternateNamesV2.txt of made-up places in the dump's own format, builds from them,
opens what was built and looks names up. Prints one line of JSON: seconds, peak megabytes, microseconds a look-up.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from pathlib import Path

from geomap.gazetteer import build_gazetteer

_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u", "an", "or", "iv")]


def made_up_name(chance: random.Random) -> str:
    """Return a name of two to four syllables."""
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()


def write_dump(folder: Path, places: int) -> tuple[Path, Path]:
    """Write a dump of that many places, each with two alternate names on average."""
    chance = random.Random(1)  # noqa: S311 - the same dump each time, no secret
    main, alternate = folder / "allCountries.txt", folder / "alternateNamesV2.txt"
    with main.open("w", encoding="utf-8") as rows, alternate.open("w", encoding="utf-8") as others:
        for number in range(1, places + 1):
            name, lat, lon = made_up_name(chance), chance.uniform(-60, 70), chance.uniform(-180, 180)
            people = int(10 ** chance.uniform(0, 6))
            rows.write(
                f"{number}\t{name}\t{name}\t\t{lat:.5f}\t{lon:.5f}\tP\tPPL\tUA\t\t{chance.randint(1, 27):02d}"
                f"\t\t\t\t{people}\t\t\tEurope/Kyiv\t2020-01-01\n"
            )
            for _ in range(chance.randint(0, 4)):
                others.write(f"{chance.randrange(10**9)}\t{number}\ten\t{made_up_name(chance)}\t\t\t\t\t\t\n")
    return main, alternate


def measure(folder: Path, places: int) -> dict[str, float]:
    """Build and look up; return the figures."""
    main, alternate = write_dump(folder, places)
    started = time.perf_counter()
    gazetteer = build_gazetteer(folder / "made-up.sqlite", geonames=main, alternate=alternate)
    built = time.perf_counter() - started
    chance = random.Random(2)  # noqa: S311
    names = [made_up_name(chance) for _ in range(2000)]
    started = time.perf_counter()
    for name in names:
        gazetteer.candidates(name)
    looked_up = (time.perf_counter() - started) / len(names)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"places": places, "seconds": round(built, 1), "peak_mb": round(peak), "lookup_us": round(looked_up * 1e6)}


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=2_000_000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        print(json.dumps(measure(Path(folder), options.places)))


if __name__ == "__main__":
    main()
