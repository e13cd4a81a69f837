"""Everything the page draws, as one JSON value made from layers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

from geomap.model import EVENT_TYPES, STATUSES, Feature, Geography, Layer, Place, Provenance
from geomap.render.symbols import EVENT_SYMBOLS, ROLE_SYMBOLS, UNKNOWN_COLOUR

from .borders import WORLD, Box, detail_mesh, world_mesh
from .check import named
from .packing import by, pack_distances, pack_incidents, pack_places, position_of

OUTLINE_QUANTUM = 0.005  # degrees, half a kilometre: the outlines are approximate themselves
TOWN_LABELS = 350
OUTLINED_REGIONS = 90
BORDER_STATEMENT = (
    "Borders follow the position of the United Nations (Crimea and Sevastopol: Ukraine); dashed lines are not settled. "
    "No judgement on any territory is implied. Region outlines are approximate."
)
ATTRIBUTIONS = (
    "Places: GeoNames, CC BY 4.0",
    "Borders and coasts: Natural Earth",
)


@runtime_checkable
class TownSource(Protocol):
    """A gazetteer that can list the larger towns of a box."""

    def towns_in(self, box: tuple[float, float, float, float], *, limit: int) -> Sequence[Place]:
        """Return the most populous settlements of a west, south, east, north box, the largest first."""
        ...


def payload_of(
    layers: Sequence[Layer],
    *,
    provenance: Provenance | None,
    geography: Geography | None,
    tiles: bool,
    title: str | None,
) -> dict[str, Any]:
    """Return the page's JSON value; `layers` have been checked."""
    by_name = {layer.name: layer for layer in layers}
    incidents = by_name["incidents"]
    box = view_box(incidents) or WORLD
    margin = box.grown(box.span * 0.9 + 1.5)
    outlines = region_outlines(incidents, named(layers, "regions"), geography)
    towns = towns_of(geography, margin)
    return {
        "title": title or title_of(incidents),
        "layers": [{"name": layer.name, "title": layer.title} for layer in layers],
        "box": list(box),
        "incidents": pack_incidents(incidents),
        "areas": areas_of(incidents, named(layers, "uncertainty"), geography),
        "places": pack_places(by_name["places"]) if "places" in by_name else None,
        "distances": pack_distances(by_name["distances"]) if "distances" in by_name else None,
        "regions": outlines,
        "outlines": neighbouring_outlines(towns, geography, outlines) if box.span < 30 else [],
        "towns": [[town.name, round(town.lon, 3), round(town.lat, 3), town.population] for town in towns],
        "world": world_mesh(),
        "detail": detail_mesh(margin),
        "symbols": symbols(),
        "statuses": list(STATUSES),
        "provenance": provenance_of(provenance),
        "tiles": tiles,
    }


def title_of(incidents: Layer) -> str:
    """Return a title that names the countries, the one with the most incidents first."""
    named_countries = (feature.properties.get("country") for feature in incidents.features)
    countries = [name for name, _ in Counter(name for name in named_countries if name).most_common()]
    if not countries:
        return "Incidents on the map"
    if len(countries) < 3:
        return f"Incidents in {' and '.join(countries)}"
    others = "another country" if len(countries) == 3 else f"{len(countries) - 2} other countries"
    return f"Incidents in {countries[0]}, {countries[1]} and {others}"


def view_box(incidents: Layer) -> Box | None:
    """Return the box of the incidents and their uncertainty, or None when none has a place."""
    found = [(position_of(feature), feature.properties) for feature in incidents.features]
    edges = [(place, min(3.0, (row.get("radius_m") or 0) / 111_000)) for place, row in found if place]
    if not edges:
        return None
    return Box(
        max(-180.0, min(place[0] - reach for place, reach in edges)),
        max(-85.0, min(place[1] - reach for place, reach in edges)),
        min(180.0, max(place[0] + reach for place, reach in edges)),
        min(85.0, max(place[1] + reach for place, reach in edges)),
    )


def areas_of(incidents: Layer, uncertainty: Layer | None, geography: Geography | None) -> dict[str, Any]:
    """Return the polygons of region incidents: `shapes`, and in `of` the shape of each incident's row.

    An incident's own polygon comes first, else the gazetteer's outline of its place. The others are circles, which the
    page draws round the point as it now stands, so that a point moved by hand takes its circle along.
    """
    own = by(uncertainty.features, lambda feature: feature.properties.get("incident_id")) if uncertainty else {}
    shapes: dict[str, int] = {}
    packed: list[list[list[int]]] = []
    rows: dict[str, int] = {}
    for number, feature in enumerate(incidents.features):
        geometry = region_polygon(feature, own, geography)
        if geometry is None:
            continue
        rings = pack_polygon(geometry)
        key = repr(rings)
        if key not in shapes:
            shapes[key] = len(packed)
            packed.append(rings)
        rows[str(number)] = shapes[key]
    return {"quantum": OUTLINE_QUANTUM, "shapes": packed, "of": rows}


