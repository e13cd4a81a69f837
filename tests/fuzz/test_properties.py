"""Any input whatever: no error but ours, evidence that quotes, ranges the right way up, the same again."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.model import Report
from tests.fuzz.properties import (
    SUFFIXES,
    check_grammar,
    check_layer_file,
    check_reading,
    check_source,
    reader,
    sample_words,
)
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


@ASKED
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode), st.sampled_from(SUFFIXES), st.booleans())
def test_a_file_of_any_bytes_is_read_or_refused(content: bytes, suffix: str, zipped: bool) -> None:  # noqa: FBT001 - drawn
    """No file makes a reader fail with anything but a GeomapError."""
    check_source(gzip.compress(content) if zipped and suffix.endswith(".gz") else content, suffix)


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
