"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from geomap.errors import OutputError
from geomap.render.staging import staged_file, staged_folder, staged_text


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    """The target is untouched until the block has ended well."""
    target = tmp_path / "x.txt"
    target.write_text("old")
    with staged_text(target) as text:
        text.write("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    """When the block fails the old file stays and no half-written one is left."""
    target = tmp_path / "x.txt"
    target.write_text("old")
    with pytest.raises(KeyError), staged_file(target) as draft:
        raise KeyError(draft.write_text("half"))
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    """A staged file may be read by whoever may read files made the usual way."""
    (tmp_path / "plain").write_text("x")
    with staged_text(tmp_path / "staged") as text:
        text.write("x")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "staged")}
    assert len(modes) == 1


def test_a_folder_is_replaced_file_by_file(tmp_path: Path) -> None:
    """Files of the same name are replaced, owned ones that were not written are removed, others stay."""
    target = tmp_path / "out"
    target.mkdir()
    for name in ("a", "b", "c"):
        (target / name).write_text("old")
    with staged_folder(target, owned=("a", "b", "never")) as stage:
        (stage / "a").write_text("new")
    assert {path.name: path.read_text() for path in target.iterdir()} == {"a": "new", "c": "old"}


def test_a_folder_that_fails_is_left_as_it_was(tmp_path: Path) -> None:
    """When one file fails none is moved and none removed."""
    target = tmp_path / "out"
    target.mkdir()
    (target / "b").write_text("old")
    with pytest.raises(OutputError), staged_folder(target, owned=("b",)) as stage:
        raise OSError((stage / "a").write_text("new"), "refused")
    assert [path.name for path in target.iterdir()] == ["b"]


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    """Drafts of a run that was killed go with the first run a day later; those of a run under way stay."""
    for name, age in ((".geomap-old", 90_000), (".geomap-new", 80_000)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "map.html").write_text("half a ma")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    with staged_text(tmp_path / "a.txt") as stream:
        stream.write("whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".geomap-new", "a.txt"]


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    """A disk that is full is one line that names the file the user asked for, not the hidden one beside it."""
    with pytest.raises(OutputError) as caught, staged_folder(tmp_path / "out") as stage, staged_file(stage / "x.txt"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    message = str(caught.value)
    assert "No space left" in message
    assert ".geomap-" not in message
    assert "\n" not in message


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """A file in a folder that is not there is refused in one line."""
    with pytest.raises(OutputError, match="No such file"), staged_file(tmp_path / "nowhere" / "x.txt"):
        pass


def test_a_broken_pipe_is_not_ours_to_tell(tmp_path: Path) -> None:
    """A reader that went away is the command line's business."""
    with pytest.raises(BrokenPipeError), staged_file(tmp_path / "x.txt"):
        raise BrokenPipeError
