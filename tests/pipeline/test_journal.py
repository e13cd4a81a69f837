"""The journal gives back what was added, and an interrupted one is gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.errors import OutputError
from geomap.model import Reading, Report, Skipped
from geomap.pipeline import journal as module
from geomap.pipeline.entries import Entry, entry_of
from geomap.pipeline.journal import Journal, fingerprint
from tests.merge.accounts import exactly, incident

FINDINGS = [Skipped(f"report {number}", "is empty") for number in range(600)]


def filled(path: Path | None, head: str = "h", count: int = 600) -> Journal:
    """Return a journal of the first findings."""
    journal = Journal(path, head)
    for finding in FINDINGS[:count]:
        journal.add(finding)
    return journal


def test_findings_come_back_in_any_order(tmp_path: Path) -> None:
    """In memory or on disk, with a path or without."""
    for path, count in ((None, 10), (None, 600), (tmp_path / "j", 600)):
        with filled(path, count=count) as journal:
            assert list(journal) == FINDINGS[:count]
            assert journal.finding(count - 1) == FINDINGS[count - 1]
            assert len(journal) == count


def test_little_is_not_written(tmp_path: Path) -> None:
    """A small run leaves no file, even while it goes."""
    with filled(tmp_path / "j", count=50):
        assert not list(tmp_path.iterdir())


def test_done_run_leaves_nothing(tmp_path: Path) -> None:
    """The journal of a run that came to its end is removed."""
    with filled(tmp_path / "j"):
        assert (tmp_path / "j").exists()
    assert not list(tmp_path.iterdir())


def test_interrupted_run_is_gone_on_with(tmp_path: Path) -> None:
    """What was found before the interruption is there again; a line cut short is not."""
    filled(tmp_path / "j").close()
    whole = (tmp_path / "j").read_bytes()
    (tmp_path / "j").write_bytes(whole[:-7])
    with Journal(tmp_path / "j", "h", resume=True) as journal:
        assert list(journal) == FINDINGS[:599]
        journal.add(FINDINGS[599])
        assert list(journal) == FINDINGS


@pytest.mark.parametrize(
    "content",
    [b"", b"junk\n", b'{"geomap": "other"}\n', b'{"geomap": "h"}\njunk\n', b'{"geomap": "h"}\n["Incident",[]]\n'],
)
def test_other_journals_are_not_gone_on_with(tmp_path: Path, content: bytes) -> None:
    """A journal of other inputs, of another version, or no journal at all begins anew."""
    (tmp_path / "j").write_bytes(content)
    with Journal(tmp_path / "j", "h", resume=True) as journal:
        assert len(journal) == 0
        for finding in FINDINGS:
            journal.add(finding)
        assert list(journal) == FINDINGS


def test_two_runs_do_not_share_a_journal(tmp_path: Path) -> None:
    """While one run has the journal open, another uses a temporary file."""
    with filled(tmp_path / "j") as first, filled(tmp_path / "j") as second:
        assert list(first) == list(second) == FINDINGS


def test_disk_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal that can't be written is an error that the user can mend."""

    class Full:
        """A file on a full disk."""

        def seek(self, *_: int) -> int:
            """Return the end."""
            return 0

        def write(self, _: bytes) -> int:
            """Fail."""
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.Journal, "_opened", lambda _: Full())
    with pytest.raises(OutputError, match="No space left"):
        filled(None)


def test_fingerprint_follows_the_inputs(tmp_path: Path) -> None:
    """The fingerprint changes with a file's content and the options, and with nothing else."""
    (tmp_path / "a.txt").write_text("one")
    before = fingerprint([tmp_path], "x")
    assert before == fingerprint([tmp_path], "x")
    assert before != fingerprint([tmp_path], "y")
    (tmp_path / "a.txt").write_text("other")
    assert before != fingerprint([tmp_path], "x")
    assert fingerprint([Report("a", "text")]) != fingerprint([Report("b", "text")])


def told(number: int) -> Entry:
    """Return the entry of a report of two incidents, one of them without a place."""
    first, second = incident(f"r{number}", killed=exactly(number)), incident(f"r{number}", place=None)
    return entry_of(Reading(Report(f"r{number}", "Text."), (), (first, second), (), sketch=(number,)))


def test_incidents_come_back_one_by_one(tmp_path: Path) -> None:
    """Each incident is read by itself, from memory and from disk, and what merging needs comes with the entries."""
    for count in (10, 300):
        entries = [told(number) for number in range(count)]
        with Journal(tmp_path / "j", "h") as journal:
            for entry in entries:
                journal.add(entry)
            journal.add(FINDINGS[0])
            assert list(journal) == [*entries, FINDINGS[0]]
            assert journal.incident(7, 0).fatalities == exactly(7)
            assert [one.where is None for one in journal.incidents_of(7)] == [False, True]
            assert list(journal.incidents_of(count)) == []
            assert len(list(journal.incidents())) == 2 * count
            assert [one.report.id for one in journal.findings() if isinstance(one, Reading)][-1] == f"r{count - 1}"


@pytest.mark.parametrize("cut", [1, 100, 300])
def test_report_cut_short_is_read_again(tmp_path: Path, cut: int) -> None:
    """An interruption between the lines of a report leaves nothing of that report."""
    journal = Journal(tmp_path / "j", "h")
    for number in range(300):
        journal.add(told(number))
    journal.close()
    whole = (tmp_path / "j").read_bytes()
    (tmp_path / "j").write_bytes(whole[:-cut])
    with Journal(tmp_path / "j", "h", resume=True) as journal:
        assert len(journal) == 299
        journal.add(told(299))
        assert (tmp_path / "j").read_bytes() == whole
