"""Builds the gazetteer: places and names from every source into one store and one name index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from geomap.gazetteer import borders, regions, settlements, sources, tables, translit
from geomap.gazetteer.digest import DigestWriter
from geomap.gazetteer.folding import fold
from geomap.gazetteer.names import EXACT, write_index
from geomap.gazetteer.sources import Named
from geomap.gazetteer.store import Naming, Store, StoreWriter
from geomap.gazetteer.weights import weight
from geomap.model import NameKind

Progress = Callable[[int, int, str], None]
STANDARD_PLACES = 262_000  # about how many; for the progress bar only
_STEP = 1000
_LONGEST_KEY = 60
_SPELLINGS = frozenset({"primary", "official", "alternate", "newsroom"})


class Files(NamedTuple):
    """The files of a gazetteer: the store, the index of its names, and the digest of what they mean."""

    store: Path
    names: Path
    digest: Path


def standard_places() -> Iterator[Named]:
    """Yield every place of the standard gazetteer: countries, towns, regions, seas, sites."""
    tally, more = regions.Tally(), tables.names_by_code()
    yield from sources.countries(more)
    yield from tally.count(sources.read_towns())
    yield from regions.first_order(tally, more)
    yield from regions.second_order()
    yield from regions.informal()
    yield from settlements.settlements()
    yield from settlements.sites()


def namings(row: int, named: Named) -> Iterator[Naming]:
    """Yield the keys under which a place is found; a key of several kinds once, under the likeliest."""
    keys: dict[str, NameKind] = {}
    weights = {kind: weight(named.place, kind) for _, kind in named.names}
    script = translit.family(named.place.country_code) if named.place.feature_class in "PA" else None
    for name, kind in named.names:
        key = EXACT + name if kind == "abbreviation" else fold(name)
        if not key or len(key) > _LONGEST_KEY:
            continue
        if key not in keys or weights[kind] > weights[keys[key]]:
            keys[key] = kind
        if script and kind in _SPELLINGS and (bones := translit.skeleton_key(key, script)):
            keys.setdefault(bones, "alternate")
    for key, kind in keys.items():
        yield Naming(key, row, kind, weight(named.place, kind))


def write(
    places: Iterable[Named], files: Files, *, meta: dict[str, str], expected: int | None, progress: Progress
) -> None:
    """Write the places to new files; `expected` is about how many there are, if known."""
    writer = StoreWriter(files.store)
    numbered = enumerate(places, 1)
    while batch := list(islice(numbered, _STEP)):
        writer.add_places((row, named.place) for row, named in batch)
        writer.add_names(chain.from_iterable(namings(row, named) for row, named in batch))
        if expected:
            progress(min(batch[-1][0], expected), expected, "places")
    _add_outlines(writer, progress)
    progress(0, 3, "names")
    writer.group_names()
    progress(1, 3, "names")
    index = write_index(writer.keys(), files.names)
    progress(2, 3, "names")
    digest = DigestWriter(files.digest, len(index))
    digest.add_names((index.number(folded), packed) for folded, packed in writer.meanings())
    writer.finish({**meta, "index_bytes": str(files.names.stat().st_size)})
    with closing(Store(files.store)) as store:
        digest.finish(store.every_place())
    progress(3, 3, "names")


def unseen(done: int, total: int, stage: str) -> None:
    """Report progress to nobody."""


def _add_outlines(writer: StoreWriter, progress: Progress) -> None:
    import shapely

    progress(0, 1, "borders")
    outlines = borders.country_outlines(borders.atlas_path(), writer.settled_countries())
    writer.add_outlines((code, shapely.to_wkb(shape)) for code, shape in outlines)
    progress(1, 1, "borders")
