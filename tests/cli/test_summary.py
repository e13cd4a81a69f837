"""What a run ends with: the table, and the lines below it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geomap.cli.summary import show_summary, summary_lines
from geomap.model import Count, Incident, Survey, Window
from geomap.pipeline import Outcome
from geomap.render.files import Output, Written
from tests.merge.accounts import DAY, OBLAST, ODESA, exactly, incident


def lines(*incidents: Incident, **known: int) -> list[str]:
    """Return the lines about these incidents."""
    return summary_lines(Outcome(Survey(tuple(incidents), **known), ()))


def test_days_and_countries() -> None:
    """The days covered are told, one day as one, and the countries by their number of incidents."""
    assert lines(incident("a"))[1:] == ["on 2025-05-01", "most in Ukraine (1)"]
    later = replace(incident("b", place=ODESA), when=Window(DAY, date(2025, 5, 3)))
    assert lines(incident("a"), later)[1:] == ["from 2025-05-01 to 2025-05-03", "most in Ukraine (2)"]


def test_what_to_be_careful_with() -> None:
    """Incidents without a day or a place, wide, in conflict or disputed are counted."""
    told = lines(
        incident("a", day=None),
        incident("b", place=None),
        incident("c", place=OBLAST, figures_conflict=True),
        incident("d", status="disputed"),
        incident("e", status="denied"),
    )
    assert told[2:] == [
        "1 incident without a date",
        "most in Ukraine (4)",
        "1 incident known only to a region or country: drawn as areas",
        "1 incident without a place: see unlocated.csv",
        "1 incident with figures that conflict",
        "2 incidents disputed or denied",
    ]


def test_merging_and_copies() -> None:
    """What was merged and what was copied is said in the first line, and how many names were met in a later one."""
    told = lines(incident("a"), incident_count_before_merge=3, copy_count=2, mention_count=1500)
    assert told[0] == "0 reports became 1 incident, merged from 3; 2 reports copied another"
    assert told[-1] == "1,500 place names met; places holds each place once: geomap places gives all"


def test_what_was_written(tmp_path: Path) -> None:
    """Files are listed with their sizes, layers without rows named, rows of a database counted."""
    files = (Written(tmp_path / "map.html", 2_340_000), Written(tmp_path / "incidents.csv", 200))
    outcome = Outcome(Survey(()), (), Output(files, ("distances",)), {"incidents": 1200})
    assert summary_lines(outcome)[1:] == [
        "nothing to draw for: distances",
        f"written to {tmp_path}:",
        "  map.html                   2.3 MB",
        "  incidents.csv                1 kB",
        "rows written: 1,200 incidents",
    ]


def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Kinds come in the order of their table with sums of what is known, a plus where some are known from below."""
    told = (
        incident("a", event_type="fire", killed=exactly(2)),
        incident("b", killed=Count(5, 5, None), injured=Count(None, None, 9)),
        incident("c", killed=exactly(1000)),
    )
    show_summary(Outcome(Survey(told), ()))
    rows = [line.split() for line in capsys.readouterr().err.splitlines()[:4]]
    assert rows == [
        ["type", "incidents", "killed", "injured"],
        ["missile", "strike", "2", "1,005+", "9"],
        ["fire", "1", "2"],
        ["all", "3", "1,007+", "9"],
    ]
