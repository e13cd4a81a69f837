"""The online geocoder in a run, with the network stood in for: asked only on request, only for unknown names."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from geomap.gazetteer import Gazetteer, NominatimGeocoder
from geomap.model import Report, Toponym
from geomap.pipeline import Reader, Settings

REPORT = Report("r1", "A drone hit the village of Qvorlyntsi near Kharkiv on Monday, the governor said.")
ANSWER = {"lat": "49.9", "lon": "36.6", "name": "Qvorlyntsi", "addresstype": "village", "display_name": "Qvorlyntsi"}


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


def test_it_is_asked_once_for_what_the_gazetteer_lacks(
    gazetteer: Gazetteer, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mention that the gazetteer has no place for is asked for, and asked for once; Kharkiv is not."""
    start = REPORT.text.index("Kharkiv")
    mentions = (Toponym(25, 35, "Qvorlyntsi", "Qvorlyntsi"), Toponym(start, start + 7, "Kharkiv", "Kharkiv"))
    monkeypatch.setattr("geomap.extract.find_toponyms", lambda *_, **__: mentions)
    for _ in range(2):
        found = Reader(Settings(geocoder="nominatim"), gazetteer).resolve(REPORT)
    assert asked == ["Qvorlyntsi"]
    places = {each.toponym.name: each.place for each in found}
    assert (places["Qvorlyntsi"].lon, places["Qvorlyntsi"].geonameid) == (36.6, None)  # type: ignore[union-attr]
    assert places["Kharkiv"].geonameid == 706483  # type: ignore[union-attr]
