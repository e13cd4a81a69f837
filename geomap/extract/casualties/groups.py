"""Split a sentence into words and numbers, and find the groups of people it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geomap.extract.casualties import lexicon
from geomap.extract.numbers import NumberMention, find_numbers
from geomap.model import Count


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a number with its bounding words; offsets are within the sentence."""

    text: str
    low: str
    start: int
    end: int
    number: NumberMention | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """People (or things) a noun phrase names, from token `first` to token `last`, both included."""

    first: int
    last: int
    count: Count
    head: str  # singular where that is known; "" for a bare number
    people: bool | None  # None: the head is not known to be either
    counted: bool  # a number or an article gives the count
    others: bool = False
    definite: bool = False
    partitive: bool = False  # "two of them"
    approx: bool = False
    negative: bool = False  # "no one", "no people"
    named: str | None = None
    as_many_as: bool = False


Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a sentence by the token they begin at, end at, and by each token inside."""

    starting: dict[int, Group]
    ending: dict[int, Group]
    covering: dict[int, Group]

    def get(self, place: int) -> Group | None:
        """Return the group that begins at a token."""
        return self.starting.get(place)

    def counted_ending(self, place: int) -> Group | None:
        """Return the group that ends at a token, when a number or article counts it."""
        group = self.ending.get(place)
        return group if group is not None and group.counted else None

    def is_inside(self, place: int) -> bool:
        """Say whether a token is in a group but not its first."""
        group = self.covering.get(place)
        return group is not None and group.first < place


_WORD = re.compile(r"\d+(?:[.,:]\d+)*\w*(?:[-–]\w+)*|\w+(?:[-’'‘]\w+)*[.]?(?<=\b[A-Z]\.)|\w+(?:[-’']\w+)*|[^\w\s]")


def tokens_of(sentence: str) -> Tokens:
    """Split a sentence into tokens; a number and the words that bound it are one token."""
    numbers = find_numbers(sentence)
    found: list[Token] = []
    position = 0
    for number in numbers:
        found.extend(_words(sentence, position, number.start))
        found.append(Token(number.text, number.text.lower(), number.start, number.end, number))
        position = number.end
    found.extend(_words(sentence, position, len(sentence)))
    return tuple(found)


def _words(sentence: str, start: int, end: int) -> list[Token]:
    return [
        Token(match[0], match[0].lower().replace("’", "'"), match.start(), match.end())
        for match in _WORD.finditer(sentence, start, end)
    ]


def groups_of(tokens: Tokens) -> Groups:
    """Return the groups of a sentence; a group inside another is left out."""
    starting: dict[int, Group] = {}
    end = -1
    for place in range(len(tokens)):
        if place > end and (group := group_at(tokens, place)) is not None:
            starting[place] = group
            end = group.last
    ending = {group.last: group for group in starting.values()}
    covering = {k: group for group in starting.values() for k in range(group.first, group.last + 1)}
    return Groups(starting, ending, covering)


def singular(word: str) -> str | None:
    """Return the singular of a word for a person, or None when the word is not one."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in lexicon.PERSON:
        return word
    if word in lexicon.IRREGULAR:
        return lexicon.IRREGULAR[word]
    if word.endswith("s") and word[:-1] in lexicon.PERSON:
        return word[:-1]
    if word.endswith(("man", "men")) and len(word) > 5 and word not in lexicon.NOT_MEN:
        return word[:-2] + "an"
    last = word.rpartition("-")[2]
    return singular(last) if last != word else None


def is_plural(word: str) -> bool:
    """Say whether a word for people is a plural."""
    return (
        word in lexicon.PEOPLE
        or word in lexicon.IRREGULAR
        or word.endswith("men")
        or (word.endswith("s") and word[:-1] in lexicon.PERSON)
    )


_AGED = re.compile(r".*(?:year|month|week|day)s?-olds?$")
_NATIONALS = re.compile(r"[A-Z][a-z]+(?:ans|ians|is|ese|ish)$")
_LEADS = frozenset(
    "the all another a an further additional other these those his her their its only just both some one's my our".split()
)
_ONE = frozenset("a an another his her their its my our one".split())
_LINKS = frozenset(("and", "or", "&"))


