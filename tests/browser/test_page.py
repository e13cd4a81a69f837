"""The page as a file: complete in itself, small, the same from the same input, and honest about its sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geomap.render.page import write_page
from tests.browser.conftest import Opened
from tests.browser.samples import PROVENANCE, few_layers

pytestmark = pytest.mark.browser


def test_the_map_is_drawn_with_no_network(opened: Opened) -> None:
    """A map shows a symbol at an incident's place, its title and its summary, and asks no host for anything."""
    opening = opened()
    assert opening.page.title() == "Sample of March"
    assert opening.page.inner_text("#summary").startswith("6 incidents · from 4 reports · 5 Mar 2024 to 12 Mar 2024")
    assert opening.ink(30.5238, 50.4547)[3] == 255
    assert opening.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_zooming_ends_where_the_map_inside_the_file_does(opened: Opened) -> None:
    """Without a deepest zoom clusters would never open and the coast would turn to straws."""
    page = opened().page
    assert page.evaluate("[map_geomap.getMinZoom(), map_geomap.getMaxZoom()]") == [2, 15]


def test_the_same_input_gives_the_same_bytes(few_map: Path, tmp_path: Path) -> None:
    """Two runs write the same file, so that a map can be checked against its hash."""
    again = write_page(few_layers(), tmp_path / "again.html", provenance=PROVENANCE, title="Sample of March")
    assert again.read_bytes() == few_map.read_bytes()


def test_a_small_map_is_a_small_file(few_map: Path) -> None:
    """Leaflet, borders, script and all stay under 700 kB."""
    assert few_map.stat().st_size < 700_000


def test_the_policy_allows_only_the_pages_own_scripts(few_map: Path) -> None:
    """Every script and style is allowed by its hash, and no connection is."""
    text = few_map.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "connect-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert policy[1].count("'sha256-") == text.count("<script>") + text.count("<style>")


def test_a_script_put_into_the_page_does_not_run(opened: Opened) -> None:
    """The policy stops a script that was not there when the page was written."""
    opening = opened()
    opening.page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'window.__pwn = 1';
      document.body.append(script);
    }""")
    assert opening.page.evaluate("window.__pwn") is None
    assert opening.errors.pop().startswith("Executing inline script violates")


def test_the_footer_says_what_the_map_was_made_from(opened: Opened) -> None:
    """Versions, the inputs' hash, the border statement and the sources stand in the footer and in the window About."""
    opening = opened()
    footer = opening.page.inner_text("#imprint")
    for words in (
        "geomap 0.1.0",
        "gazetteer sample-1",
        "5f2a9c01",
        "United Nations",
        "GeoNames, CC BY 4.0",
        "Natural Earth",
    ):
        assert words in footer
    opening.page.click("#open-about")
    assert "asks no server for anything" in opening.page.inner_text("#about")
    assert "Stated distances" in opening.page.inner_text("#about")


def test_online_tiles_are_an_explicit_choice_that_the_page_names(few_map: Path, tmp_path: Path) -> None:
    """With tiles the policy allows the tile hosts and nothing more; without them no such host is in the file."""
    online = write_page(few_layers(), tmp_path / "online.html", tiles=True).read_text(encoding="utf-8")
    policy = re.search(r"img-src ([^;]+);", online)
    assert policy is not None
    assert "https://tile.openstreetmap.org" in policy[1]
    assert "basemaps.cartocdn.com" in policy[1]
    assert "connect-src 'none'" in online
    assert "tile.openstreetmap.org" not in few_map.read_text(encoding="utf-8")


def test_base_maps_can_be_switched(opened: Opened, tmp_path: Path) -> None:
    """A page with tiles offers several base maps and the one inside the file, and warns who learns of the view."""
    path = write_page(few_layers(), tmp_path / "online.html", tiles=True)
    opening = opened(path)
    layers = opening.page.locator("#layers")
    assert layers.locator("input[name=base]").count() >= 5
    assert "other servers" in layers.inner_text()
    opening.page.get_by_label("Borders and coasts, inside this file").check()
    assert opening.page.locator(".leaflet-tile-pane img").count() == 0
    assert "base=&" in opening.page.evaluate("new Promise(done => setTimeout(() => done(location.hash + '&'), 300))")
    opening.requests.clear()
    opening.errors.clear()
