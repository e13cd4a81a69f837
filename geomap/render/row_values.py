"""The values of a row: in the order of its columns, as text every format can hold, rounded."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geomap.render.columns import COLUMNS, TERM_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

# Characters that XML, PostgreSQL or UTF-8 cannot hold; replaced one for one, so that the offsets of marks still hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """Return the text with characters that some format cannot hold replaced, one for one."""
    return _UNWRITABLE.sub(_REPLACEMENT, text)


def ordered(layer_name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row's values in the order of the columns of its layer, null where there is none."""
    found = ((column.name, values.get(column.name)) for column in COLUMNS[layer_name])
    return {name: clean(value) if isinstance(value, str) else value for name, value in found}


def joined(terms: Iterable[str]) -> str | None:
    """Return several terms as one text."""
    return TERM_SEPARATOR.join(terms) or None


@lru_cache(maxsize=10_000)  # many rows share one day, and then one text of it
def iso_day(day: date | None) -> str | None:
    """Return a day as text."""
    return None if day is None else day.isoformat()


@lru_cache(maxsize=20_000)
def iso_moment(day: date | None, time: str) -> str | None:
    """Return a time of a day as text."""
    return None if day is None else f"{day.isoformat()}T{time}Z"


def decimal(number: float | None, decimals: int) -> float | None:
    """Return a number with so many decimals."""
    return None if number is None else round(float(number), decimals) + 0.0