def region_polygon(
    feature: Feature, own: Mapping[Any, Feature], geography: Geography | None
) -> Mapping[str, Any] | None:
    """Return the outline of an incident that is known only to a region, or None."""
    row = feature.properties
    if feature.geometry is None or not (row.get("geo_method") == "region" or row.get("geo_precision") == 3):
        return None
    drawn = own.get(row.get("incident_id"))
    if drawn is not None and drawn.geometry is not None:
        return drawn.geometry
    place = geography.place(int(row["geonameid"])) if geography and row.get("geonameid") else None
    return geography.outline(place) if geography and place and place.feature_class == "A" else None


def region_outlines(incidents: Layer, regions: Layer | None, geography: Geography | None) -> list[dict[str, Any]]:
    """Return the outlines of the regions that incidents name, for the shading of casualties by region."""
    if regions is not None:
        drawn = [
            (row.properties.get("country"), row.properties.get("region"), row.geometry) for row in regions.features
        ]
        return [outline(country, name, geometry) for country, name, geometry in drawn if geometry]
    if geography is None:
        return []
    found: dict[tuple[Any, Any], Place] = {}
    for key, row in by(incidents.features, region_key).items():
        place = geography.place(int(row.properties["geonameid"])) if row.properties.get("geonameid") else None
        region = geography.admin1_of(place) if place and key[1] else None
        if region is not None:
            found[key] = region
    drawn = [(*key, geography.outline(region)) for key, region in found.items()]
    return [outline(country, name, geometry) for country, name, geometry in drawn if geometry]


def region_key(feature: Feature) -> tuple[Any, Any]:
    """Return the country and region that an incident names."""
    return feature.properties.get("country"), feature.properties.get("admin1")


def outline(country: object, name: object, geometry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a region as the page reads it."""
    return {"country": country, "name": name, "quantum": OUTLINE_QUANTUM, "rings": pack_polygon(geometry)}


def neighbouring_outlines(
    towns: Iterable[Place], geography: Geography | None, drawn: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return thin outlines of the other regions of the countries drawn, found through their towns."""
    if geography is None or not drawn:
        return []
    countries, seen = {region["country"] for region in drawn}, {region["name"] for region in drawn}
    found: dict[tuple[Any, Any], Place] = {}
    for town in towns:
        if town.country in countries and town.admin1 and town.admin1 not in seen:
            found.setdefault((town.country, town.admin1), town)
    regions = [(key, geography.admin1_of(town)) for key, town in list(found.items())[:OUTLINED_REGIONS]]
    shapes = [(key, geography.outline(region)) for key, region in regions if region]
    return [outline(*key, geometry) for key, geometry in shapes if geometry]


def towns_of(geography: Geography | None, box: Box) -> Sequence[Place]:
    """Return the towns to label, the largest first; those beside a larger one are most often its districts."""
    if not isinstance(geography, TownSource):
        return ()
    kept: list[Place] = []
    for town in geography.towns_in(tuple(box), limit=2 * TOWN_LABELS):
        if len(kept) == TOWN_LABELS:
            break
        if not any(abs(town.lon - other.lon) < 0.2 and abs(town.lat - other.lat) < 0.13 for other in kept):
            kept.append(town)
    return kept


def pack_polygon(geometry: Mapping[str, Any]) -> list[list[int]]:
    """Return all rings of a polygon, thinned, as flat lists of whole quanta, each point relative to the last."""
    import shapely
    from shapely.geometry import shape

    from .borders import deltas

    thin = shapely.simplify(shape(geometry), OUTLINE_QUANTUM * 2)
    rings = shapely.get_rings(shapely.get_parts(thin))
    points = [[tuple(round(v / OUTLINE_QUANTUM) for v in xy) for xy in ring.coords] for ring in rings]
    return [deltas([(ring[at][0], ring[at][1]) for at in range(len(ring))]) for ring in points if len(set(ring)) > 2]


def symbols() -> dict[str, Any]:
    """Return how event types and roles are drawn, from the table that QGIS and KML use too."""
    events = {
        key: [look.label, look.colour, look.shape, look.gravity]
        for key, look in ((key, EVENT_SYMBOLS[key]) for key in EVENT_TYPES)
    }
    roles = {key: [look.label, look.colour, look.shape, look.gravity] for key, look in ROLE_SYMBOLS.items()}
    return {"events": events, "roles": roles, "unknown": UNKNOWN_COLOUR}


def provenance_of(provenance: Provenance | None) -> dict[str, Any]:
    """Return what the footer says, with the statements that every map carries."""
    return {
        "geomap": provenance and provenance.geomap_version,
        "gazetteer": provenance and provenance.gazetteer_version,
        "inputs": provenance and provenance.inputs_hash,
        "reports": provenance and provenance.report_count,
        "borders": (provenance and provenance.border_statement) or BORDER_STATEMENT,
        "attributions": list((provenance and provenance.attributions) or ATTRIBUTIONS),
    }
