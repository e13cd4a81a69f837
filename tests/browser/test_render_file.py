"""A map drawn again from a file that someone edited: their corrections are what the map shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geomap.cli import run
from geomap.render.geojson import write_geojson
from tests.browser.conftest import Opened, Opening
from tests.browser.samples import few_incidents

pytestmark = pytest.mark.browser
Edit = Callable[[dict[str, Any]], None]


@pytest.fixture
def redraw(opened: Opened, tmp_path: Path) -> Callable[[Edit], Opening]:
    """Return a function that writes the samples as GeoJSON, edits them, and opens what `geomap render` makes of it."""

    def edited(edit: Edit) -> Opening:
        source, target = tmp_path / "incidents.geojson", tmp_path / "map.html"
        write_geojson(few_incidents(), source)
        table = json.loads(source.read_text(encoding="utf-8"))
        edit(table)
        source.write_text(json.dumps(table), encoding="utf-8")
        assert run(["render", str(source), "-o", str(target)]) == 0
        return opened(target)

    return edited


def row(table: dict[str, Any], number: int) -> dict[str, Any]:
    """Return the GeoJSON feature of one of the sample incidents."""
    return next(one for one in table["features"] if one["properties"]["incident_id"] == f"inc-0000{number}")


def test_a_moved_point_is_drawn_where_it_was_moved_to(redraw: Callable[[Edit], Opening]) -> None:
    """The symbol stands at the new position, and nothing at the old one."""
    opening = redraw(lambda table: row(table, 4)["geometry"].update(coordinates=[33.2, 51.8]))
    opening.page.locator("#layers").get_by_label("Names").uncheck()
    assert opening.ink(33.2, 51.8)[3] == 255
    assert opening.ink(34.9833, 48.4593)[3] == 0


def test_changed_figures_and_words_are_shown(redraw: Callable[[Edit], Opening]) -> None:
    """What the analyst typed is what the panel and the list say."""
    values = {"fatalities_low": 8, "fatalities_best": 9, "fatalities_high": 9, "title": "Shelling, Belgorod: 9 killed"}
    opening = redraw(lambda table: row(table, 3)["properties"].update(values))
    opening.page.select_option("#sort", "killed")
    opening.page.locator("#list button").first.click()
    assert opening.page.inner_text("#incident-title") == "Shelling, Belgorod: 9 killed"
    assert "8–9" in opening.page.inner_text(".figures")


def test_a_corrected_date_moves_the_incident_in_time(redraw: Callable[[Edit], Opening]) -> None:
    """A date typed into event_date counts, whatever the window beside it still says."""
    opening = redraw(lambda table: row(table, 2)["properties"].update(event_date="2024-03-20"))
    assert opening.titles()[0] == "Drone attack, Kyiv"


def test_deleted_rows_stay_away(redraw: Callable[[Edit], Opening]) -> None:
    """A row that was deleted is on neither map nor list."""
    opening = redraw(lambda table: table["features"].remove(row(table, 1)))
    assert opening.page.inner_text("#list-title") == "4 incidents"
    assert not any("Kharkiv" in title for title in opening.titles())


def test_added_columns_are_carried(redraw: Callable[[Edit], Opening]) -> None:
    """A column that geomap does not know reaches the panel."""

    def add(table: dict[str, Any]) -> None:
        for one in table["features"]:
            one["properties"]["verified_by"] = "desk 4"

    opening = redraw(add)
    opening.page.locator("#list button").first.click()
    assert "desk 4" in opening.page.inner_text("#incident .extra")


def test_the_map_may_have_a_title_of_ones_own(opened: Opened, tmp_path: Path) -> None:
    """`--title` heads the map and names the window."""
    source, target = tmp_path / "incidents.geojson", tmp_path / "map.html"
    write_geojson(few_incidents(), source)
    assert run(["render", str(source), "-o", str(target), "--title", "A week in <March>"]) == 0
    page = opened(target).page
    assert (page.inner_text("h1"), page.title()) == ("A week in <March>", "A week in <March>")


def test_a_missing_column_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The error says which column is missing, on one line, and writes no map."""
    source, target = tmp_path / "incidents.geojson", tmp_path / "map.html"
    write_geojson(few_incidents(), source)
    table = json.loads(source.read_text(encoding="utf-8"))
    for one in table["features"]:
        del one["properties"]["event_type"]
    source.write_text(json.dumps(table), encoding="utf-8")
    assert run(["render", str(source), "-o", str(target)]) == 1
    assert "event_type" in capsys.readouterr().err
    assert not target.exists()
