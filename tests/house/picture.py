"""Takes the README's picture of the map: one incident open, its sentence marked.

python -m tests.house.picture output/map.html docs/img/map.png
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

INCIDENT = "Uman"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def take(page_path: Path, picture: Path) -> None:
    """Open the map with the network off, open one incident, and write a PNG."""
    program = os.environ.get("GEOMAP_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
        page.goto(page_path.resolve().as_uri())
        page.wait_for_function("() => document.documentElement.dataset.ready")
        page.locator("select").first.select_option(label="Oldest first")  # brings it among the rows in view
        page.locator("#list button", has_text=INCIDENT).first.click()
        page.wait_for_timeout(1500)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
