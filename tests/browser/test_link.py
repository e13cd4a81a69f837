"""The address: a link reopens the same view, with its selection."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser


def test_a_link_reopens_filters_time_layers_view_and_selection(opened: Opened) -> None:
    """What the first reader saw is what the second one sees."""
    first = opened()
    page = first.page
    page.locator("#layers").get_by_label("Shelling").uncheck()
    page.locator("#layers").get_by_label("Heat").check()
    page.fill("#search", "ukraine")
    page.click("#time-forward")
    page.select_option("#sort", "killed")
    page.evaluate("map_geomap.setView([49.5, 35.5], 7, {animate: false})")
    page.locator("#list button").first.click()
    page.wait_for_function("() => location.hash.includes('incident=inc-00001')")
    seen = page.evaluate("[map_geomap.getCenter().lat, map_geomap.getZoom(), location.hash]")
    second = opened(fragment=seen[2])
    again = second.page.evaluate("[map_geomap.getCenter().lat, map_geomap.getZoom()]")
    assert again == pytest.approx(seen[:2], abs=0.007)  # a pixel
    assert second.page.inner_text("#incident-title") == "Missile strike, Kharkiv: 2 to 3 killed, 30+ injured"
    assert not second.page.locator("#layers").get_by_label("Shelling").is_checked()
    assert second.page.locator("#layers").get_by_label("Heat").is_checked()
    assert second.page.input_value("#search") == "ukraine"
    assert second.page.input_value("#sort") == "killed"
    second.page.click("button.back")
    assert second.titles() == ["Missile strike, Kharkiv: 2 to 3 killed, 30+ injured"]


def test_a_fresh_map_has_a_plain_address(opened: Opened) -> None:
    """A map that nobody touched writes nothing into its address."""
    opening = opened()
    opening.page.wait_for_timeout(300)
    assert urlsplit(opening.page.url).fragment == ""


def test_editing_the_address_changes_the_map(opened: Opened) -> None:
    """A link pasted over an open map is followed without a reload."""
    opening = opened()
    opening.page.evaluate("location.hash = 'incident=inc-00003&killed=5'")
    opening.page.wait_for_selector("#incident:not([hidden])")
    assert opening.page.inner_text("#incident-title") == "Shelling, Belgorod: 5 killed"
    assert opening.page.locator("#list").is_hidden()
    opening.page.click("button.back")
    assert opening.titles() == ["Shelling, Belgorod: 5 killed"]


@pytest.mark.parametrize(
    "fragment",
    ["#map=x/y/z", "#time=never..", "#incident=none", "#event_type=nothing&killed=-4", "#%E0%A4%A", "#map=99/99/999"],
)
def test_a_broken_address_does_no_harm(opened: Opened, fragment: str) -> None:
    """A map opens whatever stands behind the #."""
    assert opened(fragment=fragment).page.inner_text("h1") == "Sample of March"


def test_copy_link_copies_the_address(opened: Opened) -> None:
    """The button puts the address on the clipboard and says so."""
    opening = opened(fragment="#incident=inc-00002", permissions=["clipboard-read", "clipboard-write"])
    opening.page.click("#copy-view")
    opening.page.wait_for_selector(".note")
    assert "incident=inc-00002" in opening.page.evaluate("navigator.clipboard.readText()")
    opening.page.click(".copy-citation")
    opening.page.wait_for_function("() => document.querySelector('.note')?.textContent === 'Citation copied'")
    cited = opening.page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith(
        "Drone attack, Kyiv. 7 March 2024, Kyiv, Kyiv City, Ukraine. Reported by example.org, Wire. Incident inc-00002"
    )
