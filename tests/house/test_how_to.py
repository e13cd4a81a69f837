"""The how-to pages: each is followed to the letter in a copy of the code, and does what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "how-to"
pytestmark = pytest.mark.slow
ELLIPSIS = "…"  # in a page: the rest of the line, whatever it is


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that copies the code and makes the changes that a page asks for."""

    def made(page: str) -> Path:
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "geomap", tmp_path / "geomap", ignore=skipped)
        shutil.copytree(ROOT / "gazetteer", tmp_path / "gazetteer", ignore=skipped)
        for path, change in changes(page):
            target = tmp_path / path
            target.write_text(applied(target.read_text(encoding="utf-8"), change), encoding="utf-8")
        return tmp_path

    return made


def changes(page: str) -> Iterator[tuple[str, list[str]]]:
    """Yield file and lines of every change that a page asks for."""
    text = (PAGES / page).read_text(encoding="utf-8")
    for block in re.findall(r"^```diff\n--- (.*?)^```", text, re.DOTALL | re.MULTILINE):
        path, *lines = block.splitlines()
        yield path, lines


def applied(text: str, change: list[str]) -> str:
    """Return a text with the added lines put in after the one line that the change names, or in its place."""
    lines = text.splitlines()
    named = next(line for line in change if not line.startswith("+"))
    places = [at for at, line in enumerate(lines) if agrees(line, named[1:])]
    assert len(places) == 1, f"{named!r} stands in {len(places)} lines"
    added = [line[1:] for line in change if line.startswith("+")]
    kept = [] if named.startswith("-") else [lines[places[0]]]
    lines[places[0] : places[0] + 1] = [*kept, *added]
    return "\n".join(lines) + "\n"


def agrees(line: str, named: str) -> bool:
    """Say whether a line is the one that a page names."""
    return line.startswith(named.removesuffix(ELLIPSIS)) if named.endswith(ELLIPSIS) else line == named


def sentence(page: str) -> str:
    """Return the sentence that a page shows the change with."""
    text, *_ = shown(page)
    return text


def shown(page: str) -> list[str]:
    """Return the texts that a page shows: the sentence, and what comes of it."""
    return re.findall(r"^```text\n(.*?)^```", (PAGES / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def told(root: Path, command: str, form: str, text: str, *options: str) -> str:
    """Run a geomap command of the changed copy on a text and return what it writes."""
    done = subprocess.run(
        [sys.executable, "-m", "geomap", command, "-", "-f", form, "--published", "2025-03-05", "-q", *options],
        cwd=root,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def first_row(text: str) -> dict[str, Any]:
    """Return the first row of JSON Lines."""
    return dict(json.loads(text.splitlines()[0]))


def test_an_event_type_is_added_as_its_page_says(copy_of: Callable[[str], Path]) -> None:
    """With four rows more, a crowd crush is a type of its own."""
    page = "event-type.md"
    row = first_row(told(copy_of(page), "extract", "jsonl", sentence(page)))
    assert (row["event_type"], row["place"], row["fatalities_best"]) == ("crush", "Yaoundé", 6)
    assert row["title"] == "Crush, Yaoundé: 6 killed"


def test_a_weapon_is_added_as_its_page_says(copy_of: Callable[[str], Path]) -> None:
    """With three rows more, a torpedo is a weapon."""
    page = "weapon.md"
    row = first_row(told(copy_of(page), "extract", "jsonl", sentence(page)))
    assert (row["weapons"], row["event_type"], row["fatalities_best"]) == ("torpedo", "missile_strike", 2)


def test_a_resolution_clue_is_added_as_its_page_says(copy_of: Callable[[str], Path]) -> None:
    """With a value, a reason and a weight, a clue speaks in the resolution."""
    page = "resolution-clue.md"
    assert "the seat of a government" in told(copy_of(page), "places", "jsonl", sentence(page))


def test_an_output_format_is_added_as_its_page_says(copy_of: Callable[[str], Path]) -> None:
    """With a function and a row, a format is written by its name."""
    page = "output-format.md"
    text, expected = shown(page)
    root = copy_of(page)
    told(root, "extract", "brief", text, "-o", "brief.txt")
    assert (root / "brief.txt").read_text(encoding="utf-8") == expected


def test_a_change_that_fits_nowhere_is_refused() -> None:
    """A page whose line is gone from the code fails, rather than changing another one."""
    with pytest.raises(AssertionError, match="0 lines"):
        applied("a\nb\n", [" c", "+d"])
