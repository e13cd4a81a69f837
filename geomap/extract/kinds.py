"""Chooses an event's type, weapons and targets from the words told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.model import WEAPONS, by_table

if TYPE_CHECKING:
    from geomap.extract.events import Event
    from geomap.extract.tagging import Tag
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
_ARMED_FRAMES = frozenset({"hit", "harm", "damage", "happen", "under", "launch", "down"})
_DROPPED = frozenset({"ied", "aerial_bomb", "mortar", "cluster_munition"})
_CAUSE = 2.5  # how much more a cause ("strike") weighs than a consequence ("fire")
_REACH = 14  # tokens between a trigger and the weapon that sharpens it
_GENERAL_MISSILES = ("ballistic_missile", "cruise_missile")


@dataclass(slots=True)
class Votes:
    """What the words told of an event say of its type: types they name, and whether they only speak of a strike or an attack."""  # noqa: E501

    named: Counter[str]
    strike: bool = False
    attack: bool = False


def votes_of(event: Event) -> Votes:
    """Count the types that an event's words name; sentences that name its place and the first ones weigh more."""
    votes = Votes(Counter())
    for order, told in enumerate(event.told):
        weight = (
            1
            + 3 * (told.ref is not None and told.alone)
            + 2 * (order < 2 and told.alone)
            - (told.telling.sentence.kind != "body")
        )
        for kind in _types(told.telling):
            if kind == "strike":
                votes.strike = True
            elif kind == "attack":
                votes.attack = True
            elif kind:
                votes.named[kind] += weight
    return votes


def event_type(event: Event, *, wave: str | None = None, fallback: str = "attack") -> str:
    """Return the type of an event: the most telling of its triggers, sharpened by its weapons.

    `wave` is the type of the report's main attack, of which a bare "strike" is taken to be part; `fallback` is for
    events of which only casualties or damage are told.
    """
    votes = votes_of(event)
    telling = [kind for kind in votes.named if kind not in _SECONDARY]
    heaviest = max((votes.named[kind] for kind in votes.named if kind in _SECONDARY), default=0)
    if telling and _CAUSE * max(votes.named[kind] for kind in telling) >= heaviest:
        best = max(telling, key=lambda kind: (votes.named[kind], kind == "bombing"))
        return wave if best == "bombing" and wave == "air_strike" and not _planted(event) else best
    if votes.strike or votes.attack:
        if "explosion" in votes.named and not votes.strike:
            return "explosion"
        return wave or ("air_strike" if votes.strike else "attack")
    if votes.named:
        return max(votes.named, key=lambda kind: votes.named[kind])
    return "accident" if fallback == "attack" and _vehicles_only(event) else fallback


def _planted(event: Event) -> bool:
    """Say whether a bomb was planted or carried rather than dropped."""
    return any(
        "ied" in [*told.telling.values("weapon"), *(w for tag in told.telling.triggers for w in tag.term.value)]
        for told in event.told
    )


def _vehicles_only(event: Event) -> bool:
    """Say whether vehicles are told of, and no weapon or armed side: "a truck struck a tree"."""
    tellings = [told.telling for told in event.told]
    vehicles = any(
        target in ("civilian_vehicle", "transport") for telling in tellings for target in telling.values("target")
    )
    sides = any(tag.term.value != ("police",) for telling in tellings for tag in telling.terms("actor"))
    return vehicles and not sides and not any(telling.terms("weapon") for telling in tellings)


def _types(telling: Telling) -> Iterable[str]:
    """Yield the types of one telling's triggers, sharpened by the weapons in reach; "strike" and "attack" where open."""  # noqa: E501
    for tag in telling.triggers:
        kind = "eruption" if tag.term.lemma == "erupt" and "volcano" in telling.cues else tag.term.event_type
        if tag.term.lemma == "riot" and "police" in telling.values("target"):
            kind = "armed_clash"  # a prison riot is no protest
        weapons = [*tag.term.value, *_weapons_near(telling, tag)]
        if (kind == "bombing" and "aerial_bomb" in weapons) or (tag.term.lemma == "drop" and set(weapons) & _DROPPED):
            yield "air_strike"
        elif kind in _OPEN:
            sharp = next((TYPE_OF_WEAPON[weapon] for weapon in weapons if weapon in TYPE_OF_WEAPON), None)
            if sharp and (kind or tag.term.frame in _ARMED_FRAMES):
                yield sharp
            elif kind == "attack" and "ground" in telling.cues:
                yield "armed_clash"
            else:
                yield "strike" if tag.term.lemma == "strike" and tag.term.klass == "noun" else kind
        else:
            yield kind


def _weapons_near(telling: Telling, tag: Tag) -> list[str]:
    """Return the weapons named within reach of a trigger, nearest first."""
    near = sorted(
        (min(abs(weapon.start - tag.end), abs(tag.start - weapon.end)), weapon.start, weapon)
        for weapon in telling.terms("weapon")
        if not _other_clause(telling, weapon, tag)
    )
    return [value for gap, _, weapon in near if gap <= _REACH for value in weapon.term.value]


def _other_clause(telling: Telling, weapon: Tag, tag: Tag) -> bool:
    """Say whether a weapon is of the clause before: "hit with drones, calling it the answer to an attack"."""
    if tag.term.klass != "noun" or weapon.end > tag.start:
        return False
    words = telling.tagged.words[weapon.end : tag.start]
    return any(word == "," and after.endswith("ing") for word, after in pairwise(words))


def weapons_of(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return the weapons told of, in table order; a general missile gives way to the kind named."""
    found = {weapon for telling in tellings for weapon in telling.values("weapon")}
    found |= {weapon for telling in tellings for tag in telling.triggers for weapon in tag.term.value}
    if any(tag.term.lemma == "drop" for telling in tellings for tag in telling.triggers) and "ied" in found:
        found = found - {"ied"} | {"aerial_bomb"}
    if found & set(_GENERAL_MISSILES):
        found.discard("missile")
    return by_table(found, WEAPONS)
