"""What must hold for any input whatever: the fuzzers and the property tests both ask it of the code."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from geomap.antimeridian import DECIMALS
from geomap.errors import GeomapError
from geomap.extract.casualties import find_casualties
from geomap.extract.dates import find_dates
from geomap.extract.distances import find_distances
from geomap.extract.numbers import find_numbers
from geomap.model import Count, Incident, Reading, Report
from geomap.pipeline import Reader, Settings, open_reader
from geomap.render.layer_files import read_layers
from geomap.render.shapes import positions
from geomap.reports import read_reports

PUBLISHED = date(2025, 3, 5)
HALF_TURN = 180 + 10**-DECIMALS  # rounded


def check_grammar(text: str) -> None:
    """Numbers, casualties, dates and distances lie within their text, and no range is upside down."""
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        assert number.low is None or number.high is None or number.low <= number.high
    for casualty in find_casualties(text):
        assert 0 <= casualty.start < casualty.end <= len(text)
        assert_ordered(casualty.count)
    for told in find_dates(text, published=PUBLISHED):
        assert text[told.start : told.end] == told.text
        assert told.window.first is None or told.window.last is None or told.window.first <= told.window.last
    for distance in find_distances(text):
        assert 0 <= distance.start < distance.end <= len(text)
        assert distance.km is None or distance.km >= 0
        assert distance.bearing_deg is None or 0 <= distance.bearing_deg < 360


def check_reading(text: str) -> None:
    """A report of any text is read; what is told of it quotes it, lies on Earth, and is the same when told again."""
    report = Report(id="fuzzed", text=text, published=PUBLISHED)
    reading = reader().read(report)
    assert isinstance(reading, Reading), reading
    for resolution in reading.resolutions:
        toponym = resolution.toponym
        assert text[toponym.start : toponym.end] == toponym.text
    for incident in reading.incidents:
        assert_incident(incident, text)
    for relation in reading.relations:
        assert text[relation.evidence.start : relation.evidence.end] == relation.evidence.exact
    assert reader().read(report) == reading


def check_source(content: bytes, suffix: str) -> None:
    """A file of any bytes is read or refused with a GeomapError; what is read has text and an id."""
    with tempfile.TemporaryDirectory(prefix="geomap-fuzz-") as folder:
        path = Path(folder, f"report{suffix}")
        path.write_bytes(content)
        try:
            reports = list(read_reports([path]))
        except GeomapError:
            return
    assert all(report.id and report.text for report in reports)


def check_layer_file(content: bytes, name: str = "incidents.geojson") -> None:
    """A layer file of any bytes is read or refused with a GeomapError; what is read lies on Earth, no line round it."""
    with tempfile.TemporaryDirectory(prefix="geomap-fuzz-") as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            layers = read_layers(path)
        except GeomapError:
            return
    for feature in (feature for layer in layers for feature in layer.features if feature.geometry):
        assert all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat, *_ in positions(feature.geometry))
        if feature.geometry["type"].endswith("LineString"):
            assert all(abs(a[0] - b[0]) <= HALF_TURN for part in parts(feature.geometry) for a, b in pairwise(part))


def parts(geometry: Mapping[str, Any]) -> Sequence[Sequence[Sequence[float]]]:
    """Return the parts of a line, cut or not."""
    found = geometry["coordinates"]
    return found if geometry["type"] == "MultiLineString" else [found]


def assert_incident(incident: Incident, text: str) -> None:
    """Evidence quotes the text, marks lie in the quote, counts are ordered, positions are on Earth."""
    for account in incident.accounts:
        quote = account.quote
        assert text[quote.start : quote.end] == quote.exact
        assert all(quote.start <= mark.start < mark.end <= quote.end for mark in account.marks)
    assert_ordered(incident.fatalities)
    assert_ordered(incident.injured)
    if incident.where is not None:
        assert -180 <= incident.where.lon <= 180
        assert -90 <= incident.where.lat <= 90
        assert incident.where.radius_m >= 0


def assert_ordered(count: Count) -> None:
    """Low is at most best, and best at most high, as far as they are known."""
    known = [part for part in (count.low, count.best, count.high) if part is not None]
    assert known == sorted(known)
    assert all(part >= 0 for part in known)


@lru_cache(maxsize=1)
def reader() -> Reader:
    """Return a reader against the gazetteer of the world."""
    return open_reader(Settings(merge=False))


def sample_words() -> Sequence[str]:
    """Return the words that make sentences worth reading, for inputs that get past the first checks."""
    path = Path(__file__).resolve().parents[2] / "seeds"
    return sorted({word for report in path.glob("*.md") for word in report.read_text(encoding="utf-8").split()})


def text_of(provider: Any, words: Sequence[str]) -> str:
    """Make a text of a fuzzer's bytes, some of them as they are and some as one of the words."""
    parts = []
    while provider.remaining_bytes():
        if provider.ConsumeBool():
            parts.append(words[provider.ConsumeIntInRange(0, len(words) - 1)])
        else:
            parts.append(provider.ConsumeUnicodeNoSurrogates(provider.ConsumeIntInRange(0, 12)))
    return " ".join(parts)
