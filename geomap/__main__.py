"""Runs the command line: `python -m geomap` is `geomap`."""

from __future__ import annotations

from geomap.cli import main

if __name__ == "__main__":
    main()
