"""Findings survive the way to disk and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geomap.model import (
    Candidate,
    Evidence,
    LonLat,
    Mark,
    Reading,
    Relation,
    Report,
    Resolution,
    Skipped,
    Toponym,
)
from geomap.pipeline.records import line_of, record_of
from tests.merge.accounts import KHARKIV, exactly, incident

TOPONYM = Toponym(3, 10, "Kharkiv", "Kharkiv", role="incident")
READING = Reading(
    report=Report("r", "In Kharkiv …", title="T", published=date(2025, 5, 1), source="S", other_sources=("u",)),
    resolutions=(
        Resolution(TOPONYM, KHARKIV, 0.9, ("known",), (Candidate(KHARKIV, "Kharkiv", "primary", 0.9),)),
        Resolution(TOPONYM, None),
    ),
    incidents=(incident("r", killed=exactly(2), weapons=("drone",), counterclaim="“No”"), incident("r", place=None)),
    relations=(
        Relation("r", "a", "b", 5.0, None, Evidence("r", 0, 2, "In"), anchor_position=LonLat(36.25, 49.98), fits=True),
    ),
    sketch=(1, 2**60),
)


def test_reading_comes_back_as_it_was() -> None:
    """Everything comes back, each value of its own type."""
    back = record_of(line_of(READING))
    assert back == READING
    assert isinstance(back, Reading)
    position = back.relations[0].anchor_position
    assert position is not None
    assert position.lat == 49.98


def test_marks_come_back() -> None:
    """Records inside tuples inside records come back too."""
    (told, *_) = READING.incidents
    account = replace(told.accounts[0], marks=(Mark(0, 3, "killed"),))
    marked = replace(told, accounts=(account,))
    assert record_of(line_of(marked)) == marked


def test_skipped_comes_back() -> None:
    """A source passed over comes back too."""
    skipped = Skipped("a", "is empty", counted=True)
    assert record_of(line_of(skipped)) == skipped


@pytest.mark.parametrize("cut", [1, 10, 200])
def test_line_cut_short_is_told(cut: int) -> None:
    """A line cut short is a ValueError, whatever is missing."""
    with pytest.raises(ValueError, match=r"."):
        record_of(line_of(READING)[:-1][:-cut])


@pytest.mark.parametrize(
    "line", [b"[]", b"{}", b"1", b'["Report",[]]', b'["Skipped",[]]', b'["Skipped",["a"]]', b'["Reading",["a","b"]]']
)
def test_other_lines_are_told(line: bytes) -> None:
    """A line of something else is a ValueError."""
    with pytest.raises(ValueError, match=r"."):
        record_of(line)
