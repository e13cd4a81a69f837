"""`geomap extract`: incidents as data, written as they are found, or converted from a file of incidents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli.opening import opened_reader
from geomap.cli.options import report_options, resume_option
from geomap.cli.talk import Talk

if TYPE_CHECKING:
    from geomap.pipeline.settings import Settings

# The names of geomap.render.formats.FORMATS, which costs too much to import for --help; a test compares them.
STREAMED = ("geojson", "jsonl", "csv")
FORMATS = (*STREAMED, "gpkg", "fgb", "kml", "parquet", "acled", "ucdp")
_LAYER_FILES = (".geojson", ".gpkg")


@click.command(short_help="Write the incidents as data.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="geojson",
    show_default=True,
    help="Form of the data; all but the first three need a file.",
)
@click.option("-o", "--output", default="-", metavar="FILE", help="File to write; standard output by default.")
@resume_option
@report_options
def extract(*, sources: tuple[str, ...], settings: Settings, talk: Talk, form: str, output: str, resume: bool) -> int:
    """Find the incidents of REPORTS and write them as data.

    With --no-merge they are written as reports are read. With -o FOLDER/ they are written in parts, to files of 50,000
    incidents in that folder, which may be one of a store, such as s3://bucket/folder/.

    A file of incidents, GeoJSON or GeoPackage, as geomap or QGIS wrote it, may be given instead of REPORTS: it is
    written in the other form.
    """
    from geomap.pipeline.writing import output_path, parts_folder

    folder = parts_folder(output)
    path = None if folder else output_path(output)
    if folder is None and path is None and (resume or form not in STREAMED):
        raise click.UsageError(f"{'--resume' if resume else f'-f {form}'} needs a file to write: give one with -o.")
    if resume and folder and "://" in folder:
        raise click.UsageError("--resume needs a folder of this machine to write to: give one with -o.")
    if any(Path(source).suffix.lower() in _LAYER_FILES for source in sources):
        if folder:
            raise click.UsageError("A file of incidents is written to one file: give its name with -o.")
        return _convert(sources, form, path)
    return _extract(sources, settings, talk, form, path, folder, resume=resume)


def _extract(  # noqa: PLR0917
    sources: tuple[str, ...],
    settings: Settings,
    talk: Talk,
    form: str,
    path: Path | None,
    folder: str | None,
    *,
    resume: bool,
) -> int:
    from geomap.pipeline import journal_for, stream_incidents
    from geomap.pipeline.writing import incident_writer, parts_writer

    reader = opened_reader(settings, talk)
    beside = Path(folder) if folder and "://" not in folder else path
    with (
        talk.watch() as watch,
        journal_for(sources, reader, beside=beside, resume=resume) as journal,
        parts_writer(form, folder) if folder else incident_writer(form, path) as writer,
    ):
        for incident in stream_incidents(sources, reader, watch=watch, journal=journal):
            writer.add_incident(incident)
    if writer.unlocated:
        talk.say(f"{writer.unlocated:,} incidents without a place are not in the file; -f jsonl or csv keeps them")
    return int(watch.failures > 0)


def _convert(sources: tuple[str, ...], form: str, path: Path | None) -> int:
    """Write a file of incidents in another form."""
    from geomap.pipeline.writing import incident_writer
    from geomap.render.layer_files import read_layers
    from geomap.render.tables import incidents_of

    if len(sources) > 1:
        raise click.UsageError("Give one file of incidents, or reports, not both.")
    if not Path(sources[0]).is_file():
        raise click.UsageError(f"There is no file {sources[0]}.")
    incidents = incidents_of(read_layers(Path(sources[0])))
    with incident_writer(form, path) as writer:
        for feature in incidents.features:
            writer.add(feature)
    return 0
