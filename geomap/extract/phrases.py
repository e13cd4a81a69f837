"""Finds the lexicon's phrases among the tokens of a sentence, in one walk along a tree of their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from geomap.extract.lexicon import Term, load_terms
from geomap.extract.tokens import tokens_of

Doubt = Literal["whole", "head", ""]
TRIGGER_CLASSES = frozenset({"verb", "noun"})
_HIT = frozenset({"target", "thing", "victim"})  # "a school bus" is one of them, not three


class Reading(NamedTuple):
    """One thing a phrase may mean. It gives way where a word of it already belongs to one of the `rival` classes.

    `doubt` says what has to be told from a noun or a verb by the words around it: the "whole" phrase ("strike"), its
    "head" ("fire at"), or nothing.
    """

    term: Term
    klass: str
    rivals: frozenset[str]
    doubt: Doubt


# A phrase found: a rank that puts longer ones first, then its token indices, end exclusive, and what it may mean.
Match = tuple[int, int, int, tuple[Reading, ...]]


@dataclass(slots=True)
class _Node:
    """The phrases that begin with some words: the readings of those words, and what may follow them."""

    readings: tuple[Reading, ...] = ()
    following: dict[str, _Node] = field(default_factory=dict)


def find_phrases(words: Sequence[str]) -> list[Match]:
    """Return the phrases among lower-case tokens, the longest first; overlapping ones too."""
    tree, last = _tree(), len(words)
    found: list[Match] = []
    for start, word in enumerate(words):
        node = tree.get(word)
        if node is None:
            continue
        end = start + 1
        while node is not None:
            if node.readings:
                found.append((start - end, start, end, node.readings))
            node = node.following.get(words[end]) if end < last else None
            end += 1
    found.sort()
    return found


@lru_cache(maxsize=1)
def _tree() -> dict[str, _Node]:
    """Return the tree of all phrases of the tables, by their tokens."""
    terms = load_terms()
    ambiguous = frozenset(
        phrase for phrase, readings in terms.items() if {term.klass for term in readings} >= TRIGGER_CLASSES
    )
    root = _Node()
    for phrase, readings in terms.items():
        node = root
        for word in tokens_of(phrase).words:
            node = node.following.setdefault(word, _Node())
        node.readings += tuple(_reading(term, ambiguous) for term in readings)
    return root.following


def _reading(term: Term, ambiguous: frozenset[str]) -> Reading:
    """Return what a term says, with its doubts: `ambiguous` are the phrases that are both a verb and a noun."""
    if term.klass not in TRIGGER_CLASSES:
        return Reading(term, term.klass, _HIT if term.klass in _HIT else frozenset({term.klass}), "")
    first, _, rest = term.phrase.partition(" ")
    head = rest and first in ambiguous and term.klass == "verb" and "past" not in term.forms  # "the fire at a hotel"
    doubt: Doubt = "head" if head else "whole" if term.phrase in ambiguous else ""
    return Reading(term, term.klass, TRIGGER_CLASSES, doubt)
