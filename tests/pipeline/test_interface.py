"""The Python interface: reports in, incidents, a GeoDataFrame and a map out."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import geomap
from geomap.errors import ReportError
from tests.cli.running import ROOT, environment
from tests.pipeline.conftest import story


def test_incidents_of_reports_and_files(tmp_path: Path) -> None:
    """Reports, paths and lists of both are read; the incidents carry what else the run found."""
    (tmp_path / "a.txt").write_text(story(0))
    (one,) = geomap.extract(geomap.Report("a", story(0)))
    both = geomap.extract([geomap.Report("b", story(1)), tmp_path / "a.txt", tmp_path / "none.txt"])
    assert one.where is not None
    assert {incident.accounts[0].report_id for incident in both} == {"a", "b"}
    assert [skipped.reason for skipped in both.survey.skipped] == ["no such file or folder"]
    with pytest.raises(ReportError):
        geomap.extract(tmp_path / "none.txt")


def test_map_and_table(tmp_path: Path) -> None:
    """Incidents become a map, a table with a reference system, and a picture in a notebook."""
    incidents = geomap.extract(geomap.Report("a", story(0)))
    geomap.write_map(incidents, tmp_path / "map.html")
    assert "Kharkiv" in (tmp_path / "map.html").read_text()
    table = geomap.to_geodataframe(incidents)
    assert (len(table), table.crs.to_epsg()) == (1, 4326)
    assert incidents._repr_html_().startswith("<iframe")


def test_names_of_the_interface() -> None:
    """What is offered is there, and nothing else; the package `extract` is also the function."""
    assert all(getattr(geomap, name) is not None for name in dir(geomap))
    assert callable(geomap.extract)
    with pytest.raises(AttributeError):
        _ = geomap.nonsense


def test_import_is_light() -> None:
    """Importing geomap loads no library, and its version is that of the package."""
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import geomap, sys; print(geomap.__version__, 'spacy' in sys.modules, 'click' in sys.modules)",
        ],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert said == [stated.get("version", geomap.__version__), "False", "False"]
