"""`geomap places`: every place name with its offsets and coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geomap.cli.opening import opened_reader
from geomap.cli.options import report_options
from geomap.cli.talk import Talk

if TYPE_CHECKING:
    from geomap.pipeline.settings import Settings


@click.command(short_help="Write every place name with its coordinates.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["jsonl", "geojson", "csv"]),
    default="jsonl",
    show_default=True,
    help="Form of the data: jsonl has one report a line, with reasons; the others one place name a row.",
)
@click.option("-o", "--output", default="-", metavar="FILE", help="File to write; standard output by default.")
@click.option("--adjectives", is_flag=True, help="Also write words such as Turkish, as kind adjective.")
@report_options
def places(
    *, sources: tuple[str, ...], settings: Settings, talk: Talk, form: str, output: str, adjectives: bool
) -> int:
    """Find every place name in REPORTS, with its offsets, its place and the reasons for it.

    Names that mean no known place are left out.
    """
    from geomap.pipeline.toponyms import write_places
    from geomap.pipeline.writing import output_path

    path = output_path(output)
    reader = opened_reader(settings, talk)
    with talk.watch() as watch:
        write_places(sources, reader, form, path, watch=watch, adjectives=adjectives)
    return int(watch.failures > 0)
