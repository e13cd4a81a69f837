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
    """
    the all another a an further additional other these those his her their its only just both some one's my our
    """.split()
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
    if tokens[place].number is not None:
        return _numbered(tokens, first, place, frozenset(leads))
    if tokens[place].low in lexicon.NOBODY:
        return _people(first, place, _ZERO, "person", negative=True)
    if tokens[place].low in ("no", "neither") and not leads:
        return _negative(tokens, first)
    if tokens[place].low == "others" and not leads:
        return _people(first, place, Count(), "others", counted=False, others=True)
    return _unnumbered(tokens, first, place, leads)


_ZERO = Count(0, 0, 0)


def _people(
    first: int,
    last: int,
    count: Count,
    head: str,
    *,
    people: bool | None = True,
    counted: bool = True,
    others: bool = False,
    definite: bool = False,
    negative: bool = False,
) -> Group:
    return Group(
        first=first,
        last=last,
        count=count,
        head=head,
        people=people,
        counted=counted,
        others=others,
        definite=definite,
        negative=negative,
    )


def one_person(first: int, last: int, *, definite: bool = False, named: str | None = None) -> Group:
    """Return one person that a pronoun or a name stands for."""
    return replace(_people(first, last, Count(1, 1, 1), "person", definite=definite), named=named)


def figure_alone(place: int, count: Count, head: str, *, counted: bool = True, negative: bool = False) -> Group:
    """Return the group of a noun that is itself the harm, as "casualties" in "without casualties"."""
    return _people(place, place, count, head, people=None, counted=counted, negative=negative)


def _negative(tokens: Tokens, first: int) -> Group | None:
    if first + 1 < len(tokens) and tokens[first + 1].low == "one":
        return _people(first, first + 1, _ZERO, "person", negative=True)
    head = _head(tokens, first + 1, plural=None)
    return head and _people(first, head[0], _ZERO, head[1], people=head[2], negative=True)


_PARTITIVES = frozenset("them whom those these which the his her their its us".split())
_PARTITIVE_PRONOUNS = frozenset("them whom those which us".split())


def _numbered(tokens: Tokens, first: int, place: int, leads: frozenset[str]) -> Group | None:
    number = tokens[place].number
    if number is None:
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
        definite=bool({"the", "all", "these", "those", "both"} & leads),
        approx=number.approx,
        as_many_as=number.text.lower().startswith("as many as"),
    )
    return _with_head(tokens, counted, place, number)


def _with_head(tokens: Tokens, group: Group, place: int, number: NumberMention) -> Group | None:
    """Give a number its noun: "two of them", "three of the wounded", "four people", or none."""
    of = tokens[place + 1].low if place + 1 < len(tokens) and tokens[place].low == "of" else ""
    partitive = of in _PARTITIVES
    if of in _PARTITIVE_PRONOUNS:
        return replace(group, last=place + 1, head="", people=True, partitive=True)
    place += 2 if partitive else 1 if of else 0
    if partitive and place < len(tokens) and tokens[place].low in lexicon.HARMED:
        return replace(group, last=place, head=tokens[place].low, people=True, partitive=True)
    head = _head(tokens, place, plural=number.value != 1)
    if head is None:
        return None if partitive else group
    last, word, people = head
    if number.text.lower() == "one" and word in ("day", "another", "thing"):
        return None
    return replace(group, last=last, count=_times(group.count, word), head=word, people=people, partitive=partitive)


def _times(count: Count, head: str) -> Count:
    """Count two for each couple."""
    factor = lexicon.MANY_AS.get(head.rstrip("s"), 1)
    if factor == 1 or count.best is None:
        return count
    return Count(*(None if n is None else n * factor for n in (count.low, count.best, count.high)))


Head = tuple[int, str, bool | None]


def _head(tokens: Tokens, start: int, *, plural: bool | None) -> Head | None:
    """Return (token, word, whether people) of the head of the noun phrase whose words begin at `start`."""
    if _opens_with_harm(tokens, start):
        start += 1
    last = start
    while last < len(tokens) and last - start < 8 and not _ends_phrase(tokens[last]):
        last += 1
    run = tokens[start:last]
    if not run:
        return None
    for place in range(len(run)):
        head = _toll_head(run, place) or _person_head(run, place, plural=plural)
        if head is not None:
            return start + head[0], head[1], head[2]
    things = next((place for place, token in enumerate(run) if token.low in lexicon.NOT_PEOPLE), None)
    if things is not None:
        return start + things, run[things].low, False
    return start + len(run) - 1, run[-1].low, None


