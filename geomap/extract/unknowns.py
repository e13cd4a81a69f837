"""Finds names the gazetteer lacks where a report calls them settlements: "the village of X", "X and Y villages", "X, a hamlet in Z"."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.extract.refs import CALENDAR
from geomap.extract.sentences import find_sentences
from geomap.model import Toponym

if TYPE_CHECKING:
    from geomap.extract.sentences import Sentence

_KINDS = tuple("village town hamlet settlement township city commune municipality locality farmstead suburb".split())
_CAMPS = ("village", "settlement", "hamlet", "township", "camp", "locality", "farmstead", "commune")
_AREAS = tuple("region province oblast district governorate state territory county raion department".split())
# Words of many languages that stand before the name of a settlement or a part of one.
_LABELS = tuple(
    "Sitio Barangay Purok Kampung Kampong Kampuang Desa Dusun Gampong Mauza Mouza Chak Khirbet Khirbat Tall Kafr Deh Qala Ksar Douar".split()  # noqa: E501
)
# Words without one of which no name is called a settlement.
CALLING = frozenset(
    (
        *_KINDS,
        *(f"{kind}s" for kind in _KINDS),
        *("municipalities", "cities", "localities", "communities"),
        *_CAMPS,
        *_AREAS,
        *(label.lower() for label in _LABELS),
    )
)
_WORD = r"(?:(?:[aeAE][lhnrst]|[aA]sh|[aA]dh?)[-’'])?[A-ZÀ-ÞŁŠŽ][\w’'´`]+(?:-(?:[A-ZÀ-Þ]?[\w’']+))*"
NAME = rf"(?!(?:The|An?|In|On|At|Of|To|By|Near|From|Outside|Around|Their|His|Her|Its|And|But|As|After|When|For)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b){_WORD}(?: (?:{_WORD}|el|al|de|la|del|bin|e|do|da|dos)){{0,3}}(?<! el)(?<! al)(?<! de)(?<! e)"  # noqa: E501
_LISTED = rf"{NAME}(?:, {NAME})*(?:,? and {NAME})?"
_PLURALS = tuple(
    "villages towns hamlets settlements townships communities localities communes municipalities cities".split()
)
_PLURAL = f"(?:{'|'.join(_PLURALS)})"
_KIND = "|".join(_KINDS)
_SINGULARS = (*dict.fromkeys((*_KINDS, *_CAMPS)), "farming community")
_BEGINS = r"(?:(?=, )|\b(?=\w))"  # where no word begins and no comma stands, none of the ways below is tried
# The ways in which a name is called a settlement, each with letters without some of which it is not looked for.
_WAYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (_PLURALS, rf"\b{_PLURAL} (?:of |called |named )?({_LISTED})"),
    (_SINGULARS, rf"\b(?:{_KIND}|village[sd]?) (?:of|called|named) (?:the )?({NAME})"),
    (_PLURALS, rf"\b({NAME}(?:, {NAME})*,? and {NAME}) {_PLURAL}\b"),
    (_SINGULARS, rf"\b(?:in|at|on|near|of|outside|around) (?:the )?({NAME}) (?:{'|'.join(_CAMPS)}|town)\b"),
    (_SINGULARS, rf"\b({NAME}) (?:village|hamlet|settlement)\b"),
    (_LABELS, rf"\b((?:{'|'.join(_LABELS)})(?: [A-ZÀ-Þ][\w’'-]+){{1,2}})"),
    (
        _SINGULARS,
        rf"\b({NAME}), an? (?:[a-z-]+ ){{0,3}}(?:{_KIND}|farming community|suburb) (?:in|of|near|on|just|some|about|\d)",  # noqa: E501
    ),
    (_SINGULARS, rf"\b(?:village|settlement|hamlet|locality) ({NAME})"),
    (_PLURALS, rf"\b({NAME} and {NAME}), (?:two|both) (?:[a-z-]+ )?{_PLURAL}\b"),
    (
        _AREAS,
        rf"(?:\b(?:in|at|near|of|outside|around|struck|hit|shelled|attacked|captured) |, )({NAME})(?= in (?:the )?{_WORD}(?: {_WORD})? (?:{'|'.join(_AREAS)})\b)",  # noqa: E501
    ),
)
_LETTERS = (_PLURALS, _SINGULARS, _LABELS, _AREAS)
_ONE = re.compile(NAME)
_OWNER = re.compile(r"^.*[’']s (?=[A-Z])")  # "Pulwama's Karimabad village"
_BEARINGS = re.compile(
    r"^(?:(?:North|South|East|West|Central|Upper|Lower|Old|New)(?:ern)?|Northeastern|Northwestern|Southeastern|Southwestern) (?=[A-Z])"  # noqa: E501
)
_ONLY_BEARING = frozenset("Northern Southern Eastern Western Central Northeastern Northwestern".split())


@lru_cache(maxsize=16)
def _called(*near: bool) -> re.Pattern[str] | None:
    """Return what matches the ways whose letters, as `_LETTERS` has them in turn, are near, or None for no way."""
    tried = {letters for letters, found in zip(_LETTERS, near, strict=True) if found}
    ways = "|".join(way for letters, way in _WAYS if letters in tried)
    return re.compile(f"{_BEGINS}(?:{ways})") if ways else None


def called_settlements(sentence: Sentence) -> Iterator[str]:
    """Yield the names that a sentence calls a village, a town or the like."""
    if CALLING.isdisjoint(sentence.words):
        return
    text = sentence.text
    called = _called(*(any(map(text.__contains__, letters)) for letters in _LETTERS))
    for match in called.finditer(text) if called else ():
        for name in _ONE.finditer(match.group(match.lastindex or 1)):
            plain = name.group()
            if plain not in _ONLY_BEARING:
                plain = plain[:-2] if plain.endswith(("’s", "'s")) else plain
                yield _OWNER.sub("", plain)


def unknown_names(sentences: Iterable[Sentence]) -> re.Pattern[str] | None:
    """Return what matches the names that the sentences call settlements, the longest first, or None without any."""
    names = {name for sentence in sentences for name in called_settlements(sentence)} - CALENDAR
    return (
        re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b")
        if names
        else None
    )


def find_unknown(text: str, known: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Return the names that a text calls a village, a town or the like, here or elsewhere, apart from those `known`."""
    names = unknown_names(find_sentences(text))
    if names is None:
        return ()
    taken = {offset for toponym in known for offset in range(toponym.start, toponym.end)}
    return tuple(
        Toponym(match.start(), match.end(), match.group(), " ".join(match.group().split()), cue="settlement")
        for match in names.finditer(text)
        if taken.isdisjoint(range(match.start(), match.end()))
    )
