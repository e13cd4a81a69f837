"""`geomap explain`: a report with its marks, and for each decision the candidates, scores and reasons."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from geomap.cli.opening import opened_reader
from geomap.cli.options import report_options
from geomap.cli.talk import Talk

if TYPE_CHECKING:
    from geomap.pipeline.settings import Settings


@click.command(short_help="Show how each decision on a report was made.")
@report_options
def explain(*, sources: tuple[str, ...], settings: Settings, talk: Talk) -> int:
    """Show the text of REPORTS with its marks, and why each place, date and figure was chosen."""
    from rich.console import Console

    from geomap.cli.explanation import explanation
    from geomap.model import Reading
    from geomap.pipeline import Reader, findings_of

    reader = opened_reader(settings, talk)
    on_terminal = sys.stdout.isatty()
    console = Console(highlight=False, soft_wrap=True, no_color=None if on_terminal else True)
    with talk.watch() as watch:
        for finding in findings_of(sources, reader, Reader.read, watch=watch):
            if isinstance(finding, Reading):
                for part in explanation(finding, plain=not on_terminal):
                    console.print(part)
    return int(watch.failures > 0)
