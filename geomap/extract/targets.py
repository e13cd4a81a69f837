"""Tells what an event hit from what its report only mentions: the hospital of the wounded, the police who spoke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from geomap.extract.events import ARMED
from geomap.extract.kinds import at_the_front
from geomap.model import TARGETS, by_table

if TYPE_CHECKING:
    from geomap.extract.tagging import Tag
    from geomap.extract.tellings import Telling

# Words before a hospital that make it the place of care. Asking instead for a verb that hits each target loses as many
# as it saves: mean overlap on the development news 0.62, with this 0.64, with neither 0.62.
_CARE = frozenset(
    "taken brought rushed treated admitted hospitalised hospitalized transferred airlifted evacuated carried died "
    "dying recovering treatment way from to by".split()
)
_CARE_REACH = 5  # tokens between such a word and the hospital
_DOERS = frozenset({"military", "police", "government"})  # these also act and speak
_AUXILIARY = frozenset({"was", "were", "been", "being", "is", "are"})
_HARM_REACH = 4  # tokens between "killed" or "attack on" and those it befell
_ON = frozenset("on of at against into with between targeting".split())
# What stands after a participle ("soldiers wounded in"), but not after a verb with an object ("soldiers killed two").
_AFTER_PARTICIPLE = frozenset("in by when and or , . ; at near on during after while as outside inside to dead".split())
_FALLEN = frozenset({"die", "perish", "drown"})
_LIST_REACH = 12  # tokens over which a list of things hit may run
_CLAUSES = frozenset("who which that where when while as after before because but said ; said".split())
_PLACES = frozenset("at outside near inside in on against into onto over targeting around".split())
_RIDING = frozenset("in on from by aboard using with driving riding".split())
_UNHURT = frozenset(
    "suspended closed resumed diverted cancelled canceled reopened shut halted delayed open suspension".split()
)
_ASSAULTS = frozenset({"attack", "armed_clash"})  # at the front, on those who hold it
_STORMING = ("assault", "offensive", "attempt", "breakthrough", "ground", "infantry", "mechanised", "storming", "try")
_UNITS = frozenset("km kilometres kilometers kilometre kilometer miles mile metres meters yards feet".split())


def targets_of(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return what was hit, in table order."""
    found = {target for telling in tellings for target in _hit(telling)}
    if not found and any(at_the_front(telling) and _storms(telling) for telling in tellings):
        found = {"military"}
    return by_table(found - {"other"} or found, TARGETS)


def _storms(telling: Telling) -> bool:
    """Say whether those who hold a front were attacked, with no more told than that: "fighting" has no such side."""
    named = {tag.term.event_type for tag in telling.triggers if tag.term.event_type}
    return named <= _ASSAULTS and any(
        tag.term.event_type == "attack" or tag.term.lemma.startswith(_STORMING) for tag in telling.triggers
    )


def _hit(telling: Telling) -> Iterable[str]:
    """Yield the targets named in one telling, but for those that only treat the hurt, act, speak or are near."""
    for tag in (*telling.terms("target"), *telling.terms("thing")):
        if not (_in_a_weapon(telling, tag) or _speaks(telling, tag) or _only_there(telling, tag)):
            yield from tag.term.value
    for tag in telling.terms("victim"):
        if _befallen(telling, tag) and not _speaks(telling, tag):
            yield from tag.term.value


def _in_a_weapon(telling: Telling, tag: Tag) -> bool:
    """Say whether the word is only part of a weapon's name: "car bomb"; a "house fire" burns a house."""
    return any(
        one.start <= tag.start and tag.end <= one.end and tag.end - tag.start < one.end - one.start
        for one in (
            *(trigger for trigger in telling.tagged.triggers if trigger.term.value and "vehicle" in tag.term.value[0]),
            *telling.terms("weapon"),
        )
    )


def _only_there(telling: Telling, tag: Tag) -> bool:
    """Say whether a thing was near, of use, or shut rather than hit."""
    return _cares(telling, tag) or _rides(telling, tag) or _acts(telling, tag) or _beside(telling, tag)


def _cares(telling: Telling, tag: Tag) -> bool:
    """Say whether people were brought to a hospital: "taken to a clinic"."""
    before = telling.tagged.words[max(telling.first, tag.start - _CARE_REACH) : tag.start]
    return "hospital" in tag.term.value and not _CARE.isdisjoint(before)


def _rides(telling: Telling, tag: Tag) -> bool:
    """Say whether a vehicle only carries those who attack: "gunmen in a car", "men on motorcycles"."""
    if not {"civilian_vehicle", "transport"} & set(tag.term.value):
        return False
    words, classes = telling.tagged.words, telling.tagged.classes
    for index in range(tag.start - 1, max(telling.first, tag.start - 4), -1):
        if words[index] in _RIDING:
            return bool(classes[index - 1] & {"actor", "weapon"}) or words[index - 1] in ("armed", "attackers")
    return False


