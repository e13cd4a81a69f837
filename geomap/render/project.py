"""Writes the files that open all layers in QGIS at once: a layer definition (.qlr) and a project (.qgs).

Both point at the GeoPackage beside them by a relative path, so that the folder can be moved or mailed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from geomap.model import Layer
from geomap.render import qgis_xml as xml
from geomap.render import shapes
from geomap.render.columns import BORDERS, DISTANCES, INCIDENTS, PLACES, REGIONS, UNCERTAINTY
from geomap.render.layers import located
from geomap.render.qgis_xml import element
from geomap.render.staging import staged_text
from geomap.render.styles import DOCTYPE, END, GEOMETRY_CODES, LOOKS, START, style_elements

# The tree, top first: group, and its layers with whether they are shown when it is opened.
TREE: Mapping[str, Mapping[str, bool]] = MappingProxyType(
    {
        "What happened": {INCIDENTS: True},
        "What the reports say": {DISTANCES: True, PLACES: False},
        "How sure": {UNCERTAINTY: True},
        "Background": {REGIONS: False, BORDERS: True},
    }
)
GROUP = "geomap"
BACKGROUND = ("221", "232", "240")  # the sea

_QLR_DOCTYPE = "<!DOCTYPE qgis-layer-definition>"
_GEOMETRY_NAMES = MappingProxyType(
    {"Point": "Point", "LineString": "Line", "MultiLineString": "Line", "MultiPolygon": "Polygon"}
)
_WGS84 = {
    "proj4": "+proj=longlat +datum=WGS84 +no_defs",
    "srsid": "3452",
    "srid": "4326",
    "authid": "EPSG:4326",
    "description": "WGS 84",
    "projectionacronym": "longlat",
    "ellipsoidacronym": "EPSG:7030",
    "geographicflag": "true",
}
_WEB_MERCATOR = {
    "proj4": "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext "
    "+no_defs",
    "srsid": "3857",
    "srid": "3857",
    "authid": "EPSG:3857",
    "description": "WGS 84 / Pseudo-Mercator",
    "projectionacronym": "merc",
    "ellipsoidacronym": "EPSG:7030",
    "geographicflag": "false",
}
_EARTH_M = 6378137.0
_MERCATOR_EDGE = 85.0


def write_layer_definition(layers: Iterable[Layer], path: Path, *, geopackage: str) -> None:
    """Write a `.qlr` of the layers that have something to draw; `geopackage` is the name of the file beside it.

    Raises OutputError when the file cannot be written.
    """
    drawn = _drawn(layers)
    root = element("qlr")
    tree = element("layer-tree-group", name="", checked="Qt::Checked", expanded="1")
    tree.append(_tree(drawn, geopackage))
    root.append(tree)
    root.append(element("maplayers", None, *(_map_layer(layer, geopackage) for layer in drawn)))
    with staged_text(path) as text:
        text.write(xml.document(root, _QLR_DOCTYPE))


def write_project(layers: Iterable[Layer], path: Path, *, geopackage: str, title: str = GROUP) -> None:
    """Write a `.qgs` project of the layers that have something to draw, zoomed to them.

    Raises OutputError when the file cannot be written.
    """
    drawn = _drawn(layers)
    root = element("qgis", version=xml.QGIS_VERSION, projectname=title)
    root.append(element("homePath", path=""))
    root.append(element("title", title))
    root.append(element("projectCrs", None, _crs(_WEB_MERCATOR)))
    tree = SubElement(root, "layer-tree-group")
    tree.append(_tree(drawn, geopackage))
    root.append(_canvas(drawn))
    root.append(element("projectlayers", None, *(_map_layer(layer, geopackage) for layer in drawn)))
    root.append(element("layerorder", None, *(element("layer", id=_id(layer)) for layer in drawn)))
    root.append(_properties())
    root.append(_opening_view(drawn))
    root.extend(_time_settings(drawn))
    with staged_text(path) as text:
        text.write(xml.document(root, DOCTYPE))


# -- parts of the above -------------------------------------------------------------------------------


def _drawn(layers: Iterable[Layer]) -> Sequence[Layer]:
    """Return the layers that the tree names and that have something to draw, top first."""
    by_name = {layer.name: layer for layer in layers if located(layer)}
    return [by_name[name] for group in TREE.values() for name in group if name in by_name]


def _tree(drawn: Sequence[Layer], geopackage: str) -> Element:
    by_name = {layer.name: layer for layer in drawn}
    whole = element("layer-tree-group", name=GROUP, checked="Qt::Checked", expanded="1")
    for title, members in TREE.items():
        shown = [(by_name[name], visible) for name, visible in members.items() if name in by_name]
        if shown:
            group = SubElement(whole, "layer-tree-group", {"name": title, "checked": "Qt::Checked", "expanded": "1"})
            group.extend(_tree_layer(layer, geopackage, visible=visible) for layer, visible in shown)
    return whole


def _tree_layer(layer: Layer, geopackage: str, *, visible: bool) -> Element:
    return element(
        "layer-tree-layer",
        id=_id(layer),
        name=layer.title,
        source=_source(layer, geopackage),
        providerKey="ogr",
        checked="Qt::Checked" if visible else "Qt::Unchecked",
        expanded="1" if layer.name == INCIDENTS else "0",
    )


def _map_layer(layer: Layer, geopackage: str) -> Element:
    made = element("maplayer", type="vector", geometry=_GEOMETRY_NAMES[layer.geometry_type])
    made.attrib.update(xml.TOP_ATTRIBUTES)
    made.set("wkbType", layer.geometry_type)
    made.set("labelsEnabled", "0" if LOOKS[layer.name].labels is None else "1")
    made.append(element("id", _id(layer)))
    made.append(element("datasource", _source(layer, geopackage)))
    made.append(element("layername", layer.title))
    made.append(element("srs", None, _crs(_WGS84)))
    made.append(element("provider", "ogr", encoding="UTF-8"))
    made.extend(style_elements(layer))
    made.append(element("layerGeometryType", GEOMETRY_CODES[layer.geometry_type]))
    return made


def _id(layer: Layer) -> str:
    return f"geomap_{layer.name}"


def _source(layer: Layer, geopackage: str) -> str:
    return f"./{geopackage}|layername={layer.name}"


def _crs(values: Mapping[str, str]) -> Element:
    return element("spatialrefsys", None, *(element(name, value) for name, value in values.items()))


def _canvas(drawn: Sequence[Layer]) -> Element:
    extent = element("extent")
    for name, value in zip(("xmin", "ymin", "xmax", "ymax"), _view(drawn), strict=True):
        extent.append(element(name, f"{value:.1f}"))
    crs = element("destinationsrs", None, _crs(_WEB_MERCATOR))
    return element(
        "mapcanvas", None, element("units", "meters"), extent, element("rotation", "0"), crs, name="theMapCanvas"
    )


def _opening_view(drawn: Sequence[Layer]) -> Element:
    extent = element("DefaultViewExtent", None, _crs(_WEB_MERCATOR))
    for name, value in zip(("xmin", "ymin", "xmax", "ymax"), _view(drawn), strict=True):
        extent.set(name, f"{value:.1f}")
    return element("ProjectViewSettings", None, extent, rotation="0", UseProjectScales="0")


def _view(drawn: Sequence[Layer]) -> tuple[float, float, float, float]:
    """Return the metres of Web Mercator to zoom to: what happened and the distances, with a margin; else the world."""
    shown = [layer for layer in drawn if layer.name in {INCIDENTS, DISTANCES}]
    found = shapes.bounds(feature.geometry for layer in shown for feature in layer.features)
    west, south, east, north = found or (-180.0, -60.0, 180.0, 75.0)
    if west > east:
        west, east = -180.0, 180.0
    margin = max(0.05 * (east - west), 0.1)
    low, high = _mercator(west - margin, south - margin), _mercator(east + margin, north + margin)
    return (*low, *high)


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    inside = math.radians(max(-_MERCATOR_EDGE, min(_MERCATOR_EDGE, lat)))
    return _EARTH_M * math.radians(lon), _EARTH_M * math.log(math.tan(math.pi / 4 + inside / 2))


def _properties() -> Element:
    made = element("properties")
    paths = SubElement(made, "Paths")
    paths.append(element("Absolute", "false", type="bool"))
    reference = SubElement(made, "SpatialRefSys")
    reference.append(element("ProjectionsEnabled", "1", type="int"))  # without it QGIS ignores the project's system
    canvas = SubElement(made, "Gui")
    for name, value in zip(("Red", "Green", "Blue"), BACKGROUND, strict=True):
        canvas.append(element(f"CanvasColor{name}Part", value, type="int"))
    return made


def _time_settings(drawn: Iterable[Layer]) -> Iterator[Element]:
    """Yield the span that the temporal controller offers: from the first incident to the last."""
    rows = [f.properties for layer in drawn if layer.name == INCIDENTS for f in layer.features]
    moments = [str(row[name]) for row in rows for name in (START, END) if row.get(name) is not None]
    if moments:
        span = element("TemporalRange", None, element("start", min(moments)), element("end", max(moments)))
        yield element(
            "ProjectTimeSettings",
            None,
            span,
            frameRate="1",
            timeStep="1",
            timeStepUnit="d",
            cumulativeTemporalRange="0",
        )
