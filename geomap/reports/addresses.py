"""Reports fetched from http and https addresses, within limits of time, size and redirection."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack, suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import IO, TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin, urlsplit

from geomap.errors import ReportError

if TYPE_CHECKING:
    import requests

_Answer: TypeAlias = tuple[IO[bytes], str | None, str]

MAX_DOWNLOAD_BYTES = 256 * 2**20
_SECONDS = 60.0  # for one address, redirects and body together
_SILENCE_SECONDS = 10.0  # to connect, and between two parts of the body
_REDIRECTS = 5
_IN_MEMORY = 4 * 2**20
_SUFFIX_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/warc": ".warc",
}


def fetch(address: str) -> _Answer:
    """Return what an address holds as a stream, its format suffix by content type (or None), and the final address.

    Raises ReportError when it can't be reached, answers with an error, redirects to anything but http(s), or
    exceeds the limits. It is asked in a thread that is left behind when time is up: a host that sends a byte now and
    then, in its headers too, keeps the one who waits for it waiting.
    """
    answers: SimpleQueue[_Answer | Exception] = SimpleQueue()
    deadline, given_up = time.monotonic() + _SECONDS, Event()

    def ask() -> None:
        answers.put(_answer(address, deadline))
        if given_up.is_set():
            _discard(answers)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=_SECONDS)
    except Empty:
        given_up.set()
        _discard(answers)
        raise _too_slow() from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _discard(answers: SimpleQueue[_Answer | Exception]) -> None:
    """Close an answer that came when nobody waited for it any more, if it has come."""
    with suppress(Empty):
        answer = answers.get_nowait()
        if not isinstance(answer, Exception):
            answer[0].close()


def _answer(address: str, deadline: float) -> _Answer | Exception:
    import requests

    with requests.Session() as session:
        session.headers["User-Agent"] = "geomap (reads news reports)"
        try:
            return _follow(session, address, deadline)
        except (requests.RequestException, UnicodeError) as error:
            return ReportError(f"can't be reached: {_brief(error)}")
        except Exception as error:  # noqa: BLE001 - raised again in the thread that asked
            return error


def _follow(session: requests.Session, address: str, deadline: float) -> _Answer:
    """Follow redirects by hand, so that each one's scheme is checked before it is taken."""
    for _ in range(_REDIRECTS + 1):
        check_scheme(address)
        response = session.get(address, stream=True, allow_redirects=False, timeout=_SILENCE_SECONDS)
        with response:
            if response.is_redirect:
                address = urljoin(address, response.headers["Location"])
                continue
            if response.status_code != 200:
                raise ReportError(f"answers {response.status_code} {response.reason}")
            kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
            return _download(response, deadline), _SUFFIX_OF.get(kind), address
    raise ReportError(f"redirects more than {_REDIRECTS} times")


def check_scheme(address: str) -> None:
    """Raise ReportError for an address that is not http or https."""
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise ReportError(f'is not an http or https address ("{parts.scheme}:" is not read)')


def _download(response: requests.Response, deadline: float) -> IO[bytes]:
    """Copy the body to memory, or to a temporary file when it is large."""
    with ExitStack() as stack:
        body: IO[bytes] = stack.enter_context(tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))
        for chunk in response.iter_content(2**16):
            body.write(chunk)
            _check_limits(body.tell(), deadline)
        body.seek(0)
        stack.pop_all()  # the caller closes it
        return body


def _check_limits(size: int, deadline: float) -> None:
    """Raise ReportError when a download has become too large or taken too long."""
    if size > MAX_DOWNLOAD_BYTES:
        raise ReportError(f"is larger than {MAX_DOWNLOAD_BYTES // 2**20} MB; download it, then give the file")
    if time.monotonic() > deadline:
        raise _too_slow()


def _too_slow() -> ReportError:
    return ReportError(f"took longer than {_SECONDS:g} seconds; download it, then give the file")


def _brief(error: Exception) -> str:
    """Return why a request failed, in a few words."""
    name = type(error).__name__
    known = {
        "ConnectTimeout": "no answer in time",
        "ReadTimeout": "no answer in time",
        "ConnectionError": "no connection to its host",
        "SSLError": "its certificate is not valid",
        "InvalidURL": "it is no valid address",
        "LocationParseError": "it is no valid address",
    }
    return known.get(name, name)
