"""The gazetteer's file: built whole, mended when damaged, shared by processes."""

from __future__ import annotations

import multiprocessing
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, build_gazetteer, cache, lookup, open_gazetteer
from geomap.gazetteer.cache import files_of
from geomap.gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.gazetteer.build import Progress


@pytest.fixture
def copied(small: Gazetteer, tmp_path: Path) -> Path:
    """Return a copy of the small gazetteer that a test may damage."""
    source = Path(small.info()["file"])
    for file in files_of(source):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / source.name


def cut_short(path: Path) -> None:
    """Keep the first half of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    """Leave nothing in a file."""
    path.write_bytes(b"")


def overwritten(path: Path) -> None:
    """Fill a file with something else."""
    path.write_bytes(b"not a gazetteer " * 4096)


@pytest.mark.parametrize("damage", [cut_short, emptied, overwritten, Path.unlink])
@pytest.mark.parametrize("part", ["store", "names", "digest"])
def test_a_damaged_gazetteer_is_built_again(
    copied: Path, damage: Callable[[Path], None], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file is cut, emptied, overwritten or gone, opening builds anew."""
    built = []

    def rebuild(path: Path, *, progress: Progress) -> None:  # noqa: ARG001 - as the real one is called
        built.append(path)
        raise GazetteerError("stop here")

    monkeypatch.setattr(cache, "build_into", rebuild)
    damage(getattr(files_of(copied), part))
    with pytest.raises(GazetteerError, match="stop here"):
        open_gazetteer(copied)
    assert built == [copied]


@pytest.mark.parametrize("damage", [cut_short, emptied, overwritten])
def test_opening_a_damaged_store_directly_says_what_to_do(copied: Path, damage: Callable[[Path], None]) -> None:
    """The error names the file and the command that mends it."""
    damage(copied)
    with pytest.raises(GazetteerError, match="geomap gazetteer build"):
        Gazetteer(copied)


def build_one(folder: Path, path: Path) -> None:
    """Build the small gazetteer, as one of several processes."""
    build_gazetteer(path, geonames=folder / "allCountries.txt")


def test_two_builders_at_once_do_no_harm(dump_folder: Path, tmp_path: Path) -> None:
    """Processes that build the same file take turns, and what stands at the end is whole."""
    path = tmp_path / "shared.sqlite"
    spawn = multiprocessing.get_context("spawn")
    builders = [spawn.Process(target=build_one, args=(dump_folder, path)) for _ in range(2)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join(120)
    assert [builder.exitcode for builder in builders] == [0, 0]
    assert open_gazetteer(path).candidates("Kharkiv")
    assert not list(tmp_path.glob(".building-*"))


def test_what_a_killed_build_left_is_swept_away(dump_folder: Path, tmp_path: Path) -> None:
    """A leftover folder of a build that was killed goes with the next build."""
    left = tmp_path / ".building-killed"
    left.mkdir()
    (left / "half.sqlite").write_bytes(b"half")
    build_gazetteer(tmp_path / "g.sqlite", geonames=dump_folder / "allCountries.txt")
    assert not left.exists()


def test_a_failed_build_keeps_the_old_gazetteer(copied: Path, tmp_path: Path) -> None:
    """A dump that turns out bad replaces nothing."""
    bad = tmp_path / "bad.txt"
    bad.write_text("1\tA\n", encoding="utf-8")
    with pytest.raises(GazetteerError):
        build_gazetteer(copied, geonames=bad)
    assert open_gazetteer(copied).candidates("Kharkiv")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A path under a file gives one clear error with the option to use instead."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(GazetteerError, match="--gazetteer"):
        open_gazetteer(tmp_path / "file" / "g.sqlite")


def test_the_environment_names_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """GEOMAP_GAZETTEER stands before the user's cache folder."""
    monkeypatch.setenv("GEOMAP_GAZETTEER", str(tmp_path / "mine.sqlite"))
    assert cache.default_path() == tmp_path / "mine.sqlite"
    monkeypatch.delenv("GEOMAP_GAZETTEER")
    assert cache.default_path().parent.name == "geomap"


def test_changed_inputs_make_a_gazetteer_stale(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One built from other tables is built again, one of a dump is not."""
    assert lookup._usable(copied)
    monkeypatch.setattr(Store, "made_from", property(lambda _: "0123456789abcdef"))
    assert not lookup._usable(copied)
