"""The options that every command on reports shares, checked and gathered into settings."""

# ruff: noqa: ANN401 - click hands on values of any type

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from geomap.cli.talk import Talk

Command = Callable[..., Any]


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date such as 2025-05-01."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or fail with what is expected."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2025-05-01", param, ctx)


class CountryCode(click.ParamType):  # type: ignore[type-arg]
    """An ISO 3166-1 alpha-2 code such as UA."""

    name = "cc"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code in capitals, or fail with what is expected."""
        if not re.fullmatch(r"[A-Za-z]{2}", value):
            self.fail(f"{value!r} is not a two-letter country code such as UA", param, ctx)
        return str(value).upper()


def gazetteer_option(command: Command) -> Command:
    """Add --gazetteer."""
    return click.option(
        "--gazetteer",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="GEOMAP_GAZETTEER",
        show_envvar=True,
        help="Gazetteer file, instead of the one in the cache.",
    )(command)


def talk_options(command: Command) -> Command:
    """Add -v and -q, and hand the command a `talk`."""

    @click.option("-v", "--verbose", is_flag=True, help="Say more.")
    @click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
    @functools.wraps(command)
    def told(*args: Any, verbose: bool, quiet: bool, **options: Any) -> Any:
        return command(*args, talk=Talk(quiet=quiet and not verbose, verbose=verbose), **options)

    return told


def report_options(command: Command) -> Command:
    """Add REPORTS and the options on them, and hand the command `sources`, `settings` and `talk`."""

    @functools.wraps(command)
    def gathered(*args: Any, **options: Any) -> Any:
        from geomap.pipeline.settings import Settings

        chosen = {name: options.pop(name) for name in tuple(options) if name in Settings.__dataclass_fields__}
        return command(*args, settings=Settings(**chosen), **options)

    with_options: Command = gathered
    for option in reversed(_REPORT_OPTIONS):
        with_options = option(with_options)
    return talk_options(gazetteer_option(with_options))


def resume_option(command: Command) -> Command:
    """Add --resume."""
    return click.option("--resume", is_flag=True, help="Go on with an interrupted run from what is safely on disk.")(
        command
    )


def title_option(command: Command) -> Command:
    """Add --title."""
    return click.option("--title", metavar="TEXT", help="Head the map with this, not with the countries' names.")(
        command
    )


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_REPORT_OPTIONS: tuple[Callable[[Command], Command], ...] = (
    click.argument("sources", metavar="REPORTS...", nargs=-1, required=True),
    click.option("--published", type=Day(), metavar="DATE", help="Date of reports that state none."),
    click.option("--home", type=CountryCode(), metavar="CC", help="Country of the reader or outlet, such as GB."),
    click.option(
        "--merge/--no-merge", default=True, show_default=True, help="Join what several reports say of one incident."
    ),
    click.option("--model", metavar="NAME", help="An installed spaCy pipeline whose entities help."),
    click.option(
        "--regions",
        type=click.Path(exists=True, path_type=Path),
        metavar="FILE",
        help="Your own boundaries, in any format that GDAL reads.",
    ),
    click.option(
        "--geocoder",
        type=click.Choice(["nominatim"]),
        help="Ask this online service for names that the gazetteer lacks.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=_cores,
        metavar="N",
        show_default="all cores",
        help="Processes to read reports with.",
    ),
    click.option("--scheduler", metavar="ADDRESS", help="Read reports on a Dask cluster, such as tcp://host:8786."),
)
