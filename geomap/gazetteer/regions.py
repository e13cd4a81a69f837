"""Regions of the first and second order: names with and without the type word, size from the towns they hold."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from geomap.gazetteer.folding import fold
from geomap.gazetteer.printed import printed
from geomap.gazetteer.sources import Named
from geomap.gazetteer.tables import NamesByCode, listed, read_table, region_demonyms
from geomap.model import NameKind, Place

REGION_WORDS = (
    "Autonomous Oblast", "Autonomous Region", "Autonomous Okrug", "Oblast", "Region", "Province", "Governorate",
    "State", "Department", "District", "Prefecture", "County", "Krai", "Kray", "Republic", "Municipality", "Division",
    "Rayon", "Raion", "Voivodeship", "Canton", "Parish", "Emirate", "Borough", "Census Area", "Municipio", "City",
)  # fmt: skip
_LEADING = (
    "County ", "District of ", "Departamento de ", "Província de ", "Provincia de ", "Oblast ", "Comuna ",
    "Province of ", "Emirate of ", "City of ", "Canton of ", "Departement ", "Département de ", "Wilaya de ", "Nomós ",
)  # fmt: skip
_OBLASTS = frozenset({"UA", "RU", "BY", "KZ", "KG", "UZ", "TJ", "BG"})
_PROVINCES = ("region", "province")
_SMALLEST_M = 10000
_KM_PER_DEGREE = 111.2
# A direction alone is no name: "Northern State", "Central Region", "Capital District" stay whole.
_TYPED = re.compile(
    r"(?!.*Regional |(?:Capital|Federal|Central|(?:North|South|East|West)(?:-?[Ee]ast|-?[Ww]est)?(?:ern)?) \w+$)"
    r"(.+) (?:Province|Governorate|State|Department|District|Prefecture|Voivodeship|Municipality)$"
)
_NO_NAMES = frozenset("Capital Federal Central National Northern Southern Eastern Western".split())
_DIRECTIONS = {
    "Nord": "North", "Sud": "South", "Est": "East", "Ouest": "West", "Centre": "Central", "Haut": "Upper",
    "Northern": "North", "Southern": "South", "Eastern": "East", "Western": "West",
}  # fmt: skip
_SHORT = re.compile(r"[A-Z]{2,5}$")


def is_short(name: str) -> bool:
    """Say whether a name is an acronym, which is matched as written only: "ZNPP"."""
    return bool(_SHORT.match(name))


def own_id(*parts: str) -> int:
    """Return a stable negative id for a place that has no GeoNames id in our tables."""
    return -int.from_bytes(blake2b("/".join(parts).encode(), digest_size=6).digest(), "big") - 1


@dataclass(slots=True)
class _Towns:
    """What the towns of one region say of it."""

    population: int = 0
    spread: list[tuple[float, float]] = field(default_factory=list)
    seat_names: set[str] = field(default_factory=set)


class Tally:
    """Counts, while towns stream by, the people and extent of each first-order region, and its eponym's spellings."""

    def __init__(self) -> None:
        """Read which regions there are."""
        columns = ("country_code", "admin1_code", "geonameid", "name", "other_names", "lon", "lat", "shown")
        self.rows = list(read_table("admin1.csv", columns))
        self._stems = {(row["country_code"], row["admin1_code"]): fold(stem_of(row["name"])) for row in self.rows}
        self._towns: dict[tuple[str, str], _Towns] = defaultdict(_Towns)
        self._called = {
            (row["country_code"], fold(stem_of(name)))
            for row in self.rows
            for name in (row["shown"] or row["name"], *listed(row["other_names"]))
        }

    def count(self, towns: Iterable[Named]) -> Iterator[Named]:
        """Pass the towns on, having counted each."""
        for town in towns:
            place = town.place
            if place.country_code and place.admin1_code:
                key = (place.country_code, place.admin1_code)
                held = self._towns[key]
                held.population += place.population
                held.spread.append((place.lon, place.lat))
                if fold(place.name) == self._stems.get(key):
                    spellings = (
                        name for name, kind in town.names if kind in ("alternate", "newsroom") and name.isascii()
                    )
                    held.seat_names.update(
                        name for name in spellings if (place.country_code, fold(name)) not in self._called
                    )
            yield town

    def of(self, country: str, admin1: str) -> _Towns:
        """Return what the towns of a region said of it."""
        return self._towns[country, admin1]


def _radius_m(spread: list[tuple[float, float]], lon: float, lat: float) -> int:
    """Return the distance within which nine in ten of a region's towns lie."""
    east = math.cos(math.radians(lat))
    far = sorted(math.hypot((x - lon) * east, y - lat) * _KM_PER_DEGREE * 1000 for x, y in spread)
    return max(int(far[int(len(far) * 0.9)]) if far else 0, _SMALLEST_M)


