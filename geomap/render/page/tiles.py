"""The online base maps that --tiles adds, and the hosts a page with them may ask."""

from __future__ import annotations

from dataclasses import dataclass

OSM = '&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors'
CARTO = f'{OSM} &copy; <a href="https://carto.com/attributions">CARTO</a>'
ESRI = "Tiles &copy; Esri, Maxar, Earthstar Geographics and the GIS user community"
TOPO = f'{OSM}, SRTM | <a href="https://opentopomap.org">OpenTopoMap</a> (CC-BY-SA)'


@dataclass(frozen=True, slots=True)
class OnlineMap:
    """A tile service: its name, address, attribution, deepest zoom and the host to allow."""

    key: str
    title: str
    url: str
    attribution: str
    max_zoom: int
    host: str


# The first is shown when the page opens. OpenStreetMap's own server refuses pages opened from a file, which send
# no referrer; it serves those that are put on a site.
ONLINE_MAPS = (
    OnlineMap(
        "carto_light",
        "Streets, light (CARTO)",
        "https://{s}.basemaps.cartocdn.com/rastertiles/voyager/{z}/{x}/{y}{r}.png",
        CARTO,
        20,
        "https://*.basemaps.cartocdn.com",
    ),
    OnlineMap(
        "carto_dark",
        "Streets, dark (CARTO)",
        "https://{s}.basemaps.cartocdn.com/dark_all/{z}/{x}/{y}{r}.png",
        CARTO,
        20,
        "https://*.basemaps.cartocdn.com",
    ),
    OnlineMap(
        "osm",
        "OpenStreetMap",
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        OSM,
        19,
        "https://tile.openstreetmap.org",
    ),
    OnlineMap(
        "esri_imagery",
        "Satellite (Esri)",
        "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
        ESRI,
        19,
        "https://server.arcgisonline.com",
    ),
    OnlineMap(
        "opentopo",
        "Terrain (OpenTopoMap)",
        "https://{s}.tile.opentopomap.org/{z}/{x}/{y}.png",
        TOPO,
        17,
        "https://*.tile.opentopomap.org",
    ),
)


def tile_hosts() -> tuple[str, ...]:
    """Return the hosts that the Content-Security-Policy lets images come from."""
    return tuple(dict.fromkeys(online.host for online in ONLINE_MAPS))
