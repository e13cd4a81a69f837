"""Types each trigger by the words told beside it, and collects the weapons told of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from geomap.extract.arms import aircraft_downed, arms_of, blown_up, bombs_fell, weapons_near
from geomap.extract.deeds import (
    BOMBING,
    at_the_front,
    bombed_from_afar,
    by_a_navy,
    by_aircraft,
    by_police,
    by_troops,
    by_warships,
    does_hit,
    flown_at,
    from_an_ambush,
    of_people,
    on_a_place,
    only_a_cause,
)
from geomap.extract.struck import carries_a_bomb, run_down
from geomap.model import ARMED, WEAPONS, by_table

if TYPE_CHECKING:
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
    "rocket": "shelling",
    "cluster_munition": "shelling",
    "tank": "shelling",
    "ied": "bombing",
    "mine": "explosion",
    "small_arms": "shooting",
    "grenade": "attack",
    "knife": "attack",
    "vehicle": "attack",
}
# What an event of a type was done with, where nothing else is named.
IMPLIED: dict[str, tuple[str, ...]] = {
    "missile_strike": ("missile",),
    "drone_attack": ("drone",),
    "bombing": ("ied",),
    "shooting": ("small_arms",),
}
# A trigger that is another kind of event in the company of a class of words.
_RETYPED: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"erupt", "spew"}), "volcano", "eruption"),
    (frozenset({"on fire", "set on fire", "burn to death", "burn", "burn alive", "engulf"}), "lava", "eruption"),
    (frozenset({"ram"}), "mishap", "accident"),
    (frozenset({"engulf"}), "water", "flood"),
    (frozenset({"rip through", "tear through", "sweep through", "rip apart"}), "flames", "fire"),
    (frozenset({"launch", "fire", "hurl", "throw", "lob", "shoot"}), "teargas", "protest"),
    (frozenset({"collapse", "give way", "bury", "come down", "sweep away", "cave in"}), "slope", "landslide"),
    (frozenset({"bring down", "come down"}), "structure", "accident"),
    (frozenset({"come down"}), "aircraft", "accident"),
    (frozenset({"come down"}), "tree", "accident"),
    (
        frozenset(
            "clash|fight|loot|looting|torch|burn|set on fire|set alight|set ablaze|set fire to|ransack|vandalize|"
            "ablaze|alight|on fire|storm|break into|burn down|pelt|smash into".split("|")
        ),
        "rioters",
        "protest",
    ),
)  # fmt: skip
GROUND = frozenset({"storm", "raid", "assault", "ambush", "overrun", "break into"})  # done on foot, whatever is carried
_FIRES_ON = frozenset({"open fire", "fire on", "fire at", "fire into", "come under fire", "be under fire"})
_ABDUCTING = frozenset({"abduct", "kidnap", "abduction", "kidnapping", "seize"})
_CARRIED = frozenset({"small_arms", "knife", "vehicle", "ied"})
_OPEN = frozenset({"attack", "explosion", ""})  # types that a weapon can sharpen
_HELD_UP = frozenset({"board", "see aboard", "hold up", "rob", "carjack", "mug"})  # robbery, whatever the robbers carry
_ARMED_FRAMES = frozenset({"hit", "harm", "damage", "happen", "under", "launch", "down"})
_FLYING = frozenset({"drone", "missile", "ballistic_missile", "cruise_missile"})  # that set things ablaze
_SHAKES = ARMED | {"explosion"}
_FELT_LIKE = frozenset({"earthquake", "eruption"})
_GUNS = frozenset({"tank", "artillery", "mortar"})
_DROPPED = frozenset({"ied", "aerial_bomb", "mortar", "cluster_munition"})
_CRASHES_INTO = frozenset({"crash into", "smash into", "slam into", "plunge into", "crash onto"})
_SHOT = _FLYING | {"rocket"}  # what flies into things
_FLOWN_REACH = 3  # tokens between a weapon and the verb of its crash
_FELLED = frozenset({"fall in", "sink", "derail"})  # no accident where a weapon is told of
_ATTENDED = frozenset({"on", "at", "during", "after", "before", "into", "against"})
_GENERAL_MISSILES = ("ballistic_missile", "cruise_missile")


def types_of(telling: Telling) -> Iterable[tuple[str, int]]:
    """Yield the types of one telling's triggers with their strengths, sharpened by the weapons in reach; "strike" and "attack" where open."""  # noqa: E501
    armed = any(map(_armed, telling.triggers))
    for tag in _own_deeds(telling):
        beside_it = _only_the_weather(telling, tag) or _only_wet(telling, tag) or only_a_cause(telling, tag)
        if not (beside_it or (armed and _attended(telling, tag))):
            yield _type_of(telling, tag), tag.term.strength


def _armed(tag: Tag) -> bool:
    return tag.term.event_type in ARMED or bool(tag.term.value)


