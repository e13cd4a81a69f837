"""The word tables: their vocabulary is the model's, and each phrase is found as what it is."""

from __future__ import annotations

import pytest

from geomap.extract.lexicon import load_terms
from geomap.extract.sentences import find_sentences
from geomap.extract.tagging import drop_lacking, tag_sentence, worth_reading
from geomap.model import EVENT_TYPES, TARGETS, WEAPONS


def test_tables_use_the_shared_vocabulary() -> None:
    """Types, weapons and targets of the tables are those of the model."""
    terms = [term for readings in load_terms().values() for term in readings]
    assert {term.event_type for term in terms} - {""} <= set(EVENT_TYPES)
    assert {value for term in terms if term.klass in ("weapon", "verb", "noun") for value in term.value} <= set(WEAPONS)
    assert {value for term in terms if term.klass == "target" for value in term.value} <= set(TARGETS)


TRIGGERS = [
    ("Missiles struck the port.", [("struck", "verb")]),
    ("The strike killed two.", [("strike", "noun"), ("killed", "verb")]),
    ("Gunmen opened fire on a bus.", [("opened fire", "verb")]),
    ("The town came under fire.", [("came under fire", "verb")]),
    ("Rebels attack the base.", [("attack", "verb")]),
    ("The attack failed.", [("attack", "noun")]),
    ("Shelling in the north went on.", [("shelling", "noun")]),
    ("They were shelling the north.", [("shelling", "verb")]),
    ("The anchor severed an undersea cable.", [("severed", "verb")]),
]
NO_TRIGGERS = [
    "The fire brigade came.",
    "A hunger strike went on.",
    "The air force said so.",
    "He had a heart attack.",
    "On March 4 he left.",
]


@pytest.mark.parametrize(("text", "expected"), TRIGGERS)
def test_triggers_are_tagged(text: str, expected: list[tuple[str, str]]) -> None:
    """Verbs and nouns of one spelling are told apart by their neighbours."""
    tagged = tag_sentence(find_sentences(text)[0])
    drop_lacking(tagged, frozenset())
    assert [(tag.term.phrase, tag.term.klass) for tag in tagged.triggers] == expected


@pytest.mark.parametrize("text", NO_TRIGGERS[:1])
def test_longer_terms_swallow_triggers(text: str) -> None:
    """A trigger inside a longer term of another sense is none."""
    assert tag_sentence(find_sentences(text)[0]).triggers == []


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Two people died.", True),
        ("The bank opened at nine.", False),
        ("Ministers met in Oslo.", False),
        ("A bridge gave way in Oslo.", True),
        ("They made their way to Oslo.", False),
    ],
)
def test_only_telling_sentences_are_read(text: str, *, worth: bool) -> None:
    """Sentences without a word of violence, accident or hazard are passed over untokenized."""
    assert worth_reading(find_sentences(text)[0].words) is worth
