"""The weighing of a text's names against each other, in two rounds, and the choice that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log
from typing import Final, NamedTuple

from geomap.model import Candidate, Geography, Place, Toponym
from geomap.resolve.evidence import CLUES, Support, Unit, clues, gather
from geomap.resolve.options import Option, Weights, named, options

_SHOWN: Final = 5  # candidates kept with a resolution
_ROUNDS: Final = 2  # the second sees what the first made of the other names
_REASONS: Final = {
    "country": "its country holds other places of the text",
    "country named": "its country is named in the text",
    "region": "its region holds other places of the text",
    "region named": "its region is named in the text",
    "near": "near other places of the text",
    "inside": "inside the place stated with it",
    "outside": "outside the place stated with it",
    "cue fits": "the words beside it fit its kind",
    "cue misfits": "the words beside it call for another kind of place",
    "home": "in the home country",
}


class Scored(NamedTuple):
    """The options of a unit with their clue values and shares; `nowhere` is the share of none of them being meant."""

    options: tuple[Option, ...]
    values: tuple[tuple[float, ...], ...]
    shares: tuple[float, ...]
    nowhere: float


class Choice(NamedTuple):
    """What was chosen for a unit, as a resolution states it."""

    place: Place | None
    score: float
    reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def group(toponyms: Sequence[Toponym], geography: Geography, learnt: Weights) -> list[Unit]:
    """Gather the mentions that are to mean one place: same name, same cue, same stated container."""
    keys: dict[tuple[str, str], list[int]] = {}
    for index, toponym in enumerate(toponyms):
        keys.setdefault((toponym.name.casefold(), toponym.cue or ""), []).append(index)
    units = []
    for indices in keys.values():
        for same in _split(toponyms, indices):
            units.append(_unit(toponyms, same, geography, learnt))
    return units


def _split(toponyms: Sequence[Toponym], indices: Sequence[int]) -> list[list[int]]:
    """Split mentions of a name by their stated containers; mentions that state none go with the first."""
    parts: dict[str, list[int]] = {}
    first = next((toponyms[index].within for index in indices if toponyms[index].within), None)
    for index in indices:
        parts.setdefault(toponyms[index].within or first or "", []).append(index)
    return list(parts.values())


def _unit(toponyms: Sequence[Toponym], indices: Sequence[int], geography: Geography, learnt: Weights) -> Unit:
    best = max((toponyms[index] for index in indices), key=lambda toponym: toponym.likelihood)
    within = next((toponyms[index].within for index in indices if toponyms[index].within), None)
    lead = replace(best, within=within) if within != best.within else best
    odds = log(max(best.likelihood, 1e-4) / max(1 - best.likelihood, 1e-4))
    return Unit(
        lead,
        named(best.name, best.cue, geography, learnt),
        tuple(indices),
        options(within, geography, learnt)[:5] if within else (),
        max(-6.0, min(6.0, odds)),
    )


def nowhere_clues(unit: Unit) -> dict[str, float]:
    """Return the clues that none of a unit's options is meant."""
    countries: dict[str | None, float] = {}
    for option in unit.options:
        countries[option.country] = countries.get(option.country, 0.0) + option.share
    return {
        "nowhere": 1.0,
        "nowhere: one country": max(countries.values(), default=0.0),
        "nowhere: likelihood": -unit.log_odds,
        "nowhere: mentions": log(len(unit.mentions)),
        "nowhere: options": log(len(unit.options) + 1.0),
    }


def weigh(units: Sequence[Unit], home: str | None, learnt: Weights) -> list[Scored]:
    """Weigh every unit's options twice: by the others' shares from the names alone, then by those of the first round."""
    shares: list[Sequence[float]] = [[option.share for option in unit.options] for unit in units]
    outcome: list[Scored] = []
    for _ in range(_ROUNDS):
        total, parts = gather(units, shares)
        outcome = [scored(unit, total, part, home, len(units), learnt) for unit, part in zip(units, parts, strict=True)]
        shares = [one.shares for one in outcome]
    return outcome


def scored(unit: Unit, total: Support, own: Support, home: str | None, count: int, learnt: Weights) -> Scored:
    """Weigh a unit's options by what the text's other names support; `count` is the number of names."""
    given = [learnt.clues.get(clue, 0.0) for clue in CLUES]
    others = max(count - 1.0, 1.0)
    values = tuple([clues(unit, option, total, own, home, others) for option in unit.options])
    scores = [
        option.prior + sum([weight * value for weight, value in zip(given, row)])
        for option, row in zip(unit.options, values)
    ]
    nowhere = sum([learnt.clues.get(clue, 0.0) * value for clue, value in nowhere_clues(unit).items()])
    top = max([nowhere, *scores])
    powers = [exp(score - top) for score in scores]
    none = exp(nowhere - top)
    whole = sum(powers) + none
    return Scored(unit.options, values, tuple([power / whole for power in powers]), none / whole)


def choose(unit: Unit, weighed: Scored, *, sure: float, least: float) -> Choice | None:
    """Return the likeliest option, none when the place is unknown, or None when the words are likelier no place."""
    order = sorted(range(len(weighed.options)), key=lambda at: -weighed.shares[at])[:_SHOWN]
    candidates = tuple([_candidate(weighed, at) for at in order])
    if not order or weighed.shares[order[0]] < least:
        if unit.toponym.likelihood < sure:
            return None
        return Choice(None, round(weighed.nowhere, 3), ("no place of that name fits the text",), candidates)
    best = candidates[0]
    return Choice(best.place, best.score, best.reasons, candidates)


def _candidate(weighed: Scored, at: int) -> Candidate:
    option = weighed.options[at]
    told = [_REASONS[clue] for clue, value in zip(CLUES, weighed.values[at]) if value and clue in _REASONS]
    given = option.candidate
    return Candidate(given.place, given.name, given.name_kind, round(weighed.shares[at], 3), option.reasons + tuple(told))
