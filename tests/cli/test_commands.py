"""Each command does what its help says: data on standard output, talk on standard error."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from geomap import __version__
from geomap.cli.extract import FORMATS, STREAMED
from geomap.pipeline.writing import STREAMED as STREAMING
from geomap.render.formats import FORMATS as TABLE
from tests.cli.running import call, geomap
from tests.pipeline.conftest import story


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is one line, and every command has help with its options."""
    assert call(capsys, "--version") == (0, f"geomap {__version__}\n", "")
    for command in ("map", "extract", "places", "render", "explain", "diff", "gazetteer"):
        status, out, _ = call(capsys, command, "--help")
        assert status == 0
        assert "Usage:" in out


def test_map_writes_the_folder(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    """The main job writes every file, and its summary is talk."""
    status, out, err = call(capsys, "map", folder, "-o", tmp_path / "out", "--jobs", "1", "--qgis-project")
    assert (status, out) == (0, "")
    assert "3 reports became" in err
    assert "missile strike" in err
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"map.html", "incidents.geojson", "incidents.qml", "incidents.gpkg", "geomap.qlr", "geomap.qgs"} <= names
    assert {"incidents.csv", "unlocated.csv", "places.geojson"} <= names
    assert not [name for name in names if name.startswith(".")]


def test_map_twice_gives_the_same_bytes(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    """The same input gives the same bytes in every file."""
    for name in ("one", "two"):
        assert call(capsys, "map", folder, "-o", tmp_path / name, "-q")[0] == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_quiet_map_says_nothing(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    """With -q a run that goes well is silent."""
    assert call(capsys, "map", folder, "-o", tmp_path / "out", "-q") == (0, "", "")


def test_extract_to_standard_output(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The three streamed forms hold the same incidents."""
    _, geojson, _ = call(capsys, "extract", folder)
    _, lines, _ = call(capsys, "extract", folder, "-f", "jsonl")
    _, table, _ = call(capsys, "extract", folder, "-f", "csv")
    features = json.loads(geojson)["features"]
    told = [json.loads(line) for line in lines.splitlines()]
    cells = list(csv.DictReader(io.StringIO(table)))
    assert len(features) == len(told) == len(cells) == 3
    for feature, row, cell in zip(features, told, cells, strict=True):
        assert feature["properties"]["incident_id"] == row["incident_id"] == cell["incident_id"]
        assert feature["geometry"]["coordinates"] == [row["lon"], row["lat"]]
        assert row["evidence"][0]["report_id"].startswith("story")


def test_extract_to_a_file(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    """With -o the file holds the data, without columns that GIS programs would mistake, and nothing is left beside."""
    out = tmp_path / "out.geojson"
    status, said, _ = call(capsys, "extract", folder, "-o", out, "--no-merge")
    assert (status, said) == (0, "")
    assert len(json.loads(out.read_text())["features"]) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.geojson"]


def test_published_and_home(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The date given settles "on Thursday"."""
    _, out, _ = call(capsys, "extract", folder, "-f", "jsonl", "--published", "2025-05-02", "--home", "gb")
    assert {json.loads(line)["event_date"] for line in out.splitlines()} == {"2025-05-01"}


def test_places_as_lines(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Each report is a line of its place names, with offsets into its text, candidates and reasons."""
    _, out, _ = call(capsys, "places", folder)
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["id"] for row in rows] == ["story0", "story1", "story2"]
    for number, row in enumerate(rows):
        for toponym in row["toponyms"]:
            assert story(number)[toponym["start"] : toponym["end"]] == toponym["text"]
            assert toponym["candidates"]
            assert -90 <= toponym["lat"] <= 90


@pytest.mark.parametrize("form", ["geojson", "csv"])
def test_places_as_rows(capsys: pytest.CaptureFixture[str], folder: Path, form: str) -> None:
    """Each place name is a row."""
    _, out, _ = call(capsys, "places", folder, "-f", form)
    assert out.count("Kharkiv") >= 1


def test_render_keeps_what_a_file_says(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    """A map is drawn from the GeoJSON and from the GeoPackage of a run."""
    call(capsys, "map", folder, "-o", tmp_path / "out", "-q")
    for name in ("incidents.geojson", "incidents.gpkg"):
        status, _, err = call(capsys, "render", tmp_path / "out" / name, "-o", tmp_path / f"{name}.html")
        assert (status, "written to" in err) == (0, True)
        assert "Kharkiv" in (tmp_path / f"{name}.html").read_text()


def test_render_refuses_what_holds_no_incidents(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file of something else is refused in one line."""
    (tmp_path / "a.geojson").write_text('{"type": "nonsense"}')
    status, _, err = call(capsys, "render", tmp_path / "a.geojson", "-o", tmp_path / "a.html")
    assert (status, len(err.splitlines()), (tmp_path / "a.html").exists()) == (1, 1, False)


@pytest.mark.parametrize("name", ["incidents.csv", "story.md", "map.html", "incidents.geojson"])
def test_render_says_what_it_takes(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    """Another file is refused in one line; only where JSON was meant is its flaw told."""
    (tmp_path / name).write_text("title,place\nA fire,Kharkiv\n")
    status, _, err = call(capsys, "render", tmp_path / name, "-o", tmp_path / "a.html")
    assert (status, len(err.splitlines())) == (1, 1)
    assert "neither GeoJSON nor a GeoPackage" in err
    assert ("line 1" in err) == name.endswith(".geojson")


def test_explain(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The report is shown with its marks, its places with what they were chosen from, and its incident."""
    status, out, _ = call(capsys, "explain", folder / "story0.txt")
    assert status == 0
    for words in ("Report story0", "[trigger: struck]", "because", "Missile strike, Kharkiv", "killed: 2", "when:"):
        assert words in out
    assert "\x1b" not in out


def test_diff(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    """What was added, changed and withdrawn between two runs is listed, from folders and files alike."""
    call(capsys, "map", folder, "-o", tmp_path / "old", "-q", "--published", "2025-05-02")
    (folder / "story1.txt").unlink()
    (folder / "story5.txt").write_text(story(5))
    call(capsys, "map", folder, "-o", tmp_path / "new", "-q", "--published", "2025-05-02")
    status, out, err = call(capsys, "diff", tmp_path / "old", tmp_path / "new" / "incidents.geojson")
    assert status == 0
    assert [line[0] for line in out.splitlines()] == ["+", "-"]
    assert "1 added, 0 changed, 1 withdrawn" in err


def test_diff_field_by_field(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A changed incident names the fields that changed, in words and as JSON."""
    for name, killed in (("old", 2), ("new", 3)):
        row = {"incident_id": "x", "title": "T", "fatalities_low": killed, "place": "P"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n")
    _, out, _ = call(capsys, "diff", tmp_path / "old.jsonl", tmp_path / "new.jsonl")
    assert out.splitlines() == ["~ x  T", "    fatalities_low: 2 -> 3"]
    _, out, _ = call(capsys, "diff", tmp_path / "old.jsonl", tmp_path / "new.jsonl", "--json")
    assert json.loads(out)["fields"] == {"fatalities_low": {"old": 2, "new": 3}}


@pytest.mark.parametrize("content", ["{broken", "[1]\n", '{"title": "no id"}\n'])
def test_diff_refuses_other_files(capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str) -> None:
    """A file that holds no incidents is refused in one line."""
    (tmp_path / "a.jsonl").write_text(content)
    status, _, err = call(capsys, "diff", tmp_path / "a.jsonl", tmp_path / "a.jsonl")
    assert (status, len(err.splitlines())) == (1, 1)


def test_gazetteer_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """Names are found, also misspelt; places near a position; and the gazetteer describes itself."""
    assert call(capsys, "gazetteer", "find", "Kharkiv")[1].startswith("Kharkiv\t")
    assert call(capsys, "gazetteer", "find", "Kharkiv")[1].splitlines()[0].split("\t")[5] == "706483"
    assert call(capsys, "gazetteer", "find", "Donbas")[1].splitlines()[0].split("\t")[5] == ""  # no row of GeoNames
    assert "Kharkiv" in call(capsys, "gazetteer", "near", "49.98", "36.25")[1]
    assert "version" in call(capsys, "gazetteer", "info")[1]
    status, out, err = call(capsys, "gazetteer", "find", "Xqzzyq")
    assert (status, out, len(err.splitlines())) == (1, "", 1)


def test_gazetteer_build_needs_the_dump(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The other files of a dump are of no use without its places, and a file that is no dump is refused."""
    (tmp_path / "a.txt").write_text("no dump\n")
    assert call(capsys, "gazetteer", "build", "--admin1", tmp_path / "a.txt")[0] == 2
    options = ("--geonames", tmp_path / "a.txt", "--gazetteer", tmp_path / "world.sqlite")
    status, _, err = call(capsys, "gazetteer", "build", *options)
    assert (status, len(err.splitlines()), (tmp_path / "world.sqlite").exists()) == (1, 1, False)


def test_forms_are_those_of_the_table() -> None:
    """The forms that --help lists are the rows of the table of formats, streamed ones apart."""
    assert tuple(TABLE) == FORMATS
    assert tuple(name for name, form in TABLE.items() if form.streamed) == STREAMED == tuple(STREAMING)


@pytest.mark.parametrize("form", ["gpkg", "fgb", "kml", "acled", "ucdp"])
def test_other_forms_and_back(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, form: str) -> None:
    """Every form is written to a file, from reports and from a file of incidents; without a file it is refused."""
    assert call(capsys, "extract", folder, "-f", form)[0] == 2
    assert call(capsys, "extract", folder, "-f", form, "-o", tmp_path / f"a.{form}")[0] == 0
    assert call(capsys, "extract", folder, "-o", tmp_path / "in.geojson")[0] == 0
    assert call(capsys, "extract", tmp_path / "in.geojson", "-f", form, "-o", tmp_path / f"b.{form}")[0] == 0
    assert (tmp_path / f"a.{form}").stat().st_size > 100
    assert (tmp_path / f"b.{form}").stat().st_size > 100


def test_conversion_takes_one_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file of incidents is converted alone, and must be there."""
    assert call(capsys, "extract", tmp_path / "a.geojson", tmp_path / "b.txt")[0] == 2
    assert call(capsys, "extract", tmp_path / "a.geojson")[0] == 2


def test_standard_input() -> None:
    """A report comes in by a pipe and its incidents go out by one."""
    ran = geomap("extract", "-", "-f", "jsonl", stdin=story(0))
    assert ran.status == 0
    assert json.loads(ran.out)["report_id"] == "stdin"


BAD_USE: Sequence[tuple[str, ...]] = (
    (),
    ("nonsense",),
    ("map",),
    ("extract", "x.txt", "-f", "shapefile"),
    ("extract", "x.txt", "--published", "yesterday"),
    ("extract", "x.txt", "--home", "Ukraine"),
    ("extract", "x.txt", "--home", "XX"),
    ("map", "x.txt", "--home", "xx"),
    ("extract", "x.txt", "--jobs", "0"),
    ("extract", "x.txt", "--jobs", "many"),
    ("extract", "x.txt", "--resume"),
    ("extract", "x.txt", "--unknown"),
    ("extract", "x.txt", "--regions", "/no/such/file"),
    ("render", "/no/such/file"),
    ("diff", "/no/such/file", "/no/such/file"),
    ("gazetteer", "near", "95", "0"),
)


@pytest.mark.parametrize("arguments", BAD_USE, ids=" ".join)
def test_wrong_usage_is_one_line(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    """Wrong usage ends with status 2 and one line that says what is wrong."""
    status, out, err = call(capsys, *arguments)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith("geomap: ")


def test_home_of_no_country_is_named(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The refusal names the code that is no country's; one of a country is taken, in small letters too."""
    assert '"XX"' in call(capsys, "extract", folder, "--home", "xx")[2]
    assert call(capsys, "extract", folder, "--home", "ua")[0] == 0


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson"])
def test_adjectives_are_told_when_asked(form: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Words such as Turkish are no place names, unless asked for, and then each row says its kind."""
    report = tmp_path / "talks.txt"
    report.write_text("Turkish officials met in Kharkiv on Monday.")
    status, named, _ = call(capsys, "places", report, "-q", "-f", form)
    assert (status, "Kharkiv" in named, "Turkish" in named) == (0, True, False)
    status, both, _ = call(capsys, "places", report, "-q", "-f", form, "--adjectives")
    assert (status, "Kharkiv" in both, "Turkish" in both) == (0, True, True)
    assert "adjective" in both


def test_places_layer_has_names_only(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A map marks the places that a report names, not the countries whose people it speaks of."""
    report = tmp_path / "talks.txt"
    report.write_text("Turkish officials met in Kharkiv on Monday.")
    assert call(capsys, "map", report, "-q", "-o", tmp_path / "out")[0] == 0
    drawn = json.loads((tmp_path / "out" / "places.geojson").read_text(encoding="utf-8"))
    assert [row["properties"]["toponym"] for row in drawn["features"]] == ["Kharkiv"]


@pytest.mark.parametrize("form", ["jsonl", "geojson", "parquet"])
def test_incidents_in_parts(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """A folder gets so many incidents a file, in order; parts of an earlier run go, other files stay."""
    monkeypatch.setattr("geomap.pipeline.writing._ROWS_A_PART", 2)
    out = tmp_path / "out"
    out.mkdir()
    (out / "part-00007.jsonl").write_text("of an earlier run")
    (out / "notes.txt").write_text("kept")
    assert call(capsys, "extract", folder, "-f", form, "-o", f"{out}/")[0] == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "notes.txt",
        *(f"part-{number:05}{TABLE[form].suffix}" for number in range(2)),
    ]
    if form == "jsonl":
        _, whole, _ = call(capsys, "extract", folder, "-f", "jsonl")
        assert "".join(path.read_text() for path in sorted(out.glob("part-*"))) == whole


def test_parts_in_a_store(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The parts are sent to an address of a store; those of an earlier run go."""
    fsspec = pytest.importorskip("fsspec", reason="stores are an extra: geomap[dask]")
    memory = fsspec.filesystem("memory")
    memory.pipe("/results/run/part-00009.jsonl", b"of an earlier run")
    assert call(capsys, "extract", folder, "-f", "jsonl", "-o", "memory://results/run/")[0] == 0
    assert [path.rsplit("/", 1)[1] for path in memory.ls("/results/run", detail=False)] == ["part-00000.jsonl"]
    assert memory.cat("/results/run/part-00000.jsonl").count(b"\n") == 3
    assert call(capsys, "extract", folder, "-o", "memory://results/run/", "--resume")[0] == 2
