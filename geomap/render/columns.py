"""The columns of every layer, in order: the one table that files, styles, documentation and readers follow."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from geomap.model import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.model import GeometryType

INCIDENTS = "incidents"
PLACES = "places"
DISTANCES = "distances"
UNCERTAINTY = "uncertainty"
REGIONS = "regions"
BORDERS = "borders"  # the plain base under the others, in the GeoPackage only

TERM_SEPARATOR = "; "

_GEO_PRECISION = "1 the settlement or site, 2 near it or part of a region, 3 region or country (as ACLED)"
_INCIDENT_COLUMNS = (
    Column("incident_id", "string", "Incident", "Hash of the content, the same from run to run"),
    Column("title", "string", "Title", "What happened, where, and to how many, in one line"),
    Column("event_type", "string", "Type", "One of the event types listed below"),
    Column("event_date", "date", "Date", "First day, local; null when the report doesn't settle it"),
    Column("date_start", "datetime", "Starts", "Start of the window: 00:00:00 of its first day"),
    Column("date_end", "datetime", "Ends", "End of the window: 23:59:59 of its last day"),
    Column("time_precision", "int", "Date precision", "1 the day, 2 the week, 3 the month or worse (as ACLED)"),
    Column("date_text", "string", "Date as written", "The words of the report that gave the date"),
    Column("place", "string", "Place", "Name of the place, resolved in the gazetteer"),
    Column("toponym", "string", "Place as written", "The words of the report that gave the place"),
    Column("admin1", "string", "Region", "First-order region that holds the place"),
    Column("country", "string", "Country", "Country that holds the place, by the United Nations' borders"),
    Column("country_code", "string", "Country code", "ISO 3166-1 alpha-2"),
    Column(
        "geonameid",
        "int",
        "GeoNames id",
        "Negative: no id of GeoNames but of our own row; null when computed from a distance",
    ),
    Column("feature_code", "string", "Kind of place", "GeoNames feature code, such as PPL, ADM1 or PCLI"),
    Column("geo_precision", "int", "Place precision", _GEO_PRECISION),
    Column(
        "geo_method", "string", "Found by", "named, inherited (from other words), computed (from a distance) or region"
    ),
    Column("radius_m", "int", "Uncertainty, m", "The incident happened within this many metres of the point"),
    Column("score", "float", "Confidence", "Confidence in the place, 0 to 1"),
    Column("fatalities_low", "int", "Killed, at least", "Lowest number of people reported killed; null when unknown"),
    Column("fatalities_best", "int", "Killed", "Best number of people reported killed; null when unknown"),
    Column("fatalities_high", "int", "Killed, at most", "Highest number of people reported killed; null when unknown"),
    Column("injured_low", "int", "Injured, at least", "Lowest number of people reported injured; null when unknown"),
    Column("injured_best", "int", "Injured", "Best number of people reported injured; null when unknown"),
    Column("injured_high", "int", "Injured, at most", "Highest number of people reported injured; null when unknown"),
    Column("casualties_text", "string", "Casualties as written", "The words of the report that gave the numbers"),
    Column("figures_conflict", "bool", "Figures conflict", "The reports merged here disagree on a number"),
    Column("weapons", "string", "Weapons", "Terms joined by '; ', in the order of the table below"),
    Column("targets", "string", "Targets", "Terms joined by '; ', in the order of the table below"),
    Column("launched", "int", "Launched", "Missiles or drones launched"),
    Column("intercepted", "int", "Intercepted", "Missiles or drones intercepted"),
    Column("attributed_to", "string", "Attributed to", "The side said to have done it"),
    Column("status", "string", "Status", "reported, claimed, disputed, denied or confirmed"),
    Column("counterclaim", "string", "Counterclaim", "The rival account, quoted"),
    Column("quote", "string", "Quote", "The sentence that the incident rests on"),
    Column("report_id", "string", "Report", "Id of the first report"),
    Column("source", "string", "Source", "Source of the first report"),
    Column("source_title", "string", "Headline", "Title of the first report"),
    Column("published", "string", "Published", "Publication date of the first report, YYYY-MM-DD"),
    Column("report_count", "int", "Reports", "How many reports tell of the incident"),
    Column("report_ids", "string", "All reports", "Ids of those reports, joined by '; '"),
    Column("acled_event_type", "string", "ACLED type", "Event type ACLED would give it; null outside its scope"),
    Column("acled_sub_event_type", "string", "ACLED sub-type", "Sub-event type ACLED would give it"),
    Column("evidence", "string", "Evidence", "JSON list: each report's sentence, its marked words, why it was merged"),
    Column("place_reasons", "string", "Why this place", "Why the place was chosen, or why none was; joined by '; '"),
)
_PLACE_COLUMNS = (
    Column("toponym", "string", "Place as written", "The words of the report"),
    Column("place", "string", "Place", "Name of the place, resolved in the gazetteer"),
    Column("role", "string", "Role", "incident, dateline, launch_origin, anchor or mentioned"),
    Column("geonameid", "int", "GeoNames id", "Id of the place in GeoNames; negative: a row of our own"),
    Column("country_code", "string", "Country code", "ISO 3166-1 alpha-2"),
    Column("admin1", "string", "Region", "First-order region that holds the place"),
    Column("feature_code", "string", "Kind of place", "GeoNames feature code, such as PPL, ADM1 or PCLI"),
    Column("score", "float", "Confidence", "Confidence in the place, 0 to 1"),
    Column("start", "int", "From", "Offset of the first character in the report's text"),
    Column("end", "int", "To", "Offset after the last character"),
    Column("report_id", "string", "Report", "Id of the report"),
)
KIND = Column("kind", "string", "Kind of words", "name, or adjective for words such as Turkish")  # when asked for
_DISTANCE_COLUMNS = (
    Column("of", "string", "Of", "The place or event whose distance is stated"),
    Column("anchor", "string", "From", "The place it is measured from"),
    Column("stated_km", "float", "Stated, km", "Kilometres as the report states them"),
    Column("stated_bearing_deg", "float", "Stated bearing", "Degrees clockwise from north, as the report states them"),
    Column("computed_km", "float", "Measured, km", "Kilometres between the two places on the map"),
    Column("computed_bearing_deg", "float", "Measured bearing", "Degrees clockwise from north on the map"),
    Column("difference_km", "float", "Difference, km", "Stated minus measured"),
    Column("fits", "bool", "Fits", "Whether what is stated agrees with the map"),
    Column("quote", "string", "Quote", "The words of the report"),
    Column("report_id", "string", "Report", "Id of the report"),
)
_UNCERTAINTY_COLUMNS = (
    Column("incident_id", "string", "Incident", "Id of the incident drawn as this area"),
    Column("radius_m", "int", "Uncertainty, m", "Radius of the circle; for a region, of its footprint"),
    Column("geo_precision", "int", "Place precision", _GEO_PRECISION),
    Column("title", "string", "Title", "Title of the incident"),
    Column("event_type", "string", "Type", "Event type of the incident"),
    Column("date_start", "datetime", "Starts", "Start of the incident's window"),
    Column("date_end", "datetime", "Ends", "End of the incident's window"),
)
_REGION_COLUMNS = (
    Column("region", "string", "Region", "First-order region"),
    Column("country", "string", "Country", "Country that holds it"),
    Column("country_code", "string", "Country code", "ISO 3166-1 alpha-2"),
    Column("geonameid", "int", "GeoNames id", "Id of the region in GeoNames; negative: a row of our own"),
    Column("incident_count", "int", "Incidents", "Incidents placed in the region"),
    Column("killed", "int", "Killed", "Sum of the best numbers known, else the lowest; null when none is known"),
    Column("injured", "int", "Injured", "Sum of the best numbers known, else the lowest; null when none is known"),
)
_BORDER_COLUMNS = (Column("country", "string", "Country", "Name of the country"),)

COLUMNS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        INCIDENTS: _INCIDENT_COLUMNS,
        PLACES: _PLACE_COLUMNS,
        DISTANCES: _DISTANCE_COLUMNS,
        UNCERTAINTY: _UNCERTAINTY_COLUMNS,
        REGIONS: _REGION_COLUMNS,
        BORDERS: _BORDER_COLUMNS,
    }
)
TITLES: Mapping[str, str] = MappingProxyType(
    {
        INCIDENTS: "Incidents",
        PLACES: "Places named in the reports",
        DISTANCES: "Stated distances",
        UNCERTAINTY: "Uncertainty of place",
        REGIONS: "Casualties by region",
        BORDERS: "Borders",
    }
)
GEOMETRY_TYPES: Mapping[str, GeometryType] = MappingProxyType(
    {
        INCIDENTS: "Point",
        PLACES: "Point",
        DISTANCES: "LineString",
        UNCERTAINTY: "MultiPolygon",
        REGIONS: "MultiPolygon",
        BORDERS: "MultiPolygon",
    }
)
# What a layer cannot be drawn without; any other column may be missing from an edited file and is then null.
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        INCIDENTS: ("incident_id", "title", "event_type"),
        PLACES: ("toponym", "role"),
        DISTANCES: ("of", "anchor"),
        UNCERTAINTY: ("incident_id",),
        REGIONS: ("region",),
        BORDERS: ("country",),
    }
)

# ACLED's event and sub-event types, spelt as its codebook spells them. None: outside what ACLED collects.
_REMOTE = "Explosions/Remote violence"
_CIVILIANS = "Violence against civilians"
ACLED_TYPES: Mapping[str, tuple[str, str] | None] = MappingProxyType(
    {
        "missile_strike": (_REMOTE, "Shelling/artillery/missile attack"),
        "drone_attack": (_REMOTE, "Air/drone strike"),
        "air_strike": (_REMOTE, "Air/drone strike"),
        "shelling": (_REMOTE, "Shelling/artillery/missile attack"),
        "bombing": (_REMOTE, "Remote explosive/landmine/IED"),
        "explosion": (_REMOTE, "Remote explosive/landmine/IED"),
        "armed_clash": ("Battles", "Armed clash"),
        "shooting": (_CIVILIANS, "Attack"),
        "attack": (_CIVILIANS, "Attack"),
        "sabotage": ("Strategic developments", "Looting/property destruction"),
        "fire": None,
        "accident": None,
        "earthquake": None,
        "flood": None,
        "storm": None,
        "wildfire": None,
        "landslide": None,
        "eruption": None,
        "protest": ("Protests", "Peaceful protest"),
        "other": None,
    }
)


def acled_types(event_type: str) -> tuple[str | None, str | None]:
    """Return ACLED's event type and sub-event type of one of ours; two Nones outside ACLED's scope."""
    return ACLED_TYPES.get(event_type) or (None, None)
