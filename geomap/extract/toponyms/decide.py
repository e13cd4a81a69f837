"""The decision whether a mention names a place: logistic weights over clues, then the text's memory of the name."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Final, NamedTuple

from geomap.extract.toponyms.beside import Neighbours, clues, kind_before, neighbours, odds_beside
from geomap.extract.toponyms.known import Known, known
from geomap.extract.toponyms.learnt import Weights
from geomap.extract.toponyms.mentions import Mention
from geomap.extract.toponyms.words import DIRECTIONS
from geomap.model import Geography

_PERSON_BEFORE: Final = frozenset(("given", "title", "initial"))
_JOINS: Final = frozenset((" ", ". "))
_ARTICLES: Final = ("al-", "Al-", "el-", "El-")
_TIMES: Final = {count: f"times={count}" for count in range(1, 5)}
_ONCE: Final = {
    (person, lower): ("times=1", *(("person",) if person else ()), *(("lower",) if lower else ()))
    for person in (False, True)
    for lower in (False, True)
}
_NO_NAMES: Final = frozenset(("Island", "Islands", "Jewish"))  # the end of a name, a faith: "the Tanimbar Islands"
_BEARINGS: Final = frozenset(
    word.upper() for word in DIRECTIONS if word.endswith("ern")
)  # in a text in capitals: "THE SOUTHERN PART OF"
_HOPELESS: Final = -6.0  # log-odds of a name alone that the best context known (+6) could not mend
CONTAINERS: Final = frozenset(("country", "adm1", "adm2", "district", "continent", "capital"))


class Sighting(NamedTuple):
    """A mention with what is known of its name, its neighbours and its clues."""

    mention: Mention
    surface: str
    known: Known
    beside: Neighbours
    place_before: bool  # only a space parts it from a mention before it
    place_after: str  # group of the name that follows after a comma

    @property
    def clues(self) -> list[str]:
        """What its own context says of it."""
        return clues(self.known, self.beside, place_before=self.place_before, place_after=self.place_after)

    def odds(self, learnt: Weights) -> float:
        """Return the log-odds of a place by its name and its own context."""
        return self.known.odds + odds_beside(self.known, self.beside, self.place_before, self.place_after, learnt)


def sightings(text: str, found: Sequence[Mention], lookup: Geography | None, learnt: Weights) -> list[Sighting]:
    """Return the mentions with their clues, in order, without those that no context could make a place's name."""
    seen: list[Sighting] = []
    end = -1
    told: list[tuple[Mention, str, Known]] = []
    for mention in _with_articles(text, found, lookup):
        surface = text[mention.start : mention.end]
        knowledge = known(surface, lookup, learnt)
        if knowledge.odds > _HOPELESS and surface not in _NO_NAMES and surface not in _BEARINGS:
            told.append((mention, surface, knowledge))
    last = len(told) - 1
    for index, (mention, surface, knowledge) in enumerate(told):
        beside = neighbours(text, mention.start, mention.end)
        if surface.isupper() and len(surface) > 3:
            beside = _as_if_lower(beside)
        place_after = ""
        if index < last and beside.gap_after[:1] == ",":
            following = told[index + 1]
            if following[0].start == mention.end + len(beside.gap_after):
                place_after = following[2].group
        seen.append(Sighting(mention, surface, knowledge, beside, end + 1 == mention.start, place_after))
        end = mention.end
    return seen


def _with_articles(text: str, found: Sequence[Mention], lookup: Geography | None) -> list[Mention]:
    """Join two names where the second only completes the first, as the gazetteer has it: "Busra" and "al-Sham"."""
    if lookup is None or "l-" not in text:
        return list(found)
    joined: list[Mention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if before is not None and before.end + 1 == mention.start and text[before.end] == " ":
            whole = text[before.start : mention.end]
            if text.startswith(_ARTICLES, mention.start) and lookup.candidates(whole):
                joined[-1] = Mention(before.start, mention.end)
                continue
        joined.append(mention)
    return joined


def _as_if_lower(beside: Neighbours) -> Neighbours:
    """Read neighbours in capitals as lower case where all is in capitals: they say nothing there."""
    before, after = beside.before, beside.after
    return beside._replace(
        before=before.lower() if before.isupper() and len(before) > 1 else before,
        second=beside.second.lower() if beside.second.isupper() else beside.second,
        after=after.lower() if after.isupper() and len(after) > 1 else after,
    )


def memory_clues(seen: Sequence[Sighting], local: Sequence[float], words: set[str]) -> list[tuple[str, ...]]:
    """Return what the rest of the text says of each mention: other uses of its name, and in lower case."""
    names = [sighting.known.key for sighting in seen]
    by_name: dict[str, list[float]] = {}
    for name, odds in zip(names, local, strict=True):
        by_name.setdefault(name, []).append(odds)
    persons = {
        sighting.known.key
        for sighting in seen
        if sighting.beside.gap_before in _JOINS and kind_before(sighting.beside.before) in _PERSON_BEFORE
    }
    uses = {name: _uses(all_) for name, all_ in by_name.items() if len(all_) > 1}
    return [
        _recalled(uses[name], odds, person=name in persons, lower=name in words)
        if name in uses
        else _ONCE[name in persons, name in words]
        for name, odds in zip(names, local, strict=True)
    ]


def _uses(odds: list[float]) -> tuple[int, float, list[float], list[float]]:
    """Return the count, sum, two lowest and two highest of the odds of a name's mentions."""
    total = sum(odds)
    odds.sort()
    return len(odds), total, odds[:2], odds[-2:]


def _recalled(
    uses: tuple[int, float, list[float], list[float]], own: float, *, person: bool, lower: bool
) -> tuple[str, ...]:
    """Return the memory's clues of a mention, from the count, sum, two lowest and two highest odds of its name."""
    count, total, lowest, highest = uses
    worst = lowest[1] if lowest[0] == own else lowest[0]
    best = highest[0] if highest[1] == own else highest[1]
    told = (
        _TIMES[min(count, 4)],
        f"others={_level((total - own) / (count - 1))}",
        f"best={_level(best)}",
        f"worst={_level(worst)}",
    )
    return told + _ONCE[person, lower][1:]


def _level(log_odds: float) -> int:
    return max(-4, min(4, round(log_odds)))


def likelihood(log_odds: float) -> float:
    """Turn log-odds into a probability."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds))))
