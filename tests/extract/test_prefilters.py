"""What a reader passes over at a glance it would not have read: every filter is held against the reader without it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.extract import distances, guesses, numbers, unknowns
from geomap.extract.casualties import find_casualties, grouping
from geomap.extract.casualties.grammar import PROMPTS
from geomap.extract.dates import find, find_dates
from geomap.extract.dates.phrases import PHRASES
from geomap.extract.distances import find_distances
from geomap.extract.lexicon import load_terms
from geomap.extract.numbers import find_numbers
from geomap.extract.phrases import find_phrases
from geomap.extract.sentences import Sentence, find_sentences
from geomap.extract.tagging import tag_sentence, worth_reading
from geomap.extract.tokens import tokens_of
from geomap.extract.wording import lower, words_in
from geomap.reports import read_reports

ROOT = Path(__file__).parents[2]
PUBLISHED = date(2024, 5, 15)
ANY = re.compile("")  # found in every text
_WORDS = """
    two 12 at least people children a the an of in and , . wounded were was by among dead hospital taken to death toll
    rose no one bodies missing shot gunned gunning down fatally Aba km miles m north-east south of from Monday night
    May 3 2021-05-03 overnight last week since yesterday days ago years old square sq aged 1,200 half dozen 40-year-old
    Easter Good Friday 5/6/2021 medical help condition life lives lost army eliminated put at count number
""".split()
TEXTS = st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join)


class _Everything(frozenset[str]):
    """A set that shares a word with any other."""

    def isdisjoint(self, _other: object) -> bool:
        return False


@lru_cache(maxsize=1)
def own_sentences() -> tuple[Sentence, ...]:
    """Return the sentences of the seeds and of the open reports of our own gold."""
    opened = tomllib.loads((ROOT / "tests/gold/manifest.toml").read_text(encoding="utf-8"))["open"]
    paths = [ROOT / "seeds", *(ROOT / "tests/gold/reports" / f"{name}.md" for name in opened)]
    return tuple(sentence for report in read_reports(paths) for sentence in find_sentences(report.text))


def texts() -> Iterator[str]:
    """Yield the sentences as text."""
    yield from (sentence.text for sentence in own_sentences())


def test_there_are_sentences_to_test_on() -> None:
    """The seeds and the open reports are found."""
    assert len(own_sentences()) > 250


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (unknowns._called(*[True] * len(unknowns._LETTERS)), unknowns._BEGINS),
        (guesses._GUESS, guesses._BEGINS),
        (guesses._SLOT, guesses._BEGINS),
        *((numbers._not_counts(old=old, square=old), numbers._BEGINS) for old in (True, False)),
    ],
)
def test_patterns_are_tried_wherever_they_can_begin(pattern: re.Pattern[str], begins: str) -> None:
    """A pattern tried only where a word or a mark begins finds what it finds when it is tried everywhere."""
    assert begins in pattern.pattern
    everywhere = re.compile(pattern.pattern.replace(begins, "", 1), pattern.flags)
    odd = "at Aba, a village in b,X, 7, (43), x5% of 40year-olds, May 5, 2021, $5m, aged 3 to 5; Covid-19 5p.m., no.7"
    for text in (*texts(), odd, lower(odd)):
        assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in everywhere.finditer(text)]


def test_tokens_are_those_of_spacy() -> None:
    """Splitting chunk by chunk gives what spaCy's tokenizer gives for the whole sentence, odd spaces included."""
    from spacy.lang.en import English

    tokenizer = English().tokenizer
    for text in (*texts(), "He  said\nso. \n She can’t (won't) go to U.S.-run\tcamps at 5p.m. ; bye :) Mr. O'Neil's"):
        whole, found = tokenizer(text), tokens_of(text, 7)
        assert found.starts == [7 + token.idx for token in whole]
        assert found.ends == [7 + token.idx + len(token) for token in whole]
        assert found.words == [lower(token.text) for token in whole]


def test_phrases_are_those_of_the_phrase_matcher() -> None:
    """The walk along the tree of words finds what spaCy's matcher finds with the same tables."""
    from spacy.lang.en import English
    from spacy.matcher import PhraseMatcher

    nlp = English()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("terms", [nlp.make_doc(phrase) for phrase in load_terms()])
    for text in texts():
        found = {(start, end) for _, start, end, _ in find_phrases(tokens_of(text).words)}
        assert found == {(start, end) for _, start, end in matcher(nlp.make_doc(text))}


