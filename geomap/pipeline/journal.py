"""What a run has found so far: in memory while it is little, then in a file that an interrupted run goes on from."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import sys
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from io import BufferedRandom
from itertools import chain, pairwise
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from geomap.errors import OutputError
from geomap.model import Incident, Reading, Report, Skipped
from geomap.pipeline.entries import Entry, entry_from
from geomap.pipeline.records import line_of, record_of

if sys.platform != "win32":
    import fcntl

_IN_MEMORY = 256  # reports: little work, not worth a file
_INCIDENT = b'["Incident"'


class Journal:
    """Entries in the order of their reports, added once; what they hold is read again in any order.

    With a `path` the entries are kept there until `discard`, so that the next run can `resume`. A path that another
    run has open is left to it, and a temporary file used. `head` sets apart runs that would find other things.
    """

    def __init__(self, path: Path | None, head: str, *, resume: bool = False) -> None:
        """Begin a journal, or with `resume` go on with the one at `path` when it has the same head."""
        self._path, self._head = path, json.dumps({"geomap": head}).encode() + b"\n"
        self._file: IO[bytes] = io.BytesIO()
        self._file.write(self._head)
        self._on_disk = False
        self._lines = array("Q", [len(self._head)])  # the offset of each line, and of the end
        self._entries = array("Q", [0])  # the number of each entry's first line, and of the line that comes next
        if resume and path is not None and path.is_file():
            self._go_on(path)

    def __len__(self) -> int:
        """Return how many reports there are, those of an earlier run included."""
        return len(self._entries) - 1

    def __iter__(self) -> Iterator[Entry | Skipped]:
        """Yield all that was added, in order."""
        for first, after in pairwise(self._entries):
            yield entry_from([self._line(number) for number in range(first, after)])

    def finding(self, number: int) -> Reading | Skipped:
        """Return what a report, by its number, yielded apart from its incidents."""
        return cast("Reading | Skipped", record_of(self._line(self._entries[number + 1] - 1)))

    def findings(self) -> Iterator[Reading | Skipped]:
        """Yield what all reports yielded apart from their incidents, in order."""
        return map(self.finding, range(len(self)))

    def incident(self, report: int, number: int) -> Incident:
        """Return an incident by the number of its report and its own number there."""
        return cast("Incident", record_of(self._line(self._entries[report] + number)))

    def incidents_of(self, report: int) -> Iterator[Incident]:
        """Yield the incidents of a report by its number."""
        count = self._entries[report + 1] - self._entries[report] - 1
        return (self.incident(report, number) for number in range(count))

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents of all reports, in order."""
        return chain.from_iterable(map(self.incidents_of, range(len(self))))

    def _line(self, number: int) -> bytes:
        self._file.seek(self._lines[number])
        return self._file.read(self._lines[number + 1] - self._lines[number])

    def add(self, found: Entry | Skipped) -> None:
        """Add what the next report yielded."""
        if not self._on_disk and len(self) >= _IN_MEMORY:
            self._spill()
        lines = (line_of(found),) if isinstance(found, Skipped) else found.lines
        self._write(b"".join(lines))
        self._take(lines)

    def _take(self, lines: Iterable[bytes]) -> None:
        """Note where the lines of an entry lie."""
        for line in lines:
            self._lines.append(self._lines[-1] + len(line))
        self._entries.append(len(self._lines) - 1)

    def _spill(self) -> None:
        """Move what is in memory to a file."""
        near, self._file, self._on_disk = cast("io.BytesIO", self._file), self._opened(), True
        self._write(near.getvalue())

    def _opened(self) -> IO[bytes]:
        if self._path is not None and (held := _locked(self._path)):
            held.truncate(0)
            return held
        self._path = None
        return cast("IO[bytes]", tempfile.TemporaryFile())

    def _write(self, content: bytes) -> None:
        try:
            self._file.seek(0, os.SEEK_END)
            self._file.write(content)
            self._file.flush()
        except OSError as error:
            raise OutputError(f"cannot write {self._path or 'a temporary file'}: {error.strerror}") from error

    def _go_on(self, path: Path) -> None:
        """Take over the whole entries of an interrupted run; a last one cut short is dropped."""
        file = _locked(path)
        if file is None:
            return
        if file.readline() != self._head:
            file.close()
            return
        self._file, self._on_disk = file, True
        lines: list[bytes] = []
        with contextlib.suppress(ValueError):
            while (line := file.readline()).endswith(b"\n"):
                lines.append(line)
                if not line.startswith(_INCIDENT):
                    entry_from(lines)  # raises ValueError where a write was cut short
                    self._take(lines)
                    lines = []
        file.truncate(self._lines[-1])

    def close(self) -> None:
        """Close the file and leave it where it is, for a run that resumes; nothing is left of a small run."""
        self._file.close()

    def discard(self) -> None:
        """Remove the journal: the run is done, and its outputs hold everything."""
        if self._on_disk and self._path is not None:
            with contextlib.suppress(FileNotFoundError):
                self._path.unlink()
        self.close()

    def __enter__(self) -> Self:
        """Return the journal."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Discard the journal of a run that came to its end; keep that of one that did not."""
        if kind is None:
            self.discard()
        else:
            self.close()


def fingerprint(sources: Iterable[str | Path | Report], *essence: object) -> str:
    """Return a hash of what the sources are now and of what the findings depend on, in hexadecimal digits."""
    from geomap import __version__

    parts = [__version__, repr(essence)]
    for source in sources:
        parts += [source.id] if isinstance(source, Report) else sorted(_state(Path(source)))
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _state(path: Path) -> Iterator[str]:
    """Yield name, size and time of the files that a source stands for."""
    files = (child for child in path.rglob("*") if child.is_file()) if path.is_dir() else iter((path,))
    for file in files:
        try:
            known = file.stat()
        except OSError:
            yield str(file)
        else:
            yield f"{file} {known.st_size} {known.st_mtime_ns}"


def _locked(path: Path) -> BufferedRandom | None:
    """Open a file for this run alone, or return None when another run holds it or it can't be written."""
    try:
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    except OSError:
        return None
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return None
    return file
