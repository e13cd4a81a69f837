"""Reads a text as one report against the gazetteer of the world."""

from __future__ import annotations

from datetime import date

from geomap.extract import find_toponyms
from geomap.extract.reading import Trace, trace
from geomap.gazetteer import Gazetteer
from geomap.model import Incident, Report
from geomap.resolve import resolve

DAY = date(2024, 6, 10)  # a Monday


def traced(gazetteer: Gazetteer, text: str, *, published: date | None = DAY, name: str = "r1") -> Trace:
    """Return how a text, published on a day, is read."""
    resolutions = resolve(find_toponyms(text, gazetteer.names, lookup=gazetteer), gazetteer, text=text)
    return trace(Report(name, text, published=published), resolutions, gazetteer)


def incidents_of(gazetteer: Gazetteer, text: str, *, published: date | None = DAY) -> tuple[Incident, ...]:
    """Return the incidents that a text, published on a day, tells of."""
    return traced(gazetteer, text, published=published).reading.incidents


def pins_of(gazetteer: Gazetteer, text: str, *, published: date | None = DAY) -> list[str]:
    """Return the places at which a text's incidents are pinned."""
    return [one.where.place.name for one in incidents_of(gazetteer, text, published=published) if one.where]
