"""What is slow to make is made once, and made anew whenever the cache can't be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.render import kept as keeping
from geomap.render.kept import kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that stands for the user's cache."""
    monkeypatch.setattr(keeping, "_folder", lambda: tmp_path / "drawing")
    return tmp_path / "drawing"


@pytest.fixture
def texts() -> Iterator[str]:
    """Return texts that differ, one at each making; line ends must come back as they were."""
    return iter(["first\r\n\u2028", "second", "third"])


def test_made_once(folder: Path, texts: Iterator[str]) -> None:
    """What was made from the same is read, to the letter, and no second file is left."""
    assert {kept("page", ("a", "b"), lambda: next(texts)) for _ in range(3)} == {"first\r\n\u2028"}
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("changed", [("a", "c"), ("ab",), ("b", "a")])
def test_made_anew_from_other_sources(folder: Path, texts: Iterator[str], changed: tuple[str, ...]) -> None:
    """Another version of anything it is made from replaces it."""
    kept("page", ("a", "b"), lambda: next(texts))
    assert kept("page", changed, lambda: next(texts)) == "second"
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("spoilt", [b"", b"\xff\xfe", b"no seal\nfirst", b"0" * 32 + b"\nsomething else"])
def test_spoilt_cache_is_not_used(folder: Path, texts: Iterator[str], spoilt: bytes) -> None:
    """A file cut short or written by others is replaced."""
    kept("page", ("a",), lambda: next(texts))
    next(folder.iterdir()).write_bytes(spoilt)
    assert kept("page", ("a",), lambda: next(texts)) == "second"
    assert kept("page", ("a",), lambda: next(texts)) == "second"


def test_without_a_cache(folder: Path, texts: Iterator[str]) -> None:
    """Where nothing can be written, it is made each time."""
    folder.write_text("a file where the folder should be")
    assert kept("page", ("a",), lambda: next(texts)) == "first\r\n\u2028"
    assert kept("page", ("a",), lambda: next(texts)) == "second"
