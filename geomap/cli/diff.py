"""`geomap diff`: what changed between two runs, incident by incident and field by field."""

from __future__ import annotations

import json
from pathlib import Path

import click

from geomap.cli.options import talk_options
from geomap.cli.talk import Talk


@click.command(short_help="Compare the incidents of two runs.")
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One change a line, as JSON.")
@talk_options
def diff(*, old: Path, new: Path, as_json: bool, talk: Talk) -> None:
    """List the incidents added, changed and withdrawn from OLD to NEW.

    Each is a GeoJSON, GeoPackage or JSON Lines file of incidents, or the folder of a run.
    """
    from geomap.pipeline.changes import changes_between, told

    changes = changes_between(old, new)
    for change in changes:
        click.echo(json.dumps(change.row(), ensure_ascii=False) if as_json else told(change))
    counted = {kind: sum(change.kind == kind for change in changes) for kind in ("added", "changed", "withdrawn")}
    talk.say(", ".join(f"{count:,} {kind}" for kind, count in counted.items()))
