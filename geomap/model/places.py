"""Places, the names that reports give them, and the choice between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from geomap.model.vocabulary import Cue, NameKind, Role, ToponymKind


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
