"""Types an event, with what the other events of its report say where its own words leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geomap.extract.events import NATURAL, Event
from geomap.extract.kinds import event_type

_WAVES = ("missile_strike", "drone_attack", "air_strike")  # attacks that come in waves over many places
_FELLING = frozenset({*_WAVES, *NATURAL})  # what buildings collapse from
_FALLS = ("collapse", "cave in", "give way")


class Setting(NamedTuple):
    """What the other events of a report say of one whose words leave its type open."""

    wave: str | None  # the type of the main attack, where it came in waves
    fallback: str
    wild: bool  # whether wildfires are told of


def setting_of(events: Sequence[Event], told: Sequence[Event]) -> Setting:
    """Return what a report's events have in common."""
    kinds = [(event, event_type(event)) for event in events]
    wave = next((kind for event, kind in kinds if not event.earlier and kind in _WAVES), None)
    main = event_type(events[0], wave=wave) if events else "attack"
    return Setting(
        wave,
        main if main in NATURAL or main in ("accident", "fire") else wave or "attack",
        any("wildfire" in event.kinds for event in told),
    )


def kind_of(event: Event, setting: Setting) -> str:
    """Return an event's type; where its own words leave it open, that of the report's main event; a fire among wildfires is one."""  # noqa: E501
    kind = event_type(event, wave=None if event.earlier else setting.wave, fallback=setting.fallback)
    cause = setting.wave or setting.fallback
    if kind == "accident" and not event.earlier and cause in _FELLING and _only_falls(event):
        return cause
    return "wildfire" if kind == "fire" and setting.wild else kind


def _only_falls(event: Event) -> bool:
    """Say whether of an accident nothing is told but that something fell in, which says nothing of why."""
    accidents = [
        tag.term.lemma for told in event.told for tag in told.telling.triggers if tag.term.event_type == "accident"
    ]
    return all(lemma.endswith(_FALLS) for lemma in accidents)
