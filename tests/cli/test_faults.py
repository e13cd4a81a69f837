"""What goes wrong ends in one clear line and the right status, with nothing half-written and nothing lost."""

from __future__ import annotations

import contextlib
import ctypes
import gzip
import json
import os
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from geomap.cli import run
from tests.cli.conftest import MANY
from tests.cli.running import COMMAND, call, environment, geomap
from tests.pipeline.conftest import story


def wait_for(path: Path, size: int, *, seconds: float = 60) -> Path:
    """Wait until a file that the pattern names has grown to a size."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for found in path.parent.glob(path.name):
            with contextlib.suppress(FileNotFoundError):
                if found.stat().st_size > size:
                    return found
        time.sleep(0.05)
    raise AssertionError(f"{path} did not grow")


@pytest.mark.parametrize("source", ["none.txt", "empty.txt", "folder", "junk.txt", "http://127.0.0.1:9/", "cut.txt.gz"])
def test_nothing_readable(
    tmp_path: Path, source: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run on nothing that can be read says so in one line and writes nothing, the output folder included."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(os.urandom(5000))[:-2000])
    before = sorted(tmp_path.iterdir())
    monkeypatch.chdir(tmp_path)
    for command in (("map", source, "-o", "out"), ("extract", source), ("places", source, "-o", "out.jsonl")):
        status, out, err = call(capsys, *command)
        assert (status, out, len(err.splitlines())) == (1, "", 1), err
        assert source in err
        assert sorted(tmp_path.iterdir()) == before


def test_one_unreadable_report_among_many(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named and passed over, the others are mapped, and the status says so."""
    (folder / "junk.txt").write_bytes(b"\x00" * 100)
    status, _, err = call(capsys, "map", folder, folder / "none.txt", "-o", tmp_path / "out", "-q")
    assert status == 1
    assert [line.split(": ")[1].rsplit("/", 1)[1] for line in err.splitlines()] == ["junk.txt", "none.txt"]
    assert len(json.loads((tmp_path / "out" / "incidents.geojson").read_text())["features"]) == 3


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/geomap-test"])
def test_output_that_cannot_be_written(
    folder: Path, tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An output folder that can't be made is told before any report is read."""
    (tmp_path / "file").write_text("kept")
    monkeypatch.chdir(tmp_path)
    status, _, err = call(capsys, "map", folder, "-o", place)
    assert (status, len(err.splitlines())) == (1, 1), err
    assert "cannot write" in err
    assert (tmp_path / "file").read_text() == "kept"
    for name in (f"{place}/out.jsonl", "in"):
        status, _, err = call(capsys, "extract", folder, "-o", name, "-f", "jsonl")
        assert (status, len(err.splitlines())) == (1, 1), err


def without_privileges() -> None:
    """Have a new process heed permissions, even when it is root's: it may no longer pass them over."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP; who is not root has none to drop


def test_permission_denied(folder: Path, tmp_path: Path) -> None:
    """A folder that may not be written, a report and a folder that may not be read: one line each, the rest is done."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            env=environment(COVERAGE_PROCESS_CONFIG=""),
            preexec_fn=without_privileges,
            capture_output=True,
            text=True,
            check=False,
        )

    closed, secret = tmp_path / "closed", folder / "story1.txt"
    closed.mkdir(mode=0o555)
    ran = run("map", folder, "-o", closed, "-q")
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1), ran.stderr
    assert "no permission" in ran.stderr
    assert not list(closed.iterdir())
    secret.chmod(0)
    closed.chmod(0)
    ran = run("map", folder, closed, "-o", tmp_path / "out", "-q")
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 2), ran.stderr
    assert all("ermission denied" in line for line in ran.stderr.splitlines())
    assert len(json.loads((tmp_path / "out" / "incidents.geojson").read_text())["features"]) == 2


