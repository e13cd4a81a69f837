"""Finds the towns after which districts and parts of a front are named by an adjective: "the Kupyanskyi direction" is Kupyansk's."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

_ADJECTIVE = re.compile(r"sk(?:y[iy]?|[iy]{1,2}|oye|oe|aya)$")
_TOWN_ENDS = ("sk", "", "o", "y", "ka", "ki", "e", "ia", "oye", "ovo", "ino")


def towns_named(name: str) -> Iterator[str]:
    """Yield the names that an adjective may be made from, likeliest first; a name that is no adjective is its own."""
    yield name
    stem = _ADJECTIVE.sub("", name)
    if stem != name:
        for end in _TOWN_ENDS:
            yield stem + end
