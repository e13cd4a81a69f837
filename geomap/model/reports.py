"""A report and its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geomap.model.vocabulary import MarkKind


@dataclass(frozen=True, slots=True)
class Report:
    """One article or message. `text` is kept as given, so that offsets hold."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None
    other_sources: tuple[str, ...] = ()  # addresses of near-duplicate copies of the same story


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report: `report.text[start:end] == exact`, always."""

    report_id: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words inside a quoted sentence that gave a value; offsets are in the report's text."""

    start: int
    end: int
    kind: MarkKind
