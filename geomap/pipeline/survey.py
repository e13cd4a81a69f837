"""From entries to a survey: copies of one story counted once, incidents merged across reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from geomap.merge import Copies, Sighting, combine, group
from geomap.model import Incident, Reading, Report
from geomap.pipeline.entries import Gist
from geomap.pipeline.journal import Journal
from geomap.render.titles import incident_title

MENTIONS_DRAWN = 100_000  # some 70 MB of rows; more points than anyone looks at
_HANDLE_BITS = 24  # a report tells of fewer than 16 million incidents


def titled(incident: Incident) -> Incident:
    """Return the incident with a title."""
    return incident if incident.title else replace(incident, title=incident_title(incident))


class Merger:
    """Merges the incidents of a journal's reports; only what merging needs of each is held in memory."""

    def __init__(self, journal: Journal) -> None:
        """Begin with no reports; the journal is read when the incidents are asked for."""
        self._journal = journal
        self._sightings: list[Sighting] = []
        self._unplaced: list[tuple[str, int]] = []
        self._sketches = Copies()

    def take(self, number: int, gist: Gist) -> None:
        """Take the gist of a report, given its number in the journal."""
        self._sketches.add(number, gist.sketch)
        for index, sighting in enumerate(gist.sightings):
            handle = number << _HANDLE_BITS | index
            if isinstance(sighting, str):
                self._unplaced.append((sighting, handle))
            else:
                self._sightings.append(replace(sighting, handle=handle))

    @property
    def incident_count(self) -> int:
        """How many incidents the reports tell of, each on its own."""
        return len(self._sightings) + len(self._unplaced)

    @cached_property
    def copies(self) -> dict[int, int]:
        """The number of each report that is a copy, and of the report that it counts as."""
        found: dict[int, int] = {}
        for members in self._sketches.groups():
            first = min(members, key=lambda number: _seniority(self._report(number)))
            found.update((number, first) for number in members if number != first)
        return found

    def incidents(self) -> Iterator[Incident]:
        """Yield each incident once, in the order of first accounts, those without a place last."""
        kept = (one for one in self._sightings if one.handle >> _HANDLE_BITS not in self.copies)
        for members in group(kept):
            yield titled(combine([self._incident(member.handle) for member in members]))
        for _, handle in sorted(self._unplaced):
            if handle >> _HANDLE_BITS not in self.copies:
                yield titled(self._incident(handle))

    def readings(self) -> Iterator[Reading]:
        """Yield the readings of all reports but the copies, which are told as other sources of the first."""
        sources: dict[int, list[str]] = {}
        for number, first in self.copies.items():
            report = self._report(number)
            sources.setdefault(first, []).append(report.url or report.source or report.id)
        for number, finding in enumerate(self._journal.findings()):
            if isinstance(finding, Reading) and number not in self.copies:
                others = tuple(sorted(sources.get(number, ())))
                yield replace(finding, report=replace(finding.report, other_sources=others)) if others else finding

    def _incident(self, handle: int) -> Incident:
        return self._journal.incident(handle >> _HANDLE_BITS, handle & ((1 << _HANDLE_BITS) - 1))

    def _report(self, number: int) -> Report:
        return self._journal.finding(number).report  # type: ignore[union-attr]


def drawable(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], int]:
    """Return readings as a map draws them, and how many place names they hold in all.

    Beyond `MENTIONS_DRAWN` each place is kept once a role, so that memory grows with places and not with text.
    """
    kept: list[Reading] = []
    seen: set[tuple[int | None, str, str]] = set()
    total = 0
    for reading in readings:
        thin = total > MENTIONS_DRAWN
        total += len(reading.resolutions)
        if total > MENTIONS_DRAWN and not thin:
            kept = [_once(one, seen) for one in kept]
        kept.append(_once(reading, seen) if total > MENTIONS_DRAWN else reading)
    return tuple(one for one in kept if total <= MENTIONS_DRAWN or one.resolutions or one.relations), total


def _once(reading: Reading, seen: set[tuple[int | None, str, str]]) -> Reading:
    """Return the reading with the places that are not in `seen` in their role, and add these to it."""
    fresh = []
    for one in reading.resolutions:
        if one.place is not None and (key := (one.place.geonameid, one.place.name, one.toponym.role)) not in seen:
            seen.add(key)
            fresh.append(one)
    return replace(reading, resolutions=tuple(fresh))


def _seniority(report: Report) -> tuple[int, str]:
    return (report.published.toordinal() if report.published else 10**7, report.id)
