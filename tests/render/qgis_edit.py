"""Edit a file's incidents in QGIS as an analyst would, and save them. Runs under the system's Python, not ours.

/usr/bin/python3 qgis_edit.py FROM TO     # GeoPackage or GeoJSON, told by the names
"""

# ruff: noqa: FBT003 - PyQGIS publishes no types and takes truths by position
from __future__ import annotations

import os
import sys
import tempfile

os.environ["XDG_RUNTIME_DIR"] = os.environ["QGIS_CUSTOM_CONFIG_PATH"] = tempfile.mkdtemp()

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

source, target = sys.argv[1:]
application = QgsApplication([], True)
application.initQgis()
layer = QgsVectorLayer(source + ("|layername=incidents" if source.endswith(".gpkg") else ""), "incidents", "ogr")
layer.loadDefaultStyle()
assert layer.isValid(), source

# all in a copy in memory, as "Export, Save Features As" makes one
copy = layer.materialize(__import__("qgis.core").core.QgsFeatureRequest())
copy.startEditing()
copy.addAttribute(QgsField("analyst note", QVariant.String))
copy.addAttribute(QgsField("checked", QVariant.Bool))
copy.updateFields()
rows = {feature["incident_id"]: feature for feature in copy.getFeatures()}
moved = rows["i000001"]
copy.changeGeometry(moved.id(), QgsGeometry.fromPointXY(QgsPointXY(36.3, 50.1)))
copy.changeAttributeValue(moved.id(), copy.fields().indexOf("fatalities_best"), 3)
copy.changeAttributeValue(moved.id(), copy.fields().indexOf("analyst note"), "seen on video, “sure”")
copy.changeAttributeValue(moved.id(), copy.fields().indexOf("checked"), True)
copy.deleteFeature(rows["i000002"].id())
drawn = QgsFeature(copy.fields())
drawn.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(32.6, 46.6)))
drawn["event_type"], drawn["place"] = "flood", "Kherson"
copy.addFeature(drawn)
copy.deleteAttribute(copy.fields().indexOf("toponym"))
assert copy.commitChanges(), copy.commitErrors()

options = QgsVectorFileWriter.SaveVectorOptions()
options.driverName = "GPKG" if target.endswith(".gpkg") else "GeoJSON"
options.layerName = "corrected"
error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(copy, target, QgsCoordinateTransformContext(), options)
assert error == QgsVectorFileWriter.NoError, message
os._exit(0)  # Qt sometimes crashes on taking itself down
