"""Reads geomap's own tables: gazetteer/*.csv of the checkout, or their copy in an installed package."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.model import NameKind

_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDERS = (_PACKAGE / "gazetteer_tables", _PACKAGE.parent / "gazetteer")

NamesByCode = dict[tuple[str, str], list[tuple[str, NameKind]]]


def tables_folder() -> Path:
    """Return the folder that holds the tables."""
    for folder in _FOLDERS:
        if (folder / "countries.csv").is_file():
            return folder
    raise GazetteerError(f"the tables of the gazetteer are missing from {_FOLDERS[0]}; reinstall geomap")


def read_table(name: str, columns: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, having checked that it has the columns."""
    path = tables_folder() / name
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            missing = set(columns) - set(rows.fieldnames or ())
            if missing:
                raise GazetteerError(f"{path} lacks the columns {', '.join(sorted(missing))}; restore the file")
            yield from rows
    except OSError as error:
        raise GazetteerError(f"the table {path} cannot be read ({error}); reinstall geomap") from error


def listed(cell: str) -> list[str]:
    """Return the members of a cell that lists names with semicolons."""
    return [name.strip() for name in cell.split(";") if name.strip()]


def names_by_code() -> NamesByCode:
    """Return abbreviations and demonyms by (country code, admin1 code or "")."""
    names: NamesByCode = defaultdict(list)
    for table, kind in _BY_CODE:
        for row in read_table(f"{table}.csv", ("country_code", "admin1_code", table)):
            names[row["country_code"], row["admin1_code"]] += [(name, kind) for name in listed(row[table])]
    return names


_BY_CODE: tuple[tuple[str, NameKind], ...] = (("abbreviations", "abbreviation"), ("demonyms", "demonym"))


def newsroom_names() -> dict[int, list[tuple[str, NameKind]]]:
    """Return the spellings that newsrooms use, by GeoNames id; those with stops or all in capitals as abbreviations."""
    names: dict[int, list[tuple[str, NameKind]]] = defaultdict(list)
    for row in read_table("newsroom.csv", ("spelling", "geonameid")):
        spelling = row["spelling"]
        short = spelling.isupper() and len(spelling) <= 6
        names[int(row["geonameid"])].append((spelling, "abbreviation" if short else "newsroom"))
    return names


def shown_names() -> dict[int, str]:
    """Return the spelling to show for a place, by GeoNames id, where no rule gives what newsrooms print."""
    rows = read_table("newsroom.csv", ("spelling", "geonameid", "shown"))
    return {int(row["geonameid"]): row["spelling"] for row in rows if row["shown"]}


def region_demonyms() -> dict[str, list[str]]:
    """Return the demonyms of continents and informal regions, by name."""
    return {row["region"]: listed(row["demonyms"]) for row in read_table("region_demonyms.csv", ("region", "demonyms"))}
