"""Find the head of a noun phrase, and whether it stands for people, for things or for harm itself."""

from __future__ import annotations

import re
from functools import lru_cache

from geomap.extract.casualties import lexicon, persons
from geomap.extract.casualties.words import Token, Tokens, is_plural, singular

_AGED = tuple(
    f"{unit}{old}" for unit in ("year", "month", "week", "day") for old in ("-old", "-olds", "s-old", "s-olds")
)
LONGEST_PHRASE = 8  # tokens of a noun phrase
_NATIONALS = re.compile(r"[A-Z][a-z]+(?:ans|ians|is|ese|ish)$")


_ENDING = frozenset().union(
    lexicon.AUX,
    lexicon.BARRIERS,
    lexicon.PREPOSITIONS,
    lexicon.BEFALL,
    lexicon.BEFALL_ACTIVE,
    lexicon.BEFALL_SUBJECT,
    lexicon.MODALS,
    lexicon.ENDERS,
    ("and", "or", "&"),
    "the a an not said says both each his her their its he she they it later".split(),
)


def ends_phrase(token: Token) -> bool:
    """Say whether no noun phrase goes on over a word."""
    return token.number is not None or _ends_phrase(token.low)


@lru_cache(maxsize=8192)
def _ends_phrase(word: str) -> bool:
    """Say the same of a word that is no number."""
    return word in _ENDING or not word[0].isalnum() or (word.endswith("ly") and word not in lexicon.NOT_ADVERBS)


Head = tuple[int, str, bool | None]


def head_at(tokens: Tokens, start: int, *, plural: bool | None) -> Head | None:
    """Return (token, word, whether people) of the head of the noun phrase whose words begin at `start`."""
    if _opens_with_harm(tokens, start):
        start += 1
    last = start
    while last < len(tokens) and last - start < LONGEST_PHRASE and not ends_phrase(tokens[last]):
        last += 1
    run = tokens[start:last]
    if not run:
        return None
    for place, token in enumerate(run):
        if not (_may_head(token.low) or (plural and place + 1 == len(run))):
            continue
        head = _toll_head(run, place) or _person_head(run, place, plural=plural)
        if head is None and place + 1 == len(run) and _heads_something(tokens, start + place):
            head = place, "head", True
        if head is not None:
            return start + head[0], head[1], head[2]
    things = next((place for place, token in enumerate(run) if token.low in persons.NOT_PEOPLE), None)
    if things is not None:
        return start + things, run[things].low, False
    return start + len(run) - 1, run[-1].low, None


@lru_cache(maxsize=8192)
def _may_head(word: str) -> bool:
    """Say whether a word by itself may be the head of a noun phrase of people or of harm; most are not."""
    return (
        word == "head"
        or word in lexicon.TOLL_NOUNS
        or word in persons.PEOPLE
        or singular(word) is not None
        or word.endswith(_AGED)
    )


@lru_cache(maxsize=8192)
def names_something(word: str) -> bool:
    """Say whether a word makes its noun phrase one of people, of harm or of things known to be no people."""
    return _may_head(word) or word in persons.NOT_PEOPLE or word in persons.MANY_AS or word == "others"


def _opens_with_harm(tokens: Tokens, start: int) -> bool:
    """Say whether a noun for people follows a word of harm: "wounded men"."""
    if start + 1 >= len(tokens) or tokens[start].low not in lexicon.HARMED_AS:
        return False
    return not ends_phrase(tokens[start + 1]) and singular(tokens[start + 1].low) is not None


def _toll_head(run: Tokens, place: int) -> Head | None:
    """Return the head when it is a harm itself, unless things come before: "six rockets caused injuries"."""
    word = run[place].low
    if word not in lexicon.TOLL_NOUNS or word in lexicon.HARMED_NOUNS:
        return None
    things = next((k for k in range(place) if run[k].low in persons.NOT_PEOPLE and run[k].low.endswith("s")), None)
    return (place, word, None) if things is None else (things, run[things].low, False)


def _person_head(run: Tokens, place: int, *, plural: bool | None) -> Head | None:
    """Return the head when this word is a noun for people and not only describes the next."""
    token = run[place]
    following = run[place + 1].low if place + 1 < len(run) else ""
    word = "head" if _is_office(run, place) else singular(token.low)
    known = word or (token.low if token.low in persons.PEOPLE else None)
    if known is None:
        return (place, "person", True) if _stands_for_people(run, place, plural=plural) else None
    if following and (known in persons.DESCRIBING or _names_a_thing(following) or singular(following) is not None):
        return None
    if plural and word is not None and following and not is_plural(token.low) and token.low not in persons.PEOPLE:
        return None  # "three passenger planes"
    return place, known, True


def _is_office(run: Tokens, place: int) -> bool:
    """Say whether "head" is somebody at the head of something: "the village head"."""
    return run[place].low == "head" and place > 0 and run[place - 1].low in persons.HEADS_OF


def _heads_something(tokens: Tokens, place: int) -> bool:
    """Say whether "head" is somebody's office by what follows: "the head of the local council"."""
    if tokens[place].low != "head" or place + 1 >= len(tokens) or tokens[place + 1].low != "of":
        return False
    return any(token.low in persons.HEADED for token in tokens[place + 2 : place + 6])


def _names_a_thing(word: str) -> bool:
    return word in persons.NOT_PEOPLE or word in lexicon.TOLL_NOUNS


def _stands_for_people(run: Tokens, place: int, *, plural: bool | None) -> bool:
    """Say whether an age ("a two-year-old") or a nationality ("three Kenyans") stands for people by itself."""
    if run[place].low.endswith(_AGED):
        return not any(singular(token.low) for token in run[place + 1 :])
    return bool(plural and place + 1 == len(run) and _NATIONALS.match(run[place].text))


def stands_alone(tokens: Tokens, last: int) -> bool:
    """Say whether a person named without an article is a phrase of its own, as in headlines."""
    if last + 1 >= len(tokens):
        return True
    after = tokens[last + 1]
    return ends_phrase(after) or after.text[0].isupper() or after.low.isdigit()
