"""Tells reports that use the words of violence for something else: sport, markets, a forecast, a hoax, a personal column."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.extract.events import NATURAL
from geomap.extract.lexicon import load_terms
from geomap.extract.wording import words_in

if TYPE_CHECKING:
    from geomap.extract.sentences import Sentence

_GENRES = ("debunk", "sport", "entertainment", "economy", "weather", "illness", "drill")
# On our own gold: sport and markets texts have 5 or more such words, the least of them 4; news of incidents at most 2.
_MARKED = 4
# A report that says twice that something is false is about the falsehood; two names of illness make it one of illness.
_ENOUGH = {"debunk": 2, "illness": 2}
_PERSON_WORDS = frozenset({"i", "my", "me", "mine"})
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|mine)\b")
_QUOTED = re.compile(r"[“\"‘'][^“”\"]{0,400}?[”\"’']")
_LEAD = 3  # paragraphs in which a report says what it is about
_TWICE = 2
_PERSONAL = 5  # first-person words outside quotations


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """Return the words that mark each genre."""
    return {
        genre: frozenset(p for p, terms in load_terms().items() if any(t.klass == genre for t in terms))
        for genre in _GENRES
    }


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the marks that are more than one word, each with the words before its last, which may go on ("rate", "rates")."""  # noqa: E501
    marks = {mark for marks in _words().values() for mark in marks}
    return tuple((mark, words_in(mark.rpartition(" ")[0])) for mark in marks if not mark.isalnum())


def genre_of(text: str, words: frozenset[str]) -> str | None:
    """Return the genre of a text that is not news of incidents, or None. `words` are its words in lower case."""
    low = text.lower()
    words = words.union(mark for mark, parts in _phrases() if parts <= words and mark in low)
    for genre, marks in _words().items():
        if len(marks & words) >= _ENOUGH.get(genre, _MARKED):
            return genre
    return "personal" if words & _PERSON_WORDS and _is_personal(text) else None


def given_by(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the classes of words that a whole report stands for: one led by a flood tells its damage without the word."""  # noqa: E501
    hazards = _hazards()
    lead = [
        sentence for sentence in sentences if sentence.paragraph <= _LEAD and not hazards.isdisjoint(sentence.words)
    ]
    led = len(lead) >= _TWICE or any(sentence.kind == "headline" for sentence in lead)
    return frozenset({"hazard"}) if led else frozenset()


@lru_cache(maxsize=1)
def _hazards() -> frozenset[str]:
    """Return the nouns that name a natural hazard."""
    return frozenset(
        phrase
        for phrase, terms in load_terms().items()
        if any(term.klass == "noun" and term.event_type in NATURAL for term in terms)
    )


def _is_personal(text: str) -> bool:
    """Say whether the writer speaks of himself, outside quotations."""
    if len(_FIRST_PERSON.findall(text)) < _PERSONAL:
        return False
    return len(_FIRST_PERSON.findall(_QUOTED.sub(" ", text))) >= _PERSONAL
