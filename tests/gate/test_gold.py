"""The gold corpora themselves: well formed, quoting their reports, held to one vocabulary."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geomap.model import EVENT_TYPES, TARGETS, WEAPONS
from geomap.reports import read_reports
from tests.gate.corpora import GOLD, SEEDS
from tests.gate.incidents import REACH_KM

FILES = sorted((*(SEEDS / "gold").glob("*.json"), *(GOLD / "incidents").glob("*.json")))


def report_text(path: Path) -> str:
    """Return title and text of the report that a gold file is about."""
    folder = SEEDS if path.parent.parent == SEEDS else GOLD / "reports"
    (report,) = read_reports([folder / f"{path.stem}.md"])
    return f"{report.title}\n{report.text}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gold_quotes_its_report(path: Path) -> None:
    """Every quote and place of a gold file stands in the report."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    text = report_text(path)
    quotes = [row["evidence"] for row in gold["incidents"]] + [row["quote"] for row in gold["distances"]]
    assert [quote for quote in (*quotes, *gold["false_distances"], *gold["not_incident"]) if quote not in text] == []
    assert gold["id"] == path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gold_keeps_to_the_vocabulary(path: Path) -> None:
    """Types, weapons, targets and levels are of the tables; dates are dates; evidence is at most 20 words."""
    for row in json.loads(path.read_text(encoding="utf-8"))["incidents"]:
        assert set(row["kinds"]) <= set(EVENT_TYPES)
        assert set(row["weapons"]) <= set(WEAPONS)
        assert set(row["targets"]) <= set(TARGETS)
        assert row["level"] in REACH_KM
        assert len(row["evidence"].split()) <= 20
        if row["date"]:
            date.fromisoformat(row["date"])


def test_the_manifest_splits_the_reports() -> None:
    """Every report of the own gold is either open or held out, and there are at least thirty."""
    manifest = tomllib.loads((GOLD / "manifest.toml").read_text(encoding="utf-8"))
    ids = [*manifest["open"], *manifest["held_out"]]
    assert sorted(ids) == sorted(path.stem for path in (GOLD / "reports").glob("*.md"))
    assert sorted(ids) == sorted(path.stem for path in (GOLD / "incidents").glob("*.json"))
    assert len(ids) >= 30


def test_place_offsets_quote_their_text() -> None:
    """Every toponym of the place texts is the words at its offsets."""
    for line in (GOLD / "places.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for one in row["toponyms"]:
            assert row["text"][one["start"] : one["end"]] == one["text"]
