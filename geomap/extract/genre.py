"""Tells reports that use the words of violence for something else, or tell of it as fiction or history: sport, markets, a film."""  # noqa: E501

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from math import sqrt
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from geomap.extract.events import NATURAL
from geomap.extract.lexicon import load_terms
from geomap.extract.wording import words_in

if TYPE_CHECKING:
    from geomap.extract.sentences import Sentence

# A text has as many different marks of its genre as its length lets it: few new ones come with each page more. In some
# hundreds of reports of incidents no genre weighs more than 0.28 by the root of their words; in its own texts, 0.4.
_BY_LENGTH = 0.3
_MARKED = 4  # the least that a short text needs
# A report whose lead says twice that something is false is about that; two names of illness make it one of illness.
_ENOUGH = {"debunk": 2, "illness": 2}
_SAID_AT_ONCE = frozenset({"debunk"})  # further down, one side only calls untrue what the other says
# No figure of speech speaks of tear gas and ambulances: with three such words a text on sport is news of a riot.
_IN_EARNEST = 3
_USING_FIGURES = frozenset({"sport", "entertainment", "fiction", "economy"})
_PERSON_WORDS = frozenset({"i", "my", "me", "mine"})
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|mine)\b")
_QUOTED = re.compile(r"[“\"‘'][^“”\"]{0,400}?[”\"’']")
_LEAD = 3  # paragraphs in which a report says what it is about
_TWICE = 2
_PERSONAL = 5  # first-person words outside quotations


class _Phrase(NamedTuple):
    """A mark of several words; the last one may go on: "rate", "rates"."""

    mark: str
    parts: frozenset[str]
    weights: tuple[tuple[str, int], ...]


class _Marks(NamedTuple):
    """What marks genres: words and longer phrases, each with the genres it marks and how much it weighs there."""

    words: dict[str, tuple[tuple[str, int], ...]]
    phrases: dict[str, list[_Phrase]]  # by a word each cannot do without


@lru_cache(maxsize=1)
def _marks() -> _Marks:
    """Return the marks of all genres."""
    table = (files("geomap.extract.lexicon") / "genres.csv").read_text(encoding="utf-8")
    weights: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in csv.DictReader(table.splitlines()):
        for mark in row["terms"].split("|"):
            weights[mark].append((row["genre"], int(row["weight"])))
    for phrase, terms in load_terms().items():
        if any(term.klass == "illness" for term in terms):
            weights[phrase].append(("illness", 1))
    single = {mark: tuple(found) for mark, found in weights.items() if words_in(mark) == {mark}}
    longer: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for mark in weights.keys() - single:
        parts = words_in(mark.rpartition(" ")[0] or mark)
        longer[max(parts, key=lambda word: (len(word), word))].append(_Phrase(mark, parts, tuple(weights[mark])))
    return _Marks(single, dict(longer))


def genre_of(text: str, words: frozenset[str]) -> str | None:
    """Return the genre of a text that is not news of incidents, or None. `words` are its words in lower case."""
    weight = _weights(text.lower(), words)
    if not _SAID_AT_ONCE.isdisjoint(weight):
        lead = "\n\n".join(text.split("\n\n", _LEAD + 1)[: _LEAD + 1]).lower()
        said = _weights(lead, words_in(lead))
        weight.update({genre: said[genre] - weight[genre] for genre in _SAID_AT_ONCE})
    needed = max(_MARKED, _BY_LENGTH * sqrt(text.count(" ")))
    in_earnest = weight.pop("incident", 0) >= _IN_EARNEST
    for genre, total in weight.most_common():
        if total >= _ENOUGH.get(genre, needed) and not (in_earnest and genre in _USING_FIGURES):
            return genre
    return "personal" if words & _PERSON_WORDS and _is_personal(text) else None


def _weights(low: str, words: frozenset[str]) -> Counter[str]:
    """Return how much a text in lower case weighs for each genre."""
    marks = _marks()
    found = [weights for word in words & marks.words.keys() for weights in marks.words[word]]
    found += (
        one
        for word in words & marks.phrases.keys()
        for phrase in marks.phrases[word]
        if phrase.parts <= words and phrase.mark in low
        for one in phrase.weights
    )
    weight: Counter[str] = Counter()
    for genre, one in found:
        weight[genre] += one
    return weight


class Genres(NamedTuple):
    """The genre of a report, and of paragraphs of their own genre in one that has none, as in a round-up of the day."""

    whole: str | None
    of: dict[int, str]  # by paragraph

    def at(self, paragraphs: set[int]) -> str | None:
        """Return the genre of what is told in some paragraphs."""
        return self.whole or (next(iter(self.of.values())) if paragraphs <= self.of.keys() else None)


NEWS = Genres(None, {})


def genres_of(text: str, sentences: Sequence[Sentence], paragraphs: frozenset[int]) -> Genres:
    """Return the genre of a report, or else those of the given paragraphs, where they use figures of speech."""
    whole = genre_of(text, frozenset().union(*(sentence.words for sentence in sentences)))
    found: dict[int, str] = {}
    for paragraph, group in groupby(sentences if whole is None else (), key=attrgetter("paragraph")):
        if paragraph in paragraphs:
            of = list(group)
            genre = genre_of(" ".join(one.text for one in of), frozenset().union(*(one.words for one in of)))
            if genre in _USING_FIGURES:
                found[paragraph] = genre
    return Genres(whole, found)


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
