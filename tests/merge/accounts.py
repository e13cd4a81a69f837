"""Incidents made by hand for the tests of merging."""

from __future__ import annotations

from datetime import date

from geomap.model import Account, Count, Evidence, GeoMethod, Incident, Location, Place, Window

KHARKIV = Place(706483, "Kharkiv", 36.25, 49.98, "P", "PPLA", "UA", "Ukraine", "07", "Kharkiv Oblast", radius_m=15000)
SALTIVKA = Place(694558, "Saltivka", 36.31, 50.02, "P", "PPLX", "UA", "Ukraine", "07", "Kharkiv Oblast", radius_m=3000)
CHUHUIV = Place(710558, "Chuhuiv", 36.69, 49.83, "P", "PPL", "UA", "Ukraine", "07", "Kharkiv Oblast")
OBLAST = Place(
    706482, "Kharkiv Oblast", 36.4, 49.5, "A", "ADM1", "UA", "Ukraine", "07", "Kharkiv Oblast", radius_m=90000
)
UKRAINE = Place(690791, "Ukraine", 32.0, 49.0, "A", "PCLI", "UA", "Ukraine", radius_m=500000)
ODESA = Place(698740, "Odesa", 30.73, 46.48, "P", "PPLA", "UA", "Ukraine", "17", "Odesa Oblast", radius_m=12000)
DAY = date(2025, 5, 1)
UNKNOWN = Count()


def incident(
    report: str,
    *,
    place: Place | None = KHARKIV,
    event_type: str = "missile_strike",
    day: date | None = DAY,
    last: date | None = None,
    killed: Count = UNKNOWN,
    injured: Count = UNKNOWN,
    published: date | None = DAY,
    start: int = 0,
    at: tuple[float, float, int] | None = None,
    **fields: object,
) -> Incident:
    """Return an incident that one report tells of; `at` is a computed position, with its radius in metres."""
    quote = Evidence(report, start, start + 5, "Words")
    where = None
    if place is not None:
        wide = place.feature_class == "A"
        lon, lat, radius_m = at or (place.lon, place.lat, place.radius_m)
        method: GeoMethod = "computed" if at else "region" if wide else "named"
        where = Location(place, place.name, lon, lat, 3 if wide else 1, method, radius_m, 0.9)
    known: dict[str, object] = {
        "title": "A title",
        "casualties_text": None,
        "weapons": (),
        "targets": (),
        **fields,
    }
    return Incident(
        incident_id=f"{report}-{start}",
        event_type=event_type,
        when=Window(day, last or day, None if day is None else 1),
        where=where,
        fatalities=killed,
        injured=injured,
        accounts=(Account(report, quote, published=published),),
        **known,  # type: ignore[arg-type]
    )


def exactly(number: int) -> Count:
    """Return a count that is sure."""
    return Count(number, number, number)
