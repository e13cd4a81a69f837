"""Joins what several reports say of one incident."""

from __future__ import annotations

from collections.abc import Iterable

from geomap.merge.combining import combine
from geomap.merge.copies import Copies
from geomap.merge.grouping import group
from geomap.merge.sightings import Sighting, sighting_of
from geomap.model import Incident, Reading

__all__ = ["Copies", "Sighting", "combine", "group", "merge", "sighting_of"]


def merge(readings: Iterable[Reading]) -> tuple[Incident, ...]:
    """Return the incidents of all readings, each once, in the order of their first accounts.

    The order of the readings does not matter, and two incidents of one report are never joined. Incidents without a
    place come last. The title of a joined incident is left empty for the caller to write.
    """
    incidents = [incident for reading in readings for incident in reading.incidents]
    sightings = [one for handle, incident in enumerate(incidents) if (one := sighting_of(incident, handle))]
    merged = [combine([incidents[member.handle] for member in members]) for members in group(sightings)]
    unplaced = [incident for incident in incidents if incident.where is None or not incident.accounts]
    return (*merged, *sorted(unplaced, key=lambda incident: incident.incident_id))
