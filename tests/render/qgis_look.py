"""Tell as JSON what a QGIS user would see of some files. Runs under the system's Python, not ours.

/usr/bin/python3 qgis_look.py FILE...     # .geojson, .gpkg, .qlr, .qgs
"""

# ruff: noqa: ANN001, ANN201, FBT003, T201 - PyQGIS has no types and takes truths by position; what is seen is printed
from __future__ import annotations

import json
import os
import sys
import tempfile

os.environ["XDG_RUNTIME_DIR"] = os.environ["QGIS_CUSTOM_CONFIG_PATH"] = tempfile.mkdtemp()

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDateTimeRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsLayerDefinition,
    QgsProject,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsRenderContext,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDateTime, Qt, QVariant

application = QgsApplication([], True)
application.initQgis()


def layers_of(path):
    """Return the layers of a file as opening it in QGIS does, and the names of its tree."""
    project = QgsProject.instance()
    project.clear()
    if path.endswith((".qgs", ".qlr")):
        if path.endswith(".qgs"):
            assert project.read(path)
        else:
            done, message = QgsLayerDefinition.loadLayerDefinition(path, project, project.layerTreeRoot())
            assert done, message
        return [node.layer() for node in project.layerTreeRoot().findLayers()]
    options = QgsProviderSublayerDetails.LayerOptions(project.transformContext())
    options.loadDefaultStyle = True
    flags = Qgis.SublayerQueryFlags(Qgis.SublayerQueryFlag.ResolveGeometryType)
    found = QgsProviderRegistry.instance().querySublayers(path, flags)
    layers = [one.toLayer(options) for one in found if one.name() != "layer_styles"]
    return [layer for layer in layers if isinstance(layer, QgsVectorLayer)]


def never_shown(layer):
    """Return how many dated rows the temporal controller would not show on their own first day."""
    temporal = layer.temporalProperties()
    if not temporal.isActive() or "date_start" not in layer.fields().names():
        return 0
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    days = {}
    for feature in layer.getFeatures():
        value = feature["date_start"]
        if value and not (isinstance(value, QVariant) and value.isNull()):
            days.setdefault(value.date().toString("yyyy-MM-dd"), set()).add(feature.id())
    hidden = 0
    for day, ids in sorted(days.items())[:8]:
        start = QDateTime.fromString(day + "T00:00:00Z", Qt.ISODate)
        shown = temporal.createFilterString(context, QgsDateTimeRange(start, start.addDays(1), True, False))
        hidden += len(ids - {one.id() for one in layer.getFeatures(QgsFeatureRequest().setFilterExpression(shown))})
    return hidden


def undated_shown(layer):
    """Return how many undated rows the temporal controller shows on a day long before all others."""
    temporal = layer.temporalProperties()
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    start = QDateTime.fromString("2024-03-02T00:00:00Z", Qt.ISODate)
    shown = temporal.createFilterString(context, QgsDateTimeRange(start, start.addDays(1), True, False))
    return sum(1 for _ in layer.getFeatures(QgsFeatureRequest().setFilterExpression(shown)))


def seen(layer):
    """Return what is seen of a layer."""
    temporal = layer.temporalProperties()
    _, loaded = layer.loadDefaultStyle() if QgsProject.instance().count() == 0 else ("project", True)
    first = next(layer.getFeatures(), None)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    if first is not None:
        context.setFeature(first)
    sizes = [
        symbol.symbolLayer(0).dataDefinedProperties().property(0).valueAsDouble(context, -1)[0]
        for symbol in layer.renderer().symbols(QgsRenderContext())
    ]
    return {
        "name": layer.name(),
        "valid": layer.isValid(),
        "crs": layer.crs().authid(),
        "rows": layer.featureCount(),
        "broken": sum(1 for one in layer.getFeatures() if not one.hasGeometry() or not one.geometry().isGeosValid()),
        "styled": bool(loaded),
        "renderer": layer.renderer().type(),
        "legend": [item.label() for item in layer.renderer().legendSymbolItems()],
        "labels": layer.labelsEnabled(),
        "fields": {field.name(): field.typeName() for field in layer.fields()},
        "aliases": {field.name(): field.alias() for field in layer.fields()},
        "temporal": [temporal.isActive(), temporal.startField(), temporal.endField()],
        "hidden": never_shown(layer),
        "shown": undated_shown(layer) if temporal.isActive() else None,
        "tip": QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context),
        "sizes": sizes,
    }


print(json.dumps({path: [seen(layer) for layer in layers_of(path)] for path in sys.argv[1:]}))
sys.stdout.flush()
QgsProject.instance().clear()
os._exit(0)  # Qt sometimes crashes on taking itself down
