"""Chooses an event's type, weapons and targets from the words told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from geomap.model import TARGETS, WEAPONS, by_table

if TYPE_CHECKING:
    from geomap.extract.events import Event
    from geomap.extract.tellings import Telling

# What a weapon makes of an attack that the words leave open.
TYPE_OF_WEAPON: dict[str, str] = {
    "ballistic_missile": "missile_strike",
    "cruise_missile": "missile_strike",
    "missile": "missile_strike",
    "drone": "drone_attack",
    "aerial_bomb": "air_strike",
    "artillery": "shelling",
    "mortar": "shelling",
    "rocket": "missile_strike",
    "cluster_munition": "shelling",
    "tank": "shelling",
    "ied": "bombing",
    "mine": "explosion",
    "small_arms": "shooting",
    "grenade": "attack",
    "knife": "attack",
    "vehicle": "attack",
}
_OPEN = frozenset({"attack", "explosion", ""})  # types that a weapon can sharpen
_SECONDARY = frozenset({"fire", "explosion", "accident", "landslide", "other"})  # often a consequence of something else
_GENERAL_MISSILES = ("ballistic_missile", "cruise_missile")


def event_type(event: Event, *, fallback: str = "attack") -> str:
    """Return the type of an event: the most telling of its triggers, sharpened by its weapons; `fallback` when none tells."""
    votes: Counter[str] = Counter()
    for order, told in enumerate(event.told):
        for kind in _types(told.telling):
            votes[kind] += (3 if told.telling.sentence.kind == "body" else 2) + (2 if order < 3 else 0)
    if not votes:
        return fallback
    telling = [kind for kind in votes if kind not in _OPEN and kind not in _SECONDARY]
    if telling:
        return max(telling, key=lambda kind: votes[kind])
    if votes["attack"] and not votes["fire"] > 2 * votes["attack"]:
        return "attack"
    return max(votes, key=lambda kind: (kind != "", votes[kind]))


def _types(telling: Telling) -> Iterable[str]:
    """Yield the types of one telling's triggers, sharpened by the weapons beside them."""
    weapons = [*telling.values("weapon"), *(weapon for tag in telling.triggers for weapon in tag.term.value)]
    sharp = next((TYPE_OF_WEAPON[weapon] for weapon in weapons if weapon in TYPE_OF_WEAPON), None)
    for tag in telling.triggers:
        kind = "eruption" if tag.term.lemma == "erupt" and "volcano" in telling.cues else tag.term.event_type
        if kind == "bombing" and "aerial_bomb" in weapons:
            yield "air_strike"
        elif kind in _OPEN or tag.term.frame in ("launch", "down"):
            if sharp and (kind or tag.term.frame in ("harm", "damage", "happen", "under")):
                yield sharp
            elif tag.term.lemma == "strike" and tag.term.klass == "noun":
                yield "air_strike"
            elif kind:
                yield kind
        else:
            yield kind


def weapons_of(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return the weapons told of, in table order; a general missile gives way to the kind named."""
    found = {weapon for telling in tellings for weapon in telling.values("weapon")}
    found |= {weapon for telling in tellings for tag in telling.triggers for weapon in tag.term.value}
    if found & set(_GENERAL_MISSILES):
        found.discard("missile")
    return by_table(found, WEAPONS)


def targets_of(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return what was hit, in table order."""
    return by_table({target for telling in tellings for target in telling.values("target")}, TARGETS)
