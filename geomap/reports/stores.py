"""Other file systems than this machine's, such as S3, reached through fsspec: reports read, results written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from geomap.errors import OutputError, ReportError

# What fsspec would also open, and must not: this machine's files by another name, and what `addresses` reads.
_NOT_STORES = frozenset({"file", "local", "http", "https", "ftp", "sftp", "ssh", "smb", "data", "dask", "simplecache"})


def is_store(name: str) -> bool:
    """Say whether a source is an address of a file system that fsspec knows."""
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.lower() not in _NOT_STORES and _knows(scheme.lower())


def _knows(scheme: str) -> bool:
    try:
        from fsspec import available_protocols
    except ImportError:
        return False
    return scheme in available_protocols()


def objects_of(name: str) -> Iterator[str]:
    """Yield the addresses that a store's address, glob or folder stands for, by name."""
    from fsspec.core import url_to_fs

    scheme = name.partition("://")[0]
    try:
        system, path = url_to_fs(name)
        pattern = f"{path.rstrip('/')}/**" if system.isdir(path) else path
        found = sorted(one for one in system.glob(pattern) if not system.isdir(one))
    except (OSError, ImportError, ValueError) as error:
        raise ReportError(f"can't be listed: {error}") from error
    if not found:
        raise ReportError("matches nothing")
    yield from (f"{scheme}://{one.lstrip('/')}" for one in found)


def open_object(name: str) -> io.RawIOBase:
    """Open one address for reading; raises ReportError when that can't be done."""
    import fsspec

    try:
        return cast("io.RawIOBase", fsspec.open(name, "rb").open())
    except (OSError, ImportError, ValueError) as error:
        raise ReportError(f"can't be read: {error}") from error


def send(folder: Path, name: str) -> None:
    """Copy the files of a folder to a store's address, where those of an earlier run with such names go.

    Raises OutputError when that can't be done.
    """
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(name)
        earlier = set(system.glob(f"{path.rstrip('/')}/part-*"))
        for file in sorted(folder.iterdir()):
            target = f"{path.rstrip('/')}/{file.name}"
            system.makedirs(path, exist_ok=True)
            system.put_file(str(file), target)
            earlier.discard(target)
        for left in earlier:
            system.rm_file(left)
    except (OSError, ImportError, ValueError) as error:
        raise OutputError(f"cannot write to {name}: {error}") from error
