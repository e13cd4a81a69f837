"""The home country of each source, learnt from its own reports: an outlet names the places near it most."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from geomap.model import Report, Skipped

if TYPE_CHECKING:
    from geomap.pipeline.reading import Reader
    from geomap.pipeline.workers import Crew
    from geomap.reports.origins import Draft

Homes = tuple[tuple[str, str], ...]
Samples = dict[str, list[tuple[tuple[int, str], int, Report]]]  # by source: key, serial number, report
T = TypeVar("T")

_SAMPLE = 12  # reports of a source that are asked, whatever their order: those of least hash
_FEWEST = 5
_MOST_SOURCES = 2000
_SHARE = 0.6  # of the votes, for a country to be the home
_SURE = 0.6  # score from which the choice of a place is a vote
_serial = count()  # tells two reports of one text and id apart
_LOCAL = frozenset("PS")  # settlements and sites: everyone names countries


def sampled(drafts: Iterable[Draft]) -> Samples:
    """Return few reports of each source, those of least hash; only of reports that state their source."""
    samples: Samples = {}
    for draft in drafts:
        if isinstance(draft, Report) and draft.source:
            _keep(samples.setdefault(draft.source, []), draft)
            if len(samples) > 2 * _MOST_SOURCES:
                samples = _fewer(samples)
    return samples


def joined(parts: Iterable[Samples]) -> Samples:
    """Return the samples of all drafts from those of their parts."""
    samples: Samples = {}
    for part in parts:
        for source, sample in part.items():
            for _, _, report in sample:
                _keep(samples.setdefault(source, []), report)
        if len(samples) > 2 * _MOST_SOURCES:
            samples = _fewer(samples)
    return samples


def learn_homes(samples: Samples, crew: Crew) -> Homes:
    """Return (source, ISO 3166-1 alpha-2) of the sources whose reports agree, by name of the source.

    Does not depend on the order of the reports.
    """
    few = _fewer(samples)
    asked = [(source, few[source]) for source in sorted(few) if len(few[source]) >= _FEWEST]
    votes = crew.read((report for _, sample in asked for _, _, report in sample), vote)
    homes = ((source, _home([next(votes) for _ in sample])) for source, sample in asked)
    return tuple((source, home) for source, home in homes if home is not None)


def _fewer(samples: dict[str, T]) -> dict[str, T]:
    """Return the samples of the sources of least hash: those that any order of the reports would leave."""
    return {source: samples[source] for source in sorted(samples, key=_hash)[:_MOST_SOURCES]}


def _hash(text: str) -> tuple[int, str]:
    return (crc32(text.encode("utf-8", "replace")), text)


def _keep(sample: list[tuple[tuple[int, str], int, Report]], report: Report) -> None:
    """Keep a report when its hash is among the least."""
    entry = ((-_hash(report.text)[0], report.id), next(_serial), report)
    if len(sample) < _SAMPLE:
        heapq.heappush(sample, entry)
    elif entry[0] > sample[0][0]:
        heapq.heapreplace(sample, entry)


def _home(cast: Sequence[str | Skipped]) -> str | None:
    """Return the country that most reports have voted for, each having one vote at most."""
    votes = Counter(country for country in cast if country and isinstance(country, str))
    if votes.total() < _FEWEST:
        return None
    country, count = min(votes.items(), key=lambda one: (-one[1], one[0]))
    return country if count >= _SHARE * votes.total() else None


def vote(reader: Reader, draft: Draft) -> str | Skipped:
    """Return the country that most of a report's sure local places are in, or nothing."""
    located = reader.locate(draft)
    if isinstance(located, Skipped):
        return located
    named = Counter(
        one.place.country_code
        for one in located.resolutions
        if one.place is not None and one.place.feature_class in _LOCAL and one.score >= _SURE and one.place.country_code
    )
    return min(named, key=lambda country: (-named[country], country)) if named else ""
