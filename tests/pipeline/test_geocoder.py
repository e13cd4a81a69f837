"""The online geocoder in a run, with the network stood in for: asked only on request, only for unknown names."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from geomap.gazetteer import Gazetteer, NominatimGeocoder
from geomap.model import Reading, Report
from geomap.pipeline import Reader, Settings

REPORT = Report("r1", "A drone hit the village of Qvorlyntsi near Kharkiv on Monday, killing two, the governor said.")
ANSWER = {
    "lat": "49.9",
    "lon": "36.6",
    "name": "Qvorlyntsi",
    "addresstype": "village",
    "display_name": "Qvorlyntsi, Ukraine",
    "address": {"country_code": "ua", "country": "Ukraine", "state": "Kharkiv Oblast"},
}
ABROAD = {**ANSWER, "lat": "10.0", "lon": "-70.0", "address": {"country_code": "ve", "country": "Venezuela"}}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return the names that the stand-in for the network was asked for."""
    names: list[str] = []

    def ask(name: str, **_: Any) -> SimpleNamespace:
        names.append(name)
        return SimpleNamespace(raw=ANSWER)

    def geocoder() -> NominatimGeocoder:
        return NominatimGeocoder(tmp_path / "kept.sqlite", ask=ask)

    monkeypatch.setattr("geomap.gazetteer.NominatimGeocoder", geocoder)
    return names


def test_it_is_never_asked_by_default(gazetteer: Gazetteer, asked: list[str]) -> None:
    """A run without the option makes no request, whatever the names."""
    Reader(Settings(), gazetteer).resolve(REPORT)
    assert asked == []


def test_it_is_asked_once_for_what_the_gazetteer_lacks(gazetteer: Gazetteer, asked: list[str]) -> None:
    """What the report calls a village and the gazetteer lacks is asked for, and asked for once; Kharkiv is not."""
    for _ in range(2):
        found = Reader(Settings(geocoder="nominatim"), gazetteer).resolve(REPORT)
    assert asked == ["Qvorlyntsi"]
    places = {each.toponym.name: each.place for each in found}
    assert (places["Qvorlyntsi"].lon, places["Qvorlyntsi"].geonameid) == (36.6, None)  # type: ignore[union-attr]
    assert places["Kharkiv"].geonameid == 706483  # type: ignore[union-attr]
    assert all(REPORT.text[one.toponym.start : one.toponym.end] == one.toponym.text for one in found)


def test_its_answer_places_the_incident(gazetteer: Gazetteer, asked: list[str]) -> None:
    """The incident is at the village that the service knows."""
    reading = Reader(Settings(geocoder="nominatim"), gazetteer).read(REPORT)
    assert isinstance(reading, Reading)
    assert [(one.where and one.where.place.name, one.where and one.where.lon) for one in reading.incidents] == [
        ("Qvorlyntsi", 36.6)
    ]
    assert asked == ["Qvorlyntsi"]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Qvorlynets said that a drone had hit Kharkiv on Monday.",
        "The Qvorlyntsi company opened an office in Kharkiv on Monday.",
        "On Monday a drone hit the village, the governor of Kharkiv said.",
    ],
)
def test_names_of_no_place_are_not_asked_for(gazetteer: Gazetteer, asked: list[str], text: str) -> None:
    """Persons, companies and words without a name go to nobody."""
    Reader(Settings(geocoder="nominatim"), gazetteer).resolve(Report("r1", text))
    assert asked == []


class _Service(BaseHTTPRequestHandler):
    """Answers as the service does, and notes what it was asked."""

    answers: ClassVar[dict[str, object]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer a search."""
        name = parse_qs(urlsplit(self.path).query)["q"][0]
        self.asked.append(name)
        body = json.dumps([self.answers[name]] if name in self.answers else []).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[type[_Service]]:
    """Run the service on this machine and have it asked."""
    from geopy.geocoders import Nominatim

    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ask = Nominatim(user_agent="test", domain=f"127.0.0.1:{server.server_port}", scheme="http").geocode
    made = partial(NominatimGeocoder, tmp_path / "kept.sqlite", ask=ask)
    monkeypatch.setattr("geomap.gazetteer.NominatimGeocoder", made)
    _Service.asked.clear()
    yield _Service
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("answer", "lon"), [(ANSWER, 36.6), (ABROAD, None), (None, None)])
def test_over_the_network(
    gazetteer: Gazetteer, service: type[_Service], answer: dict[str, object] | None, lon: float | None
) -> None:
    """One request a name; a namesake in a country that the report says nothing of is not believed."""
    service.answers = {} if answer is None else {"Qvorlyntsi": answer}
    found = Reader(Settings(geocoder="nominatim"), gazetteer).resolve(REPORT)
    assert service.asked == ["Qvorlyntsi"]
    assert [one.place and one.place.lon for one in found if one.toponym.name == "Qvorlyntsi"] == [lon]
