"""The page's frame: what holds words of reports never meets a template, and every script is vouched for."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from geomap.errors import OutputError
from geomap.render.page import vendor, write_page
from geomap.render.page.compose import json_block, shell_of
from geomap.render.page.payload import title_of
from tests.browser.hostile import hostile_texts
from tests.browser.samples import few_incidents, few_layers, layer


@pytest.mark.parametrize("text", hostile_texts())
def test_json_stands_safely_inside_a_script_element(text: str) -> None:
    """No character that ends a script or a line of script is left, and the text comes back as it was."""
    block = json_block({"text": text})
    assert not set(block) & set("<>&\u2028\u2029")
    assert json.loads(block)["text"] == text


def test_half_a_character_is_no_reason_to_fail() -> None:
    """A lone surrogate, which UTF-8 cannot hold, is written escaped."""
    assert json_block({"text": "a\ud800b"}).encode() == b'{"text":"a\\ud800b"}'


def test_the_frame_links_to_no_other_host() -> None:
    """Folium's own links to scripts and styles elsewhere are gone."""
    shell = shell_of(box=None, tiles=False)
    assert "cdn." not in shell
    assert " src=" not in shell.replace("<script src=", "")
    assert '<link rel="stylesheet"' not in shell


def test_every_script_of_ours_is_joined_in() -> None:
    """A file in static/js that the list forgets would not be in the page."""
    folder = Path(str(files("geomap.render") / "static" / "js"))
    assert sorted(vendor.SCRIPTS) == sorted(path.stem for path in folder.glob("*.js"))


@pytest.mark.parametrize(
    "word",
    ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "setAttribute('style'"],
)
def test_our_scripts_never_parse_markup(word: str) -> None:
    """There is no way for text to become markup in what we wrote."""
    assert word not in vendor.page_script()


def test_missing_front_end_parts_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the build has not brought the parts in, the error says what to do."""
    vendor.vendored.cache_clear()
    monkeypatch.setattr(vendor, "files", lambda _: tmp_path)
    with pytest.raises(OutputError, match=r"leaflet.*hatch_build\.py"):
        vendor.leaflet_script()
    vendor.vendored.cache_clear()


def test_a_map_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A file where the folder should be: one clear error, and no half page."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        write_page(few_layers(), tmp_path / "taken" / "map.html")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_map_without_a_title_is_named_after_its_countries() -> None:
    """The country with the most incidents comes first."""
    assert title_of(few_incidents()) == "Incidents in Ukraine and Russia"
    assert title_of(layer("incidents", [])) == "Incidents on the map"
    rows = [(None, {"country": name}) for name in ("Chad", "Chad", "Mali", "Niger", "Togo")]
    assert title_of(layer("incidents", rows)) == "Incidents in Chad, Mali and 2 other countries"
    assert title_of(layer("incidents", rows[:4])) == "Incidents in Chad, Mali and another country"
