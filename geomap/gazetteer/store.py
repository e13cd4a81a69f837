"""The store of places: every SQL statement of geomap, over one read-only SQLite file."""

from __future__ import annotations

import json
import math
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from geomap.errors import GazetteerError
from geomap.model import NameKind, Place

SCHEMA_VERSION = 3
KINDS: tuple[NameKind, ...] = (
    "primary",
    "official",
    "alternate",
    "historic",
    "abbreviation",
    "demonym",
    "newsroom",
    "fuzzy",
)
ENTRY = struct.Struct("<IBf")  # row of the place, index into KINDS, weight
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE places (
    id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, lon REAL, lat REAL, feature_class TEXT, feature_code TEXT,
    country_code TEXT, admin1_code TEXT, admin2_code TEXT, population INTEGER, radius_m INTEGER, cell INTEGER);
CREATE TABLE outlines (key TEXT PRIMARY KEY, shape BLOB) WITHOUT ROWID;
"""
_STAGING = """
CREATE TEMP TABLE staged (folded TEXT, id INTEGER, kind INTEGER, weight REAL);
CREATE TEMP TABLE names (folded TEXT PRIMARY KEY, entries BLOB) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX places_country ON places (country_code) WHERE feature_class = 'P';
CREATE INDEX places_geonameid ON places (geonameid);
CREATE INDEX places_cell ON places (cell) WHERE cell IS NOT NULL;
CREATE INDEX places_regions ON places (feature_code, country_code, admin1_code) WHERE feature_class = 'A';
"""
_COLUMNS = (
    "geonameid, name, lon, lat, feature_class, feature_code, country_code, admin1_code, admin2_code, population, "
    "radius_m"
)
_SELECT = f"SELECT {_COLUMNS} FROM places WHERE "  # noqa: S608 - names of columns only

_NAME = "SELECT name FROM places WHERE feature_class = 'A' AND "


class Naming(NamedTuple):
    """A name of a place, folded, as the build stages it."""

    folded: str
    row: int
    kind: NameKind
    weight: float


def cell_of(lon: float, lat: float) -> int:
    """Return the number of the one-degree cell that holds a position."""
    return (min(int(lat + 90), 179)) * 360 + math.floor(lon + 180) % 360


class StoreWriter:
    """Writes one new store; nothing of it is visible until the caller renames the file."""

    def __init__(self, path: Path) -> None:
        """Create an empty store at `path`."""
        self._db = sqlite3.connect(path)
        self._db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;"
        )
        self._db.executescript(_SCHEMA)
        self._db.executescript(_STAGING)

    def add_places(self, places: Iterable[tuple[int, Place]]) -> None:
        """Add places under the given rows."""
        self._db.executemany(
            f"INSERT INTO places (id, {_COLUMNS}, cell) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                (
                    row,
                    place.geonameid,
                    place.name,
                    place.lon,
                    place.lat,
                    place.feature_class,
                    place.feature_code,
                    place.country_code,
                    place.admin1_code,
                    place.admin2_code,
                    place.population,
                    place.radius_m,
                    cell_of(place.lon, place.lat) if place.feature_class == "P" else None,
                )
                for row, place in places
            ),
        )

    def add_names(self, namings: Iterable[Naming]) -> None:
        """Stage names; `group_names` groups them."""
        kinds = {kind: index for index, kind in enumerate(KINDS)}
        self._db.executemany(
            "INSERT INTO staged VALUES (?, ?, ?, ?)", ((n.folded, n.row, kinds[n.kind], n.weight) for n in namings)
        )

    def settled_countries(self) -> set[str]:
        """Return the codes of the countries that have settlements here."""
        query = "SELECT DISTINCT country_code FROM places WHERE feature_class = 'P' AND country_code IS NOT NULL"
        return {code for (code,) in self._db.execute(query)}

    def add_outlines(self, outlines: Iterable[tuple[str, bytes]]) -> None:
        """Add country outlines as well-known binary, by ISO code."""
        self._db.executemany("INSERT INTO outlines VALUES (?, ?)", outlines)

    def group_names(self) -> None:
        """Gather the meanings of each name, likeliest first."""
        rows = self._db.execute("SELECT folded, id, kind, weight FROM staged ORDER BY folded, weight DESC, id, kind")
        self._db.executemany("INSERT INTO names VALUES (?, ?)", _grouped(rows))
        self._db.execute("DROP TABLE staged")

    def keys(self) -> Iterator[str]:
        """Yield every folded name, in order."""
        for (folded,) in self._db.execute("SELECT folded FROM names ORDER BY folded"):
            yield folded

    def meanings(self) -> Iterator[tuple[str, bytes]]:
        """Yield every folded name with its meanings, packed as a digest keeps them."""
        yield from self._db.execute("SELECT folded, entries FROM names")

    def finish(self, meta: dict[str, str]) -> None:
        """Index the store, record what it was made from, and close it."""
        self._db.executescript(_INDEXES)
        meta = {**meta, "schema": str(SCHEMA_VERSION)}
        meta["places"] = str(self._db.execute("SELECT count(*) FROM places").fetchone()[0])
        meta["names"] = str(self._db.execute("SELECT count(*) FROM names").fetchone()[0])
        self._db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        self._db.commit()
        self._db.close()


def _grouped(rows: Iterable[tuple[str, int, int, float]]) -> Iterator[tuple[str, bytes]]:
    """Pack consecutive rows of one name, keeping each place's likeliest meaning only."""
    current: str | None = None
    packed, seen = bytearray(), set[int]()
    for folded, row, kind, weight in rows:
        if folded != current:
            if current is not None:
                yield current, bytes(packed)
            current, packed = folded, bytearray()
            seen.clear()
        if row not in seen:
            seen.add(row)
            packed += ENTRY.pack(row, kind, weight)
    if current is not None:
        yield current, bytes(packed)


