"""The opt-in online geocoder: OpenStreetMap's Nominatim, asked at most once a second and never twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import GazetteerError
from geomap.model import Candidate, Place

if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS_BETWEEN = 1.0  # Nominatim's usage policy
_AGENT = "geomap (reads news reports)"
_SCHEMA = "CREATE TABLE IF NOT EXISTS asked (query TEXT PRIMARY KEY, found TEXT)"
_SETTLEMENTS = frozenset({"city", "town", "village", "hamlet", "suburb", "locality", "neighbourhood"})


class NominatimGeocoder:
    """Finds places that the gazetteer lacks, online; used only when the user asks for it."""

    def __init__(self, cache: Path | None = None, *, ask: Callable[..., Any] | None = None) -> None:
        """Keep answers in the file `cache`; `ask` stands in for the network call, as tests need."""
        self._cache = cache or _default_cache()
        self._ask = ask or _limited()

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return at most one candidate for a name; nothing when there is none or no connection."""
        found = self._kept(name)
        if found is None:
            found = self._asked(name)
        return tuple(Candidate(_place(raw), name, "fuzzy", 0.5, ("found by Nominatim",)) for raw in found)

    def _asked(self, name: str) -> list[dict[str, Any]]:
        import json

        from geopy.exc import GeopyError

        try:
            answer = self._ask(name, language="en", addressdetails=True)
        except GeopyError as error:
            raise GazetteerError(f"Nominatim did not answer ({error}); leave out --geocoder nominatim") from error
        found = [answer.raw] if answer is not None else []
        with closing(sqlite3.connect(self._cache)) as db, db:
            db.execute(_SCHEMA)
            db.execute("INSERT OR REPLACE INTO asked VALUES (?, ?)", (name, json.dumps(found)))
        return found

    def _kept(self, name: str) -> list[dict[str, Any]] | None:
        import json

        try:
            with closing(sqlite3.connect(self._cache)) as db:
                row = db.execute("SELECT found FROM asked WHERE query = ?", (name,)).fetchone()
        except sqlite3.Error:
            return None
        return None if row is None else list(json.loads(row[0]))


def _default_cache() -> Path:
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("geomap"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "nominatim.sqlite"


def _limited() -> Callable[..., Any]:
    from geopy.extra.rate_limiter import RateLimiter
    from geopy.geocoders import Nominatim

    asked = Nominatim(user_agent=_AGENT).geocode
    ask: Callable[..., Any] = RateLimiter(asked, min_delay_seconds=_SECONDS_BETWEEN, swallow_exceptions=False)
    return ask


def _place(raw: dict[str, Any]) -> Place:
    """Return a place of Nominatim's answer; its id is OpenStreetMap's, not GeoNames', so it has none."""
    address = raw.get("address", {})
    settled = raw.get("addresstype", raw.get("type")) in _SETTLEMENTS
    return Place(
        geonameid=None,
        name=raw.get("name") or raw["display_name"].partition(",")[0],
        lon=float(raw["lon"]),
        lat=float(raw["lat"]),
        feature_class="P" if settled else "L",
        feature_code="PPL" if settled else "LCTY",
        country_code=str(address.get("country_code", "")).upper() or None,
        country=address.get("country"),
        admin1=address.get("state"),
    )
