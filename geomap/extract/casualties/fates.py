"""Read fates told without a verb of harm before its people: "Killed were two nurses", "Dead: 12", "did not survive"."""

from __future__ import annotations

from dataclasses import replace

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.findings import Finding, befell, kind_of
from geomap.extract.casualties.group import Group, Groups, nobody
from geomap.extract.casualties.objects import objects_after
from geomap.extract.casualties.subjects import chain_before, subjects_before
from geomap.extract.casualties.words import Tokens, following

_OPENS = frozenset((",", ";", ".", ":", "and", "also", "–", "—", "("))
_THROAT = frozenset("slit cut slashed slitting cutting slashing".split())
_LISTS = frozenset((":", "-", "–", "—"))


def inverted(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "killed were two nurses and a driver", "also dead is a guard", "Killed: 12"."""
    kind = kind_of(tokens[place].low)
    if kind is None or (place and tokens[place - 1].low not in _OPENS):
        return None
    after = following(tokens, place)
    be = _verb_after(tokens, place)
    if be is not None:
        people = objects_after(tokens, groups, be, of=True)
        people = _without_appositions(tokens, people) if all(group.counted for group in people) else ()
    elif after in _LISTS:
        group = groups.get(place + 2)
        people = (group,) if group is not None and group.counted and group.people is not False else ()
    else:
        return None
    known = tuple(replace(group, definite=True) for group in people)  # most often a total told who they are
    return befell(kind, known, place, until=people[-1].last) if people else None


_WHERE_REACH = 8  # tokens between "Killed" and "were two nurses": "Killed in the blast in Aba"


def _verb_after(tokens: Tokens, place: int) -> int | None:
    """Return the "were" of "Killed were two nurses", "Also killed in the crash were …"."""
    if following(tokens, place) not in ("in", "on", "at", "by", "with", *lexicon.BE):
        return None
    for k in range(place + 1, min(len(tokens), place + _WHERE_REACH)):
        if tokens[k].low in lexicon.BE:
            return k
        if tokens[k].low in lexicon.BARRIERS or tokens[k].low in (",", ";", ":", "and"):
            return None
    return None


def _without_appositions(tokens: Tokens, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """Drop what only says who somebody was: "killed were the driver, a man of 54, and a passenger"."""
    return tuple(
        group
        for number, group in enumerate(people)
        if not (number and people[number - 1].definite and tokens[group.first - 1].low == ",")
    )


def not_surviving(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "three climbers did not survive"."""
    chain = chain_before(tokens, place)
    before = chain.before
    if not chain.negated or before < 0:
        return None
    if tokens[before].low in ("did", "do", "does"):
        chain = chain_before(tokens, before)
    people = subjects_before(tokens, groups, chain.before)
    return befell("killed", people, place, chain=replace(chain, negated=False, be=True)) if people else None


def throats(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "slit the throats of nine villagers", "two men were found with their throats cut"."""
    around = {token.low for token in tokens[max(0, place - 3) : place + 3]}
    if _THROAT.isdisjoint(around):
        return None
    if following(tokens, place) == "of":
        people = objects_after(tokens, groups, place + 1, of=True)
        return befell("killed", people, place) if people else None
    if place < 2 or tokens[place - 1].low not in ("their", "his", "her"):
        return None
    k = place - 2
    while k > 0 and tokens[k].low in ("with", "had", "found", "dead"):
        k -= 1
    people = subjects_before(tokens, groups, chain_before(tokens, k + 1).before, near=False)
    return befell("killed", people, place) if people else None


_ONLY = frozenset("only just merely".split())
_SLIGHT = frozenset("material structural property minor slight superficial limited light".split())


def only_damage(tokens: Tokens, place: int, _groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "caused only material damage": nobody was hurt."""
    k = place - 1
    while k >= 0 and tokens[k].low in _SLIGHT:
        k -= 1
    if k == place - 1 or k < 0 or not (tokens[k].low in _ONLY or following(tokens, place) == "only"):
        return None
    none = replace(nobody(place, "both"), first=k)
    return befell("both", (none,), place, negated=True)


def wiped_out(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "a family of four was wiped out", "wiped out a family of five"."""
    if following(tokens, place) != "out":
        return None
    chain = chain_before(tokens, place)
    span = range(max(0, place - 12), place) if chain.be else range(place + 2, min(len(tokens), place + 10))
    for k in span:
        if tokens[k].low in ("family", "household") and following(tokens, k) == "of":
            group = groups.get(k + 2)
            if group is not None and group.counted:
                return befell("killed", (group,), place, chain=chain)
    return None
