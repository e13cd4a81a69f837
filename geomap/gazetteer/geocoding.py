"""Answers written queries, "Uman, Ukraine" or "Paris Texas", as geopy's geocoders do, with no network."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from geomap.errors import GazetteerError
from geomap.model import Candidate, Geography, Place

if TYPE_CHECKING:
    from geopy.location import Location

_MOST_WORDS_OF_CONTAINER = 3
_BESIDE_KM = 50.0
_KM_PER_DEGREE = 111.2


def find(geography: Geography, query: str) -> Sequence[Candidate]:
    """Return the places a query may mean, likeliest first: as one name, then name and container, then misspelt."""
    query = " ".join(query.split())
    for name, containers in _readings(query):
        for fuzzy in (False, True) if containers else (False,):
            found = geography.candidates(name, fuzzy=fuzzy)
            if containers:
                found = [each for each in found if all(_within(geography, each.place, one) for one in containers)]
            if found:
                return found
    return geography.candidates(query, fuzzy=True)


def _readings(query: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (name, containers) for each way to read a query."""
    yield query, []
    name, *containers = (part.strip() for part in query.split(","))
    if containers:
        yield name, [container for container in containers if container]
        return
    words = query.split(" ")
    for many in range(1, min(_MOST_WORDS_OF_CONTAINER, len(words) - 1) + 1):
        yield " ".join(words[:-many]), [" ".join(words[-many:])]


def _within(geography: Geography, place: Place, container: str) -> bool:
    """Say whether a place lies in any place that `container` names."""
    return any(_holds(candidate.place, place) for candidate in geography.candidates(container))


def _holds(container: Place, place: Place) -> bool:
    if container.feature_code.startswith("PCL"):
        return container.country_code == place.country_code
    if container.feature_code == "ADM1":
        return (container.country_code, container.admin1_code) == (place.country_code, place.admin1_code)
    reach = container.radius_m / 1000 if container.feature_class != "P" else _BESIDE_KM
    east = math.cos(math.radians(place.lat))
    km = math.hypot((container.lon - place.lon) * east, container.lat - place.lat) * _KM_PER_DEGREE
    return container.geonameid != place.geonameid and km <= reach


def as_location(place: Place, **more: object) -> Location:
    """Return a place as geopy's `Location`; `raw` holds the gazetteer's columns and `more`."""
    from geopy.location import Location

    parts = dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)
    return Location(", ".join(parts), (place.lat, place.lon), {**asdict(place), **more})


def position_of(query: Any) -> tuple[float, float]:  # noqa: ANN401 - whatever geopy's Point takes
    """Return (lat, lon) of a geopy point, a pair, or text such as "48.75, 30.22"."""
    from geopy.point import Point

    try:
        point = Point(query)
    except (TypeError, ValueError) as error:
        raise GazetteerError(f"{query!r} is not a position ({error}); give (latitude, longitude) in degrees") from error
    return point.latitude, point.longitude
