"""Finds the seat of a region: "the regional capital", "the city itself" after "the Kharkiv region"."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from geomap.extract.events import apart_km, inside

if TYPE_CHECKING:
    from geomap.model import Geography, Place

ITSELF = "the city itself"
_OF_A_REGION = frozenset(
    "regional provincial state oblast governorate departmental prefectural county region's region’s province's "
    "province’s state's state’s oblast's oblast’s governorate's governorate’s department's department’s".split()
)
_SEATS = frozenset({"capital", "centre", "center", "seat", "city", "hub"})
_LABELS = frozenset(
    "oblast krai region province state governorate department prefecture county republic wilaya division".split()
)
_AROUND_KM = 100.0  # a national capital this near the middle of a region is the seat of what surrounds it
_POPULATION = attrgetter("population")
_NEAREST = 300  # settlements among which a seat of another name than its region's is looked for


def names_seat(phrase: str) -> bool:
    """Say whether words mean the main city of a region, not of a country: "the provincial capital", "the region's main city"."""  # noqa: E501
    words = phrase.lower().split()
    return words[-1:] != [] and words[-1] in _SEATS and not _OF_A_REGION.isdisjoint(words)


def seat_of(region: Place, geography: Geography) -> Place | None:
    """Return the seat of a first-order region: the city it is named after, else the largest in it."""
    name = " ".join(word for word in region.name.split() if word.lower() not in _LABELS)
    named = [one.place for one in geography.candidates(name)]
    near = [place for _, place in geography.near(region.lon, region.lat, limit=_NEAREST)]
    for found in (named, near):
        cities = [place for place in found if place.feature_class == "P" and _may_be_seat(place, region)]
        if cities:
            return max(cities, key=_POPULATION)
    return None


def _may_be_seat(place: Place, region: Place) -> bool:
    """Say whether a settlement lies in a region, or is the country's capital that the region surrounds."""
    return inside(place, region) or (place.feature_code == "PPLC" and apart_km(place, region) < _AROUND_KM)
