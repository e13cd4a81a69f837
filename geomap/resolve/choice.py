"""The names of a text gathered by what they are to mean, and the choice of a place once they are weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress, repeat
from math import log
from operator import attrgetter
from typing import Final, NamedTuple

from geomap.model import Candidate, Cue, Geography, Place, Toponym
from geomap.resolve.evidence import CLUES, Support, Unit, clues, cue_clue, lent
from geomap.resolve.manners import manners
from geomap.resolve.options import Option, Weights, named, options
from geomap.resolve.peers import alike, levels, lists
from geomap.resolve.sentences import with_neighbours
from geomap.resolve.weighing import Scored

# A name with one meaning is placed without the weights' consent: no change on LGL and GeoVirus (±0.001),
# but short texts and towns too little known to convince need it.
_CLEAR: Final = 0.6  # of the shares of a name's meanings, when one stands alone
_AT_HOME: Final = 0.3  # of the text's other names lie in the same country
_FEW: Final = 2  # other names in a text, when they are too few to speak against one
_MOST_LISTED: Final = 50  # names of one list that are compared, so that time stays linear
_SHOWN: Final = 5  # candidates kept with a resolution
_LIKELIHOOD: Final = attrgetter("likelihood")
_WITHIN: Final = attrgetter("within")
_END: Final = attrgetter("end")
_SPEAKS: Final = re.compile(
    r" (?:has |had |have |also )?(?:said|says|warned|denied|denies|insisted|insists|claimed|claims|called|vowed|"
    r"accused|accuses|rejected|rejects|condemned|condemns|urged|wants|hopes|agreed)\b"
)
_HOLDERS: Final = 5  # meanings of a stated container that are considered
_TOLD: Final = 0.05  # share from which a candidate's reasons say what the text adds
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
    "manner": "the text reads like that country's news",
    "speaks": "spoken of as a government",
    "alike": "of the kind of the places listed with it",
}
_TOLD_BY: Final = tuple([_REASONS.get(clue) for clue in CLUES])


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
    told = manners(text)
    for indices in keys.values():
        units.extend(_unit(toponyms, same, geography, learnt, told, text=text) for same in _split(toponyms, indices))
    return with_neighbours(_with_peers(units, toponyms, text), toponyms, text)


def _with_peers(units: list[Unit], toponyms: Sequence[Toponym], text: str) -> list[Unit]:
    """Tell the units that stand in a list what the others of it are."""
    found = lists(toponyms, text)
    if not found:
        return units
    unit_of = {mention: at for at, unit in enumerate(units) for mention in unit.mentions}
    for run in found:
        listed = sorted({unit_of[mention] for mention in run})
        told = {at: levels(units[at].options) for at in listed}
        for at in listed[:_MOST_LISTED]:
            units[at] = units[at]._replace(alike=alike(listed[:_MOST_LISTED], told, at))
    return units


def _split(toponyms: Sequence[Toponym], indices: Sequence[int]) -> list[list[int]]:
    """Split mentions of a name by their stated containers; mentions that state none go with the first."""
    first = next((toponyms[index].within for index in indices if toponyms[index].within), None)
    if first is None:
        return [list(indices)]
    parts: dict[str, list[int]] = {}
    for index in indices:
        parts.setdefault(toponyms[index].within or first, []).append(index)
    return list(parts.values())


def _unit(
    toponyms: Sequence[Toponym],
    indices: Sequence[int],
    geography: Geography,
    learnt: Weights,
    told: Mapping[str, float],
    *,
    text: str,
) -> Unit:
    same = [toponyms[index] for index in indices]
    best = max(same, key=_LIKELIHOOD) if len(same) > 1 else same[0]
    within = next(filter(None, map(_WITHIN, same)), None)
    odds = log(max(best.likelihood, 1e-4) / max(1 - best.likelihood, 1e-4))
    meanings, scores, part = _meanings(best.name, best.cue, geography, learnt)
    holders = options(within, geography, learnt)[:_HOLDERS] if within else ()
    speaks = any(map(_SPEAKS.match, repeat(text), map(_END, same)))
    return Unit(best, meanings, scores, part, tuple(indices), holders, max(-6.0, min(6.0, odds)), told, speaks)


@lru_cache(maxsize=50_000)
def _meanings(
    name: str, cue: Cue | None, geography: Geography, learnt: Weights
) -> tuple[tuple[Option, ...], tuple[float, ...], Support]:
    """Return a name's options, their scores by name and cue, and what they lend before the text is looked at."""
    found = named(name, cue, geography, learnt)
    return found, scores_of(found, cue, learnt), lent(found, [option.share for option in found])


def scores_of(found: Sequence[Option], cue: Cue | None, learnt: Weights) -> tuple[float, ...]:
    """Return what the name and its cue alone say of each option."""
    return tuple([one.prior + learnt.clues.get(cue_clue(one, cue), 0.0) for one in found])


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
    reasons = option.reasons
    if weighed.shares[at] > _TOLD:
        reasons += tuple(filter(None, compress(_TOLD_BY, _values(unit, weighed, at))))
    given = option.candidate
    return Candidate(given.place, given.name, given.name_kind, round(weighed.shares[at], 3), reasons)
