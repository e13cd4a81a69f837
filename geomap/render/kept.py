"""Keeps in the user's cache folder what is slow to make and the same in every run, such as the world's outlines."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from geomap.errors import OutputError
from geomap.render.staging import staged_text

_DIGEST_BYTES = 16


def kept(name: str, made_from: Iterable[str], make: Callable[[], str]) -> str:
    """Return what `make` makes, from the cache when it was made from the same before.

    A cache that can't be written is done without; one that holds anything else than was written is not used.
    """
    path = _folder() / f"{name}-{_digest(made_from)}.txt"
    with contextlib.suppress(OSError, ValueError):
        seal, _, text = path.read_bytes().decode().partition("\n")
        if seal == _digest((text,)):
            return text
    text = make()
    with contextlib.suppress(OSError, OutputError):
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob(f"{name}-*.txt"):
            old.unlink(missing_ok=True)
        with staged_text(path) as stream:
            stream.write(f"{_digest((text,))}\n{text}")
    return text


def _digest(parts: Iterable[str]) -> str:
    content = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        content.update(part.encode() + b"\0")
    return content.hexdigest()


def _folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("geomap")) / "drawing"
