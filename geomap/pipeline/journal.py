"""What a run has found so far: in memory while it is little, then in a file that an interrupted run goes on from."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from io import BufferedRandom
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from geomap.errors import OutputError
from geomap.model import Reading, Report, Skipped
from geomap.pipeline.records import finding_of, line_of

if sys.platform != "win32":
    import fcntl

Finding = Reading | Skipped

_IN_MEMORY = 256  # findings: less than a second's work, not worth a file


class Journal:
    """Findings in the order of their reports, added once, read again in any order.

    With a `path` the findings are kept there until `discard`, so that the next run can `resume`. A path that another
    run has open is left to it, and a temporary file used. `head` sets apart runs that would find other things.
    """

    def __init__(self, path: Path | None, head: str, *, resume: bool = False) -> None:
        """Begin a journal, or with `resume` go on with the one at `path` when it has the same head."""
        self._path, self._head = path, head
        self._near: list[Finding] = []
        self._offsets: list[int] = []
        self._file: IO[bytes] | None = None
        if resume and path is not None and path.is_file():
            self._go_on(path)

    def __len__(self) -> int:
        """Return how many findings there are, those of an earlier run included."""
        return len(self._offsets) + len(self._near)

    def __getitem__(self, number: int) -> Finding:
        """Return the finding of a report by its number."""
        if self._file is None:
            return self._near[number]
        self._file.seek(self._offsets[number])
        return finding_of(self._file.readline())[1]

    def __iter__(self) -> Iterator[Finding]:
        """Yield all findings in order."""
        return (self[number] for number in range(len(self)))

    def add(self, finding: Finding) -> None:
        """Add the finding of the next report."""
        if self._file is None and len(self._near) < _IN_MEMORY:
            self._near.append(finding)
        else:
            self.add_line(line_of(len(self), finding))

    def add_line(self, line: bytes) -> None:
        """Add the finding of the next report as `line_of` writes it."""
        file = self._file or self._spill()
        self._write(file, line)

    def _spill(self) -> IO[bytes]:
        """Move what is in memory to a file."""
        self._file = file = self._opened()
        near, self._near = self._near, []
        self._write(file, json.dumps({"geomap": self._head}).encode() + b"\n", counted=False)
        for finding in near:
            self._write(file, line_of(len(self), finding))
        return file

    def _opened(self) -> IO[bytes]:
        if self._path is not None and (held := _locked(self._path)):
            held.truncate(0)
            return held
        self._path = None
        return cast("IO[bytes]", tempfile.TemporaryFile())

    def _write(self, file: IO[bytes], line: bytes, *, counted: bool = True) -> None:
        try:
            offset = file.seek(0, os.SEEK_END)
            file.write(line)
            file.flush()
        except OSError as error:
            raise OutputError(f"cannot write {self._path or 'a temporary file'}: {error.strerror}") from error
        if counted:
            self._offsets.append(offset)

    def _go_on(self, path: Path) -> None:
        """Take over the whole lines of an interrupted run; a last line cut short is dropped."""
        file = _locked(path)
        if file is None:
            return
        if file.readline() != json.dumps({"geomap": self._head}).encode() + b"\n":
            file.close()
            return
        self._file = file
        offset = file.tell()
        while (line := file.readline()).endswith(b"\n"):
            try:
                if finding_of(line)[0] != len(self._offsets):
                    break
            except ValueError:
                break
            self._offsets.append(offset)
            offset = file.tell()
        file.truncate(offset)

    def close(self) -> None:
        """Close the file and leave it where it is, for a run that resumes; nothing is left of a small run."""
        if self._file is not None:
            self._file.close()

    def discard(self) -> None:
        """Remove the journal: the run is done, and its outputs hold everything."""
        if self._file is not None and self._path is not None:
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
