"""Find the groups of people that a sentence counts."""

from __future__ import annotations

from dataclasses import replace

from geomap.extract.casualties import lexicon, persons
from geomap.extract.casualties.group import Group, Groups, make_group
from geomap.extract.casualties.heads import LONGEST_PHRASE, ends_phrase, head_at, names_something, stands_alone
from geomap.extract.casualties.words import Tokens, following, is_plural
from geomap.extract.numbers import NumberMention
from geomap.model import Count


def groups_of(tokens: Tokens) -> Groups:
    """Return the groups of a sentence; a group inside another is left out."""
    starting: dict[int, Group] = {}
    end = -1
    for place, (token, named) in enumerate(zip(tokens, _before_names(tokens), strict=True)):
        if place <= end or not (named or token.low in _OPENING or token.number is not None):
            continue
        if token.number is None and _any_one(tokens, place):
            continue
        group = group_at(tokens, place)
        if group is not None:
            starting[place] = group
            end = group.last
    ending = {group.last: group for group in starting.values()}
    covering = {k: group for group in starting.values() for k in range(group.first, group.last + 1)}
    return Groups(starting, ending, covering)


_LEADS = frozenset(
    """
    the all another a an further additional other these those his her their its only just both some one's my our
    """.split()
)


_EVERY = frozenset(("each", "every"))
_ZERO = Count(0, 0, 0)
_NONE = frozenset(("no", "neither", "not"))
_OPENING = _LEADS | _NONE | persons.NOBODY


def _any_one(tokens: Tokens, place: int) -> bool:
    """Say whether it is any one of many who is spoken of: "for each slain policeman", "every soldier killed"."""
    before = {tokens[index].low for index in range(max(0, place - 2), place)}
    return bool(before & _EVERY) and "of" not in before


def _before_names(tokens: Tokens) -> list[bool]:
    """Say of each token whether its noun phrase names something from there on, as a group that has no opening must."""
    found: list[bool] = []
    gap = LONGEST_PHRASE
    for token in reversed(tokens):
        gap = LONGEST_PHRASE if ends_phrase(token) else 0 if names_something(token.low) else gap + 1
        found.append(gap < LONGEST_PHRASE)
    found.reverse()
    return found


def group_at(tokens: Tokens, first: int) -> Group | None:
    """Return the group of people or things that begins at token `first`, or None."""
    place = first
    leads: list[str] = []
    while place < len(tokens) and tokens[place].low in _LEADS and len(leads) < 4:
        leads.append(tokens[place].low)
        place += 1
    if place >= len(tokens):
        return None
    if tokens[place].number is not None:
        return _numbered(tokens, first, place, frozenset(leads))
    if tokens[place].low in persons.NOBODY:
        return make_group(first, place, _ZERO, "person", negative=True)
    if tokens[place].low in _NONE and not leads:
        return _negative(tokens, first)
    if tokens[place].low == "others" and not leads:
        return make_group(first, place, Count(), "others", counted=False, others=True)
    return _unnumbered(tokens, first, place, leads)


def _negative(tokens: Tokens, first: int) -> Group | None:
    """Return nobody for "no one", "no soldiers", "neither of the pilots", "not one", "not a single miner"."""
    word, after, head_from = tokens[first].low, following(tokens, first), first + 1
    if word == "not":
        if after not in ("a", "one") or (first and tokens[first - 1].low in lexicon.AUX):  # "he was not one of them"
            return None
        head_from += 1
    head = head_at(tokens, head_from, plural=None)
    if head is None and word == "neither":
        return make_group(first, first, _ZERO, "person", negative=True)
    if head is None:
        return make_group(first, first + 1, _ZERO, "person", negative=True) if after == "one" else None
    return make_group(first, head[0], _ZERO, head[1], people=head[2], negative=True)


_PARTITIVES = frozenset("them whom those these which the his her their its us".split())
_PARTITIVE_PRONOUNS = frozenset("them whom those which us".split())


_SOMEBODY = frozenset("man woman boy girl child baby pensioner teenager toddler infant resident".split())
_YOUNGEST = frozenset(("youngest", "oldest", "eldest"))
_AND_AGED = frozenset("was is were are being aged age just only".split())


def _is_age(tokens: Tokens, place: int) -> bool:
    """Say whether a number is an age: "a woman of 61", "the youngest was four", "the oldest of them 81", "one of whom was six"."""  # noqa: E501
    k = place - 1
    if k >= 1 and tokens[k].low == "of" and tokens[k - 1].low in _SOMEBODY:
        return True
    while k >= 0 and tokens[k].low in _AND_AGED:
        k -= 1
    if k >= 1 and tokens[k].low in ("them", "whom") and tokens[k - 1].low == "of":
        if k < place - 1 and not following(tokens, place).isalnum():
            return True
        k -= 2
    return k >= 0 and tokens[k].low in _YOUNGEST


