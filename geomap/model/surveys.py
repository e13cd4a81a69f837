"""What one report yields, and what a whole run found."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.model.incidents import Incident, Relation
from geomap.model.places import Resolution
from geomap.model.reports import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report yields."""

    report: Report
    resolutions: tuple[Resolution, ...]
    incidents: tuple[Incident, ...]
    relations: tuple[Relation, ...]
    sketch: tuple[int, ...] = ()  # of the text: copies of one story share a number


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that could not be read, and why."""

    source: str
    reason: str
    counted: bool = False  # one record of an archive: told as a number, not by name, and no failure of the run


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a run was made from, for the footer of the map and the files."""

    geomap_version: str
    gazetteer_version: str
    inputs_hash: str
    report_count: int = 0
    border_statement: str = ""
    attributions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """All that a run found: merged incidents, every place mention, every stated distance."""

    incidents: tuple[Incident, ...]
    readings: tuple[Reading, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    provenance: Provenance | None = None
    incident_count_before_merge: int = 0
    copy_count: int = 0  # reports that copy another, counted as one report with many sources
    mention_count: int = 0  # place names met; more than the readings hold when there are very many
