"""Types an event, with what the other events of its report say where its own words leave it open."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from geomap.extract.events import FROM_AFAR, NATURAL, Event, agree_in_time
from geomap.extract.kinds import IMPLIED, weapons_of
from geomap.extract.lexicon import Term
from geomap.extract.voting import Votes, event_type, votes_of

_FLOWN_IN = frozenset({"missile_strike", "drone_attack"})  # from far off, many at once
_FELLING = FROM_AFAR | NATURAL  # what buildings collapse from
_FALLS = (
    "collapse",
    "cave in",
    "give way",
    "drown",
    "crush",
    "fall in",
    "crumble",
    "bring down",
    "come down",
    "falling tree",
)  # and how people die in what comes down
_SWEEPING = frozenset({"sweep away", "carry away", "bury"})  # what water and snow do alike
_FORCEFUL = NATURAL | {"fire"}
_LEAD = 2  # paragraphs after the headline that say what a report is about
# What is said of bombs is said of storms and floods too.
_FORCES = frozenset(
    "rip through|tear through|sweep through|rip apart|rock|pound|batter|pummel|raze|blast|rain down".split("|")
)
_SHARE_REACH = 500  # characters between an attack told of a country and the dead of one of its towns


class Setting(NamedTuple):
    """What the other events of a report say of one whose words leave its type open."""

    waves: tuple[tuple[int, str], ...]  # where in the text attacks are told that come in waves, and their types
    sums: tuple[tuple[int, str], ...]  # and those told of a whole country, whose shares follow
    main: str | None  # the type of the first event, where no weapon made it
    wild: bool  # whether wildfires are told of
    arms: tuple[tuple[Event, tuple[str, ...]], ...]  # attacks from afar with their weapons, on whole countries first
    votes: dict[int, Votes]  # what the words told of each event say of its type, by its number

    def wave(self, event: Event) -> str | None:
        """Return the type of the attack that an event told in open words is taken to be part of: the one told last."""
        start = _start(event)
        summed = next((kind for at, kind in reversed(self.sums) if 0 < start - at < _SHARE_REACH), None)
        if summed is not None and all(not told.telling.triggers or told.telling.casualties for told in event.told):
            return summed
        if not self.waves or _on_foot(event):
            return None
        return self.waves[max(bisect_right(self.waves, start, key=itemgetter(0)) - 1, 0)][1]

    def arms_of(self, event: Event, kind: str) -> tuple[str, ...]:
        """Return the weapons of an event for which none are named: those of the attack that it is part of, or that make it what it is."""  # noqa: E501
        if kind in _FLOWN_IN and not event.earlier:
            for other, weapons in self.arms:
                if (
                    _same_country(event, other)
                    and _start(other) < _start(event)
                    and agree_in_time(event.window, other.window)
                ):
                    return weapons
        return IMPLIED.get(kind, ())


def _same_country(event: Event, other: Event) -> bool:
    """Say whether two events are not known to be of two countries."""
    codes = {place.country_code for place in (event.place, other.place) if place is not None}
    return len(codes) < 2


def _arms(typed: Sequence[tuple[Event, str]]) -> tuple[tuple[Event, tuple[str, ...]], ...]:
    """Return the attacks flown in that are told of with their weapons: those on whole countries, then the others, the last told first."""  # noqa: E501
    named = (
        (event, weapons_of([one.telling for one in event.told]))
        for event, kind in typed
        if not event.earlier and kind in _FLOWN_IN
    )
    found = sorted(((event, weapons) for event, weapons in named if weapons), key=lambda pair: -_start(pair[0]))
    return tuple(sorted(found, key=lambda pair: not pair[0].wide))


def setting_of(events: Sequence[Event], told: Sequence[Event]) -> Setting:
    """Return what a report's events have in common: those that are made records of, and all that are told."""
    votes = {event.number: votes_of(event) for event in told}
    typed = [(event, event_type(event, votes[event.number])) for event in told if event.told]
    recorded = {event.number for event in events}
    waves = tuple(
        sorted(
            (_start(event), kind)
            for event, kind in typed
            if event.number in recorded
            and not event.earlier
            and (kind in FROM_AFAR or kind == "shelling")
            and (votes[event.number].named or votes[event.number].downed)  # and not of a bare "strike"
        )
    )
    sums = tuple(sorted((_start(event), kind) for event, kind in typed if event.wide and kind in FROM_AFAR))
    wave = waves[0][1] if waves else None
    main = event_type(events[0], votes[events[0].number], wave=wave) if events else None
    if main not in NATURAL and main not in ("accident", "fire"):
        main = _led_by(told) if events and not waves and _open(events[0]) else None
    return Setting(waves, sums, main, any("wildfire" in event.kinds for event in told), _arms(typed), votes)


