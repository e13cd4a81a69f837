"""Any input whatever: no error but ours, evidence that quotes, ranges the right way up, the same again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geomap.model import Report
from geomap.render.layer_files import read_layers
from geomap.reports import read_reports
from tests.fuzz.properties import check_grammar, check_layer_file, check_reading, check_source, reader, sample_words
from tests.fuzz.samples import Splice, layer_files, packed, report_files, spliced
from tests.timing import growth

ASKED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
WORDS = st.sampled_from(list(sample_words()))
NUMBERS = st.integers(-5, 10**9).map(str) | st.sampled_from(
    ["dozens", "at least 3", "twenty-two", "1,000", "a couple", "½"]
)
SENTENCES = st.lists(WORDS | NUMBERS | st.text(max_size=6), max_size=40).map(" ".join)


@ASKED
@given(st.text() | SENTENCES)
def test_the_grammar_takes_any_text(text: str) -> None:
    """No text makes numbers, casualties, dates or distances fail or lie outside it."""
    check_grammar(text)


@ASKED
@given(st.text() | SENTENCES)
def test_a_report_of_any_text_is_read(text: str) -> None:
    """No text makes reading fail, quote what is not there, or tell something else the second time."""
    check_reading(text)


SPLICES = st.lists(st.builds(Splice, st.integers(0, 2**20), st.integers(0, 40), st.binary(max_size=20)), max_size=4)


@ASKED
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode), st.sampled_from(list(report_files())))
def test_a_file_of_any_bytes_is_read_or_refused(content: bytes, suffix: str) -> None:
    """No file makes a reader fail with anything but a GeomapError, packed as its name says or not."""
    check_source(content, suffix)
    check_source(packed(content, suffix), suffix)


POSITIONS = st.lists(
    st.tuples(st.floats(-540, 540) | st.sampled_from([-180, 180]), st.floats(-90, 90)), min_size=2, max_size=6
)


@ASKED
@example([[(1e-204, 0.0), (-138.0, 0.0), (43.0, 0.0)]], "Polygon")
@given(st.lists(POSITIONS, min_size=1, max_size=3), st.sampled_from(["MultiLineString", "Polygon"]))
def test_lines_and_areas_anywhere_are_brought_onto_the_map(rings: list[list[tuple[float, float]]], kind: str) -> None:
    """Wherever the positions of a line or an area are, it is read, cut where it must be, or refused."""
    name = "distances" if kind == "MultiLineString" else "uncertainty"
    content = json.loads(dict(layer_files())[f"{name}.geojson"])
    content["features"][0]["geometry"] = {"type": kind, "coordinates": rings}
    check_layer_file(json.dumps(content).encode(), f"{name}.geojson")


@pytest.mark.parametrize("suffix", report_files())
def test_the_valid_reports_are_valid(suffix: str, tmp_path: Path) -> None:
    """What is to be spoilt holds reports."""
    path = tmp_path / f"report{suffix}"
    path.write_bytes(packed(report_files()[suffix], suffix))
    assert [report.text for report in read_reports([path])]


@ASKED
@given(st.sampled_from(list(report_files().items())), SPLICES, st.booleans())
def test_a_spoilt_report_is_read_or_refused(valid: tuple[str, bytes], splices: list[Splice], late: bool) -> None:  # noqa: FBT001 - drawn
    """A file of reports with some bytes replaced, before it was packed or after, is read or refused."""
    suffix, content = valid
    spoilt = spliced(packed(content, suffix), splices) if late else packed(spliced(content, splices), suffix)
    check_source(spoilt, suffix)


@pytest.mark.parametrize("name", [name for name, _ in layer_files()])
def test_the_valid_layers_are_valid(name: str, tmp_path: Path) -> None:
    """What is to be spoilt holds layers with rows."""
    (tmp_path / name).write_bytes(dict(layer_files())[name])
    assert all(layer.features for layer in read_layers(tmp_path / name))


@ASKED
@given(st.sampled_from(layer_files()), SPLICES)
def test_a_spoilt_layer_file_is_read_or_refused(valid: tuple[str, bytes], splices: list[Splice]) -> None:
    """A GeoJSON file or GeoPackage with some bytes replaced is read or refused, and nothing lies off the Earth."""
    name, content = valid
    check_layer_file(spliced(content, splices), name)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["Point", "Feature", "FeatureCollection"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "features", "geometry", "properties", "coordinates", "event_type", "title"]), inner
        )
    ),
    max_leaves=12,
)


@ASKED
@given(st.binary(max_size=200) | JSON.map(lambda value: repr(value).replace("'", '"').encode()))
def test_a_layer_file_of_any_bytes_is_read_or_refused(content: bytes) -> None:
    """No file makes `geomap render` fail with anything but a GeomapError."""
    check_layer_file(content)


# What has sent patterns of this kind into exponential or quadratic time: long runs that nearly match.
RUNS = (
    "1,",
    "at least ",
    "a man and ",
    "10 km ",
    "(",
    "and five ",
    "killed ",
    "Kyiv, ",
    "A",
    "A.",
    "twenty-",
    " - ",
    "north-",
)


@pytest.mark.slow
@pytest.mark.parametrize("run", RUNS)
def test_time_is_linear_in_length(run: str) -> None:
    """Four times the text takes at most a little more than four times the time."""

    def read(length: int) -> None:
        text = f"On Monday {run * (length // len(run))} were killed near Kyiv"
        check_grammar(text)
        reader().resolve(Report(id="long", text=text))

    read(2_000)
    assert growth(read, short=10_000, long=40_000) < 12
