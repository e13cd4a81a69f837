"""Makes the pages of docs/ that come from the code: the reference of commands, and the worked example.

python -m tests.house.generated     # writes them; a test fails when they are out of date
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from geomap.cli import geomap
from geomap.model import Incident, Reading, Survey
from geomap.pipeline import Reader, Settings, open_reader
from geomap.render.layers import layers_of
from geomap.reports import read_reports
from tests.render.reference import columns_page, formats_page

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SAMPLE = ROOT / "seeds" / "uman-cruise-missiles.md"
SENTENCE = (
    "Two more cruise missiles slammed into a block of flats and a row of storehouses in Uman, "
    "some 215 kilometres south of Kyiv."
)
WIDTH = 100


def pages() -> dict[Path, str]:
    """Return every page that is made from the code, by path."""
    return {
        DOCS / "cli.md": cli_page(),
        DOCS / "architecture.md": architecture_page(),
        DOCS / "columns.md": columns_page(),
        DOCS / "formats.md": formats_page(),
    }


# ------------------------------------------------------------------------------------------------ commands


def cli_page() -> str:
    """Return the reference of all commands: what `--help` prints."""
    parts = ["# Commands\n\nWhat `--help` prints, for every command. This page is made by `make docs-update`.\n"]
    for names, command in commands(geomap, ("geomap",)):
        parts.append(f"## {' '.join(names)}\n\n```text\n{help_text(names, command)}\n```\n")
    return "\n".join(parts)


def commands(command: click.Command, names: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], click.Command]]:
    """Yield a command and all below it, with the words that call each."""
    yield names, command
    if isinstance(command, click.Group):
        for name, child in sorted(command.commands.items()):
            yield from commands(child, (*names, name))


def help_text(names: Sequence[str], command: click.Command) -> str:
    """Return the help of a command, as wide as the page, without the default that depends on the machine."""
    context = click.Context(command, info_name=" ".join(names), terminal_width=WIDTH, max_content_width=WIDTH)
    return command.get_help(context)


# -------------------------------------------------------------------------------------------- worked example


def architecture_page() -> str:
    """Return docs/architecture.md with each example block made anew."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    for name, text in examples().items():
        block = f"<!-- example: {name} -->\n{text}\n<!-- end -->"
        page = re.sub(rf"<!-- example: {name} -->\n.*?<!-- end -->", lambda _, new=block: new, page, flags=re.DOTALL)  # type: ignore[misc]
    return page


def examples() -> dict[str, str]:
    """Follow the sample sentence through every step and return what each gives out, as Markdown."""
    reader = open_reader(Settings(merge=False))
    (report,) = read_reports([SAMPLE])
    start = report.text.index(SENTENCE)
    span = (start, start + len(SENTENCE))
    reading = reader.read(replace(report, path=None))
    assert isinstance(reading, Reading), reading
    (incident,) = [one for one in reading.incidents if one.accounts[0].quote.exact == SENTENCE]
    (relation,) = reading.relations
    return {
        "sentence": f"> {SENTENCE}\n",
        "report": table(
            {"id": report.id, "title": report.title, "published": report.published, "source": report.source}
            | {"the sentence": f"characters {span[0]} to {span[1]} of `text`"}
        ),
        "toponyms": toponym_rows(reading, span),
        "resolutions": resolution_rows(reader, reading, span),
        "roles": grid(
            ("toponym", "role"),
            [(one.toponym.text, one.toponym.role) for one in reading.resolutions if within(one.toponym.start, span)],
        ),
        "relation": table(
            {
                "of": relation.of,
                "anchor": relation.anchor,
                "stated": f"{number(relation.stated_km)} km, {number(relation.stated_bearing_deg)}°",
                "computed": f"{number(relation.computed_km)} km, {number(relation.computed_bearing_deg)}°",
                "fits": relation.fits,
            }
        ),
        "incident": incident_table(incident),
        "row": row_table(reader, incident),
        "files": files(),
    }


def toponym_rows(reading: Reading, span: tuple[int, int]) -> str:
    """Return the toponyms of the sentence."""
    found = [one.toponym for one in reading.resolutions if within(one.toponym.start, span)]
    return grid(("text", "start", "end"), [(one.text, one.start, one.end) for one in found])


def resolution_rows(reader: Reader, reading: Reading, span: tuple[int, int]) -> str:
    """Return, for each toponym of the sentence, the first candidates and the place chosen."""
    rows = []
    for one in reading.resolutions:
        if within(one.toponym.start, span):
            candidates = [candidate.place for candidate in reader.geography.candidates(one.toponym.name)[:3]]
            names = "; ".join(f"{place.name}, {place.admin1 or '-'}, {place.country_code}" for place in candidates)
            chosen = f"{one.place.name}, {one.place.country} ({one.place.geonameid})" if one.place else "none"
            rows.append((one.toponym.text, names, chosen, "; ".join(one.reasons)))
    return grid(("toponym", "first candidates", "chosen", "because"), rows)


def incident_table(incident: Incident) -> str:
    """Return what is known of the incident."""
    when, where = incident.when, incident.where
    assert where is not None
    return table(
        {
            "title": incident.title,
            "event_type": incident.event_type,
            "when": f"{when.first} ({when.text or 'the day of publication'}), precision {when.precision}",
            "where": f"{where.place.name}, {where.geo_method}, precision {where.geo_precision}",
            "fatalities": counted(incident.fatalities.low, incident.fatalities.best, incident.fatalities.high),
            "injured": counted(incident.injured.low, incident.injured.best, incident.injured.high),
            "weapons": ", ".join(incident.weapons),
            "targets": ", ".join(incident.targets),
            "attributed_to": incident.attributed_to,
            "status": incident.status,
            "marks": "; ".join(marked(incident)),
        }
    )


def marked(incident: Incident) -> list[str]:
    """Return each mark of the quoted sentence as "kind: words"."""
    account = incident.accounts[0]
    start = account.quote.start
    return [f"{mark.kind}: {account.quote.exact[mark.start - start : mark.end - start]}" for mark in account.marks]


def row_table(reader: Reader, incident: Incident) -> str:
    """Return the columns of the incident's row that are not null."""
    (layer, *_) = layers_of(Survey((incident,)), reader.geography)
    values = layer.features[0].properties
    long = {"evidence", "quote", "place_reasons", "counterclaim", "score"}
    shown = {column.name: values[column.name] for column in layer.columns if values.get(column.name) is not None}
    return table({name: ("…" if name in long else value) for name, value in shown.items()})


def files() -> str:
    """Return the files that `geomap map` writes, as the page for output/ lists them."""
    lines = (ROOT / "output" / "README.md").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("|"))


def within(offset: int, span: tuple[int, int]) -> bool:
    """Say whether an offset lies in a span."""
    return span[0] <= offset < span[1]


def counted(low: int | None, best: int | None, high: int | None) -> str:
    """Return a count as "low, best, high"."""
    return ", ".join("unknown" if part is None else str(part) for part in (low, best, high))


def number(value: float | None) -> str:
    """Return a figure without decimals."""
    return "-" if value is None else f"{value:.0f}"


def table(rows: Mapping[str, object]) -> str:
    """Return a Markdown table of names and values."""
    return grid(("", ""), [(f"`{name}`" if name.isidentifier() else name, value) for name, value in rows.items()])


def grid(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return (
        "\n".join(f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in line)} |" for line in lines) + "\n"
    )


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
