"""The weighing of a text's names against each other, in two rounds, and the choice that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import exp, log
from operator import mul
from typing import Final, NamedTuple

from geomap.model import Candidate, Cue, Geography, Place, Toponym
from geomap.resolve.evidence import CLUES, Support, Unit, clues, gather, lent
from geomap.resolve.options import Option, Weights, named, options

# A name with one meaning is placed without the weights' consent: no change on LGL and GeoVirus (±0.001),
# but short texts and towns too little known to convince need it.
_CLEAR: Final = 0.6  # of the shares of a name's meanings, when one stands alone
_AT_HOME: Final = 0.3  # of the text's other names lie in the same country
_FEW: Final = 2  # other names in a text, when they are too few to speak against one
_SHOWN: Final = 5  # candidates kept with a resolution
_SPEAKS: Final = re.compile(
    r" (?:has |had |have |also )?(?:said|says|warned|denied|denies|insisted|insists|claimed|claims|called|vowed|"
    r"accused|accuses|rejected|rejects|condemned|condemns|urged|wants|hopes|agreed)\b"
)
_HOLDERS: Final = 5  # meanings of a stated container that are considered
_HOPELESS: Final = 0.002  # share after the first round below which an option is given up
# Share at which the first round settles a name: changes no score on LGL and GeoVirus.
_SETTLED: Final = 0.95
_TOLD: Final = 0.05  # share from which a candidate's reasons say what the text adds
_FAR: Final = 100.0  # log-odds that stand for never
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
    "speaks": "spoken of as a government",
}


class Scored(NamedTuple):
    """The shares of a unit's options; `nowhere` is the share of none of them being meant."""

    shares: tuple[float, ...]
    nowhere: float
    others: float  # how many other names the text has
    beside: tuple[Support, Support, str | None]  # what they were weighed by: the text's support, the own part, home


class Choice(NamedTuple):
    """What was chosen for a unit, as a resolution states it."""

    place: Place | None
    score: float
    reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def group(toponyms: Sequence[Toponym], geography: Geography, learnt: Weights, *, text: str = "") -> list[Unit]:
    """Gather the mentions that are to mean one place: same name, same cue, same stated container."""
    keys: dict[tuple[str, str], list[int]] = {}
    for index, toponym in enumerate(toponyms):
        keys.setdefault((toponym.name.casefold(), toponym.cue or ""), []).append(index)
    units: list[Unit] = []
    for indices in keys.values():
        units.extend(_unit(toponyms, same, geography, learnt, text=text) for same in _split(toponyms, indices))
    return units


def _split(toponyms: Sequence[Toponym], indices: Sequence[int]) -> list[list[int]]:
    """Split mentions of a name by their stated containers; mentions that state none go with the first."""
    parts: dict[str, list[int]] = {}
    first = next((toponyms[index].within for index in indices if toponyms[index].within), None)
    for index in indices:
        parts.setdefault(toponyms[index].within or first or "", []).append(index)
    return list(parts.values())


def _unit(
    toponyms: Sequence[Toponym], indices: Sequence[int], geography: Geography, learnt: Weights, *, text: str
) -> Unit:
    best = max([toponyms[index] for index in indices], key=lambda toponym: toponym.likelihood)
    within = next((toponyms[index].within for index in indices if toponyms[index].within), None)
    lead = replace(best, within=within) if within != best.within else best
    odds = log(max(best.likelihood, 1e-4) / max(1 - best.likelihood, 1e-4))
    meanings, part = _meanings(best.name, best.cue, geography, learnt)
    holders = options(within, geography, learnt)[:_HOLDERS] if within else ()
    speaks = any(_SPEAKS.match(text, toponyms[index].end) for index in indices)
    return Unit(lead, meanings, part, tuple(indices), holders, max(-6.0, min(6.0, odds)), speaks)


@lru_cache(maxsize=50_000)
def _meanings(name: str, cue: Cue | None, geography: Geography, learnt: Weights) -> tuple[tuple[Option, ...], Support]:
    """Return a name's options and what they lend before the text is looked at."""
    found = named(name, cue, geography, learnt)
    return found, lent(found, [option.share for option in found])


