"""What happened, when, where, to how many, and what each report says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geomap.model.places import LonLat, Place
from geomap.model.reports import Evidence, Mark
from geomap.model.vocabulary import GeoMethod


@dataclass(frozen=True, slots=True)
class Count:
    """How many people, as a range: "at least 16" is 16, 16, None; "dozens" is three Nones."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """When something happened: local dates, both ends included; None when not settled."""

    first: date | None = None
    last: date | None = None
    precision: int | None = None  # ACLED: 1 the day, 2 the week, 3 the month or worse
    text: str | None = None  # as written


@dataclass(frozen=True, slots=True)
class Location:
    """Where something happened, how that was found and how sure it is."""

    place: Place
    toponym: str
    lon: float
    lat: float
    geo_precision: int  # ACLED: 1 settlement or site, 2 near it or part of a region, 3 region or country
    geo_method: GeoMethod
    radius_m: int
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A stated distance and/or bearing of a place or event from an anchor."""

    report_id: str
    of: str
    anchor: str
    stated_km: float | None
    stated_bearing_deg: float | None
    evidence: Evidence
    anchor_position: LonLat | None = None
    of_position: LonLat | None = None
    computed_km: float | None = None
    computed_bearing_deg: float | None = None
    difference_km: float | None = None
    fits: bool | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of an incident: its sentence, the words marked, and why it was merged."""

    report_id: str
    quote: Evidence
    marks: tuple[Mark, ...] = ()
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: date | None = None
    merge_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One act of violence, accident or natural hazard, at one place, in one time window."""

    incident_id: str
    title: str
    event_type: str
    when: Window
    where: Location | None  # None: it happened, but the place could not be settled
    fatalities: Count
    injured: Count
    casualties_text: str | None
    weapons: tuple[str, ...]
    targets: tuple[str, ...]
    accounts: tuple[Account, ...]  # the first is the incident's own quote; later ones were merged in
    launched: int | None = None
    intercepted: int | None = None
    attributed_to: str | None = None
    status: str = "reported"
    counterclaim: str | None = None
    figures_conflict: bool = False
    unlocated_reason: str | None = None  # when `where` is None: what was tried
