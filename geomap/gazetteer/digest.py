"""What each name may mean, and every place, packed in one memory-mapped file: read without a query."""

from __future__ import annotations

import json
import mmap
import struct
from array import array
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

from geomap.errors import GazetteerError
from geomap.gazetteer.store import ENTRY, KINDS
from geomap.model import NameKind, Place

_MAGIC = b"geomap-digest-1\n"
_HEADER = struct.Struct("<16s5Q")  # magic; where heads, places, letters and tables begin; how long the file is
_HEAD = struct.Struct("<I")  # where a name's meanings lie, counted from the end of the header
_COUNT = struct.Struct("<H")
# lon, lat, population, geonameid, radius; where the name lies, and its length; numbers of feature, region and admin2.
_PLACE = struct.Struct("<ddQqIIHHII")
_MOST = 0xFFFF  # meanings of one name
_KEPT_PLACES = 16384


class Entry(NamedTuple):
    """One meaning of a name: the row of a place, the kind of name, how likely it is (higher is likelier)."""

    row: int
    kind: NameKind
    weight: float


class _Tables(NamedTuple):
    """What many places share, by number."""

    features: list[tuple[str, str]]
    regions: list[tuple[str | None, str | None, str | None, str | None]]  # country code, country, admin1 code, admin1
    admin2: list[str | None]


class DigestWriter:
    """Writes a digest: the meanings of all names first, then all places, then `finish`."""

    def __init__(self, path: Path, names: int) -> None:
        """Create a digest of so many names at `path`."""
        self._file: BinaryIO = path.open("wb")
        self._file.write(bytes(_HEADER.size))
        self._heads = array("I", bytes(4 * names))
        self._letters = bytearray()

    def add_names(self, meanings: Iterable[tuple[int, bytes]]) -> None:
        """Add the number of each name in the index with its packed meanings, likeliest first."""
        at = 0
        for number, packed in meanings:
            kept = packed[: _MOST * ENTRY.size]
            self._heads[number] = at
            at += self._file.write(_COUNT.pack(len(kept) // ENTRY.size) + kept)

    def finish(self, places: Iterable[Place]) -> None:
        """Add every place in the order of its row, from 1, and close the file."""
        heads_at = self._file.tell()
        self._file.write(self._heads.tobytes())
        places_at = self._file.tell()
        features: dict[tuple[str, str], int] = {}
        regions: dict[tuple[str | None, ...], int] = {}
        admin2: dict[str | None, int] = {}
        for place in places:
            feature = features.setdefault((place.feature_class, place.feature_code), len(features))
            region = (place.country_code, place.country, place.admin1_code, place.admin1)
            within = regions.setdefault(region, len(regions))
            second = admin2.setdefault(place.admin2_code, len(admin2))
            self._file.write(self._packed(place, feature, within, second))
        letters_at = self._file.tell()
        self._file.write(self._letters)
        tables_at = self._file.tell()
        self._file.write(json.dumps([list(features), list(regions), list(admin2)], ensure_ascii=False).encode())
        length = self._file.tell()
        self._file.seek(0)
        self._file.write(_HEADER.pack(_MAGIC, heads_at, places_at, letters_at, tables_at, length))
        self._file.close()

    def _packed(self, place: Place, feature: int, within: int, second: int) -> bytes:
        name, at = place.name.encode(), len(self._letters)
        self._letters += name
        return _PLACE.pack(
            place.lon,
            place.lat,
            place.population,
            place.geonameid or 0,
            place.radius_m,
            at,
            len(name),
            feature,
            within,
            second,
        )


class Digest:
    """A finished digest, mapped into memory."""

    def __init__(self, path: Path) -> None:
        """Map the digest at `path`, or raise `GazetteerError`."""
        try:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._heads, self._places, self._letters, tables = _sections(self._bytes)
            self._tables = _Tables(*json.loads(self._bytes[tables:]))
        except (OSError, ValueError, struct.error) as error:
            raise GazetteerError(
                f"the gazetteer's digest {path} cannot be read ({error}); run: geomap gazetteer build"
            ) from error
        self.place = lru_cache(maxsize=_KEPT_PLACES)(self._place)

    def meanings(self, number: int) -> list[Entry]:
        """Return the meanings of the name of that number in the index, likeliest first."""
        at = _HEADER.size + _HEAD.unpack_from(self._bytes, self._heads + number * _HEAD.size)[0]
        (count,) = _COUNT.unpack_from(self._bytes, at)
        at += _COUNT.size
        packed = self._bytes[at : at + count * ENTRY.size]
        return [Entry(row, KINDS[kind], weight) for row, kind, weight in ENTRY.iter_unpack(packed)]

    def _place(self, row: int) -> Place:
        """Return the place of a row."""
        lon, lat, population, number, radius, at, length, feature, region, admin2 = _PLACE.unpack_from(
            self._bytes, self._places + (row - 1) * _PLACE.size
        )
        at += self._letters
        name = self._bytes[at : at + length].decode()
        tables = self._tables
        feature_class, code = tables.features[feature]
        country_code, country, admin1_code, admin1 = tables.regions[region]
        # Positional, in the order of Place: made for each candidate of each name, so it must be quick.
        return Place(
            number or None,
            name,
            lon,
            lat,
            feature_class,
            code,
            country_code,
            country,
            admin1_code,
            admin1,
            tables.admin2[admin2],
            population,
            radius,
        )


def _sections(mapped: mmap.mmap) -> tuple[int, int, int, int]:
    """Return where heads, places, letters and tables begin, or raise ValueError when it is no whole digest."""
    magic, heads, places, letters, tables, length = _HEADER.unpack_from(mapped)
    if magic != _MAGIC or length != len(mapped):
        raise ValueError("it is cut short or no digest")
    return heads, places, letters, tables
