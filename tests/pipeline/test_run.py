"""A run from sources to a survey: the same whatever the processes, the order and the interruptions."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from geomap.errors import ReportError
from geomap.gazetteer import Gazetteer
from geomap.model import Incident, Report, Skipped, Survey
from geomap.pipeline import Journal, Reader, Settings, Source, Watch, journal_for, stream_incidents, survey_of, workers
from tests.pipeline.conftest import rows, story


def survey(sources: Sequence[Source], gazetteer: Gazetteer, **options: object) -> Survey:
    """Read the sources into a survey."""
    reader = Reader(Settings(**options), gazetteer)  # type: ignore[arg-type]
    with Journal(None, "") as journal:
        return survey_of(sources, reader, watch=Watch(), journal=journal)


def test_processes_change_nothing(reports: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    """One process and three find the same, in the same order."""
    alone = survey([reports], gazetteer)
    monkeypatch.setattr(workers, "WORTH_PROCESSES", 1000)
    monkeypatch.setattr(workers, "_CHUNK_COST", 2000)
    together = survey([reports], gazetteer, jobs=3)
    assert together.incidents == alone.incidents
    assert together.provenance == alone.provenance
    assert len(alone.incidents) > 10


def test_little_to_read_starts_no_processes(
    reports: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty short reports are read by this process."""
    monkeypatch.setattr(workers, "_processes", lambda *_: pytest.fail("processes were started"))
    assert survey([reports], gazetteer, jobs=8).incidents


def test_order_of_reports_changes_nothing(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Reports given in another order yield the same incidents and the same hash of inputs."""
    lines = rows(60).splitlines(keepends=True)
    (tmp_path / "a.jsonl").write_text("".join(lines))
    random.Random(5).shuffle(lines)  # noqa: S311 - another order, the same each time
    (tmp_path / "b.jsonl").write_text("".join(lines))
    one, other = survey([tmp_path / "a.jsonl"], gazetteer), survey([tmp_path / "b.jsonl"], gazetteer)
    assert one.incidents == other.incidents
    assert one.provenance == other.provenance


def test_copies_count_as_one_report(gazetteer: Gazetteer) -> None:
    """One story under two addresses is one report with another source, and its incident has one account."""
    text = " ".join(story(number).replace("Thursday", "the first of May") for number in (1, 2, 3))
    told = [Report("b", text.upper(), url="https://b.example"), Report("a", text, url="https://a.example")]
    found = survey(told, gazetteer)
    assert found.copy_count == 1
    assert [(one.report.id, one.report.other_sources) for one in found.readings] == [("a", ("https://b.example",))]
    assert all(len(one.accounts) == 1 for one in found.incidents)
    assert survey(told, gazetteer, merge=False).copy_count == 0


def test_very_many_place_names_are_drawn_once(
    reports: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond the bound each place is kept once a role, and how many there were is told."""
    whole = survey([reports], gazetteer)
    monkeypatch.setattr("geomap.pipeline.survey.MENTIONS_DRAWN", 30)
    thinned = survey([reports], gazetteer)
    places = [(one.place, one.toponym.role) for reading in thinned.readings for one in reading.resolutions]
    assert thinned.mention_count == whole.mention_count > 30
    assert len(set(places)) == len(places) < whole.mention_count
    assert set(places) == {
        (one.place, one.toponym.role) for reading in whole.readings for one in reading.resolutions if one.place
    }
    assert thinned.incidents == whole.incidents


def test_unreadable_reports_are_listed(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """What can't be read is in the survey, beside what could."""
    (tmp_path / "a.txt").write_text(story(1))
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    found = survey([tmp_path], gazetteer)
    assert [type(one) for one in found.skipped] == [Skipped]
    assert found.incidents


def test_nothing_to_read_is_an_error(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """A run on nothing ends with the reason."""
    with pytest.raises(ReportError, match="holds no reports"):
        survey([tmp_path], gazetteer)
    with pytest.raises(ReportError, match="none of the reports"):
        survey([tmp_path / "a", tmp_path / "b"], gazetteer)
    with pytest.raises(ReportError, match="no reports found"):
        survey([], gazetteer)


@pytest.mark.parametrize("merge", [True, False])
def test_interrupted_run_is_gone_on_with(
    tmp_path: Path,
    gazetteer: Gazetteer,
    monkeypatch: pytest.MonkeyPatch,
    merge: bool,  # noqa: FBT001 - a table's column
) -> None:
    """After an interruption only the reports that are left are read, and the incidents are those of a whole run."""
    (tmp_path / "in.jsonl").write_text(rows(400))
    sources, reader = [tmp_path / "in.jsonl"], Reader(Settings(merge=merge), gazetteer)
    read: list[str] = []
    original = Reader.read

    def counted(self: Reader, draft: Report) -> object:
        read.append(draft.id)
        if len(read) == 350:
            raise KeyboardInterrupt
        return original(self, draft)

    monkeypatch.setattr(Reader, "read", counted)

    def whole(*, resume: bool) -> list[Incident]:
        with journal_for(sources, reader, beside=tmp_path / "out", resume=resume) as journal:
            return list(stream_incidents(sources, reader, watch=Watch(), journal=journal))

    with pytest.raises(KeyboardInterrupt):
        whole(resume=False)
    read[:] = ["interrupted"] * 400
    resumed = whole(resume=True)
    assert len(read) == 400 + 51
    assert resumed == whole(resume=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl"]
