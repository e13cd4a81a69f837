"""Packs layers by column, so that a hundred thousand rows load in a browser at once."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from geomap.model import Feature, Layer

Packed = dict[str, Any]


# What an account says in its own words, and the column of the incident that says the same of its first account.
ACCOUNT = {
    "report_id": "report_id",
    "source": "source",
    "title": "source_title",
    "url": None,
    "published": "published",
    "quote": "quote",
    "start": None,
    "end": None,
    "marks": None,
    "merge_reason": None,
}
AS_COLUMN = 0
EVIDENCE = "evidence"


def pack_incidents(layer: Layer) -> Packed:
    """Return the incidents by column: unknown columns too, positions as `lon` and `lat`, null where there is none."""
    rows = [feature.properties for feature in layer.features]
    positions = [position_of(feature) for feature in layer.features]
    data = {column.name: pack(plain_column(rows, column.name)) for column in layer.columns if column.name != EVIDENCE}
    told = [told_of(row) for row in rows]
    data[EVIDENCE] = pack([evidence for evidence, _ in told])
    return {
        "count": len(rows),
        "columns": [[column.name, column.type, column.alias] for column in layer.columns],
        "lon": [position and position[0] for position in positions],
        "lat": [position and position[1] for position in positions],
        "sources": pack_lists(sources for _, sources in told),
        "account": [[name, column] for name, column in ACCOUNT.items()],
        "data": {name: packed for name, packed in data.items() if packed is not None},
    }


def told_of(row: Mapping[str, Any]) -> tuple[Any, tuple[str, ...]]:
    """Return the packed evidence and the outlets of one incident; its accounts, unpacked, are many times as large."""
    accounts = accounts_of(row)
    return pack_accounts(row, accounts), sources_of(row, accounts)


def pack_accounts(row: Mapping[str, Any], accounts: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 - text of JSON
    """Return the evidence as JSON of lists, without what the incident's own columns say of its first account.

    Evidence that is not as geomap writes it stays as it stands.
    """
    if not accounts or any(account.keys() - ACCOUNT for account in accounts):
        return plain(row.get(EVIDENCE))
    lists = [[account.get(name) for name in ACCOUNT] for account in accounts]
    for place, (name, column) in enumerate(ACCOUNT.items()):
        if column and accounts[0].get(name) is not None and accounts[0][name] == plain(row.get(column)):
            lists[0][place] = AS_COLUMN
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":"))


def pack_places(layer: Layer) -> Packed:
    """Return the places that are no incident's, each once per role, with how often it is mentioned."""
    seen: dict[tuple[Any, ...], int] = {}
    for feature in layer.features:
        position, row = position_of(feature), feature.properties
        if position and row.get("role") != "incident":
            key = (row.get("role"), row.get("place") or row.get("toponym"), *position)
            seen[key] = seen.get(key, 0) + 1
    names = ("role", "name", "lon", "lat")
    return {name: [key[index] for key in seen] for index, name in enumerate(names)} | {"mentions": list(seen.values())}


def pack_distances(layer: Layer) -> Packed:
    """Return the stated distances, each with the two ends of its line."""
    kept = [feature for feature in layer.features if feature.geometry]
    lines = [ends(feature.geometry) for feature in kept if feature.geometry]
    names = [column.name for column in layer.columns]
    packed: Packed = {name: [plain(feature.properties.get(name)) for feature in kept] for name in names}
    return packed | {"lines": lines}


def ends(geometry: Mapping[str, Any]) -> list[float]:
    """Return lon, lat of the first and of the last point of a line, cut at the antimeridian or not."""
    parts = geometry["coordinates"]
    points = parts if geometry["type"] == "LineString" else [point for part in parts for point in part]
    return [round(float(value), 5) for point in (points[0], points[-1]) for value in point[:2]]


def position_of(feature: Feature) -> tuple[float, float] | None:
    """Return lon, lat to five decimals, a metre, or None."""
    if feature.geometry is None:
        return None
    lon, lat = feature.geometry["coordinates"][:2]
    return round(float(lon), 5), round(float(lat), 5)


def plain_column(rows: Sequence[Mapping[str, Any]], name: str) -> list[Any]:
    """Return a column as JSON holds it; most columns are so already, told by their types at once."""
    values = [row.get(name) for row in rows]
    if set(map(type, values)) <= {str, int, bool, type(None)}:
        return values
    return [plain(value) for value in values]


def plain(value: Any) -> Any:  # noqa: ANN401 - any column of any file
    """Return a value as JSON holds it."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) or math.isinf(value) else round(value, 5)
    return value.isoformat() if isinstance(value, date) else str(value)


def pack(values: Sequence[Any]) -> Any:  # noqa: ANN401 - a list, a dictionary of values, or nothing
    """Return a column as a list, as distinct values and indexes when it repeats itself, or None when it is empty."""
    if all(value is None for value in values):
        return None
    if len(values) > 1 and all(value == values[0] for value in values):
        return {"all": values[0]}
    texts = any(isinstance(value, str) for value in values)
    distinct = dict.fromkeys(values) if texts else {}
    if not texts or len(distinct) * 2 > len(values):
        return list(values)
    index = {value: at for at, value in enumerate(distinct)}
    return {"values": list(index), "at": [index[value] for value in values]}


def pack_lists(rows: Iterable[Sequence[str]]) -> Packed:
    """Return lists of terms as distinct terms and, for each row, their indexes."""
    index: dict[str, int] = {}
    at = [[index.setdefault(term, len(index)) for term in row] for row in rows]
    return {"values": list(index), "at": at}


def sources_of(row: Mapping[str, Any], accounts: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the outlets whose reports tell of an incident, the first report's first."""
    found = [row.get("source"), *(account.get("source") or account.get("url") for account in accounts)]
    return tuple(dict.fromkeys(outlet(source) for source in found if source))


def accounts_of(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the reports' sentences from the evidence column, or none when someone has edited it beyond reading."""
    try:
        accounts = json.loads(row.get(EVIDENCE) or "[]")
    except (TypeError, ValueError):
        return []
    return [account for account in accounts if isinstance(account, dict)] if isinstance(accounts, list) else []


def outlet(source: object) -> str:
    """Return the host of an address, and any other source as it stands."""
    text = str(source)
    if not text.startswith(("http://", "https://")):
        return text
    try:
        return (urlsplit(text).hostname or text).removeprefix("www.")
    except ValueError:
        return text


def by(rows: Iterable[Feature], key: Callable[[Feature], Any]) -> dict[Any, Feature]:
    """Return features by a key, the first of each."""
    found: dict[Any, Feature] = {}
    for row in rows:
        found.setdefault(key(row), row)
    return found
