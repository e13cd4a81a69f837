"""Where a run may write: found out before the work begins."""

from __future__ import annotations

import os
from pathlib import Path

from geomap.errors import OutputError


def check_folder(folder: Path) -> None:
    """Raise OutputError when a folder can't be made or written, so that this is known before the work begins."""
    parent = folder.absolute()
    while not os.path.lexists(parent):
        parent = parent.parent
    if not parent.is_dir():
        raise OutputError(f"cannot write to {folder}: {parent} is not a folder; choose another one with -o")
    if not os.access(parent, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write to {folder}: no permission; choose another one with -o")
