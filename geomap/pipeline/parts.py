"""Sources handed out by name: the workers of a cluster that see the files read them where they are."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geomap.model import Report, Skipped
from geomap.pipeline.homes import Samples, sampled
from geomap.pipeline.workers import reader_for
from geomap.reports import Ids, files_in, is_rereadable, read_sources

if TYPE_CHECKING:
    from geomap.pipeline.settings import Settings
    from geomap.pipeline.workers import Crew, Task
    from geomap.reports.origins import Draft

T = TypeVar("T")
Part = tuple[str, ...]  # names of files that are read by one worker in one go
Row = tuple[str | None, int, T | Skipped]  # id and digest of a draft, and what came of it

_PART_BYTES = 200_000  # a smaller file shares its part with the next: handing out a part costs some milliseconds


def parts_for(sources: Sequence[str | Path | Report], crew: Crew) -> list[Part]:
    """Return the files of all sources in parts, or nothing when there is one that the workers can't read themselves."""
    if any(isinstance(source, Report) for source in sources):
        return []
    files = list(files_in([source for source in sources if not isinstance(source, Report)], stores=True))
    names = [name for name in files if isinstance(name, str)]
    if len(names) < len(files) or "-" in names or not crew.see([name for name in names if "://" not in name]):
        return []
    return list(_parts(names))


def _parts(names: Sequence[str]) -> Iterator[Part]:
    part: list[str] = []
    size = 0
    for name in names:
        part.append(name)
        size += _PART_BYTES if "://" in name else Path(name).stat().st_size
        if size >= _PART_BYTES:
            yield tuple(part)
            part, size = [], 0
    if part:
        yield tuple(part)


def samples_of(parts: Sequence[Part], crew: Crew) -> Iterator[Samples]:
    """Yield the reports of each part from which the homes of their sources are learnt."""
    again = ([name for name in part if is_rereadable(name)] for part in parts)
    yield from crew.done(sample_part, ((names,) for names in again if names))


def sample_part(_: Settings, names: Sequence[str]) -> Samples:
    """Return the sample of a part; runs on a worker."""
    return sampled(_drafts(names))


def read_parts(parts: Sequence[Part], crew: Crew, task: Task[T], note: Callable[[int], None]) -> Iterator[T | Skipped]:
    """Yield what the task makes of every draft, in order; `note` is given the digest of each.

    Ids are those of a run that reads all itself: reports that state one which another has are read again under theirs.
    """
    ids = Ids()
    for part, rows in zip(parts, crew.done(read_part, ((part, task) for part in parts)), strict=True):
        own = {at: ids.own(stated) for at, (stated, _, _) in enumerate(rows) if stated is not None}
        renamed = {at: chosen for at, chosen in own.items() if chosen != rows[at][0]}
        if renamed:
            (again,) = crew.done(read_part, [(part, task, renamed)])
            for at, row in zip(renamed, again, strict=True):
                rows[at] = row
        for _, digest, finding in rows:
            note(digest)
            yield finding


def read_part(
    settings: Settings, names: Sequence[str], task: Task[T], renamed: Mapping[int, str] | None = None
) -> list[Row[T]]:
    """Return what comes of the drafts of a part, or of those that are renamed; runs on a worker."""
    reader, rows = reader_for(settings), []
    for at, draft in enumerate(_drafts(names)):
        if renamed is not None and at not in renamed:
            continue
        own = draft if renamed is None or isinstance(draft, Skipped) else replace(draft, id=renamed[at])
        rows.append((None if isinstance(own, Skipped) else own.id, digest_of(own), task(reader, own)))
    return rows


def _drafts(names: Sequence[str]) -> Iterator[Draft]:
    """Yield the drafts of files; raise FileNotFoundError for one that this worker doesn't see: another one does."""
    for name in names:
        if "://" not in name and not os.path.lexists(name):
            raise FileNotFoundError(f"{name} is not there")
        yield from read_sources([name], stores=True)


def digest_of(draft: Draft) -> int:
    """Return a hash of a report and its id, 0 for what can't be read; a run's is the sum, whatever the order."""
    if isinstance(draft, Skipped):
        return 0
    content = draft.text.encode("utf-8", "replace") if isinstance(draft, Report) else draft.html
    key = draft.id.encode("utf-8", "replace")[:64]
    return int.from_bytes(hashlib.blake2b(content, digest_size=16, key=key).digest())
