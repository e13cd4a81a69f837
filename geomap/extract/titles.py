"""Words a title for an incident: "Missile strike, Kharkiv: 2 killed, 30+ injured"."""

from __future__ import annotations

from geomap.model import Count


def title_of(event_type: str, place: str | None, killed: Count, injured: Count) -> str:
    """Return a short title: what, where, and how many were hurt."""
    name = event_type.replace("_", " ").capitalize()
    where = f"{name}, {place}" if place else name
    people = ", ".join(part for part in (_people(killed, "killed"), _people(injured, "injured")) if part)
    return f"{where}: {people}" if people else where


def _people(count: Count, word: str) -> str | None:
    """Return "16+ killed", "up to 85 killed" and the like, or None for none or unknown."""
    if count.best in (None, 0) and not count.low:
        return None
    if count.low is None:
        return f"up to {count.high or count.best} {word}"
    if count.high is None:
        return f"{count.low}+ {word}"
    return f"{count.low} {word}" if count.low == count.high else f"{count.low} to {count.high} {word}"
