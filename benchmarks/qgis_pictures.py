"""Draw the pictures of docs/qgis.md: a run's project as QGIS shows it. Runs under the system's Python, not ours.

geomap map seeds -o output --qgis-project
/usr/bin/python3 benchmarks/qgis_pictures.py output docs/img
"""

# ruff: noqa: ANN001, ANN201, FBT003 - PyQGIS publishes no types and takes truths by position
from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["XDG_RUNTIME_DIR"] = os.environ["QGIS_CUSTOM_CONFIG_PATH"] = tempfile.mkdtemp()

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
)
from qgis.PyQt.QtCore import QSize

folder, pictures = (Path(argument).resolve() for argument in sys.argv[1:])
application = QgsApplication([], True)
application.initQgis()
project = QgsProject.instance()
if not project.read(str(folder / "geomap.qgs")):
    sys.exit(f"no project in {folder}: run geomap map with --qgis-project")
LAYERS = {layer.name(): layer for layer in project.mapLayers().values()}
TREE = [node.layer() for node in project.layerTreeRoot().findLayers()]
SHOWN = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]


def draw(name, layers, around, *, margin=1.25):
    """Save the layers, in the tree's order, as a picture around one of them."""
    settings = QgsMapSettings()
    settings.setLayers([layer for layer in TREE if layer in layers])
    settings.setDestinationCrs(project.crs())
    extent = QgsCoordinateTransform(around.crs(), project.crs(), project).transformBoundingBox(around.extent())
    extent.scale(margin)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(900, 560))
    settings.setBackgroundColor(project.backgroundColor())
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(str(pictures / f"{name}.png"), "PNG", 0)  # 0: as small as it gets


incidents, regions = LAYERS["Incidents"], LAYERS["Casualties by region"]
draw("qgis-project", SHOWN, incidents)
draw("qgis-regions", [regions, LAYERS["Borders"]], regions)
draw("qgis-places", [LAYERS["Places named in the reports"], LAYERS["Stated distances"], LAYERS["Borders"]], incidents)
project.clear()
os._exit(0)  # Qt sometimes crashes on taking itself down
