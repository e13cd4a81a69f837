"""A Dask cluster finds what one process finds, also when it loses a worker."""

from __future__ import annotations

import json
import os
import signal
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geomap.errors import OptionError
from geomap.gazetteer import Gazetteer
from geomap.model import Incident, Skipped
from geomap.pipeline import Journal, Reader, Settings, Watch, cluster, parts, stream_incidents, survey_of, workers
from geomap.reports import read_drafts
from tests.pipeline.conftest import rows

distributed = pytest.importorskip("distributed", reason="the cluster is an extra: geomap[dask]")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # Dask leaves sockets and loops to the collector


@pytest.fixture
def two_workers() -> Iterator[Any]:
    """Start a scheduler and two worker processes on this machine."""
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as started,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        yield started


def incidents(path: Path, gazetteer: Gazetteer, **options: Any) -> list[Incident]:
    """Return the incidents of a file of reports, or of a folder."""
    reader = Reader(Settings(**options), gazetteer)
    with Journal(None, "") as journal:
        return list(stream_incidents([path], reader, watch=Watch(), journal=journal))


def files(folder: Path, count: int) -> Path:
    """Write 400 reports to files of a folder."""
    lines = rows(400).splitlines(keepends=True)
    for number in range(count):
        some = lines[number * 400 // count : (number + 1) * 400 // count]
        (folder / f"part{number:02}.jsonl").write_text("".join(some))
    return folder


@pytest.mark.parametrize("by", ["workers", "client"])
def test_killed_worker_loses_nothing(
    tmp_path: Path, gazetteer: Gazetteer, two_workers: Any, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    """Two workers, one killed in the middle, find what one process finds, in that order, whoever reads the files."""
    path = files(tmp_path, 40)
    monkeypatch.setattr(workers, "_CHUNK_COST", 5_000)
    monkeypatch.setattr(parts, "_PART_BYTES", 5_000)
    if by == "client":
        monkeypatch.setattr("geomap.pipeline.parts_for", lambda *_: [])
    alone = incidents(path, gazetteer)
    worker = next(iter(two_workers.workers.values()))
    found = {"count": 0}
    original = Watch.found

    def counted(self: Watch, finding: object) -> None:
        found["count"] += 1
        if found["count"] == 100:
            os.kill(worker.pid, signal.SIGKILL)
        original(self, finding)

    monkeypatch.setattr(Watch, "found", counted)
    assert incidents(path, gazetteer, scheduler=two_workers.scheduler_address) == alone
    assert found["count"] == 400
    assert len(alone) == 40  # ten towns on four Thursdays


def test_workers_read_what_they_see(tmp_path: Path, gazetteer: Gazetteer, two_workers: Any) -> None:
    """Files are read where the reports are; homes, repeated ids and what can't be read are as one process has them."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        files(tmp_path / name, 4)
    (tmp_path / "b" / "junk.txt").write_bytes(b"\x00" * 100)
    found = {}
    for scheduler in (None, two_workers.scheduler_address):
        reader = Reader(Settings(scheduler=scheduler), gazetteer)
        with Journal(None, "") as journal:
            found[scheduler] = survey_of([tmp_path / "a", tmp_path / "b"], reader, watch=Watch(), journal=journal)
    alone, together = found.values()
    assert together == alone
    assert len(alone.skipped) == 1
    assert len({reading.report.id for reading in alone.readings}) == len(alone.readings)
    with workers.Crew(Reader(Settings(scheduler=two_workers.scheduler_address), gazetteer)) as crew:
        assert len(parts.parts_for([tmp_path], crew)) == 1
        assert parts.parts_for([tmp_path, "-"], crew) == []
        assert parts.parts_for([tmp_path / "none.txt"], crew) == []


def test_gazetteer_is_sent_to_workers_that_lack_it(
    tmp_path: Path, gazetteer: Gazetteer, two_workers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers that don't see the client's file are sent a copy, and use it."""
    monkeypatch.setattr(cluster.tempfile, "gettempdir", lambda: str(tmp_path))
    with distributed.Client(two_workers, set_as_default=False) as client:
        monkeypatch.setattr(client, "run", lambda *_: {"worker": [1]})
        path = cluster._delivered(client, Reader(Settings(), gazetteer))
    assert path.parent.parent == tmp_path
    assert path.stat().st_size > 1_000_000


def test_no_scheduler_is_told(tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address without a scheduler is an error that names it."""
    monkeypatch.setattr(cluster, "_PATIENCE_S", "1s")
    path = tmp_path / "a.jsonl"
    path.write_text(rows(1))
    with pytest.raises(OptionError, match="no Dask scheduler answers"):
        incidents(path, gazetteer, scheduler="tcp://127.0.0.1:9")


def test_stores_are_read_through_fsspec() -> None:
    """Objects of another file system are found by glob and folder, and read by their names."""
    import fsspec

    memory = fsspec.filesystem("memory")
    for name in ("b.jsonl", "a.jsonl"):
        memory.pipe(f"/bucket/day/{name}", json.dumps({"id": name, "text": "Text."}).encode())
    for source in ("memory://bucket/day/*.jsonl", "memory://bucket"):
        assert [one.id for one in read_drafts([source], stores=True) if not isinstance(one, Skipped)] == [
            "a.jsonl",
            "b.jsonl",
        ]
    for source, stores in (("memory://none/*", True), ("memory://bucket", False), ("file:///etc/passwd", True)):
        (skipped,) = read_drafts([source], stores=stores)
        assert isinstance(skipped, Skipped)
