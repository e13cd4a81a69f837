"""One filter state: every filter narrows map, list and counts alike."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser


def test_a_type_switched_off_leaves_map_and_list(opened: Opened) -> None:
    """Switching off air strikes takes the row and the symbol away; switching it on brings both back."""
    opening = opened()
    switch = opening.page.locator("#layers").get_by_label("Air strike")
    assert opening.ink(34.9833, 48.4593)[3] == 255
    switch.uncheck()
    assert "Air strike, Dnipro" not in opening.titles()
    assert opening.page.inner_text("#list-title") == "5 of 6"
    assert opening.ink(34.9833, 48.4593)[3] == 0
    switch.check()
    assert "Air strike, Dnipro" in opening.titles()
    assert opening.ink(34.9833, 48.4593)[3] == 255


@pytest.mark.parametrize(
    ("group", "only", "left"),
    [
        ("weapons", "Ballistic missile", ["Missile strike, Kharkiv: 2 to 3 killed, 30+ injured"]),
        ("status", "Denied", ["Air strike, Dnipro"]),
        ("country", "Russia", ["Shelling, Belgorod: 5 killed"]),
        ("admin1", "Cherkaska", ["Flood, Cherkasy region"]),
        ("geo_precision", "Region or country only", ["Flood, Cherkasy region"]),
        ("geo_precision", "No place", ["Explosion, place unknown"]),
        ("source", "Daily Courier", ["Air strike, Dnipro", "Missile strike, Kharkiv: 2 to 3 killed, 30+ injured"]),
    ],
)
def test_only_one_value_of_a_filter(opened: Opened, group: str, only: str, left: list[str]) -> None:
    """The button "only" leaves the incidents of one value; a merged incident counts for each of its sources."""
    opening = opened()
    opening.page.click("#toggle-filters")
    facet = opening.page.locator(f"[data-facet={group}]")
    facet.locator("summary").click()
    facet.get_by_role("button", name=f"Only {only}", exact=True).click()
    assert opening.titles() == left
    facet.get_by_role("button", name="Show all").click()
    assert opening.page.inner_text("#list-title") == "6 incidents"


def test_counts_follow_the_other_filters(opened: Opened) -> None:
    """With only Russia shown, the drone attack in Ukraine counts none, while Ukraine still says what it would show."""
    opening = opened()
    opening.page.click("#toggle-filters")
    countries = opening.page.locator("[data-facet=country]")
    countries.locator("summary").click()
    countries.get_by_role("button", name="Only Russia").click()
    row = opening.page.locator("#layers label", has_text="Drone attack")
    assert row.locator(".count").inner_text() == "0"
    assert countries.locator(".switch", has_text="Ukraine").locator(".count").inner_text() == "4"
    assert countries.locator("summary").inner_text() == "Country (1 of 3)"
    assert opening.page.inner_text("#toggle-filters") == "Filters (1)"


def test_casualties_and_conflict(opened: Opened) -> None:
    """Figures narrow by killed, by injured and by whether the reports agree; one button clears them all."""
    opening = opened()
    opening.page.click("#toggle-filters")
    opening.page.fill("#least-killed", "4")
    opening.page.wait_for_function("() => document.getElementById('list-title').textContent === '1 of 6'")
    assert opening.titles() == ["Shelling, Belgorod: 5 killed"]
    opening.page.fill("#least-killed", "0")
    opening.page.check("#conflict-only")
    opening.page.wait_for_function("() => document.querySelectorAll('#list button').length === 1")
    assert opening.titles() == ["Missile strike, Kharkiv: 2 to 3 killed, 30+ injured"]
    opening.page.get_by_role("button", name="Clear all filters").click()
    assert opening.page.inner_text("#list-title") == "6 incidents"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("depot", 1),
        ("KHARKIV dawn", 1),
        ("rescuers", 1),
        ("governor claimed", 1),
        ("nothing of the kind", 0),
        ("ukraine", 4),
    ],
)
def test_search_reads_all_text(opened: Opened, words: str, left: int) -> None:
    """All words must occur, in any case, also in the sentence of a report that was merged in."""
    opening = opened()
    opening.page.fill("#search", words)
    opening.page.wait_for_function("(n) => document.getElementById('list-title').textContent === `${n} of 6`", arg=left)
    assert len(opening.titles()) == left
