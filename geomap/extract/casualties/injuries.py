"""Read who was hurt or taken to hospital, where no verb of harm says so."""

from __future__ import annotations

from dataclasses import replace

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.arguments import chain_before, pronoun, subjects_before
from geomap.extract.casualties.findings import Finding, following, span_of
from geomap.extract.casualties.groups import Group, Groups, Tokens
from geomap.model import Count


def suffered(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "two people suffered serious burns", "Jane Roe had minor injuries"."""
    if tokens[place].low not in lexicon.INJURIES:
        return None
    verbs = [k for k in range(max(0, place - 8), place) if tokens[k].low in lexicon.SUFFER]
    holder = next(
        (g for k in range(place - 4, place) if (g := groups.ending.get(k)) and following(tokens, k) == "with"), None
    )
    if (
        not verbs
        and holder is not None
        and holder.counted
        and holder.people is not False
        and _opens_phrase(tokens, holder)
    ):
        return Finding("injured", (holder,), holder.first, place, at=place)
    if not verbs or any(tokens[k].low in (",", ";", ".") for k in range(verbs[-1], place)):
        return None
    chain = chain_before(tokens, verbs[-1])
    subjects = subjects_before(tokens, groups, chain.before, near=False)
    if subjects:
        first, last = span_of(subjects, place, place)
        return Finding("injured", subjects, first, last, at=place, unreal=chain.modal, negated=chain.negated)
    spoken_of = pronoun(tokens, chain, "injured", place)
    if spoken_of is not None:
        return spoken_of
    k = chain.before
    last = k
    while k >= 0 and tokens[k].text[:1].isupper() and groups.get(k) is None:
        k -= 1
    if last - k < 2:
        return None
    name = " ".join(token.text for token in tokens[k + 1 : last + 1])
    return Finding(
        "injured", (Group(k + 1, last, Count(1, 1, 1), "person", True, True, named=name),), k + 1, place, at=place
    )


def _opens_phrase(tokens: Tokens, group: Group) -> bool:
    """Say whether a group is no part of another phrase, but listed after "and" or a comma."""
    return group.first > 0 and tokens[group.first - 1].low in ("and", ",")


def in_condition(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "two women in critical condition"; a bare number in it is part of those counted before."""
    if (
        tokens[place].low != "condition"
        or place < 2
        or tokens[place - 1].low not in ("critical", "serious", "grave", "stable")
    ):
        return None
    k = place - 2
    while k > 0 and tokens[k].low in ("a", "in", "very", "extremely", "but"):
        k -= 1
    be = tokens[k].low in lexicon.AUX
    subjects = subjects_before(tokens, groups, chain_before(tokens, k + 1).before, near=not be)
    if not subjects:
        return None
    first, last = span_of(subjects, place, place)
    part = not subjects[0].head
    return Finding(
        _found[-1].kind if part and _found else "injured", subjects, first, last, at=place, subset=be or part
    )


def to_hospital(tokens: Tokens, place: int, groups: Groups, found: list[Finding]) -> Finding | None:
    """Read "four people had been taken to hospital", "two remain in hospital", "three were treated in hospital"."""
    if tokens[place].low not in lexicon.HOSPITAL:
        return None
    verbs = [
        k
        for k in range(max(0, place - 9), place)
        if tokens[k].low in lexicon.TO_HOSPITAL or tokens[k].low in ("treated", "treatment", "treating")
    ]
    left = next(
        (
            g
            for k in range(place - 3, place)
            if (g := groups.ending.get(k)) and g.first and tokens[g.first - 1].low in ("left", "leaving")
        ),
        None,
    )
    if not verbs and left is not None and tokens[place - 1].low in ("in", "the"):
        return Finding("hospitalised", (left,), left.first, place, at=place)
    if not verbs or any(tokens[k].low in (";", ".") for k in range(verbs[-1], place)):
        return None
    chain = chain_before(tokens, verbs[-1])
    if not chain.be and tokens[verbs[-1]].low not in ("remain", "remained", "remains"):
        if chain.before >= 0 and tokens[chain.before].low == "and" and found and chain.before - found[-1].last <= 1:
            return replace(found[-1], kind="hospitalised", at=place, last=place)
        return None
    subjects = subjects_before(tokens, groups, chain.before, near=False)
    if not subjects:
        return pronoun(tokens, chain, "hospitalised", place)
    first, last = span_of(subjects, place, place)
    return Finding("hospitalised", subjects, first, last, at=place, negated=chain.negated, unreal=chain.modal)


def treated(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "ten people were treated for smoke inhalation", "two were treated at the scene"."""
    after = {token.low for token in tokens[place + 1 : place + 8]}
    if tokens[place].low != "treated" or lexicon.HOSPITAL & after or not lexicon.TREATED_FOR & after:
        return None
    chain = chain_before(tokens, place)
    people = subjects_before(tokens, groups, chain.before, near=False) if chain.be else ()
    if not people:
        return None
    first, last = span_of(people, place, place)
    return Finding("injured", people, first, last, at=place, unreal=chain.modal, negated=chain.negated)
