"""Marks the tokens of a sentence with the lexicon's terms, and tells verbs from nouns of one spelling."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from geomap.extract.dates.calendar import MONTHS
from geomap.extract.lexicon import Term, load_terms
from geomap.extract.phrases import TRIGGER_CLASSES, Doubt, find_phrases
from geomap.extract.tokens import tokens_of
from geomap.extract.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extract.sentences import Sentence

# Words that make a sentence worth reading beside the triggers: casualties, weapons, denials.
_CUE_WORDS = frozenset(
    "dead deaths death fatalities fatality injuries injury casualties victims toll bodies body hospitalised hospitalized "  # noqa: E501
    "denied denies deny denial wounded missing survivors damage casualty corpse corpses slain martyred martyrs lives fatally "  # noqa: E501
    "epicentre epicenter centred centered incident tragedy disaster catastrophe succumbed gunned harmed eliminated neutralised neutralized hospital hospitals treated treating treatment medical condition".split()  # noqa: E501
)
_SWALLOWING = frozenset({"official", "politics", "figurative", "travel", "person", "weapon", "troops", "target"})
_LIGHT = frozenset(
    "a an the of in on to up by off its their into down away out over through under apart from himself herself themselves at and with for "  # noqa: E501
    "come comes came coming be is was been being go goes went gone going take takes took taken taking make makes made making set sets setting "  # noqa: E501
    "of control landfall ashore".split()
)
_CLOSERS = {";": "stop", ":": "colon", "—": "dash", "–": "dash", "-": "dash", ",": "comma", "(": "open", ")": "close"}
_START = attrgetter("start")


class Tag(NamedTuple):
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
    terms: dict[str, list[Tag]] = field(default_factory=dict)  # by class: weapons, targets, actors and cue words

    def token_at(self, offset: int) -> int:
        """Return the index of the token that covers or follows an absolute offset; len(words) past the end."""
        return bisect_right(self.ends, offset)

    def trigger_at(self, index: int) -> Tag | None:
        """Return the trigger that begins at a token."""
        return next((tag for tag in self.triggers if tag.start == index), None)

    def trigger_over(self, index: int) -> Tag | None:
        """Return the trigger that a token is part of."""
        return next((tag for tag in self.triggers if tag.start <= index < tag.end), None)

    def capital(self, index: int) -> bool:
        """Say whether there is a token at `index`, and it begins with a capital."""
        return 0 <= index < len(self.words) and self.sentence.text[self.starts[index] - self.sentence.start].isupper()

    def has(self, index: int, klass: str) -> bool:
        """Say whether the token at `index` belongs to a term of that class."""
        return 0 <= index < len(self.classes) and klass in self.classes[index]

    def find(self, klass: str, start: int = 0, end: int | None = None) -> list[Tag]:
        """Return the terms of a class that begin between two token indices."""
        tags = self.terms.get(klass)
        if not tags:
            return []  # most classes have no term in most sentences
        stop = len(self.words) if end is None else end
        return [tag for tag in tags if start <= tag.start < stop]

    def classes_between(self, start: int, end: int) -> set[str]:
        """Return the classes of the terms that begin between two token indices."""
        if start == 0 and end == len(self.words):
            return set(self.terms)
        return {klass for klass, tags in self.terms.items() if any(start <= tag.start < end for tag in tags)}


@lru_cache(maxsize=1)
def _cues() -> tuple[frozenset[str], dict[str, tuple[frozenset[str], ...]]]:
    """Return the words that make a sentence worth reading, and the sets of words that do together, by one of each."""
    phrases = {
        phrase
        for phrase, readings in load_terms().items()
        if any(term.klass == "weapon" or (term.klass in TRIGGER_CLASSES and term.strength) for term in readings)
    }
    alone = _CUE_WORDS.union(phrase for phrase in phrases if words_in(phrase) == {phrase})
    together: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for phrase in phrases - alone:
        together[_telling_word(phrase)].append(words_in(phrase))
    return alone, {word: tuple(sets) for word, sets in together.items() if word not in alone}


def _telling_word(phrase: str) -> str:
    """Return the word of a phrase that tells it apart, as long ones do best: "fire" of "came under fire"."""
    words = phrase.split()
    return max((word for word in reversed(words) if word not in _LIGHT), key=len, default=words[0])


def worth_reading(words: frozenset[str]) -> bool:
    """Say whether a sentence of these words has any that an event could hang on: cheap, and before any tokenizing."""
    alone, together = _cues()
    if not alone.isdisjoint(words):
        return True
    return any(needed <= words for word in words & together.keys() for needed in together[word])


def tag_sentence(sentence: Sentence) -> Tagged:
    """Return the sentence's tokens and the lexicon's terms in them, longest first within a class."""
    starts, ends, words = tokens_of(sentence.text, sentence.start)
    classes = [{_CLOSERS[word]} if word in _CLOSERS else set() for word in words]
    tagged = Tagged(sentence, starts, ends, words, classes)
    body = sentence.kind == "body" and not chronicled(words)
    for _, start, end, readings in find_phrases(words):
        covered, taken = classes[start:end], ""
        for term, klass, rivals, doubt in readings:
            free = rivals.isdisjoint(covered[0]) if len(covered) == 1 else all(map(rivals.isdisjoint, covered))
            if (free or klass == taken) and (not doubt or _fits_form(words, start, end, term, doubt, body=body)):
                for one in covered:
                    one.add(klass)
                tag = Tag(start, end, term)
                if klass in TRIGGER_CLASSES:
                    taken = klass  # a verb may tell of one thing beside a flame and of another beside a dam
                    tagged.triggers.append(tag)
                else:
                    tagged.terms.setdefault(klass, []).append(tag)
    if "well" in sentence.words:
        _join_as_well(tagged)
    for tags in tagged.terms.values():
        tags.sort(key=_START)
    tagged.triggers = _unswallowed(tagged)
    _disarm(tagged)
    return tagged


def _join_as_well(tagged: Tagged) -> None:
    """Let "as well as" join what stands on either side, as "and" does, and open no clause."""
    for index, word in enumerate(tagged.words[:-2]):
        if word == "as" and tagged.words[index + 1 : index + 3] == ["well", "as"]:
            tagged.classes[index] = {"split_weak"}
            tagged.classes[index + 2] = {"split_weak"}


def chronicled(words: Sequence[str]) -> bool:
    """Say whether a sentence opens with a calendar day, after which chronicles tell in the present: "On June 3, gunmen attack a bus"."""  # noqa: E501
    at = words[1:3] if words[:1] == ["on"] or words[:1] == ["in"] else words[:2]
    return len(at) > 1 and (
        (at[0] in _MONTHS and at[1][:1].isdigit()) or (at[1] in _MONTHS and at[0][:1].isdigit() and len(at[0]) < 5)
    )


_MONTHS = frozenset((*MONTHS, *"jan feb mar apr jun jul aug sept sep oct nov dec".split()))


def _disarm(tagged: Tagged) -> None:
    """Drop the weapons that are part of a figure of speech: "gun-shy", "gun laws"."""
    weapons, figures = tagged.terms.get("weapon"), tagged.terms.get("figurative")
    if weapons and figures:
        kept = [
            tag
            for tag in weapons
            if not any(
                one.start <= tag.start and tag.end <= one.end and one.end - one.start > tag.end - tag.start
                for one in figures
            )
        ]
        tagged.terms["weapon"] = kept
        if not kept:
            del tagged.terms["weapon"]


def drop_lacking(tagged: Tagged, given: frozenset[str]) -> None:
    """Drop the triggers for which a word is missing without which they tell nothing; `given` are classes that the report gives.

    Prices sink too, and so do hearts. Of what one word may tell, the first is kept whose company is there.
    """  # noqa: E501
    found: dict[int, Tag] = {}
    for tag in tagged.triggers:
        needs, rival = tag.term.needs, found.get(tag.start)
        if needs and given.isdisjoint(needs) and not any(map(tagged.find, needs)):
            continue
        if rival is None or (needs and not rival.term.needs):
            found[tag.start] = tag
    tagged.triggers = list(found.values())


def _unswallowed(tagged: Tagged) -> list[Tag]:
    """Return the triggers, in order, that are no part of a longer term of another sense: "fire brigade", "bombs hit"."""  # noqa: E501
    verbs = {tag.start for tag in tagged.triggers if tag.term.klass == "verb"}
    larger = [tag for klass in _SWALLOWING for tag in tagged.terms.get(klass, ()) if tag.end - tag.start > 1]
    kept = []
    for tag in sorted(tagged.triggers, key=_START):
        if (
            any(
                other.start <= tag.start and tag.end <= other.end and other.end - other.start > tag.end - tag.start
                for other in larger
            )
            or (tag.end in verbs and tag.start in verbs and tag.term.phrase.endswith("s"))
            or _a_month(tagged, tag)
        ):
            for index in range(tag.start, tag.end):
                tagged.classes[index].discard(tag.term.klass)
        else:
            kept.append(tag)
    return kept


_BEFORE_A_MONTH = frozenset("in of since until by late early mid last this next on from through between".split())


def _a_month(tagged: Tagged, tag: Tag) -> bool:
    """Say whether "March" is the month: by a number beside it, or by the word before."""
    if tag.term.phrase != "march" or not tagged.capital(tag.start):
        return False
    beside = tagged.words[max(0, tag.start - 1) : tag.start] + tagged.words[tag.end : tag.end + 1]
    return not _BEFORE_A_MONTH.isdisjoint(beside[:1]) or any(word[:1].isdigit() for word in beside)


_NOUN_BEFORE = frozenset(
    "a an the this that these those another its their his her our first second third fourth one two three four five six "  # noqa: E501
    "several many some multiple further new fresh deadly massive major recent of in by after from during on for "
    "with following ’s 's ’ ' latest overnight similar such terrorist suicide two-day large heavy or biggest worst big apparent".split()  # noqa: E501
)
_VERB_BEFORE = frozenset(
    "to could would will may might should must can cannot not they we i who you he she it did didn't shall".split()
)
_THIRD = _VERB_BEFORE | frozenset({"which", "that", "often", "also", "never", "always", "regularly"})
_ADJECTIVES = frozenset("daily nightly weekly monthly hourly yearly deadly early only likely costly ugly".split())
_NOUN_AFTER = frozenset(
    "on in at of against by that which killed has have was had were is are near over from after left targeting occurred occur took "  # noqa: E501
    "continued continue continues erupted broke raged resumed happened lasted damaged destroyed wounded injured "
    "kills leaves injures wounds".split()
)
_ENDS = frozenset({"", ".", ",", ";", ":", "’s", "'s"})


def _fits_form(words: list[str], start: int, end: int, term: Term, doubt: Doubt, *, body: bool) -> bool:
    """Tell a noun from a verb of the same spelling by the words on either side."""
    if doubt == "head":
        return not _noun_here(words, start, start + 1, words[start])
    noun = _noun_here(words, start, end, term.phrase) or (body and _plural(words, start, term.phrase))
    return (term.klass == "noun") == noun


def _plural(words: list[str], start: int, phrase: str) -> bool:
    """Say whether a word in -s is a noun, as it is in running text, which tells in the past: "landslides and floods set off by rain"."""  # noqa: E501
    return start > 0 and phrase.endswith("s") and not phrase.endswith("ss") and words[start - 1] not in _THIRD


def _noun_here(words: list[str], start: int, end: int, phrase: str) -> bool:
    """Say whether the words at `start` read as a noun: "the strike", "drone attacks on", but not "missiles strike"."""
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if before in _VERB_BEFORE or (before.endswith("ly") and before not in _ADJECTIVES):
        return False
    if before in _NOUN_BEFORE or not before:
        return not (phrase.endswith("ing") and after in ("the", "a", "an"))
    if phrase.endswith("ing") and before in (",", "and"):
        return False
    if phrase.endswith("ing"):
        return after in _NOUN_AFTER or after in _ENDS
    if phrase.endswith("s") and not phrase.endswith("ss"):
        return after in _NOUN_AFTER or after in _ENDS or before.endswith(("an", "ish", "ese", "al", "e", "y", "i"))
    return not before.endswith("s") or after in _NOUN_AFTER or before.endswith(("ss", "us"))
