"""Measures how `extract`, merging included, grows with reports and shrinks with processes.

    python benchmarks/scale.py [--sizes 1000 10000 100000] [--jobs 1 2]

Reports are generated from our own templates. Prints for each size and number of processes the time by the clock; the
processor time a report takes, of the process that was started and of those it started to read; and the peak memory of
the first and of the largest of the others. Then what more processes bring, that the output is the same, and how the
processor time of a report grows from size to size. The clock says something only where nothing else runs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from generate_reports import reports

_TICKS = os.sysconf("SC_CLK_TCK")
_LOOK_S = 0.1


@dataclass(slots=True)
class Process:
    """What a process has used so far."""

    seconds: float = 0.0  # of a processor
    peak_mb: int = 0


@dataclass(slots=True)
class Run:
    """What one run took."""

    clock: float = 0.0
    digest: str = ""
    first: Process = field(default_factory=Process)
    others: dict[int, Process] = field(default_factory=dict)

    @property
    def reading(self) -> float:
        """Seconds of a processor that the processes started took."""
        return sum(one.seconds for one in self.others.values())

    @property
    def processor(self) -> float:
        """Seconds of a processor that all took together."""
        return self.first.seconds + self.reading


def write_reports(path: Path, count: int) -> None:
    """Write generated reports as JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in reports(count):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def extract(source: Path, jobs: int, folder: Path) -> Run:
    """Run `geomap extract` and watch its processes."""
    out, run = folder / f"incidents-{jobs}.jsonl", Run()
    begun = time.perf_counter()
    command = (sys.executable, "-m", "geomap", "extract", str(source), "-f", "jsonl", "-o", str(out))
    with subprocess.Popen((*command, "--jobs", str(jobs)), start_new_session=True) as running:
        watcher = threading.Thread(target=_watch, args=(running, run))
        watcher.start()
        status = running.wait()
        run.clock = time.perf_counter() - begun
        watcher.join()
    if status:
        raise SystemExit(status)
    run.digest = hashlib.sha256(out.read_bytes()).hexdigest()
    return run


def _watch(running: subprocess.Popen[bytes], run: Run) -> None:
    """Note what the processes of the session use, until the first has ended."""
    while running.poll() is None:
        for pid in _session(running.pid):
            known = run.first if pid == running.pid else run.others.setdefault(pid, Process())
            known.seconds = max(known.seconds, _seconds(pid))
            known.peak_mb = max(known.peak_mb, _peak_mb(pid))
        time.sleep(_LOOK_S)


def _session(leader: int) -> list[int]:
    """Return the processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == leader:
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def _seconds(pid: int) -> float:
    """Return the processor time of a process, nothing when it has ended."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / _TICKS


def _peak_mb(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def measured(size: int, jobs: list[int], folder: Path) -> dict[int, Run]:
    """Measure one size with each number of processes, and print a line for each."""
    write_reports(folder / "reports.jsonl", size)
    runs = {}
    for count in jobs:
        runs[count] = run = extract(folder / "reports.jsonl", count, folder)
        paces = (1000 * seconds / size for seconds in (run.processor, run.first.seconds, run.reading))
        peaks = (run.first.peak_mb, max((one.peak_mb for one in run.others.values()), default=0))
        times = "".join(f"{pace:>9.3f}" for pace in paces)
        print(f"{size:>8}{count:>6}{run.clock:>9.1f} {times}{peaks[0]:>10}{peaks[1]:>9}", flush=True)
    return runs


def compared(runs: dict[int, Run]) -> str:
    """Return what more processes bring by the clock, and whether all wrote the same."""
    (fewest, first), *others = runs.items()
    parts = [f"{count} jobs are {first.clock / run.clock:.2f} times as fast as {fewest}" for count, run in others]
    same = all(run.digest == first.digest for _, run in others)
    return "; ".join([*parts, f"the same output: {'yes' if same else 'NO'}"])


def main() -> None:
    """Measure all sizes and numbers of processes, and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    chosen = options.parse_args()
    print(f"{'':>14}{'clock':>9}{'processor, ms a report':>28}{'peak memory, MB':>19}")
    print(f"{'reports':>8}{'jobs':>6}{'s':>9}{'all':>10}{'first':>9}{'others':>9}{'first':>10}{'others':>9}")
    with tempfile.TemporaryDirectory() as name:
        paces: dict[int, float] = {}
        for size in chosen.sizes:
            runs = measured(size, chosen.jobs, Path(name))
            print(f"{'':>8}{compared(runs)}", flush=True)
            paces[size] = next(iter(runs.values())).processor / size
    for size, pace in list(paces.items())[:-1]:
        last = chosen.sizes[-1]
        print(f"a report of {last:,} takes {paces[last] / pace:.2f} times the processor time of one of {size:,}")


if __name__ == "__main__":
    main()
