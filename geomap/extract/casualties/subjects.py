"""Find who a verb's subject is, past auxiliaries, adverbs and parentheses."""

from __future__ import annotations

from itertools import takewhile

from geomap.extract.casualties import lexicon, persons
from geomap.extract.casualties.coordinates import (
    first_of_list,
    follows_gathering,
    is_of_them,
    is_subset,
    with_coordinates,
)
from geomap.extract.casualties.findings import Chain
from geomap.extract.casualties.group import Group, Groups
from geomap.extract.casualties.words import Tokens, following, previous
from geomap.model import Count

_NOT = frozenset(("not", "never", "cannot"))
_FEARED = frozenset("feared presumed believed thought allegedly".split())
_REPORTED = frozenset("believed feared thought presumed said reported known understood".split())


def chain_before(tokens: Tokens, place: int) -> Chain:
    """Return the auxiliaries and adverbs before a verb, and what they make of it."""
    words: list[str] = []
    modal = feared = False
    place = _past_time(tokens, place - 1)
    while place >= 0 and len(words) < 8 and _in_chain(tokens[place].low):
        word = tokens[place].low
        perhaps = word == "may" and following(tokens, place) == "have"
        wished = word == "be" and not _said_to(tokens, place)
        modal = modal or wished or (word in lexicon.MODALS and not perhaps)
        feared = feared or perhaps or word in _FEARED
        words.append(word)
        place = _past_time(tokens, place - 1)
    return Chain(
        before=place,
        be=any(word in lexicon.BE for word in words),
        negated=any(_is_not(word) for word in words),
        modal=modal,
        feared=feared,
        also="also" in words,
    )


def _past_time(tokens: Tokens, place: int) -> int:
    """Return the auxiliary before a time that parts it from its verb: "were" of "were, on Monday night, killed"."""
    k = place
    while k > 0 and (tokens[k].low in lexicon.WHEN or tokens[k].low in _AROUND_TIME):
        k -= 1
    timed = any(token.low in lexicon.WHEN for token in tokens[k + 1 : place + 1])
    return k if timed and tokens[k].low in lexicon.AUX else place


_AROUND_TIME = frozenset(", on early late last this in the".split())


def _in_chain(word: str) -> bool:
    return word in lexicon.ADVERBS or word in lexicon.AUX or word in lexicon.MODALS or _is_not(word)


def _is_not(word: str) -> bool:
    return word in _NOT or word.endswith("n't")


def _said_to(tokens: Tokens, place: int) -> bool:
    """Say whether "be" comes after "believed to" or "had to": what is believed or was done, not what is wished."""
    before = [token.low for token in tokens[max(0, place - 2) : place]]
    return before[-1:] == ["to"] and (before[0] in _REPORTED or before[0] == "had")


_SUBORDINATORS = frozenset(("after", "before", "since", "until", "as"))


_REMAINING = frozenset(("rest", "remainder"))
_CLAUSE_REACH = 9  # tokens between "who" and the object of its clause
_ASIDE = frozenset(", - – — (".split())
_ASIDE_REACH = 32  # tokens of an aside between commas: "12 people, including seven officers, a guard and four others,"
_SAID = frozenset("said says saying reported confirmed told claimed added".split())


def subjects_before(tokens: Tokens, groups: Groups, place: int, *, near: bool = False) -> tuple[Group, ...]:
    """Return the groups that are the subject of a verb whose phrase begins after token `place`.

    With `near`, only words that belong to the noun phrase may stand between.
    """
    k = place
    if (whom := _whom(tokens, groups, k, near=near)) is not None:
        return with_coordinates(tokens, groups, whom)
    if k >= 0 and tokens[k].low in ("who", "that", "which"):
        k -= 1
    elif k >= 0 and tokens[k].low == "," and (enclosed := _before_parenthesis(tokens, groups, k)) is not None:
        return with_coordinates(tokens, groups, enclosed)
    for _ in range(30):
        group = groups.covering.get(k)
        if group is None:
            if (whom := _whom(tokens, groups, k, near=near)) is not None:
                return with_coordinates(tokens, groups, whom)
            if k < 0 or _stops(tokens, k, near=near):
                break
            k -= 1
            continue
        group = _who_met(tokens, groups, group) or group
        thing = group.people is False and (near or _is_subject_thing(tokens, group, k, place))
        if thing or _was_attacked(tokens, group, place):
            return ()
        past = _passed_over(tokens, groups, group, adjoins=_adjoins(tokens, group, place, near=near))
        if past is None and not _is_aside(tokens, group, place):
            return with_coordinates(tokens, groups, group)
        k = group.first - 1 if past is None else past
    return ()


def _whom(tokens: Tokens, groups: Groups, place: int, *, near: bool) -> Group | None:
    """Return the group that a "who" tells of, whatever it hangs on: "a guard" of "shot by a guard who was killed"."""
    return groups.counted_ending(place - 1) if not near and place > 0 and tokens[place].low == "who" else None


def _who_met(tokens: Tokens, groups: Groups, group: Group) -> Group | None:
    """Return "two hunters" of "two hunters who tried to stop the raiders were killed", given "the raiders"."""
    for k in range(group.first - 1, max(0, group.first - _CLAUSE_REACH), -1):
        if tokens[k].low == "who":
            return groups.counted_ending(k - 1)
        if not tokens[k].low.isalpha() or _stops(tokens, k):
            return None
    return None


