"""The standard gazetteer of the world: traps, coverage, speed."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

TABLES = Path(__file__).resolve().parents[2] / "gazetteer"


@pytest.mark.parametrize(
    ("name", "place", "country", "code"),
    [
        ("Pokrovsk", "Pokrovsk", "UA", "PPL"),
        ("Kiev", "Kyiv", "UA", "PPLC"),
        ("Odessa", "Odesa", "UA", "PPL"),
        ("Lugansk", "Luhansk", "UA", "PPL"),
        ("Zaporizhia", "Zaporizhzhia", "UA", "PPL"),
        ("Kharkiv", "Kharkiv", "UA", "PPL"),
        ("Kharkiv region", "Kharkiv Oblast", "UA", "ADM1"),
        ("Odesa oblast", "Odesa Oblast", "UA", "ADM1"),
        ("Sevastopol", "Sevastopol", "UA", "PPL"),
        ("Slavyansk-na-Kubani", "Slavyansk-na-Kubani", "RU", "PPL"),
        ("Georgia", "Georgia", "GE", "PCLI"),
        ("US", "United States", "US", "PCLI"),
        ("Britain", "United Kingdom", "GB", "PCLI"),
        ("Ivory Coast", "Ivory Coast", "CI", "PCLI"),
        ("Burma", "Myanmar", "MM", "PCLI"),
        ("DR Congo", "Democratic Republic of the Congo", "CD", "PCLI"),
        ("the UAE", "United Arab Emirates", "AE", "PCLI"),
        ("N.C.", "North Carolina", "US", "ADM1"),
        ("La.", "Louisiana", "US", "ADM1"),
        ("Turkish", "Turkey", "TR", "PCLI"),
        ("Texan", "Texas", "US", "ADM1"),
        ("Donbas", "Donbas", "UA", "RGN"),
        ("Gaza Strip", "Gaza Strip", "PS", "ADM1"),
        ("Moscow", "Moscow", "RU", "PPLC"),
        ("Paris", "Paris", "FR", "PPLC"),
        ("Khan Younis", "Khan Younis", "PS", "PPL"),
    ],
)
def test_a_name_means_first_what_news_means(
    gazetteer: Gazetteer, name: str, place: str, country: str, code: str
) -> None:
    """Without context, the likeliest place comes first."""
    found = gazetteer.candidates(name.removeprefix("the "))[0].place
    assert (found.name, found.country_code, found.feature_code) == (place, country, code)


@pytest.mark.parametrize(
    ("asked", "shown", "admin1"),
    [
        ("Kryvyy Rih", "Kryvyi Rih", "Dnipropetrovsk Oblast"),
        ("Mykolayiv", "Mykolaiv", "Mykolaiv Oblast"),
        ("Chuhuyiv", "Chuhuiv", "Kharkiv Oblast"),
        ("Kyiv", "Kyiv", "Kyiv City"),
        ("Belgorod", "Belgorod", "Belgorod Oblast"),
        ("Rostov-on-Don", "Rostov-on-Don", "Rostov Oblast"),
        ("Nizhniy Novgorod", "Nizhny Novgorod", "Nizhny Novgorod Oblast"),
        ("Al Qaţrānah", "Al Qatranah", "Karak"),
        ("Makkah", "Mecca", "Mecca Region"),
        ("Rasht", "Rasht", "Gilan"),
        ("El Fasher", "El Fasher", "North Darfur"),
        ("São Paulo", "São Paulo", "São Paulo"),
        ("Łódź", "Łódź", "Łódź"),
        ("Malmö", "Malmö", "Skåne"),
    ],
)
def test_a_place_is_shown_as_newsrooms_print_it(gazetteer: Gazetteer, asked: str, shown: str, admin1: str) -> None:
    """GeoNames' own form finds the place; what is shown is the printed one, in its region's."""
    found = gazetteer.candidates(asked)[0].place
    assert (found.name, found.admin1) == (shown, admin1)


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [(-150.0, -20.0, "PF"), (0.0, -89.0, "CL"), (30.52, 50.45, "UA"), (179.99, -16.5, "FJ")],
)
def test_the_nearest_settlement_is_found_however_far(
    gazetteer: Gazetteer, lon: float, lat: float, country: str
) -> None:
    """In mid-ocean and at the pole as in a city."""
    ((_, place),) = gazetteer.near(lon, lat)
    assert place.country_code == country


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("Pokrovsk", "Engels"), ("Sloviansk", "Nikopol"), ("Sloviansk", "Slavyansk-na-Kubani"), ("us", "United States")],
)
def test_a_name_does_not_mean_first_what_once_bore_it(gazetteer: Gazetteer, name: str, wrong: str) -> None:
    """Old and lower-case names stand behind."""
    assert wrong not in [found.place.name for found in gazetteer.candidates(name)[:1]]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Uman, Ukraine", "Uman, Cherkasy Oblast, Ukraine"),
        ("Kharkiv oblast", "Kharkiv Oblast, Ukraine"),
        ("Paris, Texas", "Paris, Texas, United States"),
        ("Paris Texas", "Paris, Texas, United States"),
        ("Moscow, Idaho", "Moscow, Idaho, United States"),
        ("Odessa, Texas", "Odessa, Texas, United States"),
        ("Troy, N.C.", "Troy, North Carolina, United States"),
        ("Kharkhiv", "Kharkiv, Kharkiv Oblast, Ukraine"),
        ("Georgia", "Georgia"),
    ],
)
def test_geocode(gazetteer: Gazetteer, query: str, address: str) -> None:
    """A query with its container, a region, a misspelling: answered as geopy would."""
    found = gazetteer.geocode(query)
    assert found.address == address
    assert found.raw["lat"] == found.latitude


def test_geocode_answers_nothing_and_many(gazetteer: Gazetteer) -> None:
    """No match is None; several come when asked for."""
    assert gazetteer.geocode("Qqxzvw") is None
    assert gazetteer.geocode("Qqxzvw", exactly_one=False) is None
    assert len(gazetteer.geocode("Springfield", exactly_one=False, limit=3)) == 3


@pytest.mark.parametrize("query", [(50.45, 30.52), "50.45, 30.52"])
def test_reverse(gazetteer: Gazetteer, query: object) -> None:
    """Latitude and longitude, as a pair or as text, give the nearest settlement."""
    found = gazetteer.reverse(query)
    assert found.address.endswith("Ukraine")
    assert found.raw["distance_km"] < 5


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [
        (33.52, 44.61, "UA"),
        (34.1, 44.95, "UA"),
        (35.8, 33.0, "SY"),
        (-13.2, 27.15, "EH"),
        (33.4, 35.28, "CY"),
        (44.1, 9.6, "SO"),
    ],
)
def test_borders_follow_the_united_nations(gazetteer: Gazetteer, lon: float, lat: float, country: str) -> None:
    """What the atlas draws by who holds the ground is moved, and taken from the other side."""
    from shapely.geometry import Point, shape

    held = {"UA": "RU", "SY": "IL", "EH": "MA"}.get(country)
    for code, inside in ((country, True), (held, False)):
        place = gazetteer.country(code) if code else None
        if place is not None:
            assert shape(gazetteer.outline(place)).contains(Point(lon, lat)) is inside


def test_towns_fall_in_the_outline_of_their_region(gazetteer: Gazetteer) -> None:
    """Nearly all towns of a region lie in its derived outline."""
    from shapely.geometry import Point, shape

    region = gazetteer.candidates("Poltava Oblast")[0].place
    outline = shape(gazetteer.outline(region))
    towns = [
        town
        for town in gazetteer.towns_in((32.0, 48.7, 35.5, 50.6), limit=400)
        if town.admin1_code == region.admin1_code
    ]
    assert len(towns) > 20
    assert sum(outline.contains(Point(town.lon, town.lat)) for town in towns) / len(towns) > 0.95


def test_distance_to_a_border(gazetteer: Gazetteer) -> None:
    """Kharkiv lies some 30 km from Russia; no such country, no answer."""
    km, nearest = gazetteer.to_border(36.25, 49.98, "RU") or (0.0, None)
    assert 25 < km < 40
    assert nearest is not None
    assert nearest.lat > 49.98
    assert gazetteer.to_border(36.25, 49.98, "ZZ") is None


@pytest.mark.parametrize("name", ["Paris", "Kyiv", "Black Sea"])
def test_only_countries_and_regions_have_outlines(gazetteer: Gazetteer, name: str) -> None:
    """A town or a sea has no polygon."""
    assert gazetteer.outline(gazetteer.candidates(name)[0].place) is None


def test_own_regions_replace_derived_ones(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """A file of the user's boundaries answers for the regions it names, and only where they lie."""
    from geomap.gazetteer import open_gazetteer

    ring = [[33, 49], [35, 49], [35, 51], [33, 51], [33, 49]]
    square = {
        "type": "Feature",
        "properties": {"name": "Poltava"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    import json

    path = tmp_path / "own.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [square]}), encoding="utf-8")
    own = open_gazetteer(Path(gazetteer.info()["file"]), regions=path)
    outline = own.outline(gazetteer.candidates("Poltava Oblast")[0].place)
    assert outline is not None
    assert sorted(map(tuple, outline["coordinates"][0][0])) == sorted(map(tuple, ring))
    other = gazetteer.candidates("Lviv Oblast")[0].place
    assert own.outline(other) == gazetteer.outline(other)


@pytest.mark.parametrize("content", ["", "not a map", '{"type": "FeatureCollection", "features": []}'])
def test_unusable_regions_are_refused(gazetteer: Gazetteer, tmp_path: Path, content: str) -> None:
    """A file that is no vector file, or an empty one, gives one clear error."""
    from geomap.errors import GazetteerError
    from geomap.gazetteer import open_gazetteer

    path = tmp_path / "own.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"own\.geojson"):
        open_gazetteer(Path(gazetteer.info()["file"]), regions=path)


def test_every_country_and_state_is_found(gazetteer: Gazetteer) -> None:
    """Each row of the tables leads back to its place."""
    with (TABLES / "countries.csv").open(encoding="utf-8") as file:
        codes = [row["country_code"] for row in csv.DictReader(file)]
    assert len(codes) == 250
    for code in codes:
        country = gazetteer.country(code)
        assert country is not None
        assert country.country_code in {found.place.country_code for found in gazetteer.candidates(country.name)}
    with (TABLES / "abbreviations.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for short in row["abbreviations"].split(";"):
                found = [(c.place.country_code, c.place.admin1_code) for c in gazetteer.candidates(short)]
                assert (row["country_code"], row["admin1_code"]) in found, short


def test_newsroom_spellings_lead_to_their_places(gazetteer: Gazetteer) -> None:
    """Each spelling of newsroom.csv means the town it says."""
    with (TABLES / "newsroom.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = gazetteer.place(int(row["geonameid"]))
            assert place is not None
            assert place.geonameid in {found.place.geonameid for found in gazetteer.candidates(row["spelling"])}, row


def test_ids_are_unique(gazetteer: Gazetteer) -> None:
    """No two regions share an id; those without a GeoNames id have negative ones of our own."""
    with (TABLES / "admin1.csv").open(encoding="utf-8") as file:
        keys = [(row["country_code"], row["admin1_code"]) for row in csv.DictReader(file)]
    assert len(keys) == len(set(keys))
    lviv = gazetteer.candidates("Lviv Oblast")[0].place
    assert lviv.geonameid is not None
    assert gazetteer.place(lviv.geonameid) == lviv


def test_containers_are_named(gazetteer: Gazetteer) -> None:
    """A place carries the names of its region and country, and leads to both."""
    place = gazetteer.candidates("Kupiansk")[0].place
    region = gazetteer.admin1_of(place)
    assert (place.country, place.admin1) == ("Ukraine", "Kharkiv Oblast")
    assert region is not None
    assert region.name == "Kharkiv Oblast"


def test_look_ups_are_fast(gazetteer: Gazetteer) -> None:
    """A look-up takes well under a millisecond, the first of each name included."""
    names = [found.name for found in gazetteer.towns_in((20.0, 44.0, 45.0, 60.0), limit=2000)]
    gazetteer.candidates("Kyiv")
    started = time.process_time()
    for name in names:
        gazetteer.candidates(name)
    assert (time.process_time() - started) / len(names) < 0.001


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from Linux's /proc")
def test_opening_is_fast_and_small(gazetteer: Gazetteer) -> None:
    """A process that opens the gazetteer and looks a name up stays small; opening takes no load time."""
    code = (
        "import re, time\n"
        "from pathlib import Path\n"
        "from geomap.gazetteer import open_gazetteer\n"
        "times = []\n"
        "for _ in range(3):\n"
        "    started = time.process_time(); found = open_gazetteer(); times.append(time.process_time() - started)\n"
        "found.candidates('Kyiv')\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())\n"
        "print(min(times), int(peak[1]) / 1024)\n"
    )
    environment = {**os.environ, "GEOMAP_GAZETTEER": gazetteer.info()["file"]}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 0.05
    assert megabytes < 100


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("Russia", (-173.0, 66.0), (15.0, 67.0)),
        ("Russia", (100.0, 67.0), (-100.0, 67.0)),
        ("Fiji", (178.9, -16.6), (30.0, -16.52)),
        ("Chukotka", (-173.0, 66.0), (-160.0, 67.0)),
        ("Murmansk Oblast", (35.0, 67.7), (15.0, 67.0)),
    ],
)
def test_outlines_across_the_antimeridian(
    gazetteer: Gazetteer, name: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    """An outline holds the land on both sides of the map, and nothing of what lies between the long way round."""
    from shapely.geometry import Point, shape

    outline = shape(gazetteer.outline(gazetteer.candidates(name)[0].place))
    assert outline.covers(Point(inside))
    assert not outline.covers(Point(outside))


@pytest.mark.parametrize("country", ["RU", "FJ", "UA"])
def test_regions_lie_where_their_outlines_are(gazetteer: Gazetteer, country: str) -> None:
    """The position of a region is in its outline, or near it where that bends round a bay or a capital."""
    from shapely.geometry import Point, shape

    rows = csv.DictReader((TABLES / "admin1.csv").read_text(encoding="utf-8").splitlines())
    regions = [row["name"] for row in rows if row["country_code"] == country]
    far = []
    for name in regions:
        places = [one.place for one in gazetteer.candidates(name) if one.place.feature_code == "ADM1"]
        place = next(one for one in places if one.country_code == country)
        outline = gazetteer.outline(place)
        if outline is not None and shape(outline).distance(Point(place.lon, place.lat)) > 0.3:
            far.append(name)
    assert regions
    assert not far
