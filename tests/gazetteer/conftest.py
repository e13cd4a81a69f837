"""A gazetteer of a few hundred made-up and real rows, built in a second, for tests that need no world."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer, build_gazetteer

ROWS = (
    # geonameid, name, alternates, lat, lon, class, code, country, admin1, admin2, population
    (690791, "Ukraine", "Ukrayina", 49.0, 32.0, "A", "PCLI", "UA", "00", "", 44_000_000),
    (2017370, "Russia", "Rossiya", 60.0, 100.0, "A", "PCLI", "RU", "00", "", 144_000_000),
    (709716, "Donets'ka Oblast'", "", 48.0, 37.6, "A", "ADM1", "UA", "05", "", 4_200_000),
    (706482, "Kharkivs'ka Oblast'", "", 49.6, 36.4, "A", "ADM1", "UA", "07", "", 2_700_000),
    (706483, "Kharkiv", "Kharkov,Harkov,HRK", 49.98177, 36.25475, "P", "PPLA", "UA", "07", "", 1_421_125),
    (704422, "Pokrovsk", "Krasnoarmiisk", 48.28014, 37.17706, "P", "PPL", "UA", "05", "", 60_127),
    (563464, "Engels", "Pokrovsk,Pokrovskaya Sloboda", 51.48389, 46.10528, "P", "PPL", "RU", "67", "", 196_011),
    (692087, "Slov'yans'k", "Slavyansk", 48.86667, 37.61667, "P", "PPL", "UA", "05", "", 106_000),
    (700051, "Nikopol", "Slov'yans'k", 47.5667, 34.4, "P", "PPL", "UA", "04", "", 105_000),
    (5601538, "Moscow", "", 46.73239, -117.00017, "P", "PPL", "US", "ID", "057", 25_000),
    (524901, "Moscow", "Moskva", 55.75222, 37.61556, "P", "PPLC", "RU", "48", "", 10_381_222),
    (630468, "Sea of Azov", "Azov Sea", 46.0, 36.5, "H", "SEA", "", "00", "", 0),
)
ADMIN1 = (("UA.05", "Donetsk Oblast", "Donetsk Oblast", 709716), ("UA.07", "Kharkiv Oblast", "Kharkiv Oblast", 706482))
ALTERNATES = (
    # id, geonameid, language, name, preferred, short, colloquial, historic
    (1, 706483, "ru", "Kharkov", "", "", "", ""),
    (2, 563464, "ru", "Pokrovsk", "", "", "", "1"),
    (3, 706483, "link", "https://en.example.org/wiki/Kharkiv", "", "", "", ""),
    (4, 706483, "iata", "HRK", "", "", "", ""),
)


def write_dump(folder: Path, rows: tuple[tuple[object, ...], ...] = ROWS) -> Path:
    """Write rows in the format of GeoNames' allCountries.txt and return the file."""
    path = folder / "allCountries.txt"
    lines = []
    for number, name, others, lat, lon, kind, code, country, admin1, admin2, people in rows:
        fields = [number, name, name, others, lat, lon, kind, code, country, "", admin1, admin2, "", "", people]
        lines.append("\t".join(map(str, [*fields, "", "", "Europe/Kyiv", "2024-01-01"])))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def dump_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a small dump: places, region codes, alternate names."""
    folder = tmp_path_factory.mktemp("dump")
    write_dump(folder)
    for name, table in (("admin1CodesASCII.txt", ADMIN1), ("alternateNamesV2.txt", ALTERNATES)):
        lines = ("\t".join(map(str, row)) for row in table)
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small(dump_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Return the gazetteer built from the small dump."""
    return build_gazetteer(
        tmp_path_factory.mktemp("small") / "small.sqlite",
        geonames=dump_folder / "allCountries.txt",
        admin1=dump_folder / "admin1CodesASCII.txt",
        alternate=dump_folder / "alternateNamesV2.txt",
    )
