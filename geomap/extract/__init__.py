"""Turns the text of a report into places, incidents and stated distances."""

from __future__ import annotations

from geomap.extract.reading import Trace, read, trace
from geomap.extract.toponyms import find_toponyms
from geomap.extract.unknowns import find_unknown

__all__ = ["Trace", "find_toponyms", "find_unknown", "read", "trace"]
