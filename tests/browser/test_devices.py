"""Phone, dark, less motion, and readers who do not see the map."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Opened
from tests.browser.samples import many_incidents

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
OPEN_FILTERS = """() => {
  document.getElementById('toggle-filters').click();
  for (const group of document.querySelectorAll('details.facet')) group.open = true;
}"""
STEPS = (
    "() => document.getElementById('list')",
    OPEN_FILTERS,
    "() => document.querySelector('#list button').click()",
    "() => document.getElementById('open-export').click()",
    "() => document.getElementById('export').close() || document.getElementById('open-about').click()",
)


TOO_SMALL = """() => {
  const pressed = 'button, select, summary, label, input:not([type=checkbox]):not([type=radio])';
  return [...document.querySelectorAll(pressed)]
    .filter((one) => !one.matches('.visually-hidden, .sort, .least, #sheet-handle') && one.checkVisibility())
    .map((one) => [`${one.tagName} ${one.id || one.className}`, one.getBoundingClientRect().height])
    .filter(([, height]) => height > 1 && height < 43.5).map((found) => found.join(' '));
}"""


def axe_source() -> str:
    """Return axe-core, which `python hatch_build.py --dev` lays into node_modules."""
    path = Path(os.environ.get("GEOMAP_AXE", ROOT / "node_modules/axe-core/axe.min.js"))
    if not path.is_file():
        pytest.fail(f"axe-core is not at {path}: run `python hatch_build.py --dev`", pytrace=False)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "settings",
    [{}, PHONE, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["desktop", "phone", "dark", "contrast"],
)
def test_axe_finds_no_violation(opened: Opened, settings: dict[str, object]) -> None:
    """On every layout and in every state of the page: list, filters, incident and windows."""
    page = opened(**settings).page
    page.evaluate(axe_source())
    for step in STEPS:
        page.evaluate(step)
        page.wait_for_timeout(100)
        violations = page.evaluate(
            "axe.run().then(found => found.violations.map(one => [one.id, one.nodes.map(node => node.target)]))"
        )
        assert violations == [], step


def test_a_phone_has_a_sheet_over_the_map(opened: Opened) -> None:
    """The handle makes the list smaller and larger; choosing an incident shows half of it and half of the map."""
    page = opened(**PHONE).page
    side = page.locator("#side")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    half = side.bounding_box()
    page.click("#sheet-handle")
    page.wait_for_timeout(300)
    assert side.bounding_box()["height"] > half["height"] * 1.5
    page.click("#sheet-handle")
    page.wait_for_timeout(300)
    assert side.bounding_box()["height"] < half["height"] * 0.5
    page.click("#sheet-handle")
    page.wait_for_timeout(300)
    page.locator("#list button").first.tap()
    assert page.inner_text("#incident-title") == "Air strike, Dnipro"
    assert page.locator(".leaflet-popup").count() == 0


def test_a_tap_on_a_phones_map_opens_the_incident(opened: Opened) -> None:
    """A finger need not hit the symbol's middle."""
    page = opened(**PHONE).page
    spot = page.evaluate("map_geomap.latLngToContainerPoint([48.4593, 34.9833])")
    page.locator("#map_geomap").tap(position={"x": spot["x"] + 9, "y": spot["y"] + 9})
    page.wait_for_selector("#incident:not([hidden])")
    assert page.inner_text("#incident-title") == "Air strike, Dnipro"


def test_what_a_finger_must_hit_is_large_enough(opened: Opened) -> None:
    """Buttons, fields and switches on a phone are at least 44 pixels high or wide enough in their label."""
    page = opened(**PHONE).page
    page.tap("#toggle-filters")
    assert too_small(page) == []
    page.tap("#toggle-filters")
    page.tap("#toggle-layers")
    assert too_small(page) == []
    page.locator("#layers .close").tap()
    page.locator("#list button").first.tap()
    assert too_small(page) == []


def too_small(page: Page) -> list[str]:
    """Return what is visible, can be pressed, and is lower than 44 pixels."""
    return list(page.evaluate(TOO_SMALL))


def test_dark_follows_the_readers_setting(opened: Opened) -> None:
    """Dark paper and dark land, at once when the setting changes."""
    opening = opened(color_scheme="dark")
    assert opening.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 28)"
    opening.page.emulate_media(color_scheme="light")
    assert opening.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    opening.page.wait_for_timeout(100)
    land = opening.page.evaluate(
        "[...document.querySelector('.leaflet-base-pane canvas').getContext('2d').getImageData(400, 300, 1, 1).data]"
    )
    assert min(land[:3]) > 200


def test_less_motion_is_respected(opened: Opened) -> None:
    """Nothing slides for readers who asked for less motion."""
    page = opened(**PHONE, reduced_motion="reduce").page
    assert page.evaluate("getComputedStyle(document.getElementById('side')).transitionDuration") in ("0s", "1e-05s")


def test_ten_thousand_incidents_filter_at_once(opened: Opened) -> None:
    """A filter on many incidents answers within one call, the fastest of seven: other programs may use the machine."""
    opening = opened([many_incidents(10_000)])
    taken = opening.page.evaluate("""() => {
      const taken = [];
      for (let turn = 0; turn < 7; turn += 1) {
        const from = performance.now();
        document.querySelector('[data-switch^=event_type]').click();
        taken.push(performance.now() - from);
      }
      return Math.min(...taken);
    }""")
    assert taken < 200
    assert opening.page.inner_text("#list-title").endswith("of 10,000")
