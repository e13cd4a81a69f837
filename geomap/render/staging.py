"""Writes files whole or not at all: everything is made beside its target and moved there at the end."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from geomap.errors import OutputError

_HIDDEN = ".geomap-"
_LEFT_BEHIND_S = 86_400  # no run writes its files for a day: what is older was left by one that was killed


@contextmanager
def staged_file(target: Path) -> Iterator[Path]:
    """Yield a path to write to; when the block ends well it becomes `target`, else nothing is left.

    Raises OutputError when the disk is full, the folder is missing or writing is not allowed.
    """
    with _told(target), _scratch(target.parent) as scratch:
        draft = scratch / target.name
        yield draft
        _flushed(draft)
        _open_to_all(draft)
        draft.replace(target)


@contextmanager
def staged_text(target: Path) -> Iterator[TextIO]:
    """Yield a stream of UTF-8 text whose lines end as written; when the block ends well it becomes `target`."""
    with staged_file(target) as draft, draft.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def staged_folder(target: Path, *, owned: Collection[str] = ()) -> Iterator[Path]:
    """Yield a folder to write files to; when the block ends well they are moved into `target`, which may exist.

    Files of the same name are replaced. Those of the `owned` names that were not written are removed, so that nothing
    of an earlier run is taken for this one's; all others are left. Raises OutputError as `staged_file` does.
    """
    with _told(target):
        target.mkdir(parents=True, exist_ok=True)
        with _scratch(target) as scratch:
            yield scratch
            drafts = sorted(scratch.iterdir())
            for draft in drafts:
                _flushed(draft)
                _open_to_all(draft)
            for draft in drafts:
                draft.replace(target / draft.name)
            for name in set(owned) - {draft.name for draft in drafts}:
                (target / name).unlink(missing_ok=True)


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """Yield a folder on the same disk as the target, so that moving out of it is one step; removed afterwards."""
    _sweep(beside)
    scratch = Path(tempfile.mkdtemp(prefix=_HIDDEN, dir=beside))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what runs that were killed left in a folder."""
    for old in folder.glob(f"{_HIDDEN}*"):
        with suppress(OSError):  # another run may be sweeping too
            if time.time() - old.stat().st_mtime > _LEFT_BEHIND_S:
                shutil.rmtree(old)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn what the operating system refuses into one line that names the target and the way out."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        shown = target.parent.parent / target.name if target.parent.name.startswith(_HIDDEN) else target
        raise OutputError(f"cannot write {shown}: {reason}; choose another place with -o, or free some room") from error


def _flushed(path: Path) -> None:
    """Wait until the disk holds the file, so that a crash after the move cannot leave an empty one."""
    with path.open("rb") as handle:
        os.fsync(handle.fileno())


def _open_to_all(path: Path) -> None:
    """Give the file the permissions that a plain `open` would have given it."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
