"""Measures how `extract`, merging included, grows with reports and shrinks with processes.

    python benchmarks/scale.py [--sizes 1000 10000 100000] [--jobs 1 2]

Reports are generated from our own templates. Prints, for each size and number of processes, the time, the time a
report, and the peak memory of the largest process; and that the output is the same for every number of processes.
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
from dataclasses import dataclass
from pathlib import Path

from generate_reports import reports

_MB = 1024


@dataclass(frozen=True)
class Run:
    """What one run took."""

    seconds: float
    peak_mb: int  # of the largest process
    digest: str


def write_reports(path: Path, count: int) -> None:
    """Write generated reports as JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in reports(count):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def extract(source: Path, jobs: int, folder: Path) -> Run:
    """Run `geomap extract` and watch the memory of its processes."""
    out = folder / f"incidents-{jobs}.jsonl"
    begun = time.perf_counter()
    command = (sys.executable, "-m", "geomap", "extract", str(source), "-f", "jsonl", "-o", str(out))
    with subprocess.Popen((*command, "--jobs", str(jobs)), start_new_session=True) as running:
        peak = [0]
        watcher = threading.Thread(target=_watch, args=(running, peak))
        watcher.start()
        status = running.wait()
        seconds = time.perf_counter() - begun
        watcher.join()
    if status:
        raise SystemExit(status)
    return Run(seconds, peak[0], hashlib.sha256(out.read_bytes()).hexdigest())


def _watch(running: subprocess.Popen[bytes], peak: list[int]) -> None:
    """Keep the largest resident size of the session's processes, in MB."""
    while running.poll() is None:
        peak[0] = max([peak[0], *(_resident_mb(pid) for pid in _session(running.pid))])
        time.sleep(0.2)


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


def _resident_mb(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // _MB for line in status.splitlines() if line.startswith("VmHWM")), 0)


def main() -> None:
    """Measure all sizes and numbers of processes, and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    chosen = options.parse_args()
    print(f"{'reports':>8}{'jobs':>6}{'seconds':>10}{'ms/report':>11}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in chosen.sizes:
            write_reports(folder / "reports.jsonl", size)
            runs = {jobs: extract(folder / "reports.jsonl", jobs, folder) for jobs in chosen.jobs}
            for jobs, run in runs.items():
                pace = 1000 * run.seconds / size
                print(f"{size:>8}{jobs:>6}{run.seconds:>10.1f}{pace:>11.2f}{run.peak_mb:>9}", flush=True)
            first, *others = runs.values()
            speedups = ", ".join(f"{first.seconds / other.seconds:.2f}" for other in others)
            same = all(other.digest == first.digest for other in others)
            print(f"          speed-up {speedups or '-'}; the same output: {'yes' if same else 'NO'}", flush=True)


if __name__ == "__main__":
    main()
