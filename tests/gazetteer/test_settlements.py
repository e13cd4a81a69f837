"""The hand-kept settlements and sites: well formed, where they are said to be, found, and no common words."""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shapely
from shapely.geometry import shape

from geomap.gazetteer.folding import fold
from geomap.gazetteer.settlements import settlements, sites
from geomap.gazetteer.sources import Named
from geomap.gazetteer.weights import weight

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.model import Place

ROOT = Path(__file__).resolve().parents[2]
WORDS = ROOT / "geomap" / "extract" / "toponyms"


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def kept() -> tuple[Named, ...]:
    """Return every hand-kept settlement and site."""
    return (*settlements(), *sites())


@pytest.fixture(scope="module")
def places(kept: tuple[Named, ...]) -> tuple[Place, ...]:
    """Return the places alone."""
    return tuple(named.place for named in kept)


def apart_km(one: Place, other: Place) -> float:
    """Return a distance good for near places."""
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(east, one.lat - other.lat) * 111.2


@pytest.mark.parametrize("table", ["settlements.csv", "sites.csv"])
def test_a_table_is_well_formed(table: str) -> None:
    """Names are Latin and spelt once, positions are numbers in range, regions are those of admin1.csv."""
    regions = {(row["country_code"], row["admin1_code"]) for row in read(ROOT / "gazetteer" / "admin1.csv")}
    rows = read(ROOT / "gazetteer" / table)
    assert len(rows) > 300
    for row in rows:
        names = [row["name"].partition(" (")[0], *filter(None, row["other_names"].split(";"))]
        assert all(name == name.strip() and max(name) < "\u0250" for name in names), row
        assert len({fold(name) for name in names}) == len(names), row
        assert (row["country_code"], row["admin1_code"]) in regions, row
        assert -60 < float(row["lat"]) < 82, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert row["feature_code"].isalpha(), row
        assert row["feature_code"].startswith("PPL") == (table == "settlements.csv"), row
    assert rows == sorted(rows, key=lambda row: (row["country_code"], row["admin1_code"], row["name"]))


def test_ids_are_unique_and_stable(places: tuple[Place, ...]) -> None:
    """An id rests on name, region and kind, so that a corrected position keeps it."""
    ids = {place.geonameid for place in places}
    assert len(ids) == len(places)
    robotyne = next(place for place in places if place.name == "Robotyne")
    assert robotyne.geonameid == -72041673917297


def test_no_name_stands_twice_at_one_spot(places: tuple[Place, ...]) -> None:
    """Namesakes are villages apart."""
    named: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        named.setdefault((place.feature_class, fold(place.name)), []).append(place)
    for namesakes in named.values():
        for one, other in combinations(namesakes, 2):
            assert apart_km(one, other) > 3, one


def test_a_place_lies_in_its_country(places: tuple[Place, ...], gazetteer: Gazetteer) -> None:
    """The country's outline holds it, or is as near as outlines and positions are right."""
    outlines = {}
    for place in places:
        code = str(place.country_code)
        if code not in outlines:
            country = gazetteer.country(code)
            assert country is not None
            outline = gazetteer.outline(country)
            assert outline is not None
            outlines[code] = shape(outline)
        point = shapely.Point(place.lon, place.lat)
        assert outlines[code].distance(point) < 0.12, place


def test_a_place_lies_in_its_region(places: tuple[Place, ...], gazetteer: Gazetteer) -> None:
    """A town of its region is among the nearest of its country; few regions are so empty that none is."""
    own = {place.geonameid for place in places}
    by_cell: dict[tuple[str | None, int, int], list[Place]] = {}
    for town in gazetteer.towns_in((-180, -60, 180, 82), limit=1_000_000):
        if town.geonameid not in own:
            by_cell.setdefault((town.country_code, math.floor(town.lon), math.floor(town.lat)), []).append(town)
    astray = [place.name for place in places if place.admin1_code not in nearest_regions(place, by_cell)]
    assert len(astray) < len(places) / 50, astray


def nearest_regions(place: Place, by_cell: dict[tuple[str | None, int, int], list[Place]]) -> set[str | None]:
    """Return the regions of the eight towns of its country that lie nearest to a place, within a degree or two."""
    column, row = math.floor(place.lon), math.floor(place.lat)
    around = [
        town
        for x in range(column - 1, column + 2)
        for y in range(row - 1, row + 2)
        for town in by_cell.get((place.country_code, x, y), ())
    ]
    return {town.admin1_code for town in sorted(around, key=lambda town: apart_km(place, town))[:8]}


def test_an_incident_at_one_is_no_surer_than_its_position(places: tuple[Place, ...]) -> None:
    """Villages are right to some kilometres, quarters and sites within a city to one or two."""
    for place in places:
        assert place.radius_m >= (2000 if place.feature_class == "S" or place.feature_code == "PPLX" else 5000), place


def test_a_village_nobody_counted_is_not_an_empty_one(places: tuple[Place, ...]) -> None:
    """It weighs as one of a thousand people among its namesakes."""
    village = next(place for place in places if place.feature_class == "P" and not place.population)
    assert weight(replace(village, population=500), "primary") < weight(village, "primary")
    assert weight(village, "primary") < weight(replace(village, population=1500), "primary")


def test_no_name_is_a_common_word_or_a_given_name(kept: tuple[Named, ...]) -> None:
    """A name that news mostly uses of something else would be found everywhere."""
    words = {fold(row["word"]) for row in read(WORDS / "common_words.csv")}
    words |= {fold(row["name"]) for row in read(WORDS / "given_names.csv")}
    named = {fold(name) for place in kept for name, _ in place.names}
    assert named & words <= KNOWN_WORDS


KNOWN_WORDS = {"karma"}  # a village of Burkina Faso whose massacre was told the world over


@pytest.mark.parametrize(
    ("name", "shown", "region"),
    [
        ("Robotyne", "Robotyne", "Zaporizhzhia Oblast"),
        ("Rabotino", "Robotyne", "Zaporizhzhia Oblast"),
        ("Klishchiyivka", "Klishchiivka", "Donetsk Oblast"),
        ("Krynky", "Krynky", "Kherson Oblast"),
        ("Nir Oz", "Nir Oz", "Southern District"),
        ("Al-Mawasi", "Al-Mawasi", "Gaza Strip"),
        ("Saky air base", "Saky air base", "Crimea"),
        ("Maroun al-Ras", "Maroun al-Ras", "Nabatîyé"),
        ("Zamzam", "Zamzam", "North Darfur"),
        ("Fordow", "Fordow", "Qom"),
    ],
)
def test_a_reported_village_or_site_is_found(gazetteer: Gazetteer, name: str, shown: str, region: str) -> None:
    """By its name and by the spellings that news uses."""
    found = gazetteer.candidates(name)[0].place
    assert (found.name, found.admin1) == (shown, region)


@pytest.mark.parametrize("name", ["Victory", "Marine", "Progress", "Friendship", "Nasser", "Crater", "Eli", "Dan"])
def test_a_word_or_surname_is_not_made_a_village(kept: tuple[Named, ...], name: str) -> None:
    """Villages so called are left out, or kept under a longer name."""
    assert fold(name) not in {fold(spelling) for place in kept for spelling, _ in place.names}
