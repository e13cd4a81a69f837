"""Draws uncertainty and regions anew for incidents that were edited, so that areas follow points that were moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from geomap.model import Count, Feature, Geography, Layer, Place
from geomap.render import shapes
from geomap.render.circles import circles
from geomap.render.columns import COLUMNS, GEOMETRY_TYPES, INCIDENTS, REGIONS, TITLES, UNCERTAINTY
from geomap.render.layers import located, region_feature, uncertainty_row
from geomap.render.tables import incidents_of

_SAME_PLACE = 0.001  # degrees: a point this near to its place has not been moved


def redrawn(layers: Sequence[Layer], geography: Geography) -> tuple[Layer, ...]:
    """Return the layers with uncertainty and regions made from the rows of the incidents as they are now.

    Layers without incidents are returned as they are.
    """
    if not any(layer.name == INCIDENTS for layer in layers):
        return tuple(layers)
    rows = located(incidents_of(layers))
    made = {
        UNCERTAINTY: tuple(_areas(rows, geography)),
        REGIONS: tuple(_regions(rows, geography)),
    }
    kept = [layer for layer in layers if layer.name not in made]
    return (*kept, *(Layer(n, TITLES[n], GEOMETRY_TYPES[n], COLUMNS[n], features) for n, features in made.items()))


def _areas(rows: Sequence[Feature], geography: Geography) -> Iterator[Feature]:
    spots = [(*_position(row), float(row.properties.get("radius_m") or 0)) for row in rows]
    around = circles(spots)
    for row, spot in zip(rows, spots, strict=True):
        yield uncertainty_row(row.properties, _outline(row, geography) or around[spot])


def _outline(row: Feature, geography: Geography) -> Mapping[str, Any] | None:
    place = _own_place(row, geography) if row.properties.get("geo_method") == "region" else None
    drawn = None if place is None else geography.outline(place)
    return None if drawn is None else shapes.outline(drawn)


def _own_place(row: Feature, geography: Geography) -> Place | None:
    """Return the place that the row names, unless its point was moved away from it."""
    number = row.properties.get("geonameid")
    place = None if number is None else geography.place(number)
    lon, lat = _position(row)
    near = place is not None and abs(place.lon - lon) < _SAME_PLACE and abs(place.lat - lat) < _SAME_PLACE
    return place if near else None


def _regions(rows: Iterable[Feature], geography: Geography) -> Iterable[Feature]:
    held: dict[int, tuple[Place, list[Feature]]] = {}
    for row in rows:
        region = _region(row, geography)
        if region is not None and region.geonameid is not None:
            held.setdefault(region.geonameid, (region, []))[1].append(row)
    for _, (region, found) in sorted(held.items()):
        drawn = geography.outline(region)
        if drawn is not None:
            killed = (_count(row, "fatalities") for row in found)
            injured = (_count(row, "injured") for row in found)
            yield region_feature(region, len(found), killed, injured, shapes.outline(drawn))


def _region(row: Feature, geography: Geography) -> Place | None:
    place = _own_place(row, geography)
    if place is None:
        place = next((town for _, town in geography.near(*_position(row), limit=1)), None)
    if place is None or place.feature_code == "ADM1":
        return place
    return geography.admin1_of(place)


def _count(row: Feature, name: str) -> Count:
    return Count(*(row.properties.get(f"{name}_{end}") for end in ("low", "best", "high")))


def _position(row: Feature) -> tuple[float, float]:
    lon, lat = row.geometry["coordinates"] if row.geometry else (0.0, 0.0)
    return lon, lat