def _numbered(tokens: Tokens, first: int, place: int, leads: frozenset[str]) -> Group | None:
    number = tokens[place].number
    if number is None or _is_age(tokens, place):
        return None
    others = bool({"another", "further", "additional", "other"} & leads)
    place += 1
    while place < len(tokens) and tokens[place].low in ("more", "other", "others", "further", "additional", "extra"):
        others = True
        place += 1
    counted = Group(
        first=first,
        last=place - 1,
        count=number.count,
        head="others" if others else "",
        people=True if others else None,
        counted=True,
        others=others,
        definite=bool({"the", "all", "these", "those"} & leads),
        approx=number.approx,
        as_many_as=number.text.lower().startswith("as many as"),
    )
    return _with_head(tokens, counted, place, number)


def _with_head(tokens: Tokens, group: Group, place: int, number: NumberMention) -> Group | None:
    """Give a number its noun: "two of them", "three of the wounded", "four people", or none."""
    of = tokens[place + 1].low if place + 1 < len(tokens) and tokens[place].low == "of" else ""
    partitive = of in _PARTITIVES
    if of in _PARTITIVE_PRONOUNS:
        return replace(group, last=place + 1, people=True, partitive=True)
    place += 2 if partitive else 1 if of else 0
    of_all = partitive and place < len(tokens) and tokens[place].number is not None  # "two of the three men"
    place += of_all
    if partitive and place < len(tokens) and tokens[place].low in lexicon.HARMED:
        return replace(group, last=place, head=tokens[place].low, people=True, partitive=True)
    head = head_at(tokens, place, plural=number.value != 1)
    if head is None and of_all:
        return replace(group, last=place - 1, partitive=True)
    if head is None:
        return None if partitive else group
    last, word, people = head
    if number.text.lower() == "one" and word == "another":
        return None
    last = _family_end(tokens, last) if people else last
    return replace(group, last=last, count=_times(group.count, word), head=word, people=people, partitive=partitive)


_OF_ONE = frozenset("one a the same single his her their this that an entire".split())


def _family_end(tokens: Tokens, last: int) -> int:
    """Take "of one family" into "three members of one family": the family is not one more."""
    k = last + 1
    if k < len(tokens) and tokens[k].low in ("of", "from"):
        k += 1
        while k < len(tokens) and tokens[k].low in _OF_ONE:
            k += 1
        if last + 2 < k < len(tokens) and tokens[k].low in ("family", "household", "clan"):
            return k
    return last


def _times(count: Count, head: str) -> Count:
    """Count two for each couple."""
    factor = persons.MANY_AS.get(head.removesuffix("s"), 1)
    if factor == 1:
        return count
    return Count(*(None if n is None else n * factor for n in (count.low, count.best, count.high)))


def _unnumbered(tokens: Tokens, first: int, place: int, leads: list[str]) -> Group | None:  # noqa: PLR0911 - one return for each form
    token = tokens[place]
    alone = token.low not in lexicon.HARMED_AS or _ends_after(tokens, place)
    if ends_phrase(token) and (not leads or alone):
        return _determiner_alone(first, leads)
    second = leads == ["a"] and token.low in lexicon.ORDINALS
    if second and _stands_after(tokens, place):
        return make_group(first, place, Count(1, 1, 1), "person", others=True)
    head = head_at(tokens, place, plural=None)
    if head is None:
        return None
    last, word, people = head
    definite = bool({"the", "these", "those"} & set(leads))
    others = second or bool({"another", "other", "further"} & set(leads))
    couple = next((k for k in range(place, last + 1) if tokens[k].low in persons.MANY_AS), None)
    couple = couple if leads or (couple is not None and stands_alone(tokens, couple)) else None
    if couple is not None and not people:
        many = persons.MANY_AS[tokens[couple].low]
        return make_group(first, couple, Count(many, many, many), "couple", others=others, definite=definite)
    if not people:
        return make_group(first, last, Count(), word, people=False, counted=False) if people is False else None
    if "both" in leads:
        return make_group(first, last, Count(2, 2, 2), word, definite=True)
    if is_plural(tokens[last].low):
        return make_group(first, last, Count(), word, counted=False, others=others, definite=definite)
    if leads or stands_alone(tokens, last):
        return make_group(first, last, Count(1, 1, 1), word, others=others, definite=definite)
    return None


def _ends_after(tokens: Tokens, place: int) -> bool:
    """Say whether no noun follows a word of harm: "another wounded in", not "another wounded man"."""
    return place + 1 >= len(tokens) or ends_phrase(tokens[place + 1])


def _stands_after(tokens: Tokens, place: int) -> bool:
    """Say whether a verb follows "a fifth": then it is one more person, no share."""
    after = following(tokens, place)
    standing = after in lexicon.AUX or after in lexicon.BEFALL_SUBJECT or after in lexicon.BEFALL
    return standing or after in ("remains", "remained", "later")


def _determiner_alone(first: int, leads: list[str]) -> Group | None:
    """Return two for "both were killed", one for "another died later"."""
    if leads == ["both"]:
        return make_group(first, first, Count(2, 2, 2), "", definite=True)
    return make_group(first, first, Count(1, 1, 1), "person", others=True) if leads == ["another"] else None
