"""Layers, folders, and the programs of the world outside that the tests of rendering run: QGIS and PostGIS."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from geomap.model import Layer, Survey
from geomap.render.layers import layers_of
from tests.render.surveys import SquareGeography, bare, crowd, fiji, sample

# the crowd has every type and script; only QGIS opens thousands of it
SURVEYS: dict[str, Callable[[], Survey]] = {"sample": sample, "bare": bare, "fiji": fiji, "crowd": partial(crowd, 200)}
SYSTEM_PYTHON = "/usr/bin/python3"


@pytest.fixture(scope="session")
def layers() -> tuple[Layer, ...]:
    """Return the layers of the sample."""
    return layers_of(sample(), SquareGeography())


@pytest.fixture(scope="session", params=SURVEYS)
def any_layers(request: pytest.FixtureRequest) -> tuple[Layer, ...]:
    """Return the layers of each survey: the sample, and the hard cases."""
    return layers_of(SURVEYS[request.param](), SquareGeography())


@pytest.fixture(scope="session")
def qgis() -> Callable[..., str]:
    """Return a function that runs a script under the system's PyQGIS; skip, and say so, where there is none."""
    probe = [SYSTEM_PYTHON, "-c", "import qgis.core"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("QGIS IS NOT TESTED: no PyQGIS here; install it with: apt-get install python3-qgis qgis-providers")
    return run_qgis


def run_qgis(script: Path, *arguments: str | Path, zone: str = "UTC") -> str:
    """Run a script under PyQGIS without a display or a user's settings; return what it printed."""
    command = [SYSTEM_PYTHON, str(script), *map(str, arguments)]
    environment = {"PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen", "TZ": zone, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """Yield the address of a PostgreSQL with PostGIS that runs for these tests alone; skip, and say so, without one."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not folders or not list(Path("/usr/share/postgresql").glob("*/extension/postgis.control")):
        pytest.skip(
            "POSTGIS IS NOT TESTED: install it with: apt-get install postgresql postgis postgresql-15-postgis-3"
        )
    # not under pytest's own folders: the server's user may not enter those of root
    with (
        tempfile.TemporaryDirectory(prefix="geomap-postgres-") as folder,
        _server(folders[-1].parent, Path(folder)) as port,
    ):
        yield f"postgresql://geomap@127.0.0.1:{port}/postgres"


class _server:  # noqa: N801 - reads as a function
    """A PostgreSQL server on loopback, run by an unprivileged user, which it insists on."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._data, self._folder = programs, folder / "data", folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]

    def _run(self, *command: str | Path) -> None:
        as_user = ["runuser", "-u", "postgres", "--"] if getpass.getuser() == "root" else []
        # output goes to a file: the server outlives pg_ctl and would hold a pipe open
        with (self._folder / "log").open("ab") as log:
            subprocess.run([*as_user, *map(str, command)], check=True, stdout=log, stderr=log, cwd="/", timeout=120)

    def __enter__(self) -> int:
        if getpass.getuser() == "root":
            shutil.chown(self._folder, "postgres", "postgres")
        self._run(self._programs / "initdb", "-D", self._data, "-U", "geomap", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-p {self._port} -h 127.0.0.1 -k {self._folder} -c fsync=off"
        self._run(self._programs / "pg_ctl", "-D", self._data, "-w", "-o", options, "start")
        return int(self._port)

    def __exit__(self, *_: object) -> None:
        self._run(self._programs / "pg_ctl", "-D", self._data, "-m", "immediate", "stop")
