"""How each event type and role is drawn: one table of labels, colours, shapes and gravity for the map, QGIS and KML.

Colours are Okabe and Ito's eight, told apart by colour-blind readers; a colour stands for a family of events and
the shape for the type inside it, so that neither is needed alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape = Literal[
    "circle",
    "square",
    "diamond",
    "triangle",
    "triangle_down",
    "pentagon",
    "hexagon",
    "octagon",
    "star",
    "cross",
]

OUTLINE = "#1a1a1a"  # around every symbol, so that yellow holds on white and blue on a dark page
UNKNOWN_COLOUR = "#7f7f7f"

VERMILLION = "#d55e00"
ORANGE = "#e69f00"
YELLOW = "#f0e442"
GREEN = "#009e73"
SKY = "#56b4e9"
BLUE = "#0072b2"
PURPLE = "#cc79a7"
BLACK = "#000000"


@dataclass(frozen=True, slots=True)
class Symbol:
    """The look of one event type or role: label for legends, #rrggbb colour, shape, gravity (1 is the gravest)."""

    label: str
    colour: str
    shape: Shape
    gravity: int


EVENT_SYMBOLS: Mapping[str, Symbol] = MappingProxyType(
    {
        "missile_strike": Symbol("Missile strike", VERMILLION, "triangle", 1),
        "drone_attack": Symbol("Drone attack", VERMILLION, "diamond", 3),
        "air_strike": Symbol("Air strike", VERMILLION, "triangle_down", 2),
        "shelling": Symbol("Shelling", VERMILLION, "square", 4),
        "bombing": Symbol("Bombing", ORANGE, "star", 5),
        "explosion": Symbol("Explosion", ORANGE, "octagon", 6),
        "armed_clash": Symbol("Armed clash", PURPLE, "cross", 7),
        "shooting": Symbol("Shooting", PURPLE, "circle", 8),
        "attack": Symbol("Attack", PURPLE, "pentagon", 9),
        "sabotage": Symbol("Sabotage", ORANGE, "square", 16),
        "fire": Symbol("Fire", YELLOW, "triangle", 18),
        "accident": Symbol("Accident", SKY, "square", 17),
        "earthquake": Symbol("Earthquake", GREEN, "octagon", 10),
        "flood": Symbol("Flood", BLUE, "triangle_down", 12),
        "storm": Symbol("Storm", BLUE, "hexagon", 13),
        "wildfire": Symbol("Wildfire", YELLOW, "diamond", 15),
        "landslide": Symbol("Landslide", GREEN, "triangle_down", 14),
        "eruption": Symbol("Eruption", GREEN, "triangle", 11),
        "protest": Symbol("Protest", SKY, "circle", 19),
        "other": Symbol("Other", UNKNOWN_COLOUR, "circle", 20),
    }
)

ROLE_SYMBOLS: Mapping[str, Symbol] = MappingProxyType(
    {
        "incident": Symbol("Where an incident happened", BLACK, "circle", 1),
        "launch_origin": Symbol("Launched from here", VERMILLION, "triangle", 2),
        "anchor": Symbol("Measured from here", BLUE, "square", 3),
        "dateline": Symbol("Dateline", GREEN, "diamond", 4),
        "mentioned": Symbol("Only mentioned", UNKNOWN_COLOUR, "circle", 5),
    }
)

FITS_COLOURS: Mapping[bool | None, tuple[str, str]] = MappingProxyType(
    {
        True: ("Stated distance fits the map", GREEN),
        False: ("Stated distance does not fit", VERMILLION),
        None: ("Not measured", UNKNOWN_COLOUR),
    }
)


def event_symbol(event_type: str | None) -> Symbol:
    """Return the symbol of an event type; a type not of the table is drawn as `other`."""
    return EVENT_SYMBOLS.get(event_type or "", EVENT_SYMBOLS["other"])
