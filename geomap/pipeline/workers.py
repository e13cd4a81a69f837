"""Reports read by one process, by many, or by a cluster: the findings come in the order of the reports any way."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from geomap.errors import GeomapError
from geomap.model import Report, Skipped
from geomap.pipeline.reading import Reader, open_reader
from geomap.pipeline.settings import Settings

if TYPE_CHECKING:
    from geomap.pipeline.homes import Homes
    from geomap.reports.origins import Draft

T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)
A = TypeVar("A")
Task = Callable[[Reader, "Draft"], T | Skipped]

# Starting processes costs some 2 seconds, in which one process reads this many characters (benchmarks/scale.py).
WORTH_PROCESSES = 600_000
_PAGE_COST = 2  # finding the text of a page costs so many times what reading that many characters does
_CHUNK_COST = 100_000
CHUNKS_AHEAD = 4  # a process: enough to keep it busy, few enough to bound memory


class Waiting(Protocol[R_co]):
    """The part of a future that is needed here: standard library and Dask each have their own."""

    def result(self) -> R_co:
        """Wait for what is found."""
        ...


@dataclass(frozen=True, slots=True)
class Hands:
    """Processes that read chunks, here or elsewhere."""

    submit: Callable[..., Waiting[Any]]  # of a function, its settings, and what else it takes
    ahead: int  # of these to hand out before the first is waited for
    see: Callable[[list[str]], bool] = lambda _: False  # whether all of them see these files as this process does


class Crew:
    """Reads drafts with this process, with many that are started when there is enough to read, or with a cluster."""

    def __init__(self, reader: Reader) -> None:
        """Begin with this process's reader, whose settings say who else reads."""
        self.reader = reader
        self._stack = ExitStack()
        self._hands: Hands | None = None

    def __enter__(self) -> Self:
        """Reach the cluster, when there is one."""
        if self.reader.settings.scheduler is not None:
            from geomap.pipeline.cluster import cluster

            self._hands = self._stack.enter_context(cluster(self.reader))
        return self

    def __exit__(self, *error: object) -> None:
        """Let everyone go."""
        self._stack.__exit__(*error)  # type: ignore[arg-type]

    def know(self, homes: Homes) -> None:
        """Have everyone read with the home countries of the sources in mind."""
        self.reader = replace(self.reader, settings=replace(self.reader.settings, homes=homes))

    def read(self, drafts: Iterable[Draft], task: Task[T]) -> Iterator[T | Skipped]:
        """Yield what the task makes of every draft, in order."""
        drafts = self._weighed(iter(drafts))
        if self._hands is None:
            return (task(self.reader, draft) for draft in drafts)
        given = ((chunk, task) for chunk in _chunks(drafts))
        return chain.from_iterable(_done_ahead(self._hands, read_chunk, self.reader.settings, given))

    def see(self, files: list[str]) -> bool:
        """Say whether those who read are elsewhere and see these files as this process does."""
        return self._hands is not None and self._hands.see(files)

    def done(self, work: Callable[..., A], given: Iterable[tuple[Any, ...]]) -> Iterator[A]:
        """Yield what work yields, done elsewhere under the settings, for each of what is given, in order."""
        return _done_ahead(_reached(self._hands), work, self.reader.settings, given)

    def _weighed(self, drafts: Iterator[Draft]) -> Iterator[Draft]:
        """Return the drafts, after starting processes if the first are much to read."""
        jobs = self.reader.settings.jobs
        if self._hands is not None or jobs <= 1:
            return drafts
        first, cost = [], 0
        for draft in drafts:
            first.append(draft)
            cost += _cost(draft)
            if cost >= WORTH_PROCESSES:
                self._hands = self._stack.enter_context(_processes(self.reader.settings))
                break
        return chain(first, drafts)


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


def _reached(hands: Hands | None) -> Hands:
    if hands is None:
        raise LookupError("there is nobody else to do the work")
    return hands


def _done_ahead(
    hands: Hands, work: Callable[..., A], settings: Settings, given: Iterable[tuple[Any, ...]]
) -> Iterator[A]:
    """Hand out work, a bounded number of pieces ahead, and yield what comes of each in order."""
    waiting: deque[Waiting[A]] = deque()
    for piece in given:
        waiting.append(hands.submit(work, settings, *piece))
        if len(waiting) >= hands.ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def _processes(settings: Settings) -> Iterator[Hands]:
    """Start as many processes as the settings say, for the block."""
    pool = ProcessPoolExecutor(settings.jobs, mp_context=_context(), initializer=_begin, initargs=(settings,))
    try:
        yield Hands(pool.submit, ahead=settings.jobs * CHUNKS_AHEAD)
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
    reader_for(settings)


@lru_cache(maxsize=2)
def reader_for(settings: Settings) -> Reader:
    """Return this process's reader, kept between chunks: the gazetteer is opened once, by memory map."""
    if settings.homes:
        return replace(reader_for(replace(settings, homes=())), settings=settings)
    return open_reader(settings)


def read_chunk(settings: Settings, drafts: list[Draft], task: Task[T]) -> list[T | Skipped]:
    """Return the findings of a chunk; runs in a process of the pool or of a cluster."""
    reader = reader_for(settings)
    return [task(reader, draft) for draft in drafts]