def _was_attacked(tokens: Tokens, group: Group, place: int) -> bool:
    """Say whether a group is whom somebody attacked that is told of further: "stabbed five people and was shot"."""
    return tokens[place].low == "and" and previous(tokens, group.first) in lexicon.ASSAULTED


def _is_subject_thing(tokens: Tokens, group: Group, k: int, place: int) -> bool:
    """Say whether a thing right before the verb is its subject: "bills that died", not "people in a car died"."""
    relative = k == place - 1 and tokens[place].low in ("that", "which")
    before = previous(tokens, group.first)
    governed = before in lexicon.PREPOSITIONS or before.endswith("ing")  # "two officers manning a checkpoint"
    return (k == place or relative) and not governed


def _adjoins(tokens: Tokens, group: Group, place: int, *, near: bool) -> bool:
    """Say whether a group stands right before its verb, so that a preposition before it does not matter."""
    before = previous(tokens, group.first)
    being = following(tokens, place) == "being"  # "resulted in two people being hurt"
    return group.last == place and (before in _SUBORDINATORS or ((near or being) and before != "by"))


def _passed_over(tokens: Tokens, groups: Groups, group: Group, *, adjoins: bool) -> int | None:
    """Return the token to go on from when a group is no subject: a thing, a subset, the object of a preposition."""
    if group.people is False:
        return group.first - 1
    before = previous(tokens, group.first)
    owner = groups.covering.get(group.first - 1)
    if not adjoins:
        governed = before in lexicon.PREPOSITIONS and not follows_gathering(tokens, group)
        if governed or is_subset(tokens, group):
            return group.first - 1
        if owner is not None and owner.partitive:  # "seven of them women"
            return owner.last
    opening = first_of_list(tokens, groups, group)
    if not (adjoins and group.counted) and is_subset(tokens, opening):
        return opening.first - 1
    return None


def _is_aside(tokens: Tokens, group: Group, place: int) -> bool:
    """Say whether a group is an aside to the subject: ", two of them children,", ", mostly women,"."""
    before = previous(tokens, group.first)
    if group.counted:  # ", many conscripts," too
        of_some = is_of_them(tokens, group) or group.count == Count()
        return group.last != place and of_some and before in _ASIDE
    return before in _ASIDE or before in ("mostly", "mainly")


_BETWEEN_COMMAS = frozenset(("who", "whom", "said", "says", "claimed", "reported"))


def _before_parenthesis(tokens: Tokens, groups: Groups, close: int) -> Group | None:
    """Return "two people" of "two people, named as A and B, were killed": the group before what commas enclose.

    Other heads need a "who" after the comma, or one who says so: "four boys, all of whom were asleep, were hurt".
    """
    found = None
    for k in range(close - 1, max(0, close - _ASIDE_REACH), -1):
        word = tokens[k].low
        aside = k > 0 and tokens[k - 1].low in ("who", "whom", "them")  # ", among whom was a baby,"
        if (word in lexicon.AUX and not aside) or word in (";", ":") or word in lexicon.BEFALL_ACTIVE:
            break
        group = groups.ending.get(k - 1) if word == "," else None
        if (
            group is not None
            and group.counted
            and (group.head in persons.GENERIC or not _BETWEEN_COMMAS.isdisjoint(_opening(tokens, k + 1)))
            and group.people
            and not is_subset(tokens, group)
        ):
            found = group
    return found


def _opening(tokens: Tokens, place: int) -> list[str]:
    """Return the first words of an aside, up to its next comma."""
    return [token.low for token in takewhile(lambda token: token.low != ",", tokens[place : place + 4])]


def _stops(tokens: Tokens, place: int, *, near: bool = False) -> bool:
    word = tokens[place].low
    if word in (";", ":", "?", "!", '"', "“", "”") or word in lexicon.BARRIERS:
        return True
    if word in _REMAINING and previous(tokens, place) == "the":
        return True  # "22 were rescued and the rest are feared dead"
    if word in _SAID or word in lexicon.BEFALL_ACTIVE:
        return True
    if word in lexicon.BEFALL or word in lexicon.BEFALL_SUBJECT:
        return True
    return near and word in lexicon.AUX


def shared_subject(tokens: Tokens, groups: Groups, chain: Chain) -> tuple[Group, ...]:
    """Return the subject, also when other verbs stand between: "two men were abducted, held in a barn and killed"."""
    before = chain.before
    if chain.be or before < 1 or tokens[before].low not in ("and", "or"):
        return subjects_before(tokens, groups, before, near=not chain.be)
    k = before - 1
    while k > max(-1, before - 14):
        if tokens[k].low in lexicon.AUX:
            return subjects_before(tokens, groups, chain_before(tokens, k + 1).before)
        group = groups.ending.get(k)
        if group is not None and group.first and tokens[group.first - 1].low in lexicon.PREPOSITIONS:
            k = group.first
        elif (group is not None and tokens[k].low != "set") or not (
            tokens[k].text[0].isalnum() or tokens[k].low == ","
        ):
            return ()
        k -= 1
    return ()
