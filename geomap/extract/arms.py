"""Finds the weapons that a telling names, and those in reach of its triggers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extract.struck import tank_struck

if TYPE_CHECKING:
    from geomap.extract.tagging import Tag
    from geomap.extract.tellings import Telling

_DOWNINGS = frozenset({"shoot down", "down", "bring down"})
_AIRCRAFT = frozenset(
    "plane planes aircraft jet jets helicopter helicopters fighter bomber bombers airliner boeing warplane warplanes".split()  # noqa: E501
)
_BOMBS = ("bomb", "kab", "fab", "barrel")
_UNITS = frozenset(
    "battalion brigade regiment division company corps army crew crews unit units squad troops forces expert experts "
    "engineer engineers scientist designer maker makers operator operators pilots factory plant programme program "
    "production control range test tests".split()
)
_BY_HAND = frozenset({"actor", "troops"})
_SOMEBODY = frozenset("men people persons miscreants assailants attackers saboteurs".split())
_REACH = 14  # tokens between a trigger and the weapon that sharpens it


def aircraft_downed(telling: Telling) -> bool:
    """Say whether a plane or helicopter was shot down, which is then no weapon: "a MiG-29 was brought down"."""
    return (
        any(tag.term.lemma in _DOWNINGS for tag in telling.triggers)
        and not {"drone", "rocket"} & set(telling.values("weapon"))
        and (bool(_AIRCRAFT & set(telling.tagged.words)) or any(map(_flies, telling.terms("weapon"))))
    )


def _flies(weapon: Tag) -> bool:
    """Say whether a weapon's name is that of the plane which drops it."""
    return weapon.term.value == ("aerial_bomb",) and not any(word in weapon.term.phrase for word in _BOMBS)


def arms_of(telling: Telling) -> list[Tag]:
    """Return the weapons a telling names, without aircraft shot down, tanks hit and names of units."""
    weapons = telling.terms("weapon")
    downed = bool(weapons) and aircraft_downed(telling)
    return [
        tag
        for tag in weapons
        if not (
            (downed and _flies(tag))
            or tank_struck(telling, tag)
            or _names_a_unit(telling, tag)
            or _holds_liquid(telling, tag)
        )
    ]


def _holds_liquid(telling: Telling, tag: Tag) -> bool:
    """Say whether a tank is one of fuel or water: "a fuel tank", "a tank of an oil plant"."""
    words = telling.tagged.words
    around = words[max(0, tag.start - 2) : tag.start] + words[tag.end : tag.end + 4]
    return tag.term.value == ("tank",) and not _LIQUIDS.isdisjoint(around)


_LIQUIDS = frozenset("fuel oil storage water gas septic gasoline petrol diesel petroleum farm kerosene".split())


def _names_a_unit(telling: Telling, tag: Tag) -> bool:
    """Say whether a weapon is only in the name of those who have it: "the 12th Tank Brigade", "a missile expert"."""
    return not _UNITS.isdisjoint(telling.tagged.words[tag.end : tag.end + 1])


def weapons_near(telling: Telling, tag: Tag) -> list[str]:
    """Return the weapons named within reach of a trigger, nearest first."""
    arms = arms_of(telling)
    if not arms:
        return []
    near = sorted(
        (min(abs(weapon.start - tag.end), abs(tag.start - weapon.end)), weapon.start, weapon)
        for weapon in arms
        if not _other_clause(telling, weapon, tag)
    )
    values = [value for gap, _, weapon in near if gap <= _REACH for value in weapon.term.value]
    if "ied" in values and bombs_fell(telling):
        return ["aerial_bomb" if value == "ied" else value for value in values]  # "jets dropped bombs on a school"
    return values


def bombs_fell(telling: Telling) -> bool:
    """Say whether bombs came from the air: "jets dropped bombs on a school", "a bomb hit a bakery", but not "a bomb hit a bus"."""  # noqa: E501
    if any(tag.term.lemma == "drop" for tag in telling.triggers):
        return True
    ends = [tag.end for tag in telling.terms("weapon") if tag.term.phrase in ("bomb", "bombs")]
    return any(
        tag.start in ends and tag.term.lemma in _FALLING and not _rides(telling, tag.end) for tag in telling.triggers
    )


_FALLING = frozenset(
    {"hit", "strike", "fall", "land", "slam into", "crash into", "smash into", "plough into", "fall on"}
)


def _rides(telling: Telling, index: int) -> bool:
    """Say whether what a bomb hit is a vehicle, by which bombs are laid."""
    return any("vehicle" in classes for classes in telling.tagged.classes[index : index + 4])


def _other_clause(telling: Telling, weapon: Tag, tag: Tag) -> bool:
    """Say whether a weapon is of the clause before: "hit with drones, calling it the answer to an attack"."""
    if tag.term.klass != "noun" or weapon.end > tag.start:
        return False
    words = telling.tagged.words[weapon.end : tag.start]
    return any(word == "," and after.endswith("ing") for word, after in pairwise(words))


def blown_up(telling: Telling) -> bool:
    """Say whether somebody blew a thing up: "militants blew up a pylon", "a bridge was blown up", but not "a tanker blew up"."""  # noqa: E501
    words = telling.tagged.words
    return any(
        tag.term.lemma == "blow up"
        and (
            "blown up" in tag.term.phrase
            or any(one & _BY_HAND for one in telling.tagged.classes[max(0, tag.start - 5) : tag.start])
            or not _SOMEBODY.isdisjoint(words[max(0, tag.start - 2) : tag.start])
        )
        and words[tag.end : tag.end + 1] != ["by"]
        for tag in telling.triggers
    )
