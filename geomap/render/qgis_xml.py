"""The XML that QGIS keeps styles in, piece by piece. Everything goes through ElementTree, which does the escaping."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, tostring

from geomap.model import ColumnType
from geomap.render.row_values import clean
from geomap.render.symbols import Shape

QGIS_VERSION = "3.22.0"  # the oldest that reads these files; later ones upgrade them silently

# Our shapes as QGIS calls them, and by how many degrees they are turned.
MARKERS: Mapping[Shape, tuple[str, int]] = MappingProxyType(
    {
        "circle": ("circle", 0),
        "square": ("square", 0),
        "diamond": ("diamond", 0),
        "triangle": ("equilateral_triangle", 0),
        "triangle_down": ("equilateral_triangle", 180),
        "pentagon": ("pentagon", 0),
        "hexagon": ("hexagon", 0),
        "octagon": ("octagon", 0),
        "star": ("star", 0),
        "cross": ("cross_fill", 0),
    }
)
# Qt's number and QGIS's name of each column type, for columns that a style adds.
FIELD_TYPES: Mapping[ColumnType, tuple[int, str]] = MappingProxyType(
    {
        "string": (10, "string"),
        "int": (2, "integer"),
        "float": (6, "double"),
        "bool": (1, "boolean"),
        "date": (14, "date"),
        "datetime": (16, "datetime"),
    }
)
TOP_ATTRIBUTES: Mapping[str, str] = MappingProxyType(
    {
        "styleCategories": "AllStyleCategories",
        "hasScaleBasedVisibilityFlag": "0",
        "minScale": "100000000",
        "maxScale": "0",
        "readOnly": "0",
        "simplifyDrawingHints": "1",
        "simplifyDrawingTol": "1",
        "simplifyAlgorithm": "0",
        "simplifyLocal": "1",
        "simplifyMaxScale": "1",
        "symbologyReferenceScale": "-1",
    }
)


@dataclass(frozen=True, slots=True)
class Category:
    """One entry of a legend: the value, what the legend calls it, and its symbol."""

    value: str
    label: str
    symbol: Element


@dataclass(frozen=True, slots=True)
class Band:
    """One entry of a graded legend: from `low` to `high`, and its symbol."""

    low: float
    high: float
    label: str
    symbol: Element


def document(root: Element, doctype: str) -> str:
    """Return an element as the text of a QGIS file, one element a line."""
    return f"{doctype}\n{written(root)}\n"


def written(root: Element) -> str:
    """Return an element as text, indented."""
    from xml.etree.ElementTree import indent

    indent(root, " ")
    return tostring(root, encoding="unicode")


def element(tag: str, text: str | None = None, /, *children: Element, **attributes: str) -> Element:
    """Return an element with text, children and attributes, all free of what XML cannot hold."""
    made = Element(tag, {name: clean(value) for name, value in attributes.items()})
    made.text = None if text is None else clean(text)
    made.extend(children)
    return made


def colour(hex_colour: str, opacity: float = 1) -> str:
    """Return #rrggbb as QGIS writes it: "213,94,0,255"."""
    red, green, blue = (int(hex_colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"


def option_map(values: Mapping[str, str]) -> Element:
    """Return QGIS's map of named strings."""
    made = element("Option", type="Map")
    for name, value in values.items():
        made.append(element("Option", type="QString", name=name, value=value))
    return made


def marker(
    shape: Shape, fill: str, outline: str, *, size: float = 3, rules: Mapping[str, str] | None = None
) -> Element:
    """Return a point symbol; `rules` gives expressions for its size, fillColor, name or angle."""
    name, angle = MARKERS[shape]
    values = {
        "angle": str(angle),
        "color": fill,
        "joinstyle": "miter",
        "name": name,
        "outline_color": outline,
        "outline_style": "solid",
        "outline_width": "0.25",
        "outline_width_unit": "MM",
        "scale_method": "diameter",
        "size": str(size),
        "size_unit": "MM",
    }
    return _symbol("marker", "SimpleMarker", values, rules or {})


def stroke(line_colour: str, *, width: float, dash: str = "solid") -> Element:
    """Return a line symbol."""
    values = {
        "capstyle": "round",
        "joinstyle": "round",
        "line_color": line_colour,
        "line_style": dash,
        "line_width": str(width),
        "line_width_unit": "MM",
    }
    return _symbol("line", "SimpleLine", values, {})


def area(fill: str, outline: str, *, width: float = 0.26, dash: str = "solid") -> Element:
    """Return a polygon symbol."""
    values = {
        "color": fill,
        "joinstyle": "round",
        "outline_color": outline,
        "outline_style": dash,
        "outline_width": str(width),
        "outline_width_unit": "MM",
        "style": "solid",
    }
    return _symbol("fill", "SimpleFill", values, {})


def categorised(attribute: str, categories: Iterable[Category], *, largest_first: str | None = None) -> Element:
    """Return a renderer with one symbol a value of `attribute`; `largest_first` orders the drawing."""
    made = element("renderer-v2", type="categorizedSymbol", attr=attribute, forceraster="0", symbollevels="0")
    entries, symbols = SubElement(made, "categories"), SubElement(made, "symbols")
    for number, category in enumerate(categories):
        entry = {"value": category.value, "label": category.label, "symbol": str(number), "render": "true"}
        entries.append(element("category", **entry))
        category.symbol.set("name", str(number))
        symbols.append(category.symbol)
    _order(made, largest_first)
    return made


def graded(attribute: str, bands: Iterable[Band]) -> Element:
    """Return a renderer with one symbol a band of the number that `attribute` gives."""
    made = element("renderer-v2", type="graduatedSymbol", attr=attribute, graduatedMethod="GraduatedColor")
    made.set("symbollevels", "0")
    ranges, symbols = SubElement(made, "ranges"), SubElement(made, "symbols")
    for number, band in enumerate(bands):
        entry = {"lower": str(band.low), "upper": str(band.high), "label": band.label}
        ranges.append(element("range", symbol=str(number), render="true", **entry))
        band.symbol.set("name", str(number))
        symbols.append(band.symbol)
    return made


def single(symbol: Element) -> Element:
    """Return a renderer that draws every row alike."""
    symbol.set("name", "0")
    holder = element("symbols", None, symbol)
    return element("renderer-v2", None, holder, type="singleSymbol", symbollevels="0", forceraster="0")


def labels(expression: str, *, least_scale: int, size: float = 8, along: bool = False) -> Element:
    """Return labels of an expression's value with a white halo, from a scale of 1 to `least_scale` on."""
    style = element(
        "text-style",
        fieldName=expression,
        isExpression="1",
        fontSize=str(size),
        fontSizeUnit="Point",
        fontFamily="sans-serif",
        textColor="26,26,26,255",
        textOpacity="1",
    )
    halo = {"bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM", "bufferColor": "255,255,255,230"}
    style.append(element("text-buffer", bufferOpacity="1", bufferNoFill="1", **halo))
    around, on_line = "6", "2"
    placement = element("placement", placement=on_line if along else around, dist="1.5", distUnits="MM")
    placement.set("offsetType", "1")  # from the edge of the symbol, whose size varies
    # one position only: of several rows at one place, one is labelled, and not the place many times over
    placement.set("predefinedPositionOrder", "R")
    shown = element("rendering", drawLabels="1", scaleVisibility="1", scaleMin="0", scaleMax=str(least_scale))
    shown.set("obstacle", "1")
    shown.set("displayAll", "0")
    return element("labeling", None, element("settings", None, style, placement, shown), type="simple")


def temporal(start: str, end: str) -> Element:
    """Return settings that show a row between the values of two date-time columns."""
    return _temporal(mode="2", startField=start, endField=end, startExpression="", endExpression="")


def temporal_expressions(start: str, end: str) -> Element:
    """Return settings that show a row between the values of two expressions."""
    return _temporal(mode="4", startField="", endField="", startExpression=start, endExpression=end)


def read_by_people(html: str) -> Element:
    """Return the layer's notes, which QGIS shows beside its name."""
    return element("userNotes", value=html)


def quoted_name(name: str) -> str:
    """Return a column's name as an expression refers to it."""
    return '"' + name.replace('"', '""') + '"'


def quoted_text(text: str) -> str:
    """Return text as a literal of an expression."""
    return "'" + re.sub(r"(['\\])", r"\\\1", text) + "'"


# -- parts of the above -------------------------------------------------------------------------------


def _temporal(**settings: str) -> Element:
    fixed = element("fixedRange", None, element("start"), element("end"))
    limits = {"accumulate": "0", "limitMode": "0", "fixedDuration": "0", "durationUnit": "min", "durationField": ""}
    return element("temporal", None, fixed, enabled="1", **settings, **limits)


def _symbol(kind: str, layer_class: str, values: Mapping[str, str], rules: Mapping[str, str]) -> Element:
    layer = element("layer", None, option_map(values), enabled="1", locked="0")
    layer.attrib.update({"class": layer_class, "pass": "0"})
    if rules:
        layer.append(_rules(rules))
    return element("symbol", None, layer, type=kind, alpha="1", clip_to_extent="1", force_rhr="0")


def _rules(rules: Mapping[str, str]) -> Element:
    by_property = element("Option", type="Map", name="properties")
    for name, expression in rules.items():
        rule = element("Option", type="Map", name=name)
        rule.append(element("Option", type="bool", name="active", value="true"))
        rule.append(element("Option", type="QString", name="expression", value=expression))
        rule.append(element("Option", type="int", name="type", value="3"))
        by_property.append(rule)
    collection = element("Option", None, element("Option", type="QString", name="name", value=""), type="Map")
    collection.append(by_property)
    collection.append(element("Option", type="QString", name="type", value="collection"))
    return element("data_defined_properties", None, collection)


def _order(renderer: Element, largest_first: str | None) -> None:
    renderer.set("enableorderby", "0" if largest_first is None else "1")
    if largest_first is not None:
        clause = element("orderByClause", largest_first, asc="0", nullsFirst="0")
        renderer.append(element("orderby", None, clause))
