"""What is shown, taken along: GeoJSON, CSV, a picture, paper."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Opened, Opening
from tests.browser.samples import TOWNS, account, incident, layer

pytestmark = pytest.mark.browser


def saved(opening: Opening, choice: str) -> Path:
    """Export and return the file."""
    opening.page.click("#open-export")
    with opening.page.expect_download() as download:
        opening.page.click(f"#export-{choice}")
    return Path(download.value.path())


def test_geojson_holds_what_is_shown_with_every_column(opened: Opened) -> None:
    """Filtered rows are left out; an incident without a place keeps its row, with no geometry."""
    opening = opened()
    opening.page.locator("#layers").get_by_label("Air strike").uncheck()
    found: dict[str, Any] = json.loads(saved(opening, "geojson").read_text(encoding="utf-8"))
    assert len(found["features"]) == 5
    first = found["features"][0]
    assert first["geometry"] == {"type": "Point", "coordinates": [36.2304, 49.9935]}
    assert first["properties"]["fatalities_high"] == 3
    assert first["properties"]["event_date"] == "2024-03-05"
    assert found["features"][-1]["geometry"] is None


def test_csv_cells_cannot_become_formulas(opened: Opened) -> None:
    """A cell that a spreadsheet would run is led by an apostrophe; numbers stay numbers; quotes and commas survive."""
    row = incident(
        1,
        TOWNS[0],
        [account("It happened.", {})],
        title='=HYPERLINK("x"),',
        toponym="+1",
        date_text="@now",
        counterclaim="-2",
        fatalities_low=4,
    )
    opening = opened([layer("incidents", [row])])
    text = saved(opening, "csv").read_text(encoding="utf-8-sig")
    (cells,) = csv.DictReader(io.StringIO(text))
    assert cells["title"] == '\'=HYPERLINK("x"),'
    assert (cells["toponym"], cells["counterclaim"]) == ("'+1", "'-2")
    assert cells["fatalities_low"] == "4"
    assert cells["longitude"] == "36.2304"


def test_png_is_a_picture_of_the_map(opened: Opened) -> None:
    """The picture has twice the map's pixels, and its title and credits below."""
    opening = opened()
    picture = saved(opening, "png").read_bytes()
    size = opening.page.evaluate("(() => { const { x, y } = map_geomap.getSize(); return [x, y]; })()")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")] == [
        size[0] * 2,
        (size[1] + 44) * 2,
    ]


def test_the_print_sheet_numbers_incidents_and_quotes_them(opened: Opened, tmp_path: Path) -> None:
    """Paper holds the map, each incident with its number and sentences, and the credits; the screen comes back."""
    opening = opened()
    paper = tmp_path / "map.pdf"
    opening.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet = opening.page.locator("#print-sheet")
    assert sheet.locator("li").count() == 6
    assert "Two missiles hit a housing block in Kharkiv" in sheet.text_content()
    assert "United Nations" in sheet.text_content()
    assert sheet.locator("img").evaluate("image => image.naturalWidth") > 800
    opening.page.pdf(path=paper)
    assert paper.stat().st_size > 20_000
    opening.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheet.is_hidden()
