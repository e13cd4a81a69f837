"""Reads geomap's own tables: gazetteer/*.csv of the checkout, or their copy in an installed package."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer.sources import Named, read_countries
from geomap.model import NameKind, Place

_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDERS = (_PACKAGE / "gazetteer_tables", _PACKAGE.parent / "gazetteer")
REGION_WORDS = (
    "autonomous oblast", "autonomous region", "autonomous okrug", "oblast", "region", "province", "governorate",
    "state", "department", "district", "prefecture", "county", "krai", "kray", "republic", "municipality", "division",
    "rayon", "voivodeship", "canton", "parish", "emirate",
)  # fmt: skip


def tables_folder() -> Path:
    """Return the folder that holds the tables."""
    for folder in _FOLDERS:
        if (folder / "countries.csv").is_file():
            return folder
    raise GazetteerError(f"the tables of the gazetteer are missing from {_FOLDERS[0]}; reinstall geomap")


def read_table(name: str, columns: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, having checked that it has the columns."""
    path = tables_folder() / name
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        missing = set(columns) - set(rows.fieldnames or ())
        if missing:
            raise GazetteerError(f"{path} lacks the columns {', '.join(sorted(missing))}; restore the file")
        yield from rows


def listed(cell: str) -> list[str]:
    """Return the members of a cell that lists names with semicolons."""
    return [name.strip() for name in cell.split(";") if name.strip()]


def countries() -> Iterator[Named]:
    """Yield the countries at their representative points."""
    described = dict(read_countries())
    for row in read_table("countries.csv", ("country_code", "lon", "lat", "other_names", "abbreviations")):
        code = row["country_code"]
        facts = described.get(code)
        if facts is None:
            continue
        name = facts["name"].strip()
        place = Place(
            geonameid=facts["geonameid"],
            name=name,
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            feature_class="A",
            feature_code="PCLI",
            country_code=code,
            country=name,
            population=int(facts["population"]),
            radius_m=int(1000 * math.sqrt(max(facts["areakm2"], 1) / math.pi)),
        )
        names: list[tuple[str, NameKind]] = [(name, "primary")]
        names += [(other, "official") for other in listed(row["other_names"])]
        names += [(short, "abbreviation") for short in listed(row["abbreviations"])]
        yield Named(place, tuple(names))


def stem_of(name: str) -> str:
    """Return a region's name without its type: "Gomel Oblast" gives "Gomel"."""
    lowered = name.lower()
    for word in REGION_WORDS:
        if lowered.endswith(" " + word):
            return name[: -len(word) - 1]
    return name
