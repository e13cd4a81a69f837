"""What a text's places say of each other: countries and regions named together, neighbours, stated containers."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import Final, NamedTuple

from geomap.model import Cue, Toponym
from geomap.resolve.options import Option

_AROUND: Final = tuple(400 * row + column for row in (-1, 0, 1) for column in (-1, 0, 1))
_REGIONS: Final = frozenset(("adm1", "adm2", "district", "country"))
_SETTLEMENTS: Final = frozenset(("town", "capital", "seat", "quarter"))
_FITS: Final[dict[Cue, frozenset[str]]] = {
    "settlement": _SETTLEMENTS,
    "region": frozenset(("adm1", "adm2", "district", "area")),
    "district": frozenset(("adm2", "district", "adm1")),
    "country": frozenset(("country",)),
    "water": frozenset(("water",)),
    "terrain": frozenset(("terrain", "area")),
    "site": frozenset(("site",)),
}


class Unit(NamedTuple):
    """Mentions of one name in one text that are to mean one place."""

    toponym: Toponym
    options: tuple[Option, ...]
    mentions: tuple[int, ...]  # their indices among the text's toponyms
    holders: tuple[Option, ...]  # what the stated container may mean
    log_odds: float  # of being a place at all


class Support(NamedTuple):
    """How much of a text's places lies where: shares summed over its names."""

    countries: dict[str, float]
    named_countries: dict[str, float]
    regions: dict[str, float]
    named_regions: dict[str, float]
    cells: dict[int, float]


def gather(units: Sequence[Unit], shares: Sequence[Sequence[float]]) -> tuple[Support, list[Support]]:
    """Sum the shares of all units by country, region and cell; return the total and each unit's own part."""
    total = Support({}, {}, {}, {}, {})
    parts = []
    for unit, given in zip(units, shares, strict=True):
        part = _part(unit, given)
        for whole, own in zip(total, part, strict=True):
            for key, value in own.items():
                whole[key] = whole.get(key, 0.0) + value  # type: ignore[index,attr-defined,arg-type]
        parts.append(part)
    return total, parts


def _part(unit: Unit, shares: Sequence[float]) -> Support:
    part = Support({}, {}, {}, {}, {})
    countries, named_countries, regions, named_regions, cells = part
    trust = unit.toponym.likelihood
    for option, share in zip(unit.options, shares, strict=True):
        if share < 0.01:
            continue
        share *= trust
        country, admin1, group = option.country, option.admin1, option.group
        if country:
            countries[country] = countries.get(country, 0.0) + share
            if group == "country":
                named_countries[country] = named_countries.get(country, 0.0) + share
        if admin1:
            regions[admin1] = regions.get(admin1, 0.0) + share
            if group == "adm1":
                named_regions[admin1] = named_regions.get(admin1, 0.0) + share
        if option.cell >= 0 and group != "adm1":
            for step in _AROUND:
                near = option.cell + step
                cells[near] = cells.get(near, 0.0) + share
    return part


CLUES: Final = (
    "country",
    "country named",
    "region",
    "region named",
    "near",
    "country share",
    "region share",
    "inside",
    "outside",
    "cue fits",
    "cue misfits",
    "home",
)


def clues(unit: Unit, option: Option, total: Support, own: Support, home: str | None, others: float) -> tuple[float, ...]:
    """Return the values of `CLUES` for one option of a unit; `others` is the number of the text's other names."""
    country, admin1, cell = option.country or "", option.admin1 or "", option.cell
    in_country = total.countries.get(country, 0.0) - own.countries.get(country, 0.0)
    in_region = total.regions.get(admin1, 0.0) - own.regions.get(admin1, 0.0) if admin1 else 0.0
    named = total.named_countries.get(country, 0.0) - own.named_countries.get(country, 0.0)
    region_named = total.named_regions.get(admin1, 0.0) - own.named_regions.get(admin1, 0.0)
    near = total.cells.get(cell, 0.0) - own.cells.get(cell, 0.0) if cell >= 0 else 0.0
    inside = _inside(option, unit.holders) if unit.holders else 0
    cue = unit.toponym.cue
    fits = 0 if cue is None else 1 if option.group in _FITS[cue] else -1
    return (
        log1p(in_country),
        min(named, 1.0),
        log1p(in_region),
        min(region_named, 1.0),
        log1p(near),
        in_country / others,
        in_region / others,
        1.0 if inside > 0 else 0.0,
        1.0 if inside < 0 else 0.0,
        1.0 if fits > 0 else 0.0,
        1.0 if fits < 0 else 0.0,
        1.0 if home and country == home else 0.0,
    )


def _inside(option: Option, holders: Sequence[Option]) -> int:
    """Return 1 when some meaning of the stated container holds the option, else -1; 0 when none can hold anything."""
    able = 0
    for holder in holders:
        if holder.group in ("country", "continent"):
            able = -1
            if holder.country and holder.country == option.country and option.group != "country":
                return 1
        elif holder.group == "adm1":
            able = -1
            if holder.admin1 and holder.admin1 == option.admin1 and option.group != "adm1":
                return 1
        elif holder.group in _REGIONS or holder.group in _SETTLEMENTS:
            able = -1
            if holder.admin1 == option.admin1 and abs(holder.cell - option.cell) in (0, 1, 399, 400, 401):
                return 1
    return able
