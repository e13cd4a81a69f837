"""The digest gives back what was written, and says when it is no digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer.digest import Digest, DigestWriter
from geomap.gazetteer.store import ENTRY, KINDS
from geomap.model import Place

PLACES = (
    Place(703448, "Kyiv", 30.52, 50.45, "P", "PPLC", "UA", "Ukraine", "12", "Kyiv City", None, 2_952_301, 25_000),
    Place(None, "Sea of Azov", 36.5, 46.0, "H", "SEA", None),
    Place(-7, "Asia", 90.0, 45.0, "L", "CONT", None, population=4_700_000_000),
    Place(1, "Žďár — где", -179.999, -89.5, "P", "PPL", "CZ", "Czechia", "78", "South", "CZ0635", 5, 1),
)
MEANINGS = {0: [(1, "primary", 6.5)], 2: [(2, "alternate", 4.5), (4, "historic", 0.25)], 1: [(3, "newsroom", 9.0)]}


def written(path: Path) -> Path:
    """Write the digest of the places above."""
    writer = DigestWriter(path, len(MEANINGS))
    packed = {
        number: b"".join(ENTRY.pack(row, KINDS.index(kind), weight) for row, kind, weight in meanings)
        for number, meanings in MEANINGS.items()
    }
    writer.add_names(packed.items())
    writer.finish(PLACES)
    return path


def test_places_come_back(tmp_path: Path) -> None:
    """Every place, with or without a number, a country, people, and whatever its letters."""
    digest = Digest(written(tmp_path / "d"))
    assert tuple(digest.place(row) for row in range(1, len(PLACES) + 1)) == PLACES


@pytest.mark.parametrize("number", MEANINGS)
def test_meanings_come_back(number: int, tmp_path: Path) -> None:
    """Each name's meanings by its number, in order, whatever the order of writing."""
    digest = Digest(written(tmp_path / "d"))
    assert [tuple(entry) for entry in digest.meanings(number)] == MEANINGS[number]


@pytest.mark.parametrize("content", [b"", b"x", b"not a digest" * 99, None])
def test_no_digest_is_named(content: bytes | None, tmp_path: Path) -> None:
    """A file that is empty, something else or cut short is named with the command that mends it."""
    path = written(tmp_path / "d")
    path.write_bytes(path.read_bytes()[:-1] if content is None else content)
    with pytest.raises(GazetteerError, match="geomap gazetteer build"):
        Digest(path)
