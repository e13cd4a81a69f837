"""Words a reader sees for an incident: its one-line title and how many were killed and injured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.render.symbols import event_symbol

if TYPE_CHECKING:
    from geomap.model import Count, Incident


def incident_title(incident: Incident) -> str:
    """Return "Missile strike, Kharkiv: 2 killed, 30+ injured"; parts that are unknown are left out."""
    head = event_symbol(incident.event_type).label
    if incident.where is not None:
        head = f"{head}, {incident.where.place.name}"
    toll = casualties(incident.fatalities, incident.injured)
    return f"{head}: {toll}" if toll else head


def casualties(fatalities: Count, injured: Count) -> str:
    """Return "2 killed, 30+ injured", "no casualties", or nothing when neither number is known."""
    if fatalities.high == 0 and injured.high == 0:
        return "no casualties"
    said = ((how_many(fatalities), "killed"), (how_many(injured), "injured"))
    return ", ".join(f"{number} {word}" for number, word in said if number)


def how_many(count: Count) -> str:
    """Return "2", "30+", "up to 85", "2 to 5", or nothing when no number is known ("at least 0" tells none)."""
    if count.low is not None and count.high is not None:
        return f"{count.low}" if count.low == count.high else f"{count.low} to {count.high}"
    if count.low:
        return f"{count.low}+"
    if count.high is not None:
        return f"up to {count.high}"
    return "" if count.best is None else f"about {count.best}"
