"""Sentences, headlines, headings and captions of raw report text."""

from __future__ import annotations

import pytest

from geomap.extract.datelines import dateline_end
from geomap.extract.sentences import find_sentences

CUT = [
    ("The mayor spoke. Two people were hurt.", ["The mayor spoke.", "Two people were hurt."]),
    ("Gen. Haddad came. He left.", ["Gen. Haddad came.", "He left."]),
    ("It fell at 7 a.m. on Sunday near the U.S. base.", ["It fell at 7 a.m. on Sunday near the U.S. base."]),
    ("“It shook,” she said. “Then it fell.” They ran.", ["“It shook,” she said.", "“Then it fell.”", "They ran."]),
    ("J. Okoro was hurt on Jan. 4 in Lagos.", ["J. Okoro was hurt on Jan. 4 in Lagos."]),
    ("Is it over? No!\nA new line", ["Is it over?", "No!", "A new line"]),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    """Full stops end sentences, but not after abbreviations and initials; a line break always does."""
    assert [sentence.text for sentence in find_sentences(text)] == expected


def test_offsets_give_back_the_text() -> None:
    """Every sentence is the text between its offsets, whatever the alphabet."""
    text = "Обстріл триває.\n\n  Two shells fell in Ōtaki. Nobody was hurt. \n\nEnd"
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in find_sentences(text))


def test_folded_lines_are_one_paragraph() -> None:
    """Lines broken only for width are read on; lines that end are not."""
    folded = "A long line of a report that was folded by some old mail program,\nand which goes on here and only ends after a while with the full stop.\n"  # noqa: E501
    assert (
        len(
            {
                sentence.paragraph
                for sentence in find_sentences(folded + "and some more words follow to fill another line of the text")
            }
        )
        <= 3
    )


def test_kinds_of_lines() -> None:
    """A first line without a full stop is a headline, a later one a heading, a label a caption."""
    text = "Storm hits coast\n\nThe storm came on Monday.\n\nA hard night\n\nAftermath: A man walks past a fallen tree in the town"  # noqa: E501
    assert [sentence.kind for sentence in find_sentences(text)] == ["headline", "body", "heading", "caption"]


DATELINES = [
    ("KYIV, Nov 17 (Agency) - Rockets fell.", "Rockets"),
    ("HOLLY GROVE, Ark. — A man died.", "A man"),
    ("Lviv, Ukraine: Rockets fell.", "Rockets"),
    ("ADEN Gunmen fired.", "Gunmen"),
]
NO_DATELINES = [
    "Rockets fell - again.",
    "He said: we ran.",
    "A blast - the third - was heard.",
    "THE TREMOR WAS FELT IN LIMA.",
]


@pytest.mark.parametrize(("line", "follows"), DATELINES)
def test_datelines_are_found(line: str, follows: str) -> None:
    """The dateline ends where the news begins."""
    assert line[dateline_end(line, 0) :].startswith(follows)


@pytest.mark.parametrize("line", NO_DATELINES)
def test_other_openings_are_no_datelines(line: str) -> None:
    """Dashes and colons inside a sentence make no dateline."""
    assert dateline_end(line, 0) == 0
