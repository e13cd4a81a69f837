"""Takes up events told in the plural that are then told one by one: "two blasts … The first was in X"."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from geomap.extract.tagging import Tag

if TYPE_CHECKING:
    from geomap.extract.lexicon import Term
    from geomap.extract.tagging import Tagged
    from geomap.extract.tellings import Telling

_ORDINALS = frozenset("first second third fourth fifth other latter last".split())
# What goes on after "the second" of a series; a noun would only be counted by it: "the second man".
_GOES_ON = frozenset(
    "took happened occurred came was hit struck killed exploded went targeted ripped tore blew destroyed wounded "
    "injured in at near outside on".split()
)
_HIT_BY_ONE = (["into"], ["with"], ["onto"])  # "crashed into the other near Troy"
_START = attrgetter("start")


def series_of(tellings: list[Telling], before: Term | None) -> Term | None:
    """Return the events that some tellings name in the plural, or those named before."""
    for telling in tellings:
        for tag in telling.triggers:
            several = "plural" in tag.term.forms or tag.term.phrase.startswith("twin ")
            if tag.term.klass == "noun" and several and tag.term.strength:
                return replace(tag.term, forms=("singular",))
    return before


def may_take_up(series: Term | None, words: frozenset[str]) -> bool:
    """Say whether a sentence of these words may tell one event of a series."""
    return series is not None and not _ORDINALS.isdisjoint(words)


def take_up(tagged: Tagged, series: Term) -> None:
    """Let "the first" stand for the event it leaves out."""
    words = tagged.words
    for index in range(1, len(words) - 1):
        if words[index] in _ORDINALS and words[index - 1] == "the" and words[index + 1] in _GOES_ON:
            if words[max(0, index - 2) : index - 1] in _HIT_BY_ONE:
                continue
            tagged.triggers.append(Tag(index, index + 1, series))
            tagged.classes[index].add("noun")
    tagged.triggers.sort(key=_START)
