"""Layers of our own making for the map's tests and benchmark: a handful written out, or any number from a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from geomap.model import EVENT_TYPES, STATUSES, TARGETS, WEAPONS, Feature, Layer, Provenance
from geomap.render.columns import COLUMNS, GEOMETRY_TYPES, TITLES

PROVENANCE = Provenance(
    geomap_version="0.1.0",
    gazetteer_version="sample-1",
    inputs_hash="5f2a9c01",
    report_count=4,
)
TOWNS = (
    ("Kharkiv", 36.2304, 49.9935, "Kharkivska", "Ukraine", "UA"),
    ("Kyiv", 30.5238, 50.4547, "Kyiv City", "Ukraine", "UA"),
    ("Dnipro", 34.9833, 48.4593, "Dnipropetrovska", "Ukraine", "UA"),
    ("Uman", 30.2218, 48.7484, "Cherkaska", "Ukraine", "UA"),
    ("Belgorod", 36.5802, 50.6107, "Belgorod Oblast", "Russia", "RU"),
)


def layer(name: str, rows: Iterable[tuple[Mapping[str, Any] | None, Mapping[str, Any]]]) -> Layer:
    """Return a layer of the design's columns; values that a row leaves out are null."""
    columns = COLUMNS[name]
    features = tuple(Feature(geometry, {c.name: row.get(c.name) for c in columns}) for geometry, row in rows)
    return Layer(name, TITLES[name], GEOMETRY_TYPES[name], columns, features)


def point(lon: float, lat: float) -> dict[str, Any]:
    """Return a GeoJSON point."""
    return {"type": "Point", "coordinates": [lon, lat]}


def account(quote: str, marked: Mapping[str, str], **about: str) -> dict[str, Any]:
    """Return one report's sentence with the words of `marked` (words to kind) marked."""
    marks = [[quote.index(words), quote.index(words) + len(words), kind] for words, kind in marked.items()]
    return {"report_id": "r1", "source": None, "url": None, "title": None, "published": None, "merge_reason": None} | {
        "quote": quote,
        "marks": marks,
        **about,
    }


def incident(number: int, town: Sequence[Any], accounts: Sequence[Mapping[str, Any]], **values: Any) -> tuple[Any, Any]:
    """Return one row of the incidents layer at a town; `values` win over what the town gives."""
    place, lon, lat, admin1, country, code = town
    row = {
        "incident_id": f"inc-{number:05d}",
        "event_type": "missile_strike",
        "place": place,
        "toponym": place,
        "admin1": admin1,
        "country": country,
        "country_code": code,
        "feature_code": "PPLA",
        "geo_precision": 1,
        "geo_method": "named",
        "radius_m": 9000,
        "score": 0.93,
        "figures_conflict": False,
        "status": "reported",
        "quote": accounts[0]["quote"] if accounts else None,
        "report_id": "r1",
        "source": "https://example.org/reports/1",
        "published": "2024-03-05",
        "report_count": max(1, len(accounts)),
        "report_ids": "r1",
        "evidence": json.dumps(accounts, ensure_ascii=False),
    }
    return point(lon, lat), row | on_day(values.pop("day", None)) | values


def on_day(day: str | None) -> dict[str, Any]:
    """Return the date columns of an incident on one day, or with no settled date."""
    if day is None:
        return {"date_text": "last month"}
    return {
        "event_date": date.fromisoformat(day),
        "date_start": datetime.fromisoformat(f"{day}T00:00:00").replace(tzinfo=UTC),
        "date_end": datetime.fromisoformat(f"{day}T23:59:59").replace(tzinfo=UTC),
        "time_precision": 1,
        "date_text": "on that day",
    }


