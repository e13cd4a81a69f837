"""Finds where a report begins anew: under headings that name a place, "LANCASTER CITY", and at each brief's dateline, "ATHENS - "."""  # noqa: E501

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.extract.datelines import FURTHER_DOWN, dateline_end

if TYPE_CHECKING:
    from geomap.extract.sentences import Sentence
    from geomap.model import Geography, Place, Resolution

_KINDS = frozenset("city town township borough village county parish municipality district".split())
# What may stand after a town in a heading: "Kramatorsk railway station", "Bucha massacre".
_THERE = frozenset(
    "railway rail train bus metro power nuclear drama shopping apartment maternity station theater theatre hospital "
    "school market mall centre center church mosque square dam plant bridge airport port refinery prison camp hotel "
    "building convoy strike strikes attack attacks massacre siege bombing bombings shelling explosion blast fire crash".split()  # noqa: E501
)
_LONGEST = 5  # words
_FEWEST = 2  # headings that name places before they part a report


def section_places(
    sentences: Sequence[Sentence], resolutions: Sequence[Resolution], geography: Geography
) -> dict[int, Place | None]:
    """Return the place that each heading of a report names, by where it starts; None where nothing is known of it.

    A heading is told from others by what it calls its place, or by a name that lies where the rest of the report does.
    """
    heads = [sentence for sentence in sentences if sentence.kind == "heading" and _plain(sentence.text)]
    if len(heads) < _FEWEST:
        return {}
    regions = Counter((r.place.country_code, r.place.admin1_code) for r in resolutions if r.place is not None)
    found: dict[int, Place | None] = {}
    for head in heads:
        words = _without_what_is_there(head.text.split())
        called = words[-1].lower() in _KINDS
        name = " ".join(words[:-1] if called else words)
        place = _nearest(name.title() if name.isupper() else name, regions, geography)
        if place is not None or called:
            found[head.start] = place
    settled = [place for place in found.values() if place is not None]
    # What stands under other headings, "IN COURT", is told of none of these places.
    return {head.start: found.get(head.start) for head in heads} if len(settled) >= _FEWEST else {}


def later_stories(sentences: Sequence[Sentence], resolutions: Sequence[Resolution]) -> dict[int, Place]:
    """Return where each story after the first of a round-up begins, its heading included, and where it was filed."""
    places = {one.toponym.start: one.place for one in resolutions if one.place is not None}
    found: dict[int, Place] = {}
    filed = False
    for number, sentence in enumerate(sentences):
        if sentence.kind == "line" or (number and sentences[number - 1].paragraph == sentence.paragraph):
            continue
        end = dateline_end(sentence.text, FURTHER_DOWN)
        place = next((places[at] for at in range(sentence.start, sentence.start + end) if at in places), None)
        if place is None:
            continue
        if filed:
            headed = number and sentences[number - 1].kind == "heading"
            found[sentences[number - 1].start if headed else sentence.start] = place
        filed = True
    return found


def _without_what_is_there(words: list[str]) -> list[str]:
    """Return the words of a heading without what it says is, or was done, at its place: "Kramatorsk railway station"."""  # noqa: E501
    last = len(words)
    while last > 1 and words[last - 1] in _THERE:
        last -= 1
    return words[:last]


def _plain(text: str) -> bool:
    """Say whether a heading is nothing but a few words with capitals, and what stands there."""
    words = _without_what_is_there(text.split())
    return len(words) <= _LONGEST and all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words)


def _nearest(name: str, regions: Counter[tuple[str | None, str | None]], geography: Geography) -> Place | None:
    """Return the town of that name in the region of which the report names most places."""
    named = (one for one in geography.candidates(name) if one.name_kind != "historic")
    towns = [one.place for one in named if one.place.feature_class == "P"]
    known = [place for place in towns if regions[place.country_code, place.admin1_code]]
    return max(known, key=lambda place: regions[place.country_code, place.admin1_code], default=None)
