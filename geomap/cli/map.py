"""`geomap map`: the main job, from reports to a folder of map and GIS files, with a summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli.opening import opened_reader
from geomap.cli.options import report_options, resume_option, title_option
from geomap.cli.talk import Talk

if TYPE_CHECKING:
    from geomap.pipeline.settings import Settings


@click.command("map", short_help="Draw a map, and GeoJSON, GeoPackage and QGIS files.")
@click.option(
    "-o", "--output", default="output", show_default=True, metavar="DIR", help="Folder, or postgresql:// address."
)
@click.option("--tiles", is_flag=True, help="Let the map ask for online tiles.")
@title_option
@click.option("--qgis-project", is_flag=True, help="Also write a QGIS project.")
@resume_option
@report_options
def map_command(
    *,
    sources: tuple[str, ...],
    settings: Settings,
    talk: Talk,
    output: str,
    tiles: bool,
    title: str | None,
    qgis_project: bool,
    resume: bool,
) -> int:
    """Find the incidents of REPORTS and write them to a folder as a map and as files for QGIS.

    The folder gets map.html, which opens with no network, and incidents, places, distances and uncertainty as
    GeoJSON with QGIS styles, a GeoPackage, a layer file and tables.
    """
    from geomap.cli.summary import show_summary
    from geomap.pipeline import run
    from geomap.pipeline.folder import check_folder
    from geomap.render.postgis import is_database

    if not is_database(output):
        check_folder(Path(output))
    reader = opened_reader(settings, talk)
    with talk.watch() as watch:
        outcome = run(
            sources, output, reader, watch=watch, tiles=tiles, title=title, qgis_project=qgis_project, resume=resume
        )
    if not talk.quiet:
        show_summary(outcome)
    return int(watch.failures > 0)
