"""The online geocoder, with the network stood in for."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from geopy.exc import GeocoderUnavailable

from geomap.errors import GazetteerError
from geomap.gazetteer import NominatimGeocoder

ANSWER = {
    "lat": "50.5",
    "lon": "30.2",
    "name": "Made-up",
    "display_name": "Made-up, Ukraine",
    "addresstype": "village",
    "address": {"country_code": "ua", "country": "Ukraine", "state": "Kyiv Oblast"},
}


def test_answers_are_kept(tmp_path: Path) -> None:
    """A name is asked once, in this process or another; no answer is remembered too."""
    asked: list[str] = []

    def ask(name: str, **_: Any) -> SimpleNamespace | None:
        asked.append(name)
        return SimpleNamespace(raw=ANSWER) if name == "Made-up" else None

    for _ in range(2):
        geocoder = NominatimGeocoder(tmp_path / "kept.sqlite", ask=ask)
        (found,) = geocoder.candidates("Made-up")
        assert (found.place.lon, found.place.lat, found.place.country_code) == (30.2, 50.5, "UA")
        assert (found.place.feature_code, found.place.geonameid) == ("PPL", None)
        assert geocoder.candidates("Nowhere") == ()
    assert asked == ["Made-up", "Nowhere"]


def test_no_connection_is_one_clear_error(tmp_path: Path) -> None:
    """The error says which option to leave out."""

    def ask(_: str, **__: Any) -> None:
        raise GeocoderUnavailable("no route")

    with pytest.raises(GazetteerError, match="--geocoder nominatim"):
        NominatimGeocoder(tmp_path / "kept.sqlite", ask=ask).candidates("Made-up")
