"""What merging needs to know of an incident: where, when, what kind, which figures - a small record, not its text."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from geomap.model import Count, Incident, Location

Level = Literal["site", "area", "region", "country"]  # from the finest; each may hold those before it

EARTH_KM = 6371.0088
_DAYS_BEFORE_PUBLICATION = 7  # news without a date is of the week before it was published
# Words that fit many kinds of act; they are compared after the definite ones.
_VAGUE = frozenset({"attack", "explosion", "fire", "other"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """An incident as one report tells it. Days are ordinals; `handle` is the caller's way back to the incident."""

    handle: int
    report_id: str
    start: int  # offset of its sentence: sets apart the incidents of one report
    event_type: str
    weapons: frozenset[str]
    days: tuple[int, int] | None  # the first and the last it may have happened; None when nothing tells
    dated: bool  # False: the days are guessed from the publication date
    published: int | None
    level: Level
    geonameid: int | None
    lon: float
    lat: float
    radius_km: float
    computed: bool
    settlement: bool
    country_code: str | None
    admin1_code: str | None
    killed: tuple[int | None, int | None]
    injured: tuple[int | None, int | None]

    @property
    def order(self) -> tuple[object, ...]:
        """The order in which sightings are compared: definite before vague, so that the vague find their match."""
        return (
            ("site", "area", "region", "country").index(self.level),
            not self.dated,
            self.days[1] - self.days[0] if self.days else 0,
            self.event_type in _VAGUE,
            self.seniority,
        )

    @property
    def seniority(self) -> tuple[int, str, int, int]:
        """The order of accounts: by publication, then report id, whatever the order of reading."""
        return (self.published or 10**7, self.report_id, self.start, self.handle)


def sighting_of(incident: Incident, handle: int) -> Sighting | None:
    """Return what merging needs of an incident, or None for one without a place, which is never merged."""
    where, account = incident.where, incident.accounts[0] if incident.accounts else None
    if where is None or account is None:
        return None
    published = account.published.toordinal() if account.published else None
    place = where.place
    return Sighting(
        handle=handle,
        report_id=account.report_id,
        start=account.quote.start,
        event_type=incident.event_type,
        weapons=frozenset(incident.weapons),
        days=_days(incident, published),
        dated=incident.when.first is not None,
        published=published,
        level=_level(where),
        geonameid=place.geonameid,
        lon=where.lon,
        lat=where.lat,
        radius_km=max(where.radius_m, 1) / 1000,
        computed=where.geo_method == "computed",
        settlement=place.feature_class == "P",
        country_code=place.country_code,
        admin1_code=place.admin1_code,
        killed=_figure(incident.fatalities),
        injured=_figure(incident.injured),
    )


def _days(incident: Incident, published: int | None) -> tuple[int, int] | None:
    """Return the first and last day it may have happened, as ordinals."""
    if incident.when.first is not None:
        last = incident.when.last or incident.when.first
        return incident.when.first.toordinal(), last.toordinal()
    return None if published is None else (published - _DAYS_BEFORE_PUBLICATION, published)


def _level(where: Location) -> Level:
    """Return how fine a place is."""
    code = where.place.feature_code
    if where.geo_method == "computed":
        return "site"
    if code.startswith("PCL"):
        return "country"
    if code == "ADM1":
        return "region"
    return "site" if where.place.feature_class in ("P", "S") else "area"


def _figure(count: Count) -> tuple[int | None, int | None]:
    return (count.low, count.high)


def km_between(one: Sighting, other: Sighting) -> float:
    """Return the great-circle distance of two sightings."""
    p, q = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((q - p) / 2) ** 2
    half += math.cos(p) * math.cos(q) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
