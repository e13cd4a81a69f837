"""Find who a verb's object is, with those who shared the fate."""

from __future__ import annotations

from geomap.extract.casualties import lexicon, persons
from geomap.extract.casualties.coordinates import right_coordinate, without_breakdown
from geomap.extract.casualties.findings import kind_of
from geomap.extract.casualties.group import Group, Groups, one_person
from geomap.extract.casualties.heads import ends_phrase
from geomap.extract.casualties.words import Tokens, following, singular


def objects_after(tokens: Tokens, groups: Groups, place: int, *, of: bool = False, verb: int = -1) -> tuple[Group, ...]:
    """Return the groups that are the object of a verb that ends at token `place`, coordinates included.

    With `of` they hang on a noun ("the bodies of …"), so that a verb may follow the last: `verb`, if it is one of harm.
    """
    k = place + 1
    while k < len(tokens) and tokens[k].low in ("also", "reportedly", "instantly", '"', "“", "'", "‘"):
        k += 1
    if k < len(tokens) and tokens[k].low in persons.REFLEXIVES and following(tokens, k) == "and":
        k += 2
    first = groups.get(k) or _them_spoken_of(tokens, k)
    if first is None or first.people is False or (first.head in lexicon.TOLL_NOUNS and not singular(first.head)):
        return ()
    found = [first]
    listed = [False]
    while (link := right_coordinate(tokens, groups, found[-1], of=of, verb=verb)) is not None:
        found.append(link[0])
        listed.append(link[1])
    while listed[-1]:  # a list ends with "and"; what follows a last comma is something else
        found.pop()
        listed.pop()
    return without_breakdown(tokens, found)


def _them_spoken_of(tokens: Tokens, place: int) -> Group | None:
    """Return one person for "her" of "wounded her and two colleagues", "killed him"."""
    if place >= len(tokens) or tokens[place].low not in ("him", "her"):
        return None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    alone = after is None or ends_phrase(after)
    return one_person(place, place, definite=True) if alone else None


def companions_after(tokens: Tokens, groups: Groups, place: int) -> tuple[Group, ...]:
    """Return those who shared a fate told up to a token: "he was killed along with two guards"."""
    for k in range(place + 1, min(place + 16, len(tokens) - 1)):
        word = tokens[k].low
        if word in (";", ".", ":") or word in lexicon.BARRIERS or kind_of(word) is not None:
            break
        if word == "alongside" or (word in ("along", "together") and tokens[k + 1].low == "with"):
            return objects_after(tokens, groups, k if word == "alongside" else k + 1)
    return ()
