"""Which country's news a text reads like: by its offices, courts and schools, which each country calls its own way."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from math import log1p
from typing import Final

_ENOUGH: Final = 20_000  # characters of a text that are looked at


def manners(text: str) -> dict[str, float]:
    """Return, by country (ISO 3166-1 alpha-2), the logarithm of how many of its ways of speaking the text has."""
    beginning = text[:_ENOUGH]
    counts = {country: sum([words in beginning for words in all_]) for country, all_ in _table().items()}
    return {country: log1p(count) for country, count in counts.items() if count}


@cache
def _table() -> dict[str, list[str]]:
    """Return the words that tell a country, by its code; some lack their first letter, which may be a capital."""
    lines = files(__package__).joinpath("manners.csv").read_text(encoding="utf-8").splitlines()
    table: dict[str, list[str]] = {}
    for row in csv.DictReader(lines):
        table.setdefault(row["country_code"], []).append(row["words"])
    return table