def nowhere_clues(unit: Unit) -> dict[str, float]:
    """Return the clues that none of a unit's options is meant."""
    return {
        "nowhere": 1.0,
        "nowhere: one country": max(unit.part.countries.values(), default=0.0),
        "nowhere: likelihood": -unit.log_odds,
        "nowhere: mentions": log(len(unit.mentions)),
        "nowhere: options": log(len(unit.options) + 1.0),
    }


def weigh(units: Sequence[Unit], home: str | None, learnt: Weights) -> list[Scored]:
    """Weigh every unit's options twice: by what the others' names alone lend, then by the first round."""
    parts = [unit.part for unit in units]
    total = gather(units, parts)
    first = [scored(unit, total, part, home, len(units), learnt) for unit, part in zip(units, parts, strict=True)]
    parts = [
        unit.part if len(one.shares) == 1 and one.shares[0] > _SETTLED else lent(unit.options, one.shares)
        for unit, one in zip(units, first, strict=True)
    ]
    total = gather(units, parts)
    return [
        one
        if max(one.nowhere, *one.shares, 0.0) > _SETTLED
        else scored(unit, total, part, home, len(units), learnt, before=one.shares)
        for unit, part, one in zip(units, parts, first, strict=True)
    ]


def scored(  # noqa: PLR0917 - one call, one shape
    unit: Unit,
    total: Support,
    own: Support,
    home: str | None,
    count: int,
    learnt: Weights,
    *,
    before: Sequence[float] | None = None,
) -> Scored:
    """Weigh a unit's options by what the text's other names support; `count` is the number of names.

    Options that the round `before` gave next to nothing are not weighed again.
    """
    given, others = _given(learnt), max(count - 1.0, 1.0)
    scores = [
        option.prior + sum(map(mul, given, clues(unit, option, total, own, home, others)))
        if before is None or before[at] > _HOPELESS
        else -_FAR
        for at, option in enumerate(unit.options)
    ]
    nowhere = _nowhere(unit, learnt)
    top = max([nowhere, *scores])
    powers = [exp(score - top) for score in scores]
    none = exp(nowhere - top)
    whole = sum(powers) + none
    return Scored(tuple([power / whole for power in powers]), none / whole, count - 1.0, (total, own, home))


@lru_cache(maxsize=16)
def _given(learnt: Weights) -> tuple[float, ...]:
    return tuple([learnt.clues.get(clue, 0.0) for clue in CLUES])


def _nowhere(unit: Unit, learnt: Weights) -> float:
    return sum([learnt.clues.get(clue, 0.0) * value for clue, value in nowhere_clues(unit).items()])


def choose(unit: Unit, weighed: Scored, *, sure: float, least: float) -> Choice | None:
    """Return the likeliest option, none when the place is unknown, or None when the words are likelier no place."""
    shares = weighed.shares
    order = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)[:_SHOWN]
    candidates = tuple([_candidate(unit, weighed, at) for at in order])
    if not order or (weighed.shares[order[0]] < least and not _alone(unit, weighed, order[0], sure)):
        if unit.toponym.likelihood < sure:
            return None
        return Choice(None, round(weighed.nowhere, 3), ("no place of that name fits the text",), candidates)
    best = candidates[0]
    return Choice(best.place, best.score, best.reasons, candidates)


def _alone(unit: Unit, weighed: Scored, at: int, sure: float) -> bool:
    """Say whether a sure place's name has one meaning far above its others, and nothing speaks against that."""
    if unit.toponym.likelihood < sure or weighed.shares[at] < _CLEAR * sum(weighed.shares):
        return False
    option, clear = unit.options[at], dict(zip(CLUES, _values(unit, weighed, at), strict=True))
    if clear["outside"] or clear["cue misfits"]:
        return False
    return clear["country share"] >= _AT_HOME or (weighed.others <= _FEW and option.candidate.name_kind != "historic")


def _values(unit: Unit, weighed: Scored, at: int) -> tuple[float, ...]:
    total, own, home = weighed.beside
    return clues(unit, unit.options[at], total, own, home, max(weighed.others, 1.0))


def _candidate(unit: Unit, weighed: Scored, at: int) -> Candidate:
    option = unit.options[at]
    values = _values(unit, weighed, at) if weighed.shares[at] > _TOLD else ()
    told = [_REASONS[clue] for clue, value in zip(CLUES, values, strict=False) if value and clue in _REASONS]
    given = option.candidate
    return Candidate(
        given.place, given.name, given.name_kind, round(weighed.shares[at], 3), option.reasons + tuple(told)
    )
