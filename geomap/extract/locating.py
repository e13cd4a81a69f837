"""Turns an event's place into a position with a precision, a radius and the reasons for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import is_region, is_wide
from geomap.model import Location

if TYPE_CHECKING:
    from geomap.extract.distances import DistanceMention
    from geomap.extract.events import Event
    from geomap.model import GeoMethod, Place

_BEARING_ONLY_KM = 15.0  # "east of Kyiv", with no distance said: within this of the anchor
_NEAR_M = 10_000  # "near Kharkiv", "outside Karak"
_BESIDE_M = 20_000  # villages told in one breath lie within this of one another, mostly
_HOLDS_M = 60_000  # a region larger than this says too little of where a place in it lies
_WITHIN_M = {"P": 10_000, "A": 25_000}  # how far off a village of a town or of a district may lie
_BESIDE_SCORE = 0.25
_INHERITED_SCORE = 0.8  # a place taken over from an earlier sentence is less sure than one named


def locate(event: Event) -> Location | None:
    """Return where an event took place, or None when that is not settled to better than a country or large region."""
    place = event.place
    if place is None:
        return None
    if event.offset is not None and (event.offset.km or event.offset.bearing_deg is not None):
        return _computed(event, place, event.offset)
    if event.name is not None and (is_wide(place) or (place.feature_code == "ADM1" and place.radius_m > _HOLDS_M)):
        return None
    if event.name is not None and event.listed:
        reason = f"“{event.name}” is not in the gazetteer; the report lists it with {place.name}"
        return Location(place, event.name, place.lon, place.lat, 2, "inherited", _BESIDE_M, _BESIDE_SCORE, (reason,))
    if event.name is not None:
        reason = f"“{event.name}” is not in the gazetteer; the report puts it in {place.name}"
        return Location(
            place,
            event.name,
            place.lon,
            place.lat,
            3 if place.feature_code == "ADM1" or is_wide(place) else 2,
            "region",
            max(place.radius_m, _WITHIN_M.get(place.feature_class, 0)),
            0.3,
            (reason,),
        )
    precision, radius = _precision(event, place)
    resolution = next(
        (told.ref.resolution for told in event.told if told.ref and told.ref.place is place and told.ref.resolution),
        None,
    )
    resolution = resolution or (event.ref.resolution if event.ref else None)
    score = resolution.score if resolution else 0.6
    method: GeoMethod = "region" if is_region(place) or is_wide(place) else event.method
    if method == "inherited":
        score *= _INHERITED_SCORE
    reasons = (*(resolution.reasons if resolution else ()), *event.reasons)
    return Location(
        place, _toponym(event, place), place.lon, place.lat, precision, method, radius, round(score, 4), reasons
    )


def _toponym(event: Event, place: Place) -> str:
    """Return the name of the place as the report writes it."""
    for told in event.told:
        if told.ref is not None and told.ref.place is place:
            return told.ref.text
    return event.ref.text if event.ref and event.ref.kind != "definite" else place.name


def _precision(event: Event, place: Place) -> tuple[int, int]:
    """Return ACLED's precision and the radius in metres."""
    if is_wide(place) or place.feature_code == "ADM1" or place.feature_class == "H":
        return 3, place.radius_m
    if is_region(place):
        return 2, place.radius_m
    return (2, max(place.radius_m, _NEAR_M)) if event.near else (1, place.radius_m)


def _computed(event: Event, anchor: Place, mention: DistanceMention) -> Location:
    """Return the position a distance and bearing from an anchor give; without a bearing, the anchor itself within that distance."""  # noqa: E501
    from geographiclib.geodesic import Geodesic

    km = mention.km if mention.km is not None else _BEARING_ONLY_KM
    lon, lat = anchor.lon, anchor.lat
    if mention.bearing_deg is not None:
        there = Geodesic.WGS84.Direct(anchor.lat, anchor.lon, mention.bearing_deg, km * 1000)
        lon, lat = round(there["lon2"], 5), round(there["lat2"], 5)
    radius = _radius_m(km, mention)
    score = 0.5 if mention.bearing_deg is None else 0.7
    return Location(
        anchor,
        event.name or mention.text,
        lon,
        lat,
        2,
        "computed",
        radius,
        score,
        (f"computed from “{mention.text}”", *event.reasons),
    )


def _radius_m(km: float, mention: DistanceMention) -> int:
    """Return how far off a computed position may be: wider for vague phrases, all around without a bearing."""
    if mention.bearing_deg is None:
        return max(2000, round(km * 1000))
    spread = 0.5 if mention.km is None or mention.vague else 0.25
    return max(3000, round(km * 1000 * spread))
