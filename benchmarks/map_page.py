"""How fast a map of many incidents opens and filters in Chromium, beside folium's own page of the same points.

    python benchmarks/map_page.py [--count 100000] [--rounds 3]

Both pages are files opened with no network; folium's has its libraries laid beside it, from the npm registry. Times
are medians in milliseconds from the start of navigation to the first drawing, and from a switch to the next drawing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from geomap.render.page import write_page  # noqa: E402 - the checkout must be on the path first
from tests.browser.samples import few_layers, many_incidents  # noqa: E402

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
DESKTOP = {"width": 1280, "height": 800}
LIBRARIES = {
    "leaflet@1.9.4": ("dist/leaflet.js", "dist/leaflet.css"),
    "leaflet.markercluster@1.5.3": ("dist/leaflet.markercluster.js", "dist/MarkerCluster.css"),
    "drmonty-leaflet-awesome-markers@2.0.2": ("js/leaflet.awesome-markers.js", "css/leaflet.awesome-markers.css"),
    "jquery@3.7.1": ("dist/jquery.min.js",),
}
# After the page's own scripts have run, two frames: the first is being painted when the second is called.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
FILTERS = {
    "type": "document.querySelector('#layers [data-switch^=event_type]').click()",
    "country": "document.querySelector('[data-facet=country] input').click()",
    "time": "document.getElementById('time-forward').click()",
    "all again": "document.querySelector('.reset').click()",
}
SEARCH = """() => new Promise(done => {
  const from = performance.now();
  const title = document.getElementById('list-title');
  new MutationObserver(() => done(performance.now() - from)).observe(title, { childList: true });
  const field = document.getElementById('search');
  field.value = 'drone';
  field.dispatchEvent(new Event('input'));
})"""


def main() -> None:
    """Write both pages, open them in turn, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="geomap-bench-") as folder:
        measure(Path(folder), chosen.count, chosen.rounds)


def measure(folder: Path, count: int, rounds: int) -> None:
    """Open each page `rounds` times, in turn, so that the machine's moods fall on both."""
    incidents = many_incidents(count)
    ours = write_page([incidents], folder / "geomap.html")
    theirs = write_folium(
        folder, [feature.geometry["coordinates"] for feature in incidents.features if feature.geometry]
    )
    small = write_page(few_layers(), folder / "few.html")
    times: dict[str, list[float]] = {"geomap": [], "folium": []}
    filters: dict[str, list[float]] = {}
    for _ in range(rounds):
        times["folium"].append(opening(theirs)[0])
        opened, answers = opening(ours, filtering=True)
        times["geomap"].append(opened)
        for name, taken in answers.items():
            filters.setdefault(name, []).append(taken)
    report(ours, small, times, filters)


def report(ours: Path, small: Path, times: dict[str, list[float]], filters: dict[str, list[float]]) -> None:
    """Print sizes, medians and the ratio."""
    mine, folium = (statistics.median(times[name]) for name in ("geomap", "folium"))
    print(f"file: {ours.stat().st_size / 1e6:.1f} MB; of six incidents: {small.stat().st_size / 1e3:.0f} kB")
    print(f"opening: geomap {mine:.0f} ms, folium FastMarkerCluster {folium:.0f} ms, ratio {mine / folium:.2f}")
    for name, taken in filters.items():
        print(f"filter, {name}: {statistics.median(taken):.0f} ms")


def opening(path: Path, *, filtering: bool = False) -> tuple[float, dict[str, float]]:
    """Return milliseconds to the first drawing, and to each filter's answer."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("GEOMAP_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        page = browser.new_context(offline=True, viewport=DESKTOP).new_page()
        page.goto(path.as_uri(), wait_until="load", timeout=120_000)
        drawn = page.evaluate(DRAWN)
        answers = filtered(page) if filtering else {}
        browser.close()
    return drawn, answers


def filtered(page: Any) -> dict[str, float]:  # noqa: ANN401 - playwright's page
    """Return milliseconds from each switch to the end of the redraw it causes."""
    page.wait_for_timeout(500)
    taken = {}
    for name, action in FILTERS.items():
        script = f"() => {{ const from = performance.now(); {action}; return performance.now() - from; }}"
        taken[name] = page.evaluate(script)
    taken["first search (with a pause of 120 ms for typing)"] = page.evaluate(SEARCH)
    return taken


def write_folium(folder: Path, points: list[list[float]]) -> Path:
    """Write folium's page of the same points, its libraries as files beside it."""
    import folium
    from folium.plugins import FastMarkerCluster

    scripts, styles = libraries(folder)
    drawn = folium.Map(location=[48, 31], zoom_start=5, tiles=None, maxZoom=18)
    cluster = FastMarkerCluster([[lat, lon] for lon, lat in points])
    drawn.default_js, cluster.default_js = scripts, []
    drawn.default_css, cluster.default_css = styles, []
    cluster.add_to(drawn)
    path = folder / "folium.html"
    drawn.save(str(path))
    return path


def libraries(folder: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Fetch the libraries of folium's page with npm; return (name, file) of scripts and of styles."""
    subprocess.run(
        ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *LIBRARIES],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    paths = [f"node_modules/{name.rpartition('@')[0]}/{file}" for name, held in LIBRARIES.items() for file in held]
    scripts = [(path, path) for path in paths if path.endswith(".js")]
    return scripts, [(path, path) for path in paths if path.endswith(".css")]


if __name__ == "__main__":
    main()
