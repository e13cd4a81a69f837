"""Loads the word tables of this folder: what each term is, and what it says of an event."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Form = Literal["base", "third", "past", "participle", "gerund", "singular", "plural"]
VERB_FORMS: tuple[Form, ...] = ("base", "third", "past", "participle", "gerund")
NOUN_FORMS: tuple[Form, ...] = ("singular", "plural")


@dataclass(frozen=True, slots=True)
class Term:
    """One reading of a phrase. `klass` is its table or class; verbs and nouns are triggers.

    `frame` is how a verb takes its arguments: hit (a place or target), harm (people), damage (things), happen (nobody),
    take (ground), under (the subject suffers it), launch (weapons), down (weapons stopped in flight); "noun" for nouns.
    `strength` is 2 where the words alone tell an event, 1 where they need support nearby, 0 where they only lend it.
    Of what an event hits, a "target" makes it likelier that one is told, a "thing" does not, a "victim" is people.
    `needs` are classes of which a word must stand in the sentence: what sinks is a vessel, or it is only a price.
    """

    phrase: str
    klass: str
    lemma: str = ""
    frame: str = ""
    forms: tuple[Form, ...] = ()
    event_type: str = ""
    strength: int = 0
    value: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def load_terms() -> dict[str, tuple[Term, ...]]:
    """Return every phrase of the tables, lower case, with its readings."""
    found: dict[str, list[Term]] = {}
    for term in (
        *_verbs(),
        *_nouns(),
        *_valued("weapons", "weapon"),
        *_valued("targets", "target"),
        *_valued("actors", "name"),
        *_words(),
    ):
        found.setdefault(term.phrase, []).append(term)
    return {phrase: tuple(terms) for phrase, terms in found.items()}


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table by column name."""
    yield from csv.DictReader((files(__package__) / f"{name}.csv").read_text(encoding="utf-8").splitlines())


def _split(value: str) -> tuple[str, ...]:
    """Return the terms of one cell."""
    return tuple(part.strip() for part in value.split("|") if part.strip())


def _verbs() -> Iterator[Term]:
    for row in _rows("verbs"):
        yield from _triggers(row, "verb", row["base"].partition("|")[0], row["frame"], VERB_FORMS)


def _nouns() -> Iterator[Term]:
    for row in _rows("nouns"):
        yield from _triggers(row, "noun", row["singular"], "noun", NOUN_FORMS)


def _triggers(row: dict[str, str], klass: str, lemma: str, frame: str, forms: tuple[Form, ...]) -> Iterator[Term]:
    """Yield the spellings of a verb or noun that tells an event, each with the forms it may be ("hit": base, past)."""
    spellings: dict[str, list[Form]] = {}
    for form in forms:
        for phrase in _split(row[form]):
            spellings.setdefault(phrase, []).append(form)
    strength, weapons = int(row["strength"]), _split(row["weapon"])
    for phrase, found in spellings.items():
        yield Term(
            phrase, klass, lemma, frame, tuple(found), row["event_type"], strength, weapons, needs=_split(row["needs"])
        )


def _valued(name: str, column: str) -> Iterator[Term]:
    """Yield the terms of a table that gives one value to many terms: weapons, targets, actors."""
    klass = {"weapons": "weapon", "targets": "target", "actors": "actor"}[name]
    for row in _rows(name):
        for phrase in _split(row["terms"]):
            yield Term(phrase.lower(), row.get("class", klass), value=_split(row[column]))


def _words() -> Iterator[Term]:
    for row in _rows("words"):
        for phrase in dict.fromkeys(_split(row["terms"])):
            yield Term(phrase.lower(), row["class"], value=())
