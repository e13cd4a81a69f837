"""When two sightings may be one incident: place, kind, days and figures, each with the words that say why."""

from __future__ import annotations

import math

from geomap.merge.sightings import Sighting, km_between
from geomap.model import ARMED

_VIOLENT = ARMED | {"explosion"}
# What one report calls the first, another may well call the second.
_ALSO_CALLED: dict[str, frozenset[str]] = {
    "attack": _VIOLENT,
    "explosion": frozenset(
        {"missile_strike", "drone_attack", "air_strike", "shelling", "bombing", "sabotage", "fire", "accident"}
    ),
    "air_strike": frozenset({"missile_strike", "drone_attack"}),
    "sabotage": frozenset({"bombing", "fire"}),
    "shooting": frozenset({"armed_clash"}),
    "fire": frozenset({"accident", "wildfire"}),
    "storm": frozenset({"flood", "landslide"}),
    "flood": frozenset({"landslide"}),
}
# A settlement holds another only when it is clearly the larger: neighbouring villages are not one place.
_LARGER = 1.5


def same_kind(one: Sighting, other: Sighting) -> str | None:
    """Return why two kinds of event may be one, or None."""
    a, b = one.event_type, other.event_type
    if a == b:
        return "same kind"
    if b in _ALSO_CALLED.get(a, ()) or a in _ALSO_CALLED.get(b, ()):
        return f"{_words(a)} may be the {_words(b)}"
    if a in _VIOLENT and b in _VIOLENT and one.weapons & other.weapons:
        return f"same weapon ({_words(min(one.weapons & other.weapons))})"
    return None


def same_days(one: Sighting, other: Sighting) -> str | None:
    """Return why two sightings may be of one time, or None.

    Stated days must meet; next-day accounts of one night are let through when their figures are the same.
    """
    if one.days is None or other.days is None:
        return "no date stated, same figures" if equal_figures(one, other) else None
    gap = max(one.days[0], other.days[0]) - min(one.days[1], other.days[1])
    if gap <= 0:
        exact = one.dated and other.dated and len({*one.days, *other.days}) == 1
        return "same day" if exact else "dates can be the same"
    if gap == 1 and one.dated and other.dated and equal_figures(one, other):
        return "a day apart, same figures"
    return None


def same_place(one: Sighting, other: Sighting) -> str | None:
    """Return why two sightings may be of one place, or None: the same, or one inside the other."""
    if one.geonameid is not None and one.geonameid == other.geonameid and not (one.computed or other.computed):
        return "same place"
    wide = max(one, other, key=_breadth)
    fine = one if wide is other else other
    if wide.level == "country":
        return "inside the country" if _within_country(fine, wide) else None
    if wide.level == "region":
        return "inside the region" if _within_region(fine, wide) else None
    return _overlap(fine, wide)


def _breadth(sighting: Sighting) -> tuple[int, float, tuple[int, str, int, int]]:
    rank = ("site", "area", "region", "country").index(sighting.level)
    return (rank, sighting.radius_km, sighting.seniority)


def _within_country(fine: Sighting, wide: Sighting) -> bool:
    """Say whether an event told of a country is the one at a place in it: so large a place needs the same figures."""
    return fine.country_code is not None and fine.country_code == wide.country_code and equal_figures(fine, wide)


def _within_region(fine: Sighting, wide: Sighting) -> bool:
    known = fine.admin1_code is not None and fine.country_code is not None
    same = (fine.country_code, fine.admin1_code) == (wide.country_code, wide.admin1_code)
    return known and same and fine.level != "region" and not unlike_figures(fine, wide)


def _overlap(fine: Sighting, wide: Sighting) -> str | None:
    """Compare two places that are points with a footprint."""
    km = km_between(fine, wide)
    if km > wide.radius_km:
        return None
    named_towns = fine.settlement and wide.settlement and not (fine.computed or wide.computed)
    if named_towns and wide.radius_km < _LARGER * fine.radius_km:
        return None
    return f"{km:.0f} km away, inside its {wide.radius_km:.0f} km"


def equal_figures(one: Sighting, other: Sighting) -> bool:
    """Say whether both give the same number of killed or injured, and no other number speaks against it."""
    pairs = ((one.killed, other.killed), (one.injured, other.injured))
    known = [(a, b) for a, b in pairs if any(a) and any(b)]
    return bool(known) and all(a == b for a, b in known)


def unlike_figures(one: Sighting, other: Sighting) -> bool:
    """Say whether the ranges of killed, or of injured, have no number in common."""
    return _apart(one.killed, other.killed) or _apart(one.injured, other.injured)


def _apart(a: tuple[int | None, int | None], b: tuple[int | None, int | None]) -> bool:
    return max(a[0] or 0, b[0] or 0) > min(_top(a), _top(b))


def _top(bounds: tuple[int | None, int | None]) -> float:
    return math.inf if bounds[1] is None else bounds[1]


def _words(term: str) -> str:
    return term.replace("_", " ")
