"""Reports for the tests of commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.conftest import rows, story

MANY = rows(1500, padding=400)  # enough for processes, and to be stopped in the middle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three reports."""
    path = tmp_path / "in"
    path.mkdir()
    for number in range(3):
        (path / f"story{number}.txt").write_text(story(number))
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a file of 1,500 reports."""
    path = tmp_path / "many.jsonl"
    path.write_text(MANY)
    return path
