"""Tells how a telling points back: to an event already told, to a time, to names and things it shares with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extract.events import Event
    from geomap.extract.tellings import Telling
    from geomap.model import Window

_OTHER = frozenset(  # "the second tremor", "the deadliest attack since" is a new one
    "second third fourth fifth sixth other another further most deadliest worst biggest largest heaviest bloodiest "
    "strongest fiercest longest".split()
)
TIMES_OF_DAY = frozenset({"evening", "morning", "afternoon", "night", "noon", "midday", "later", "hours"})
VERBS_OF_NOTE = frozenset({"hit", "happen", "take", "under", "damage"})  # frames that tell an event by themselves


def definite(telling: Telling) -> bool:
    """Say whether a telling points back to an event already told: "the attack", "Sunday's strike", "this blast"."""
    words = telling.tagged.words
    for tag in telling.triggers:
        if (
            tag.term.klass == "noun"
            and any(
                word in ("the", "this", "that", "’s", "'s", "these", "those")
                for word in words[max(0, tag.start - 3) : tag.start]
            )
            and _OTHER.isdisjoint(words[max(0, tag.start - 3) : tag.start + 1])
        ):
            return True
    return False


_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_SPANS = frozenset("day days hours week 24 hour".split())
_SPAN_REACH = 12  # tokens between "the second blast" and "in one day"


def counts_another(telling: Telling) -> bool:
    """Say whether an event is called the second of a day or so, another of which is then told next: "the second blast in the city in one day"."""  # noqa: E501
    if _ORDINALS.isdisjoint(telling.sentence.words) or _SPANS.isdisjoint(telling.sentence.words):
        return False
    words = telling.tagged.words
    return any(
        tag.term.klass == "noun"
        and not _ORDINALS.isdisjoint(words[max(0, tag.start - 2) : tag.start])
        and not _SPANS.isdisjoint(words[tag.end : tag.end + _SPAN_REACH])
        for tag in telling.triggers
    )


_FROM_FIRST = (["of", "the", "first"], ["from", "the", "first"])
_FAR = frozenset("miles mile km kilometres kilometers kilometre kilometer".split())


def measured_from_first(telling: Telling) -> bool:
    """Say whether something happened miles from the first of its kind: "A second bomb, 12 miles south of the first, hit a truck"."""  # noqa: E501
    words = telling.tagged.words
    if "first" not in telling.sentence.words or _FAR.isdisjoint(telling.sentence.words):
        return False
    return any(words[at : at + 3] in _FROM_FIRST for at in range(telling.first, telling.last - 2))


def of_another_item(event: Event, telling: Telling) -> bool:
    """Say whether a telling belongs to an item of a list, of which nothing was told of an event, and does not point back to it."""  # noqa: E501
    item = telling.sentence.item
    return bool(item) and not definite(telling) and all(told.telling.sentence.item != item for told in event.told)


def is_earlier(telling: Telling) -> bool:
    """Say whether a telling recalls an event from before the one reported."""
    return "earlier" in telling.cues


def settled(telling: Telling) -> Window | None:
    """Return the first settled time of a telling."""
    return next((m.window for m in telling.dates if m.window.first and m.past), None)


def sums_up(telling: Telling) -> bool:
    """Say whether a telling's figures sum up several places."""
    return ("total" in telling.cues and bool(telling.casualties) and not telling.sites) or any(
        mention.total_of_several for mention in telling.casualties
    )


def counted_dead(tellings: Iterable[Telling]) -> set[int]:
    """Return the numbers of dead that tellings give of their own, not as part of or instead of another number."""
    return {
        mention.count.best
        for telling in tellings
        for mention in telling.casualties
        if mention.kind == "killed"
        and mention.count.best
        and not (mention.subset or mention.update or mention.definite)
    }


def counts_a_day(telling: Telling) -> bool:
    """Say whether a telling sums up an army's losses of a day, wherever they fell: "four soldiers were killed in 24 hours"."""  # noqa: E501
    counted = {one.who for one in telling.casualties}
    if telling.sites or "soldiers" not in counted or counted > {"soldiers", None}:
        return False
    words = telling.tagged.words
    return any(
        (word in ("past", "last", "previous") and words[index + 1 : index + 2] in (["day"], ["24"]))
        or words[index : index + 2] == ["24", "hours"]
        for index, word in enumerate(words)
    )


def lemmas_of(telling: Telling) -> set[str]:
    """Return the event nouns and verbs of a telling, as lemmas."""
    return {
        tag.term.lemma.rpartition(" ")[2]
        for tag in telling.triggers
        if tag.term.klass == "noun" or tag.term.frame in VERBS_OF_NOTE
    }


def shared_words(event: Event, telling: Telling) -> int:
    """Count the names and things hit that a telling has in common with what was told of an event."""
    return len(_telling_words(telling) & {word for told in event.told for word in _telling_words(told.telling)})


def _telling_words(telling: Telling) -> set[str]:
    """Return the words of a telling that tell one event from another: names, firms, things hit."""
    tagged = telling.tagged
    names = {
        word
        for index, word in enumerate(tagged.words)
        if index and len(word) > 2 and tagged.capital(index) and not tagged.classes[index]
    }
    places = {part for ref, _ in telling.sites for part in ref.text.lower().split()}
    return (names | {tag.term.phrase for tag in telling.terms("target")}) - places
