"""The list: sorted, virtual, and a complete way in for the keyboard and for screen readers."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opened
from tests.browser.samples import many_incidents

pytestmark = pytest.mark.browser
KHARKIV = "Missile strike, Kharkiv: 2 to 3 killed, 30+ injured"


def focused(opening: object) -> str:
    """Return the title in the focused row."""
    return str(opening.page.evaluate("document.activeElement.querySelector('strong')?.textContent || ''"))  # type: ignore[attr-defined]


def test_arrow_keys_step_through_the_list_and_enter_opens(opened: Opened) -> None:
    """From the skip link to an incident and back without a pointer; focus returns to the row it left."""
    opening = opened()
    keys = opening.page.keyboard
    keys.press("Tab")
    assert opening.page.evaluate("document.activeElement.id") == "skip"
    keys.press("Enter")
    assert focused(opening) == "Air strike, Dnipro"
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    assert focused(opening) == "Drone attack, Kyiv"
    keys.press("End")
    assert focused(opening) == "Explosion, place unknown"
    keys.press("Home")
    keys.press("ArrowDown")
    keys.press("Enter")
    assert opening.page.inner_text("#incident-title") == "Shelling, Belgorod: 5 killed"
    keys.press("ArrowRight")
    assert opening.page.inner_text("#incident-title") == "Air strike, Dnipro"
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    assert opening.page.inner_text("#incident-title") == "Explosion, place unknown"
    keys.press("Escape")
    assert focused(opening) == "Explosion, place unknown"


def test_rows_are_buttons_that_say_where_they_stand(opened: Opened) -> None:
    """Each row is a real button in a list item with its position, and only one row is a tab stop."""
    opening = opened()
    first = opening.page.locator("#list li").first
    assert first.get_attribute("aria-posinset") == "1"
    assert first.get_attribute("aria-setsize") == "7"
    assert first.locator("button[type=button]").count() == 1
    assert opening.page.locator('#list button[tabindex="0"]').count() == 1


def test_incidents_without_a_place_stand_under_their_own_heading(opened: Opened) -> None:
    """Nothing is dropped: what could not be placed is listed last, and opens with what was tried."""
    opening = opened()
    items = opening.page.locator("#list li").all_inner_texts()
    assert items[-2].startswith("Without a place (1)")
    assert items[-1].startswith("Explosion, place unknown")
    opening.page.locator("#list button").last.click()
    panel = opening.page.inner_text("#incident")
    assert "Not on the map" in panel
    assert "no name was given" in panel


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("newest", "Air strike, Dnipro"),
        ("oldest", KHARKIV),
        ("killed", "Shelling, Belgorod: 5 killed"),
        ("injured", KHARKIV),
    ],
)
def test_sorting(opened: Opened, sort: str, first: str) -> None:
    """The list can be read by time or by harm."""
    opening = opened()
    opening.page.select_option("#sort", sort)
    assert opening.titles()[0] == first


def test_undated_incidents_come_last_either_way(opened: Opened) -> None:
    """An incident with no settled date is neither the newest nor the oldest."""
    opening = opened()
    for sort in ("newest", "oldest"):
        opening.page.select_option("#sort", sort)
        assert opening.titles()[4] == "Flood, Cherkasy region"


def test_in_view_only(opened: Opened) -> None:
    """The list can hold just what the map shows, and follows it."""
    opening = opened()
    opening.page.evaluate("map_geomap.setView([50.61, 36.58], 10, {animate: false})")
    opening.page.check("#in-view")
    assert opening.titles() == ["Shelling, Belgorod: 5 killed"]
    opening.page.evaluate("map_geomap.setView([50.4547, 30.5238], 10, {animate: false})")
    opening.page.wait_for_function("() => document.querySelector('#list strong').textContent === 'Drone attack, Kyiv'")


def test_a_long_list_keeps_few_rows_in_the_page(opened: Opened) -> None:
    """Five thousand incidents need some twenty rows in the document, wherever the list is scrolled."""
    opening = opened([many_incidents(5000)])
    assert opening.page.locator("#list li").count() < 40
    opening.page.locator("#list button").first.focus()
    opening.page.keyboard.press("End")
    assert opening.page.evaluate("document.activeElement.closest('li').getAttribute('aria-posinset')") == "5000"
    assert opening.page.locator("#list li").count() < 40