def _led_by(told: Sequence[Event]) -> str | None:
    """Return the hazard, or the unrest, that a report's headline and lead speak of most."""
    lead = [
        one.telling
        for event in told
        if not event.earlier
        for one in event.told
        if one.telling.sentence.paragraph <= _LEAD
    ]
    named = Counter(
        tag.term.event_type
        for telling in lead
        for tag in telling.triggers
        for _ in range(1 + 2 * tag.term.strength)  # "flooding after heavy rain" is led by the flood
        if tag.term.event_type in NATURAL
    )
    if named:
        return named.most_common(1)[0][0]
    unrest = any(
        tag.term.event_type == "protest" or (tag.term.event_type == "armed_clash" and "rioters" in telling.cues)
        for telling in lead
        for tag in telling.triggers
    )
    return "protest" if unrest else None


def kind_of(event: Event, setting: Setting) -> str:
    """Return an event's type; where its own words leave it open, that of the report's main event; a fire among wildfires is one."""  # noqa: E501
    wave = setting.wave(event)
    kind = event_type(
        event,
        setting.votes[event.number],
        wave=None if event.earlier else wave,
        fallback=setting.main or wave or "attack",
    )
    cause = wave or setting.main
    if kind == "accident" and not event.earlier and cause in _FELLING and _only_falls(event):
        return cause
    if (setting.main in _FORCEFUL and _by_force(event)) or (setting.main == "landslide" and _swept(event)):
        kind = setting.main  # what is said of bombs is said of fires and floods
    if kind == "attack" and _fought(event):
        return "armed_clash"
    return "wildfire" if kind == "fire" and setting.wild and not _lit(event) else kind


_ARSON = frozenset({"torch", "set fire to", "set on fire", "set ablaze", "set alight", "firebomb"})


def _lit(event: Event) -> bool:
    """Say whether somebody set a fire: "masked men torched shops"."""
    return any(
        tag.term.lemma in _ARSON and bool(told.telling.cues & {"looters", "troops", "actor"})
        for told in event.told
        for tag in told.telling.triggers
    )


_ON_FOOT = frozenset(
    "gunmen militants rebels bandits ADF JNIM M23 FARC ELN ISWAP Taliban al-Shabaab al-Qaeda".split()
) | {"Boko Haram", "Islamic State", "Pakistani Taliban", "Lashkar-e-Taiba", "Sinaloa cartel"}


def _on_foot(event: Event) -> bool:
    """Say whether those who attacked came on foot or by road, and no wave of strikes was theirs."""
    return any(
        "looters" in told.telling.cues
        or any(not _ON_FOOT.isdisjoint(tag.term.value) for tag in told.telling.terms("actor"))
        for told in event.told
    )


def _start(event: Event) -> int:
    """Return where in the text an event is first told."""
    return min(told.telling.sentence.start for told in event.told)


def _open(event: Event) -> bool:
    """Say whether nothing types an event but what is said of storms, crowds and bombs alike."""
    return all(_is_force(term) or term.event_type in ("protest", "armed_clash") for term in _typing(event))


def _by_force(event: Event) -> bool:
    """Say whether all that types an event is what is said of storms and bombs alike."""
    typing = _typing(event)
    return bool(typing) and all(map(_is_force, typing))


def _swept(event: Event) -> bool:
    """Say whether all that types an event is what water and snow do alike."""
    typing = _typing(event)
    return bool(typing) and all(term.lemma in _SWEEPING for term in typing)


def _typing(event: Event) -> list[Term]:
    """Return the terms told of an event that name a type."""
    return [tag.term for told in event.told for tag in told.telling.triggers if tag.term.event_type]


def _is_force(term: Term) -> bool:
    """Say whether a term is said of storms and bombs alike, or only lends support."""
    return term.lemma in _FORCES or not term.strength


def _fought(event: Event) -> bool:
    """Say whether all that are counted dead are fighters, or of both sides: whoever ambushed them fought them."""
    dead = {m.who for told in event.told for m in told.telling.casualties if m.kind == "killed" and m.count.low}
    return "fighters" in dead and dead <= {"fighters", "soldiers"}


def _only_falls(event: Event) -> bool:
    """Say whether of an accident nothing is told but that something fell in, which says nothing of why."""
    accidents = [
        tag.term.lemma for told in event.told for tag in told.telling.triggers if tag.term.event_type == "accident"
    ]
    return all(lemma.endswith(_FALLS) for lemma in accidents)
