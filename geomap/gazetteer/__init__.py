"""Builds and queries the index of the world's places."""

from __future__ import annotations

from geomap.gazetteer.borders import BORDER_STATEMENT
from geomap.gazetteer.lookup import GAZETTEER_VERSION, Gazetteer, build_gazetteer, open_gazetteer
from geomap.gazetteer.nominatim import NominatimGeocoder

__all__ = [
    "BORDER_STATEMENT",
    "GAZETTEER_VERSION",
    "Gazetteer",
    "NominatimGeocoder",
    "build_gazetteer",
    "open_gazetteer",
]
