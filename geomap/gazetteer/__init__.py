"""Builds and queries the index of the world's places."""

from __future__ import annotations

from geomap.gazetteer.lookup import GAZETTEER_VERSION, Gazetteer, open_gazetteer

__all__ = ["GAZETTEER_VERSION", "Gazetteer", "open_gazetteer"]
