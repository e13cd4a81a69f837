"""The whole job on one screen: sources, reports, places, incidents, merged, drawn as layers, written as files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geomap.errors import ReportError
from geomap.model import Incident, Layer, Provenance, Reading, Report, Skipped, Survey
from geomap.pipeline.homes import learn_homes
from geomap.pipeline.journal import Finding, Journal, fingerprint
from geomap.pipeline.reading import Reader, open_reader
from geomap.pipeline.settings import Settings
from geomap.pipeline.survey import Merger, drawable, incidents_of
from geomap.pipeline.workers import Task, read_all
from geomap.render.files import Output, write_all
from geomap.render.layers import layers_of
from geomap.render.postgis import is_database, write_postgis
from geomap.reports import is_rereadable, read_drafts

if TYPE_CHECKING:
    from geomap.reports.origins import Draft

__all__ = [
    "Journal",
    "Outcome",
    "Reader",
    "Settings",
    "Watch",
    "collect",
    "findings_of",
    "journal_for",
    "open_reader",
    "run",
    "stream_incidents",
    "survey_of",
]

Source = str | Path | Report
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a whole run made: the survey, its layers, and the files or the rows of a database written."""

    survey: Survey
    layers: tuple[Layer, ...]
    output: Output | None = None
    rows: Mapping[str, int] | None = None  # by table


@dataclass(slots=True)
class Watch:
    """What a run tells its caller as it goes, and counts for the end."""

    on_skip: Callable[[Skipped], None] = lambda _: None
    on_report: Callable[[int], None] = lambda _: None
    on_resume: Callable[[int], None] = lambda _: None
    reports: int = 0
    failures: int = 0  # sources that could not be read; records passed over in archives are not among them
    _held: Skipped | None = None  # the first failure: if it stays the only thing met, it ends the run and is told once
    _digest: int = 0

    def seen(self, draft: Draft) -> Draft:
        """Take note of a draft on its way to be read; the digest does not depend on the order."""
        if not isinstance(draft, Skipped):
            content = draft.text.encode("utf-8", "replace") if isinstance(draft, Report) else draft.html
            digest = hashlib.blake2b(content, digest_size=16, key=draft.id.encode("utf-8", "replace")[:64]).digest()
            self._digest = (self._digest + int.from_bytes(digest)) % (1 << 128)
        return draft

    def found(self, finding: object) -> None:
        """Take note of what was found in a report, or of one that could not be read."""
        if isinstance(finding, Skipped):
            self._skip(finding)
        else:
            self._tell_held()
            self.reports += 1
            self.on_report(self.reports)

    def _skip(self, skipped: Skipped) -> None:
        self.failures += not skipped.counted
        if self.reports == 0 and self.failures == 1 and not skipped.counted:
            self._held = skipped
        else:
            self._tell_held()
            self.on_skip(skipped)

    def _tell_held(self) -> None:
        if self._held is not None:
            self.on_skip(self._held)
            self._held = None

    def finish(self) -> None:
        """End the run; raises ReportError when there was nothing that could be read."""
        if self.reports:
            return
        if self._held is not None:
            raise ReportError(f"{self._held.source}: {self._held.reason}")
        raise ReportError("none of the reports could be read" if self.failures else "no reports found")

    @property
    def inputs_hash(self) -> str:
        """Return a hash of all reports read, whatever their order."""
        return f"{self._digest:032x}"


def run(
    sources: Sequence[Source],
    output: str,
    reader: Reader,
    *,
    watch: Watch,
    tiles: bool = False,
    title: str | None = None,
    qgis_project: bool = False,
    resume: bool = False,
) -> Outcome:
    """Do the whole job: read the sources, merge what they tell, draw it as layers, write these to a folder or database.

    Raises ReportError when nothing can be read, OutputError when the output can't be written.
    """
    beside = None if is_database(output) else Path(output, "incidents")
    with journal_for(sources, reader, beside=beside, resume=resume) as journal:
        survey = survey_of(sources, reader, watch=watch, journal=journal)
        layers = layers_of(survey, reader.geography)
        if is_database(output):
            return Outcome(survey, layers, rows=write_postgis(layers, output))
        written = write_all(
            layers,
            Path(output),
            provenance=survey.provenance,
            geography=reader.geography,
            qgis_project=qgis_project,
            tiles=tiles,
            title=title,
        )
        return Outcome(survey, layers, written)


