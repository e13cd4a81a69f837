"""Sources read into reports: files, folders, globs, standard input and addresses, as a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from geomap.errors import ReportError
from geomap.model import Report, Skipped
from geomap.reports.articles import article_of
from geomap.reports.origins import Draft, Page, parse_published
from geomap.reports.sources import READERS, STANDARD_INPUT, files_in, is_rereadable, read_sources

__all__ = [
    "READERS",
    "STANDARD_INPUT",
    "Ids",
    "Page",
    "files_in",
    "finish",
    "is_rereadable",
    "parse_published",
    "read_drafts",
    "read_reports",
    "read_sources",
]


def read_reports(
    sources: Iterable[str | Path],
    *,
    published: date | None = None,
    on_skip: Callable[[Skipped], None] | None = None,
) -> Iterator[Report]:
    """Yield the reports that the sources hold, one at a time and in a settled order.

    `published` dates the reports that state no date of their own. What can't be read goes to `on_skip`; without
    one, the first such source raises ReportError. Ids are unique: file stems, or the ids that rows state.
    """
    for draft in read_drafts(sources):
        finished = finish(draft, published=published)
        if isinstance(finished, Report):
            yield finished
        elif on_skip is not None:
            on_skip(finished)
        elif not finished.counted:
            raise ReportError(f"{finished.source}: {finished.reason}")


def read_drafts(sources: Iterable[str | Path], *, stores: bool = False) -> Iterator[Draft]:
    """Yield reports, and pages whose text is still to be found, under unique ids; cheap enough for one process.

    With `stores` addresses of other file systems than this machine's are read too, such as s3://bucket/*.jsonl.
    """
    ids = Ids()
    for draft in read_sources(sources, stores=stores):
        yield draft if isinstance(draft, Skipped) else _named(draft, ids.own(draft.id))


class Ids:
    """The ids of a run's reports: each has one of its own."""

    def __init__(self) -> None:
        """Begin with none."""
        self._taken: set[int] = set()  # hashes, not ids: an archive has millions
        self._repeated: dict[str, int] = {}

    def own(self, stated: str) -> str:
        """Return an id for the next report, that which it states when it is free: a second "story" is "story-2"."""
        chosen = stated
        while hash(chosen) in self._taken:
            self._repeated[stated] = self._repeated.get(stated, 1) + 1
            chosen = f"{stated}-{self._repeated[stated]}"
        self._taken.add(hash(chosen))
        return chosen


def _named(draft: Report | Page, chosen: str) -> Report | Page:
    return draft if chosen == draft.id else replace(draft, id=chosen)


def finish(draft: Draft, *, published: date | None = None) -> Report | Skipped:
    """Return the report of a draft, the text of a page being found now; `published` dates one that has no date."""
    finished = article_of(draft) if isinstance(draft, Page) else draft
    if isinstance(finished, Report) and finished.published is None and published is not None:
        return replace(finished, published=published)
    return finished
