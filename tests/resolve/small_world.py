"""A world of a few places made by hand, so that what resolving makes of each clue can be reckoned on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log
from typing import Any

from geomap.model import Candidate, NameKind, Place, Resolution, Toponym
from geomap.resolve import resolve
from geomap.resolve.options import Weights

NEVER = -100.0  # log-odds


class World:
    """A gazetteer of the names given, each with its candidates in order; it knows nothing else."""

    def __init__(self, names: Mapping[str, Sequence[Candidate]]) -> None:
        """Know these names."""
        self._names = dict(names)

    def candidates(self, name: str, *, fuzzy: bool = False) -> Sequence[Candidate]:
        """Return the candidates of a name as it is spelled."""
        assert name
        assert not fuzzy
        return self._names.get(name, ())


def place(
    code: str = "PPL", *, of: str | None = "AA.1", at: tuple[float, float] = (10.5, 10.5), **fields: Any
) -> Place:
    """Return a place of a GeoNames code in a country and region ("AA.1"), under its position as its name."""
    kind = {"P": "P", "A": "A", "S": "H", "M": "T", "R": "L", "C": "L"}.get(code[0], "S")
    kind = "A" if code.startswith("PCL") else kind
    country, _, region = (of or "").partition(".")
    name = f"{code} at {at[0]}, {at[1]}"
    made = Place(None, name, *at, kind, code, country or None, admin1_code=region or None, radius_m=5000)
    return replace(made, **fields)


def meaning(what: Place | None = None, kind: NameKind = "alternate", score: float = 1.0) -> Candidate:
    """Return a candidate of an unspecified name for a place."""
    return Candidate(what or place(), "Name", kind, score)


HERE = place()
THERE = place(of="BB.1", at=(50.5, 50.5))
TWINS = (meaning(HERE), meaning(THERE))


def named(*names: str | Toponym) -> list[Toponym]:
    """Return toponyms one after the other, sure to be places unless they are given whole."""
    found: list[Toponym] = []
    for name in names:
        start = found[-1].end + 10 if found else 0
        given = name if isinstance(name, Toponym) else toponym(name)
        found.append(replace(given, start=start, end=start + len(given.text)))
    return found


def toponym(name: str, **fields: Any) -> Toponym:
    """Return a toponym whose offsets `named` will set."""
    return Toponym(0, 0, name, name, **fields)


def weighing(clues: Mapping[str, float], *, least: float = 0.0) -> Weights:
    """Return weights of these clues alone; that no option is meant is out of the question unless they say so."""
    nowhere = {} if any(clue.startswith("nowhere") for clue in clues) else {"nowhere": NEVER}
    return Weights({**nowhere, **clues}, least)


def first(
    world: World, told: Sequence[Toponym], clues: Mapping[str, float], *, least: float = 0.0, **known: str
) -> Resolution:
    """Return what becomes of the first toponym."""
    return resolve(told, world, learnt=weighing(clues, least=least), **known)[0]  # type: ignore[arg-type]


def odds(resolution: Resolution, one: Place = HERE, other: Place = THERE) -> float:
    """Return the log-odds of one candidate against another; scores have three digits."""
    shares = {candidate.place: candidate.score for candidate in resolution.candidates}
    return log(shares[one] / shares[other])
