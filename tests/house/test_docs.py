"""The documentation: what it shows is what the code does, and every link leads somewhere."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.gazetteer.borders import BORDER_STATEMENT
from tests.house import generated

ROOT = generated.ROOT
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "gazetteer/*.md", "output/*.md")
    for path in ROOT.glob(pattern)
    if path.name != "NOTES.md"
)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def blocks(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a language in a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("path", generated.pages(), ids=lambda path: path.name)
def test_generated_pages_are_up_to_date(path: Path) -> None:
    """The pages made from the code say what the code says now; `make docs-update` writes them again."""
    assert path.read_text(encoding="utf-8") == generated.pages()[path]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page names a file that is there."""
    targets = [link.split("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    local = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_make_targets_that_pages_name_exist() -> None:
    """Every `make` target that a page tells the reader to run is in the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        named = set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", text, re.MULTILINE))
        assert named <= targets, page


def test_tests_that_pages_name_exist() -> None:
    """Every test that a page names is a function of that file, and the tables of faults name many."""
    named = {page: re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", page.read_text(encoding="utf-8")) for page in PAGES}
    missing = [
        f"{page.name}: {path}::{test}"
        for page, found in named.items()
        for path, test in found
        if not (ROOT / path).exists() or f"\ndef {test}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert missing == []
    assert sum(map(len, named.values())) >= 30


def test_the_readme_states_the_borders_as_the_maps_do() -> None:
    """The border statement of the README is the one that every map carries."""
    assert BORDER_STATEMENT in " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """Return a folder with what the README's examples expect to find."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "reports").mkdir()
    (tmp_path / "output").mkdir()
    shutil.copy(ROOT / "seeds" / "uman-cruise-missiles.md", tmp_path / "reports")
    (tmp_path / "reports" / "story.txt").write_text("A drone hit a school in Kherson, killing two people.\n")
    return tmp_path


def run(arguments: list[str], folder: Path) -> None:
    """Run a program in a folder and show what it said when it fails."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, f"{arguments}\n{done.stderr}"


@pytest.mark.slow
def test_python_examples_of_the_readme_run(workplace: Path) -> None:
    """The Python example of the README runs as it stands."""
    for code in blocks(ROOT / "README.md", "python"):
        run([sys.executable, "-c", code], workplace)
    assert (workplace / "output" / "uman.html").stat().st_size > 100_000


@pytest.mark.slow
def test_console_examples_of_the_readme_run(workplace: Path) -> None:
    """Every command of the README runs as it stands, in the order given."""
    (console,) = blocks(ROOT / "README.md", "console")
    for line in console.splitlines():
        command = shlex.split(line.removeprefix("$ "))
        assert command[0] == "geomap"
        run([sys.executable, "-m", *command], workplace)
        if command[1] == "map":
            shutil.copy(workplace / "output" / "incidents.gpkg", workplace)
            for name in ("before", "after"):
                shutil.copytree(workplace / "output", workplace / name)
    assert (workplace / "corrected.html").exists()


@pytest.mark.slow
def test_the_site_builds_without_warnings(tmp_path: Path) -> None:
    """The documentation site builds, and a warning fails it."""
    run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")], ROOT)
    assert (tmp_path / "site" / "architecture.html").exists()
