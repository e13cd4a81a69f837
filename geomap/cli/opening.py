"""Opens the gazetteer for a command, with a bar while it is built for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.cli.talk import Talk

if TYPE_CHECKING:
    from geomap.pipeline import Reader
    from geomap.pipeline.settings import Settings


def opened_reader(settings: Settings, talk: Talk) -> Reader:
    """Return what reads reports under the settings."""
    from geomap.pipeline import open_reader

    with talk.bar("gazetteer") as bar:
        reader = open_reader(settings, progress=lambda done, total, stage: bar.at(done, total, f"gazetteer: {stage}"))
    talk.detail(f"gazetteer {reader.geography.version}")
    return reader
