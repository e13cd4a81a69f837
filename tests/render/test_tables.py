"""Comma-separated tables that a spreadsheet can open safely."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import Layer, Survey
from geomap.render.layers import layers_of
from geomap.render.tables import armed, defused, write_table, write_unlocated
from tests.render.surveys import KHARKIV, at, incident


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("text", ["=1+1", "+7", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''@x"])
def test_formulas_are_defused(text: str) -> None:
    """What a spreadsheet would run gets an apostrophe in front, and loses it again on reading."""
    assert defused(text) == f"'{text}"
    assert armed(defused(text)) == text


@pytest.mark.parametrize("text", ["", "Kharkiv", "a=b", "'quoted'", "12", "'tis"])
def test_harmless_text_is_left_alone(text: str) -> None:
    """What no spreadsheet would run stays as it is."""
    assert defused(text) == text
    assert armed(text) == text


@given(st.text())
def test_defusing_is_undone(text: str) -> None:
    """Reading what was written gives the same text, whatever it is, and nothing written begins a formula."""
    cell = defused(text)
    assert armed(cell) == text
    assert not cell.startswith(tuple("=+-@\t\r\n"))


def test_table_and_unlocated_hold_every_incident_once(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Incidents with a place are in one table with their positions, the others in the other with the reason."""
    write_table(layers[0], tmp_path / "a.csv")
    write_unlocated(layers[0], tmp_path / "b.csv")
    located, unlocated = rows_of(tmp_path / "a.csv"), rows_of(tmp_path / "b.csv")
    assert [row["incident_id"] for row in located] == ["i000001", "i000002", "i000003"]
    assert located[0]["WKT"] == "POINT (36.25272 49.98081)"
    assert (located[0]["longitude"], located[0]["latitude"]) == ("36.25272", "49.98081")
    assert located[0]["figures_conflict"] == "true"
    assert located[2]["event_date"] == ""
    (lost,) = unlocated
    assert lost["place_reasons"] == "no place in the gazetteer is called that"
    assert "WKT" not in lost


def test_negative_positions_stay_numbers(tmp_path: Path) -> None:
    """A number that begins with a minus is a number, not a formula."""
    survey = Survey((incident(1, where=at(KHARKIV, lon=-58.4, lat=-34.6), counterclaim="=HYPERLINK()"),))
    write_table(layers_of(survey)[0], tmp_path / "a.csv")
    (row,) = rows_of(tmp_path / "a.csv")
    assert float(row["longitude"]) == -58.4
    assert row["counterclaim"] == "'=HYPERLINK()"


def test_a_run_in_which_all_was_placed_has_an_empty_list(tmp_path: Path) -> None:
    """The table of what could not be placed is there even when it is empty, so that its absence means nothing."""
    write_unlocated(layers_of(Survey((incident(1),)))[0], tmp_path / "b.csv")
    assert rows_of(tmp_path / "b.csv") == []
