"""The places a sentence refers to: resolved toponyms, names the gazetteer lacks, and words such as "the city"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geomap.model import Place, Resolution, Toponym

if TYPE_CHECKING:
    from geomap.extract.sentences import Sentence
    from geomap.extract.tagging import Tagged

RefKind = Literal["name", "adjective", "definite", "unknown"]

_KINDS = tuple("village town hamlet settlement township city commune municipality locality".split())
_CAMPS = ("village", "settlement", "hamlet", "township", "camp")
_AREAS = ("region", "province", "oblast")
# Words without one of which no name is called a settlement.
_CALLING = frozenset((*_KINDS, *(f"{kind}s" for kind in _KINDS), *_CAMPS, *_AREAS))
# A settlement named by its kind, which no gazetteer name need cover: "the village of Ain Zara", "Novopetrivka village".
_NAME = r"(?!The\b)(?:[A-ZÀ-ÞŁŠŽ][\w’'-]+|[aeAE]l-[A-Z]\w+)(?:[ -](?:[A-ZÀ-ÞŁŠŽ][\w’'-]+|el|al|de|la|del|bin)){0,3}"
_GUESS = re.compile(
    r"(?:\b(?:in|at|near|outside|on|of|struck|hit|targeted|shelled|captured) )((?:el-|al-)?[A-ZÀ-Þ][\w’'-]{3,}(?: (?:[A-ZÀ-Þ][\w’'-]+|el|del|de|la))?)|^([A-ZÀ-Þ][\w’'-]{3,}(?: [A-ZÀ-Þ][\w’'-]+)?):|"  # noqa: E501
    r"(?:^|, | and )([A-ZÀ-Þ][\w’'-]{4,})(?= (?:is|was|were|has|came) )"
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split()  # noqa: E501
)
_SITES = (
    "Island|Islands|Castle|Airport|Refinery|Oil Refinery|Power Plant|Hospital|Bridge|Base|Air Base|Dam|Port|Valley|"
    "Prison|University|Mosque|Cathedral|Stadium|County|Parish"
)
_WORKS = "refinery|airport|airfield|air base|crossing|prison|hospital|power plant|bridge|dam|mine|terminal|port|station"
_PARTS = "temple|pagoda|island|valley|district|quarter|suburb|neighborhood|neighbourhood|port"
# Words without one of which no site is named after a place.
_BUILT = frozenset(name.split()[-1].lower() for names in (_SITES, _WORKS, _PARTS) for name in names.split("|"))
_UNKNOWN = re.compile(
    rf"\b(?:{'|'.join(_KINDS)})s? (?:of|called|named) ({_NAME})|"
    rf"\b(?:in|at|on|near|of) (?:the )?({_NAME}) (?:{'|'.join(_CAMPS)})\b|\b({_NAME}) village\b|"
    rf"(?<=[a-z,] )({_NAME})(?= in (?:the )?[A-Z][\w’'-]+ (?:{'|'.join(_AREAS)})\b)"
)
# A site named after a place: "the Baiji refinery", "the temple of Ta Muen Thom"; the place counts if the gazetteer has it.  # noqa: E501
_BUILDING = re.compile(
    rf"\b(?:in|at|on|of|the|The|near|over|to|from) ({_NAME}?) (?=(?:{_SITES})\b)|"
    rf"\bthe ({_NAME}) (?:{_WORKS})\b|"
    rf"\b(?:{_PARTS}) of ({_NAME})"
)


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Words of a sentence that refer to a place: token indices, absolute offsets, and the place if one is settled."""

    first: int
    last: int  # token index, end exclusive
    start: int
    end: int
    text: str
    kind: RefKind
    resolution: Resolution | None = None

    @property
    def place(self) -> Place | None:
        """The gazetteer entry, or None."""
        return self.resolution.place if self.resolution else None


_LONGEST_PREPOSITION = 2  # in capitals, "IN" and "OR" are words rather than Indiana and Oregon

Known = Callable[[PlaceRef], Place | None]


