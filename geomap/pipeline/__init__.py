"""The whole job on one screen: sources, reports, places, incidents, merged, drawn as layers, written as files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import ReportError
from geomap.model import Incident, Layer, Provenance, Reading, Report, Skipped, Survey
from geomap.pipeline.journal import Finding, Journal
from geomap.pipeline.reading import Reader, open_reader
from geomap.pipeline.settings import Settings
from geomap.pipeline.survey import Merger, incidents_of, titled
from geomap.pipeline.workers import Task, read_all
from geomap.reports import read_drafts

if TYPE_CHECKING:
    from geomap.reports.origins import Draft

__all__ = ["Journal", "Reader", "Settings", "Watch", "findings_of", "open_reader", "survey_of"]


@dataclass(slots=True)
class Watch:
    """What a run tells its caller as it goes, and counts for the end."""

    on_skip: Callable[[Skipped], None] = lambda skipped: None
    on_report: Callable[[int], None] = lambda count: None
    reports: int = 0
    failures: int = 0  # sources that could not be read; records passed over in archives are not among them
    _digest: int = 0

    def seen(self, draft: Draft) -> Draft:
        """Take note of a draft on its way to be read; the digest does not depend on the order."""
        if not isinstance(draft, Skipped):
            content = draft.text.encode("utf-8", "replace") if isinstance(draft, Report) else draft.html
            digest = hashlib.blake2b(content, digest_size=16, key=draft.id.encode("utf-8", "replace")[:64]).digest()
            self._digest = (self._digest + int.from_bytes(digest)) % (1 << 128)
        return draft

    def found(self, finding: Finding) -> Finding:
        """Take note of a finding on its way out."""
        if isinstance(finding, Skipped):
            self.failures += not finding.counted
            self.on_skip(finding)
        else:
            self.reports += 1
            self.on_report(self.reports)
        return finding

    @property
    def inputs_hash(self) -> str:
        """Return a hash of all reports read, whatever their order."""
        return f"{self._digest:032x}"


def findings_of(
    sources: Iterable[str | Path], reader: Reader, *, watch: Watch, task: Task = Reader.read, done: int = 0
) -> Iterator[Finding]:
    """Yield what every report of the sources tells, in order, reading with as many processes as the settings say.

    The first `done` reports are passed over: an interrupted run has read them. Raises ReportError, at the end, when
    there was nothing that could be read.
    """
    drafts = (watch.seen(draft) for draft in read_drafts(sources))
    for _ in range(done):
        next(drafts, None)
    problems: list[Skipped] = []
    count = done
    for finding in read_all(drafts, reader, task):
        count += isinstance(finding, Reading)
        if isinstance(finding, Skipped) and len(problems) < 2:
            problems.append(finding)
        yield watch.found(finding)
    if not count:
        raise _nothing_read(problems)


def _nothing_read(problems: Sequence[Skipped]) -> ReportError:
    if len(problems) == 1:
        return ReportError(f"{problems[0].source}: {problems[0].reason}")
    return ReportError("no reports could be read" if problems else "no reports found")


def survey_of(
    sources: Iterable[str | Path], reader: Reader, *, watch: Watch | None = None, journal: Journal | None = None
) -> Survey:
    """Read all sources and return everything they tell: incidents, merged unless the settings say no, and places."""
    watch = watch or Watch()
    journal = journal or Journal(None, "")
    for finding in findings_of(sources, reader, watch=watch, done=len(journal)):
        journal.add(finding)
    skipped = tuple(finding for finding in journal if isinstance(finding, Skipped))
    if not reader.settings.merge:
        readings = tuple(finding for finding in journal if isinstance(finding, Reading))
        incidents = tuple(incidents_of(readings))
        return Survey(incidents, readings, skipped, provenance_of(reader, watch, len(readings)), len(incidents))
    merger = Merger(journal)
    readings = tuple(merger.readings())
    return Survey(
        incidents=tuple(merger.incidents()),
        readings=readings,
        skipped=skipped,
        provenance=provenance_of(reader, watch, len(readings)),
        incident_count_before_merge=merger.incident_count,
        copy_count=len(merger.copies),
    )


def provenance_of(reader: Reader, watch: Watch, report_count: int) -> Provenance:
    """Return what a run was made from."""
    from geomap import __version__

    return Provenance(
        geomap_version=__version__,
        gazetteer_version=reader.geography.version,
        inputs_hash=watch.inputs_hash,
        report_count=report_count,
    )
