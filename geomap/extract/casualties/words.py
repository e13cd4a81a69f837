"""Split a sentence into words, marks and numbers, and know the words for people."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geomap.extract.casualties import persons
from geomap.extract.numbers import NumberMention, find_numbers
from geomap.extract.wording import lower


class Token(NamedTuple):
    """A word, a mark, or a number with its bounding words; offsets are within the sentence."""

    text: str
    low: str
    start: int
    end: int
    number: NumberMention | None = None


Tokens = tuple[Token, ...]


_WORD = re.compile(r"\d+(?:[.,:]\d+)*\w*(?:[-–]\w+)*|\w+(?:[-’']\w+)*(?:(?<=\b[A-Z])\.)?|[^\w\s]")


def tokens_of(sentence: str) -> Tokens:
    """Split a sentence into tokens; a number and the words that bound it are one token."""
    low = lower(sentence).replace("’", "'")
    found: list[Token] = []
    position = 0
    for number in find_numbers(sentence):
        found.extend(_words(sentence, low, position, number.start))
        found.append(Token(number.text, number.text.lower(), number.start, number.end, number))
        position = number.end
    found.extend(_words(sentence, low, position, len(sentence)))
    return tuple(found)


def _words(sentence: str, low: str, start: int, end: int) -> list[Token]:
    spans = map(re.Match.span, _WORD.finditer(sentence, start, end))
    return [Token(sentence[first:last], low[first:last], first, last) for first, last in spans]


def following(tokens: Tokens, place: int) -> str:
    """Return the word after a token, "" at the end."""
    return tokens[place + 1].low if place + 1 < len(tokens) else ""


def previous(tokens: Tokens, place: int) -> str:
    """Return the word before a token, "" at the start."""
    return tokens[place - 1].low if place else ""


def preceding(tokens: Tokens, place: int, reach: int) -> set[str]:
    """Return the words up to `reach` tokens before a token."""
    return {token.low for token in tokens[max(0, place - reach) : place]}


@lru_cache(maxsize=8192)
def singular(word: str) -> str | None:
    """Return the singular of a word for a person, or None when the word is not one."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in persons.PERSON:
        return word
    if word in persons.IRREGULAR:
        return persons.IRREGULAR[word]
    if word.endswith("s") and word[:-1] in persons.PERSON:
        return word[:-1]
    if word.endswith(("man", "men")) and len(word) > 5 and word not in persons.NOT_MEN:
        return word[:-2] + "an"
    last = word.rpartition("-")[2]
    return singular(last) if last != word else None


def is_plural(word: str) -> bool:
    """Say whether a word for people is a plural."""
    return (
        word in persons.PEOPLE
        or word in persons.IRREGULAR
        or word.endswith("men")
        or (word.endswith("s") and word[:-1] in persons.PERSON)
    )
