"""Chooses an event's type by the votes of the words told of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.extract.arms import arms_of
from geomap.extract.events import NATURAL
from geomap.extract.kinds import GROUND, TYPE_OF_WEAPON, types_of
from geomap.extract.realis import happened
from geomap.extract.struck import act_shared, run_down

if TYPE_CHECKING:
    from geomap.extract.events import Event

_SECONDARY = frozenset({"fire", "explosion", "accident", "landslide", "other"})  # often a consequence of something else
_CAUSE = 2.5  # how much more a cause ("strike") weighs than a consequence ("fire")
# What hazards only named by what they are made of do: "snow has cut off a village".
_MADE_OF = (
    ("flood", frozenset("water waters river rivers rain rains flooded floodwater monsoon".split())),
    ("storm", frozenset("snow wind winds hailstones lightning".split())),
)
# What is no act of violence, where nothing in a report says that one was done.
_OF_ITSELF = (
    ("fire", frozenset({"flame", "flames"})),
    ("eruption", frozenset({"lava", "volcano"})),
    ("other", frozenset({"heatwave", "heatwaves", "frostbite", "hypothermia", "heatstroke"})),
)


@dataclass(slots=True)
class Votes:
    """What the words told of an event say of its type: types they name, and whether they only speak of a strike or an attack."""  # noqa: E501

    named: Counter[str]
    strike: bool = False
    attack: bool = False
    feeble: bool = False  # whether only words that lend support ("dropped", "hurled") speak of an attack
    downed: bool = False  # an aircraft


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
        if told.telling.sentence.kind == "headline":
            weight = 1  # "Explosions near Troy" is made plain by the text
        for kind, strength in types_of(told.telling):
            if kind == "strike":
                votes.strike = True
            elif kind == "attack":
                votes.attack, votes.feeble = votes.attack or bool(strength), True
            elif kind == "downed":
                votes.downed = True
            elif kind:
                votes.named[kind] += weight * (2 if strength else 1)
    return votes


def event_type(event: Event, votes: Votes, *, wave: str | None = None, fallback: str = "attack") -> str:
    """Return the type of an event: the most telling of its triggers, sharpened by its weapons, by its `votes`.

    `wave` is the type of the report's main attack, of which a bare "strike" is taken to be part; `fallback` is for
    events of which only casualties or damage are told.
    """
    if run_down([told.telling for told in event.told]):
        return "attack"
    telling = [kind for kind in votes.named if kind not in _SECONDARY]
    heaviest = max((votes.named[kind] for kind in votes.named if kind in _SECONDARY), default=0)
    if telling and _CAUSE * max(votes.named[kind] for kind in telling) >= heaviest:
        best = max(telling, key=lambda kind: (votes.named[kind], kind == "bombing"))
        return wave if best == "bombing" and wave == "air_strike" and not _planted(event) else best
    if votes.downed or votes.strike or votes.attack:
        return _in_open_words(event, votes, wave)
    if votes.named:
        return max(votes.named, key=lambda kind: (votes.named[kind], kind == "accident"))
    if votes.feeble and fallback not in NATURAL:
        return wave or "attack"
    return (
        _of_sentence(event)
        or _by_arms(event)
        or _of_hazard(event, fallback)
        or ("accident" if fallback == "attack" and (_tainted(event) or _vehicles_only(event)) else fallback)
    )


def _in_open_words(event: Event, votes: Votes, wave: str | None) -> str:
    """Return the type of what is only called a strike or an attack, or of an aircraft brought down."""
    if votes.downed:
        return "attack"
    if "explosion" in votes.named and not votes.strike:
        return "explosion"
    part = not (_on_the_ground(event) or (votes.strike and wave == "shelling"))  # of the wave
    return (wave if part else None) or ("air_strike" if votes.strike else "attack")


def _of_sentence(event: Event) -> str | None:
    """Return the type that a sentence names for all of its places: "two died in Linn and one in Polk when tornadoes hit"."""  # noqa: E501
    for told in event.told:
        tagged = told.telling.tagged
        for tag in tagged.triggers:
            if tag.term.event_type in NATURAL and told.telling.casualties and happened(tagged, tag):
                return tag.term.event_type
    shared = (act_shared(told.telling) for told in event.told)
    return next((kind for kind in shared if kind is not None and kind != "attack"), None)


def _by_arms(event: Event) -> str | None:
    """Return the type that a weapon named anywhere beside the dead makes of an event: "a roadside bomb at Troy, a suburb about 12 miles north of the capital, killed two"."""  # noqa: E501
    for told in event.told:
        if told.alone and told.telling.casualties:
            for tag in arms_of(told.telling):
                if tag.term.value[0] in TYPE_OF_WEAPON:
                    return TYPE_OF_WEAPON[tag.term.value[0]]
    return None


def _of_hazard(event: Event, fallback: str) -> str | None:
    """Return the type of a hazard that is told by what it did, and named by what it is made of."""
    if fallback == "attack" and not any("weapon" in told.telling.cues for told in event.told):
        said = [told.telling.sentence.words for told in event.told]
        own = next((kind for kind, named in _OF_ITSELF if any(named & one for one in said)), None)
        if own is not None or any("climbers" in told.telling.cues for told in event.told):
            return own or "accident"
    done = [
        told for told in event.told if any({"hazard", "winds"} & set(tag.term.needs) for tag in told.telling.triggers)
    ]
    words = [told.telling.sentence.words for told in done]
    return next((kind for kind, named in _MADE_OF if any(named & one for one in words)), None)


def _planted(event: Event) -> bool:
    """Say whether a bomb was planted or carried rather than dropped."""
    return any(
        "ied" in [*told.telling.values("weapon"), *(w for tag in told.telling.triggers for w in tag.term.value)]
        for told in event.told
    )


def _on_the_ground(event: Event) -> bool:
    """Say whether an attack was one on the ground, and so no part of a wave from the air."""
    return any(
        tag.term.lemma in GROUND
        and (tag.term.klass == "verb" or not {"troops", "actor", "looters"}.isdisjoint(told.telling.cues))
        for told in event.told
        for tag in told.telling.triggers
    )


def _tainted(event: Event) -> bool:
    """Say whether people came to harm by what they ate or drank: "methanol in bootleg gin killed nine"."""
    return any("tainted" in told.telling.tagged.terms for told in event.told)


_ARMED_SIDES = frozenset({"navy", "military", "army", "forces", "troops"})


def _vehicles_only(event: Event) -> bool:
    """Say whether vehicles are told of, and no weapon or armed side: "a truck struck a tree"."""
    tellings = [told.telling for told in event.told]
    vehicles = any(
        target in ("civilian_vehicle", "transport")
        for telling in tellings
        for target in (
            *telling.values("target"),
            *telling.values("thing"),
            *(v for v in telling.values("victim") if v == "civilian_vehicle"),
        )
    )
    sides = any(tag.term.value != ("police",) for telling in tellings for tag in telling.terms("actor"))
    wounded = any(tag.term.lemma == "wound" for telling in tellings for tag in telling.triggers)
    armed = any(not _ARMED_SIDES.isdisjoint(telling.sentence.words) for telling in tellings)
    return vehicles and not (sides or wounded or armed) and not any(telling.terms("weapon") for telling in tellings)
