"""Takes up what is then told one by one: "two blasts … The first was in X", "a bomb … Another went off in Y"."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

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
# What "another" bomb or missile does.
_DOES = frozenset(
    "exploded detonated went blew hit struck slammed landed fell came crashed tore ripped targeted killed wounded "
    "injured destroyed damaged demolished".split()
)
_DONE = frozenset("detonated fired dropped launched intercepted downed planted defused brought shot".split())
_ANEW = (["another"], ["yet", "another"], ["a", "second"], ["a", "third"], ["a", "fourth"], ["the", "other"])
_BORNE = frozenset(
    "ied mine artillery mortar grenade rocket missile ballistic_missile cruise_missile drone aerial_bomb".split()
)
_GOING_OFF = frozenset("ied mine artillery mortar grenade rocket missile".split())
_HIT_BY_ONE = (["into"], ["with"], ["onto"])  # "crashed into the other near Troy"
_START = attrgetter("start")


class Series(NamedTuple):
    """What the next sentence may go on with: events named in the plural, and the weapon of the sentence before."""

    events: Term | None = None
    arm: Term | None = None


def series_of(tellings: list[Telling], before: Series) -> Series:
    """Return the events that some tellings name in the plural, or those named before, and the weapon they tell of."""
    arms = [tag.term for telling in tellings for tag in telling.terms("weapon")]
    arm = next((term for term in arms if not _BORNE.isdisjoint(term.value)), None)
    if not arms and any("them" in telling.sentence.words for telling in tellings):
        arm = before.arm  # "Fifteen of them were shot down over Troy."
    for telling in tellings:
        for tag in telling.triggers:
            several = "plural" in tag.term.forms or tag.term.phrase.startswith("twin ")
            if tag.term.klass == "noun" and several and tag.term.strength:
                return Series(replace(tag.term, forms=("singular",)), arm)
    return Series(before.events, arm)


def may_take_up(series: Series, words: frozenset[str]) -> bool:
    """Say whether a sentence of these words may tell one event of a series."""
    return series.events is not None and not _ORDINALS.isdisjoint(words)


def take_up(tagged: Tagged, series: Series) -> None:
    """Let "the first" stand for the event it leaves out, and "another" for the weapon."""
    words = tagged.words
    if (series.arm is not None and _take_up_arm(tagged, series.arm)) or series.events is None:
        return
    for index in range(1, len(words) - 1):
        if words[index] in _ORDINALS and words[index - 1] == "the" and words[index + 1] in _GOES_ON:
            if words[max(0, index - 2) : index - 1] in _HIT_BY_ONE:
                continue
            tagged.triggers.append(Tag(index, index + 1, series.events))
            tagged.classes[index].add("noun")
    tagged.triggers.sort(key=_START)


def _take_up_arm(tagged: Tagged, arm: Term) -> bool:
    """Let "another", "a second" at the head of a sentence stand for the weapon of the sentence before; say whether it does."""  # noqa: E501
    words = tagged.words
    end = next((len(anew) for anew in _ANEW if words[: len(anew)] == anew), 0)
    passive = words[end : end + 1] == ["was"]
    if not end or (_DONE if passive else _DOES).isdisjoint(words[end + passive : end + passive + 1]):
        return False
    tagged.terms.setdefault("weapon", []).insert(0, Tag(end - 1, end, arm))
    tagged.classes[end - 1].add("weapon")
    if not _GOING_OFF.isdisjoint(arm.value):
        tagged.terms.setdefault("explosive", []).insert(0, Tag(end - 1, end, arm))
        tagged.classes[end - 1].add("explosive")
    return True
