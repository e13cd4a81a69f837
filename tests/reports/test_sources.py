"""Files, folders, globs, standard input and addresses become one stream in a settled order."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from geomap.errors import ReportError
from geomap.model import Skipped
from geomap.reports import addresses, read_reports


def ids(*sources: str | Path) -> list[str]:
    """Return the ids read, what can't be read being ignored."""
    return [report.id for report in read_reports(sources, on_skip=lambda _: None)]


def reasons(*sources: str | Path) -> list[str]:
    """Return why sources are passed over."""
    skipped: list[Skipped] = []
    list(read_reports(sources, on_skip=skipped.append))
    return [f"{one.source}: {one.reason}" for one in skipped]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of reports with what is to be left out."""
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/a.txt", ".hidden.txt", ".git/d.txt", "notes.docx", "e.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Report {name}.")
    return tmp_path


def test_folder_is_read_in_order_of_names(folder: Path) -> None:
    """Known formats are read in every folder below; hidden files and others are not; ids stay unique."""
    assert ids(folder) == ["a", "b", "e", "a-2", "c"]


def test_globs(folder: Path) -> None:
    """A glob gives its matches in order, across folders with two stars."""
    assert ids(f"{folder}/*.txt") == ["b"]
    assert ids(f"{folder}/**/*.txt") == ["b", "a", "c"]
    assert ids(f"{folder}/*") == ["a", "b", "e"]


def test_file_named_twice_is_read_once(folder: Path) -> None:
    """The same file by two ways is one report."""
    assert ids(folder / "b.txt", f"{folder}/b*", folder) == ["b", "a", "e", "a-2", "c"]


def test_file_with_brackets_in_its_name(tmp_path: Path) -> None:
    """A file whose name looks like a glob is a file."""
    (tmp_path / "a[1].txt").write_text("Text.")
    assert ids(tmp_path / "a[1].txt") == ["a[1]"]


def test_unknown_suffix_is_read_when_named(tmp_path: Path) -> None:
    """A file that the user names is read as text, whatever its suffix."""
    (tmp_path / "report.log").write_text("Text.")
    assert ids(tmp_path / "report.log") == ["report"]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    """Each source that gives nothing is named with the reason."""
    (tmp_path / "empty").mkdir()
    found = reasons(tmp_path / "none.txt", f"{tmp_path}/*.txt", tmp_path / "empty")
    assert ["no such file" in found[0], "matches no file" in found[1], "holds no reports" in found[2]] == [True] * 3


def test_first_failure_is_raised_without_on_skip(tmp_path: Path) -> None:
    """From Python, what can't be read raises unless a place to put it is given."""
    with pytest.raises(ReportError, match=r"none\.txt: no such file"):
        list(read_reports([tmp_path / "none.txt"]))


def test_ten_thousand_files_are_read_quickly(tmp_path: Path) -> None:
    """A folder of 10,000 files takes seconds, not minutes."""
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").write_bytes(b"A short report.")
    begun = time.process_time()
    assert len(ids(tmp_path)) == 10_000
    assert time.process_time() - begun < 10


def test_rows_of_one_id_are_told_apart_quickly(tmp_path: Path) -> None:
    """Rows that all state one id get ids of their own, in linear time."""
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "t"}\n' * 20_000)
    begun = time.monotonic()
    assert len(set(ids(tmp_path))) == 20_000
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"id": "a", "text": "One."}\n{"text": "Two."}\n', ["a", "stdin-2"]),
        (b"Plain text of one report.", ["stdin"]),
        ('\ufeff{"id": "a", "text": "One."}'.encode(), ["a"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes, expected: list[str]) -> None:
    """Standard input is JSON Lines when it begins like it, else one text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert ids("-") == expected


def test_named_pipe(tmp_path: Path) -> None:
    """A pipe with a name, as the shell makes for <(…), is read like standard input."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=('{"id": "a", "text": "One."}\n',))
    writer.start()
    assert ids(pipe) == ["a"]
    writer.join()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://host/a", "gopher://host/", "http:///a", "s3://b/k"])
def test_addresses_that_are_not_http(address: str) -> None:
    """Only http and https addresses are asked for."""
    assert "not an http or https address" in reasons(address)[0]


class _Site(BaseHTTPRequestHandler):
    """A small web site with good and bad pages."""

    def do_GET(self) -> None:
        """Answer by path."""
        path = self.path
        if path.startswith("/drip/"):
            self.drip(path[6:])
            return
        if path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", {"file": "file:///etc/passwd", "self": path, "story": "/story.txt"}[path[4:]])
            self.end_headers()
            return
        kind, body = {
            "/story.txt": ("text/plain; charset=utf-8", b"A report from afar."),
            "/rows": ("application/x-ndjson", json.dumps({"id": "far", "text": "Row."}).encode()),
            "/rows.jsonl": ("text/plain", json.dumps({"id": "plain", "text": "Row."}).encode()),
            "/big.txt": ("text/plain", b"x" * 5000),
            "/unsaid": ("", b'{"id": "unsaid", "text": "Row."}'),
        }.get(path, ("", b""))
        self.send_response(200 if body else 404)
        if kind:
            self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, what: str) -> None:
        """Send a byte now and then for some seconds, of the headers or of the body."""
        self.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"X-Slow: " if what == "headers" else b"\r\n"))
        with contextlib.suppress(OSError):
            for _ in range(50):
                self.wfile.write(b"x")
                time.sleep(0.1)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Serve the site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_addresses(site: str) -> None:
    """An address is read by its content type, else by its name, else by its first bytes; redirects are followed."""
    sources = [f"{site}/{path}" for path in ("story.txt", "rows", "rows.jsonl", "unsaid", "to/story")]
    assert ids(*sources) == ["story", "far", "plain", "unsaid", "story-2"]
    (report,) = read_reports([f"{site}/story.txt"])
    assert (report.url, report.path) == (f"{site}/story.txt", None)


def test_addresses_that_fail(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors, redirects to files, endless redirects, large answers and hosts without answer are one line each."""
    monkeypatch.setattr(addresses, "MAX_DOWNLOAD_BYTES", 1000)
    found = reasons(f"{site}/none", f"{site}/to/file", f"{site}/to/self", f"{site}/big.txt", "http://127.0.0.1:9/")
    said = ["answers 404", '"file:" is not read', "redirects more than", "larger than", "can't be reached"]
    assert [words in line for words, line in zip(said, found, strict=True)] == [True] * 5


@pytest.mark.parametrize("what", ["headers", "body"])
def test_slow_addresses_are_given_up(site: str, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """A host that sends a byte now and then is given up when its time is over."""
    monkeypatch.setattr(addresses, "_SECONDS", 0.5)
    begun = time.monotonic()
    assert "took longer than 0.5 seconds" in reasons(f"{site}/drip/{what}")[0]
    assert time.monotonic() - begun < 4
