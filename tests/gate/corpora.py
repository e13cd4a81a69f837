"""Reads the gold corpora and runs geomap on them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

from geomap.model import Incident, Reading, Report, Resolution
from geomap.pipeline import Reader, Settings, open_reader
from geomap.reports import read_reports
from tests.gate.distance import distances_found
from tests.gate.incidents import Pin, Tally, add_report, ratio
from tests.gate.places import Mention, PlaceTally, add_text

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold"

Figures = dict[str, float]


def measure() -> tuple[Figures, list[str]]:
    """Return every figure of the gate by name, and the misses of the reports that anyone may read."""
    reader = open_reader(Settings(merge=False))
    manifest = tomllib.loads((GOLD / "manifest.toml").read_text(encoding="utf-8"))
    figures: Figures = {}
    misses: list[str] = []
    for name, reports, gold, ids in (
        ("seeds", SEEDS, SEEDS / "gold", None),
        ("open", GOLD / "reports", GOLD / "incidents", manifest["open"]),
        ("held_out", GOLD / "reports", GOLD / "incidents", manifest["held_out"]),
    ):
        some, lines = score_reports(reader, reports, gold, ids)
        figures |= {f"{name}.{figure}": value for figure, value in some.items()}
        misses += lines if name != "held_out" else []
    some, lines = score_places(reader, GOLD / "places.jsonl")
    return figures | {f"places.{figure}": value for figure, value in some.items()}, misses + lines


def score_reports(reader: Reader, folder: Path, gold: Path, ids: Iterable[str] | None) -> tuple[Figures, list[str]]:
    """Score the reports of a folder, or those of `ids`, against the gold file of the same id each."""
    tally, found, stated, quiet, silent = Tally(), 0, 0, 0, 0
    misses: list[str] = []
    for stem in sorted(ids if ids is not None else (path.stem for path in gold.glob("*.json"))):
        rows = json.loads((gold / f"{stem}.json").read_text(encoding="utf-8"))
        reading = read(reader, folder / f"{stem}.md")
        pins = [pin for pin in map(pin_of, reading.incidents) if pin]
        add_report(tally, stem, rows["incidents"], pins)
        right, missing = distances_found(rows["distances"], stated_by(reading))
        found, stated = found + right, stated + len(rows["distances"])
        misses += [f"{stem}: distance not told: {quote}" for quote in missing]
        if not rows["incidents"]:
            silent, quiet = silent + 1, quiet + (not pins)
    figures = tally.figures() | {"distances": ratio(found, stated)}
    return figures | ({"quiet": ratio(quiet, silent)} if silent else {}), tally.misses + misses


def read(reader: Reader, path: Path) -> Reading:
    """Read one report from its file."""
    (report,) = read_reports([path])
    reading = reader.read(report)
    assert isinstance(reading, Reading), reading
    return reading


def pin_of(incident: Incident) -> Pin | None:
    """Return what is scored of an incident; None when it has no place."""
    if incident.where is None:
        return None
    return Pin(
        lat=incident.where.lat,
        lon=incident.where.lon,
        event_type=incident.event_type,
        date=incident.when.first.isoformat() if incident.when.first else None,
        killed=(incident.fatalities.low, incident.fatalities.high),
        injured=(incident.injured.low, incident.injured.high),
        weapons=frozenset(incident.weapons),
        targets=frozenset(incident.targets),
        label=f"{incident.where.place.name}: {incident.accounts[0].quote.exact[:90]}",
    )


def stated_by(reading: Reading) -> list[tuple[str, float | None]]:
    """Return the quotes and kilometres of the distances that a reading tells."""
    return [(relation.evidence.exact, relation.stated_km) for relation in reading.relations]


def score_places(reader: Reader, path: Path) -> tuple[Figures, list[str]]:
    """Score the place names of the texts in a JSONL file; names of peoples are not asked for, and not counted."""
    tally, misses = PlaceTally(), []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = [Mention(one["start"], one["end"], (one["lat"], one["lon"]), one["text"]) for one in row["toponyms"]]
        resolutions = reader.resolve(Report(id=row["id"], text=row["text"]))
        told = [mention_of(one) for one in resolutions if one.toponym.kind == "name"]
        misses += [f"{row['id']}: {miss}" for miss in add_text(tally, gold, told)]
    return tally.figures(), misses


def mention_of(resolution: Resolution) -> Mention:
    """Return a resolved toponym as the scorer sees it."""
    place, toponym = resolution.place, resolution.toponym
    return Mention(toponym.start, toponym.end, (place.lat, place.lon) if place else None, toponym.text)
