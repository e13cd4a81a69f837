"""Join groups of people listed together: "a man, a woman and two children"."""

from __future__ import annotations

from itertools import pairwise

from geomap.extract.casualties import lexicon, persons
from geomap.extract.casualties.group import Group, Groups
from geomap.extract.casualties.words import Tokens, following, previous


def is_subset(tokens: Tokens, group: Group) -> bool:
    """Say whether a group is told as a part of others: "including six children", "among them two women"."""
    third, second, before = _three_before(tokens, group.first)
    if before in lexicon.SUBSET_BEFORE:
        return True
    if before in ("whom", "which", "them"):
        return second == "of" or second in lexicon.AMONG
    return before in lexicon.BE and second in ("whom", "them") and third in lexicon.AMONG


def _three_before(tokens: Tokens, place: int) -> tuple[str, str, str]:
    third, second, first = ["", "", "", *(token.low for token in tokens[max(0, place - 3) : place])][-3:]
    return third, second, first


def is_of_them(tokens: Tokens, group: Group) -> bool:
    """Say whether a group ends in "of them" or the like."""
    return tokens[group.last].low in ("them", "whom", "which", "those", "us")


def follows_gathering(tokens: Tokens, group: Group) -> bool:
    """Say whether "of" before a group only counts it: "a group of 12 people", "a total of five"."""
    _, gathering, before = _three_before(tokens, group.first)
    return before == "of" and gathering in persons.GATHERINGS


def with_coordinates(tokens: Tokens, groups: Groups, group: Group) -> tuple[Group, ...]:
    """Add the groups joined to this one on its left: "a man, a woman and two children"."""
    joined = [group]
    while (left := _left_coordinate(tokens, groups, joined[0], listed=len(joined) > 1)) is not None:
        joined.insert(0, left)
    if joined[0].negative and joined[0].people:
        return (joined[0],)  # "no patients or staff"
    return without_breakdown(tokens, _without_appositions(tokens, joined))


def _without_appositions(tokens: Tokens, joined: list[Group]) -> list[Group]:
    """Drop what only says who somebody named was: "General Jon Doe, a strategist, and a captain"."""
    kept = joined[:1]
    for left, right in pairwise(joined):
        name = tokens[left.last + 1 : right.first - 1]
        named = left.count.best == 1 and bool(name) and all(token.text[:1].isupper() for token in name)
        apposed = named and tokens[right.first - 1].low == "," and tokens[right.first].low in ("a", "an", "the")
        if not apposed or right is joined[-1]:
            kept.append(right)
    return kept


def _left_coordinate(tokens: Tokens, groups: Groups, group: Group, *, listed: bool) -> Group | None:
    k = group.first - 1
    if k < 1 or tokens[k].low not in ("and", ",", "&", "plus", "or", "nor"):
        return None
    either = tokens[k].low in ("or", "nor")  # "no patients or staff"
    linked = tokens[k].low != ","
    if not linked and not listed:  # "the pilot, the only person aboard"
        return None
    k -= 1
    if k >= 1 and tokens[k].low == ",":
        k -= 1
    for _ in range(9):
        if k < 0:
            return None
        left = groups.ending.get(k)
        if left is not None and not (left.people is False and previous(tokens, left.first) == "of"):
            joins = left.people is not False and left.counted and _may_join(tokens, left, group, linked=linked)
            joins = joins and (left.negative or not either)
            return left if joins else None
        aged = tokens[k].low == "," and tokens[k + 1].low.isdigit()
        if _parts_lists(tokens[k].low) and not aged:
            return None
        k -= 1
    return None


def _parts_lists(word: str) -> bool:
    """Say whether a word cannot stand inside a list of people."""
    verb = word in lexicon.AUX or word in lexicon.BEFALL or word in lexicon.BEFALL_SUBJECT
    ended = word in (",", ";", ":", "said", "survived", "escaped")
    return verb or word in lexicon.BEFALL_ACTIVE or word in lexicon.BARRIERS or ended


