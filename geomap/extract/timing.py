"""Settles when an event took place, and when the report's main event did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from geomap.extract.dates import DateMention, default_window
from geomap.extract.dating import is_old
from geomap.extract.events import Event, agree_in_time
from geomap.model import Window

if TYPE_CHECKING:
    from geomap.extract.tellings import ReadSentence, Telling


class MainDay(NamedTuple):
    """The day of a report's main event, and where in the text it is told."""

    window: Window
    start: int

    def of(self, event: Event) -> Window | None:
        """Return the day if an event can share it: told of one place further down, it dates nothing told before."""
        return self.window if self.start <= event.told[-1].telling.sentence.start else None


def main_day(
    events: Sequence[Event],
    published: date | None,
    *,
    announced: Window | None = None,
    heard: Iterable[ReadSentence] = (),
) -> MainDay | None:
    """Return the day of the report's main event: that `announced` for all, else the first settled one not recalled.

    Lines of a list and captions of pictures date nothing else, nor does what happened years ago. The lead, as `heard`,
    dates what follows also where it sums that up and tells no event of its own.
    """
    if announced is not None:
        return MainDay(announced, 0)
    own = [(one.telling, event.number) for event in events if not event.earlier for one in event.told]
    told = sorted(
        (telling.sentence.start, number, mention.start, telling.sentence.paragraph, mention.window)
        for telling, number in own + [(telling, 0) for telling in _leads(heard)]
        if telling.sentence.kind not in ("line", "caption")
        for mention in (*telling.dates, *telling.since)
        if _can_date(mention, published)
        and not _is_background(telling.sentence.paragraph, mention.window, published)
        and (telling.sentence.paragraph < _LEAD or _SUMMED.isdisjoint(mention.text.lower().split()))
    )
    days = [one for one in told if one[-1].precision == 1]
    lead = [one for one in told if one[-2] < _LEAD]
    first = next(iter(days or lead), None)
    if first is None:
        return None
    start, *_, paragraph, window = first
    return MainDay(window, 0 if paragraph < _NEAR_THE_TOP or published is None else start)


def _leads(heard: Iterable[ReadSentence]) -> Iterator[Telling]:
    """Yield what the first paragraphs surely tell happened."""
    for read in heard:
        if read.tagged.sentence.paragraph >= _LEAD:
            return
        yield from (one for one in read.tellings if one.strength > 1 and not (one.recalled or "earlier" in one.cues))


_NEAR_THE_TOP = 5  # paragraphs, of which a headline, a byline and a date may be the first
_LEAD = 3  # paragraphs in which a vaguer time may still be the main event's
_SUMMED = frozenset({"past", "previous"})  # "over the past day": what is summed up further down dates nothing else


_NEWS = timedelta(days=45)  # before publication; what is told further down of an earlier day is background


def _is_background(paragraph: int, window: Window, published: date | None) -> bool:
    """Say whether a time is that of an event recalled to explain the one reported."""
    if paragraph >= _LEAD and published is not None and window.first is not None:
        return published - window.first > _NEWS
    return is_old(window, published)


_RUNNING = timedelta(days=3)  # "since Sunday evening" tells when the news began, "since January" no single event


def _can_date(mention: DateMention, published: date | None) -> bool:
    """Say whether a time settles when something happened."""
    window = mention.window
    if window.first is None or mention.future or mention.relative:
        return False
    if mention.since:
        return window.precision == 1 and published is not None and published - window.first <= _RUNNING
    return True


def window_of(event: Event, main: Window | None, published: date | None) -> Window:
    """Return when an event took place: as told, else with the main event, else as written and unsettled."""
    own = list(event.dates())
    settled = [mention for mention in own if mention.window.first]
    nearest = [mention for mention in event.nearest_dates() if mention.window.first]
    days = [mention for mention in nearest or settled if mention.window.precision == 1]
    if days:
        return days[0].window
    if settled and not (
        main is not None and main.first and not event.earlier and agree_in_time(settled[0].window, main)
    ):
        return settled[0].window
    counted = _counted(event, main, published) or _begun(event, published)
    if counted is not None:
        return counted
    text = next((mention.window.text or mention.text for mention in own), None)
    if (text is None or settled) and not event.earlier and not all(told.telling.recalled for told in event.told):
        said = next((m.window for m in event.dates(said=True) if m.window.first and m.window.precision == 1), None)
        local = next((told.telling.context for told in event.told if told.telling.context is not None), None)
        # "A court on Monday heard that a wall fell in January": not on Monday.
        day = None if _before_noon(event, main, published) else main
        near = (one for one in (local, said, day) if one and (not settled or agree_in_time(settled[0].window, one)))
        best = next(near, None)
        if best is not None:
            return replace(best, text=None)
        return replace(default_window(published), precision=2 if published else None)
    return Window(None, None, None, text)


_BEFORE_NOON = re.compile(r"\b(?:1[0-2]|[1-9])(?:[:.]\d\d)?\s?a\.?m\b")


def _before_noon(event: Event, main: Window | None, published: date | None) -> bool:
    """Say whether an event of the last day is told by an hour of the morning: that of publication, "at about 1 a.m."."""  # noqa: E501
    if published is None or main is None or main.last is None or main.last < published - timedelta(days=1):
        return False
    return any(_BEFORE_NOON.search(told.telling.sentence.text) is not None for told in event.told)


_FOUGHT = timedelta(days=31)  # "killed since May 20 in a battle for" tells when the battle began


def _begun(event: Event, published: date | None) -> Window | None:
    """Return the day since which people are counted dead in an event that is told with no other time."""
    for told in event.told:
        for mention in told.telling.since if told.telling.casualties and not event.earlier else ():
            window = mention.window
            if window.first and window.precision == 1 and published and published - window.first <= _FOUGHT:
                return window
    return None


def _counted(event: Event, main: Window | None, published: date | None) -> Window | None:
    """Return the day of an event told only as "a day earlier", counted from the main event's day."""
    told = [mention.window for one in event.told for mention in one.telling.dates if mention.relative]
    window = next((window for window in told if window.first and published and window.first <= published), None)
    if window is None or window.first is None or published is None:
        return None
    away = (main.first - published) if main is not None and main.first else timedelta(0)
    return replace(window, first=window.first + away, last=window.last and window.last + away)
