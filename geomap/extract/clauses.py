"""Leaves out of a telling what a clause aside only recalls: "a man who took part in the attack", "Troy, which rebels seized last month"."""  # noqa: E501

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extract.dating import COUNTED_TO, may_be_a_year, within
from geomap.extract.rightward import AUXILIARY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geomap.extract.dates import DateMention
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tagging import Tag, Tagged
    from geomap.extract.tellings import Telling

_PART = (["took", "part", "in"], ["taken", "part", "in"], ["taking", "part", "in"], ["a", "role", "in"])
_PART_TAKEN = frozenset({"participated", "participating", "involved"})  # in what was done before
_EVENT_REACH = 7  # tokens between "participated in" and the event noun: "in the October 7 attacks"
_SUBJECT_REACH = 4  # tokens between "which" and the verb of its clause: "which the rebel fighters seized"
_TAKING = ("take", "hit", "damage")


def cut_asides(telling: Telling) -> list[tuple[int, int]]:
    """Drop the triggers and casualties of clauses aside from a telling that tells of more; return their token spans."""
    spans = [span for span in _spans(telling) if any(not within(tag.start, [span]) for tag in telling.triggers)]
    if spans:
        telling.triggers = [tag for tag in telling.triggers if not within(tag.start, spans)]
        if all(within(tag.start, spans) for tag in telling.terms("earlier")):
            telling.cues.discard("earlier")
        at = telling.tagged.token_at
        telling.casualties = [one for one in telling.casualties if not within(at(one.start), spans)]
    return spans


def bygone(tagged: Tagged, refs: Sequence[PlaceRef], published: date | None) -> list[tuple[int, int]]:
    """Return the clauses that recall what befell a thing in a year long past, and name no place: "hit an airport which rebels had seized in 2015"."""  # noqa: E501
    if published is None:
        return []
    years = [at for at, word in enumerate(tagged.words) if may_be_a_year(word)]
    old = [at for at in years if COUNTED_TO < int(tagged.words[at]) < published.year - 1]
    spans = [(_opening(tagged, at), at + 1) for at in old]
    return [
        (first, last)
        for first, last in spans
        if any(tag.end <= first and tag.term.strength for tag in tagged.triggers)
        and not any(first <= ref.first < last for ref in refs)
    ]


def _opening(tagged: Tagged, year: int) -> int:
    """Return the token with which a clause begins that ends in a year, 0 without one."""
    verb = next((tag for tag in reversed(tagged.triggers) if tag.end <= year and tag.term.klass == "verb"), None)
    if verb is None or year - verb.end > _EVENT_REACH:
        return 0
    if _reduced(tagged, verb):
        return verb.start
    reach = range(verb.start - 1, max(0, verb.start - _EVENT_REACH), -1)
    return next((at for at in reach if _relative(tagged, at)), 0)


def _relative(tagged: Tagged, index: int) -> bool:
    """Say whether a word begins a relative clause; one after ", where" is told of the place itself."""
    before = tagged.words[index - 1]
    return tagged.words[index] in _RELATIVE and not (
        tagged.has(index - 1, "speech") or (tagged.words[index] == "where" and before == ",")
    )


def _reduced(tagged: Tagged, verb: Tag) -> bool:
    """Say whether a participle alone tells what befell the thing before it: "a ship seized by rebels"."""
    return (
        "participle" in verb.term.forms
        and verb.term.lemma not in _INTRANSITIVE
        and tagged.words[verb.start - 1] not in AUXILIARY
        and not _AFTER_PARTICIPLE.isdisjoint(tagged.words[verb.end : verb.end + 1])
    )


_RELATIVE = frozenset({"which", "that", "who", "whose", "where"})
_INTRANSITIVE = frozenset({"die", "perish", "happen", "explode", "clash", "fall"})
_AFTER_PARTICIPLE = frozenset({"by", "in", "during"})


def outside(tagged: Tagged, dates: list[DateMention], spans: list[tuple[int, int]]) -> list[DateMention]:
    """Return the times that stand in no clause aside."""
    return [one for one in dates if not within(tagged.token_at(one.start), spans)] if spans else dates


def _spans(telling: Telling) -> list[tuple[int, int]]:
    """Return the tokens of the clauses aside that tell of a deed of their own."""
    words = telling.tagged.words
    if not telling.triggers or _OPENING.isdisjoint(words):
        return []
    return [
        (index, end)
        for index in range(telling.first + 1, telling.last)
        if (end := _ASIDES.get(words[index], _part_taken)(telling, index)) > index
    ]


def _recalled(telling: Telling, index: int) -> int:
    """Return the end of a clause on a thing just named, with a time of its own: "near the depot where a blaze killed 51 the year before", or 0."""  # noqa: E501
    end = _end(telling, index)
    words = telling.tagged.words[index:end]
    past = any(
        (word == "previous" and before == "the") or (word in ("ago", "earlier", "before") and before in _LONG)
        for before, word in pairwise(words)
    )
    return end if past and any(ref.first < index for ref, _ in telling.sites) else 0


def _part_taken(telling: Telling, index: int) -> int:
    """Return the end of what somebody took part in before, or 0."""
    words = telling.tagged.words
    if words[index] in _PART_TAKEN and words[index + 1 : index + 2] == ["in"]:
        start = index + 2
    elif words[index : index + 3] in _PART:
        start = index + 3
    else:
        return 0
    reach = range(start, start + _EVENT_REACH)
    noun = next((tag for tag in telling.triggers if tag.start in reach and tag.term.klass == "noun"), None)
    return _end(telling, noun.end) if noun is not None else 0


def _seized(telling: Telling, index: int) -> int:
    """Return the end of a clause on a place just named, with a doer of its own: "Troy, which rebels seized", or 0."""
    tagged = telling.tagged
    named = any(ref.last <= index <= ref.last + 1 for ref, _ in telling.sites)
    if not named or tagged.words[index + 1 : index + 2] == [] or tagged.words[index + 1] in AUXILIARY:
        return 0
    reach = range(index + 2, index + 2 + _SUBJECT_REACH)
    verb = next((tag for tag in telling.triggers if tag.start in reach and tag.term.frame in _TAKING), None)
    return _end(telling, verb.end) if verb is not None and verb.term.klass == "verb" else 0


def _left(telling: Telling, index: int) -> int:
    """Return the end of a clause on the owners of what was hit: "a house whose owners had fled weeks ago", or 0."""
    end = _end(telling, index)
    return end if any(index < tag.start < end for tag in telling.terms("earlier")) else 0


_LONG = frozenset({"year", "years", "month", "months"})
_ASIDES = {"which": _seized, "where": _recalled, "whose": _left}
_OPENING = _PART_TAKEN.union(_ASIDES, ("took", "taken", "taking", "role"))  # without one of which no clause is aside


def _end(telling: Telling, start: int) -> int:
    """Return the token at which a clause ends: a comma, or the end of the stretch."""
    classes = telling.tagged.classes
    return next((at for at in range(start, telling.last) if classes[at] & {"comma", "stop"}), telling.last)
