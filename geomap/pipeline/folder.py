"""The output folder of a whole run: every file written into a hidden folder first, then moved in together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import OutputError
from geomap.model import Geography, Layer, Survey
from geomap.render.staging import staged_folder


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How the map is drawn, and which extra files are written."""

    tiles: bool = False  # online base maps: the only thing that makes the page ask other hosts
    qgis_project: bool = False


def check_folder(folder: Path) -> None:
    """Raise OutputError when a folder can't be made or written, so that this is known before the work begins."""
    parent = folder.absolute()
    while not os.path.lexists(parent):
        parent = parent.parent
    if not parent.is_dir():
        raise OutputError(f"cannot write to {folder}: {parent} is not a folder; choose another one with -o")
    if not os.access(parent, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write to {folder}: no permission; choose another one with -o")


def write_folder(
    layers: Sequence[Layer], folder: Path, survey: Survey, geography: Geography, style: PageStyle
) -> tuple[Path, ...]:
    """Write the map and all files of the layers, whole or not at all; return where they are.

    Raises OutputError when the folder can't be made or written.
    """
    from geomap.render.page import write_page

    with staged_folder(folder) as stage:
        write_page(layers, stage / "map.html", provenance=survey.provenance, geography=geography, tiles=style.tiles)
        names = sorted(path.name for path in stage.iterdir())
    return tuple(folder / name for name in names)
