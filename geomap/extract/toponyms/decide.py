"""The decision whether a mention names a place: logistic weights over clues, then the text's memory of the name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import Final, NamedTuple

from geomap.extract.toponyms.features import Known, Neighbours, Weights, clues, kind_before, known, neighbours
from geomap.extract.toponyms.mentions import Mention
from geomap.model import Geography

_PERSON_BEFORE: Final = frozenset(("given", "title", "initial"))
CONTAINERS: Final = frozenset(("country", "adm1", "adm2", "district", "continent", "capital"))


class Sighting(NamedTuple):
    """A mention with what is known of its name, its neighbours and its clues."""

    mention: Mention
    surface: str
    known: Known
    beside: Neighbours
    clues: list[str]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the weights that benchmarks/train_resolver.py learnt, from the table beside this module."""
    table = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(table["local"], table["memory"], table["threshold"])


def sightings(text: str, found: Sequence[Mention], lookup: Geography | None, learnt: Weights) -> list[Sighting]:
    """Return the mentions with their clues, in order."""
    surfaces = [text[mention.start : mention.end] for mention in found]
    knowledge = [known(surface, lookup, learnt) for surface in surfaces]
    seen = []
    last = len(found) - 1
    for index, mention in enumerate(found):
        beside = neighbours(text, mention.start, mention.end)
        follows = index < last and beside.gap_after[:1] == "," and found[index + 1].start == mention.end + len(beside.gap_after)
        place_after = knowledge[index + 1].group if follows else ""
        place_before = index > 0 and found[index - 1].end + len(beside.gap_before) >= mention.start
        told = clues(text, mention, knowledge[index], beside, place_before=place_before, place_after=place_after)
        seen.append(Sighting(mention, surfaces[index], knowledge[index], beside, told))
    return seen


def memory_clues(seen: Sequence[Sighting], local: Sequence[float], words: frozenset[str] | set[str]) -> list[list[str]]:
    """Return what the rest of the text says of each mention: how the same name is used elsewhere, its lower-case use."""
    by_name: dict[str, list[int]] = {}
    persons: dict[str, int] = {}
    for index, sighting in enumerate(seen):
        name = sighting.surface.lower()
        by_name.setdefault(name, []).append(index)
        if sighting.beside.gap_before in (" ", ". ") and kind_before(sighting.beside.before) in _PERSON_BEFORE:
            persons[name] = persons.get(name, 0) + 1
    return [_recalled(index, sighting, by_name, persons, local, words) for index, sighting in enumerate(seen)]


def _recalled(
    index: int,
    sighting: Sighting,
    by_name: dict[str, list[int]],
    persons: dict[str, int],
    local: Sequence[float],
    words: frozenset[str] | set[str],
) -> list[str]:
    name = sighting.surface.lower()
    same = by_name[name]
    told = [f"times={min(len(same), 4)}"]
    others = [local[other] for other in same if other != index]
    if others:
        told.append(f"others={_level(sum(others) / len(others))}")
        told.append(f"best={_level(max(others))}")
        told.append(f"worst={_level(min(others))}")
    if name in persons:
        told.append("person")
    if name in words:
        told.append("lower")
    return told


def _level(log_odds: float) -> int:
    return max(-4, min(4, round(log_odds)))


def likelihood(log_odds: float) -> float:
    """Turn log-odds into a probability."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds))))