class Mentions:
    """The resolutions of a report in text order, to be looked up by offsets."""

    def __init__(self, resolutions: Sequence[Resolution], sentences: Sequence[Sentence]) -> None:
        """Sort once, so that each sentence's mentions are found by bisection; learn what the report calls settlements."""  # noqa: E501
        names = {name for sentence in sentences for name in called_settlements(sentence)} - _CALENDAR
        self.unknown = (
            re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b")
            if names
            else None
        )
        self.ordered = sorted(resolutions, key=lambda resolution: resolution.toponym.start)
        self._starts = [resolution.toponym.start for resolution in self.ordered]

    def between(self, start: int, end: int) -> list[Resolution]:
        """Return the resolutions whose toponym begins between two absolute offsets."""
        return self.ordered[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def called_settlements(sentence: Sentence) -> Iterator[str]:
    """Yield the names that a sentence calls a village, a town or the like."""
    if not _CALLING.isdisjoint(sentence.words):
        for match in _UNKNOWN.finditer(sentence.text):
            yield match.group(match.lastindex or 1)


def find_refs(tagged: Tagged, mentions: Mentions, known: Known) -> list[PlaceRef]:
    """Return what a sentence calls places, in order, without overlaps; a name beats "the city" inside it.

    `known` says which place a name that the recogniser passed over can mean in this report, None for no place.
    """
    sentence = tagged.sentence
    named = _unknown(tagged, mentions.unknown)
    refs = [_from_resolution(tagged, resolution) for resolution in mentions.between(sentence.start, sentence.end)]
    if sentence.text.isupper():
        refs = [ref for ref in refs if len(ref.text) > _LONGEST_PREPOSITION]
    refs = [ref for ref in refs if not any(one.first <= ref.first and ref.last < one.last for one in named)]
    covered = {index for ref in refs for index in range(ref.first, ref.last)}
    guesses = [*_guesses(tagged, covered, known), *_siblings(tagged, refs, named)]
    refs += [ref for ref in (*named, *_definite(tagged), *guesses) if covered.isdisjoint(range(ref.first, ref.last))]
    return _disjoint(sorted(refs, key=lambda ref: (ref.first, -ref.last)))


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
    return _ref(tagged, toponym.start, toponym.end, toponym.name, kind, resolution)


def _ref(  # noqa: PLR0917
    tagged: Tagged, start: int, end: int, text: str, kind: RefKind, resolution: Resolution | None = None
) -> PlaceRef:
    """Make a reference from absolute offsets."""
    first = tagged.token_at(start)
    return PlaceRef(first, max(first + 1, tagged.token_at(end - 1) + 1), start, end, text, kind, resolution=resolution)


def _unknown(tagged: Tagged, names: re.Pattern[str] | None) -> list[PlaceRef]:
    """Return names that the report calls settlements or sites, here or elsewhere."""
    base = tagged.sentence.start
    found = names.finditer(tagged.sentence.text) if names else ()
    return [_ref(tagged, base + match.start(), base + match.end(), match.group(), "unknown") for match in found]


def _guesses(tagged: Tagged, covered: set[int], known: Known) -> list[PlaceRef]:
    """Return capitalised names that stand where a place would and that the gazetteer has in a country of the report."""
    base = tagged.sentence.start
    found = []
    text = tagged.sentence.text
    buildings = () if _BUILT.isdisjoint(tagged.sentence.words) else _BUILDING.finditer(text)
    for match in (*buildings, *_GUESS.finditer(text)):
        group = match.lastindex or 1
        ref = _ref(tagged, base + match.start(group), base + match.end(group), match.group(group), "unknown")
        if (
            not covered.isdisjoint(range(ref.first, ref.last))
            or match.group(group) in _CALENDAR
            or tagged.classes[ref.first]
        ):
            continue
        place = known(ref)
        if place is not None and place.feature_class == "P":
            found.append(
                replace(
                    ref,
                    kind="name",
                    resolution=Resolution(
                        Toponym(ref.start, ref.end, ref.text, ref.text),
                        place,
                        0.5,
                        ("the only place of that name in view",),
                    ),
                )
            )
    return found


_ITEM = r"(?:(?:el|al|Al|El)-)?[A-ZÀ-Þ][\w’'-]{2,}(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
_NAMED = re.compile(_ITEM)
_LIST = re.compile(
    rf"(?<![\w’'-]){_ITEM}(?:, (?:and )?{_ITEM})*(?:,? and {_ITEM})"
    r"(?=[.,;:)]|$| (?:on|in|at|as|after|by|with|over|during|were|was|where|when)\b)"
)


def _siblings(tagged: Tagged, refs: list[PlaceRef], named: list[PlaceRef]) -> list[PlaceRef]:
    """Return names that the gazetteer lacks, listed with a settlement it has: "Kupiansk, Borova-Mala and Lyman"."""
    if "and" not in tagged.sentence.words:
        return []
    text, base = tagged.sentence.text, tagged.sentence.start
    towns = {ref.first for ref in refs if ref.kind == "name" and ref.place and ref.place.feature_class == "P"}
    towns |= {ref.first for ref in named}
    found: list[PlaceRef] = []
    for match in _LIST.finditer(text):
        names = _NAMED.finditer(text, match.start(), match.end())
        listed = [_ref(tagged, base + name.start(), base + name.end(), name.group(), "unknown") for name in names]
        if any(ref.first in towns for ref in listed):
            found += listed
    return [ref for ref in found if ref.text not in _CALENDAR and not any(tagged.classes[ref.first : ref.last])]


def _definite(tagged: Tagged) -> list[PlaceRef]:
    """Return "the city", "the capital", "there" and the like."""
    return [
        PlaceRef(tag.start, tag.end, tagged.starts[tag.start], tagged.ends[tag.end - 1], tag.term.phrase, "definite")
        for tag in tagged.find("place_def")
        if not (
            tagged.words[tag.end : tag.end + 1] == ["of"]
            or (tag.term.phrase == "there" and _existential(tagged.words, tag.end))
        )
    ]


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
