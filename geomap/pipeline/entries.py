"""What one report yields, packed where it was read: lines for the journal, and the little that merging needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.merge import Sighting, sighting_of
from geomap.model import Incident, Reading, Resolution, Skipped
from geomap.pipeline.records import line_of, record_of

if TYPE_CHECKING:
    from geomap.pipeline.reading import Reader
    from geomap.reports.origins import Draft


@dataclass(frozen=True, slots=True)
class Gist:
    """What merging needs of a report, small enough to be kept for all reports of a run."""

    sketch: tuple[int, ...]
    sightings: tuple[Sighting | str, ...]  # of each incident; of one without a place its id


@dataclass(frozen=True, slots=True)
class Entry:
    """A report's lines - one for each incident, then that of the reading, which ends the entry - and their gist."""

    lines: tuple[bytes, ...]
    gist: Gist


def told(reader: Reader, draft: Draft) -> Entry | Skipped:
    """Return the incidents of a report, without its place names and distances, or why it can't be read."""
    reading = reader.read(draft)
    return reading if isinstance(reading, Skipped) else entry_of(replace(reading, resolutions=(), relations=()))


def drawn(reader: Reader, draft: Draft) -> Entry | Skipped:
    """Return the incidents, the place names and the distances of a report as a map draws them."""
    reading = reader.read(draft)
    if isinstance(reading, Skipped):
        return reading
    shown = (replace(one, candidates=()) for one in reading.resolutions if is_drawn(one))
    return entry_of(replace(reading, resolutions=tuple(shown)))


def is_drawn(resolution: Resolution) -> bool:
    """Say whether a mention is on the map: names of known places are, words such as "Turkish" are not."""
    return resolution.place is not None and resolution.toponym.kind == "name"


def entry_of(reading: Reading) -> Entry:
    """Return a reading packed; the text of the report is left out."""
    rest = replace(reading, report=replace(reading.report, text=""), incidents=())
    return Entry((*map(line_of, reading.incidents), line_of(rest)), _gist(reading.incidents, reading.sketch))


def entry_from(lines: Sequence[bytes]) -> Entry | Skipped:
    """Return what lies on disk as these lines; raise ValueError when they are not those of one report."""
    *before, last = map(record_of, lines)
    incidents = [one for one in before if isinstance(one, Incident)]
    if len(incidents) == len(before) and isinstance(last, Reading):
        return Entry(tuple(lines), _gist(incidents, last.sketch))
    if before or not isinstance(last, Skipped):
        raise ValueError("not the lines of one report")
    return last


def _gist(incidents: Sequence[Incident], sketch: tuple[int, ...]) -> Gist:
    return Gist(sketch, tuple(sighting_of(one, at) or one.incident_id for at, one in enumerate(incidents)))