def toll(killed: tuple[Any, Any, Any], injured: tuple[Any, Any, Any], text: str) -> dict[str, Any]:
    """Return the casualty columns."""
    ends = ("low", "best", "high")
    values = {f"fatalities_{end}": value for end, value in zip(ends, killed, strict=True)}
    return (
        values | {f"injured_{end}": value for end, value in zip(ends, injured, strict=True)} | {"casualties_text": text}
    )


def few_incidents() -> Layer:
    """Return six incidents: one merged from two reports, one claimed, one denied, one region, one without a place."""
    kharkiv, kyiv, dnipro, uman, belgorod = TOWNS
    first = account(
        "Two missiles hit a housing block in Kharkiv at dawn, killing two people and wounding at least 30.",
        {"missiles": "weapon", "Kharkiv": "place", "two people": "killed", "at least 30": "injured"},
        source="https://example.org/kharkiv",
        url="https://example.org/kharkiv",
        title="Missiles hit homes in Kharkiv",
        published="2024-03-05",
    )
    second = account(
        "The toll in Kharkiv rose to three dead after the strike, rescuers said.",
        {"Kharkiv": "place", "three dead": "killed"},
        report_id="r2",
        source="Daily Courier",
        title="Toll rises",
        published="2024-03-06",
        merge_reason="same place, same day, missile strike",
    )
    drones = account("Drones set fire to a depot in Kyiv.", {"Drones": "weapon", "Kyiv": "place"}, source="Wire")
    shells = account("Shells fell on Belgorod, its governor claimed.", {"Belgorod": "place"}, source="Wire")
    denied = account(
        "A hospital in Dnipro was struck, which the army denies.", {"Dnipro": "place"}, source="Daily Courier"
    )
    flood = account("Floods cut off villages across the Cherkasy region.", {"Cherkasy region": "place"}, source="Wire")
    blast = account("A blast was heard in a village that officials did not name.", {}, source="Wire")
    rows = [
        incident(
            1,
            kharkiv,
            [first, second],
            title="Missile strike, Kharkiv: 2 to 3 killed, 30+ injured",
            day="2024-03-05",
            weapons="missile; ballistic_missile",
            targets="residential",
            figures_conflict=True,
            attributed_to="Russia",
            counterclaim="The ministry says air defence fragments hit the block.",
            status="disputed",
            **toll((2, 3, 3), (30, 30, None), "killing two people and wounding at least 30"),
        ),
        incident(
            2, kyiv, [drones], title="Drone attack, Kyiv", event_type="drone_attack", day="2024-03-07", weapons="drone"
        ),
        incident(
            3,
            belgorod,
            [shells],
            title="Shelling, Belgorod: 5 killed",
            event_type="shelling",
            status="claimed",
            day="2024-03-09",
            weapons="artillery",
            **toll((5, 5, 5), (None, None, None), "five"),
        ),
        incident(
            4, dnipro, [denied], title="Air strike, Dnipro", event_type="air_strike", status="denied", day="2024-03-12"
        ),
        incident(
            5,
            uman,
            [flood],
            title="Flood, Cherkasy region",
            event_type="flood",
            geo_precision=3,
            geo_method="region",
            radius_m=90_000,
            feature_code="ADM1",
            status="confirmed",
        ),
    ]
    lost = incident(6, kyiv, [blast], title="Explosion, place unknown", event_type="explosion", day="2024-03-08")
    nowhere = dict.fromkeys(("place", "admin1", "country", "geo_precision", "geo_method", "radius_m"))
    rows.append((None, lost[1] | nowhere | {"toponym": "a village", "place_reasons": "no name was given"}))
    return layer("incidents", rows)