def _beside(telling: Telling, tag: Tag) -> bool:
    """Say whether a thing is only where a distance is counted from, or was shut: "500 metres from the base"."""
    words = telling.tagged.words
    if "from" in words[max(0, tag.start - 4) : tag.start] and not _UNITS.isdisjoint(
        words[max(0, tag.start - 6) : tag.start]
    ):
        return True
    around = words[max(0, tag.start - 5) : tag.start] + words[tag.end : tag.end + 4]
    return not _UNHURT.isdisjoint(around) and _hit_verb(telling, tag) is None


def _hit_verb(telling: Telling, tag: Tag) -> Tag | None:
    """Return the verb whose object a thing is: "struck the runway", "destroyed houses, a school and a court"."""
    words = telling.tagged.words
    for one in telling.triggers:
        gap = tag.start - one.end
        if one.term.frame in ("hit", "damage") and 0 <= gap <= _LIST_REACH:
            between = words[one.end : tag.start]
            if gap <= _HARM_REACH or not _CLAUSES & set(between):
                return one
    return None


def _speaks(telling: Telling, tag: Tag) -> bool:
    """Say whether it only tells of the event: "police said", "a military spokesman"."""
    words, classes = telling.tagged.words, telling.tagged.classes
    following = range(tag.end, min(tag.end + 3, len(words)))
    if any("speech" in classes[index] for index in following):
        return _AUXILIARY.isdisjoint(words[index] for index in following)
    harmed = any("casualty" in one for one in classes[max(0, tag.start - 1) : tag.end])
    titled = not _DOERS.isdisjoint(tag.term.value) and any("official" in one for one in classes[tag.end : tag.end + 1])
    return titled and not harmed


def _acts(telling: Telling, tag: Tag) -> bool:
    """Say whether a force, an office or an aircraft does something: only what was struck, or where it happened, is hit."""  # noqa: E501
    if "transport" in tag.term.value:
        before = telling.tagged.words[max(0, tag.start - 2) : tag.start]
        following = [one for one in telling.triggers if 0 <= one.start - tag.end <= 2]
        return ("by" in before and bool(telling.terms("weapon"))) or any(
            one.term.event_type in ARMED and one.term.frame in ("hit", "launch") for one in following
        )
    if "government" not in tag.term.value:
        return not _DOERS.isdisjoint(tag.term.value) and _after(telling, tag) is False
    return not (_hit_verb(telling, tag) or _placed(telling, tag) or _suffers(telling, tag))


def _placed(telling: Telling, tag: Tag) -> bool:
    """Say whether something happened at or to a thing: "exploded outside the ministry", "an attack on a base"."""
    return not _PLACES.isdisjoint(telling.tagged.words[max(telling.first, tag.start - 3) : tag.start])


def _suffers(telling: Telling, tag: Tag) -> bool:
    """Say whether a thing is the subject of what follows: "a police post was hit", "the depot blew up"."""
    words = telling.tagged.words
    for one in telling.triggers:
        gap = one.start - tag.end
        if one.term.klass != "verb" or not 0 <= gap <= _LIST_REACH:
            continue
        if one.term.frame in ("happen", "under") or "blew up" in one.term.phrase:
            return gap <= _HARM_REACH
        if not _AUXILIARY.isdisjoint(words[max(0, one.start - 3) : one.start]):
            return _CLAUSES.isdisjoint(words[tag.end : one.start])
    return any(one.start <= tag.start and tag.end <= one.end for one in telling.triggers) or any(
        0 <= one.start - tag.end <= 1 for one in telling.triggers if one.term.klass == "noun"
    )


def _befallen(telling: Telling, tag: Tag) -> bool:
    """Say whether people of a kind were hurt or attacked: "two policemen died", "an attack on soldiers"."""
    words, classes = telling.tagged.words, telling.tagged.classes
    if _after(telling, tag) is False:
        return False
    if any("casualty" in one for one in classes[max(0, tag.start - 1) : tag.end]):
        return True
    for one in telling.triggers:
        gap = tag.start - one.end
        if 0 <= gap <= _HARM_REACH and (
            one.term.frame in ("hit", "harm", "under") or not _ON.isdisjoint(words[one.end : tag.start])
        ):
            return True
    return bool(_after(telling, tag))


def _after(telling: Telling, tag: Tag) -> bool | None:
    """Say whether the verb after people is done to them (True) or by them (False); None when there is none."""
    words = telling.tagged.words
    for one in telling.triggers:
        if one.term.klass == "verb" and 0 <= one.start - tag.end <= _HARM_REACH:
            if one.term.lemma in _FALLEN or one.term.frame == "under":
                return True
            if one.term.frame not in ("hit", "harm", "damage", "launch", "take"):
                continue
            if not _AUXILIARY.isdisjoint(words[tag.end : one.start]):
                return True
            following = words[one.end] if one.end < len(words) else "."
            return one.start == tag.end and following in _AFTER_PARTICIPLE
    return None
