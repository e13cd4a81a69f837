"""The wheel and the sdist: what they carry, and that they work in an empty environment with no checkout near."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (
    "geomap",
    "gazetteer",
    "seeds",
    "docs",
    "hatch_build.py",
    "mkdocs.yml",
    "package.json",
    "package-lock.json",
    "pyproject.toml",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
)

pytestmark = pytest.mark.slow


def run(arguments: list[str | Path], folder: Path, **environment: str) -> str:
    """Run a program and return what it printed; show what it said when it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GEOMAP"))}
    done = subprocess.run(
        arguments,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=kept | environment,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{arguments}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sdist of a bare checkout, in which the hook has to bring in the front-end packages."""
    bare = tmp_path_factory.mktemp("bare")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, bare / name, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
        else:
            shutil.copy(source, bare / name)
    # The page's own module may be called vendor too: only the folder that the hook fills is left out.
    for path in (ROOT / "geomap").rglob("vendor.py"):
        shutil.copy(path, bare / path.relative_to(ROOT))
    run([sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", bare / "dist"], bare)
    (built,) = (bare / "dist").glob("*.tar.gz")
    return Path(built)


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel built from the sdist on a machine without npm."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist"]
    run(command, source, PATH=str(Path(sys.executable).parent))
    (built,) = (folder / "dist").glob("*.whl")
    return Path(built)


def test_the_wheel_carries_what_it_needs(wheel: Path) -> None:
    """Code, types, tables, word lists, page, front-end files and licences are in the wheel, and no test is."""
    names = zipfile.ZipFile(wheel).namelist()
    needed = {
        "geomap/py.typed",
        "geomap/extract/lexicon/verbs.csv",
        "geomap/resolve/weights.json",
        "geomap/gazetteer_tables/README.md",
        "geomap/gazetteer_tables/admin1.csv",
        "geomap/vendor/leaflet/dist/leaflet.js",
        "geomap/vendor/world-atlas/countries-50m.json",
        "geomap/vendor/THIRD_PARTY_LICENSES.txt",
    }
    assert needed - set(names) == set()
    assert [name for name in names if not name.startswith(("geomap/", "geomap-"))] == []
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    """No file of geomap/ is left behind."""
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [path for path in (ROOT / "geomap").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    kept = [path for path in files if "vendor" not in path.relative_to(ROOT / "geomap").parts[:1]]
    assert [str(path.relative_to(ROOT)) for path in kept if str(path.relative_to(ROOT)) not in names] == []


def test_the_wheel_lists_third_party_licences(wheel: Path) -> None:
    """Every package whose files are in the wheel is named with its licence text."""
    text = zipfile.ZipFile(wheel).read("geomap/vendor/THIRD_PARTY_LICENSES.txt").decode()
    for words in (
        "leaflet 1.9.4 (BSD-2-Clause)",
        "supercluster",
        "kdbush",
        "world-atlas 2.0.2 (ISC)",
        "Permission to use",
    ):
        assert words in text


def test_the_wheel_works_with_no_checkout_near(wheel: Path, tmp_path: Path) -> None:
    """Installed into an empty environment, geomap does its main job, and its components are known to spaCy."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    run([python, "-m", "pip", "install", "--quiet", wheel], tmp_path)
    shutil.copytree(ROOT / "seeds", tmp_path / "reports", ignore=shutil.ignore_patterns("gold"))
    program = tmp_path / "env" / "bin" / "geomap"
    run([program, "map", "reports", "-o", "out", "--gazetteer", "fresh.gazetteer"], tmp_path)
    assert (tmp_path / "out" / "map.html").stat().st_size < 700_000
    assert (tmp_path / "out" / "incidents.geojson").exists()
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('geomap_toponyms'); nlp.add_pipe('geomap_resolver')"
    run([python, "-c", code], tmp_path)
