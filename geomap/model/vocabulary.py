"""The words that the records may hold, in the order in which files list them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

EVENT_TYPES: tuple[str, ...] = (
    "missile_strike",
    "drone_attack",
    "air_strike",
    "shelling",
    "bombing",
    "explosion",
    "armed_clash",
    "shooting",
    "attack",
    "sabotage",
    "fire",
    "accident",
    "earthquake",
    "flood",
    "storm",
    "wildfire",
    "landslide",
    "eruption",
    "protest",
    "other",
)
# Deliberate violence by armed people, whatever it is done with.
ARMED = frozenset(
    "missile_strike drone_attack air_strike shelling bombing armed_clash shooting attack sabotage".split()
)
WEAPONS: tuple[str, ...] = (
    "missile",
    "ballistic_missile",
    "cruise_missile",
    "drone",
    "aerial_bomb",
    "artillery",
    "rocket",
    "mortar",
    "cluster_munition",
    "ied",
    "mine",
    "small_arms",
    "grenade",
    "vehicle",
    "knife",
    "tank",
    "other",
)
TARGETS: tuple[str, ...] = (
    "residential",
    "hospital",
    "school",
    "energy",
    "industrial",
    "military",
    "transport",
    "port",
    "government",
    "commercial",
    "religious",
    "civilian_vehicle",
    "camp",
    "infrastructure",
    "agriculture",
    "public_space",
    "police",
    "cultural",
    "other",
)
STATUSES: tuple[str, ...] = ("reported", "claimed", "disputed", "denied", "confirmed")

GeoMethod = Literal["named", "inherited", "computed", "region"]
Role = Literal["incident", "dateline", "launch_origin", "anchor", "mentioned"]
NameKind = Literal["primary", "official", "alternate", "historic", "abbreviation", "demonym", "newsroom", "fuzzy"]
ToponymKind = Literal["name", "adjective"]
Cue = Literal["settlement", "region", "district", "country", "water", "terrain", "site"]
MarkKind = Literal["place", "weapon", "killed", "injured", "date", "target", "trigger", "distance"]
ColumnType = Literal["string", "int", "float", "bool", "date", "datetime"]
GeometryType = Literal["Point", "LineString", "MultiLineString", "MultiPolygon"]


def by_table(terms: Iterable[str], table: Sequence[str]) -> tuple[str, ...]:
    """Return the distinct terms in the order of their table, as every file and title lists them."""
    known = set(terms)
    return tuple(term for term in table if term in known)
