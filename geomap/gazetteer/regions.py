"""First-order regions: their names with and without the type word, their size from the towns they hold."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from geomap.gazetteer.sources import Named
from geomap.gazetteer.tables import listed, read_table, stem_of
from geomap.model import NameKind, Place

_OBLASTS = frozenset({"UA", "RU", "BY", "KZ", "KG", "UZ", "TJ", "BG"})
_SMALLEST_M = 10000
_KM_PER_DEGREE = 111.2


@dataclass(slots=True)
class _Towns:
    """What the towns of one region say of it."""

    population: int = 0
    spread: list[tuple[float, float]] = field(default_factory=list)


class Tally:
    """Counts, while towns stream by, the people and the extent of each first-order region."""

    def __init__(self) -> None:
        """Start with no town counted."""
        self._towns: dict[tuple[str, str], _Towns] = defaultdict(_Towns)

    def count(self, towns: Iterable[Named]) -> Iterator[Named]:
        """Pass the towns on, having counted each."""
        for town in towns:
            place = town.place
            if place.country_code and place.admin1_code:
                held = self._towns[place.country_code, place.admin1_code]
                held.population += place.population
                held.spread.append((place.lon, place.lat))
            yield town

    def population(self, country: str, admin1: str) -> int:
        """Return how many people live in the towns of a region."""
        return self._towns[country, admin1].population

    def radius_m(self, country: str, admin1: str, lon: float, lat: float) -> int:
        """Return the distance within which nine in ten of a region's towns lie."""
        east = math.cos(math.radians(lat))
        far = sorted(
            math.hypot((x - lon) * east, y - lat) * _KM_PER_DEGREE * 1000
            for x, y in self._towns[country, admin1].spread
        )
        return max(int(far[int(len(far) * 0.9)]) if far else 0, _SMALLEST_M)


def first_order(tally: Tally) -> Iterator[Named]:
    """Yield the first-order regions of every country."""
    for number, row in enumerate(read_table("admin1.csv", ("country_code", "admin1_code", "name", "lon", "lat")), 1):
        country, admin1, name = row["country_code"], row["admin1_code"], row["name"]
        lon, lat = float(row["lon"]), float(row["lat"])
        place = Place(
            geonameid=int(row["geonameid"]) if row["geonameid"] else -number,
            name=name,
            lon=lon,
            lat=lat,
            feature_class="A",
            feature_code="ADM1",
            country_code=country,
            admin1_code=admin1,
            admin1=name,
            population=tally.population(country, admin1),
            radius_m=tally.radius_m(country, admin1, lon, lat),
        )
        yield Named(place, tuple(_names(name, listed(row["other_names"]), country)))


def _names(name: str, others: list[str], country: str) -> Iterator[tuple[str, NameKind]]:
    """Yield a region's names as news writes them: "Donetsk", "Donetsk region", "Donetsk Oblast"."""
    yield name, "primary"
    for spelling in (name, *others):
        stem = stem_of(spelling)
        if spelling != name:
            yield spelling, "alternate"
        if stem != spelling:
            yield stem, "alternate"
        for word in ("region", "oblast") if country in _OBLASTS else ("region", "province"):
            yield f"{stem} {word}", "official"
