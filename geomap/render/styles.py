"""How QGIS draws and shows each layer: symbols, labels, time, names of columns. One table, `LOOKS`."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from geomap.model import STATUSES, Column, Layer
from geomap.render import qgis_xml as xml
from geomap.render.columns import BORDERS, DISTANCES, INCIDENTS, PLACES, REGIONS, UNCERTAINTY
from geomap.render.layers import located
from geomap.render.map_tips import DISTANCE_TIP, INCIDENT_TIP, PLACE_TIP, REGION_TIP, UNCERTAINTY_TIP, shown
from geomap.render.qgis_xml import Band, Category, element, quoted_name, quoted_text
from geomap.render.symbols import EVENT_SYMBOLS, FITS_COLOURS, OUTLINE, ROLE_SYMBOLS, UNKNOWN_COLOUR, Symbol

DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
GEOMETRY_CODES = MappingProxyType({"Point": "0", "LineString": "1", "MultiLineString": "1", "MultiPolygon": "2"})
HIDDEN_COLUMNS = frozenset({"evidence"})  # a machine's column: QGIS keeps it, but need not show it
START, END = "date_start", "date_end"

LAND, COAST = "#f4f2ec", "#b9b4a7"
SHADES = ("#fff7ec", "#fee6ce", "#fdae6b", "#e6550d", "#a63603")

_TOLL = (
    'coalesce("fatalities_best", "fatalities_low", "fatalities_high", 0)'
    ' + coalesce("injured_best", "injured_low", "injured_high", 0)'
)
# 2.8 mm for nobody hurt; a hundred people hurt make it three times as wide, a thousand four times
_SIZE = f"min(12, 2.8 + 2.6 * log10(1 + {_TOLL}))"


@dataclass(frozen=True, slots=True)
class Look:
    """What is particular to a layer: its renderer, labels, map tip and the expression that names a row."""

    renderer: Callable[[Layer], Element]
    name: str
    tip: str
    labels: Callable[[], Element] | None = None


@dataclass(frozen=True, slots=True)
class VirtualColumn:
    """A column that a style adds to a layer: QGIS computes it by an expression and writes it nowhere."""

    column: Column
    expression: str
    hidden: bool = False


def qml(layer: Layer, *, missing: Sequence[Column] = ()) -> str:
    """Return the text of a `.qml` style; `missing` columns, which the file leaves out, are shown as null columns."""
    root = element("qgis", version=xml.QGIS_VERSION)
    root.attrib.update(xml.TOP_ATTRIBUTES)
    look = LOOKS[layer.name]
    root.set("labelsEnabled", "0" if look.labels is None else "1")
    root.extend(style_elements(layer, missing=missing))
    root.append(element("layerGeometryType", GEOMETRY_CODES[layer.geometry_type]))
    return xml.document(root, DOCTYPE)


def style_elements(layer: Layer, *, missing: Sequence[Column] = ()) -> list[Element]:
    """Return the elements that a style and a project's layer share, in QGIS's order."""
    look = LOOKS[layer.name]
    timeline = _timeline(layer)
    virtual = [*(VirtualColumn(column, "NULL") for column in missing), *timeline.virtual]
    return [
        *timeline.settings,
        look.renderer(layer),
        *([] if look.labels is None else [look.labels()]),
        element("blendMode", "0"),
        element("layerOpacity", "1"),
        _fields(layer, virtual),
        _aliases(layer),
        _virtual_fields(virtual),
        _table(layer, virtual),
        xml.read_by_people(notes(layer)),
        element("previewExpression", look.name),
        element("mapTip", look.tip),
    ]


def notes(layer: Layer) -> str:
    """Return what each column means, as the HTML of the layer's notes."""
    rows = (
        f"<tr><td><b>{html.escape(c.alias)}</b> <code>{html.escape(c.name)}</code></td>"
        f"<td>{html.escape(c.description)}</td></tr>"
        for c in layer.columns
    )
    return f"<p>{html.escape(layer.title)}, written by geomap</p><table>{''.join(rows)}</table>"


# -- time ---------------------------------------------------------------------------------------------


SHOWN_FROM, SHOWN_UNTIL = "shown_from", "shown_until"
VIRTUAL_NAMES = frozenset({SHOWN_FROM, SHOWN_UNTIL})

_FIRST_MOMENT, _LAST_MOMENT = "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"


