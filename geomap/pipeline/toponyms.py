"""The place names of reports as data: one report a line with candidates and reasons, or one name a row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.model import Candidate, Place, Reading, Resolution, Skipped
from geomap.pipeline import Source, Watch, findings_of
from geomap.pipeline.reading import Reader
from geomap.pipeline.writing import feature_writer, standard_output
from geomap.render.columns import KIND, PLACES
from geomap.render.layers import place_features
from geomap.render.staging import staged_text

if TYPE_CHECKING:
    from geomap.reports.origins import Draft

_CANDIDATES_TOLD = 5


def write_places(
    sources: Sequence[Source], reader: Reader, form: str, path: Path | None, *, watch: Watch, adjectives: bool = False
) -> None:
    """Write the place names of all sources as they are read, to a file or to standard output.

    `adjectives` writes words such as "Turkish" too, marked as such.
    """
    if form == "jsonl":
        with _lines_to(path) as stream:
            told = partial(place_line, adjectives=adjectives)
            for line in findings_of(sources, reader, told, watch=watch):
                if isinstance(line, str):
                    stream().write(line)
        return
    with feature_writer(form, path, PLACES, more=(KIND,) if adjectives else ()) as writer:
        for finding in findings_of(sources, reader, Reader.locate, watch=watch):
            if isinstance(finding, Reading):
                for feature in place_features((finding,), adjectives=adjectives):
                    writer.add(feature)


@contextmanager
def _lines_to(path: Path | None) -> Iterator[Any]:
    """Yield what returns the stream to write lines to."""
    if path is None:
        stream = standard_output()
        yield lambda: stream
        stream.flush()
    else:
        with staged_text(path) as text:
            yield lambda: text


def place_line(reader: Reader, draft: Draft, *, adjectives: bool = False) -> str | Skipped:
    """Return the place names of a report as one line of JSON, and its `adjectives` if asked."""
    reading = reader.locate(draft)
    if isinstance(reading, Skipped):
        return reading
    told: dict[int, tuple[str, str]] = {}
    rows = [
        _toponym(one, told)
        for one in reading.resolutions
        if one.place is not None and (adjectives or one.toponym.kind == "name")
    ]
    return f'{{"id": {_text(reading.report.id)}, "toponyms": [{", ".join(rows)}]}}\n'


def _toponym(resolution: Resolution, told: dict[int, tuple[str, str]]) -> str:
    """Return the JSON of a place name: its offsets, the place chosen, why, and what else it might have meant.

    Put together from pieces, as mentions of one name share their candidates: `told` keeps what was said of those.
    """
    toponym, known = resolution.toponym, id(resolution.candidates)
    if known not in told:
        told[known] = _choice(resolution)
    place, why = told[known]
    return (
        f'{{"text": {_text(toponym.text)}, "start": {toponym.start}, "end": {toponym.end}, {place}, '
        f'"role": "{toponym.role}", "kind": "{toponym.kind}", {why}}}'
    )


def _choice(resolution: Resolution) -> tuple[str, str]:
    """Return the members that tell the place chosen and its score, and those that tell why and what else there was."""
    place = f"{_place(resolution.place)}, " if resolution.place else ""
    reasons = ", ".join(map(_text, resolution.reasons))
    candidates = ", ".join(map(_candidate, resolution.candidates[:_CANDIDATES_TOLD]))
    return (
        f'{place}"score": {round(resolution.score, 3)}',
        f'"reasons": [{reasons}], "candidates": [{candidates}]',
    )


def _candidate(candidate: Candidate) -> str:
    """Return the JSON of a place that a name might mean, with its score."""
    return f'{{{_place(candidate.place)}, "score": {round(candidate.score, 3)}, "name_kind": "{candidate.name_kind}"}}'


@lru_cache(maxsize=16384)
def _place(place: Place) -> str:
    """Return the members of a JSON object that say where and what a place is."""
    row = {
        "lat": round(place.lat, 5),
        "lon": round(place.lon, 5),
        "name": place.name,
        "geonameid": place.geonameid,
        "country_code": place.country_code,
        "admin1": place.admin1,
        "feature_code": place.feature_code,
    }
    return _json(row)[1:-1]


@lru_cache(maxsize=16384)
def _text(text: str) -> str:
    return _json(text)


_json = json.JSONEncoder(ensure_ascii=False).encode