def _ends_phrase(token: Token) -> bool:
    word = token.low
    return (
        not token.text[0].isalnum()
        or word in lexicon.AUX
        or word in lexicon.BARRIERS
        or word in lexicon.PREPOSITIONS
        or word in lexicon.BEFALL
        or word in lexicon.BEFALL_ACTIVE
        or word in lexicon.BEFALL_SUBJECT
        or word in lexicon.MODALS
        or word in lexicon.ENDERS
        or word in _LINKS
        or token.number is not None
        or (word.endswith("ly") and word not in lexicon.NOT_ADVERBS)
        or word
        in (
            "the",
            "a",
            "an",
            "not",
            "said",
            "says",
            "both",
            "each",
            "his",
            "her",
            "their",
            "its",
            "he",
            "she",
            "they",
            "it",
            "later",
        )
    )


def group_at(tokens: Tokens, first: int) -> Group | None:
    """Return the group of people or things that begins at token `first`, or None."""
    place = first
    leads: list[str] = []
    while place < len(tokens) and tokens[place].low in _LEADS and len(leads) < 4:
        leads.append(tokens[place].low)
        place += 1
    if leads and place + 1 < len(tokens) and tokens[place].low == "total" and tokens[place + 1].low == "of":
        place += 2
    if place >= len(tokens):
        return None
    number = tokens[place].number
    if number is not None:
        group = _numbered(tokens, first, place, leads)
        return group and replace(group, as_many_as=number.text.lower().startswith("as many as"))
    if tokens[place].low in ("nobody", "none") or tokens[place].low in ("no-one", "noone"):
        return Group(first, place, Count(0, 0, 0), "person", True, True, negative=True)
    if tokens[place].low == "no" and not leads:
        return _negative(tokens, first)
    if tokens[place].low == "others" and not leads:
        return Group(first, place, Count(), "others", True, False, others=True)
    return _unnumbered(tokens, first, place, leads)


def _negative(tokens: Tokens, first: int) -> Group | None:
    if first + 1 < len(tokens) and tokens[first + 1].low == "one":
        return Group(first, first + 1, Count(0, 0, 0), "person", True, True, negative=True)
    head = _head(tokens, first + 1, plural=None)
    if head is None:
        return None
    last, word, people = head
    return Group(first, last, Count(0, 0, 0), word, people, True, negative=True)


def _numbered(tokens: Tokens, first: int, place: int, leads: list[str]) -> Group | None:
    number = tokens[place].number
    if number is None:
        return None
    count, others = number.count, bool({"another", "further", "additional", "other"} & set(leads))
    definite = bool({"the", "all", "these", "those", "both"} & set(leads))
    place += 1
    while place < len(tokens) and tokens[place].low in ("more", "other", "others", "further", "additional", "extra"):
        others = True
        place += 1
    partitive = False
    if place + 1 < len(tokens) and tokens[place].low == "of":
        following = tokens[place + 1].low
        partitive = following in ("them", "whom", "those", "these", "which", "the", "his", "her", "their", "its", "us")
        if following in ("them", "whom", "which", "us", "those"):
            return Group(
                first, place + 1, count, "", True, True, others, definite, partitive=True, approx=number.approx
            )
        place += 2 if partitive else 1
        if partitive and place < len(tokens) and tokens[place].low in lexicon.HARMED:
            return Group(
                first,
                place,
                count,
                tokens[place].low,
                True,
                True,
                others,
                definite,
                partitive=True,
                approx=number.approx,
            )
    head = _head(tokens, place, plural=number.value != 1)
    if head is None:
        if partitive:
            return None
        return Group(
            first,
            place - 1,
            count,
            "others" if others else "",
            True if others else None,
            True,
            others,
            definite,
            approx=number.approx,
        )
    last, word, people = head
    if number.value == 1 and number.text.lower() == "one" and word in ("day", "another", "thing"):
        return None
    return Group(first, last, _times(count, word), word, people, True, others, definite, partitive, number.approx)


def _times(count: Count, head: str) -> Count:
    """Count two for each couple."""
    factor = lexicon.MANY_AS.get(head.rstrip("s"), 1)
    return (
        count
        if factor == 1 or count.best is None
        else Count(*(None if n is None else n * factor for n in (count.low, count.best, count.high)))
    )


