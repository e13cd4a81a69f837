"""Times `places` and `extract` against spaCy's blank pipeline, flashgeotext and geotext on the same reports, one core.

    python benchmarks/speed.py REPORTS.jsonl [--rounds 5]
    python benchmarks/speed.py --generate 500

Prints seconds of processor time and ratios to spaCy's blank English tokenizer with sentencizer, each the best of the
rounds, which are taken in turn so that a busy machine slows all alike. The peers are timed when they are installed
(geomap[bench]).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from generate_reports import reports as generated

from geomap.model import Report
from geomap.pipeline import Reader, Settings, open_reader
from geomap.pipeline.toponyms import place_line
from geomap.render.layers import incident_feature
from geomap.reports import parse_published, read_reports

Work = Callable[[Sequence[Report]], object]


def spacy_blank() -> Work:
    """Return spaCy's tokenizer and sentencizer, as anyone would begin with."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda some: [len(list(doc.sents)) for doc in nlp.pipe(report.text for report in some)]


def places(reader: Reader) -> Work:
    """Return `geomap places`, from text to the line of JSON."""
    return lambda some: [place_line(reader, report) for report in some]


def extract(reader: Reader) -> Work:
    """Return `geomap extract --no-merge`, from text to the rows of incidents."""

    def read(some: Sequence[Report]) -> object:
        readings = [reader.read(report) for report in some]
        return [incident_feature(one) for reading in readings for one in getattr(reading, "incidents", ())]

    return read


def flashgeotext() -> Work:
    """Return flashgeotext's look-up of cities and countries."""
    from flashgeotext.geotext import GeoText

    finder = GeoText()
    return lambda some: [finder.extract(report.text) for report in some]


def geotext() -> Work:
    """Return geotext's look-up of cities and countries."""
    from geotext import GeoText

    return lambda some: [GeoText(report.text).cities for report in some]


def timed(works: dict[str, Work], some: Sequence[Report], *, rounds: int) -> dict[str, float]:
    """Return the best time of each, in seconds, after a round that warms caches."""
    best = dict.fromkeys(works, float("inf"))
    for turn in range(rounds + 1):
        for name, work in works.items():
            begun = time.process_time()
            work(some)
            if turn:
                best[name] = min(best[name], time.process_time() - begun)
    return best


def main() -> None:
    """Time all and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("reports", nargs="*")
    options.add_argument("--generate", type=int, default=500, metavar="N", help="without reports: so many of our own")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    reader = open_reader(Settings(merge=False))
    some = list(read_reports(chosen.reports)) if chosen.reports else own_reports(chosen.generate)
    works = {"spaCy blank": spacy_blank(), "geomap places": places(reader), "geomap extract": extract(reader)}
    works |= {name: make() for name, make in (("flashgeotext", flashgeotext), ("geotext", geotext)) if find_spec(name)}
    seconds = timed(works, some, rounds=chosen.rounds)
    characters = sum(len(report.text) for report in some)
    print(f"{len(some)} reports, {characters:,} characters, best of {chosen.rounds}")
    for name, taken in seconds.items():
        pace = f"{len(some) / taken:8.0f} reports/s"
        print(f"{name:<16}{taken:8.3f} s  {pace}  {taken / seconds['spaCy blank']:6.2f} x spaCy blank")


def own_reports(count: int) -> list[Report]:
    """Return reports generated from our own templates."""
    return [
        Report(row["id"], row["text"], title=row["title"], published=parse_published(row["published"]))
        for row in generated(count)
    ]


if __name__ == "__main__":
    main()
