"""`geomap gazetteer`: look up, reverse look up, describe and build the index of places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.options import gazetteer_option, talk_options
from geomap.cli.talk import Talk

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.model import Place


@click.group(short_help="Look up, describe and build the gazetteer.")
def gazetteer() -> None:
    """Look up places, describe the gazetteer, or build it anew."""


def _opened(path: Path | None, talk: Talk) -> Gazetteer:
    from geomap.gazetteer import open_gazetteer

    with talk.bar("gazetteer") as bar:
        return open_gazetteer(path, progress=lambda done, total, stage: bar.at(done, total, f"gazetteer: {stage}"))


@gazetteer.command()
@click.argument("name")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Most places to list.")
@gazetteer_option
@talk_options
def find(*, name: str, limit: int, gazetteer: Path | None, talk: Talk) -> int:
    """List the places that NAME may mean, likeliest first."""
    from geomap.gazetteer import geocoding

    found = geocoding.find(_opened(gazetteer, talk), name)
    if not found:
        talk.warn(f'no place is called "{name}"')
        return 1
    for candidate in found[:limit]:
        click.echo(f"{_line(candidate.place)}\t{candidate.name_kind}\t{candidate.score:.3f}")
    return 0


@gazetteer.command()
@click.argument("lat", type=click.FloatRange(-90, 90))
@click.argument("lon", type=click.FloatRange(-180, 180))
@click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True, help="Most places to list.")
@gazetteer_option
@talk_options
def near(*, lat: float, lon: float, limit: int, gazetteer: Path | None, talk: Talk) -> int:
    """List the settlements nearest to LAT LON, with their distance in kilometres."""
    found = _opened(gazetteer, talk).near(lon, lat, limit=limit)
    for km, place in found:
        click.echo(f"{km:.1f} km\t{_line(place)}")
    if not found:
        talk.warn("no settlement is near")
    return int(not found)


@gazetteer.command()
@gazetteer_option
@talk_options
def info(*, gazetteer: Path | None, talk: Talk) -> None:
    """Describe the gazetteer: where it is, what it was made from, what it holds."""
    for name, value in _opened(gazetteer, talk).info().items():
        click.echo(f"{name}\t{value}")


def _dump_file(name: str, what: str) -> Callable[..., Any]:
    return click.option(name, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE", help=what)


@gazetteer.command()
@_dump_file("--geonames", "A GeoNames dump, such as allCountries.txt, instead of the places that come with geomap.")
@_dump_file("--alternate", "The dump's alternateNamesV2.txt.")
@_dump_file("--admin1", "The dump's admin1CodesASCII.txt.")
@_dump_file("--admin2", "The dump's admin2Codes.txt.")
@gazetteer_option
@talk_options
def build(
    *,
    geonames: Path | None,
    alternate: Path | None,
    admin1: Path | None,
    admin2: Path | None,
    gazetteer: Path | None,
    talk: Talk,
) -> None:
    """Build the gazetteer anew, from what is installed or from a GeoNames dump."""
    from geomap.gazetteer import build_gazetteer

    if geonames is None and (alternate or admin1 or admin2):
        raise click.UsageError("--alternate, --admin1 and --admin2 belong to a dump: give it with --geonames.")
    with talk.bar("gazetteer") as bar:
        built = build_gazetteer(
            gazetteer,
            geonames=geonames,
            alternate=alternate,
            admin1=admin1,
            admin2=admin2,
            progress=lambda done, total, stage: bar.at(done, total, f"gazetteer: {stage}"),
        )
    known = built.info()
    talk.say(f"{known['places']} places under {known['names']} names, in {known['file']}")


def _line(place: Place) -> str:
    """Return a place in one line of columns; without a number when it is a row of our own and not GeoNames'."""
    parts = (place.name, place.admin1, place.country, place.feature_code, f"{place.lat:.5f} {place.lon:.5f}")
    number = str(place.geonameid) if place.geonameid and place.geonameid > 0 else ""
    return "\t".join([*(part or "" for part in parts), number, str(place.population or "")])
