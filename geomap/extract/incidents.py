"""Makes incident records of the events a report tells."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from geomap.extract.casualties import combine_casualties
from geomap.extract.claims import status_of
from geomap.extract.events import NATURAL, Event
from geomap.extract.fitting import fits_genre
from geomap.extract.genre import NEWS, Genres
from geomap.extract.kinds import weapons_of
from geomap.extract.locating import locate
from geomap.extract.quoting import best_telling, flown, marks_of
from geomap.extract.setting import Setting, kind_of, setting_of
from geomap.extract.siding import Sides
from geomap.extract.sifting import (
    strength_of,
    with_regions_settled,
    with_wide_settled,
    without_sums,
    worth_a_row,
)
from geomap.extract.targets import targets_of
from geomap.extract.tellings import ReadSentence
from geomap.extract.timing import MainDay, main_day, window_of
from geomap.extract.titles import title_of
from geomap.extract.tolls import casualties_of
from geomap.model import Account, Evidence, Incident, Location, Report, Window

_BY_NOBODY = NATURAL | {"accident"}


def make_incidents(
    report: Report,
    events: Sequence[Event],
    reads: dict[int, ReadSentence],
    *,
    genres: Genres = NEWS,
    announced: Window | None = None,
) -> list[tuple[Incident, Event]]:
    """Return the incidents of a report in the order told, each with the event it was made from.

    What is told in another genre than news (sport, markets, a film, …) has to be more than a figure of speech.
    """
    settled = with_regions_settled(with_wide_settled(list(events)))
    sure = any(strength_of(event) > 1 for event in settled)
    kept = without_sums(
        [
            event
            for event in settled
            if strength_of(event) >= 2 - sure
            and worth_a_row(event, report)
            and fits_genre(event, genres.at(event.paragraphs), events, report.published)
        ]
    )
    main = main_day(events, report.published, announced=announced, heard=reads.values())
    setting = setting_of(kept, events)
    beside = _Beside(report, kept, main, setting, Sides(events, reads))
    return [(_incident(event, beside), event) for event in kept]


class _Beside(NamedTuple):
    """What a report holds beside each of its events."""

    report: Report
    events: Sequence[Event]  # those that are made records of
    main: MainDay | None  # when the main event happened
    setting: Setting
    sides: Sides


def _incident(event: Event, beside: _Beside) -> Incident:
    """Make the record of one event."""
    report, events, main, setting, sides = beside
    tellings = [told.telling for told in event.told]
    mentions = casualties_of(event, events)
    killed, injured, text, conflict = combine_casualties(mentions)
    where, kind, when = (
        locate(event),
        kind_of(event, setting),
        window_of(event, main.of(event) if main else None, report.published),
    )
    quote = best_telling(event)
    evidence = Evidence(
        report.id, quote.sentence.start, quote.sentence.end, report.text[quote.sentence.start : quote.sentence.end]
    )
    status, counterclaim = status_of(event)
    account = Account(
        report.id, evidence, marks_of(event, quote), report.source, report.title, report.url, report.published
    )
    return Incident(
        _identity(report, kind, where, when, evidence), title_of(kind, where.place.name if where else None, killed, injured), kind, when, where,  # noqa: E501
        killed, injured, text, () if kind in _BY_NOBODY else weapons_of(tellings) or setting.arms_of(event, kind),
        targets_of(tellings, kind),
        (account,),
        launched=flown(tellings, "launch"), intercepted=flown(tellings, "down"),
        attributed_to=None if kind in _BY_NOBODY else sides.of(event, kind),
        status=status, counterclaim=counterclaim, figures_conflict=conflict,
        unlocated_reason=None if where else "no place is named for it, nor in the sentences before",
    )  # fmt: skip


def _identity(report: Report, kind: str, where: Location | None, when: Window, evidence: Evidence) -> str:
    """Return a hash of content, the same from run to run."""
    place = f"{where.lon:.4f},{where.lat:.4f}" if where else ""
    return hashlib.sha256(
        "|".join((report.id, kind, place, _iso(when.first), str(evidence.start), evidence.exact)).encode()
    ).hexdigest()[:16]


def _iso(day: date | None) -> str:
    """Return a day as text, empty when unknown."""
    return day.isoformat() if day else ""
