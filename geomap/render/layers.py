"""Turns a survey into layers: tables of features of one geometry type, as every file and map draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.model import Feature, Layer
from geomap.render import shapes
from geomap.render.circles import circles
from geomap.render.columns import (
    COLUMNS,
    DISTANCES,
    GEOMETRY_TYPES,
    INCIDENTS,
    KIND,
    PLACES,
    REGIONS,
    TITLES,
    UNCERTAINTY,
)
from geomap.render.incident_rows import incident_feature
from geomap.render.row_values import decimal, ordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geomap.model import (
        Count,
        Geography,
        Incident,
        Place,
        Reading,
        Relation,
        Resolution,
        Survey,
    )


def layers_of(survey: Survey, geography: Geography | None = None) -> tuple[Layer, ...]:
    """Return incidents, places, distances, uncertainty and regions, in that order; a layer may be empty.

    An incident without a place is a feature whose geometry is None. Without a `geography` regions are drawn as
    circles and the regions layer is empty. Rows keep the order of the survey.
    """
    drawn = survey.incidents
    rows = [incident_feature(incident) for incident in drawn]
    return (
        _layer(INCIDENTS, rows),
        _layer(PLACES, place_features(survey.readings)),
        _layer(DISTANCES, _same_type(list(_distance_features(survey.readings)))),
        _layer(UNCERTAINTY, _uncertainty_features(drawn, rows, geography)),
        _layer(REGIONS, _region_features(drawn, geography)),
    )


def located(layer: Layer) -> tuple[Feature, ...]:
    """Return the features that have a geometry: those that a file of positions can hold."""
    return tuple(feature for feature in layer.features if feature.geometry is not None)


# -- places and distances -----------------------------------------------------------------------------


def place_features(readings: Iterable[Reading], *, adjectives: bool = False) -> Iterator[Feature]:
    """Yield the rows of the places layer: every place name that was resolved, in the order of the reports.

    With `adjectives`, words such as "Turkish" have rows too, and every row says its `kind`.
    """
    for reading in readings:
        for resolution in reading.resolutions:
            if resolution.place is None or (resolution.toponym.kind != "name" and not adjectives):
                continue
            feature = _place_feature(resolution, resolution.place, reading.report.id)
            yield _of_kind(feature, resolution) if adjectives else feature


def _of_kind(feature: Feature, resolution: Resolution) -> Feature:
    return Feature(feature.geometry, {**feature.properties, KIND.name: resolution.toponym.kind})


def _place_feature(resolution: Resolution, place: Place, report_id: str) -> Feature:
    toponym = resolution.toponym
    values = {
        "toponym": toponym.text,
        "place": place.name,
        "role": toponym.role,
        "geonameid": place.geonameid,
        "country_code": place.country_code,
        "admin1": place.admin1,
        "feature_code": place.feature_code or None,
        "score": decimal(resolution.score, 3),
        "start": toponym.start,
        "end": toponym.end,
        "report_id": report_id,
    }
    return Feature(shapes.point(place.lon, place.lat), ordered(PLACES, values))


def _distance_features(readings: Iterable[Reading]) -> Iterator[Feature]:
    for reading in readings:
        for relation in reading.relations:
            yield _distance_feature(relation)


def _distance_feature(relation: Relation) -> Feature:
    values = {
        "of": relation.of,
        "anchor": relation.anchor,
        "stated_km": decimal(relation.stated_km, 2),
        "stated_bearing_deg": decimal(relation.stated_bearing_deg, 1),
        "computed_km": decimal(relation.computed_km, 2),
        "computed_bearing_deg": decimal(relation.computed_bearing_deg, 1),
        "difference_km": decimal(relation.difference_km, 2),
        "fits": relation.fits,
        "quote": relation.evidence.exact,
        "report_id": relation.report_id,
    }
    return Feature(_relation_line(relation), ordered(DISTANCES, values))


def _relation_line(relation: Relation) -> dict[str, Any] | None:
    start, end = relation.anchor_position, relation.of_position
    return None if start is None or end is None else shapes.line(start, end)


def _same_type(features: list[Feature]) -> list[Feature]:
    """Make every line a MultiLineString when one of them was cut at the antimeridian: one geometry type a layer."""
    if not any(f.geometry and f.geometry["type"] == "MultiLineString" for f in features):
        return features
    return [Feature(_as_multi(f.geometry), f.properties) for f in features]


def _as_multi(geometry: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    if geometry is None or geometry["type"].startswith("Multi"):
        return geometry
    return {"type": f"Multi{geometry['type']}", "coordinates": [geometry["coordinates"]]}


# -- areas --------------------------------------------------------------------------------------------


def _uncertainty_features(
    incidents: Iterable[Incident], rows: Iterable[Feature], geography: Geography | None
) -> Iterator[Feature]:
    held = [(i.where, row.properties) for i, row in zip(incidents, rows, strict=True) if i.where is not None]
    # shared by incidents at one place: a war has few, told of often
    outlines = {where.place: _outline(where.place, geography) for where, _ in held if where.geo_method == "region"}
    spots = [(where.lon, where.lat, where.radius_m) for where, _ in held]
    around = circles(spots)
    for (where, values), spot in zip(held, spots, strict=True):
        outline = outlines[where.place] if where.geo_method == "region" else None
        yield uncertainty_row(values, outline or around[spot])


def uncertainty_row(incident: Mapping[str, Any], area: Mapping[str, Any]) -> Feature:
    """Return the row of the uncertainty layer for an incident's row and the area it may lie in."""
    return Feature(area, ordered(UNCERTAINTY, incident))


def _outline(place: Place, geography: Geography | None) -> Mapping[str, Any] | None:
    drawn = None if geography is None else geography.outline(place)
    return None if drawn is None else shapes.outline(drawn)


def _region_features(incidents: Iterable[Incident], geography: Geography | None) -> Iterator[Feature]:
    if geography is None:
        return
    held: dict[int, tuple[Place, list[Incident]]] = {}
    for incident in incidents:
        region = None if incident.where is None else _region_of(incident.where.place, geography)
        if region is not None and region.geonameid is not None:
            held.setdefault(region.geonameid, (region, []))[1].append(incident)
    for _, (region, found) in sorted(held.items()):
        drawn = geography.outline(region)
        if drawn is not None:
            killed = (incident.fatalities for incident in found)
            injured = (incident.injured for incident in found)
            yield region_feature(region, len(found), killed, injured, shapes.outline(drawn))


def _region_of(place: Place, geography: Geography) -> Place | None:
    return place if place.feature_code == "ADM1" else geography.admin1_of(place)


def region_feature(
    region: Place, incident_count: int, killed: Iterable[Count], injured: Iterable[Count], geometry: Mapping[str, Any]
) -> Feature:
    """Return the row of the regions layer for a region and the counts of the incidents in it."""
    values = {
        "region": region.name,
        "country": region.country,
        "country_code": region.country_code,
        "geonameid": region.geonameid,
        "incident_count": incident_count,
        "killed": _sum(killed),
        "injured": _sum(injured),
    }
    return Feature(geometry, ordered(REGIONS, values))


def _sum(counts: Iterable[Count]) -> int | None:
    known = [best if (best := count.best) is not None else count.low for count in counts]
    given = [number for number in known if number is not None]
    return sum(given) if given else None


def _layer(name: str, features: Iterable[Feature]) -> Layer:
    rows = tuple(features)
    cut = any(f.geometry and f.geometry["type"] == "MultiLineString" for f in rows)
    return Layer(name, TITLES[name], "MultiLineString" if cut else GEOMETRY_TYPES[name], COLUMNS[name], rows)
