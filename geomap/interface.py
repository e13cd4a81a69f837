"""The Python interface: from reports to incidents, to a GeoDataFrame, to a map."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.model import Incident, Report, Survey
from geomap.pipeline import Reader, Settings, Source, Watch, journal_for, open_reader, survey_of
from geomap.render.layers import layers_of

if TYPE_CHECKING:
    import geopandas

Sources = Source | Iterable[Source]


class Incidents(tuple[Incident, ...]):  # noqa: SLOT001 - a tuple can't have slots, and these carry their survey
    """The incidents found, in the order in which files list them; a notebook shows them as a map."""

    survey: Survey
    reader: Reader

    def _repr_html_(self) -> str:
        """Return the map, in a frame of its own."""
        import tempfile
        from html import escape

        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "map.html"
            write_map(self, page)
            inside = escape(page.read_text(encoding="utf-8"), quote=True)
        return f'<iframe srcdoc="{inside}" style="width:100%;height:600px;border:0"></iframe>'


def extract(
    sources: Sources,
    *,
    published: date | None = None,
    home: str | None = None,
    merge: bool = True,
    model: str | None = None,
    gazetteer: str | os.PathLike[str] | None = None,
    jobs: int = 1,
) -> Incidents:
    """Return the incidents that reports tell of.

    `sources` is one or many of: paths of files and folders, http(s) addresses, `Report`s. `published` dates reports
    that state no date, `home` is the reader's country (ISO 3166-1 alpha-2), `model` an installed spaCy pipeline whose
    entities help. With `jobs` above 1, processes are started when there is much to read. Raises ReportError when
    nothing can be read; sources that can't be, among others that can, are listed in `.survey.skipped`.
    """
    settings = Settings(
        published=published,
        home=home,
        merge=merge,
        model=model,
        gazetteer=None if gazetteer is None else Path(gazetteer),
        jobs=jobs,
    )
    given = _listed(sources)
    reader = open_reader(settings)
    with journal_for(given, reader, beside=None) as journal:
        survey = survey_of(given, reader, watch=Watch(), journal=journal)
    incidents = Incidents(survey.incidents)
    incidents.survey, incidents.reader = survey, reader
    return incidents


def _listed(sources: Sources) -> Sequence[Source]:
    """Return the sources as a list; one alone stands for a list of one."""
    return [sources] if isinstance(sources, (str, os.PathLike, Report)) else list(sources)


def write_map(incidents: Iterable[Incident], path: str | os.PathLike[str], *, tiles: bool = False) -> None:
    """Write incidents as one HTML file that opens with no network, unless `tiles` asks for online base maps.

    Raises OutputError when the file can't be written.
    """
    from geomap.gazetteer import open_gazetteer
    from geomap.render.page import write_page

    survey = incidents.survey if isinstance(incidents, Incidents) else Survey(tuple(incidents))
    geography = incidents.reader.geography if isinstance(incidents, Incidents) else open_gazetteer()
    layers = layers_of(survey, geography)
    write_page(layers, Path(path), provenance=survey.provenance, geography=geography, tiles=tiles)


def to_geodataframe(incidents: Iterable[Incident]) -> geopandas.GeoDataFrame:
    """Return incidents as a GeoDataFrame in WGS84, with the columns that the files have."""
    from geomap.render import frames

    return frames.to_geodataframe(incidents)
