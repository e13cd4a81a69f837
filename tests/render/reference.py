"""Makes the pages of docs/ that tables of the code spell out: columns, and the codebooks in docs/formats.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from geomap.model import EVENT_TYPES, STATUSES, TARGETS, WEAPONS
from geomap.render.coded import ACLED_COLUMNS, UCDP_COLUMNS, Cell
from geomap.render.columns import ACLED_TYPES, COLUMNS, REQUIRED, TITLES
from geomap.render.formats import FORMATS
from geomap.render.symbols import EVENT_SYMBOLS

DOCS = Path(__file__).resolve().parents[2] / "docs"
_INTRODUCTION = """# Columns

Every file that geomap writes has these columns, in this order, one type each; null where a report leaves something
open. This page is made from the code by `make docs-update`.
"""


def columns_page() -> str:
    """Return docs/columns.md."""
    parts = [_INTRODUCTION]
    for layer, columns in COLUMNS.items():
        rows = [(f"`{c.name}`", c.type, c.alias, c.description) for c in columns]
        needed = ", ".join(f"`{name}`" for name in REQUIRED[layer])
        parts.append(f"## `{layer}`: {TITLES[layer].lower()}\n")
        parts.append(f"An edited file must still have {needed}; other columns may be missing.\n")
        parts.append(grid(("column", "type", "shown as", "meaning"), rows))
    parts.append(_terms())
    return "\n".join(parts)


def _terms() -> str:
    kinds = [(f"`{name}`", EVENT_SYMBOLS[name].label, *_acled(name)) for name in EVENT_TYPES]
    lists = (("Weapons", WEAPONS), ("Targets", TARGETS), ("Statuses", STATUSES))
    told = [f"## {title}\n\n{', '.join(f'`{term}`' for term in terms)}\n" for title, terms in lists]
    types = grid(("event_type", "shown as", "ACLED event type", "ACLED sub-event type"), kinds)
    return "\n".join([f"## Event types\n\n{types}", *told])


def _acled(name: str) -> Sequence[str]:
    return ACLED_TYPES[name] or ("outside ACLED's scope", "")


def formats_page() -> str:
    """Return docs/formats.md with its tables made anew."""
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    tables = {"formats": _formats(), "acled": _mapping(ACLED_COLUMNS), "ucdp": _mapping(UCDP_COLUMNS)}
    for name, table in tables.items():
        block = f"<!-- table: {name} -->\n\n{table}\n<!-- end -->"
        page = re.sub(rf"<!-- table: {name} -->.*?<!-- end -->", lambda _, new=block: new, page, flags=re.DOTALL)  # type: ignore[misc]
    return page


def _formats() -> str:
    rows = [
        (f"`{name}`", form.description, "row by row" if form.streamed else "at the end", _held(form.places_only))
        for name, form in FORMATS.items()
    ]
    return grid(("-f", "form", "written", "incidents without a place"), rows)


def _held(places_only: bool) -> str:  # noqa: FBT001 - one truth in, one word out
    return "left out, and counted" if places_only else "kept"


def _mapping(columns: Mapping[str, Cell]) -> str:
    return grid(("column", "holds"), [(f"`{name}`", _cell(cell)) for name, cell in columns.items()])


def _cell(cell: Cell) -> str:
    """Return what a cell holds: the first line of its function's docstring, or the columns it copies."""
    copied = getattr(cell, "copied", None)
    if copied is not None:
        return " or else ".join(f"`{name}`" for name in copied)
    said = str(cell.__doc__).splitlines()[0].removesuffix(".")
    return said.removeprefix("Return ").removeprefix("Leave a cell ")


def grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines) + "\n"
