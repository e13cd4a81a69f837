"""`geomap render`: a map from a file of incidents, so that corrections made in QGIS are kept."""

from __future__ import annotations

from pathlib import Path

import click

from geomap.cli.options import gazetteer_option, talk_options, title_option
from geomap.cli.talk import Talk


@click.command(short_help="Draw a map from a file of incidents.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default="map.html",
    show_default=True,
    help="Map to write.",
)
@click.option("--tiles", is_flag=True, help="Let the map ask for online tiles.")
@title_option
@gazetteer_option
@talk_options
def render(*, file: Path, output: Path, tiles: bool, title: str | None, gazetteer: Path | None, talk: Talk) -> None:
    """Draw a map from FILE, a GeoJSON or GeoPackage of incidents, as geomap or QGIS wrote it."""
    from geomap.gazetteer import open_gazetteer
    from geomap.pipeline.writing import output_path
    from geomap.render.layer_files import read_layers
    from geomap.render.page import write_page
    from geomap.render.redrawn import redrawn

    path = output_path(str(output)) or output
    geography = open_gazetteer(gazetteer)
    layers = redrawn(read_layers(file), geography)
    write_page(layers, path, provenance=None, geography=geography, tiles=tiles, title=title)
    talk.say(f"written to {path}")
