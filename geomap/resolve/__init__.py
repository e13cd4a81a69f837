"""The choice of a place for each toponym of a text, with its score, its reasons and the places it was chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geomap.model import Geography, Resolution, Toponym
from geomap.resolve.choice import choose, group
from geomap.resolve.options import Weights, weights
from geomap.resolve.weighing import weigh

__all__ = ["resolve"]

_SURE: Final = 0.6  # likelihood from which a name that fits no known place is an unknown place, not a false alarm


def resolve(
    toponyms: Sequence[Toponym],
    geography: Geography,
    *,
    home: str | None = None,
    text: str = "",
    learnt: Weights | None = None,
) -> tuple[Resolution, ...]:
    """Return a resolution for each toponym that names a place, in order; `place` is None when the place is unknown.

    `home` is the reader's or outlet's country (ISO 3166-1 alpha-2). A toponym that nothing in the text supports and
    that is likelier a person or a thing is left out. Scores run from 0 to 1. `learnt` replaces geomap's weights.
    """
    learnt = learnt or weights()
    units = group(toponyms, geography, learnt, text=text)
    if not units:
        return ()
    scored = weigh(units, home.upper() if home else None, learnt)
    chosen: list[Resolution | None] = [None] * len(toponyms)
    for unit, scores in zip(units, scored, strict=True):
        outcome = choose(unit, scores, sure=_SURE, least=learnt.least)
        if outcome is not None:
            for index in unit.mentions:
                chosen[index] = Resolution(toponyms[index], *outcome)
    return tuple([one for one in chosen if one is not None])
