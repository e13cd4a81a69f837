"""One report a file, and one a row: what each format yields, and what it refuses."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from geomap.model import Report, Skipped
from geomap.reports import read_reports

STORY = "Two people were killed when a drone hit a house in Odesa, the governor said.\r\nFive others were hurt."
PAGE = """<!doctype html><html lang="en"><head><title>Drone hits house</title>
<meta property="article:published_time" content="2025-05-01T10:00:00Z"><meta property="og:site_name" content="Daily">
</head><body><nav>Home | Sport</nav><article><h1>Drone hits house</h1>
<p>Two people were killed when a drone hit a house in the city of Odesa, the governor said on Thursday.</p>
<p>Five others were hurt in the attack, which also broke the windows of a school and of a shop nearby.</p>
</article></body></html>"""


def read(*sources: Path) -> tuple[list[Report], list[Skipped]]:
    """Return what is read and what is passed over."""
    skipped: list[Skipped] = []
    return list(read_reports(sources, on_skip=skipped.append)), skipped


def test_text_is_kept_as_given(tmp_path: Path) -> None:
    """A text file is one report under its stem, its line breaks untouched, so that offsets hold."""
    (tmp_path / "story.txt").write_bytes(STORY.encode())
    ((report,), skipped) = read(tmp_path / "story.txt")
    assert (report.id, report.text, report.title, report.published) == ("story", STORY, None, None)
    assert report.path == str(tmp_path / "story.txt")
    assert not skipped


def test_front_matter(tmp_path: Path) -> None:
    """A YAML front matter fills the report's fields, and the text is the body alone."""
    head = "---\ntitle: A drone\npublished: 2025-05-01\nsource: Daily\nurl: https://daily.example/1\nid: d1\n---\n"
    (tmp_path / "story.md").write_text(head + "\n" + STORY, newline="")
    ((report,), _) = read(tmp_path / "story.md")
    assert report == Report(
        id="d1",
        text="\n" + STORY,
        title="A drone",
        published=date(2025, 5, 1),
        source="Daily",
        url="https://daily.example/1",
        path=str(tmp_path / "story.md"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule above, not a front matter.\n",
        "--- no\nx: 1\n---\nbody",
        "text\n---\ntitle: x\n---\n",
        "---\n- a\n---\nb",
    ],
)
def test_what_is_no_front_matter(tmp_path: Path, text: str) -> None:
    """Text that only looks like a front matter is left whole."""
    (tmp_path / "story.md").write_text(text)
    ((report,), _) = read(tmp_path / "story.md")
    assert report.text == text


@pytest.mark.parametrize(
    ("front", "said"),
    [("a: [", "not YAML"), ("x: !!python/object/apply:os.system ['true']", "not YAML"), ("[" * 5000, "not YAML")],
)
def test_front_matter_that_is_refused(tmp_path: Path, front: str, said: str) -> None:
    """A broken front matter, or one that asks for Python objects, is refused in one line."""
    (tmp_path / "story.md").write_text(f"---\n{front}\n---\nbody\n")
    reports, (skipped,) = read(tmp_path / "story.md")
    assert not reports
    assert said in skipped.reason
    assert "\n" not in skipped.reason


def test_front_matter_of_aliases_of_aliases(tmp_path: Path) -> None:
    """A front matter whose aliases would unfold to billions of words is read in no time, and its lists are no title."""
    levels = "".join(f"k{at}: &k{at} [{', '.join([f'*k{at - 1}'] * 9)}]\n" for at in range(1, 20))
    (tmp_path / "story.md").write_text(f"---\nk0: &k0 [ha]\n{levels}title: *k19\nsource: *k19\n---\nA body.\n")
    ((report,), _) = read(tmp_path / "story.md")
    assert (report.title, report.source, report.text.strip()) == (None, None, "A body.")


def test_page(tmp_path: Path) -> None:
    """A page yields its article without the menu, with title, date and source."""
    (tmp_path / "page.html").write_text(PAGE)
    ((report,), _) = read(tmp_path / "page.html")
    assert "Two people were killed when a drone hit" in report.text
    assert "Sport" not in report.text
    assert (report.id, report.title, report.published, report.source) == (
        "page",
        "Drone hits house",
        date(2025, 5, 1),
        "Daily",
    )


def test_pages_without_an_article_are_named(tmp_path: Path) -> None:
    """A page without text, and a file that is no page, are passed over with a reason."""
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    (tmp_path / "b.html").write_text("no page")
    reports, skipped = read(tmp_path)
    assert not reports
    assert [one.reason for one in skipped] == ["has no article text", "is not HTML"]


