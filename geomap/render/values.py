"""Brings a value to the type of its column, so that a column has one type in every file."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from types import MappingProxyType

from geomap.model import Column, ColumnType

Value = str | int | float | bool | None

TRUE_WORDS = frozenset({"true", "1", "t", "yes"})
LARGEST_WHOLE = 2**53  # beyond it JSON and spreadsheets lose digits
FALSE_WORDS = frozenset({"false", "0", "f", "no"})


def typed(column: Column, value: object) -> Value:
    """Return the value as the column's type: dates as ISO text, null for what is unknown or no number.

    Raises ValueError when the value cannot be read as that type.
    """
    if value is None:
        return None
    if isinstance(value, str) and column.type == "string":
        return value or None
    if value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    return _READERS[column.type](value)


def _text(value: object) -> str:
    if isinstance(value, (list, dict)):  # OGR writes text that happens to be JSON as JSON
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value if isinstance(value, str) else str(value)


def _whole(value: object) -> int:
    if type(value) is int and -LARGEST_WHOLE <= value <= LARGEST_WHOLE:
        return value
    number = _number(value)
    if number != int(number) or abs(number) > LARGEST_WHOLE:
        raise ValueError(f"{value!r} is not a whole number")
    return int(number)


def _number(value: object) -> float:
    number = float(value) if isinstance(value, (int, float)) else float(_text(value).strip())
    if not math.isfinite(number):
        raise ValueError(f"{value!r} is not a number")
    return number


def _truth(value: object) -> bool:
    word = _text(value).strip().lower().removesuffix(".0")
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise ValueError(f"{value!r} is neither true nor false")


def _day(value: object) -> str:
    return _moment_of(_hashable(value)).date().isoformat()


def _moment(value: object) -> str:
    return f"{_moment_of(_hashable(value)).replace(tzinfo=None, microsecond=0).isoformat()}Z"


def _hashable(value: object) -> date | str:
    return value if isinstance(value, date) else _text(value).strip()


@lru_cache(maxsize=10_000)  # many rows name few days, in every file anew
def _moment_of(value: date | str) -> datetime:
    """Read a date or date-time in any of the spellings that QGIS and OGR write; one without a zone is in UTC."""
    if isinstance(value, datetime):
        found = value
    elif isinstance(value, date):
        found = datetime(value.year, value.month, value.day, tzinfo=UTC)
    else:
        found = datetime.fromisoformat(value.replace("/", "-"))
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


_READERS: Mapping[ColumnType, Callable[[object], Value]] = MappingProxyType(
    {
        "string": _text,
        "int": _whole,
        "float": _number,
        "bool": _truth,
        "date": _day,
        "datetime": _moment,
    }
)
