"""Writes the map: one self-contained HTML file, drawn from layers alone."""

from __future__ import annotations

from .write import write_page

__all__ = ["write_page"]
