"""Reports read by one process or by many: the findings come in the order of the reports either way."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

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
_PAGE_COST = 20  # finding the text of a page costs that of reading so many times its length
_CHUNK_COST = 200_000
_CHUNKS_AHEAD = 4  # a process: enough to keep it busy, few enough to bound memory


def read_all(drafts: Iterable[Draft], reader: Reader, task: Task[T]) -> Iterator[T | Skipped]:
    """Yield the finding of every draft, in order; processes are started only when there is enough to read."""
    drafts = iter(drafts)
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
    return 100 if isinstance(draft, Skipped) else len(draft.html) * _PAGE_COST // 10


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


def _in_processes(drafts: Iterable[Draft], settings: Settings, task: Task[T]) -> Iterator[T | Skipped]:
    """Read chunks in processes, a bounded number ahead, and yield their findings in order."""
    jobs = settings.jobs
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin, initargs=(settings,))
    waiting: deque[Future[list[T | Skipped]]] = deque()
    chunks = _chunks(drafts)
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_read_chunk, chunk, task))
            if len(waiting) >= jobs * _CHUNKS_AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
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


# A process of the pool keeps its reader here between chunks: the gazetteer is opened once, by memory map.
_readers: list[Reader] = []


def _begin(settings: Settings) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the pool
    _readers[:] = [open_reader(settings)]


def _read_chunk(drafts: list[Draft], task: Task[T]) -> list[T | Skipped]:
    return [task(_readers[0], draft) for draft in drafts]