def survey_of(sources: Sequence[Source], reader: Reader, *, watch: Watch, journal: Journal) -> Survey:
    """Read all sources and return everything they tell: incidents, merged unless the settings say no, and places."""
    collect(sources, reader, watch=watch, journal=journal)
    skipped = tuple(finding for finding in journal if isinstance(finding, Skipped))
    merger = Merger(journal) if reader.settings.merge else None
    incidents = tuple(incidents_of(journal) if merger is None else merger.incidents())
    told = (finding for finding in journal if isinstance(finding, Reading))
    readings, mentions = drawable(told if merger is None else merger.readings())
    return Survey(
        incidents=incidents,
        readings=readings,
        skipped=skipped,
        provenance=provenance_of(reader, watch),
        incident_count_before_merge=len(incidents) if merger is None else merger.incident_count,
        copy_count=0 if merger is None else len(merger.copies),
        mention_count=mentions,
    )


def stream_incidents(
    sources: Sequence[Source], reader: Reader, *, watch: Watch, journal: Journal
) -> Iterator[Incident]:
    """Yield incidents: as reports are read when they are not merged, else when all have been read."""
    if reader.settings.merge:
        collect(sources, reader, watch=watch, journal=journal)
        yield from Merger(journal).incidents()
        return
    yield from incidents_of(_replayed(journal, watch))
    for finding in findings_of(sources, reader, Reader.read, watch=watch, done=len(journal)):
        journal.add(finding)
        yield from incidents_of((finding,))


def collect(sources: Sequence[Source], reader: Reader, *, watch: Watch, journal: Journal) -> None:
    """Read all sources into the journal, going on from what it holds already."""
    for _ in _replayed(journal, watch):
        pass
    for finding in findings_of(sources, reader, Reader.read, watch=watch, done=len(journal)):
        journal.add(finding)


def _replayed(journal: Journal, watch: Watch) -> Iterator[Finding]:
    if journal:
        watch.on_resume(len(journal))
    for finding in journal:
        watch.found(finding)
        yield finding


def findings_of(
    sources: Sequence[Source], reader: Reader, task: Task[T], *, watch: Watch, done: int = 0
) -> Iterator[T | Skipped]:
    """Yield what the task makes of every report, in order, with as many processes as the settings say.

    The first `done` reports are passed over: an interrupted run has read them. Raises ReportError, at the end, when
    there was nothing that could be read.
    """
    reader = with_homes(sources, reader)
    drafts = (watch.seen(draft) for draft in drafts_of(sources, stores=reader.settings.scheduler is not None))
    for _ in range(done):
        next(drafts, None)
    for finding in read_all(drafts, reader, task):
        watch.found(finding)
        yield finding
    watch.finish()


def with_homes(sources: Sequence[Source], reader: Reader) -> Reader:
    """Return the reader with the home country of each source, learnt from sources that can be read a second time."""
    again = [source for source in sources if isinstance(source, Report) or is_rereadable(source)]
    if reader.settings.home is not None or not again:
        return reader
    homes = learn_homes(drafts_of(again), reader)
    return replace(reader, settings=replace(reader.settings, homes=homes)) if homes else reader


def drafts_of(sources: Sequence[Source], *, stores: bool = False) -> Iterator[Draft]:
    """Yield the reports given as such, and those that files and addresses hold."""
    named: list[str | Path] = []
    for source in sources:
        if isinstance(source, Report):
            yield source
        else:
            named.append(source)
    yield from read_drafts(named, stores=stores)


def journal_for(sources: Sequence[Source], reader: Reader, *, beside: Path | None, resume: bool = False) -> Journal:
    """Return the journal of a run whose output is `beside` it; without an output, one in a temporary file."""
    head = fingerprint(sources, reader.settings.essence(), reader.geography.version)
    if beside is None:
        return Journal(None, head)
    return Journal(beside.with_name(f".{beside.name}.{head[:8]}.geomap-journal"), head, resume=resume)


def provenance_of(reader: Reader, watch: Watch) -> Provenance:
    """Return what a run was made from."""
    from geomap import __version__
    from geomap.gazetteer import BORDER_STATEMENT

    return Provenance(
        geomap_version=__version__,
        gazetteer_version=reader.geography.version,
        inputs_hash=watch.inputs_hash,
        report_count=watch.reports,
        border_statement=BORDER_STATEMENT,
    )
