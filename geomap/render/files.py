"""Writes every file of `geomap map` into a folder, whole or not at all: one function, `write_all`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geomap.model import Geography, Layer, Provenance
from geomap.render.base_map import borders_layer
from geomap.render.columns import DISTANCES, INCIDENTS, PLACES, UNCERTAINTY
from geomap.render.geojson import null_columns, write_geojson
from geomap.render.geopackage import write_geopackage
from geomap.render.layers import located
from geomap.render.project import write_layer_definition, write_project
from geomap.render.staging import staged_folder, staged_text
from geomap.render.styles import qml
from geomap.render.tables import incidents_of, write_table, write_unlocated

MAP = "map.html"
GEOPACKAGE = "incidents.gpkg"
LAYER_DEFINITION = "geomap.qlr"
PROJECT = "geomap.qgs"
TABLE = "incidents.csv"
UNLOCATED = "unlocated.csv"

GEOJSON_LAYERS = (INCIDENTS, PLACES, DISTANCES, UNCERTAINTY)  # each a .geojson with a .qml of its name
# What SQLite leaves beside a GeoPackage that QGIS has open; a new GeoPackage must not be read with an old one's.
_SQLITE_REMAINS = tuple(f"{GEOPACKAGE}{ending}" for ending in ("-wal", "-shm", "-journal"))
OWNED = (
    MAP,
    GEOPACKAGE,
    LAYER_DEFINITION,
    PROJECT,
    TABLE,
    UNLOCATED,
    *(f"{name}.{ending}" for name in GEOJSON_LAYERS for ending in ("geojson", "qml")),
    *_SQLITE_REMAINS,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and its size in bytes."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Output:
    """What a run wrote, by name, and the layers that had nothing to draw and so got no file."""

    files: tuple[Written, ...]
    empty_layers: tuple[str, ...]


def write_all(
    layers: Sequence[Layer],
    folder: Path,
    *,
    provenance: Provenance | None = None,
    geography: Geography | None = None,
    qgis_project: bool = False,
    tiles: bool = False,
    title: str | None = None,
) -> Output:
    """Write the map and every file of the layers into a folder; files of an earlier run are replaced or removed.

    `geography` draws regions and towns on the map, `title` heads it. Raises OutputError, and leaves the folder as it
    was, when a file cannot be written.
    """
    from geomap.render.page import write_page

    with staged_folder(folder, owned=OWNED) as stage:
        write_page(layers, stage / MAP, provenance=provenance, geography=geography, tiles=tiles, title=title)
        write_gis_files(layers, stage, provenance=provenance, qgis_project=qgis_project)
        names = sorted(path.name for path in stage.iterdir())
        sizes = {name: (stage / name).stat().st_size for name in names}
    files = tuple(Written(folder / name, sizes[name]) for name in names)
    return Output(files, empty_layers(layers))


def write_gis_files(
    layers: Sequence[Layer], folder: Path, *, provenance: Provenance | None = None, qgis_project: bool = False
) -> None:
    """Write all but the map: GeoJSON with styles, GeoPackage, layer definition, project and tables."""
    for layer in layers:
        if layer.name in GEOJSON_LAYERS and located(layer):
            write_geojson(layer, folder / f"{layer.name}.geojson", provenance=provenance)
            write_style(layer, folder / f"{layer.name}.qml")
    incidents = incidents_of(layers)
    write_table(incidents, folder / TABLE)
    write_unlocated(incidents, folder / UNLOCATED)
    _write_qgis_files(layers, folder, project=qgis_project)


def write_style(layer: Layer, path: Path) -> None:
    """Write the style of a layer's GeoJSON file, which QGIS loads with it."""
    with staged_text(path) as text:
        text.write(qml(layer, missing=null_columns(layer)))


def empty_layers(layers: Iterable[Layer]) -> tuple[str, ...]:
    """Return the names of the layers that get no file of their own because there is nothing to draw."""
    return tuple(layer.name for layer in layers if layer.name in GEOJSON_LAYERS and not located(layer))


def _write_qgis_files(layers: Sequence[Layer], folder: Path, *, project: bool) -> None:
    if not any(located(layer) for layer in layers):
        return  # a GeoPackage without a layer is one that QGIS refuses
    based = (*layers, borders_layer(layers))
    write_geopackage(based, folder / GEOPACKAGE)
    write_layer_definition(based, folder / LAYER_DEFINITION, geopackage=GEOPACKAGE)
    if project:
        write_project(based, folder / PROJECT, geopackage=GEOPACKAGE)