def few_layers() -> tuple[Layer, ...]:
    """Return all five layers of the six incidents, with a distance that fits and one that does not."""
    uman, kyiv, kharkiv = TOWNS[3], TOWNS[1], TOWNS[0]
    square = {"type": "MultiPolygon", "coordinates": [[[[29, 48], [32.5, 48], [32.5, 50], [29, 50], [29, 48]]]]}
    east = {"type": "MultiPolygon", "coordinates": [[[[35, 48.8], [38, 48.8], [38, 50.4], [35, 50.4], [35, 48.8]]]]}
    places = [
        (point(2.3488, 48.8534), {"toponym": "Paris", "place": "Paris", "role": "mentioned", "report_id": "r1"}),
        (point(kyiv[1], kyiv[2]), {"toponym": "Kyiv", "place": "Kyiv", "role": "dateline", "report_id": "r1"}),
        (point(kyiv[1], kyiv[2]), {"toponym": "Kyiv", "place": "Kyiv", "role": "anchor", "report_id": "r1"}),
        (
            point(50.8, 41.9),
            {"toponym": "Caspian Sea", "place": "Caspian Sea", "role": "launch_origin", "report_id": "r2"},
        ),
        (
            point(kharkiv[1], kharkiv[2]),
            {"toponym": "Kharkiv", "place": "Kharkiv", "role": "incident", "report_id": "r1"},
        ),
    ]
    lines = [
        (line(kyiv, uman), distance("Uman", "Kyiv", 190.0, 191.0, fits=True)),
        (line(kyiv, kharkiv), distance("Kharkiv", "Kyiv", 215.0, 411.0, fits=False)),
    ]
    return (
        few_incidents(),
        layer("places", places),
        layer("distances", lines),
        layer("uncertainty", [(square, {"incident_id": "inc-00005", "radius_m": 90_000, "geo_precision": 3})]),
        layer("regions", [(east, {"region": "Kharkivska", "country": "Ukraine"})]),
    )


def line(start: Sequence[Any], end: Sequence[Any]) -> dict[str, Any]:
    """Return the line between two towns."""
    return {"type": "LineString", "coordinates": [[start[1], start[2]], [end[1], end[2]]]}


def distance(of: str, anchor: str, stated: float, computed: float, *, fits: bool) -> dict[str, Any]:
    """Return one row of the distances layer."""
    return {
        "of": of,
        "anchor": anchor,
        "stated_km": stated,
        "computed_km": computed,
        "difference_km": stated - computed,
        "fits": fits,
        "quote": f"about {stated:.0f} kilometres from {anchor}",
        "report_id": "r1",
    }


def many_incidents(count: int, *, seed: int = 7) -> Layer:
    """Return any number of incidents over eastern Europe and four years, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    return layer("incidents", (generated(number, chance) for number in range(count)))


def generated(number: int, chance: random.Random) -> tuple[Any, Any]:
    """Return one made-up incident."""
    kind = chance.choice(EVENT_TYPES)
    place = f"Town {chance.randrange(4000)}"
    weapon = chance.choice(WEAPONS)
    killed, hurt = chance.choice((0, 0, 0, 1, 2, 5, 16)), chance.randrange(40)
    lon, lat = round(chance.uniform(22, 40), 5), round(chance.uniform(44.5, 52), 5)
    words = kind.replace("_", " ")
    tool = weapon.replace("_", " ")
    quote = f"A {words} with a {tool} hit {place}, killing {killed} and injuring {hurt}, officials of the region said."
    region = chance.randrange(60)
    town = (place, lon, lat, f"Region {region}", f"Country {region % 6}", "XX")
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(1460))
    spoken = account(
        quote, {place: "place"}, source=f"Outlet {chance.randrange(30)}", title=f"{words.capitalize()} in {place}"
    )
    geometry, row = incident(
        number, town, [spoken], title=f"{words.capitalize()}, {place}: {killed} killed", day=day.isoformat()
    )
    row |= {"event_type": kind, "weapons": weapon, "targets": chance.choice(TARGETS), "status": chance.choice(STATUSES)}
    row |= toll((killed, killed, killed), (hurt, hurt, hurt), f"killing {killed} and injuring {hurt}")
    return geometry, row | {"source": spoken["source"], "figures_conflict": chance.random() < 0.05}
