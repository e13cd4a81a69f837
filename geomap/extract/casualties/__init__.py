"""Read how many people were killed, injured, hospitalised or missing, and settle several statements into one count."""

from __future__ import annotations

from geomap.extract.casualties.combine import combine_casualties
from geomap.extract.casualties.find import find_casualties
from geomap.extract.casualties.mentions import CasualtyKind, CasualtyMention

__all__ = ["CasualtyKind", "CasualtyMention", "combine_casualties", "find_casualties"]