def _own_deeds(telling: Telling) -> list[Tag]:
    """Return the triggers of a telling without the shots with which police ended an attack told of beside them."""
    others = [tag for tag in telling.triggers if not by_police(telling, tag)]
    return others if any(tag.term.klass == "verb" and _armed(tag) for tag in others) else telling.triggers


_IN_WEATHER = frozenset({"in", "amid", "during"})


def _only_the_weather(telling: Telling, tag: Tag) -> bool:
    """Say whether a storm is only the weather in which something crashed: "ran aground in a gale"."""
    if tag.term.event_type != "storm" or tag.term.klass != "noun" or tag.term.strength > 1:
        return False
    before = telling.tagged.words[max(0, tag.start - 2) : tag.start]
    crashed = (one.term.event_type == "accident" and one.term.klass == "verb" for one in telling.triggers)
    return not _IN_WEATHER.isdisjoint(before) and any(crashed)


def _only_wet(telling: Telling, tag: Tag) -> bool:
    """Say whether "flooded" only describes what something else happened to: "a bridge fell onto a flooded trench"."""
    described = telling.tagged.words[tag.start] == "flooded" and telling.tagged.has(tag.start - 1, "det")
    return described and any(one.term.event_type not in ("", "flood") for one in telling.triggers)


def _attended(telling: Telling, tag: Tag) -> bool:
    """Say whether a protest is only where an attack took place: "stabbed at a rally", "killed while worshippers held a vigil"."""  # noqa: E501
    before = telling.tagged.words[max(0, tag.start - 6) : tag.start]
    return (
        tag.term.event_type == "protest"
        and tag.term.klass == "noun"
        and not (tag.term.strength and _ATTENDED.isdisjoint(before))
    )


def _type_of(telling: Telling, tag: Tag) -> str:  # noqa: PLR0911
    """Return the type of one trigger among the words of its telling."""
    if tag.term.frame == "down" and aircraft_downed(telling):
        return "downed"
    kind = _in_company(telling, tag)
    weapons = [*tag.term.value, *weapons_near(telling, tag)]
    if _from_the_air(telling, tag, kind, weapons):
        return "air_strike"
    if tag.term.lemma in _FIRES_ON and _flown(telling, tag):
        return next((TYPE_OF_WEAPON[weapon] for weapon in weapons if weapon in _SHOT), kind)
    if tag.term.lemma in _FIRES_ON and _by_guns(telling, tag):
        return "shelling"
    if kind == "fire":
        return next((TYPE_OF_WEAPON[weapon] for weapon in weapons if weapon in _FLYING), kind)
    felled = (tag.term.lemma in _FELLED and bool(weapons)) or (tag.term.lemma in _CRASHES_INTO and _flown(telling, tag))
    if (kind not in _OPEN and not felled) or _robs(tag):
        return kind
    return _sharpened(telling, tag, kind if kind in _OPEN else "", weapons)


def _flown(telling: Telling, tag: Tag) -> bool:
    """Say whether a weapon that flies stands right before a verb: "a drone crashed into a refinery", "missiles were fired at Troy"."""  # noqa: E501
    return any(
        0 <= tag.start - weapon.end <= _FLOWN_REACH and not _SHOT.isdisjoint(weapon.term.value)
        for weapon in arms_of(telling)
    )


def _robs(tag: Tag) -> bool:
    """Say whether a trigger tells of robbers: "boarded a tanker", "held up a shop"."""
    return tag.term.klass == "verb" and tag.term.lemma in _HELD_UP


def _by_guns(telling: Telling, tag: Tag) -> bool:
    """Say whether fire is that of an army's guns: at the front or on a whole place, with no rifles named."""
    weapons = telling.values("weapon")
    guns = at_the_front(telling) or on_a_place(telling, tag) or by_warships(telling, tag)
    guns = guns or not _GUNS.isdisjoint(weapons)
    return guns and {"small_arms", "other"}.isdisjoint(weapons)


def _sharpened(telling: Telling, tag: Tag, kind: str, weapons: list[str]) -> str:
    """Return the type that weapons, ground fought over and doers make of a kind left open."""
    if tag.term.lemma in _ABDUCTING and kind:
        return kind  # whatever those who did it carried
    if tag.term.lemma in GROUND and tag.term.klass == "verb" and by_troops(telling, tag):
        return "armed_clash"
    if tag.term.lemma in GROUND and not (tag.term.lemma == "raid" and weapons[:1] == ["aerial_bomb"]):
        weapons = [weapon for weapon in weapons if weapon in _CARRIED]
    if "vehicle" in tag.term.value and "ied" in weapons:
        weapons = ["ied"]  # a suicide bomber drove it
    sharp = next((TYPE_OF_WEAPON[weapon] for weapon in weapons if weapon in TYPE_OF_WEAPON), None)
    if sharp and (kind or tag.term.frame in _ARMED_FRAMES):
        return sharp
    if from_an_ambush(telling, tag):
        return "armed_clash"
    if kind == "attack" and (_over_ground(telling) or at_the_front(telling)):
        return "armed_clash"
    return "strike" if tag.term.lemma == "strike" and tag.term.klass == "noun" else kind


