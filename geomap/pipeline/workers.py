"""Reports read by one process, by many, or by a cluster: the findings come in the order of the reports any way."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Protocol, TypeVar

from geomap.errors import GeomapError
from geomap.model import Report, Skipped
from geomap.pipeline.reading import Reader, open_reader
from geomap.pipeline.settings import Settings

if TYPE_CHECKING:
    from geomap.reports.origins import Draft

T = TypeVar("T")
Task = Callable[[Reader, "Draft"], T | Skipped]

# Starting processes costs some 2 seconds, in which one process reads this many characters (benchmarks/scale.py).
WORTH_PROCESSES = 600_000
_PAGE_COST = 2  # finding the text of a page costs so many times what reading that many characters does
_CHUNK_COST = 100_000
CHUNKS_AHEAD = 4  # a process: enough to keep it busy, few enough to bound memory


class Waiting(Protocol[T]):
    """The part of a future that is needed here: standard library and Dask each have their own."""

    def result(self) -> list[T | Skipped]:
        """Wait for the findings of a chunk."""
        ...


def read_all(drafts: Iterable[Draft], reader: Reader, task: Task[T]) -> Iterator[T | Skipped]:
    """Yield the finding of every draft, in order; processes are started only when there is enough to read."""
    drafts = iter(drafts)
    if reader.settings.scheduler is not None:
        from geomap.pipeline.cluster import read_on_cluster

        yield from read_on_cluster(drafts, reader, task)
        return
    if reader.settings.jobs <= 1:
        yield from (task(reader, draft) for draft in drafts)
        return
    first, cost = [], 0
    for draft in drafts:
        first.append(draft)
        cost += _cost(draft)
        if cost >= WORTH_PROCESSES:
            yield from _in_processes(chain(first, drafts), reader.settings, task)
            return
    yield from (task(reader, draft) for draft in first)


def _cost(draft: Draft) -> int:
    """Return what reading a draft costs, in characters of plain text."""
    if isinstance(draft, Report):
        return len(draft.text) + 100
    return 100 if isinstance(draft, Skipped) else len(draft.html) * _PAGE_COST


def _chunks(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    """Part drafts into lists of about the same cost."""
    chunk: list[Draft] = []
    cost = 0
    for draft in drafts:
        chunk.append(draft)
        cost += _cost(draft)
        if cost >= _CHUNK_COST:
            yield chunk
            chunk, cost = [], 0
    if chunk:
        yield chunk


def read_ahead(
    drafts: Iterable[Draft], submit: Callable[[list[Draft]], Waiting[T]], *, ahead: int
) -> Iterator[T | Skipped]:
    """Submit chunks, a bounded number ahead, and yield their findings in order."""
    waiting: deque[Waiting[T]] = deque()
    for chunk in _chunks(drafts):
        waiting.append(submit(chunk))
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _in_processes(drafts: Iterable[Draft], settings: Settings, task: Task[T]) -> Iterator[T | Skipped]:
    """Read with as many processes as the settings say."""
    pool = ProcessPoolExecutor(settings.jobs, mp_context=_context(), initializer=_begin, initargs=(settings,))

    def submit(chunk: list[Draft]) -> Waiting[T]:
        waiting: Waiting[T] = pool.submit(read_chunk, settings, chunk, task)
        return waiting

    try:
        yield from read_ahead(drafts, submit, ahead=settings.jobs * CHUNKS_AHEAD)
    except BrokenProcessPool as error:
        raise GeomapError(
            "a process that read reports was stopped, perhaps for want of memory; use fewer with --jobs, "
            "and --resume to go on from here"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes are started: from a server that has the libraries loaded, where there is one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["geomap.extract", "geomap.resolve", "geomap.gazetteer", "geomap.pipeline.workers"])
    return context


def _begin(settings: Settings) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the pool
    _reader_for(settings)


@lru_cache(maxsize=2)
def _reader_for(settings: Settings) -> Reader:
    """Return this process's reader, kept between chunks: the gazetteer is opened once, by memory map."""
    return open_reader(settings)


def read_chunk(settings: Settings, drafts: list[Draft], task: Task[T]) -> list[T | Skipped]:
    """Return the findings of a chunk; runs in a process of the pool or of a cluster."""
    reader = _reader_for(settings)
    return [task(reader, draft) for draft in drafts]
