"""How the code hangs together: imports point down, and every library used is declared."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for path in (ROOT / "geomap").rglob("*.py") if "vendor" not in path.parts)
# What a command may not load before it is asked for: each takes longer than `geomap --version` may.
HEAVY = {
    "dask",
    "dateparser",
    "folium",
    "geopandas",
    "numpy",
    "pandas",
    "pyogrio",
    "requests",
    "shapely",
    "spacy",
    "trafilatura",
}


def test_imports_point_down() -> None:
    """The import contract of pyproject.toml holds."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_library_used_is_declared() -> None:
    """Each third-party package that geomap imports is a dependency or in an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(row for extra in project["optional-dependencies"].values() for row in extra)]
    declared = {folded(re.split(r"[\[<>=;~ ]", row)[0]) for row in wanted}
    homes = packages_distributions()
    # geopandas and shapely bring these, and geomap meets them only through it.
    declared |= {"numpy", "pandas", "branca"}
    for path in MODULES:
        for name in imported(path) - set(sys.stdlib_module_names) - {"geomap"}:
            assert {folded(home) for home in homes.get(name, [name])} & declared, f"{path} imports {name}"


def folded(name: str) -> str:
    """Return a distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path: Path) -> set[str]:
    """Return the top-level packages that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_first_line_says_the_one_job(path: Path) -> None:
    """Every module begins with a sentence, and none has a name that says nothing."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert docstring.split("\n")[0].endswith((".", ":")), "the first line is a sentence"
    assert path.stem not in {"utils", "core", "base", "helpers", "common", "misc"}


# A function longer than this needs a reason here: "module.py:function": "reason".
LONGEST = 40
LONG: dict[str, str] = {}


def test_functions_are_short() -> None:
    """No function is over 40 lines, its docstring not counted, unless a reason stands here."""
    long = {f"{path.name}:{name}" for path in MODULES for name, lines in functions(path) if lines > LONGEST}
    assert long == set(LONG)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the number of lines of every function of a module, docstrings left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            docstring = ast.get_docstring(node, clean=False) or ""
            yield node.name, node.end_lineno - node.lineno + 1 - len(docstring.splitlines())


def test_the_command_line_starts_light() -> None:
    """`geomap --help` loads none of the costly libraries."""
    code = "import sys, geomap.cli; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()
