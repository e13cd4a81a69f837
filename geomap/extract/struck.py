"""Says what a sentence tells was struck: the object of a verb of hitting, its passive subject, where it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import ARMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extract.tagging import Tag
    from geomap.extract.tellings import Telling

AUXILIARY = frozenset({"was", "were", "been", "being", "is", "are"})
HARM_REACH = 4  # tokens between "killed" or "attack on" and those it befell
_LIST_REACH = 12  # tokens over which a list of things hit may run
CLAUSES = frozenset("who which that where when while as after before because but said ;".split())
_PLACES = frozenset("at outside near inside in on against into onto over targeting around front".split())


def hit_verb(telling: Telling, tag: Tag) -> Tag | None:
    """Return the verb whose object a thing is: "struck the runway", "destroyed houses, a school and a court"."""
    words = telling.tagged.words
    for one in telling.triggers:
        gap = tag.start - one.end
        if one.term.frame in ("hit", "damage") and 0 <= gap <= _LIST_REACH:
            between = words[one.end : tag.start]
            if gap <= HARM_REACH or not CLAUSES & set(between):
                return one
    return None


def struck(telling: Telling, tag: Tag) -> bool:
    """Say whether a verb of hitting stands right before a thing."""
    verb = hit_verb(telling, tag)
    return verb is not None and tag.start - verb.end <= HARM_REACH


def placed(telling: Telling, tag: Tag) -> bool:
    """Say whether something happened at or to a thing: "exploded outside the ministry", "an attack on a base"."""
    return not _PLACES.isdisjoint(telling.tagged.words[max(telling.first, tag.start - 3) : tag.start])


def suffers(telling: Telling, tag: Tag) -> bool:
    """Say whether a thing is the subject of what follows: "a police post was hit", "the depot blew up"."""
    words = telling.tagged.words
    for one in telling.triggers:
        gap = one.start - tag.end
        if one.term.klass != "verb" or not 0 <= gap <= _LIST_REACH:
            continue
        if one.term.frame in ("happen", "under") or "blew up" in one.term.phrase:
            return gap <= HARM_REACH
        if not AUXILIARY.isdisjoint(words[max(0, one.start - 3) : one.start]):
            return CLAUSES.isdisjoint(words[tag.end : one.start])
    return any(one.start <= tag.start and tag.end <= one.end for one in telling.triggers) or any(
        0 <= one.start - tag.end <= 1 for one in telling.triggers if one.term.klass == "noun"
    )


# What stands after a participle ("soldiers wounded in"), but not after a verb with an object ("soldiers killed two").
_AFTER_PARTICIPLE = frozenset("in by when and or , . ; at near on during after while as outside inside to dead".split())
_FALLEN = frozenset({"die", "perish", "drown"})


def done_to(telling: Telling, tag: Tag) -> bool | None:
    """Say whether the verb after people is done to them (True) or by them (False); None when there is none."""
    words = telling.tagged.words
    for one in telling.triggers:
        if one.term.klass == "verb" and 0 <= one.start - tag.end <= HARM_REACH:
            if one.term.lemma in _FALLEN or one.term.frame == "under":
                return True
            if one.term.frame not in ("hit", "harm", "damage", "launch", "take"):
                continue
            if not AUXILIARY.isdisjoint(words[tag.end : one.start]):
                return True
            following = words[one.end] if one.end < len(words) else "."
            if one.term.frame != "harm":
                return one.start == tag.end and following == "by"  # "herders struck at dawn", "soldiers hit by a drone"
            return one.start == tag.end and following in _AFTER_PARTICIPLE
    return None


_RIGGED = frozenset("rigged packed laden filled loaded stuffed full".split())
_CARRIERS = frozenset("rigged strapped mounted loaded".split())


def carries_a_bomb(telling: Telling, tag: Tag) -> bool:
    """Say whether a vehicle is what a bomb was in: "an explosive-laden car", "a bomb rigged to a motorcycle"."""
    if "civilian_vehicle" not in tag.term.value or not any("ied" in one.term.value for one in telling.terms("weapon")):
        return False
    words = telling.tagged.words
    if any(one.end == tag.start and "ied" in one.term.value for one in telling.terms("weapon")):
        return True
    if words[tag.end : tag.end + 1] and words[tag.end] in _RIGGED:
        return True
    return not _CARRIERS.isdisjoint(words[max(telling.first, tag.start - 4) : tag.start])


# What is said of a driver who hits somebody, by chance or on purpose.
_DRIVEN = frozenset(
    "hit|strike|crush|run over|run down|mow down|knock down|slam into|smash into|crash into|plough into|plow into|"
    "ram into|drive into|career into|ram|plough|plow|slam it into".split("|")
)
_WITH_A_VEHICLE = frozenset({"vehicle", "knife"})


def run_down(tellings: Sequence[Telling]) -> bool:
    """Say whether people were run down on purpose, and no bomb went off: "a hijacked lorry ploughed into shoppers"."""
    return (
        any("intent" in telling.tagged.terms for telling in tellings)
        and any(map(_driven, tellings))
        and all(_WITH_A_VEHICLE.issuperset(telling.values("weapon")) for telling in tellings)
    )


def _driven(telling: Telling) -> bool:
    """Say whether a vehicle of which a telling speaks hit somebody: "struck pedestrians with a van"."""
    words, vehicles = telling.tagged.words, telling.terms("vehicle")
    return any(
        vehicle.start < tag.start if tag.term.lemma in _DRIVEN else "vehicle" in tag.term.value
        for tag in telling.triggers
        for vehicle in vehicles
    ) or any(
        "with" in words[max(0, vehicle.start - 3) : vehicle.start] and tag.term.lemma in _DRIVEN
        for tag in telling.triggers
        for vehicle in vehicles
    )


def tank_struck(telling: Telling, tag: Tag) -> bool:
    """Say whether a tank was hit, and did not fire: "destroyed a tank"; a "tank battalion" is none."""
    if tag.term.value != ("tank",) or "shell" in tag.term.phrase:
        return False
    return hit_verb(telling, tag) is not None or suffers(telling, tag)


def act_shared(telling: Telling) -> str | None:
    """Return the type of the act of violence told just before in the sentence, of which a stretch only counts more dead: "23 were killed in clashes at Troy, and 17 died in Argos"."""  # noqa: E501
    if not telling.first or not telling.casualties or any(tag.term.event_type for tag in telling.triggers):
        return None
    before = [tag for tag in telling.tagged.triggers if tag.start < telling.first and tag.term.event_type]
    return before[-1].term.event_type if before and before[-1].term.event_type in ARMED else None