def _head(tokens: Tokens, start: int, *, plural: bool | None) -> tuple[int, str, bool | None] | None:
    """Return (token, word, whether people) of the head of the noun phrase whose words begin at `start`."""
    harmed = start < len(tokens) and tokens[start].low in lexicon.HARMED_AS
    if harmed and start + 1 < len(tokens) and not _ends_phrase(tokens[start + 1]) and singular(tokens[start + 1].low):
        start += 1
    last = start
    while last < len(tokens) and last - start < 8 and not _ends_phrase(tokens[last]):
        last += 1
    run = tokens[start:last]
    for place, token in enumerate(run):
        word = singular(token.low)
        known = word or (token.low if token.low in lexicon.PEOPLE else None)
        following = run[place + 1].low if place + 1 < len(run) else ""
        if token.low in lexicon.TOLL_NOUNS and token.low not in ("wounded", "injured", "victim", "victims"):
            things = next(
                (k for k in range(place) if run[k].low in lexicon.NOT_PEOPLE and run[k].low.endswith("s")), None
            )
            return (start + place, token.low, None) if things is None else (start + things, run[things].low, False)
        if known is None and (_AGED.match(token.low) or (_NATIONALS.match(token.text) and plural and not following)):
            if not following or singular(following) is None:
                if _AGED.match(token.low) and following and _further_head(run, place + 1):
                    continue
                return start + place, "person", True
            continue
        if known is None or (known in lexicon.DESCRIBING and following):
            continue
        if plural and word is not None and not is_plural(token.low) and following and token.low not in lexicon.PEOPLE:
            continue  # "three police officers", "two passenger planes": the word only describes the head
        if following in lexicon.NOT_PEOPLE or following in lexicon.TOLL_NOUNS:
            continue
        if singular(following) is not None:
            continue
        return start + place, known, True
    if not run:
        return None
    word = run[-1].low
    for place, token in enumerate(run):
        if token.low in lexicon.NOT_PEOPLE:
            return start + place, token.low, False
    return start + len(run) - 1, word, None


def _further_head(run: Tokens, place: int) -> bool:
    return any(singular(token.low) for token in run[place:])


def _unnumbered(tokens: Tokens, first: int, place: int, leads: list[str]) -> Group | None:
    token = tokens[place]
    if leads == ["both"] and (place >= len(tokens) or _ends_phrase(token)):
        return Group(first, first, Count(2, 2, 2), "", True, True, definite=True)
    if _ends_phrase(token) and not (leads and token.low in lexicon.HARMED_AS):
        return Group(first, first, Count(1, 1, 1), "person", True, True, others=True) if leads == ["another"] else None
    head = _head(tokens, place, plural=None)
    if head is None:
        return None
    last, word, people = head
    if "both" in leads and people:
        return Group(first, last, Count(2, 2, 2), word, True, True, definite=True)
    definite = bool({"the", "these", "those"} & set(leads))
    others = "another" in leads or "other" in leads or "further" in leads
    plural = is_plural(tokens[last].low)
    if word in lexicon.MANY_AS and leads:
        many = lexicon.MANY_AS[word]
        return Group(first, last, Count(many, many, many), word, True, True, others, definite)
    if people and not plural and (leads or _stands_alone(tokens, last)):
        return Group(first, last, Count(1, 1, 1), word, True, True, others, definite)
    if people and plural:
        return Group(first, last, Count(), word, True, False, others, definite)
    if leads:
        couple = next((k for k in range(place, last + 1) if tokens[k].low in lexicon.MANY_AS), None)
        if couple is not None:
            many = lexicon.MANY_AS[tokens[couple].low]
            return Group(first, couple, Count(many, many, many), "couple", True, True, others, definite)
    return Group(first, last, Count(), word, people, False) if people is False else None


def _stands_alone(tokens: Tokens, last: int) -> bool:
    """Say whether a person named without an article is a phrase of its own, as in headlines."""
    return (
        last + 1 >= len(tokens)
        or _ends_phrase(tokens[last + 1])
        or tokens[last + 1].text[0].isupper()
        or tokens[last + 1].low.isdigit()
    )
