"""From findings to a survey: copies of one story counted once, incidents merged across reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geomap.merge import Copies, Sighting, combine, group, sighting_of
from geomap.model import Incident, Reading, Report, Resolution
from geomap.pipeline.journal import Finding, Journal
from geomap.render.titles import incident_title

MENTIONS_DRAWN = 100_000  # some 70 MB of rows; more points than anyone looks at
_HANDLE_BITS = 12  # a report tells of fewer than 4,096 incidents


def titled(incident: Incident) -> Incident:
    """Return the incident with a title."""
    return incident if incident.title else replace(incident, title=incident_title(incident))


def incidents_of(findings: Iterable[Finding]) -> Iterator[Incident]:
    """Yield the incidents of readings as they come, unmerged."""
    for finding in findings:
        if isinstance(finding, Reading):
            yield from map(titled, finding.incidents)


class Merger:
    """Merges the incidents of a journal's reports; only what merging needs of each is held in memory."""

    def __init__(self, journal: Journal) -> None:
        """Look through the journal once."""
        self._journal = journal
        self._sightings: list[Sighting] = []
        self._unplaced: list[tuple[str, int]] = []
        self.incident_count = 0
        self.copies: dict[int, int] = {}  # number of a report that is a copy -> number of the report it counts as
        self._look_through()

    def _look_through(self) -> None:
        copies = Copies()
        senior: dict[int, tuple[int, str]] = {}
        for number, finding in enumerate(self._journal):
            if isinstance(finding, Reading):
                copies.add(number, finding.sketch)
                if finding.sketch:
                    senior[number] = _seniority(finding.report)
                self._take(number, finding.incidents)
        for members in copies.groups():
            first = min(members, key=lambda number: senior[number])
            self.copies.update((number, first) for number in members if number != first)

    def _take(self, number: int, incidents: tuple[Incident, ...]) -> None:
        for index, incident in enumerate(incidents):
            handle = number << _HANDLE_BITS | index
            sighting = sighting_of(incident, handle)
            self.incident_count += 1
            if sighting is None:
                self._unplaced.append((incident.incident_id, handle))
            else:
                self._sightings.append(sighting)

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
        for number, finding in enumerate(self._journal):
            if isinstance(finding, Reading) and number not in self.copies:
                others = tuple(sorted(sources.get(number, ())))
                yield replace(finding, report=replace(finding.report, other_sources=others)) if others else finding

    def _incident(self, handle: int) -> Incident:
        finding = self._journal[handle >> _HANDLE_BITS]
        return finding.incidents[handle & ((1 << _HANDLE_BITS) - 1)]  # type: ignore[union-attr]

    def _report(self, number: int) -> Report:
        return self._journal[number].report  # type: ignore[union-attr]


def drawable(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], int]:
    """Return readings with what a map draws of them beside incidents, and how many place names they hold in all.

    Beyond `MENTIONS_DRAWN` each place is kept once a role, so that memory grows with places and not with text.
    """
    kept: list[Reading] = []
    seen: set[tuple[int | None, str, str]] = set()
    total = 0
    for whole in readings:
        thin = total > MENTIONS_DRAWN
        reading = replace(whole, resolutions=tuple(filter(_drawn, whole.resolutions)), incidents=())
        total += len(reading.resolutions)
        if total > MENTIONS_DRAWN and not thin:
            kept = [_once(one, seen) for one in kept]
        kept.append(_once(reading, seen) if total > MENTIONS_DRAWN else reading)
    return tuple(one for one in kept if total <= MENTIONS_DRAWN or one.resolutions or one.relations), total


def _drawn(resolution: Resolution) -> bool:
    """Say whether a mention is on the map: names of known places are, words such as "Turkish" are not."""
    return resolution.place is not None and resolution.toponym.kind == "name"


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
