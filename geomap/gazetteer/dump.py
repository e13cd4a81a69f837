"""Reads a full GeoNames dump, in its own tab-separated formats, as a stream of places.

The formats: https://download.geonames.org/export/dump/readme.txt. Alternate names are staged in a temporary
SQLite file, sorted by place, so that memory does not grow with the dump.
"""

from __future__ import annotations

import math
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer import regions, sources, tables
from geomap.gazetteer.folding import fold
from geomap.gazetteer.printed import printed
from geomap.gazetteer.sources import Named, town_radius_m
from geomap.gazetteer.spellings import kind_of, usable
from geomap.model import NameKind, Place

if TYPE_CHECKING:
    from geomap.gazetteer.build import Progress

_COLUMNS = 19
_ALTERNATE_COLUMNS = 4
_NOT_NAMES = frozenset({"post", "link", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny", "abbr"})
_COUNTRIES = frozenset({"PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "PCL", "TERR"})
_RADIUS_M = {"ADM1": 80_000, "ADM2": 25_000, "ADM3": 10_000, "ADM4": 5_000, "CONT": 3_000_000, "SEA": 300_000}
_SMALLEST_M = 1000
_STEP = 20_000


@dataclass(frozen=True, slots=True)
class Dump:
    """The files of a GeoNames dump; only the first is needed."""

    places: Path  # allCountries.txt, or one country's file
    alternate: Path | None = None  # alternateNamesV2.txt
    admin1: Path | None = None  # admin1CodesASCII.txt
    admin2: Path | None = None  # admin2Codes.txt

    def check(self) -> None:
        """Raise `GazetteerError` when a file is missing or is not in the dump's format."""
        for path, columns in (
            (self.places, _COLUMNS),
            (self.alternate, _ALTERNATE_COLUMNS),
            (self.admin1, 4),
            (self.admin2, 4),
        ):
            if path is not None:
                _check(path, columns)


def read(dump: Dump, *, progress: Progress) -> Iterator[Named]:
    """Yield every place of the dump, with its names by kind, and geomap's informal regions."""
    more, spoken, shown = tables.names_by_code(), tables.newsroom_names(), tables.shown_names()
    english = {**regions.english_names(), **_codes(dump.admin1), **_codes(dump.admin2)}
    points = {named.place.country_code: named for named in sources.countries(more)}
    seen_countries = set()
    with _alternates(dump.alternate, progress) as names_of:
        for fields in _rows(dump.places, _COLUMNS, progress, "places"):
            named = _named(fields, names_of(fields), english)
            place = named.place
            extra = list(spoken.get(place.geonameid or 0, ()))
            if place.feature_code == "ADM1":
                extra += more.get((place.country_code or "", place.admin1_code or ""), [])
            known = points.get(place.country_code) if place.feature_code == "PCLI" else None
            if known is not None and known.place.geonameid == place.geonameid:
                seen_countries.add(place.country_code)
                extra += known.names
            if place.geonameid in shown:
                place = replace(place, name=shown[place.geonameid])
            yield Named(place, (*named.names, *extra))
    yield from (named for code, named in points.items() if code not in seen_countries)
    yield from regions.informal()


def _named(fields: list[str], others: list[tuple[str, NameKind]], english: dict[str, str]) -> Named:
    """Return a place and its names from a row of the dump."""
    place = _place(fields)
    deep = {"ADM1": 1, "ADM2": 2}.get(place.feature_code, 0)
    primary = english.get(".".join([fields[8], *fields[10 : 10 + deep]]), place.name) if deep else place.name
    names: list[tuple[str, NameKind]] = [(primary, "primary"), (place.name, "primary"), *others]
    if deep:
        names += [(regions.stem_of(primary), "alternate")]
    if deep == 1:
        names += [(f"{regions.stem_of(primary)} region", "official")]
    return Named(replace(place, name=printed(primary, place.country_code, [name for name, _ in others])), tuple(names))


def _place(fields: list[str]) -> Place:
    """Return the place of a row; a bad number is refused with the row's id."""
    try:
        geonameid, lat, lon, population = int(fields[0]), float(fields[4]), float(fields[5]), int(fields[14] or 0)
    except ValueError as error:
        raise GazetteerError(
            f"the dump's place {fields[0]!r} has a bad number ({error}); download the file again"
        ) from error
    feature_class, feature_code, country = fields[6], fields[7] or "UNK", fields[8] or None
    admin1 = fields[10] if fields[10] not in ("", "00") else None
    code = "PCLI" if feature_code in _COUNTRIES and country and not admin1 else feature_code
    return Place(
        geonameid=geonameid,
        name=fields[1],
        lon=lon,
        lat=lat,
        feature_class=feature_class,
        feature_code=code,
        country_code=country,
        admin1_code=admin1,
        admin2_code=fields[11] or None,
        population=max(population, 0),
        radius_m=_radius_m(feature_class, code, population),
    )


def _radius_m(feature_class: str, code: str, population: int) -> int:
    if feature_class == "P":
        return town_radius_m(population)
    if code == "PCLI":
        return max(int(1000 * math.sqrt(max(population, 1)) / 10), 10_000)
    return _RADIUS_M.get(code, _SMALLEST_M)


def _rows(path: Path, columns: int, progress: Progress, stage: str) -> Iterator[list[str]]:
    """Yield the rows of a file of the dump, telling how many of its bytes are done."""
    total, done = path.stat().st_size, 0
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                done += len(line)
                if number % _STEP == 0:
                    progress(min(done, total), total, stage)
                fields = line.rstrip("\n").split("\t")
                if len(fields) < columns:
                    raise GazetteerError(
                        f"{path}, line {number}: {len(fields)} columns of {columns}; is it the right file?"
                    )
                yield fields
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); download the file again") from error


def _check(path: Path, columns: int) -> None:
    if not path.is_file():
        raise GazetteerError(f"there is no file {path}; download it from https://download.geonames.org/export/dump/")
    next(_rows(path, columns, lambda *_: None, ""), None)


def _codes(path: Path | None) -> dict[str, str]:
    """Return the English names of regions by code, "US.TX" or "US.TX.113"."""
    if path is None:
        return {}
    return {fields[0]: fields[1] for fields in _rows(path, 4, lambda *_: None, "")}


class _Names:
    """Finds the alternate names of a row: of the staged file where there is one, else of the row's own column."""

    def __init__(self, db: sqlite3.Connection | None) -> None:
        self._db = db

    def __call__(self, fields: list[str]) -> list[tuple[str, NameKind]]:
        folded = fold(fields[1])
        if self._db is None:
            return [(name, kind_of(name, folded)) for name in fields[3].split(",") if usable(name)]
        query = "SELECT name, kind FROM alternates WHERE geonameid = ?"
        kinds: dict[str, NameKind] = {}
        for name, kind in self._db.execute(query, (int(fields[0]),)):
            kinds[name] = kind or kind_of(name, folded)
        return list(kinds.items())


@contextmanager
def _alternates(path: Path | None, progress: Progress) -> Iterator[_Names]:
    """Stage the alternate names by place in a temporary file, for as long as the block runs."""
    if path is None:
        yield _Names(None)
        return
    with tempfile.TemporaryDirectory(prefix="geomap-alternates-") as folder:
        db = sqlite3.connect(Path(folder) / "alternates.sqlite")
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
        db.execute("CREATE TABLE alternates (geonameid INTEGER, name TEXT, kind TEXT)")
        db.executemany("INSERT INTO alternates VALUES (?, ?, ?)", _staged(path, progress))
        db.execute("CREATE INDEX by_place ON alternates (geonameid)")
        try:
            yield _Names(db)
        finally:
            db.close()


def _staged(path: Path, progress: Progress) -> Iterator[tuple[int, str, NameKind | None]]:
    """Yield (id, name, kind or None when the spelling must tell) of the alternate names worth keeping."""
    for fields in _rows(path, _ALTERNATE_COLUMNS, progress, "alternate names"):
        flags = defaultdict(str, enumerate(fields))
        language, name = flags[2], flags[3]
        if language not in _NOT_NAMES and usable(name):
            kind: NameKind | None = "historic" if flags[7] == "1" else "official" if flags[4] == "1" else None
            yield int(flags[1]), name, None if kind == "official" and language not in ("en", "") else kind