def _over_ground(telling: Telling) -> bool:
    """Say whether ground is fought over; a mob that stormed a place fought nobody."""
    grounds = {tag.term.phrase for tag in telling.terms("ground")}
    mob = "looters" in telling.cues or not _MOB.isdisjoint(telling.tagged.words)
    return bool(grounds - {"stormed"} if mob else grounds)


_MOB = frozenset({"settlers", "mob", "mobs", "villagers", "youths", "crowd", "crowds", "fans", "inmates", "prisoners"})


def _from_the_air(telling: Telling, tag: Tag, kind: str, weapons: Sequence[str]) -> bool:
    """Say whether bombs are told of as dropped: by aircraft, or by an army that "bombed" a place."""
    if tag.term.lemma in BOMBING and "ied" not in weapons and bombed_from_afar(telling, tag):
        return True
    if tag.term.lemma == "raid" and (by_aircraft(telling, tag) or does_hit(telling, tag)):
        return True
    if kind in _OPEN and not weapons and flown_at(telling, tag):
        return True
    dropped = kind == "bombing" or (kind == "shelling" and tag.term.klass == "verb")
    return (dropped and "aerial_bomb" in weapons) or (tag.term.lemma == "drop" and not _DROPPED.isdisjoint(weapons))


def _in_company(telling: Telling, tag: Tag) -> str:  # noqa: PLR0911
    """Return the type that the words of a telling make of a trigger: what burns in a forest is a wildfire."""
    for lemmas, klass, kind in _RETYPED:
        if tag.term.lemma in lemmas and klass in telling.cues:
            return kind
    if tag.term.lemma == "sink" and by_a_navy(telling, tag):
        return "armed_clash"
    if tag.term.lemma == "seize" and of_people(telling, tag):
        return "attack"  # an abduction
    if tag.term.lemma == "ram" and len(telling.terms("vehicle")) > 1 and not telling.terms("actor"):
        return "accident"
    if tag.term.klass == "verb" and tag.term.event_type in _FELT_LIKE and _of_a_blast(telling):
        return ""
    if tag.term.event_type == "fire" and _crashed_before(telling, tag):
        return "accident"
    if tag.term.event_type == "fire" and "woodland" in telling.cues and not telling.terms("weapon"):
        return "wildfire"
    if tag.term.lemma == "riot" and "police" in telling.values("target") and "custody" in telling.cues:
        return "armed_clash"  # a prison riot is no protest
    return tag.term.event_type


def _of_a_blast(telling: Telling) -> bool:
    """Say whether what shook houses or covered cars with ash was a blast or a strike, no earthquake and no volcano."""
    volcanic = {tag.term.phrase for tag in telling.terms("volcano")} - {"ash", "crater"}
    return not volcanic and any(one.term.event_type in _SHAKES for one in telling.triggers)


def _crashed_before(telling: Telling, tag: Tag) -> bool:
    """Say whether what burns is a vehicle that crashed: "fell off a bridge and burst into flames"."""
    return bool(telling.terms("vehicle")) and any(
        one.end <= tag.start and (one.term.lemma == "fall" or one.term.event_type == "accident")
        for one in telling.triggers
    )


def _wielded(telling: Telling, tag: Tag) -> tuple[str, ...]:
    """Return the weapons that a trigger implies; what fires on a whole town is no rifle."""
    if tag.term.lemma in _FIRES_ON and _type_of(telling, tag) == "shelling":
        return () if telling.terms("weapon") else ("artillery",)
    if tag.term.lemma in BOMBING and _type_of(telling, tag) == "air_strike":
        return ()
    return tag.term.value


def weapons_of(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return the weapons told of, in table order; a general missile gives way to the kind named."""
    found = {weapon for telling in tellings for tag in arms_of(telling) for weapon in tag.term.value}
    found |= {"vehicle" for telling in tellings if any(carries_a_bomb(telling, tag) for tag in telling.terms("target"))}
    found |= {weapon for telling in tellings for tag in _own_deeds(telling) for weapon in _wielded(telling, tag)}
    found |= {"vehicle"} if run_down(tellings) else set()
    if "ied" in found and any(map(bombs_fell, tellings)):
        found = found - {"ied"} | {"aerial_bomb"}
    if not found and any(map(blown_up, tellings)):
        found = {"ied"}
    if found & set(_GENERAL_MISSILES):
        found.discard("missile")
    return by_table(found, WEAPONS)
