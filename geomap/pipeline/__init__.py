"""The whole job on one screen: sources, reports, places, incidents, merged, drawn as layers, written as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geomap.errors import ReportError
from geomap.model import Incident, Layer, Provenance, Reading, Report, Skipped, Survey
from geomap.pipeline.entries import Entry, drawn, told
from geomap.pipeline.homes import Homes, joined, learn_homes, sampled
from geomap.pipeline.journal import Journal, fingerprint
from geomap.pipeline.parts import Part, digest_of, parts_for, read_parts, samples_of
from geomap.pipeline.reading import Reader, open_reader
from geomap.pipeline.settings import Settings
from geomap.pipeline.survey import Merger, drawable, titled
from geomap.pipeline.workers import Crew, Task
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
    _passed_over: Skipped | None = None  # the first such record
    _digest: int = 0

    def seen(self, draft: Draft) -> Draft:
        """Take note of a draft on its way to be read; the digest does not depend on the order."""
        self.note(digest_of(draft))
        return draft

    def note(self, digest: int) -> None:
        """Take note of the digest of a draft that is read elsewhere."""
        self._digest = (self._digest + digest) % (1 << 128)

    def found(self, finding: object) -> None:
        """Take note of what was found in a report, or of one that could not be read."""
        if isinstance(finding, Skipped):
            self._skip(finding)
        else:
            self._tell_held()
            self.reports += 1
            self.on_report(self.reports)

    def _skip(self, skipped: Skipped) -> None:
        if skipped.counted:
            self._passed_over = self._passed_over or skipped
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
        if (first := self._passed_over) is not None and not self.failures:
            raise ReportError(f"{first.source}: no page could be read; the first {first.reason}")
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
    with journal_for(sources, reader, beside=beside, resume=resume, mapped=True) as journal:
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
    merger = collect(sources, reader, drawn, watch=watch, journal=journal)
    merge = reader.settings.merge
    incidents = tuple(merger.incidents() if merge else map(titled, journal.incidents()))
    findings = journal.findings()
    readings, mentions = drawable(merger.readings() if merge else (one for one in findings if isinstance(one, Reading)))
    return Survey(
        incidents=incidents,
        readings=readings,
        skipped=tuple(finding for finding in journal.findings() if isinstance(finding, Skipped)),
        provenance=provenance_of(reader, watch),
        incident_count_before_merge=merger.incident_count,
        copy_count=len(merger.copies) if merge else 0,
        mention_count=mentions,
    )


def stream_incidents(
    sources: Sequence[Source], reader: Reader, *, watch: Watch, journal: Journal
) -> Iterator[Incident]:
    """Yield incidents: as reports are read when they are not merged, else when all have been read."""
    if reader.settings.merge:
        yield from collect(sources, reader, told, watch=watch, journal=journal).incidents()
        return
    for number, _ in enumerate(_entries(sources, reader, told, watch=watch, journal=journal)):
        yield from map(titled, journal.incidents_of(number))


def collect(sources: Sequence[Source], reader: Reader, task: Task[Entry], *, watch: Watch, journal: Journal) -> Merger:
    """Read all sources into the journal, going on from what it holds already; return what merges its incidents."""
    merger = Merger(journal)
    for number, found in enumerate(_entries(sources, reader, task, watch=watch, journal=journal)):
        if isinstance(found, Entry):
            merger.take(number, found.gist)
    return merger


def _entries(
    sources: Sequence[Source], reader: Reader, task: Task[Entry], *, watch: Watch, journal: Journal
) -> Iterator[Entry | Skipped]:
    """Yield what each report yields once the journal holds it: first that of an interrupted run, then all others."""
    done = len(journal)
    if done:
        watch.on_resume(done)
    for found in journal:
        watch.found(found)
        yield found
    for found in findings_of(sources, reader, task, watch=watch, done=done):
        journal.add(found)
        yield found


def findings_of(
    sources: Sequence[Source], reader: Reader, task: Task[T], *, watch: Watch, done: int = 0
) -> Iterator[T | Skipped]:
    """Yield what the task makes of every report, in order, with as many processes as the settings say.

    The first `done` reports are passed over: an interrupted run has read them. Raises ReportError, at the end, when
    there was nothing that could be read.
    """
    with Crew(reader) as crew:
        parts = [] if done else parts_for(sources, crew)
        crew.know(homes_of(sources, parts, crew))
        if parts:
            findings = read_parts(parts, crew, task, watch.note)
        else:
            drafts = map(watch.seen, drafts_of(sources, stores=reader.settings.scheduler is not None))
            findings = crew.read(islice(drafts, done, None), task)
        for finding in findings:
            watch.found(finding)
            yield finding
    watch.finish()


def homes_of(sources: Sequence[Source], parts: Sequence[Part], crew: Crew) -> Homes:
    """Return the home country of each source, learnt from sources that can be read a second time."""
    if crew.reader.settings.home is not None:
        return ()
    if parts:
        return learn_homes(joined(samples_of(parts, crew)), crew)
    again = [source for source in sources if isinstance(source, Report) or is_rereadable(source)]
    return learn_homes(sampled(drafts_of(again)), crew) if again else ()


def drafts_of(sources: Sequence[Source], *, stores: bool = False) -> Iterator[Draft]:
    """Yield the reports given as such, and those that files and addresses hold."""
    named: list[str | Path] = []
    for source in sources:
        if isinstance(source, Report):
            yield source
        else:
            named.append(source)
    yield from read_drafts(named, stores=stores)


def journal_for(
    sources: Sequence[Source], reader: Reader, *, beside: Path | None, resume: bool = False, mapped: bool = False
) -> Journal:
    """Return the journal of a run whose output is `beside` it; without an output, one in a temporary file.

    That of a run that draws a map holds more than incidents.
    """
    head = fingerprint(sources, reader.settings.essence(), reader.geography.version, mapped)
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