def test_json_lines(tmp_path: Path) -> None:
    """Each line is a report; blank lines are nothing, and lines that are no report are named by their number."""
    rows = [
        json.dumps({"id": 7, "text": "One.", "published": "2025-05-01T23:00:00Z", "source": "A", "url": "u"}),
        "",
        json.dumps({"text": "Two."}),
        "{broken",
        json.dumps(["a list"]),
        json.dumps({"id": "no text"}),
        "[" * 100_000,
        json.dumps({"text": "half \ud800 and \x00 nul"}),
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    reports, skipped = read(tmp_path / "rows.jsonl")
    assert [report.id for report in reports] == ["7", "rows-3", "rows-8"]
    assert reports[0].published == date(2025, 5, 1)
    assert reports[2].text == "half \ufffd and \ufffd nul"
    assert [one.source.rsplit(" ", 1)[1] for one in skipped] == ["4", "5", "6", "7"]


def test_csv(tmp_path: Path) -> None:
    """Each row is a report, whatever the order of columns and with line breaks inside a text."""
    (tmp_path / "rows.csv").write_text('id,Title,text,published\na,T,"One,\ntwo.",2025-05-01\n\nb,,Three.,\nc,,,\n')
    reports, (skipped,) = read(tmp_path / "rows.csv")
    assert [(one.id, one.title, one.text, one.published) for one in reports] == [
        ("a", "T", "One,\ntwo.", date(2025, 5, 1)),
        ("b", None, "Three.", None),
    ]
    assert "has no text" in skipped.reason


def test_csv_with_semicolons(tmp_path: Path) -> None:
    """A table saved by a spreadsheet with semicolons is read too."""
    (tmp_path / "rows.csv").write_text("id;text\na;One, two.\n")
    ((report,), _) = read(tmp_path / "rows.csv")
    assert report.text == "One, two."


def test_csv_without_text_names_its_columns(tmp_path: Path) -> None:
    """A table without a text column is refused, naming the columns it has."""
    (tmp_path / "rows.csv").write_text("a,b\n1,2\n")
    _, (skipped,) = read(tmp_path / "rows.csv")
    assert "a, b" in skipped.reason


@pytest.mark.parametrize("name", ["story.txt.gz", "story.md.gz"])
def test_gzip(tmp_path: Path, name: str) -> None:
    """A gzipped file is read like the file inside."""
    (tmp_path / name).write_bytes(gzip.compress(STORY.encode()))
    ((report,), _) = read(tmp_path / name)
    assert (report.id, report.text) == ("story", STORY)


@pytest.mark.parametrize("missing", [1, 9, 40])
def test_truncated_gzip_is_named(tmp_path: Path, missing: int) -> None:
    """A gzip file cut short is named, and the reports before the cut are read."""
    lines = "".join(json.dumps({"text": f"Report {number} of many."}) + "\n" for number in range(2000))
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-missing])
    reports, (skipped,) = read(tmp_path / "rows.jsonl.gz")
    assert "cut short" in skipped.reason
    assert len(reports) >= 1000 or missing > 1


def test_dates_of_publication(tmp_path: Path) -> None:
    """Usual ways to write a date are read; one that can't be told is none, never a guess."""
    written = {
        "2025-05-01": date(2025, 5, 1),
        "20250501": date(2025, 5, 1),
        "2025-05-01T23:30:00-05:00": date(2025, 5, 1),
        "Thu, 01 May 2025 10:00:00 GMT": date(2025, 5, 1),
        "1 May 2025": date(2025, 5, 1),
        "May 1st, 2025": date(2025, 5, 1),
        "03/04/2025": None,
        "May 2025": None,
        "yesterday": None,
        "2025-13-45": None,
        "": None,
    }
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps({"text": "x", "published": one}) for one in written))
    reports, _ = read(tmp_path / "rows.jsonl")
    assert {said: report.published for said, report in zip(written, reports, strict=True)} == written


def test_published_is_for_reports_without_a_date(tmp_path: Path) -> None:
    """The date given by the user dates only the reports that state none."""
    (tmp_path / "rows.jsonl").write_text('{"text": "a", "published": "2025-05-01"}\n{"text": "b"}\n')
    reports = list(read_reports([tmp_path], published=date(2024, 1, 2)))
    assert [report.published for report in reports] == [date(2025, 5, 1), date(2024, 1, 2)]
