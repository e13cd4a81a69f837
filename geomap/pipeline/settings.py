"""What a run is asked to do: the options that every command on reports shares."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of a run, as the commands and the Python interface give them."""

    published: date | None = None  # for reports that state no date
    home: str | None = None  # ISO 3166-1 alpha-2 of the reader or outlet
    homes: tuple[tuple[str, str], ...] = ()  # (source, country) as learnt from the reports of each source
    merge: bool = True
    model: str | None = None  # an installed spaCy pipeline whose entities vote
    gazetteer: Path | None = None
    regions: Path | None = None
    geocoder: str | None = None  # "nominatim": asked for names that the gazetteer lacks
    jobs: int = 1
    scheduler: str | None = None  # address of a Dask scheduler

    def essence(self) -> tuple[object, ...]:
        """Return what the findings depend on: two runs that agree in it find the same in the same reports."""
        return (
            self.published and self.published.isoformat(),
            self.home,
            self.merge,
            self.model,
            self.gazetteer and os.fspath(self.gazetteer.absolute()),
            self.regions and os.fspath(self.regions.absolute()),
            self.geocoder,
        )
