"""Whatever goes wrong in a command ends in one line and a status; what takes long shows a bar on a terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import click
import pytest

from geomap import cli
from geomap.errors import OptionError, ReportError
from tests.cli.running import COMMAND, environment
from tests.pipeline.conftest import rows

ENDINGS: list[tuple[BaseException, int, str]] = [
    (ReportError("nothing was read"), 1, "geomap: nothing was read"),
    (OptionError("--jobs: give a number"), 2, "geomap: --jobs: give a number"),
    (click.UsageError("No such option: --jbos."), 2, "geomap: No such option: --jbos; see geomap --help"),
    (click.ClickException("a file\nis missing"), 1, "geomap: a file is missing"),
    (FileNotFoundError(2, "No such file or directory", "a.txt"), 1, "geomap: a.txt: No such file or directory"),
    (MemoryError(), 1, "geomap: out of memory; use fewer processes with --jobs, or give fewer reports at once"),
    (ValueError("odd"), 1, "geomap: this is a bug in geomap (ValueError: odd); -v shows where"),
    (KeyboardInterrupt(), 130, "geomap: interrupted"),
    (click.Abort(), 130, "geomap: interrupted"),
    (click.exceptions.Exit(3), 3, ""),
]


@pytest.mark.parametrize(("error", "status", "line"), ENDINGS, ids=[type(row[0]).__name__ for row in ENDINGS])
def test_endings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, status: int, line: str
) -> None:
    """Each kind of failure has its status and one line, a bug of ours too."""

    def fail(**_: Any) -> NoReturn:
        raise error

    monkeypatch.setattr(cli.geomap, "main", fail)
    assert cli.run(["map"]) == status
    assert capsys.readouterr().err.rstrip("\n") == line


def test_a_bug_is_traced_when_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With -v a bug shows where it is, and the line is still the last."""

    def fail(**_: Any) -> NoReturn:
        raise ValueError("odd")

    monkeypatch.setattr(cli.geomap, "main", fail)
    assert cli.run(["map", "-v"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("Traceback")
    assert "this is a bug" in lines[-1]


def test_no_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command there is one line, not a page."""
    assert cli.run([]) == 2
    assert capsys.readouterr().err == "geomap: no command given; geomap --help lists them\n"


def test_a_bar_on_a_terminal(tmp_path: Path) -> None:
    """Where standard error is a terminal, what takes over a second shows how far it is."""
    (tmp_path / "in.jsonl").write_text(rows(600, padding=400))
    outer, inner = pty.openpty()
    command = [*COMMAND, "extract", "in.jsonl", "-f", "jsonl", "-o", "out.jsonl", "--jobs", "1"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(TERM="xterm"), stderr=inner) as running:
        os.close(inner)
        shown = _all_of(outer)
    assert running.returncode == 0, shown
    assert re.search(r"600/(600|\?)", shown)
    assert "\x1b[2K" in shown  # taken away at the end


def _all_of(terminal: int) -> str:
    """Read a terminal until whoever writes to it has ended."""
    found = b""
    while True:
        try:
            part = os.read(terminal, 2**16)
        except OSError:  # how Linux tells that the other side is closed
            part = b""
        if not part:
            os.close(terminal)
            return found.decode(errors="replace")
        found += part