def test_disk_full(folder: Path, tmp_path: Path) -> None:
    """When files can grow no more, the run ends in one line and leaves the folder as it was."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "map.html").write_text("an earlier map")
    limited = subprocess.run(
        [*COMMAND, "map", str(folder), "-o", str(out), "-q"],
        env=environment(COVERAGE_PROCESS_CONFIG=""),  # what measures the tests would need to write a larger file
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (limited.returncode, len(limited.stderr.splitlines())) == (1, 1), limited.stderr
    assert "cannot write" in limited.stderr
    assert [(path.name, path.read_text()) for path in out.iterdir()] == [("map.html", "an earlier map")]


def test_standard_output_full(folder: Path) -> None:
    """Standard output on a full disk is one line and status 1."""
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*COMMAND, "extract", str(folder)],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1), ran.stderr
    assert "No space left" in ran.stderr


def test_reader_of_the_pipe_leaves(many: Path) -> None:
    """When the reader of standard output leaves, the command ends quietly and soon."""
    with subprocess.Popen(
        [*COMMAND, "extract", str(many), "-f", "jsonl", "--no-merge", "--jobs", "1"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["report_id"]
        running.stdout.close()
        assert running.wait(60) == 141
        assert running.stderr.read() == ""


def heed_interrupts() -> None:
    """Have a new process heed Ctrl-C, which whoever runs the tests in the background has all theirs ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("ending", [(signal.SIGINT, 130, 1), (signal.SIGTERM, 143, 0)], ids=["Ctrl-C", "kill"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interruption(many: Path, tmp_path: Path, ending: tuple[int, int, int], jobs: str) -> None:
    """Ctrl-C and a polite kill end with their status and at most a line; only what --resume goes on from is left."""
    number, status, said = ending
    out = tmp_path / "out" / "incidents.jsonl"
    out.parent.mkdir()
    running = subprocess.Popen(
        [*COMMAND, "extract", str(many), "-f", "jsonl", "-o", str(out), "--jobs", jobs],
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - the tests run in one thread
    )
    assert running.stderr is not None
    with running.stderr:
        wait_for(out.parent / ".*journal", 100_000)
        os.killpg(running.pid, number)
        assert running.wait(60) == status
        lines = running.stderr.read().splitlines()
    assert len(lines) == said
    assert [path.name.endswith("journal") for path in out.parent.iterdir()] == [True]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the incidents of the many reports as a run that is never stopped writes them."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "many.jsonl").write_text(MANY)
    assert (
        run(["extract", str(folder / "many.jsonl"), "-f", "jsonl", "-o", str(folder / "out.jsonl"), "--jobs", "1"]) == 0
    )
    return (folder / "out.jsonl").read_bytes()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_run_is_resumed(many: Path, whole: bytes, tmp_path: Path, jobs: str) -> None:
    """After kill -9 nothing half-written is there; --resume goes on, and the file is that of a run never stopped."""
    out = tmp_path / "out" / "incidents.jsonl"
    out.parent.mkdir()
    command = ("extract", str(many), "-f", "jsonl", "-o", str(out), "--jobs", jobs)
    running = subprocess.Popen([*COMMAND, *command], env=environment(), start_new_session=True)
    journal = wait_for(out.parent / ".*journal", 300_000)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait(60)
    assert not out.exists()
    lines = journal.read_bytes().splitlines(keepends=True)
    finished = sum(line.startswith(b'["Reading"') and line.endswith(b"\n") for line in lines)
    ran = geomap(*command, "--resume", "-v")
    assert ran.status == 0
    assert f"going on after {finished:,} reports" in ran.err
    assert out.read_bytes() == whole
    assert not journal.exists()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Return a folder of four reports, the map of the first three and the map of all."""
    told, before, after = (tmp_path_factory.mktemp(name) for name in ("told", "before", "after"))
    for number in range(4):
        (told / f"story{number}.txt").write_text(story(number))
        if number >= 2:
            assert run(["map", str(told), "-o", str(before if number == 2 else after), "-q"]) == 0
    return told, before, after


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the content of the files of a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("seconds", [0.1, 0.5, 1.0, 1.5, 2.0, None])
def test_killed_at_any_moment(drawn: tuple[Path, Path, Path], tmp_path: Path, seconds: float | None) -> None:
    """Kill -9 while it starts, reads or writes leaves each file as the run before left it, or as the whole run does."""
    told, earlier, whole = drawn
    before, after, out = files_of(earlier), files_of(whole), tmp_path / "out"
    shutil.copytree(earlier, out)
    running = subprocess.Popen([*COMMAND, "map", str(told), "-o", str(out), "-q"], env=environment())
    deadline = time.monotonic() + (60 if seconds is None else seconds)  # None: when it has begun to write
    while time.monotonic() < deadline and not (seconds is None and list(out.glob(".*/*"))):
        time.sleep(0.005)
    running.kill()
    running.wait(60)
    found = files_of(out)
    assert found.keys() == before.keys()
    assert all(content in (before[name], after[name]) for name, content in found.items())
    assert run(["map", str(told), "-o", str(out), "-q"]) == 0
    assert files_of(out) == after


def test_two_runs_into_one_folder(folder: Path, tmp_path: Path) -> None:
    """Two runs at once into one folder both succeed, and every file is whole and of one of them."""
    out = tmp_path / "out"
    command = [*COMMAND, "map", str(folder), "-o", str(out), "-q"]
    both = [subprocess.Popen(command, env=environment()) for _ in range(2)]
    assert [one.wait(120) for one in both] == [0, 0]
    assert geomap("map", folder, "-o", tmp_path / "alone", "-q").status == 0
    for path in (tmp_path / "alone").iterdir():
        assert (out / path.name).read_bytes() == path.read_bytes(), path.name
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_ids_cannot_leave_the_folder(tmp_path: Path) -> None:
    """A report whose id looks like a path, and cells that look like formulas, do no harm."""
    row = {"id": "../../../evil", "text": story(0), "title": "=HYPERLINK(1)", "source": "@x"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row))
    assert run(["map", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out"), "-q"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out"]
    table = (tmp_path / "out" / "incidents.csv").read_text()
    assert "'=HYPERLINK(1)" in table
    assert ",=HYPERLINK" not in table


def test_progress_is_not_in_a_pipe(folder: Path) -> None:
    """Where standard error is no terminal there is no bar and no colour."""
    ran = geomap("extract", folder)
    assert ran.err == ""
    assert "\x1b" not in ran.out


def test_start_is_quick() -> None:
    """The version comes in a quarter of a second, and no heavy library is loaded for it."""
    begun = time.monotonic()
    ran = subprocess.run(
        [*COMMAND[:1], "-X", "importtime", *COMMAND[1:], "--version"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert time.monotonic() - begun < 2  # a loose bound for a busy machine; benchmarks/startup.py has the figure
    loaded = {line.rsplit("|", 1)[1].strip() for line in ran.stderr.splitlines() if "|" in line}
    assert not loaded & {
        "spacy",
        "numpy",
        "pandas",
        "geopandas",
        "shapely",
        "folium",
        "requests",
        "trafilatura",
        "rich",
    }
