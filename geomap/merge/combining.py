"""One incident from the accounts of several reports: nothing of any account is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from geomap.merge.sameness import same_days, same_kind, same_place
from geomap.merge.sightings import Sighting, sighting_of
from geomap.model import EVENT_TYPES, TARGETS, WEAPONS, Account, Count, Incident, Location, Window, by_table

T = TypeVar("T")
_VAGUE = ("attack", "explosion", "other")


def combine(incidents: Sequence[Incident]) -> Incident:
    """Return the one incident that several reports tell of at a place, given in the order of their publication.

    Place and days are those most finely told; of the casualties low is the lowest, best the latest report's, high the
    highest. The id is the first account's, so that a later report does not change it. The title is left empty.
    """
    first = incidents[0]
    if len(incidents) == 1:
        return first
    fatalities = _joined([one.fatalities for one in incidents])
    injured = _joined([one.injured for one in incidents])
    return replace(
        first,
        title="",
        event_type=_kind(incidents),
        when=_finest_days([one.when for one in incidents]),
        where=_finest_place([one.where for one in incidents if one.where is not None]),
        fatalities=fatalities,
        injured=injured,
        casualties_text=_latest([one.casualties_text for one in incidents]),
        weapons=by_table((term for one in incidents for term in one.weapons), WEAPONS),
        targets=by_table((term for one in incidents for term in one.targets), TARGETS),
        accounts=_accounts(incidents),
        launched=_latest([one.launched for one in incidents]),
        intercepted=_latest([one.intercepted for one in incidents]),
        attributed_to=_latest([one.attributed_to for one in reversed(incidents)]),
        status=_status(incidents),
        counterclaim=_latest([one.counterclaim for one in reversed(incidents)]),
        figures_conflict=any(one.figures_conflict for one in incidents)
        or disagree([one.fatalities for one in incidents])
        or disagree([one.injured for one in incidents]),
    )


def _latest(values: Sequence[T | None]) -> T | None:
    """Return the last value that is known."""
    return next((value for value in reversed(values) if value is not None), None)


def _joined(counts: Sequence[Count]) -> Count:
    """Join the figures of several reports; an open end above the highest figure stays open."""
    lows = [one.low for one in counts if one.low is not None]
    highs = [one.high for one in counts if one.high is not None]
    best = _latest([one.best for one in counts])
    low = min([*lows, *([best] if best is not None else [])]) if lows else None
    high = max(highs) if highs else None
    if high is not None and max([best or 0, *lows]) > high:
        high = None
    return Count(low=low, best=best, high=high)


def disagree(counts: Sequence[Count]) -> bool:
    """Say whether the reports' ranges have no number in common."""
    highs = [one.high for one in counts if one.high is not None]
    return bool(highs) and max(one.low or 0 for one in counts) > min(highs)


def _kind(incidents: Sequence[Incident]) -> str:
    """Return the kind most reports give, a definite one before a vague one."""
    told = Counter(one.event_type for one in incidents)
    return min(told, key=lambda kind: (kind in _VAGUE, -told[kind], EVENT_TYPES.index(kind)))


def _finest_days(windows: Sequence[Window]) -> Window:
    dated = [one for one in windows if one.first is not None]
    if not dated:
        return windows[0]
    return min(dated, key=lambda one: (one.precision or 9, (one.last or one.first) != one.first))


def _finest_place(places: Sequence[Location]) -> Location:
    return min(places, key=lambda one: (one.geo_precision, one.radius_m, -one.score))


def _status(incidents: Sequence[Incident]) -> str:
    """Return what the reports together make of it: a denial beside a report is a dispute."""
    told = {one.status for one in incidents}
    sides = {one.attributed_to for one in incidents if one.attributed_to}
    if "disputed" in told or len(sides) > 1 or ("denied" in told and told != {"denied"}):
        return "disputed"
    return next(status for status in ("denied", "confirmed", "reported", "claimed") if status in told)


def _accounts(incidents: Sequence[Incident]) -> tuple[Account, ...]:
    """Return every account, those after the first incident's own with the reason why they were merged."""
    anchor, *others = [one for at, incident in enumerate(incidents) if (one := sighting_of(incident, at))]
    merged = list(incidents[0].accounts)
    for incident, other in zip(incidents[1:], others, strict=True):
        reason = reason_for(anchor, other)
        merged += [replace(account, merge_reason=account.merge_reason or reason) for account in incident.accounts]
    return tuple(merged)


def reason_for(anchor: Sighting, other: Sighting) -> str:
    """Return in words why a sighting was merged: "same place, same day, same kind"."""
    return ", ".join(
        (
            same_place(other, anchor) or "a place that holds both",
            same_days(other, anchor) or "dates that a third report joins",
            same_kind(other, anchor) or "a kind that a third report joins",
        )
    )
