"""Reports for the tests of commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.conftest import rows, story


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
    """Return a file of 3,000 reports: enough to be stopped in the middle."""
    path = tmp_path / "many.jsonl"
    path.write_text(rows(3000))
    return path
