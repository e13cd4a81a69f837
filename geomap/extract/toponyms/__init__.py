"""Place names in a text: found with their offsets, what the context calls them, and how likely they are places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from geomap.extract.toponyms.context import containers, cues, datelines, outer_first
from geomap.extract.toponyms.decide import Sighting, likelihood, memory_clues, sightings
from geomap.extract.toponyms.learnt import Weights, weights
from geomap.extract.toponyms.mentions import capitalised, mentions
from geomap.extract.toponyms.surroundings import looked_at_again
from geomap.model import Geography, Names, Role, Toponym

__all__ = ["PLACE_LABELS", "Vote", "find_toponyms"]

Vote = tuple[int, int, str]  # start, end and label of a span that another pipeline names
PLACE_LABELS: Final = frozenset(("GPE", "LOC", "LOCATION", "PLACE", "FAC"))
_VOTE: Final = 2.0  # log-odds a vote moves: enough to turn a doubtful mention, never a clear one


def find_toponyms(
    text: str,
    names: Names,
    *,
    lookup: Geography | None = None,
    title: str | None = None,
    votes: Iterable[Vote] | None = None,
    learnt: Weights | None = None,
) -> tuple[Toponym, ...]:
    """Return the place names in `text`, in order, none overlapping; offsets count code points, end exclusive.

    `lookup` lets what the gazetteer knows of a name weigh in; `title` is remembered but not searched; `votes`
    are the entities another pipeline found (start, end, label), each moving the odds of the names it touches;
    `learnt` replaces the weights that come with geomap.
    """
    learnt = learnt or weights()
    words = capitalised(text)
    seen = sightings(text, mentions(text, words, names), lookup, learnt)
    if not seen:
        return ()
    odds = looked_at_again(seen, log_odds(seen, text, title, learnt), lookup)
    if votes is not None:
        odds = _polled(seen, odds, votes)
    return _toponyms(text, seen, odds, lookup, learnt.threshold)


def log_odds(seen: Sequence[Sighting], text: str, title: str | None, learnt: Weights) -> list[float]:
    """Return the log-odds that each mention names a place."""
    bias = learnt.local.get("", 0.0)
    local = [bias + sighting.odds(learnt) for sighting in seen]
    words = set(text.split())
    if title:
        words.update(title.split())
    share = learnt.memory.get("local", 1.0)
    return [
        one * share + _recalled(told, learnt) for one, told in zip(local, memory_clues(seen, local, words), strict=True)
    ]


@lru_cache(maxsize=10_000)
def _recalled(told: tuple[str, ...], learnt: Weights) -> float:
    """Return what the memory's clues weigh together."""
    return learnt.memory.get("", 0.0) + sum([learnt.memory.get(clue, 0.0) for clue in told])


def _polled(seen: Sequence[Sighting], odds: Sequence[float], votes: Iterable[Vote]) -> list[float]:
    """Move the odds by what another pipeline says of the same words; where it is silent they fall by half a vote."""
    cast = sorted(votes)
    moved, first = [], 0
    for sighting, one in zip(seen, odds, strict=True):
        start, end = sighting.mention.start, sighting.mention.end
        while first < len(cast) and cast[first][1] <= start:
            first += 1
        vote = cast[first] if first < len(cast) and cast[first][0] < end else None
        moved.append(one + (-_VOTE / 2 if vote is None else _VOTE if vote[2] in PLACE_LABELS else -_VOTE))
    return moved


def _toponyms(
    text: str, seen: Sequence[Sighting], odds: Sequence[float], lookup: Geography | None, threshold: float
) -> tuple[Toponym, ...]:
    kept = [index for index, one in enumerate(odds) if one >= threshold]
    chosen = [seen[index] for index in kept]
    called, within, lines = cues(text, chosen), containers(text, chosen, lookup), sorted(datelines(text))
    starts = [first for first, _ in lines]
    return outer_first(
        [
            Toponym(
                start=sighting.mention.start,
                end=sighting.mention.end,
                text=sighting.surface,
                name=" ".join(sighting.surface.split()),
                kind="adjective" if sighting.known.adjective else "name",
                cue=called[at],
                within=within[at],
                role=_role(sighting.mention.start, starts, lines),
                likelihood=round(likelihood(odds[index]), 4),
            )
            for at, (index, sighting) in enumerate(zip(kept, chosen, strict=True))
        ]
    )


def _role(start: int, starts: Sequence[int], lines: Sequence[tuple[int, int]]) -> Role:
    at = bisect_right(starts, start) - 1
    return "dateline" if at >= 0 and start < lines[at][1] else "mentioned"