@dataclass(frozen=True, slots=True)
class _Timeline:
    """How QGIS's temporal controller shows a layer."""

    settings: Sequence[Element] = ()
    virtual: Sequence[VirtualColumn] = ()


def _timeline(layer: Layer) -> _Timeline:
    """Show rows in their window, and rows without dates throughout.

    Where only some are dated, two hidden columns fill the gaps, so that QGIS can tell the layer's extent in time. Where
    none is, there is no extent to tell, and expressions wait for dates that may be typed in.
    """
    if not {START, END}.issubset(column.name for column in layer.columns):
        return _Timeline()
    starts = [feature.properties.get(START) for feature in located(layer)]
    ends = [feature.properties.get(END) for feature in located(layer)]
    dated = [str(moment) for moment in (*starts, *ends) if moment is not None]
    if not dated:
        return _Timeline([xml.temporal_expressions(_or_else(START, _FIRST_MOMENT), _or_else(END, _LAST_MOMENT))])
    if len(dated) == len(starts) + len(ends):
        return _Timeline([xml.temporal(START, END)])
    filled = [_filled(SHOWN_FROM, START, min(dated)), _filled(SHOWN_UNTIL, END, max(dated))]
    return _Timeline([xml.temporal(SHOWN_FROM, SHOWN_UNTIL)], filled)


def _filled(name: str, source: str, moment: str) -> VirtualColumn:
    column = Column(name, "datetime", name.replace("_", " ").capitalize(), f"{source}, or where it is null {moment}")
    return VirtualColumn(column, _or_else(source, moment), hidden=True)


def _or_else(name: str, moment: str) -> str:
    return f"coalesce({quoted_name(name)}, to_datetime({quoted_text(moment)}))"


# -- columns ------------------------------------------------------------------------------------------


def _fields(layer: Layer, virtual: Sequence[VirtualColumn]) -> Element:
    made = element("fieldConfiguration")
    hidden = HIDDEN_COLUMNS.union(v.column.name for v in virtual if v.hidden)
    for name in [*(c.name for c in layer.columns), *(v.column.name for v in virtual if v.hidden)]:
        made.append(element("field", None, _widget(name, hidden=name in hidden), name=name, configurationFlags="None"))
    return made


def _widget(name: str, *, hidden: bool) -> Element:
    config = element("config")
    choices = _CHOICES.get(name)
    if choices is None:
        return element("editWidget", None, config, type="Hidden" if hidden else "")
    config.append(_value_map(choices))
    return element("editWidget", None, config, type="ValueMap")


def _value_map(choices: Mapping[str, str]) -> Element:
    listed = element("Option", type="List", name="map")
    for value, label in choices.items():
        listed.append(xml.option_map({label: value}))
    return element("Option", None, listed, type="Map")


def _aliases(layer: Layer) -> Element:
    made = element("aliases")
    for index, column in enumerate(layer.columns):
        made.append(element("alias", field=column.name, name=column.alias, index=str(index)))
    return made


def _virtual_fields(virtual: Sequence[VirtualColumn]) -> Element:
    made = element("expressionfields")
    for added in virtual:
        number, kind = xml.FIELD_TYPES[added.column.type]
        field = element("field", name=added.column.name, type=str(number), typeName=kind, expression=added.expression)
        field.attrib.update({"length": "0", "precision": "0", "subType": "0", "comment": added.column.description})
        made.append(field)
    return made


def _table(layer: Layer, virtual: Sequence[VirtualColumn]) -> Element:
    made = element("attributetableconfig", sortExpression="", sortOrder="0", actionWidgetStyle="dropDown")
    listed = SubElement(made, "columns")
    shown = [(column.name, column.name in HIDDEN_COLUMNS) for column in layer.columns]
    for name, hidden in [*shown, *((v.column.name, True) for v in virtual if v.hidden)]:
        listed.append(element("column", type="field", name=name, hidden="1" if hidden else "0", width="-1"))
    return made


_CHOICES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "event_type": {name: symbol.label for name, symbol in EVENT_SYMBOLS.items()},
        "role": {name: symbol.label for name, symbol in ROLE_SYMBOLS.items()},
        "status": {status: status.capitalize() for status in STATUSES},
    }
)

# -- symbols ------------------------------------------------------------------------------------------


