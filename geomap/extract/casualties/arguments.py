"""Find who a verb's subject and object are, past auxiliaries, adverbs and parentheses."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.coordinates import (
    first_of_bare_list,
    follows_gathering,
    is_of_them,
    is_subset,
    right_coordinate,
    with_coordinates,
    without_breakdown,
)
from geomap.extract.casualties.findings import Finding, following, kind_of
from geomap.extract.casualties.groups import Group, Groups, Tokens, singular
from geomap.model import Count


@dataclass(frozen=True, slots=True)
class Chain:
    """The auxiliaries and adverbs before a verb, walked leftward."""

    before: int  # the token before the chain
    be: bool
    negated: bool
    modal: bool
    feared: bool
    also: bool


def chain_before(tokens: Tokens, place: int) -> Chain:
    be = negated = modal = feared = also = False
    place -= 1
    for _ in range(8):
        if place < 0:
            break
        word = tokens[place].low
        be = be or word in lexicon.BE
        also = also or word == "also"
        negated = negated or word in ("not", "never") or word.endswith("n't")
        perhaps = word in ("may", "might") and following(tokens, place) == "have"
        modal = modal or (word in lexicon.MODALS and not perhaps) or (word == "be" and not _said_to(tokens, place))
        feared = feared or perhaps
        feared = feared or word in ("feared", "presumed", "believed", "thought", "allegedly")
        if not (
            word in lexicon.ADVERBS
            or word in lexicon.AUX
            or word in ("not", "never")
            or word.endswith("n't")
            or word in lexicon.MODALS
        ):
            break
        if word in lexicon.BEFALL and not (word in ("burned", "burnt")):
            break
        place -= 1
    return Chain(place, be, negated, modal, feared, also)


def _said_to(tokens: Tokens, place: int) -> bool:
    """Say whether "be" comes after "believed to": what is believed, not what is wished."""
    before = [token.low for token in tokens[max(0, place - 2) : place]]
    return before[-1:] == ["to"] and before[0] in (
        "believed",
        "feared",
        "thought",
        "presumed",
        "said",
        "reported",
        "known",
        "understood",
    )


_SUBORDINATORS = frozenset(("after", "before", "since", "until", "as"))


def subjects_before(tokens: Tokens, groups: Groups, place: int, *, near: bool) -> tuple[Group, ...]:
    """Return the groups that are the subject of a verb whose phrase begins after token `place`.

    With `near`, only words that belong to the noun phrase may stand between.
    """
    bare: Group | None = None
    part: Group | None = None
    steps, k = 0, place
    if k >= 0 and tokens[k].low in ("who", "that", "which"):
        k -= 1
    elif k >= 0 and tokens[k].low == "," and (named := _before_parenthesis(tokens, groups, k)) is not None:
        return with_coordinates(tokens, groups, named)
    while k >= 0 and steps < 30:
        steps += 1
        group = groups.covering.get(k)
        if group is not None:
            if group.people is False:
                if near:
                    return ()
                k = group.first - 1
                continue
            before = tokens[group.first - 1].low if group.first else ""
            adjoins = group.last == place and (before in _SUBORDINATORS or (near and before != "by"))
            if not adjoins and (
                is_subset(tokens, group) or (before in lexicon.PREPOSITIONS and not follows_gathering(tokens, group))
            ):
                k = group.first - 1
                continue
            owner = groups.covering.get(group.first - 1)
            if not adjoins and owner is not None and owner.partitive:  # "seven of them women"
                k = owner.last
                continue
            if not group.counted and is_subset(tokens, opening := first_of_bare_list(tokens, groups, group)):
                k = opening.first - 1
                continue
            if group.last != place and is_of_them(tokens, group) and before in (",", "-", "–", "—", "("):
                part = part or group
                k = group.first - 1
                continue
            if group.counted:
                return with_coordinates(tokens, groups, group)
            if before in (",", "mostly", "mainly", "some", "many", "-", "–", "—", "("):
                bare = bare or group
                k = group.first - 1
                continue
            return with_coordinates(tokens, groups, group)
        if _stops(tokens, k, near=near):
            break
        k -= 1
    left = part or bare
    return (left,) if left is not None else ()


def _before_parenthesis(tokens: Tokens, groups: Groups, close: int) -> Group | None:
    """Return "two people" of "two people, named as A and B, were killed": the group before what commas enclose."""
    found = None
    for k in range(close - 1, max(0, close - 18), -1):
        word = tokens[k].low
        if word in lexicon.AUX or word in (";", ":") or word in lexicon.BEFALL_ACTIVE:
            break
        group = groups.ending.get(k - 1) if word == "," else None
        if (
            group is not None
            and group.counted
            and group.head in lexicon.GENERIC
            and group.people
            and not is_subset(tokens, group)
        ):
            found = group
    return found


def _stops(tokens: Tokens, place: int, *, near: bool) -> bool:
    word = tokens[place].low
    if word in (";", ":", "?", "!", '"', "“", "”") or word in lexicon.BARRIERS:
        return True
    if (
        word in ("said", "says", "saying", "reported", "confirmed", "told", "claimed", "added")
        or word in lexicon.BEFALL_ACTIVE
    ):
        return True
    if word in lexicon.BEFALL or word in lexicon.BEFALL_SUBJECT:
        return True
    return near and word in lexicon.AUX


def objects_after(tokens: Tokens, groups: Groups, place: int, *, of: bool = False) -> tuple[Group, ...]:
    """Return the groups that are the object of a verb that ends at token `place`, coordinates included.

    With `of` they hang on a noun ("the bodies of …"), so that a verb may follow the last.
    """
    k = place + 1
    while k < len(tokens) and tokens[k].low in ("also", "reportedly", "instantly", "or", "as", '"', "“", "'", "‘"):
        k += 1
    if k < len(tokens) and tokens[k].low in lexicon.REFLEXIVES and following(tokens, k) == "and":
        k += 2
    first = groups.get(k)
    if first is None or first.people is False or (first.head in lexicon.TOLL_NOUNS and not singular(first.head)):
        return ()
    found = [first]
    listed = [False]
    while (link := right_coordinate(tokens, groups, found[-1], of=of)) is not None:
        found.append(link[0])
        listed.append(link[1])
    while listed[-1]:  # a list ends with "and"; what follows a last comma is something else
        found.pop()
        listed.pop()
    return without_breakdown(tokens, found)


def companions_after(tokens: Tokens, groups: Groups, place: int) -> tuple[Group, ...]:
    """Return those who shared a fate: "he was killed along with two guards"."""
    for k in range(place + 1, min(place + 16, len(tokens) - 1)):
        word = tokens[k].low
        if word in (";", ".", ":") or word in lexicon.BARRIERS or kind_of(word) is not None:
            break
        if word == "alongside" or (word in ("along", "together") and tokens[k + 1].low == "with"):
            return objects_after(tokens, groups, k if word == "alongside" else k + 1, of=True)
    return ()


def pronoun(tokens: Tokens, chain: Chain, kind: str, place: int) -> Finding | None:
    if chain.before < 0 or tokens[chain.before].low not in lexicon.PRONOUNS:
        return None
    one = Group(chain.before, chain.before, Count(1, 1, 1), "person", True, True, definite=True)
    return Finding(kind, (one,), chain.before, place, at=place, unreal=chain.modal, negated=chain.negated, pronoun=True)


def named(tokens: Tokens, groups: Groups, chain: Chain, kind: str, place: int) -> Finding | None:
    """Read a named subject: "Ivan Petrenko, 34, was lightly injured"."""
    k = chain.before
    if (
        k < 0
        or not any(tokens[j].low in ("was", "is") for j in range(k + 1, place + 1))
        and tokens[place].low != "died"
    ):
        return None
    while k >= 0 and (tokens[k].low == "," or tokens[k].low.isdigit() or tokens[k].low in ("-", "–")):
        k -= 1
    last = k
    while k >= 0 and tokens[k].text[:1].isupper() and groups.get(k) is None:
        k -= 1
    if k == last or last - k < 2 and tokens[last].text.isupper():
        return None
    name = " ".join(token.text for token in tokens[k + 1 : last + 1])
    one = Group(k + 1, last, Count(1, 1, 1), "person", True, True, named=name)
    return Finding(kind, (one,), k + 1, place, at=place, unreal=chain.modal, negated=chain.negated)
