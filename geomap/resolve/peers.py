"""What the names of a list are: "Ohio, Georgia and Iowa" are all states, whatever towns and countries are called so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from geomap.model import Toponym
from geomap.resolve.options import Option

_JOINED: Final = re.compile(r"(?:['’]s)?,? (?:and|or|&) (?:in )?(?:the )?")
_COMMA: Final = re.compile(r"(?:['’]s)?, (?:in )?(?:the )?")
_LEVELS: Final = {
    **dict.fromkeys(("town", "seat", "capital", "quarter"), "settlement"),
    **dict.fromkeys(("adm2", "district"), "district"),
}


def lists(toponyms: Sequence[Toponym], text: str) -> list[list[int]]:
    """Return the lists of names in a text as indices of toponyms: three or more, or two that "and" joins.

    Two names with but a comma between may be a place and what holds it.
    """
    found: list[list[int]] = []
    run, joined = [0], False
    for index in range(1, len(toponyms) + 1):
        gap = _gap(toponyms, index, text)
        if gap is not None:
            run.append(index)
            joined = joined or gap
            continue
        if len(run) > 2 or joined:
            found.append(run)
        run, joined = [index], False
    return found


def _gap(toponyms: Sequence[Toponym], index: int, text: str) -> bool | None:
    """Say whether "and" joins a name to the one before; None when no list goes on between them."""
    if index == len(toponyms):
        return None
    before, after = toponyms[index - 1], toponyms[index]
    if before.within == after.text:
        return None
    if _JOINED.fullmatch(text, before.end, after.start):
        return True
    return False if _COMMA.fullmatch(text, before.end, after.start) else None


def level(group: str) -> str:
    """Return what a group of places counts as in a list: towns, seats and capitals are all settlements."""
    return _LEVELS.get(group, group)


def levels(options: Sequence[Option]) -> dict[str, float]:
    """Return how much of a name's meanings, by their shares, is of each level."""
    found: dict[str, float] = {}
    for option in options:
        found[level(option.group)] = found.get(level(option.group), 0.0) + option.share
    return found


def alike(listed: Sequence[int], told: Mapping[int, Mapping[str, float]], one: int) -> dict[str, float]:
    """Return the mean levels of the units of a list other than `one`, which `told` gives by unit."""
    others = [unit for unit in listed if unit != one]
    found: dict[str, float] = {}
    for unit in others:
        for name, share in told[unit].items():
            found[name] = found.get(name, 0.0) + share / len(others)
    return found
