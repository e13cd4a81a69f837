"""The records that geomap's parts hand to each other, and the vocabulary they share.

Records are frozen; work is done by functions elsewhere. Order is lon, lat; angles are degrees clockwise
from north; distances are kilometres unless a name ends in `_m`. Offsets count Unicode code points of
`Report.text`, end exclusive.
"""

from __future__ import annotations

from geomap.model.geography import Geography, Names
from geomap.model.incidents import Account, Count, Incident, Location, Relation, Window
from geomap.model.layers import Column, Feature, Layer
from geomap.model.places import Candidate, LonLat, Place, Resolution, Toponym
from geomap.model.reports import Evidence, Mark, Report
from geomap.model.surveys import Provenance, Reading, Skipped, Survey
from geomap.model.vocabulary import (
    ARMED,
    EVENT_TYPES,
    STATUSES,
    TARGETS,
    WEAPONS,
    ColumnType,
    Cue,
    GeoMethod,
    GeometryType,
    MarkKind,
    NameKind,
    Role,
    ToponymKind,
    by_table,
)

__all__ = [
    "ARMED",
    "EVENT_TYPES",
    "STATUSES",
    "TARGETS",
    "WEAPONS",
    "Account",
    "Candidate",
    "Column",
    "ColumnType",
    "Count",
    "Cue",
    "Evidence",
    "Feature",
    "GeoMethod",
    "Geography",
    "GeometryType",
    "Incident",
    "Layer",
    "Location",
    "LonLat",
    "Mark",
    "MarkKind",
    "NameKind",
    "Names",
    "Place",
    "Provenance",
    "Reading",
    "Relation",
    "Report",
    "Resolution",
    "Role",
    "Skipped",
    "Survey",
    "Toponym",
    "ToponymKind",
    "Window",
    "by_table",
]
