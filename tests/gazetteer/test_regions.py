"""Regions: their names with and without the type word, and what their towns say of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geomap.gazetteer import regions
from geomap.gazetteer.sources import Named
from geomap.model import Place


def town(name: str, lon: float, lat: float, region: str = "07", population: int = 1000) -> Named:
    """Return a town of Ukraine with two more names, one of them not in Latin letters."""
    place = Place(1, name, lon, lat, "P", "PPL", "UA", admin1_code=region, population=population)
    return Named(place, ((name, "primary"), (f"{name}ow", "alternate"), ("Харьков", "alternate")))


@pytest.fixture(scope="module")
def counted() -> dict[str, Named]:
    """Return the regions of Ukraine by code, after a few towns went by."""
    tally = regions.Tally()
    towns = [town("Kharkiv", 36.25, 49.98, population=1_400_000), town("Chuhuiv", 36.69, 49.83)]
    assert list(tally.count(towns)) == towns
    found: Iterator[Named] = regions.first_order(tally, {("UA", "07"): (("Slobozhanshchyna", "alternate"),)})
    return {named.place.admin1_code or "": named for named in found if named.place.country_code == "UA"}


def test_a_region_counts_its_towns(counted: dict[str, Named]) -> None:
    """A region has the people of its towns, and reaches as far as nine in ten of them; without towns it is small."""
    place = counted["07"].place
    assert (place.name, place.population, place.feature_code) == ("Kharkiv Oblast", 1_401_000, "ADM1")
    assert 10_000 < place.radius_m < 200_000
    assert counted["05"].place.radius_m == 10_000


def test_a_region_goes_by_several_names(counted: dict[str, Named]) -> None:
    """News writes a region with its type, without, with another type, and as its chief town is spelt."""
    names = dict(counted["07"].names)
    assert names["Kharkiv Oblast"] == "primary"
    assert names["Kharkiv"] == "alternate"
    assert names["Kharkiv region"] == names["Kharkiv oblast"] == "official"
    assert names["Slobozhanshchyna"] == "alternate"
    assert "Kharkivow region" in names
    assert "Харьков region" not in names


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Gomel Oblast", "Gomel"),
        ("County Mayo", "Mayo"),
        ("Jewish Autonomous Oblast", "Jewish"),
        ("Province of Turin", "Turin"),
        ("Bavaria", "Bavaria"),
    ],
)
def test_stem(name: str, stem: str) -> None:
    """A region's name without its type, wherever that stands."""
    assert regions.stem_of(name) == stem


def test_second_order_and_informal() -> None:
    """Counties and seas come with a position, a size and a name; no two have one id."""
    found = [*regions.second_order(), *regions.informal()]
    assert len({one.place.geonameid for one in found}) == len(found) > 1000
    assert all(abs(one.place.lon) <= 180 and abs(one.place.lat) <= 90 and one.place.radius_m >= 0 for one in found)
    assert all(one.names[0][1] == "primary" for one in found)
    classes = {one.place.feature_code: one.place.feature_class for one in found}
    assert (classes["SEA"], classes["MTS"], classes["ADM2"]) == ("H", "T", "A")


def test_english_names() -> None:
    """Names of first-order regions are found by GeoNames' code."""
    names = regions.english_names()
    assert (names["UA.07"], names["US.TX"]) == ("Kharkiv Oblast", "Texas")
