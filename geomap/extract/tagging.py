"""Marks the words of a sentence with the lexicon's terms, through spaCy's tokenizer and phrase matcher."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.extract.lexicon import Term, load_terms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

    from geomap.extract.sentences import Sentence

_TRIGGER_CLASSES = frozenset({"verb", "noun"})
# Words that make a sentence worth reading beside the triggers: casualties, weapons, denials.
_CUE_WORDS = frozenset(
    "dead deaths death fatalities fatality injuries injury casualties victims toll bodies body hospitalised hospitalized "  # noqa: E501
    "denied denies deny denial wounded missing survivors damage".split()
)
_SWALLOWING = frozenset({"official", "politics", "figurative", "travel", "person"})
_LIGHT = frozenset(
    "a an the of in on to up by off its their into down away out over through under apart from himself herself themselves at and with for "  # noqa: E501
    "come comes came coming be is was been being go goes went gone going take takes took taken taking make makes made making set sets setting "  # noqa: E501
    "of control landfall ashore".split()
)
_PUNCTUATION = str.maketrans(dict.fromkeys(".,;:!?\"“”‘’'()[]—–/…", " "))
_CLOSERS = {";": "stop", ":": "colon", "—": "dash", "–": "dash", "-": "dash", ",": "comma", "(": "open", ")": "close"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A term found in a sentence: token indices, end exclusive, and what the words mean here."""

    start: int
    end: int
    term: Term


