"""Time: brushing, stepping and playing."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opened
from tests.browser.samples import few_incidents, layer, many_incidents

pytestmark = pytest.mark.browser


def test_brushing_narrows_to_the_days_between_the_handles(opened: Opened) -> None:
    """The handles are range inputs, so that arrow keys brush; undated incidents are hidden then, and said to be."""
    opening = opened()
    opening.page.focus("#time-to")
    for _ in range(5):
        opening.page.keyboard.press("ArrowLeft")
    assert opening.titles() == ["Drone attack, Kyiv", "Missile strike, Kharkiv: 2 to 3 killed, 30+ injured"]
    assert opening.page.inner_text(".time-words") == "5 Mar 2024 to 7 Mar 2024 · 1 undated hidden"
    assert opening.page.get_attribute("#time-to", "aria-valuetext") == "7 Mar 2024"
    opening.page.click("#time-reset")
    assert opening.page.inner_text("#list-title") == "6 incidents"


def test_stepping_moves_one_day_on_and_back(opened: Opened) -> None:
    """The first step shows the first day; each further step the next day; steps back return."""
    opening = opened()
    opening.page.click("#time-forward")
    assert opening.titles() == ["Missile strike, Kharkiv: 2 to 3 killed, 30+ injured"]
    opening.page.click("#time-forward")
    assert opening.titles() == []
    opening.page.click("#time-forward")
    assert opening.titles() == ["Drone attack, Kyiv"]
    opening.page.click("#time-back")
    opening.page.click("#time-back")
    assert opening.titles() == ["Missile strike, Kharkiv: 2 to 3 killed, 30+ injured"]


def test_playing_runs_through_time_and_pauses(opened: Opened) -> None:
    """Play steps by itself until it is paused."""
    opening = opened()
    opening.page.click("#time-play")
    assert opening.page.get_attribute("#time-play", "aria-label") == "Pause"
    opening.page.wait_for_function("() => document.getElementById('time-from').value === '2'")
    opening.page.click("#time-play")
    assert opening.page.get_attribute("#time-play", "aria-label") == "Play through time"
    assert opening.titles() == ["Drone attack, Kyiv"]


def test_years_of_incidents_are_binned_by_month(opened: Opened) -> None:
    """Four years make forty-eight bars, not fourteen hundred."""
    opening = opened([many_incidents(300)])
    assert opening.page.get_attribute("#time-from", "max") == "48"


def test_one_day_and_no_day_need_no_brush(opened: Opened) -> None:
    """Where there is nothing to brush the strip says what is known."""
    rows = [(f.geometry, f.properties) for f in few_incidents().features]
    assert "5 March 2024" in opened([layer("incidents", rows[:1])]).page.inner_text("#time")
    assert opened([layer("incidents", rows[4:5])]).page.inner_text("#time") == "The reports settle no dates."