def first_order(tally: Tally, more: NamesByCode) -> Iterator[Named]:
    """Yield the first-order regions of every country, with `more` names by code."""
    untyped = _untyped(tally.rows)
    for row in tally.rows:
        country, admin1, name = row["country_code"], row["admin1_code"], row["name"]
        lon, lat, towns = float(row["lon"]), float(row["lat"]), tally.of(country, admin1)
        shown = row["shown"] or printed(untyped.get(f"{country}.{admin1}", name), country, listed(row["other_names"]))
        place = Place(
            geonameid=int(row["geonameid"]) if row["geonameid"] else own_id(country, admin1),
            name=shown,
            lon=lon,
            lat=lat,
            feature_class="A",
            feature_code="ADM1",
            country_code=country,
            admin1_code=admin1,
            admin1=shown,
            population=towns.population,
            radius_m=_radius_m(towns.spread, lon, lat),
        )
        english = dict.fromkeys((shown, *_in_english(name), *_in_english(shown)))
        others = [*listed(row["other_names"]), *(one for one in english if one != name), *sorted(towns.seat_names)]
        words = ("region", "oblast") if country in _OBLASTS else _PROVINCES
        yield Named(place, (*_names(name, others, words), *more.get((country, admin1), ())))


def _in_english(name: str) -> Iterator[str]:
    """Yield a region's name with its direction as reports in English write it: "Nord Kivu" is North Kivu, "Southern Kordofan" South."""  # noqa: E501
    first, gap, rest = name.replace("-", " ", 1).partition(" ")
    if gap and first in _DIRECTIONS:
        yield f"{_DIRECTIONS[first]} {rest}"


def english_names() -> dict[str, str]:
    """Return the names of first-order regions by GeoNames code, "UA.07"."""
    rows = read_table("admin1.csv", ("country_code", "admin1_code", "name", "shown"))
    return {f"{row['country_code']}.{row['admin1_code']}": row["shown"] or row["name"] for row in rows}


def _untyped(rows: list[dict[str, str]]) -> dict[str, str]:
    """Return by code the names without type word of regions whose neighbours mostly go without: "Gilan Province"."""
    held: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        held[row["country_code"]].append(row)
    short: dict[str, str] = {}
    for country, regions in held.items():
        typed = {row["admin1_code"]: match for row in regions if (match := _TYPED.match(row["name"]))}
        if len(typed) * 2 < len(regions):
            taken = {row["name"] for row in regions}
            short |= {f"{country}.{code}": match[1] for code, match in typed.items() if match[1] not in taken}
    return short


def second_order() -> Iterator[Named]:
    """Yield the second-order regions: counties, districts, municipalities."""
    columns = ("country_code", "admin1_code", "admin2_code", "name", "lon", "lat", "radius_km", "population")
    for row in read_table("admin2.csv", columns):
        country, admin1, name = row["country_code"], row["admin1_code"], row["name"]
        place = Place(
            geonameid=own_id(country, admin1, name),
            name=printed(name, country, ()),
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            feature_class="A",
            feature_code="ADM2",
            country_code=country,
            admin1_code=admin1,
            admin2_code=row["admin2_code"] or None,
            population=int(row["population"]),
            radius_m=int(float(row["radius_km"]) * 1000),
        )
        yield Named(place, tuple(_names(name, [], ())))


def informal() -> Iterator[Named]:
    """Yield continents, seas, rivers, ranges, islands and the regions that news names but no law defines."""
    demonyms = region_demonyms()
    columns = ("name", "feature_code", "lon", "lat", "radius_km", "country_code", "other_names")
    for row in read_table("seas_and_regions.csv", columns):
        name, code = row["name"].partition(" (")[0], row["feature_code"]
        place = Place(
            geonameid=own_id(row["name"], code, row["lon"]),
            name=name,
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            feature_class=_CLASSES.get(code, "L"),
            feature_code=code,
            country_code=row["country_code"] or None,
            radius_m=int(float(row["radius_km"]) * 1000),
        )
        names: list[tuple[str, NameKind]] = [(name, "primary")]
        names += [(other, "abbreviation" if is_short(other) else "alternate") for other in listed(row["other_names"])]
        names += [(demonym, "demonym") for demonym in demonyms.get(row["name"], ())]
        yield Named(place, tuple(names))


_CLASSES = {
    **dict.fromkeys("ADM1 ADM2".split(), "A"),
    **dict.fromkeys("OCN SEA GULF BAY STRT CHN SD LK LKS LGN RSV STM FLLS CNL RF HBR GLCR SWMP".split(), "H"),
    **dict.fromkeys("MT MTS VLC PASS PEN CAPE DSRT ISL ISLS VAL PLAT PLN DLTA CNYN HLL HLLS ATOL SPIT".split(), "T"),
    **dict.fromkeys("PSN BLDG AIRP AIRB DAM BDG SQR ST".split(), "S"),
}


def stem_of(name: str) -> str:
    """Return a region's name without its type: "Gomel Oblast" gives "Gomel", "County Mayo" gives "Mayo"."""
    for word in REGION_WORDS:
        if name.endswith(" " + word):
            return name[: -len(word) - 1]
    for word in _LEADING:
        if name.startswith(word):
            return name[len(word) :]
    return name


def _names(name: str, others: list[str], words: tuple[str, ...]) -> Iterator[tuple[str, NameKind]]:
    """Yield a region's names as news writes them: "Donetsk Oblast", "Donetsk", "Donetsk region"."""
    yield name, "primary"
    for spelling in (name, *others):
        stem = stem_of(spelling)
        if spelling != name:
            yield spelling, "alternate"
        if stem != spelling and stem not in _NO_NAMES:
            yield stem, "alternate"
        for word in words:
            yield f"{stem} {word}", "official"