def test_every_strong_trigger_and_weapon_is_worth_reading() -> None:
    """A sentence passed over holds no trigger of strength and no weapon, but within a compound ("drone-like")."""
    for sentence in own_sentences():
        if not worth_reading(sentence.words):
            tagged = tag_sentence(sentence)
            for tag in (*tagged.triggers, *tagged.find("weapon")):
                beside = range(max(0, tag.start - 1), min(len(tagged.words), tag.end + 1))
                compound = any(tagged.has(index, "dash") for index in beside)
                assert compound or (tag.term.klass != "weapon" and not tag.term.strength)


def check_casualties(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare with a reader told that any prompt stands in the text, which lets a group begin at every word."""
    quick = find_casualties(text)
    with monkeypatch.context() as patch:
        patch.setattr(grouping, "_before_names", lambda tokens: [True] * len(tokens))
        assert quick == find_casualties(text, words=PROMPTS)


def check_dates(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare with a reader that tries every phrase."""
    quick = find_dates(text, published=PUBLISHED)
    with monkeypatch.context() as patch:
        patch.setattr(find, "phrases_near", lambda _sentence, _low: PHRASES)
        assert quick == find_dates(text, published=PUBLISHED)


def check_distances(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare with a reader that asks for no unit and no point of the compass."""
    quick = find_distances(text)
    with monkeypatch.context() as patch:
        patch.setattr(distances, "_UNIT_NEAR", ANY)
        patch.setattr(distances, "_POINTS_NEAR", ("",))
        assert quick == find_distances(text)


def check_numbers(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare with a reader that looks for every number, age and area."""
    quick = find_numbers(text)
    everything = numbers._not_counts(old=True, square=True)
    with monkeypatch.context() as patch:
        patch.setattr(numbers, "_STEM", ANY)
        patch.setattr(numbers, "_not_counts", lambda **_: everything)
        assert quick == find_numbers(text)


def test_quantities_of_our_own_texts_are_all_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """No casualty, time, distance or number of the seeds and the open reports is lost by a filter."""
    for text in texts():
        check_casualties(text, monkeypatch)
        check_dates(text, monkeypatch)
        check_distances(text, monkeypatch)
        check_numbers(text, monkeypatch)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_quantities_of_any_text_are_all_found(text: str) -> None:
    """No casualty, time, distance or number of mixed words is lost by a filter."""
    monkeypatch = pytest.MonkeyPatch()
    check_casualties(text, monkeypatch)
    check_dates(text, monkeypatch)
    check_distances(text, monkeypatch)
    check_numbers(text, monkeypatch)


def test_names_of_settlements_are_all_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name that a report calls a village or a town, and no site named after a place, is lost by a filter."""
    quick = [list(unknowns.called_settlements(sentence)) for sentence in own_sentences()]
    every_way = unknowns._called(*[True] * len(unknowns._LETTERS))
    monkeypatch.setattr(unknowns, "CALLING", _Everything())
    monkeypatch.setattr(unknowns, "_called", lambda *_: every_way)
    assert quick == [list(unknowns.called_settlements(sentence)) for sentence in own_sentences()]
    for sentence in own_sentences():
        assert not (guesses._BUILDING.search(sentence.text) and guesses._BUILT.isdisjoint(sentence.words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two died, two were hurt.", {"two", "died", "were", "hurt"}),
        ("A car-bomb (huge)…", {"a", "car-bomb", "huge"}),
        ("The U.S.-run camp", {"the", "u", "s.-run", "camp"}),
        ("It’s Lviv’s “worst” day—ever", {"it", "s", "lviv", "worst", "day", "ever"}),
    ],
)
def test_words_of_a_text(text: str, words: set[str]) -> None:
    """Marks part words; hyphens join them."""
    assert words_in(lower(text)) == words


@given(st.text())
def test_lower_case_keeps_offsets(text: str) -> None:
    """Lower case has a character for each of the text's, and changes no more than Python does."""
    low = lower(text)
    assert len(low) == len(text)
    assert all(one in (old, old.lower()) or old == "Σ" for one, old in zip(low, text, strict=True))
