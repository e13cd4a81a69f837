"""One report read: toponyms found, resolved, and told as incidents. A process opens its reader once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from geomap.errors import OptionError
from geomap.model import Reading, Report, Resolution, Skipped
from geomap.pipeline.settings import Settings
from geomap.reports import finish
from geomap.reports.copies import sketch

if TYPE_CHECKING:
    from spacy.language import Language

    from geomap.gazetteer import Gazetteer, NominatimGeocoder
    from geomap.reports.origins import Draft

Progress = Callable[[int, int, str], None]
Vote = tuple[int, int, str]


@dataclass(frozen=True)
class Reader:
    """Reads reports against one gazetteer under one set of options."""

    settings: Settings
    geography: Gazetteer

    def read(self, draft: Draft) -> Reading | Skipped:
        """Return what a report tells, or why it can't be read."""
        from geomap.extract import read

        report = finish(draft, published=self.settings.published)
        if isinstance(report, Skipped):
            return report
        reading = read(report, self.resolve(report), self.geography)
        return replace(reading, sketch=sketch(report.text)) if self.settings.merge else reading

    def locate(self, draft: Draft) -> Reading | Skipped:
        """Return the place names of a report, without looking for incidents."""
        report = finish(draft, published=self.settings.published)
        if isinstance(report, Skipped):
            return report
        return Reading(report, self.resolve(report), (), ())

    def resolve(self, report: Report) -> tuple[Resolution, ...]:
        """Return the places that a report names."""
        from geomap.extract import find_toponyms
        from geomap.resolve import resolve

        toponyms = find_toponyms(
            report.text, self.geography.names, lookup=self.geography, title=report.title, votes=self._votes(report.text)
        )
        home = self.settings.home or self._homes.get(report.source or "")
        chosen = resolve(toponyms, self.geography, home=home, text=report.text)
        return chosen if self.settings.geocoder is None else self._with_asked(report.text, chosen)

    def _with_asked(self, text: str, chosen: Sequence[Resolution]) -> tuple[Resolution, ...]:
        """Return the resolutions, names that the gazetteer lacks given the place that the online geocoder knows.

        These are the mentions without a candidate, and what the text calls a village or the like. A place in a country
        that the text names no place of is not believed.
        """
        from geomap.extract import find_unknown

        countries = {one.place.country_code for one in chosen if one.place is not None} - {None}
        unknown = [Resolution(toponym, None) for toponym in find_unknown(text, [one.toponym for one in chosen])]
        asked = (self._asked_for(one, countries) for one in (*chosen, *unknown))
        return tuple(sorted(asked, key=lambda one: one.toponym.start))

    def _asked_for(self, resolution: Resolution, countries: Collection[str | None]) -> Resolution:
        if resolution.place is not None or resolution.candidates:
            return resolution
        for best in self._geocoder.candidates(resolution.toponym.name):
            if not countries or best.place.country_code in countries:
                return replace(resolution, place=best.place, score=best.score, reasons=best.reasons, candidates=(best,))
        return resolution

    @cached_property
    def _geocoder(self) -> NominatimGeocoder:
        from geomap.gazetteer import NominatimGeocoder

        return NominatimGeocoder()

    @cached_property
    def _homes(self) -> dict[str, str]:
        return dict(self.settings.homes)

    def _votes(self, text: str) -> Sequence[Vote] | None:
        """Return the entities that the user's spaCy pipeline finds, when there is one."""
        if self.settings.model is None:
            return None
        from geomap.extract.components import votes_of

        return votes_of(_model(self.settings.model)(text))


@lru_cache(maxsize=1)
def _model(name: str) -> Language:
    """Load an installed spaCy pipeline, once a process."""
    from geomap.extract.components import load_model

    return load_model(name)


def open_reader(settings: Settings, *, progress: Progress = lambda *_: None) -> Reader:
    """Open the gazetteer, building it when need be, and return a reader for this process.

    Raises OptionError when the settings name a home that is no country.
    """
    from geomap.gazetteer import open_gazetteer

    geography = open_gazetteer(settings.gazetteer, regions=settings.regions, progress=progress)
    if settings.home is not None and geography.country(settings.home) is None:
        raise OptionError(f'no country has the code "{settings.home}" (--home); give one such as UA, GB or SD')
    return Reader(settings, geography)
