"""Print how fast places are found and resolved, as a ratio to spaCy's blank tokenizer and sentencizer.

places.py REPORTS.jsonl … [--repeat N] [--gazetteer FILE]
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from geomap.extract.toponyms import find_toponyms
from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.resolve import resolve


def texts_of(paths: Sequence[Path]) -> list[str]:
    """Return the texts of JSONL reports."""
    return [
        json.loads(line)["text"] for path in paths for line in path.open(encoding="utf-8", newline="\n") if line.strip()
    ]


def places(gazetteer: Gazetteer, text: str) -> int:
    """Find and resolve the places of a text, and return how many there are."""
    return len(resolve(find_toponyms(text, gazetteer.names, lookup=gazetteer), gazetteer, text=text))


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return how long `work` takes over all texts."""
    start = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--gazetteer", type=Path)
    given = parser.parse_args()
    texts = texts_of(given.reports)
    gazetteer = Gazetteer(given.gazetteer) if given.gazetteer else open_gazetteer()
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    words = sum(len(nlp.make_doc(text)) for text in texts)
    nlp("warm"), places(gazetteer, "Warm in Kharkiv.")
    for turn in range(given.repeat):
        ours = seconds(lambda text: places(gazetteer, text), texts)
        theirs = seconds(nlp, texts)
        print(
            f"run {turn + 1}: {words:,} tokens; places {words / ours:,.0f}/s, "
            f"spaCy blank + sentencizer {words / theirs:,.0f}/s; ratio {theirs / ours:.2f}"
        )


if __name__ == "__main__":
    main()
