"""Composes the page: folium lays out map, base layers and controls, with every script and style inside and hashed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

from .borders import Box
from .tiles import ONLINE_MAPS, tile_hosts
from .vendor import cluster_script, leaflet_script, leaflet_style, own, page_script

POLICY_MARK = "geomap-content-security-policy"
PAYLOAD_MARK = "geomap-payload"
MAX_ZOOM, MAX_ZOOM_WITH_TILES = 15, 19


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
    """Return the page with everything but its payload and its policy."""
    import folium
    from branca.element import Figure
    from folium.template import Template

    class PageMap(folium.Map):  # type: ignore[misc]
        """folium's map in a frame of our own: no links to other hosts, and a viewport that may be zoomed."""

        default_js: Sequence[tuple[str, str]] = ()
        default_css: Sequence[tuple[str, str]] = ()
        _template = Template(own("map.html"))

    class PageFigure(Figure):  # type: ignore[misc]
        """folium's figure with our page around it."""

        _template = Template(own("page.html"))

    west, south, east, north = box or (-120, -40, 150, 65)
    drawn = PageMap(
        location=[round((south + north) / 2, 5), round((west + east) / 2, 5)],
        tiles=None,
        zoom_start=4,
        max_zoom=MAX_ZOOM_WITH_TILES if tiles else MAX_ZOOM,
        min_zoom=2,
        zoom_snap=1 if tiles else 0.25,
        zoom_delta=1,
        control_scale=True,
        zoom_control="topleft",
        world_copy_jump=True,
        box_zoom=True,
    )
    named(drawn, "geomap")
    for position, online in enumerate(ONLINE_MAPS if tiles else ()):
        layer = folium.TileLayer(
            online.url,
            attr=online.attribution,
            name=online.title,
            max_zoom=online.max_zoom,
            show=position == 0,
            cross_origin="anonymous",
        )
        drawn.add_child(named(layer, online.key))
    figure = PageFigure()
    figure.add_child(drawn)
    figure.styles = leaflet_style() + own("page.css")
    figure.libraries = [leaflet_script(), cluster_script(), page_script()]
    figure.policy, figure.payload, figure.map_name = POLICY_MARK, PAYLOAD_MARK, drawn.get_name()
    figure.bases = [[online.title, f"tile_layer_{online.key}"] for online in (ONLINE_MAPS if tiles else ())]
    return str(figure.render())


def named(element: Any, name: str) -> Any:  # noqa: ANN401 - folium has no types
    """Give a folium element an id of its own, which folium draws at random, so that the same input gives the same bytes."""
    element._id = name  # noqa: SLF001
    return element
