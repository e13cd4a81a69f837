"""Runs the command line: in a process of its own, as a user does, or in this one, which is quicker."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from geomap.cli import run

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "geomap")


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What was said on standard error."""
        return self.err.splitlines()


def environment(**extra: str) -> dict[str, str]:
    """Return an environment in which geomap is found, wherever the command runs."""
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths, **extra}


def geomap(*arguments: str | Path, stdin: str | None = None, cwd: Path | None = None, **extra: str) -> Ran:
    """Run a command to its end."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment(**extra),
        timeout=300,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Run a command in this process and return its status and what it said."""
    status = run([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err
