"""What a text's places say of each other: countries and regions named together, neighbours, stated containers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log1p
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

from geomap.model import Cue, Toponym
from geomap.resolve.options import ROW, Option
from geomap.resolve.peers import level

T = TypeVar("T")

_AROUND: Final = tuple(ROW * row + column for row in (-1, 0, 1) for column in (-1, 0, 1))
_LEAST_LENT: Final = 0.01  # share of a name's meanings below which one lends its surroundings nothing
_SPEAKERS: Final = frozenset(("capital", "country"))
_WIDE: Final = frozenset(("adm1", "country", "continent", "area", "capital"))
_SETTLEMENTS: Final = frozenset(("town", "capital", "seat", "quarter"))
_HOLD_NEIGHBOURS: Final = _SETTLEMENTS | {"adm2", "district"}  # what is too small to hold all of a region
_FITS: Final[dict[Cue, frozenset[str]]] = {
    "settlement": _SETTLEMENTS,
    "region": frozenset(("adm1", "adm2", "district", "area")),
    "district": frozenset(("adm2", "district", "adm1")),
    "country": frozenset(("country",)),
    "water": frozenset(("water",)),
    "terrain": frozenset(("terrain", "area")),
    "site": frozenset(("site",)),
}


class Support(NamedTuple):
    """How much lies where: shares by country, region and cell, and of the countries and regions themselves."""

    countries: dict[str, float]
    named_countries: dict[str, float]
    regions: dict[str, float]
    named_regions: dict[str, float]
    cells: dict[int, float]
    manners: Mapping[str, float]  # of a whole text only: which country's news it reads like


class Alongside(NamedTuple):
    """What the other names of a name's sentences lend it, none more than once: regions named there, and cells."""

    regions: dict[str, float]
    cells: dict[int, float]


class Unit(NamedTuple):
    """Mentions of one name in one text that are to mean one place."""

    toponym: Toponym
    options: tuple[Option, ...]
    scores: tuple[float, ...]  # of the options, by the name and its cue alone
    part: Support  # what the options lend the text's other names, by their shares before it is looked at
    mentions: tuple[int, ...]  # their indices among the text's toponyms
    holders: tuple[Option, ...]  # what the stated container may mean
    log_odds: float  # of being a place at all
    manners: Mapping[str, float]  # of its text
    speaks: bool = False  # the text lets it say something, as it does governments: "Washington said"
    alike: Mapping[str, float] = MappingProxyType({})  # what the names listed with it are, by level
    alongside: Alongside | None = None


def gather(units: Sequence[Unit], parts: Sequence[Support]) -> Support:
    """Sum what the units lend, each as far as it is a place at all."""
    total = Support({}, {}, {}, {}, {}, units[0].manners if units else {})
    for unit, part in zip(units, parts, strict=True):
        trust = unit.toponym.likelihood
        _add(total.countries, part.countries, trust)
        _add(total.regions, part.regions, trust)
        _add(total.cells, part.cells, trust)
        if part.named_countries:
            _add(total.named_countries, part.named_countries, trust)
        if part.named_regions:
            _add(total.named_regions, part.named_regions, trust)
    return total


def _add(whole: dict[T, float], own: dict[T, float], trust: float) -> None:
    for key, value in own.items():
        if key in whole:
            whole[key] += value * trust
        else:
            whole[key] = value * trust


def lent(options: Sequence[Option], shares: Sequence[float]) -> Support:
    """Return what the options of one name lend, by their shares."""
    countries: dict[str, float] = {}
    named_countries: dict[str, float] = {}
    regions: dict[str, float] = {}
    named_regions: dict[str, float] = {}
    cells: dict[int, float] = {}
    for option, share in zip(options, shares, strict=True):
        if share < _LEAST_LENT:
            continue
        group, country, admin1, cell = option[1:5]
        if country:
            countries[country] = countries.get(country, 0.0) + share
            if group == "country":
                named_countries[country] = named_countries.get(country, 0.0) + share
        if admin1:
            regions[admin1] = regions.get(admin1, 0.0) + share
            if group == "adm1":
                named_regions[admin1] = named_regions.get(admin1, 0.0) + share
        if cell >= 0 and group != "adm1":
            for step in _AROUND:
                cells[cell + step] = cells.get(cell + step, 0.0) + share
    return Support(countries, named_countries, regions, named_regions, cells, {})


