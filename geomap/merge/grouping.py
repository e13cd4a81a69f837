"""Sightings grouped into incidents, by an index on place and time: never all pairs, and in no order but their own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from geomap.merge.sameness import equal_figures, same_days, same_kind, same_place, unlike_figures
from geomap.merge.sightings import EARTH_KM, Sighting, km_between

_CELL_DEG = 0.25  # some 28 km from south to north: the footprints of most towns touch one to four cells
_CELLS_AROUND = 1440  # the Earth
_LARGEST_DEG = (
    1.0  # from south to north, of what is looked up: seas and steppes reach further, but news of them is vague
)
_FARTHEST_DEG = 80.0  # from the equator: cells are ever narrower from west to east, and beyond it hardly anybody lives
_WEEK = 7
_LONGEST_WEEKS = 9  # longer windows stand under one mark and find only their likes: "this year" is no strike's day

_WIDE = ("region", "country")

Key = tuple[object, ...]


@dataclass(slots=True)
class _Group:
    """An incident in the making: its first sighting stands for the place, all narrow the days and the kind."""

    members: list[Sighting]
    reports: set[str]
    kinds: dict[str, Sighting] = field(default_factory=dict)  # one sighting of each kind speaks for its likes


def group(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    """Return the sightings of each incident, the earliest account first; the order given does not matter.

    Two sightings of one report are never one incident. Memory grows with the number of sightings, time with it
    and with how many happen at one place in one week.
    """
    index: dict[Key, list[_Group]] = {}
    groups: list[_Group] = []
    for sighting in sorted(sightings, key=lambda one: one.order):
        chosen = _best(sighting, _nearby(sighting, index))
        if chosen is None:
            chosen = _Group([], set())
            groups.append(chosen)
            for key in _own_keys(sighting):
                index.setdefault(key, []).append(chosen)
        chosen.members.append(sighting)
        chosen.reports.add(sighting.report_id)
        chosen.kinds.setdefault(sighting.event_type, sighting)
    ordered = [sorted(one.members, key=lambda member: member.seniority) for one in groups]
    return sorted(ordered, key=lambda members: members[0].seniority)


def _best(sighting: Sighting, groups: Iterable[_Group]) -> _Group | None:
    """Return the group a sighting belongs to; for one of a whole region or country, only if there is no other."""
    fitting = [one for one in groups if _fits(sighting, one)]
    if not fitting:
        return None
    if len(fitting) > 1 and (sighting.level in _WIDE or sighting.days is None):
        alike = [one for one in fitting if equal_figures(sighting, one.members[0])]
        return alike[0] if len(alike) == 1 else None
    return min(fitting, key=lambda one: _unlikeness(sighting, one.members[0]))


def _fits(sighting: Sighting, one: _Group) -> bool:
    if sighting.report_id in one.reports:
        return False
    anchor = one.members[0]
    if same_place(sighting, anchor) is None or same_days(sighting, anchor) is None:
        return False
    return all(same_kind(sighting, other) is not None for other in one.kinds.values())


def _unlikeness(sighting: Sighting, anchor: Sighting) -> tuple[object, ...]:
    return (
        sighting.geonameid != anchor.geonameid,
        sighting.event_type != anchor.event_type,
        not equal_figures(sighting, anchor),
        unlike_figures(sighting, anchor),
        same_days(sighting, anchor) != "same day",
        km_between(sighting, anchor),
        anchor.seniority,
    )


# -- the index: each group stands under the keys of its first sighting, and is looked up under those it may share -----


def _own_keys(sighting: Sighting) -> Iterator[Key]:
    """Yield the keys under which the group begun by this sighting is found."""
    cells = () if sighting.level in _WIDE else tuple(_cells(sighting))  # the wide come last, and look no cell up
    for when in _weeks(sighting, margin=0):
        yield from (("cell", *cell, when) for cell in cells)
        yield ("id", sighting.geonameid, when)
        yield ("region", sighting.country_code, sighting.admin1_code, when)
        yield from (("country", sighting.country_code, known, when) for known in _figures(sighting))
    yield from (("figures", sighting.geonameid, known) for known in _figures(sighting))


def _nearby(sighting: Sighting, index: dict[Key, list[_Group]]) -> Iterator[_Group]:
    """Yield each group that may be of the same place and time, once."""
    met: set[int] = set()
    for key in _looked_up(sighting):
        for one in index.get(key, ()):
            if id(one) not in met:
                met.add(id(one))
                yield one


def _looked_up(sighting: Sighting) -> Iterator[Key]:
    if sighting.days is None:
        yield from (("figures", sighting.geonameid, known) for known in _figures(sighting))
        return
    for when in _weeks(sighting, margin=1):
        if sighting.level == "country":
            yield from (("country", sighting.country_code, known, when) for known in _figures(sighting))
        elif sighting.level == "region":
            yield ("region", sighting.country_code, sighting.admin1_code, when)
        else:
            yield from (("cell", *cell, when) for cell in _cells(sighting))
        yield ("id", sighting.geonameid, when)


def _figures(sighting: Sighting) -> list[tuple[str, tuple[int | None, int | None]]]:
    """Return the figures that a sighting gives: one in common is enough where the other is not told."""
    return [one for one in (("killed", sighting.killed), ("injured", sighting.injured)) if any(one[1])]


def _weeks(sighting: Sighting, *, margin: int) -> list[object]:
    """Return the weeks that a sighting's days touch, and the mark under which those of long windows stand."""
    if sighting.days is None:
        return []
    first, last = sighting.days
    weeks = range((first - margin) // _WEEK, (last + margin) // _WEEK + 1)
    if len(weeks) > _LONGEST_WEEKS:
        return ["long"]
    return [*weeks, "long"] if margin else list(weeks)


def _cells(sighting: Sighting) -> Iterator[tuple[int, int]]:
    """Yield the cells that a footprint touches, across the antimeridian too; of a very large one those near its middle.

    The finer place lies in a cell that the wider one's footprint touches, so either is found under the other's cells.
    """
    tall = min(math.degrees(sighting.radius_km / EARTH_KM), _LARGEST_DEG)
    wide = tall / math.cos(math.radians(min(abs(sighting.lat) + tall, _FARTHEST_DEG)))
    for x in _steps(sighting.lon, wide):
        for y in _steps(sighting.lat, tall):
            yield (x % _CELLS_AROUND, y)


def _steps(middle: float, reach: float) -> range:
    """Return the numbers of the cells from `reach` degrees before a position to as many after it."""
    return range(math.floor((middle - reach) / _CELL_DEG), math.floor((middle + reach) / _CELL_DEG) + 1)
