"""Composes the page: folium lays out map, base layers and controls, with every script and style inside and hashed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geomap.render.kept import kept

from .borders import Box
from .tiles import ONLINE_MAPS, OnlineMap, tile_hosts
from .vendor import cluster_script, leaflet_script, leaflet_style, own, page_script

POLICY_MARK = "geomap-content-security-policy"
PAYLOAD_MARK = "geomap-payload"
CENTRE_MARK = [-71.97531, 113.86421]  # where no map begins: replaced by the centre of the incidents
MAX_ZOOM, MAX_ZOOM_WITH_TILES = 15, 19
WHOLE = (-120.0, -40.0, 150.0, 65.0)  # what a map of nothing shows


@dataclass(frozen=True, slots=True)
class PageParts:
    """What the page's template puts in place: all of it our own words, nothing of a report's."""

    styles: str
    libraries: tuple[str, ...]
    map_name: str
    bases: tuple[tuple[str, str], ...]
    policy: str = POLICY_MARK
    payload: str = PAYLOAD_MARK


def compose(payload: dict[str, Any], *, box: Box | None, tiles: bool) -> list[str]:
    """Return the page as parts to be written one after the other.

    The payload, which alone holds words of reports, goes in last, between two finished halves: it passes through no
    template, and the hashes of the policy are taken before it is there.
    """
    shell = shell_of(box=box, tiles=tiles)
    shell = shell.replace(POLICY_MARK, policy(shell, tiles=tiles))
    before, after = shell.split(PAYLOAD_MARK)
    return [before, json_block(payload), after]


def json_block(payload: dict[str, Any]) -> str:
    """Return JSON that can stand inside a script element and inside JavaScript."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def policy(shell: str, *, tiles: bool) -> str:
    """Return the Content-Security-Policy: only the page's own scripts and styles, and no connection anywhere."""
    images = " ".join(("data:", "blob:", *(tile_hosts() if tiles else ())))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {hashes(shell, 'script')}",
            f"style-src {hashes(shell, 'style')}",
            f"img-src {images}",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def hashes(shell: str, tag: str) -> str:
    """Return the CSP sources of all inline elements of a kind, each once."""
    bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", shell, flags=re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies)
    return " ".join(dict.fromkeys(f"'sha256-{digest}'" for digest in digests))


def shell_of(*, box: Box | None, tiles: bool) -> str:
    """Return the page with everything but its payload and its policy.

    folium's part of it is the same for every map but for where the map begins, and is kept from run to run.
    """
    west, south, east, north = box or WHOLE
    centre = [round((south + north) / 2, 5), round((west + east) / 2, 5)]
    parts = PageParts(
        styles=leaflet_style() + own("page.css"),
        libraries=(leaflet_script(), cluster_script(), page_script()),
        map_name="map_geomap",
        bases=tuple((one.title, f"tile_layer_{one.key}") for one in (ONLINE_MAPS if tiles else ())),
    )
    made_from = (version("folium"), version("jinja2"), own("page.html"), own("map.html"), repr(parts), _code())
    shell = kept("tiled_page" if tiles else "page", made_from, lambda: framed(parts, tiles=tiles))
    return shell.replace(json.dumps(CENTRE_MARK), json.dumps(centre))


def _code() -> str:
    """Return this module's text: what it would lay out differently must not come from the cache."""
    return Path(__file__).read_text(encoding="utf-8")


def framed(parts: PageParts, *, tiles: bool) -> str:
    """Return the page as folium lays it out, beginning at CENTRE_MARK."""
    from branca.element import Figure
    from folium.template import Template

    class PageFigure(Figure):
        """folium's figure with our page around it."""

        _template = Template(own("page.html"))

        def __init__(self, parts: PageParts) -> None:
            super().__init__()
            self.parts = parts

    figure = PageFigure(parts)
    figure.add_child(map_of(ONLINE_MAPS if tiles else ()))
    return str(figure.render())


def map_of(online: Sequence[OnlineMap]) -> Any:  # noqa: ANN401 - folium has no types
    """Return folium's map: no tiles but those asked for, and none of the links to other hosts that folium adds."""
    import folium
    from folium.template import Template

    class PageMap(folium.Map):
        """folium's map without its head: the page has its own, with a viewport that readers may zoom."""

        default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium's own attribute
        default_css: list[tuple[str, str]] = []  # noqa: RUF012
        _template = Template(own("map.html"))

    drawn = PageMap(
        location=CENTRE_MARK,
        tiles=None,
        zoom_start=4,
        maxZoom=MAX_ZOOM_WITH_TILES if online else MAX_ZOOM,  # folium's own max_zoom is for tiles, and lost without any
        minZoom=2,
        zoom_snap=1 if online else 0.25,
        zoom_control="topleft",
        world_copy_jump=True,
    )
    for position, one in enumerate(online):
        layer = folium.TileLayer(
            one.url,
            attr=one.attribution,
            name=one.title,
            max_zoom=one.max_zoom,
            show=position == 0,
            cross_origin="anonymous",
        )
        drawn.add_child(named(layer, one.key))
    return named(drawn, "geomap")


def named(element: Any, name: str) -> Any:  # noqa: ANN401 - folium has no types
    """Give a folium element a name: folium draws one at random, and the same input must give the same bytes."""
    element._id = name  # noqa: SLF001
    return element