CLUES: Final = (
    "country",
    "country named",
    "region",
    "region named",
    "near",
    "country share",
    "region share",
    "manner",
    "near, local",
    "inside",
    "outside",
    "home",
    "speaks",
    "alike",
    "region beside",
    "near beside",
    "cue fits",
    "cue misfits",
)
_NOTHING_BESIDE: Final = (0.0,) * 7  # the values of `fixed_clues` where the words beside say nothing


def clues(  # noqa: PLR0917 - called for every option: keywords cost time
    unit: Unit, option: Option, total: Support, own: Support, home: str | None, others: float
) -> tuple[float, ...]:
    """Return the values of `CLUES` for one option of a unit; `others` is the number of the text's other names."""
    country, admin1, cell = option[2:5]
    trust = unit.toponym.likelihood
    in_country = named = in_region = region_named = near = 0.0
    if country:
        in_country = total.countries.get(country, 0.0) - own.countries.get(country, 0.0) * trust
        if country in total.named_countries:
            named = total.named_countries[country] - own.named_countries.get(country, 0.0) * trust
    if admin1 and admin1 in total.regions:
        in_region = total.regions[admin1] - own.regions.get(admin1, 0.0) * trust
        if admin1 in total.named_regions:
            region_named = total.named_regions[admin1] - own.named_regions.get(admin1, 0.0) * trust
    if cell in total.cells:
        near = total.cells[cell] - own.cells.get(cell, 0.0) * trust
    cue = cue_clue(option, unit.toponym.cue)
    fixed = tuple(fixed_clues(unit, option, home).values()) if speaks_beside(unit, home) else _NOTHING_BESIDE
    return (
        log1p(max(in_country, 0.0)),
        min(named, 1.0),
        log1p(max(in_region, 0.0)),
        min(region_named, 1.0),
        log1p(max(near, 0.0)),
        in_country / others,
        in_region / others,
        total.manners.get(country, 0.0) if country else 0.0,
        log1p(max(near, 0.0)) * local(total.manners, country),
        *fixed,
        float(cue == "cue fits"),
        float(cue == "cue misfits"),
    )


def local(manners: Mapping[str, float], country: str | None) -> float:
    """Return how far, up to 1, a text reads like the local news of a country, which names small places near by."""
    return min(manners.get(country, 0.0), 1.0) if country else 0.0


def fixed_clues(unit: Unit, option: Option, home: str | None) -> dict[str, float]:
    """Return the clues of the words beside: the stated container, the verb, the list it stands in; and the home."""
    inside = _inside(option, unit.holders)
    beside, misfits = unit.alongside, cue_clue(option, unit.toponym.cue) == "cue misfits"
    return {
        "inside": float(inside is True),
        "outside": float(inside is False),
        "home": float(home is not None and option.country == home),
        "speaks": float(unit.speaks and option.group in _SPEAKERS),
        "alike": unit.alike.get(level(option.group), 0.0),
        "region beside": _beside(option, beside.regions) if beside and beside.regions else 0.0,
        "near beside": beside.cells.get(option.cell, 0.0) if beside and not misfits else 0.0,
    }


def _beside(option: Option, regions: Mapping[str, float]) -> float:
    """Return how far a region named beside holds an option; what may stand in a list with it is no worse off."""
    return max(regions.values()) if option.group in _WIDE else regions.get(option.admin1 or "", 0.0)


def speaks_beside(unit: Unit, home: str | None) -> bool:
    """Say whether any of `fixed_clues` can be more than nought; most units have none, and are spared the asking."""
    return bool(home or unit.holders or unit.speaks or unit.alike or unit.alongside)


def cue_clue(option: Option, cue: Cue | None) -> str:
    """Return the name of the clue that the words beside a mention give an option, empty when they call it nothing."""
    return "" if cue is None else "cue fits" if option.group in _FITS[cue] else "cue misfits"


def _inside(option: Option, holders: Sequence[Option]) -> bool | None:
    """Say whether some meaning of the stated container holds the option; None when none can hold anything."""
    able = False
    for holder in holders:
        if holder.group in ("country", "continent"):
            able = True
            if holder.country and holder.country == option.country and option.group != "country":
                return True
        elif holder.group == "adm1":
            able = True
            if holder.admin1 and holder.admin1 == option.admin1 and option.group != "adm1":
                return True
        elif holder.group in _HOLD_NEIGHBOURS:
            able = True
            if holder.admin1 == option.admin1 and option.cell - holder.cell in _AROUND:
                return True
    return False if able else None
