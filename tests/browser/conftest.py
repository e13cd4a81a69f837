"""A Chromium with the network off, and maps opened in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from geomap.model import Layer
from geomap.render.page import write_page
from tests.browser.samples import PROVENANCE, few_layers

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
HOW_TO_INSTALL = (
    "the browser tests need Chromium: `apt-get install chromium`, or `playwright install chromium`, "
    "or name one in GEOMAP_CHROMIUM"
)
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
Opened = Callable[..., "Opening"]


class Opening:
    """A map in the browser, and what went wrong in it: errors, and requests to anywhere."""

    def __init__(self, page: Page) -> None:
        """Watch a page before anything is loaded into it."""
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:", "about:")):
            self.requests.append(url)

    def load(self, path: Path, fragment: str = "") -> None:
        """Open a map and wait for its first drawing."""
        self.page.goto(f"{path.as_uri()}{fragment}")
        self.page.wait_for_function("() => document.documentElement.dataset.ready", timeout=60_000)

    def titles(self) -> list[str]:
        """Return the titles of the list's rows that are in the page."""
        return self.page.locator("#list button strong").all_inner_texts()

    def click_at(self, lon: float, lat: float) -> None:
        """Click the map at a position."""
        spot = self.page.evaluate("([lon, lat]) => map_geomap.latLngToContainerPoint([lat, lon])", [lon, lat])
        self.page.locator("#map_geomap").click(position={"x": spot["x"], "y": spot["y"]})

    def painted(self) -> int:
        """Return how many pixels of the incidents' canvas are not clear."""
        return int(self.page.evaluate(PAINTED))

    def ink(self, lon: float, lat: float) -> list[int]:
        """Return red, green, blue, alpha that the incidents' canvas has at a position."""
        return list(self.page.evaluate(INK, [lon, lat]))


INK = """([lon, lat]) => {
  const canvas = document.querySelector('.leaflet-incidents-pane canvas');
  const spot = map_geomap.latLngToContainerPoint([lat, lon]);
  const shown = canvas.getBoundingClientRect();
  const map = document.getElementById('map_geomap').getBoundingClientRect();
  const ratio = canvas.width / shown.width;
  const [x, y] = [(spot.x + map.x - shown.x) * ratio, (spot.y + map.y - shown.y) * ratio];
  return [...canvas.getContext('2d').getImageData(x, y, 1, 1).data];
}"""


PAINTED = """() => {
  const canvas = document.querySelector('.leaflet-incidents-pane canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]) painted += 1;
  return painted;
}"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one that GEOMAP_CHROMIUM names, or Playwright's own; without one the tests fail and say so."""
    found = os.environ.get("GEOMAP_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        except Error as error:
            pytest.fail(f"{HOW_TO_INSTALL} ({error})", pytrace=False)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def few_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the six sample incidents."""
    path = tmp_path_factory.mktemp("few") / "map.html"
    return write_page(few_layers(), path, provenance=PROVENANCE, title="Sample of March")


@pytest.fixture
def opened(chromium: Browser, few_map: Path, tmp_path: Path) -> Iterator[Opened]:
    """Return a function that opens layers, a file or the six samples, on a desktop unless told otherwise."""
    contexts: list[BrowserContext] = []
    openings: list[Opening] = []

    def open_map(layers: Sequence[Layer] | Path | None = None, *, fragment: str = "", **settings: Any) -> Opening:
        path = layers if isinstance(layers, Path) else few_map
        if layers is not None and not isinstance(layers, Path):
            path = write_page(layers, tmp_path / f"map{len(contexts)}.html", provenance=PROVENANCE)
        contexts.append(chromium.new_context(offline=True, **(DESKTOP | settings)))
        openings.append(Opening(contexts[-1].new_page()))
        openings[-1].load(path, fragment)
        return openings[-1]

    yield open_map
    for opening, context in zip(openings, contexts, strict=True):
        context.close()
        assert not opening.errors
        assert not opening.requests
