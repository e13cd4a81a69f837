"""The weighing of a text's names against each other, in two rounds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log, log1p
from operator import mul
from typing import Final, NamedTuple

from geomap.resolve.evidence import CLUES, Support, Unit, fixed_clues, gather, lent, local, speaks_beside
from geomap.resolve.options import Weights

_HOPELESS: Final = 0.002  # share after the first round below which an option is given up
# Share at which the first round settles a name: changes no score on LGL and GeoVirus.
_SETTLED: Final = 0.95
_FAR: Final = 100.0  # log-odds that stand for never


NOWHERE_CLUES: Final = (
    "nowhere",
    "nowhere: one country",
    "nowhere: likelihood",
    "nowhere: mentions",
    "nowhere: options",
)


class Scored(NamedTuple):
    """The shares of a unit's options; `nowhere` is the share of none of them being meant."""

    shares: tuple[float, ...]
    nowhere: float
    others: float  # how many other names the text has
    beside: tuple[Support, Support, str | None]  # what they were weighed by: the text's support, the own part, home
    unaided: tuple[float, Sequence[float]]  # log-odds of none being meant, and what the words beside lend each option


class _Given(NamedTuple):
    """The weights of the clues that the text's other names give, in the order of `CLUES`."""

    country: float
    country_named: float
    region: float
    region_named: float
    near: float
    country_share: float
    region_share: float
    manner: float
    near_local: float


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
        if max((one.nowhere, *one.shares)) > _SETTLED
        else scored(unit, total, part, home, len(units), learnt, before=one)
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
    before: Scored | None = None,
) -> Scored:
    """Weigh a unit's options by what the text's other names support; `count` is the number of names.

    Options that the round `before` gave next to nothing are not weighed again.
    """
    unaided = _unaided(unit, home, learnt) if before is None else before.unaided
    nowhere, lent_beside = unaided
    hopes = before.shares if before is not None else [1.0] * len(lent_beside)
    lifts = _lifts(unit, hopes, total, own, max(count - 1.0, 1.0), _given(learnt))
    scores = [
        score + lift + more if hope > _HOPELESS else -_FAR
        for score, lift, more, hope in zip(unit.scores, lifts, lent_beside, hopes, strict=True)
    ]
    top = max(nowhere, max(scores, default=nowhere))
    powers = [exp(score - top) for score in scores]
    none = exp(nowhere - top)
    whole = sum(powers) + none
    return Scored(tuple([power / whole for power in powers]), none / whole, count - 1.0, (total, own, home), unaided)


def _unaided(unit: Unit, home: str | None, learnt: Weights) -> tuple[float, Sequence[float]]:
    """Return what is the same in both rounds, as the text's other names have no say in it."""
    nowhere = sum(map(mul, _given_nowhere(learnt), nowhere_clues(unit)))
    count = len(unit.options)
    if not speaks_beside(unit, home):
        return nowhere, [0.0] * count
    return nowhere, [_fixed(unit, at, home, learnt) for at in range(count)]


def _lifts(  # noqa: PLR0917 - called for every unit: keywords cost time
    unit: Unit, hopes: Sequence[float], total: Support, own: Support, others: float, given: _Given
) -> list[float]:
    """Return what the other names add to the options not given up: as `evidence.clues`, only where not nought."""
    regions, cells, own_regions, own_cells = total.regions, total.cells, own.regions, own.cells
    trust = unit.toponym.likelihood
    by_country: dict[str | None, float] = {None: 0.0}
    lifts = []
    for hope, option in zip(hopes, unit.options, strict=True):
        if hope <= _HOPELESS:
            lifts.append(0.0)
            continue
        _, _, country, admin1, cell, _, _, _ = option
        if country is not None and country not in by_country:
            by_country[country] = _of_country(country, total, own, trust, others, given)
        lift = by_country[country]
        if admin1 in regions and (inside := regions[admin1] - own_regions.get(admin1, 0.0) * trust):
            lift += _of_region(admin1, inside, total, own, trust, others, given)
        if cell in cells and (near := cells[cell] - own_cells.get(cell, 0.0) * trust) > 0.0:
            lift += (given.near + given.near_local * local(total.manners, country)) * log1p(near)
        lifts.append(lift)
    return lifts


def _of_country(country: str, total: Support, own: Support, trust: float, others: float, given: _Given) -> float:  # noqa: PLR0917
    """Return what the text's other names add to the places of a country."""
    inside = total.countries.get(country, 0.0) - own.countries.get(country, 0.0) * trust
    score = given.country * log1p(max(inside, 0.0)) + given.country_share * inside / others
    if country in total.named_countries:
        named = total.named_countries[country] - own.named_countries.get(country, 0.0) * trust
        score += given.country_named * min(named, 1.0)
    return score + given.manner * total.manners.get(country, 0.0)


def _of_region(  # noqa: PLR0917
    admin1: str, inside: float, total: Support, own: Support, trust: float, others: float, given: _Given
) -> float:
    """Return what the text's other names, so much of them `inside` it, add to the places of a first-order region."""
    score = given.region * log1p(max(inside, 0.0)) + given.region_share * inside / others
    if admin1 in total.named_regions:
        named = total.named_regions[admin1] - own.named_regions.get(admin1, 0.0) * trust
        score += given.region_named * min(named, 1.0)
    return score


@lru_cache(maxsize=16)
def _given(learnt: Weights) -> _Given:
    return _Given(*[learnt.clues.get(clue, 0.0) for clue in CLUES[: len(_Given._fields)]])


def _fixed(unit: Unit, at: int, home: str | None, learnt: Weights) -> float:
    """Return what the stated container, the home, the verb and the list add to an option."""
    values = fixed_clues(unit, unit.options[at], home)
    return sum([learnt.clues.get(clue, 0.0) * value for clue, value in values.items() if value])


def nowhere_clues(unit: Unit) -> tuple[float, ...]:
    """Return the values of `NOWHERE_CLUES`, which say that none of a unit's options is meant."""
    return (
        1.0,
        max(unit.part.countries.values(), default=0.0),
        -unit.log_odds,
        log(len(unit.mentions)),
        log(len(unit.options) + 1.0),
    )


@lru_cache(maxsize=16)
def _given_nowhere(learnt: Weights) -> tuple[float, ...]:
    return tuple([learnt.clues.get(clue, 0.0) for clue in NOWHERE_CLUES])