def _may_join(tokens: Tokens, left: Group, right: Group, *, linked: bool) -> bool:
    if is_subset(tokens, left) and [t.low for t in tokens[left.last + 1 : left.last + 3]] == [",", "and"]:
        return False  # "four dead, among them the owner, and nine injured"
    if any(tokens[k].low in lexicon.HARMED_AS for k in range(left.first, left.last)):
        return False
    before = previous(tokens, left.first)
    if before in lexicon.PREPOSITIONS and not follows_gathering(tokens, left) and before != "of":
        return False
    if before in lexicon.BEFALL or before in lexicon.BEFALL_ACTIVE:  # "killed two men and a woman died in hospital"
        return False
    if right.partitive and right.head == "":
        return False
    return linked or right.counted


def right_coordinate(tokens: Tokens, groups: Groups, group: Group, *, of: bool, verb: int) -> tuple[Group, bool] | None:
    """Return the group joined to this one on its right, and whether only a comma joins it."""
    k = group.last + 1
    for _ in range(9):
        if k >= len(tokens):
            return None
        word = tokens[k].low
        if word in ("and", ",", "plus", "&"):
            nxt = k + 2 if word == "," and following(tokens, k) == "and" else k + 1
            right = groups.get(nxt)
            joins = (
                right is not None
                and right.counted
                and right.people is not False
                and not (right.partitive and right.head == "")
            )
            if (
                right is not None
                and joins
                and not _has_own_verb(tokens, right, of=of, verb=verb)
                and not _each_placed(tokens, group, nxt, right)
            ):
                return right, nxt == k + 1 and word == ","
            if not (word == "," and following(tokens, k).isdigit()):
                return None
        elif (
            word in lexicon.AUX
            or word in lexicon.BARRIERS
            or not tokens[k].text[0].isalnum()
            or word in lexicon.BEFALL_ACTIVE
            or word in lexicon.BEFALL
        ):
            return None
        if groups.get(k) is not None:
            k = groups.starting[k].last
        k += 1
    return None


def _each_placed(tokens: Tokens, left: Group, link: int, right: Group) -> bool:
    """Say whether each of two groups has a place of its own: "four in Aba and three in Ceda"."""
    between = tokens[left.last + 1 : link]
    named = any(token.low in lexicon.AT and between[k + 1].text[:1].isupper() for k, token in enumerate(between[:-1]))
    return named and following(tokens, right.last) in lexicon.AT


_DEEDS = frozenset(
    "blew threw lobbed hurled drove detonated attacked struck crashed exploded went opened fired stormed fled fell ran "
    "said took turned drew pulled rammed set".split()
)


def _has_own_verb(tokens: Tokens, group: Group, *, of: bool, verb: int) -> bool:
    """Say whether a verb of its own follows a group: "killing two, and three were hurt".

    After the last of those on whom a noun hangs, only harm is their own, "the bodies of a man and a boy were found",
    and that not where its verb is `verb`, of which others are the subject.
    """
    k = group.last + 1
    words = [token.low for token in tokens[k : k + 3]]
    if not words:
        return False
    if of:
        return k + 1 != verb and words[0] in lexicon.AUX and any(word in lexicon.BEFALL for word in words[1:2])
    return (
        words[0] in _DEEDS
        or words[0] in lexicon.AUX
        or words[0] in lexicon.MODALS
        or any(word in lexicon.BEFALL or word in lexicon.BEFALL_SUBJECT for word in words[:2])
        or (group.head == "" and words[0] in lexicon.AT)
    )


def without_breakdown(tokens: Tokens, found: list[Group]) -> tuple[Group, ...]:
    """Keep "three people" of "three people, a man and two women": the rest only says who they were."""
    if len(found) < 3 or not found[0].counted:
        return tuple(found)
    after = tokens[found[0].last + 1].low
    parts = [group.count.best for group in found[1:]]
    total = found[0].count.best
    sums_up = None not in parts and sum(part for part in parts if part is not None) == total
    if after == "," and found[0].head in persons.GENERIC and (sums_up or (total or 0) > 2):
        return (found[0],)
    return tuple(found)


def first_of_list(tokens: Tokens, groups: Groups, group: Group) -> Group:
    """Return "women" of "including women and children", given "children"; a list is counted, or is not."""
    while group.first and tokens[group.first - 1].low in ("and", ","):
        left = groups.ending.get(group.first - 2)
        if left is None or left.counted != group.counted:
            break
        group = left
    return group
