"""Writes layers as KML for Google Earth: a folder a layer, a style a type, time spans, every column as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from geomap.model import Feature, Layer
from geomap.render.columns import DISTANCES, INCIDENTS, PLACES, UNCERTAINTY
from geomap.render.layers import located
from geomap.render.qgis_xml import element
from geomap.render.staging import staged_text
from geomap.render.styles import END, LOOKS, START
from geomap.render.symbols import EVENT_SYMBOLS, FITS_COLOURS, ROLE_SYMBOLS, UNKNOWN_COLOUR, event_symbol

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_SHOWN_LAYERS = (INCIDENTS, PLACES, DISTANCES, UNCERTAINTY)
_ROWS_AT_ONCE_HIDDEN = frozenset({PLACES})  # as in QGIS: the other places are there, but off at first
# Google's own white shapes, tinted by the style's colour; fetched by Google Earth, never by us.
_ICONS = "http://maps.google.com/mapfiles/kml/shapes/"
_ICON_OF_SHAPE = {
    "circle": "placemark_circle.png",
    "square": "placemark_square.png",
    "diamond": "open-diamond.png",
    "triangle": "triangle.png",
    "triangle_down": "arrow.png",
    "pentagon": "polygon.png",
    "hexagon": "polygon.png",
    "octagon": "polygon.png",
    "star": "star.png",
    "cross": "cross-hairs.png",
}


def write_kml(layers: Iterable[Layer], path: Path) -> None:
    """Write the layers as one KML document. Raises OutputError when the file cannot be written."""
    root = element("kml", xmlns=_NAMESPACE)
    document = SubElement(root, "Document")
    document.append(element("name", "geomap"))
    document.extend(_styles())
    for layer in layers:
        if layer.name in _SHOWN_LAYERS and located(layer):
            document.append(_folder(layer))
    with staged_text(path) as text:
        text.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        text.write(f"{tostring(root, encoding='unicode')}\n")


# -- styles -------------------------------------------------------------------------------------------


def _styles() -> Iterator[Element]:
    for name, symbol in EVENT_SYMBOLS.items():
        yield _icon_style(f"event-{name}", symbol.colour, symbol.shape, scale=1.0)
    for name, symbol in ROLE_SYMBOLS.items():
        yield _icon_style(f"role-{name}", symbol.colour, symbol.shape, scale=0.6)
    for fits, (_, colour) in FITS_COLOURS.items():
        line = element("LineStyle", None, element("color", _colour(colour, 1)), element("width", "2"))
        yield element("Style", None, line, id=f"distance-{_fits_word(fits)}")
    outline = element("LineStyle", None, element("color", _colour(UNKNOWN_COLOUR, 0.8)), element("width", "1"))
    fill = element("PolyStyle", None, element("color", _colour(UNKNOWN_COLOUR, 0.15)))
    yield element("Style", None, outline, fill, id="uncertainty")


def _icon_style(name: str, colour: str, shape: str, *, scale: float) -> Element:
    icon = element("Icon", None, element("href", _ICONS + _ICON_OF_SHAPE[shape]))
    style = element("IconStyle", None, element("color", _colour(colour, 1)), element("scale", str(scale)), icon)
    return element("Style", None, style, id=name)


def _colour(hex_colour: str, opacity: float) -> str:
    """Return #rrggbb as KML has it: opacity, blue, green, red."""
    return f"{round(255 * opacity):02x}{hex_colour[5:7]}{hex_colour[3:5]}{hex_colour[1:3]}"


def _fits_word(fits: object) -> str:
    return "unmeasured" if fits is None else "fits" if fits else "misfits"


def _style_of(layer: Layer, row: Mapping[str, Any]) -> str:
    if layer.name == INCIDENTS:
        kind = row["event_type"] if row["event_type"] in EVENT_SYMBOLS else "other"
        return f"#event-{kind}"
    if layer.name == PLACES:
        return f"#role-{row['role'] if row['role'] in ROLE_SYMBOLS else 'mentioned'}"
    return f"#distance-{_fits_word(row['fits'])}" if layer.name == DISTANCES else "#uncertainty"


# -- placemarks ---------------------------------------------------------------------------------------


def _folder(layer: Layer) -> Element:
    made = element("Folder", None, element("name", layer.title))
    made.append(element("visibility", "0" if layer.name in _ROWS_AT_ONCE_HIDDEN else "1"))
    made.extend(_placemark(layer, feature) for feature in located(layer))
    return made


def _placemark(layer: Layer, feature: Feature) -> Element:
    row = feature.properties
    made = element("Placemark", None, element("name", _name(layer, row)))
    if layer.name in _ROWS_AT_ONCE_HIDDEN:
        made.append(element("visibility", "0"))
    if row.get("quote"):
        # Google Earth reads a description as HTML, so that text needs escaping twice: here and by the XML writer
        made.append(element("description", _html(str(row["quote"]))))
    if row.get(START) and row.get(END):
        made.append(element("TimeSpan", None, element("begin", str(row[START])), element("end", str(row[END]))))
    made.append(element("styleUrl", _style_of(layer, row)))
    made.append(_columns(layer, row))
    made.append(_geometry(feature.geometry or {}))
    return made


def _name(layer: Layer, row: Mapping[str, Any]) -> str:
    return str(row.get(LOOKS[layer.name].name) or event_symbol(row.get("event_type")).label)


def _html(text: str) -> str:
    from html import escape

    return escape(text)


def _columns(layer: Layer, row: Mapping[str, Any]) -> Element:
    made = element("ExtendedData")
    for column in layer.columns:
        value = row.get(column.name)
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            shown = element("displayName", column.alias)
            made.append(element("Data", None, shown, element("value", text), name=column.name))
    return made


def _geometry(geometry: Mapping[str, Any]) -> Element:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return element("Point", None, element("coordinates", _positions([coordinates])))
    if kind == "LineString":
        return element("LineString", None, element("tessellate", "1"), element("coordinates", _positions(coordinates)))
    inner = {"MultiLineString": "LineString", "MultiPolygon": "Polygon"}.get(kind)
    if inner is not None:
        return element("MultiGeometry", None, *(_geometry({"type": inner, "coordinates": c}) for c in coordinates))
    rings = [element("LinearRing", None, element("coordinates", _positions(ring))) for ring in coordinates]
    bounds = [element("outerBoundaryIs" if i == 0 else "innerBoundaryIs", None, ring) for i, ring in enumerate(rings)]
    return element("Polygon", None, *bounds)


def _positions(positions: Iterable[Iterable[float]]) -> str:
    return " ".join(",".join(str(number) for number in position) for position in positions)