def _opens_with_harm(tokens: Tokens, start: int) -> bool:
    """Say whether a noun for people follows a word of harm: "wounded men"."""
    if start + 1 >= len(tokens) or tokens[start].low not in lexicon.HARMED_AS:
        return False
    return not _ends_phrase(tokens[start + 1]) and singular(tokens[start + 1].low) is not None


def _toll_head(run: Tokens, place: int) -> Head | None:
    """Return the head when it is a harm itself, unless things come before: "six rockets caused injuries"."""
    word = run[place].low
    if word not in lexicon.TOLL_NOUNS or word in lexicon.HARMED_NOUNS:
        return None
    things = next((k for k in range(place) if run[k].low in lexicon.NOT_PEOPLE and run[k].low.endswith("s")), None)
    return (place, word, None) if things is None else (things, run[things].low, False)


def _person_head(run: Tokens, place: int, *, plural: bool | None) -> Head | None:
    """Return the head when this word is a noun for people and not only describes the next."""
    token = run[place]
    following = run[place + 1].low if place + 1 < len(run) else ""
    word = singular(token.low)
    known = word or (token.low if token.low in lexicon.PEOPLE else None)
    if known is None:
        return (place, "person", True) if _stands_for_people(run, place, plural=plural) else None
    if following and (known in lexicon.DESCRIBING or _names_a_thing(following) or singular(following) is not None):
        return None
    if plural and word is not None and following and not is_plural(token.low) and token.low not in lexicon.PEOPLE:
        return None  # "three passenger planes"
    return place, known, True


def _names_a_thing(word: str) -> bool:
    return word in lexicon.NOT_PEOPLE or word in lexicon.TOLL_NOUNS


def _stands_for_people(run: Tokens, place: int, *, plural: bool | None) -> bool:
    """Say whether an age ("a two-year-old") or a nationality ("three Kenyans") stands for people by itself."""
    if _AGED.match(run[place].low):
        return not any(singular(token.low) for token in run[place + 1 :])
    return bool(plural and place + 1 == len(run) and _NATIONALS.match(run[place].text))


def _unnumbered(tokens: Tokens, first: int, place: int, leads: list[str]) -> Group | None:  # noqa: PLR0911 - one return for each form
    token = tokens[place]
    if _ends_phrase(token) and not (leads and token.low in lexicon.HARMED_AS):
        return _determiner_alone(first, leads)
    head = _head(tokens, place, plural=None)
    if head is None:
        return None
    last, word, people = head
    definite = bool({"the", "these", "those"} & set(leads))
    others = bool({"another", "other", "further"} & set(leads))
    couple = next((k for k in range(place, last + 1) if tokens[k].low in lexicon.MANY_AS), None)
    couple = couple if leads or (couple is not None and _stands_alone(tokens, couple)) else None
    if couple is not None and not people:
        many = lexicon.MANY_AS[tokens[couple].low]
        return _people(first, couple, Count(many, many, many), "couple", others=others, definite=definite)
    if not people:
        return _people(first, last, Count(), word, people=False, counted=False) if people is False else None
    if "both" in leads:
        return _people(first, last, Count(2, 2, 2), word, definite=True)
    if is_plural(tokens[last].low):
        return _people(first, last, Count(), word, counted=False, others=others, definite=definite)
    if leads or _stands_alone(tokens, last):
        return _people(first, last, Count(1, 1, 1), word, others=others, definite=definite)
    return None


def _determiner_alone(first: int, leads: list[str]) -> Group | None:
    """Return two for "both were killed", one for "another died later"."""
    if leads == ["both"]:
        return _people(first, first, Count(2, 2, 2), "", definite=True)
    return _people(first, first, Count(1, 1, 1), "person", others=True) if leads == ["another"] else None


def _stands_alone(tokens: Tokens, last: int) -> bool:
    """Say whether a person named without an article is a phrase of its own, as in headlines."""
    if last + 1 >= len(tokens):
        return True
    after = tokens[last + 1]
    return _ends_phrase(after) or after.text[0].isupper() or after.low.isdigit()
