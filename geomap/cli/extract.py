"""`geomap extract`: incidents as data, written as they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geomap.cli.opening import opened_reader
from geomap.cli.options import report_options, resume_option
from geomap.cli.talk import Talk

if TYPE_CHECKING:
    from geomap.pipeline.settings import Settings

FORMATS = ("geojson", "jsonl", "csv")


@click.command(short_help="Write the incidents as data.")
@click.option(
    "-f", "--format", "form", type=click.Choice(FORMATS), default="geojson", show_default=True, help="Form of the data."
)
@click.option("-o", "--output", default="-", metavar="FILE", help="File to write; standard output by default.")
@resume_option
@report_options
def extract(*, sources: tuple[str, ...], settings: Settings, talk: Talk, form: str, output: str, resume: bool) -> int:
    """Find the incidents of REPORTS and write them as data.

    Without --merge they are written as reports are read, in bounded memory.
    """
    from geomap.pipeline import journal_for, stream_incidents
    from geomap.pipeline.writing import feature_writer, output_path

    path = output_path(output)
    if resume and path is None:
        raise click.UsageError("--resume needs a file to go on with: give one with -o.")
    reader = opened_reader(settings, talk)
    with (
        talk.watch() as watch,
        journal_for(sources, reader, beside=path, resume=resume) as journal,
        feature_writer(form, path) as writer,
    ):
        for incident in stream_incidents(sources, reader, watch=watch, journal=journal):
            writer.add_incident(incident)
    if writer.unlocated:
        talk.say(f"{writer.unlocated:,} incidents without a place are not in the file; -f jsonl or csv keeps them")
    return int(watch.failures > 0)
