"""Turn our own marked texts into a corpus of gold toponyms for train_resolver.py and the scorer.

    own_corpus.py MARKED.txt [--gazetteer FILE] > CORPUS.jsonl

One text a line. `{Name}` marks a place, meaning the likeliest of that name; `{Name|…}` narrows it down by country
("US"), region ("US.TX"), feature code ("ADM1", "PPL") or class ("H"), several joined by commas; `{Name|none}` is no
place.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from geomap.errors import GeomapError
from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.model import Candidate, Place

MARK = re.compile(r"\{([^{}|]+)(?:\|([^{}]+))?\}")


def fits(candidate: Candidate, limits: Sequence[str]) -> bool:
    """Say whether a candidate is within the limits: of each kind that is given, one must hold."""
    place = candidate.place
    tests = (
        ([one for one in limits if re.fullmatch(r"[A-Z]{2}", one)], place.country_code),
        ([one for one in limits if "." in one], f"{place.country_code}.{place.admin1_code}"),
        ([one for one in limits if len(one) > 2 and "." not in one], place.feature_code),
        ([one for one in limits if len(one) == 1], place.feature_class),
    )
    return all(not wanted or value in wanted for wanted, value in tests)


def meant(gazetteer: Gazetteer, name: str, limits: Sequence[str]) -> Place:
    """Return the place a mark means, or raise when the gazetteer knows none such."""
    for candidate in gazetteer.candidates(name):
        if fits(candidate, limits):
            return candidate.place
    raise GeomapError(f"no place {name!r} within {', '.join(limits) or 'the world'}: mend the mark")


def unmarked(gazetteer: Gazetteer, line: str) -> tuple[str, list[dict[str, object]]]:
    """Return a line's text without marks, and its gold toponyms."""
    text, gold, last = "", [], 0
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        last = mark.end()
        if mark[2] != "none":
            place = meant(gazetteer, mark[1], (mark[2] or "").split(",") if mark[2] else ())
            end = len(text) + len(mark[1])
            gold.append({"start": len(text), "end": end, "text": mark[1], "lat": place.lat, "lon": place.lon})
        text += mark[1]
    return text + line[last:], gold


def main() -> None:
    """Print one report a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", type=Path)
    parser.add_argument("--gazetteer", type=Path)
    given = parser.parse_args()
    gazetteer = Gazetteer(given.gazetteer) if given.gazetteer else open_gazetteer()
    for number, line in enumerate(given.marked.read_text(encoding="utf-8").splitlines(), 1):
        text, gold = unmarked(gazetteer, line)
        json.dump({"id": f"own-{number}", "text": text, "toponyms": gold}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
