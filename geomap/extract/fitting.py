"""Says whether an event is believed in a report of its genre: sport, markets, a film, a forecast, an obituary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geomap.extract.believing import is_natural_death
from geomap.extract.events import NATURAL, Event, agree_in_time
from geomap.extract.sifting import strength_of

_TOLD_OF_OLD = frozenset({"fiction", "drill", "history", "obituary", "commemoration", "travel"})
_RECENT_DAYS = 60  # before publication


def fits_genre(event: Event, genre: str | None, events: Sequence[Event], published: date | None) -> bool:
    """Say whether an event is believed in a report of a genre, given all events the report tells."""
    if is_natural_death(event, genre) and not (genre is None and _shares_a_total(event, events)):
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
    return summed and any(strength_of(one) > 1 and not is_natural_death(one, None) for one in others)


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