@dataclass(slots=True)
class Tagged:
    """A sentence with its tokens and terms. Token offsets are absolute; `classes[i]` are the classes that cover token i."""  # noqa: E501

    sentence: Sentence
    starts: list[int]
    ends: list[int]
    words: list[str]  # lower case
    classes: list[set[str]]
    triggers: list[Tag] = field(default_factory=list)
    terms: list[Tag] = field(default_factory=list)  # weapons, targets, actors and cue words

    def token_at(self, offset: int) -> int:
        """Return the index of the token that covers or follows an absolute offset; len(words) past the end."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def has(self, index: int, klass: str) -> bool:
        """Say whether the token at `index` belongs to a term of that class."""
        return 0 <= index < len(self.classes) and klass in self.classes[index]

    def find(self, klass: str, start: int = 0, end: int | None = None) -> list[Tag]:
        """Return the terms of a class that begin between two token indices."""
        stop = len(self.words) if end is None else end
        return [tag for tag in self.terms if tag.term.klass == klass and start <= tag.start < stop]


@lru_cache(maxsize=1)
def _tools() -> tuple[Language, PhraseMatcher, dict[int, tuple[Term, ...]], frozenset[str]]:
    """Return the blank English pipeline, the matcher, the terms by match key, and the words worth reading."""
    from spacy.lang.en import English
    from spacy.matcher import PhraseMatcher

    nlp = English()  # what spacy.blank("en") makes, without composing a configuration first
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    terms = load_terms()
    keys: dict[int, tuple[Term, ...]] = {}
    cues = set(_CUE_WORDS)
    for phrase, readings in terms.items():
        matcher.add(phrase, [nlp.make_doc(phrase)])
        keys[nlp.vocab.strings[phrase]] = readings
        if any(term.klass == "weapon" or (term.klass in _TRIGGER_CLASSES and term.strength) for term in readings):
            cues.add(_telling_word(phrase))
    return nlp, matcher, keys, frozenset(cues)


def _telling_word(phrase: str) -> str:
    """Return the word of a phrase that tells it apart: "fire" of "came under fire"."""
    words = phrase.split()
    return next((word for word in reversed(words) if word not in _LIGHT), words[0])


def words_of(text: str) -> set[str]:
    """Return the words of a text in lower case, without punctuation."""
    return set(text.lower().translate(_PUNCTUATION).split())


def worth_reading(text: str) -> bool:
    """Say whether a sentence has any word that an event could hang on: cheap, and before any tokenizing."""
    return not _tools()[3].isdisjoint(text.lower().translate(_PUNCTUATION).split())


def tag_sentence(sentence: Sentence) -> Tagged:
    """Return the sentence's tokens and the lexicon's terms in them, longest first within a class."""
    nlp, matcher, keys, _ = _tools()
    doc = nlp.tokenizer(sentence.text)
    base, lower = sentence.start, sentence.text.lower()
    spans = doc.to_array(["IDX", "LENGTH"]).tolist()  # a tenth of the time of walking the tokens
    starts = [base + start for start, _ in spans]
    ends = [base + start + length for start, length in spans]
    words = [lower[start : start + length] for start, length in spans]
    tagged = Tagged(sentence, starts, ends, words, [{_CLOSERS[word]} if word in _CLOSERS else set() for word in words])
    matches = sorted((start - end, start, end, key) for key, start, end in matcher(doc))
    taken: dict[str, set[int]] = {}
    for _, start, end, key in matches:
        for term in keys[key]:
            _place(tagged, taken, start, end, term)
    tagged.terms.sort(key=lambda tag: tag.start)
    tagged.triggers = _unswallowed(tagged)
    return tagged


def _unswallowed(tagged: Tagged) -> list[Tag]:
    """Return the triggers, in order, that are no part of a longer term of another sense: "fire brigade"."""
    larger = [tag for tag in tagged.terms if tag.term.klass in _SWALLOWING and tag.end - tag.start > 1]
    kept = []
    for tag in sorted(tagged.triggers, key=lambda tag: tag.start):
        if any(
            other.start <= tag.start and tag.end <= other.end and other.end - other.start > tag.end - tag.start
            for other in larger
        ):
            for index in range(tag.start, tag.end):
                tagged.classes[index].discard(tag.term.klass)
        else:
            kept.append(tag)
    return kept


def _place(tagged: Tagged, taken: dict[str, set[int]], start: int, end: int, term: Term) -> None:
    """Add one reading of a match, unless a longer one of its class already covers its words."""
    trigger = term.klass in _TRIGGER_CLASSES
    group = taken.setdefault("trigger" if trigger else term.klass, set())
    span = range(start, end)
    if trigger and not _fits_form(tagged, start, end, term):
        return
    if any(index in group for index in span):
        return
    group.update(span)
    (tagged.triggers if trigger else tagged.terms).append(Tag(start, end, term))
    for index in span:
        tagged.classes[index].add(term.klass)


_NOUN_BEFORE = frozenset(
    "a an the this that these those another its their his her our first second third fourth one two three four five six "  # noqa: E501
    "several many some multiple further new fresh deadly massive major recent of in by after from during on for "
    "with following ’s 's ’ ' latest overnight similar such terrorist suicide two-day large heavy or biggest worst big apparent".split()  # noqa: E501
)
_VERB_BEFORE = frozenset(
    "to could would will may might should must can cannot not they we i who you he she it did didn't shall".split()
)
_NOUN_AFTER = frozenset(
    "on in at of against by that which killed has was were had is are near over from after left targeting".split()
)
_ENDS = frozenset({"", ".", ",", ";", "’s", "'s"})


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    """Return the phrases that are both a verb and a noun."""
    return frozenset(
        phrase for phrase, terms in load_terms().items() if {term.klass for term in terms} >= _TRIGGER_CLASSES
    )


def _fits_form(tagged: Tagged, start: int, end: int, term: Term) -> bool:
    """Tell a noun from a verb of the same spelling by the words on either side."""
    first = term.phrase.partition(" ")[0]
    if first != term.phrase and first in _ambiguous() and term.klass == "verb" and "past" not in term.forms:
        return not _noun_here(tagged.words, start, start + 1, first)  # "the fire at a hotel"
    if term.phrase not in _ambiguous():
        return True
    return (term.klass == "noun") == _noun_here(tagged.words, start, end, term.phrase)


def _noun_here(words: list[str], start: int, end: int, phrase: str) -> bool:
    """Say whether the words at `start` read as a noun: "the strike", "drone attacks on", but not "missiles strike"."""
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if before in _VERB_BEFORE:
        return False
    if before in _NOUN_BEFORE or not before:
        return not (phrase.endswith("ing") and after in ("the", "a", "an"))
    if phrase.endswith("ing") and before in (",", "and"):
        return False
    if phrase.endswith("ing"):
        return after in _NOUN_AFTER or after in _ENDS
    if phrase.endswith("s") and not phrase.endswith("ss"):
        return after in _NOUN_AFTER or after in _ENDS or before.endswith(("an", "ish", "ese", "al", "e", "y"))
    return not before.endswith("s") or after in _NOUN_AFTER or before.endswith(("ss", "us"))
