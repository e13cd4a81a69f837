"""Reports for the tests of whole runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TOWNS = ("Kharkiv", "Odesa", "Sumy", "Poltava", "Dnipro", "Kherson", "Mykolaiv", "Chernihiv", "Zhytomyr", "Lviv")


def story(number: int) -> str:
    """Return a short report of one incident."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"A missile struck an apartment block in {town} on Thursday, killing {number % 7 + 2} people and wounding "
        f"{number % 11 + 3}, the governor said. Rescuers searched the rubble until the evening. Report number {number}."
    )


def rows(count: int, *, padding: int = 0) -> str:
    """Return reports as JSON Lines, each with some words more in which nothing happens."""
    more = " " + "The talks will go on. " * (padding // 22)
    return "".join(
        json.dumps(
            {"id": f"r{n:05}", "text": story(n) + more, "published": f"2025-05-{n % 28 + 1:02}", "source": f"S{n % 9}"}
        )
        + "\n"
        for n in range(count)
    )


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a file of 60 reports."""
    path = tmp_path / "in" / "reports.jsonl"
    path.parent.mkdir()
    path.write_text(rows(60))
    return path
