"""Says whether an event is believed in a report of its genre: sport, markets, a film, a forecast, an obituary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from geomap.extract.believing import FORCES
from geomap.extract.events import NATURAL, Event, agree_in_time
from geomap.extract.sifting import strength_of
from geomap.extract.struck import act_shared

if TYPE_CHECKING:
    from geomap.extract.tellings import Telling

_TOLD_OF_OLD = frozenset({"fiction", "drill", "history", "obituary", "commemoration", "travel"})
_RECENT_DAYS = 60  # before publication
_FOUL_PLAY = frozenset("murder homicide manslaughter femicide".split())  # that a death is looked into as


def fits_genre(event: Event, genre: str | None, events: Sequence[Event], published: date | None) -> bool:
    """Say whether an event is believed in a report of a genre, given all events the report tells."""
    if _is_natural_death(event, genre) and not (genre is None and _shares_a_total(event, events)):
        return False
    if genre is None or genre == "illness":
        return True
    if genre == "debunk":
        return False
    if genre == "weather":
        return _deadly(event) or any(
            tag.term.klass == "verb" and tag.term.frame in ("hit", "damage", "happen")
            for told in event.told
            for tag in told.telling.triggers
        )
    if genre in _TOLD_OF_OLD:
        return _felt(event) and _of_these_days(event, published)
    return _felt(event) or (genre == "politics" and _palpable(event))


def _felt(event: Event) -> bool:
    """Say whether people are counted dead or hurt in an event, be it none: who writes of sport counts neither."""
    return any(
        mention.count.low is not None or mention.count.high is not None
        for told in event.told
        for mention in told.telling.casualties
    )


def _of_these_days(event: Event, published: date | None) -> bool:
    """Say whether an event is given a day or a week shortly before publication, as no film and no history gives its own."""  # noqa: E501
    window = event.window
    if window is None or window.first is None or window.precision not in (1, 2):
        return False
    return published is None or 0 <= (published - window.first).days <= _RECENT_DAYS


def _palpable(event: Event) -> bool:
    """Say whether arms, a crowd or something hit make more of an event than a figure of speech."""
    return "protest" in event.kinds or any(
        told.telling.terms("weapon") or told.telling.terms("target") for told in event.told
    )


def _shares_a_total(event: Event, events: Sequence[Event]) -> bool:
    """Say whether deaths are the share of one place in a total: "12 died across the country. Four died in Kharkiv"."""
    mentions = [mention for told in event.told for mention in told.telling.casualties]
    if not event.earlier and any(mention.count.low for mention in mentions) and _of_a_hazard(event, events):
        return True
    if event.earlier or not any((mention.count.low or 0) > 1 and not mention.definite for mention in mentions):
        return False
    others = [one for one in events if one is not event and agree_in_time(one.window, event.window)]
    tellings = [told.telling for one in (event, *others) for told in one.told]
    summed = any(m.total_of_several for telling in tellings for m in telling.casualties) or any(
        telling.elliptic and telling.casualties for telling in tellings
    )
    return summed and any(strength_of(one) > 1 and not _is_natural_death(one, None) for one in others)


def _of_a_hazard(event: Event, events: Sequence[Event]) -> bool:
    """Say whether a natural hazard of the same days is told elsewhere in the report: people die of it in other places too."""  # noqa: E501
    return any(
        one.kinds & NATURAL and not one.earlier and strength_of(one) > 1 and agree_in_time(one.window, event.window)
        for one in events
    )


def _deadly(event: Event) -> bool:
    """Say whether people are counted dead in an event."""
    return any(
        mention.kind == "killed" and mention.count.low for told in event.told for mention in told.telling.casualties
    )


def _is_natural_death(event: Event, genre: str | None) -> bool:
    """Say whether nothing but deaths is told of an event's place, and those by illness or by no act at all."""
    tellings = [told.telling for told in event.told if told.ref is not None] or [told.telling for told in event.told]
    triggers = [tag for telling in tellings for tag in telling.triggers]
    acts = [tag for tag in triggers if tag.term.strength or tag.term.frame != "launch"]  # an autopsy is conducted
    if any(tag.term.event_type and (tag.term.frame != "harm" or tag.term.strength > 1) for tag in acts):
        return False
    if genre == "illness":
        return True
    if any(telling.tagged.find("illness") for telling in tellings):
        return not any(tag.term.frame == "under" for tag in triggers)  # a clinic that suffered damage
    if any(tag.term.frame not in ("harm", "happen") and tag.term.strength for tag in triggers):
        return False
    return not any(_by_an_act(told.telling) for told in event.told)


def _by_an_act(telling: Telling) -> bool:
    """Say whether people hurt, a verb of killing or a weapon make more of a telling than a death."""
    return (
        bool(telling.terms("weapon"))
        or not telling.cues.isdisjoint(("tainted", "climbers"))
        or not (FORCES | _FOUL_PLAY).isdisjoint(telling.tagged.words[telling.first : telling.last])
        or any((mention.kind != "killed" or mention.others) and mention.count.low for mention in telling.casualties)
        or any(tag.term.lemma not in ("die", "perish") for tag in telling.triggers)
        or act_shared(telling) is not None
    )
