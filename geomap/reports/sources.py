"""Sources named by the user - files, folders, globs, "-", addresses - opened and read in a settled order."""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from geomap.errors import ReportError
from geomap.model import Skipped
from geomap.reports.addresses import check_scheme, fetch
from geomap.reports.archives import read_warc
from geomap.reports.articles import read_page, read_text
from geomap.reports.decoding import buffered, sample_of
from geomap.reports.origins import Draft, Origin, origin_of, split_name
from geomap.reports.rows import read_csv, read_jsonl
from geomap.reports.stores import is_store, objects_of, open_object

Reader = Callable[[io.BufferedReader, Origin], Iterator[Draft]]

# The formats, by file name. To read another one is to write its reader and add a row.
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".warc": read_warc,
}
STANDARD_INPUT = "-"


def read_sources(sources: Iterable[str | Path], *, stores: bool = False) -> Iterator[Draft]:
    """Yield what every source holds, in the order of `files_in`; what can't be read is yielded as Skipped."""
    for name in files_in(sources, stores=stores):
        if isinstance(name, Skipped):
            yield name
        else:
            yield from _read_one(name, stores=stores)


def files_in(sources: Iterable[str | Path], *, stores: bool = False) -> Iterator[str | Skipped]:
    """Yield the files that sources stand for, in the order given, those of folders and globs by name, each once.

    Standard input and addresses stand for themselves; a source that stands for nothing is yielded as Skipped.
    """
    seen: set[str] = set()
    for source in sources:
        name = os.fspath(source)
        try:
            for path in objects_of(name) if stores and is_store(name) else _files_of(name):
                key = path if _is_unnamed(path) else os.path.realpath(path)
                if key not in seen:
                    seen.add(key)
                    yield path
        except ReportError as error:
            yield Skipped(name, str(error))


def _is_unnamed(name: str) -> bool:
    """Say whether a source is no file: standard input or an address."""
    return name == STANDARD_INPUT or "://" in name


def is_rereadable(source: str | Path) -> bool:
    """Say whether a source is files that may be read twice at little cost: no pipe, no address, no archive."""
    name = os.fspath(source)
    if _is_unnamed(name) or split_name(name)[1] == ".warc":
        return False
    path = Path(name)
    return path.is_file() or path.is_dir() or not path.exists()


def _files_of(name: str) -> Iterator[str]:
    """Yield the files that a source stands for; standard input and addresses stand for themselves."""
    if _is_unnamed(name) and not os.path.lexists(name):
        yield name
    elif Path(name).is_dir():
        yield from _walk(name)
    elif os.path.lexists(name):
        yield name
    elif glob.has_magic(name):
        yield from _matches(name)
    else:
        raise ReportError("no such file or folder")


def _walk(folder: str) -> Iterator[str]:
    """Yield the files of known formats in a folder and the folders in it, by name, hidden ones left out."""
    failures: list[OSError] = []
    found = 0
    for parent, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(child for child in folders if not child.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and split_name(file)[1] in READERS and (path := Path(parent, file)).is_file():
                found += 1
                yield str(path)
    if failures and not found:
        raise ReportError(f"can't be listed: {failures[0].strerror}")
    if not found:
        raise ReportError(f"holds no reports; the formats read are {', '.join(READERS)}, each also .gz")


def _matches(pattern: str) -> Iterator[str]:
    """Yield the files that a glob matches; a bare "*" matches all names, so only known formats are taken from it."""
    any_format = "." in Path(pattern).name
    found = glob.iglob(pattern, recursive=True)  # noqa: PTH207 - a pattern may begin anywhere, pathlib's only below a folder
    names = sorted(name for name in found if Path(name).is_file())
    chosen = [name for name in names if any_format or split_name(name)[1] in READERS]
    if not chosen:
        raise ReportError("matches no file that could be a report")
    yield from chosen


def _read_one(name: str, *, stores: bool) -> Iterator[Draft]:
    """Yield what one file, address or standard input holds; a failure is yielded as Skipped."""
    try:
        with ExitStack() as stack:
            stream, reader, origin = _opened(name, stack, stores=stores)
            yield from reader(stream, origin)
    except ReportError as error:
        yield Skipped(name, str(error))
    except OSError as error:
        yield Skipped(name, f"can't be read: {error.strerror or type(error).__name__}")


def _opened(name: str, stack: ExitStack, *, stores: bool) -> tuple[io.BufferedReader, Reader, Origin]:
    """Open a source and choose its reader."""
    if name == STANDARD_INPUT:
        return _unlabelled(cast("io.RawIOBase", sys.stdin.buffer), Origin("standard input", "stdin"))
    if stores and is_store(name):
        raw = stack.enter_context(open_object(name))
        return *_labelled(raw, name), origin_of(name, url=name)
    if "://" in name and not os.path.lexists(name):
        return _address(name, stack)
    origin = origin_of(name, path=name)
    raw = Path(name).open("rb", buffering=0)  # noqa: SIM115 - the stack closes it
    stack.enter_context(raw)
    if not stat.S_ISREG(os.fstat(raw.fileno()).st_mode):
        return _unlabelled(raw, origin)
    return *_labelled(raw, name), origin


def _labelled(raw: io.RawIOBase, name: str) -> tuple[io.BufferedReader, Reader]:
    """Choose the reader of a stream by its file name; an archive is unpacked record by record."""
    suffix = split_name(name)[1]
    if suffix == ".warc":
        return io.BufferedReader(raw), read_warc
    return buffered(raw), READERS.get(suffix, read_text)


def _unlabelled(raw: io.RawIOBase, origin: Origin) -> tuple[io.BufferedReader, Reader, Origin]:
    """Choose the reader of a stream that has no file name by its first bytes: JSON Lines, a page, or text."""
    stream = buffered(raw)
    start = sample_of(stream)[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return stream, read_jsonl, origin
    if start.startswith((b"<!doctype html", b"<html")):
        return stream, read_page, origin
    return stream, read_text, origin


def _address(name: str, stack: ExitStack) -> tuple[io.BufferedReader, Reader, Origin]:
    check_scheme(name)
    body, suffix, final = fetch(name)
    raw = cast("io.RawIOBase", stack.enter_context(body))
    path = urlsplit(final).path
    origin = Origin(name=name, stem=split_name(path)[0] or urlsplit(final).hostname or "page", url=name)
    by_name = split_name(path)[1]
    suffix = by_name if by_name in READERS and suffix in (None, ".txt") else suffix
    if suffix == ".warc":
        return io.BufferedReader(raw), read_warc, origin
    if suffix is None:
        return _unlabelled(raw, origin)
    return buffered(raw), READERS[suffix], origin
