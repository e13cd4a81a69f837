"""Reports read by a Dask cluster: chunks go out, findings come back in order, a lost worker's chunks go out again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import GeomapError, OptionError
from geomap.pipeline.reading import Reader
from geomap.pipeline.workers import CHUNKS_AHEAD, Hands, Waiting

if TYPE_CHECKING:
    from geomap.pipeline.settings import Settings

_PATIENCE_S = "10s"
_RETRIES = 3  # of a chunk whose worker was lost
_FEWEST_AHEAD = 8


@contextmanager
def cluster(reader: Reader) -> Iterator[Hands]:
    """Reach the workers of the scheduler that the settings name, for the block.

    Raises OptionError when there is no Dask or no scheduler at the address.
    """
    client = _client(reader.settings.scheduler or "")
    try:
        gazetteer = _delivered(client, reader)

        def submit(work: Callable[..., Any], settings: Settings, *given: object) -> Waiting[Any]:
            there = replace(settings, scheduler=None, jobs=1, gazetteer=gazetteer)
            waiting: Waiting[Any] = client.submit(work, there, *given, pure=False, retries=_RETRIES)
            return waiting

        ahead = max(_FEWEST_AHEAD, CHUNKS_AHEAD * sum(client.nthreads().values()))
        yield Hands(submit, ahead, see=partial(_all_see, client))
    except _lost() as error:
        raise GeomapError(f"the cluster lost its workers ({error}); start them, then go on with --resume") from error
    finally:
        client.close()


def _client(address: str) -> Any:  # noqa: ANN401 - Dask's client, whose methods have no types
    try:
        from distributed import Client
    except ImportError as error:
        raise OptionError('--scheduler needs Dask: pip install "geomap[dask]"') from error
    try:
        return Client(address, timeout=_PATIENCE_S, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise OptionError(f"no Dask scheduler answers at {address}; start one with: dask scheduler") from error


def _lost() -> tuple[type[Exception], ...]:
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    return (KilledWorker, CommClosedError)


def _delivered(client: Any, reader: Reader) -> Path:  # noqa: ANN401 - Dask's client
    """Return the path at which every worker has the gazetteer.

    Where every worker sees the client's file it is used as it is; else each is sent a copy, once, also one that joins
    later.
    """
    files = gazetteer_files(reader)
    if _all_see(client, [str(path) for path in files]):
        return files[0]
    folder = Path(tempfile.gettempdir(), f"geomap-{reader.geography.version}")
    client.register_plugin(_sender({str(folder / path.name): path.read_bytes() for path in files}))
    return folder / files[0].name


def gazetteer_files(reader: Reader) -> tuple[Path, ...]:
    """Return the files that make up the reader's gazetteer, the one to open first."""
    from geomap.gazetteer.cache import files_of

    return files_of(Path(reader.geography.info()["file"]))


def _all_see(client: Any, paths: list[str]) -> bool:  # noqa: ANN401 - Dask's client
    """Say whether every worker sees these files as this process does."""
    known, ours = client.run(_sizes, paths), _sizes(paths)
    return bool(known) and all(sizes == ours for sizes in known.values())


def _sizes(paths: list[str]) -> list[int]:
    return [os.stat(path).st_size if os.path.exists(path) else -1 for path in paths]  # noqa: PTH110, PTH116 - sent as code


def _sender(contents: dict[str, bytes]) -> Any:  # noqa: ANN401 - a class that needs Dask to be defined
    """Return the plugin that writes files on each worker, unless one of its machine has."""
    from distributed import WorkerPlugin

    class SendGazetteer(WorkerPlugin):
        """Writes the gazetteer where the settings say, in one step for each file."""

        name = "geomap-gazetteer"

        def setup(self, worker: object) -> None:  # noqa: ARG002 - Dask's signature
            for target, content in contents.items():
                path = Path(target)
                path.parent.mkdir(parents=True, exist_ok=True)
                if not path.exists():
                    draft = path.with_name(f"{path.name}.{os.getpid()}")
                    draft.write_bytes(content)
                    draft.replace(path)

    return SendGazetteer()
