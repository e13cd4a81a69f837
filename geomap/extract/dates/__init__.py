"""Read when something happened, against the day of publication."""

from __future__ import annotations

from geomap.extract.dates.find import default_window, find_dates
from geomap.extract.dates.mentions import DateKind, DateMention

__all__ = ["DateKind", "DateMention", "default_window", "find_dates"]
