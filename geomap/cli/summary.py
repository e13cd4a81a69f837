"""The table that `geomap map` ends with: what was found, how sure, and where it was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from geomap.model import EVENT_TYPES, Count, Incident, Survey

if TYPE_CHECKING:
    from geomap.pipeline import Outcome
    from geomap.render.files import Output

_COUNTRIES_TOLD = 3
_WIDE = 3  # ACLED's geo-precision of a region or country


def show_summary(outcome: Outcome) -> None:
    """Print the summary on standard error: it is talk, not data."""
    console = Console(stderr=True, highlight=False)
    survey = outcome.survey
    if survey.incidents:
        console.print(incident_table(survey.incidents))
    for line in summary_lines(outcome):
        console.print(escape(line), soft_wrap=True)


def incident_table(incidents: Iterable[Incident]) -> Table:
    """Return incidents and casualties by type, in the order of the types."""
    by_type: dict[str, list[Incident]] = {}
    for incident in incidents:
        by_type.setdefault(incident.event_type, []).append(incident)
    table = Table("type", box=None, header_style="bold")
    for heading in ("incidents", "killed", "injured"):
        table.add_column(heading, justify="right")
    for event_type in EVENT_TYPES:
        if found := by_type.get(event_type):
            table.add_row(event_type.replace("_", " "), *_row(found))
    if len(by_type) > 1:
        table.add_row("all", *_row([one for found in by_type.values() for one in found]), style="bold")
    return table


def _row(incidents: list[Incident]) -> tuple[str, str, str]:
    return (
        f"{len(incidents):,}",
        _total(one.fatalities for one in incidents),
        _total(one.injured for one in incidents),
    )


def _total(counts: Iterable[Count]) -> str:
    """Return the sum of the best figures known, with a plus when some are only known from below."""
    known = [(_best(one), one.low is not None and one.high is None) for one in counts if _best(one) is not None]
    if not known:
        return ""
    return f"{sum(best or 0 for best, _ in known):,}{'+' if any(open_ended for _, open_ended in known) else ''}"


def _best(count: Count) -> int | None:
    return count.best if count.best is not None else count.low if count.low is not None else count.high


def summary_lines(outcome: Outcome) -> list[str]:
    """Return what else a user should know, one thing a line."""
    survey = outcome.survey
    reports = survey.provenance.report_count if survey.provenance else len(survey.readings)
    lines = [_counted(survey, reports), *_when_and_where(survey.incidents)]
    if unlocated := sum(one.where is None for one in survey.incidents):
        lines.append(f"{_many(unlocated, 'incident')} without a place: see unlocated.csv")
    if conflicting := sum(one.figures_conflict for one in survey.incidents):
        lines.append(f"{_many(conflicting, 'incident')} with figures that conflict")
    status = Counter(one.status for one in survey.incidents)
    if status["disputed"] or status["denied"]:
        lines.append(f"{_many(status['disputed'] + status['denied'], 'incident')} disputed or denied")
    held = sum(one.place is not None for reading in survey.readings for one in reading.resolutions)
    if held < survey.mention_count:
        lines.append(f"{survey.mention_count:,} place names met; places holds each place once: geomap places gives all")
    if outcome.output is not None:
        lines += _written(outcome.output)
    if outcome.rows is not None:
        lines.append(f"rows written: {', '.join(f'{count:,} {table}' for table, count in outcome.rows.items())}")
    return lines


def _when_and_where(incidents: Iterable[Incident]) -> list[str]:
    """Return the days covered, the countries with most incidents, and how many are only known to a wide area."""
    days = sorted(day for one in incidents for day in (one.when.first, one.when.last) if day is not None)
    lines = [f"from {days[0]} to {days[-1]}" if days[0] != days[-1] else f"on {days[0]}"] if days else []
    undated = sum(one.when.first is None for one in incidents)
    if undated:
        lines.append(f"{_many(undated, 'incident')} without a date")
    placed = [one.where for one in incidents if one.where is not None]
    countries = Counter(where.place.country for where in placed if where.place.country).most_common(_COUNTRIES_TOLD)
    if countries:
        lines.append(f"most in {', '.join(f'{name} ({count:,})' for name, count in countries)}")
    if wide := sum(where.geo_precision == _WIDE for where in placed):
        lines.append(f"{_many(wide, 'incident')} known only to a region or country: drawn as areas")
    return lines


def _written(output: Output) -> list[str]:
    lines = [f"nothing to draw for: {', '.join(output.empty_layers)}"] if output.empty_layers else []
    if output.files:
        lines.append(f"written to {output.files[0].path.parent}:")
    return lines + [f"  {one.path.name:<24}{_size(one.size):>9}" for one in output.files]


def _size(size: int) -> str:
    """Return a size in bytes as people read it."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"


def _counted(survey: Survey, reports: int) -> str:
    line = f"{_many(reports, 'report')} became {_many(len(survey.incidents), 'incident')}"
    if survey.incident_count_before_merge > len(survey.incidents):
        line += f", merged from {survey.incident_count_before_merge:,}"
    if survey.copy_count:
        line += f"; {_many(survey.copy_count, 'report')} copied another"
    return line


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
