"""The records that geomap's parts hand to each other, and the vocabulary they share.

Records are frozen; work is done by functions elsewhere. Order is lon, lat; angles are degrees clockwise
from north; distances are kilometres unless a name ends in `_m`. Offsets count Unicode code points of
`Report.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol, Self

EVENT_TYPES: tuple[str, ...] = (
    "missile_strike",
    "drone_attack",
    "air_strike",
    "shelling",
    "bombing",
    "explosion",
    "armed_clash",
    "shooting",
    "attack",
    "sabotage",
    "fire",
    "accident",
    "earthquake",
    "flood",
    "storm",
    "wildfire",
    "landslide",
    "eruption",
    "protest",
    "other",
)
WEAPONS: tuple[str, ...] = (
    "missile",
    "ballistic_missile",
    "cruise_missile",
    "drone",
    "aerial_bomb",
    "artillery",
    "rocket",
    "mortar",
    "cluster_munition",
    "ied",
    "mine",
    "small_arms",
    "grenade",
    "vehicle",
    "knife",
    "tank",
    "other",
)
TARGETS: tuple[str, ...] = (
    "residential",
    "hospital",
    "school",
    "energy",
    "industrial",
    "military",
    "transport",
    "port",
    "government",
    "commercial",
    "religious",
    "civilian_vehicle",
    "camp",
    "infrastructure",
    "agriculture",
    "public_space",
    "police",
    "cultural",
    "other",
)
STATUSES: tuple[str, ...] = ("reported", "claimed", "disputed", "denied", "confirmed")

GeoMethod = Literal["named", "inherited", "computed", "region"]
Role = Literal["incident", "dateline", "launch_origin", "anchor", "mentioned"]
NameKind = Literal["primary", "official", "alternate", "historic", "abbreviation", "demonym", "newsroom", "fuzzy"]
ToponymKind = Literal["name", "adjective"]
Cue = Literal["settlement", "region", "district", "country", "water", "terrain", "site"]
MarkKind = Literal["place", "weapon", "killed", "injured", "date", "target", "trigger", "distance"]
ColumnType = Literal["string", "int", "float", "bool", "date", "datetime"]
GeometryType = Literal["Point", "LineString", "MultiLineString", "MultiPolygon"]


class LonLat(tuple[float, float]):
    """A position in WGS84 degrees: (longitude, latitude)."""

    __slots__ = ()

    def __new__(cls, lon: float, lat: float) -> Self:
        """Make a position from a longitude and a latitude, in that order."""
        return super().__new__(cls, (lon, lat))

    def __getnewargs__(self) -> tuple[float, float]:
        """Let pickle and copy rebuild the position."""
        return (self[0], self[1])

    @property
    def lon(self) -> float:
        """Longitude, degrees east."""
        return self[0]

    @property
    def lat(self) -> float:
        """Latitude, degrees north."""
        return self[1]


# ---------------------------------------------------------------------------------------------- reports


@dataclass(frozen=True, slots=True)
class Report:
    """One article or message. `text` is kept as given, so that offsets hold."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None
    other_sources: tuple[str, ...] = ()  # addresses of near-duplicate copies of the same story


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report: `report.text[start:end] == exact`, always."""

    report_id: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words inside a quoted sentence that gave a value; offsets are in the report's text."""

    start: int
    end: int
    kind: MarkKind


# ----------------------------------------------------------------------------------------------- places


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry, under GeoNames' names. `radius_m` is the size of its footprint."""

    geonameid: int | None
    name: str
    lon: float
    lat: float
    feature_class: str  # GeoNames: A region, P settlement, H water, T terrain, L area, S site
    feature_code: str  # GeoNames: PCLI, ADM1, ADM2, PPL, PPLA, PPLC, SEA, CONT, RGN …
    country_code: str | None
    country: str | None = None
    admin1_code: str | None = None
    admin1: str | None = None
    admin2_code: str | None = None
    population: int = 0
    radius_m: int = 5000

    def __hash__(self) -> int:
        """Tell places apart by what suffices: they are looked up far more often than two share these."""
        return hash((self.geonameid, self.name, self.lon))


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as mentioned; never the place itself."""

    start: int
    end: int
    text: str
    name: str  # as looked up: possessive stripped, spaces folded, heading glue removed
    kind: ToponymKind = "name"
    cue: Cue | None = None  # what the words around call it: "the city of", "… oblast"
    within: str | None = None  # the container the text states: "Troy, N.C." -> "N.C."
    role: Role = "mentioned"
    likelihood: float = 1.0  # that these words name a place at all


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a toponym might mean, by which name and of what kind."""

    place: Place
    name: str
    name_kind: NameKind
    score: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The choice made for a toponym, which may be none."""

    toponym: Toponym
    place: Place | None
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


# -------------------------------------------------------------------------------------------- incidents


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


# ----------------------------------------------------------------------------------------------- layers


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a layer: one type in every file."""

    name: str
    type: ColumnType
    alias: str
    description: str


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of a layer: a GeoJSON geometry mapping (or None) and its values by column name."""

    geometry: Mapping[str, Any] | None
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layer:
    """A table of features of one geometry type, as drawn and written."""

    name: str
    title: str
    geometry_type: GeometryType
    columns: tuple[Column, ...]
    features: tuple[Feature, ...] = field(default=())


# --------------------------------------------------------------------------------------------- geography


class Names(Protocol):
    """The name index as the recogniser sees it: answers without touching the store of places."""

    def __hash__(self) -> int:
        """Let what was looked up be remembered by index."""
        ...

    def longest(self, text: str, start: int) -> int:
        """Return the end offset of the longest gazetteer name that begins at `start` and ends a word, or -1."""
        ...

    def __contains__(self, name: str) -> bool:
        """Say whether `name`, folded, is a name of any place."""
        ...


class Geography(Protocol):
    """What resolving and extracting may ask of the gazetteer; the pipeline hands it down."""

    def __hash__(self) -> int:
        """Let what was looked up be remembered by gazetteer."""
        ...

    @property
    def names(self) -> Names:
        """The name index."""
        ...

    def candidates(self, name: str, *, fuzzy: bool = False) -> Sequence[Candidate]:
        """Return the places `name` may mean, likeliest first (by population and kind of name); empty when none."""
        ...

    def place(self, geonameid: int) -> Place | None:
        """Return the place of that id."""
        ...

    def country(self, country_code: str) -> Place | None:
        """Return a country by ISO 3166-1 alpha-2 code."""
        ...

    def admin1_of(self, place: Place) -> Place | None:
        """Return the first-order region that holds a place."""
        ...

    def near(self, lon: float, lat: float, *, limit: int = 1) -> Sequence[tuple[float, Place]]:
        """Return the nearest settlements as (km, place), nearest first."""
        ...

    def outline(self, place: Place) -> Mapping[str, Any] | None:
        """Return the polygon of a country or region as a GeoJSON MultiPolygon mapping, or None."""
        ...

    def to_border(self, lon: float, lat: float, country_code: str) -> tuple[float, LonLat] | None:
        """Return (km, nearest point) from a position to the land border or coast of a country, or None."""
        ...


def by_table(terms: Iterable[str], table: Sequence[str]) -> tuple[str, ...]:
    """Return the distinct terms in the order of their table, as every file and title lists them."""
    known = set(terms)
    return tuple(term for term in table if term in known)
