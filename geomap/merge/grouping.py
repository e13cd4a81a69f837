"""Sightings grouped into incidents, by an index on place and time: never all pairs, and in no order but their own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from geomap.merge.sameness import equal_figures, same_days, same_kind, same_place, unlike_figures
from geomap.merge.sightings import Sighting, km_between

_CELL_DEG = 0.25  # some 28 km from south to north: no footprint of a town reaches past the next cell
_WEEK = 7
_LONGEST_WEEKS = 9  # longer windows stand under one mark and find only their likes: "this year" is no strike's day
_MAX_REACH_CELLS = 4

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
    if len(fitting) > 1 and (sighting.level in ("region", "country") or sighting.first is None):
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
    x, y = _cell(sighting)
    for when in _weeks(sighting, margin=0):
        yield ("cell", x, y, when)
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
    if sighting.first is None:
        yield from (("figures", sighting.geonameid, known) for known in _figures(sighting))
        return
    for when in _weeks(sighting, margin=1):
        if sighting.level == "country":
            yield from (("country", sighting.country_code, known, when) for known in _figures(sighting))
        elif sighting.level == "region":
            yield ("region", sighting.country_code, sighting.admin1_code, when)
        else:
            yield from (("cell", x, y, when) for x, y in _cells_around(sighting))
        yield ("id", sighting.geonameid, when)


def _figures(sighting: Sighting) -> list[tuple[str, tuple[int | None, int | None]]]:
    """Return the figures that a sighting gives: one in common is enough where the other is not told."""
    return [one for one in (("killed", sighting.killed), ("injured", sighting.injured)) if any(one[1])]


def _weeks(sighting: Sighting, *, margin: int) -> list[object]:
    """Return the weeks that a sighting's days touch, and the mark under which those of long windows stand."""
    if sighting.first is None or sighting.last is None:
        return []
    weeks = range((sighting.first - margin) // _WEEK, (sighting.last + margin) // _WEEK + 1)
    if len(weeks) > _LONGEST_WEEKS:
        return ["long"]
    return [*weeks, "long"] if margin else list(weeks)


def _cell(sighting: Sighting) -> tuple[int, int]:
    return (math.floor(sighting.lon / _CELL_DEG), math.floor(sighting.lat / _CELL_DEG))


def _cells_around(sighting: Sighting) -> Iterator[tuple[int, int]]:
    """Yield the cells that a footprint may reach, the next ones at least, across the antimeridian too."""
    x, y = _cell(sighting)
    reach = min(max(1, math.ceil(sighting.radius_km / (111 * _CELL_DEG))), _MAX_REACH_CELLS)
    around = round(360 / _CELL_DEG)
    for step_x in range(-reach, reach + 1):
        for step_y in range(-reach, reach + 1):
            yield ((x + step_x + around // 2) % around - around // 2, y + step_y)
