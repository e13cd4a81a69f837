"""What may be asked of a gazetteer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from geomap.model.places import Candidate, LonLat, Place


class Names(Protocol):
    """The name index as the recogniser sees it: answers without touching the store of places."""

    def __hash__(self) -> int:
        """Let what was looked up be remembered by index."""
        ...

    def longest(self, text: str, start: int) -> int:
        """Return the end offset of the longest gazetteer name that begins at `start` and ends a word, or -1."""
        ...

    def __contains__(self, name: str) -> bool:
        """Say whether `name`, folded, is a name of any place."""
        ...


class Geography(Protocol):
    """What resolving and extracting may ask of the gazetteer; the pipeline hands it down."""

    def __hash__(self) -> int:
        """Let what was looked up be remembered by gazetteer."""
        ...

    @property
    def names(self) -> Names:
        """The name index."""
        ...

    def candidates(self, name: str, *, fuzzy: bool = False) -> Sequence[Candidate]:
        """Return the places `name` may mean, likeliest first (by population and kind of name); empty when none."""
        ...

    def place(self, geonameid: int) -> Place | None:
        """Return the place of that id."""
        ...

    def country(self, country_code: str) -> Place | None:
        """Return a country by ISO 3166-1 alpha-2 code."""
        ...

    def capital(self, country_code: str) -> Place | None:
        """Return the capital of a country by ISO 3166-1 alpha-2 code."""
        ...

    def admin1_of(self, place: Place) -> Place | None:
        """Return the first-order region that holds a place."""
        ...

    def near(self, lon: float, lat: float, *, limit: int = 1) -> Sequence[tuple[float, Place]]:
        """Return the nearest settlements as (km, place), nearest first."""
        ...

    def outline(self, place: Place) -> Mapping[str, Any] | None:
        """Return the polygon of a country or region as a GeoJSON MultiPolygon mapping, or None."""
        ...

    def to_border(self, lon: float, lat: float, country_code: str) -> tuple[float, LonLat] | None:
        """Return (km, nearest point) from a position to the land border or coast of a country, or None."""
        ...
