"""The places a sentence refers to: resolved toponyms, names the gazetteer lacks, and words such as "the city"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from geomap.extract.guesses import guesses, heads, held, siblings, slots
from geomap.extract.parts import STREETS
from geomap.extract.refs import Known, PlaceRef, RefKind, ref_at
from geomap.extract.unknowns import unknown_names

if TYPE_CHECKING:
    from geomap.extract.sentences import Sentence
    from geomap.extract.tagging import Tagged
    from geomap.model import Resolution

_LARGEST_HAMLET = 50_000  # people
_APPOSED = 5  # tokens to the comma that ends "the district next door,"
_LONGEST_PREPOSITION = 2  # in capitals, "IN" and "OR" are words rather than Indiana and Oregon


class Mentions:
    """The resolutions of a report in text order, to be looked up by offsets."""

    def __init__(self, resolutions: Sequence[Resolution], sentences: Sequence[Sentence]) -> None:
        """Sort once, so that each sentence's mentions are found by bisection; learn what the report calls settlements."""  # noqa: E501
        self.unknown = unknown_names(sentences)
        self.ordered = sorted(resolutions, key=lambda resolution: resolution.toponym.start)
        self._starts = [resolution.toponym.start for resolution in self.ordered]
        self.told = {
            one.toponym.text.lower(): one
            for one in self.ordered
            if one.place is not None and one.toponym.kind != "adjective" and " " not in one.toponym.text
        }

    def between(self, start: int, end: int) -> list[Resolution]:
        """Return the resolutions whose toponym begins between two absolute offsets."""
        return self.ordered[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def find_refs(tagged: Tagged, mentions: Mentions, known: Known) -> list[PlaceRef]:
    """Return what a sentence calls places, in order, without overlaps; a name beats "the city" inside it.

    `known` says which place a name that the recogniser passed over can mean in this report, None for no place.
    """
    sentence = tagged.sentence
    named = [*_unknown(tagged, mentions.unknown), *heads(tagged)]
    refs = [_from_resolution(tagged, resolution) for resolution in mentions.between(sentence.start, sentence.end)]
    if sentence.text.isupper():
        refs = [ref for ref in refs if len(ref.text) > _LONGEST_PREPOSITION]
    refs = [ref for ref in refs if not any(_within(ref, one) for one in named)]
    covered = {index for ref in refs for index in range(ref.first, ref.last)}
    guessed = [
        *guesses(tagged, covered, known),
        *siblings(tagged, refs, named),
        *held(tagged, refs, covered),
        *slots(tagged, covered),
        *_told_again(tagged, covered, mentions.told),
    ]
    definite = [*_definite(tagged), *_capitals(tagged, refs)]
    refs += [ref for ref in (*named, *definite, *guessed) if covered.isdisjoint(range(ref.first, ref.last))]
    kept = _disjoint(sorted((ref for ref in refs if not _is_street(ref)), key=lambda ref: (ref.first, -ref.last)))
    return [ref for number, ref in enumerate(kept) if not (number and _called(tagged, kept[number - 1], ref))]


def _called(tagged: Tagged, named: PlaceRef, ref: PlaceRef) -> bool:
    """Say whether "the capital" or "the district next door" between commas only says what the name before it is."""
    if ref.kind != "definite" or named.kind == "adjective" or tagged.words[named.last : ref.first] != [","]:
        return False
    for index in range(ref.last, min(ref.last + _APPOSED, len(tagged.words))):
        if tagged.words[index] in (",", ".", ")", "—", "–"):
            return True
        if tagged.classes[index] & {"verb", "real", "speech", "casualty", "noun", "modal"}:
            return False
    return ref.last == len(tagged.words)


def _is_street(ref: PlaceRef) -> bool:
    """Say whether a name is a street's rather than that of a hamlet called so: "Church Street"."""
    words = ref.text.lower().split()
    return (
        len(words) > 1
        and words[-1] in STREETS
        and ref.place is not None
        and ref.place.feature_class == "P"
        and ref.place.population < _LARGEST_HAMLET
    )


def _told_again(tagged: Tagged, covered: set[int], told: Mapping[str, Resolution]) -> Iterator[PlaceRef]:
    """Yield places told of elsewhere that a noun for an event goes with here: "In the Tank incident"."""
    for tag in tagged.triggers if told.keys() & tagged.sentence.words else ():
        index = tag.start - 1
        if tag.term.klass != "noun" or index < 1 or index in covered or not tagged.capital(index):
            continue
        resolution = told.get(tagged.words[index])
        if resolution is not None and not tagged.capital(index - 1):
            yield ref_at(
                tagged, tagged.starts[index], tagged.ends[index], resolution.toponym.name, "name", resolution=resolution
            )


def leave_weapons(tagged: Tagged, told: Mapping[str, Resolution]) -> None:
    """Take what a report names as a place for no weapon: the town of Tank."""
    weapons = tagged.terms.get("weapon", [])
    named = [tag for tag in weapons if tag.term.phrase in told and tagged.capital(tag.start)]
    if named:
        tagged.terms["weapon"] = [tag for tag in weapons if tag not in named]
        if len(named) == len(weapons):
            del tagged.terms["weapon"]
        for tag in named:
            tagged.classes[tag.start].discard("weapon")


def _within(ref: PlaceRef, larger: PlaceRef) -> bool:
    """Say whether a reference is only part of a larger one: "Sud" in "the village of Lukwe-Sud"."""
    return larger.first <= ref.first and ref.last <= larger.last and ref.last - ref.first < larger.last - larger.first


def _disjoint(refs: list[PlaceRef]) -> list[PlaceRef]:
    """Return references that do not overlap, the first and longest of those that do."""
    kept: list[PlaceRef] = []
    for ref in refs:
        if not kept or ref.first >= kept[-1].last:
            kept.append(ref)
    return kept


def _from_resolution(tagged: Tagged, resolution: Resolution) -> PlaceRef:
    """Make the reference of a resolved toponym."""
    toponym = resolution.toponym
    kind: RefKind = "adjective" if toponym.kind == "adjective" else "name" if resolution.place else "unknown"
    return ref_at(tagged, toponym.start, toponym.end, toponym.name, kind, resolution=resolution)


def _unknown(tagged: Tagged, names: re.Pattern[str] | None) -> list[PlaceRef]:
    """Return names that the report calls settlements or sites, here or elsewhere."""
    base = tagged.sentence.start
    found = names.finditer(tagged.sentence.text) if names else ()
    return [ref_at(tagged, base + match.start(), base + match.end(), match.group(), "unknown") for match in found]


def _definite(tagged: Tagged) -> list[PlaceRef]:
    """Return "the city", "the capital", "there" and the like."""
    return [
        PlaceRef(tag.start, tag.end, tagged.starts[tag.start], tagged.ends[tag.end - 1], tag.term.phrase, "definite")
        for tag in tagged.find("place_def")
        if not (
            tagged.words[tag.end : tag.end + 1] == ["of"]
            or (tag.term.phrase == "there" and _existential(tagged.words, tag.end))
            or (tag.term.phrase == "nearby" and (tagged.capital(tag.end) or tagged.has(tag.end, "container_of")))
        )
    ]


def _capitals(tagged: Tagged, refs: list[PlaceRef]) -> list[PlaceRef]:
    """Return "capital" after the country whose it is and before no name: "the Afghan capital", "Georgia's capital"."""
    countries = {ref.last: ref for ref in refs if ref.place is not None and ref.place.feature_code.startswith("PCL")}
    return [
        PlaceRef(index, index + 1, tagged.starts[index], tagged.ends[index], "the capital", "definite")
        for index in range(1, len(tagged.words) if countries else 0)
        if tagged.words[index] == "capital"
        and _is_owned(tagged, countries, index)
        and not tagged.capital(index + 1 + (tagged.words[index + 1 : index + 2] == [","]))
    ]


def _is_owned(tagged: Tagged, countries: dict[int, PlaceRef], index: int) -> bool:
    """Say whether a country stands right before a word as that whose it is: "Afghan", "Georgia's"."""
    if tagged.words[index - 1] in ("'s", "’s"):
        return index - 1 in countries
    return index in countries and countries[index].kind == "adjective"


def _existential(words: list[str], after: int) -> bool:
    """Say whether "there" only opens a sentence ("there were no casualties")."""
    return words[after : after + 1] in (
        ["is"],
        ["was"],
        ["were"],
        ["are"],
        ["has"],
        ["have"],
        ["had"],
        ["’s"],
        ["'s"],
        ["will"],
        ["could"],
        ["may"],
    )
