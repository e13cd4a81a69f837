"""What is slow to make is made once, and made anew whenever the cache can't be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.render import kept as keeping
from geomap.render.base_map import borders_layer
from geomap.render.kept import kept
from geomap.render.layers import layers_of
from geomap.render.page.borders import Box
from geomap.render.page.compose import shell_of
from geomap.render.shapes import positions
from tests.render.surveys import sample


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


@pytest.mark.parametrize("tiles", [False, True])
def test_the_page_is_alike_made_or_kept(folder: Path, tiles: bool) -> None:  # noqa: FBT001 - with online maps or without
    """The frame of a map is the same from the cache as newly made, and begins where the map asks it to."""
    made = shell_of(box=None, tiles=tiles)
    assert len(list(folder.iterdir())) == 1
    assert shell_of(box=None, tiles=tiles) == made
    moved = shell_of(box=Box(10, 40, 20, 50), tiles=tiles)
    assert moved != made
    assert moved == re.sub(r"center: \[[^]]*\]", "center: [45.0, 15.0]", made)


def test_outlines_are_alike_made_or_kept(folder: Path) -> None:
    """The world's outlines are the same from the cache as newly made: whole, closed and on Earth."""
    layers = layers_of(sample())
    made = borders_layer(layers)
    assert len(list(folder.iterdir())) == 2  # fine and coarse
    assert borders_layer(layers) == made
    assert {"Ukraine", "Fiji", "Brazil"} <= {row.properties["country"] for row in made.features}
    for row in made.features:
        assert row.geometry is not None
        assert all(ring[0] == ring[-1] for polygon in row.geometry["coordinates"] for ring in polygon)
        assert all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in positions(row.geometry))