class Store:
    """A finished store, opened for reading."""

    def __init__(self, path: Path) -> None:
        """Open the store at `path`, or raise `GazetteerError`."""
        self.path = path
        try:
            self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._db.execute("PRAGMA mmap_size = 268435456")
            self.meta: dict[str, str] = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise GazetteerError(f"{path} is not a gazetteer ({error}); run: geomap gazetteer build") from error
        if self.meta.get("schema") != str(SCHEMA_VERSION):
            raise GazetteerError(
                f"{path} was written by another version of geomap (schema {self.meta.get('schema')}, "
                f"this one reads {SCHEMA_VERSION}); run: geomap gazetteer build"
            )

        if _truncated(path):
            raise GazetteerError(f"the gazetteer {path} is cut short; run: geomap gazetteer build")
        self._named = lru_cache(maxsize=4096)(self._name_of)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def every_place(self) -> Iterator[Place]:
        """Yield every place in the order of its row."""
        for values in self._db.execute(f"SELECT {_COLUMNS} FROM places ORDER BY id"):  # noqa: S608 - names of columns only
            yield self._place(values)

    def place(self, geonameid: int) -> Place | None:
        """Return the place of a GeoNames id."""
        found = self._one(_SELECT + "geonameid = ?", (geonameid,))
        return None if found is None else self._place(found)

    def country(self, country_code: str) -> Place | None:
        """Return the country of an ISO code."""
        query = _SELECT + "feature_class = 'A' AND feature_code = 'PCLI' AND country_code = ? ORDER BY population DESC"
        found = self._one(query, (country_code,))
        return None if found is None else self._place(found)

    def capital(self, country_code: str) -> Place | None:
        """Return the capital of the country of an ISO code; the most populous, where there are several."""
        query = _SELECT + "country_code = ? AND feature_class = 'P' AND feature_code = 'PPLC' ORDER BY population DESC"
        found = self._one(query, (country_code,))
        return None if found is None else self._place(found)

    def region(self, country_code: str | None, admin1_code: str) -> Place | None:
        """Return the first-order region of a country and a code."""
        query = _SELECT + "feature_class = 'A' AND feature_code = 'ADM1' AND country_code = ? AND admin1_code = ?"
        found = self._one(query, (country_code, admin1_code))
        return None if found is None else self._place(found)

    def settlements_of(self, country_code: str) -> Iterator[Place]:
        """Yield the settlements of a country."""
        query = _SELECT + "country_code = ? AND feature_class = 'P'"
        for values in self._all(query, (country_code,)):
            yield self._place(values)

    def outline(self, country_code: str) -> bytes | None:
        """Return the outline of a country as well-known binary."""
        found = self._one("SELECT shape FROM outlines WHERE key = ?", (country_code,))
        return None if found is None else bytes(found[0])

    @property
    def made_from(self) -> str:
        """Return the hash of what the store was built from."""
        return self.meta.get("inputs", "")

    def settlements_in(self, cells: Sequence[int]) -> Iterator[Place]:
        """Yield the settlements of the given one-degree cells."""
        query = _SELECT + "cell IN (SELECT value FROM json_each(?))"  # noqa: S608
        for values in self._all(query, (json.dumps(cells),)):
            yield self._place(values)

    def largest_in(self, box: tuple[float, float, float, float], limit: int) -> Iterator[Place]:
        """Yield the most populous settlements of a box: its cells by rows of one degree, then the box itself."""
        west, south, east, north = box
        rows = [
            (cell_of(west, lat), cell_of(min(east, 179.999), lat)) for lat in range(math.floor(south), math.ceil(north))
        ]
        ranges = " OR ".join("cell BETWEEN ? AND ?" for _ in rows)
        within = "AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? ORDER BY population DESC, geonameid LIMIT ?"
        query = f"{_SELECT}({ranges}) {within}"
        bounds = [edge for row in rows for edge in row]
        for values in self._all(query, [*bounds, west, east, south, north, limit]):
            yield self._place(values)

    def _place(self, values: Sequence[Any]) -> Place:
        """Return a place from the values of `_COLUMNS`, with the names of its country and region."""
        # Positional, in the order of Place: made for each candidate of each name, so it must be quick.
        number, name, lon, lat, feature_class, code, country, admin1, admin2, population, radius = values
        within = self._named(country, None) if country else None
        region = self._named(country, admin1) if admin1 else None
        return Place(
            number, name, lon, lat, feature_class, code, country, within, admin1, region, admin2, population, radius
        )

    def _name_of(self, country_code: str | None, admin1_code: str | None) -> str | None:
        """Return the name of a country, or of one of its first-order regions."""
        if admin1_code is None:
            found = self._one(_NAME + "feature_code = 'PCLI' AND country_code = ?", (country_code,))
        else:
            found = self._one(
                _NAME + "feature_code = 'ADM1' AND country_code = ? AND admin1_code = ?", (country_code, admin1_code)
            )
        return None if found is None else str(found[0])

    def _all(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise self._broken(error) from error

    def _one(self, query: str, values: Sequence[object]) -> tuple[Any, ...] | None:
        try:
            found: tuple[Any, ...] | None = self._db.execute(query, tuple(values)).fetchone()
        except sqlite3.Error as error:
            raise self._broken(error) from error
        return found

    def _broken(self, error: sqlite3.Error) -> GazetteerError:
        return GazetteerError(
            f"the gazetteer {self.path} is damaged ({error}); delete it, or run: geomap gazetteer build"
        )


def _truncated(path: Path) -> bool:
    """Say whether the file is shorter than the page size and page count of its header say."""
    with path.open("rb") as file:
        header = file.read(32)
    page_size, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    return path.stat().st_size < (65536 if page_size == 1 else page_size) * pages