def _incidents(layer: Layer) -> Element:
    """Draw each type of the layer by its symbol, sized by its toll; types typed in later are coloured by rule."""
    present = {str(feature.properties.get("event_type")) for feature in located(layer)}
    categories = [
        Category(name, symbol.label, _event_marker(symbol, {"size": _SIZE}))
        for name, symbol in EVENT_SYMBOLS.items()
        if name in present and name != "other"
    ]
    rules = {
        "size": _SIZE,
        "fillColor": _by_type({name: symbol.colour for name, symbol in EVENT_SYMBOLS.items()}),
        "name": _by_type({name: xml.MARKERS[symbol.shape][0] for name, symbol in EVENT_SYMBOLS.items()}),
        "angle": f"to_real({_by_type({n: str(xml.MARKERS[s.shape][1]) for n, s in EVENT_SYMBOLS.items()})})",
    }
    rest = Category("", EVENT_SYMBOLS["other"].label, _event_marker(EVENT_SYMBOLS["other"], rules))
    return xml.categorised("event_type", [*categories, rest], largest_first=_SIZE)


def _event_marker(symbol: Symbol, rules: Mapping[str, str]) -> Element:
    return xml.marker(symbol.shape, xml.colour(symbol.colour, 0.9), xml.colour(OUTLINE), size=2.8, rules=rules)


def _by_type(values: Mapping[str, str]) -> str:
    pairs = ", ".join(f"{quoted_text(name)}, {quoted_text(value)}" for name, value in values.items())
    return f'coalesce(map_get(map({pairs}), "event_type"), {quoted_text(values["other"])})'


def _places(_layer: Layer) -> Element:
    categories = [
        Category(
            name, symbol.label, xml.marker(symbol.shape, xml.colour("#ffffff"), xml.colour(symbol.colour), size=1.8)
        )
        for name, symbol in ROLE_SYMBOLS.items()
    ]
    return xml.categorised("role", categories)


def _distances(_layer: Layer) -> Element:
    keys = {True: "fits", False: "does not fit", None: "not measured"}
    categories = [
        Category(keys[fits], label, xml.stroke(xml.colour(shade), width=0.5, dash="solid" if fits else "dash"))
        for fits, (label, shade) in FITS_COLOURS.items()
    ]
    kind = f"CASE WHEN \"fits\" THEN '{keys[True]}' WHEN NOT \"fits\" THEN '{keys[False]}' ELSE '{keys[None]}' END"
    return xml.categorised(kind, categories)


def _uncertainty(layer: Layer) -> Element:
    # thousands of circles overlap: the fainter each is, the better the crowd of them reads
    strength = 0.1 if len(layer.features) < 200 else 0.02
    fill, edge = xml.colour(UNKNOWN_COLOUR, strength), xml.colour(OUTLINE, min(0.55, 5 * strength))
    return xml.single(xml.area(fill, edge, width=0.2, dash="dash"))


def _regions(_layer: Layer) -> Element:
    edges = (0, 0.5, 9.5, 99.5, 999.5, 1e9)
    words = ("nobody, or not known", "1 to 9", "10 to 99", "100 to 999", "1000 or more")
    bands = [
        Band(low, high, f"Killed and injured: {word}", xml.area(xml.colour(shade, 0.6), xml.colour(COAST)))
        for low, high, word, shade in zip(edges[:-1], edges[1:], words, SHADES, strict=True)
    ]
    return xml.graded('coalesce("killed", 0) + coalesce("injured", 0)', bands)


def _borders(_layer: Layer) -> Element:
    return xml.single(xml.area(xml.colour(LAND), xml.colour(COAST), width=0.2))


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        INCIDENTS: Look(_incidents, "title", INCIDENT_TIP, lambda: xml.labels('"place"', least_scale=15_000_000)),
        PLACES: Look(_places, "place", PLACE_TIP, lambda: xml.labels('"place"', least_scale=2_000_000, size=7)),
        DISTANCES: Look(
            _distances,
            "quote",
            DISTANCE_TIP,
            lambda: xml.labels("round(\"stated_km\", 1) || ' km stated'", least_scale=15_000_000, size=7, along=True),
        ),
        UNCERTAINTY: Look(_uncertainty, "title", UNCERTAINTY_TIP),
        REGIONS: Look(_regions, "region", REGION_TIP),
        BORDERS: Look(_borders, "country", shown("country")),
    }
)
