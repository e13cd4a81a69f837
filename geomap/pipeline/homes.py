"""The home country of each source, learnt from its own reports: an outlet names the places near it most."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from geomap.model import Report, Resolution

if TYPE_CHECKING:
    from geomap.pipeline.reading import Reader
    from geomap.reports.origins import Draft

T = TypeVar("T")

_SAMPLE = 12  # reports of a source that are asked, whatever their order: those of least hash
_FEWEST = 5
_MOST_SOURCES = 2000
_SHARE = 0.6  # of the votes, for a country to be the home
_SURE = 0.6  # score from which the choice of a place is a vote
_LOCAL = frozenset("PS")  # settlements and sites: everyone names countries


def learn_homes(drafts: Iterable[Draft], reader: Reader) -> tuple[tuple[str, str], ...]:
    """Return (source, ISO 3166-1 alpha-2) of the sources whose reports agree, by name of the source.

    Does not depend on the order of the drafts. Only reports that state their source are asked, few of each.
    """
    samples: dict[str, list[tuple[int, str, Report]]] = {}
    for draft in drafts:
        if isinstance(draft, Report) and draft.source:
            _keep(samples.setdefault(draft.source, []), draft)
            if len(samples) > 2 * _MOST_SOURCES:
                samples = _fewer(samples)
    samples = _fewer(samples)
    homes = ((source, _home(sample, reader)) for source, sample in sorted(samples.items()) if len(sample) >= _FEWEST)
    return tuple((source, home) for source, home in homes if home is not None)


def _fewer(samples: dict[str, T]) -> dict[str, T]:
    """Return the samples of the sources of least hash: those that any order of the reports would leave."""
    return {source: samples[source] for source in sorted(samples, key=_hash)[:_MOST_SOURCES]}


def _hash(text: str) -> tuple[int, str]:
    return (crc32(text.encode("utf-8", "replace")), text)


def _keep(sample: list[tuple[int, str, Report]], report: Report) -> None:
    """Keep a report when its hash is among the least."""
    entry = (-_hash(report.text)[0], report.id, report)
    if len(sample) < _SAMPLE:
        heapq.heappush(sample, entry)
    elif entry[:2] > sample[0][:2]:
        heapq.heapreplace(sample, entry)


def _home(sample: list[tuple[int, str, Report]], reader: Reader) -> str | None:
    """Return the country that most local places of the reports are in, each report having one vote."""
    votes = Counter(country for _, _, report in sample if (country := _vote(reader.resolve(report))))
    if votes.total() < _FEWEST:
        return None
    country, count = min(votes.items(), key=lambda one: (-one[1], one[0]))
    return country if count >= _SHARE * votes.total() else None


def _vote(resolutions: Iterable[Resolution]) -> str | None:
    """Return the country that most of a report's sure local places are in."""
    named = Counter(
        one.place.country_code
        for one in resolutions
        if one.place is not None and one.place.feature_class in _LOCAL and one.score >= _SURE and one.place.country_code
    )
    return min(named, key=lambda country: (-named[country], country)) if named else None
