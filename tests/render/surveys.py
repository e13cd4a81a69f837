"""Surveys made by hand, in our own words, and a geography of a few squares: what the tests of rendering draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from geomap.model import (
    EVENT_TYPES,
    Account,
    Candidate,
    Count,
    Evidence,
    Incident,
    Location,
    LonLat,
    Mark,
    Names,
    Place,
    Provenance,
    Reading,
    Relation,
    Report,
    Resolution,
    Survey,
    Toponym,
    Window,
)

KHARKIV = Place(
    706483, "Kharkiv", 36.25272, 49.98081, "P", "PPLA", "UA", "Ukraine", "07", "Kharkiv", population=1433886
)
ODESA = Place(698740, "Odesa", 30.74383, 46.48572, "P", "PPLA", "UA", "Ukraine", "17", "Odesa", population=1015826)
KYIV = Place(703448, "Kyiv", 30.5238, 50.45466, "P", "PPLC", "UA", "Ukraine", "12", "Kyiv City", population=2797553)
KHARKIV_REGION = Place(
    706482, "Kharkiv", 36.5, 49.5, "A", "ADM1", "UA", "Ukraine", "07", "Kharkiv", population=2633834, radius_m=120_000
)
ODESA_REGION = Place(698738, "Odesa", 30.0, 46.8, "A", "ADM1", "UA", "Ukraine", "17", "Odesa", radius_m=150_000)
TAVEUNI = Place(2198148, "Taveuni", -179.99, -16.85, "T", "ISL", "FJ", "Fiji", "03", "Northern", radius_m=40_000)
SUVA = Place(2198148, "Suva", 178.44149, -18.14161, "P", "PPLC", "FJ", "Fiji", "01", "Central", population=77366)

STRIKE_TEXT = (
    "Two people were killed and at least 30 hurt when ballistic missiles hit a block of flats in Kharkiv on Saturday. "
    "Moscow's defence ministry said it had aimed at an army depot."
)
FIRE_TEXT = "A warehouse burned through the night in Odesa, 440 kilometres south of Kyiv. Nobody was hurt."


def square(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """Return a square as a MultiPolygon, wound clockwise: the wrong way, as many sources have it."""
    ring = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    return {"type": "MultiPolygon", "coordinates": [[ring]]}


class SquareGeography:
    """A geography whose regions are squares: what rendering asks of the gazetteer, with no gazetteer."""

    outlines: Mapping[int, dict[str, Any]] = {
        706482: square(34.8, 48.5, 38.1, 50.5),
        698738: square(28.2, 45.2, 31.3, 48.2),
        690791: square(22.1, 44.2, 40.2, 52.4),
    }
    regions: Mapping[str, Place] = {"07": KHARKIV_REGION, "17": ODESA_REGION}
    ukraine = Place(690791, "Ukraine", 32.0, 49.0, "A", "PCLI", "UA", "Ukraine", radius_m=600_000)

    @property
    def names(self) -> Names:
        """Nothing here reads names."""
        raise NotImplementedError

    def candidates(self, name: str, *, fuzzy: bool = False) -> Sequence[Candidate]:  # noqa: ARG002 - the shape is the gazetteer's
        """Know no names."""
        return ()

    def place(self, geonameid: int) -> Place | None:
        """Return one of the regions."""
        return next((region for region in self.regions.values() if region.geonameid == geonameid), None)

    def country(self, country_code: str) -> Place | None:
        """Return Ukraine."""
        return self.ukraine if country_code == "UA" else None

    def admin1_of(self, place: Place) -> Place | None:
        """Return the region by its code."""
        return self.regions.get(place.admin1_code or "")

    def near(self, lon: float, lat: float, *, limit: int = 1) -> Sequence[tuple[float, Place]]:  # noqa: ARG002 - the shape is the gazetteer's
        """Know no towns."""
        return ()

    def outline(self, place: Place) -> Mapping[str, Any] | None:
        """Return a square."""
        return self.outlines.get(place.geonameid or 0)

    def to_border(self, lon: float, lat: float, country_code: str) -> tuple[float, LonLat] | None:  # noqa: ARG002 - the shape is the gazetteer's
        """Know no borders."""
        return None


def at(place: Place, **changes: Any) -> Location:
    """Return a location at the place itself, with any field changed."""
    return Location(
        **{
            "place": place,
            "toponym": place.name,
            "lon": place.lon,
            "lat": place.lat,
            "geo_precision": 1,
            "geo_method": "named",
            "radius_m": place.radius_m,
            "score": 0.91234,
            "reasons": ("largest town of that name", "same country as other places"),
            **changes,
        }
    )


def account(report: Report, words: str, *marked: tuple[str, Any], **changes: Any) -> Account:
    """Return what a report says, quoting `words` of its text and marking some of them."""
    start = report.text.index(words)
    quote = Evidence(report.id, start, start + len(words), words)
    marks = tuple(Mark(i := report.text.index(m, start), i + len(m), kind) for m, kind in marked)
    return Account(report.id, quote, marks, report.source, report.title, report.url, report.published, **changes)


def incident(number: int = 0, **changes: Any) -> Incident:
    """Return a bare incident in Kharkiv with everything unknown that may be, and any field changed."""
    report = Report(f"r{number}", f"Something happened in Kharkiv ({number}).")
    return Incident(
        **{
            "incident_id": f"i{number:06d}",
            "title": "",
            "event_type": "other",
            "when": Window(),
            "where": at(KHARKIV),
            "fatalities": Count(),
            "injured": Count(),
            "casualties_text": None,
            "weapons": (),
            "targets": (),
            "accounts": (account(report, report.text),),
            **changes,
        }
    )


STRIKE_REPORT = Report(
    "strike", STRIKE_TEXT, "Missiles hit Kharkiv", date(2024, 3, 3), "Example Wire", "https://news.example/strike"
)
FIRE_REPORT = Report("fire", FIRE_TEXT, None, date(2024, 3, 5), "Example Post")


def sample() -> Survey:
    """Return four incidents of two reports: a strike told twice, a fire, a regional one and one without a place."""
    first, second = STRIKE_TEXT.split(". ", 1)
    strike = incident(
        1,
        event_type="missile_strike",
        when=Window(date(2024, 3, 2), date(2024, 3, 2), 1, "on Saturday"),
        fatalities=Count(2, 2, 2),
        injured=Count(30, 30, None),
        casualties_text="Two people were killed and at least 30 hurt",
        weapons=("missile", "ballistic_missile"),
        targets=("residential",),
        attributed_to="Russia",
        status="disputed",
        counterclaim=second,
        figures_conflict=True,
        accounts=(
            account(
                STRIKE_REPORT, f"{first}.", ("ballistic missiles", "weapon"), ("Kharkiv", "place"), ("30", "injured")
            ),
            account(FIRE_REPORT, "Nobody was hurt.", merge_reason="same place and day"),
        ),
    )
    fire = incident(
        2,
        event_type="fire",
        when=Window(date(2024, 3, 4), date(2024, 3, 5), 1, "through the night"),
        where=at(ODESA),
        fatalities=Count(0, 0, 0),
        injured=Count(0, 0, 0),
        casualties_text="Nobody was hurt",
        targets=("commercial",),
        accounts=(account(FIRE_REPORT, FIRE_TEXT.split(". ", maxsplit=1)[0] + ".", ("Odesa", "place")),),
    )
    shelling = incident(
        3,
        event_type="shelling",
        where=at(KHARKIV_REGION, geo_precision=3, geo_method="region", radius_m=120_000, score=0.7),
        fatalities=Count(None, 5, 5),
        accounts=(account(STRIKE_REPORT, second),),
    )
    lost = incident(4, event_type="protest", where=None, unlocated_reason="no place in the gazetteer is called that")
    return Survey(
        incidents=(strike, fire, shelling, lost),
        readings=(_reading(STRIKE_REPORT, (KHARKIV, "incident")), _fire_reading()),
        provenance=provenance(),
        incident_count_before_merge=5,
    )


def provenance() -> Provenance:
    """Return where the sample comes from."""
    return Provenance("0.1.0", "test-1", "0f" * 8, 2, "Borders follow the United Nations.", ("GeoNames CC BY 4.0",))


def _reading(report: Report, *places: tuple[Place, Any]) -> Reading:
    found = []
    for place, role in places:
        start = report.text.index(place.name)
        end = start + len(place.name)
        found.append(Resolution(Toponym(start, end, place.name, place.name, role=role), place, 0.9, ("only one",)))
    return Reading(report, tuple(found), (), ())


def _fire_reading() -> Reading:
    reading = _reading(FIRE_REPORT, (ODESA, "incident"), (KYIV, "anchor"))
    start = FIRE_TEXT.index("440")
    words = FIRE_TEXT[start : FIRE_TEXT.index(".")]
    relation = Relation(
        FIRE_REPORT.id,
        "Odesa",
        "Kyiv",
        440.0,
        180.0,
        Evidence(FIRE_REPORT.id, start, start + len(words), words),
        LonLat(KYIV.lon, KYIV.lat),
        LonLat(ODESA.lon, ODESA.lat),
        441.6,
        177.9,
        -1.6,
        fits=True,
    )
    return Reading(reading.report, reading.resolutions, (), (relation,))


SCRIPTS = (
    "Kraków",
    "Харків",
    "الخرطوم",
    "北京",
    "東京",
    "서울",
    "मुंबई",
    "ঢাকা",
    "กรุงเทพ",
    "አዲስ አበባ",
    "თბილისი",
    "Երևան",
    "Αθήνα",
    "חיפה",
    "Đà Nẵng",
    'Quote "s" & <tags> `x` ${y} [% 1+1 %]',
    "back\\slash 'single' @var",
    "🔥 emoji",
)


def crowd(count: int = 5000) -> Survey:
    """Return a hard case: thousands of rows, names in every script, both sides of the antimeridian, every type."""
    return Survey(tuple(_one_of_many(number) for number in range(count)), provenance=provenance())


def _one_of_many(number: int) -> Incident:
    lon = (number * 7.31) % 360 - 180
    lat = (number * 3.77) % 150 - 70
    place = Place(number, SCRIPTS[number % len(SCRIPTS)], lon, lat, "P", "PPL", "UA", "Ukraine", "07", "Kharkiv")
    day = date(2020, 1, 1) + timedelta(days=number % 900)
    return incident(
        number,
        event_type=EVENT_TYPES[number % len(EVENT_TYPES)],
        where=at(place, radius_m=1000 * (number % 300 + 1)),
        when=Window(day, day, 1, "that day") if number % 3 else Window(),
        fatalities=Count(number % 40, number % 40, None) if number % 4 == 0 else Count(),
        weapons=("drone",) if number % 2 else (),
    )


def bare() -> Survey:
    """Return one incident of which nothing is known but its place: every column that may be null is."""
    return Survey((incident(0),))


def fiji() -> Survey:
    """Return incidents on both sides of the antimeridian and a stated distance that crosses it."""
    storm = incident(1, event_type="storm", where=at(TAVEUNI, geo_precision=2))
    flood = incident(2, event_type="flood", where=at(SUVA))
    report = Report("fiji", "The storm passed over Taveuni, 220 km north-east of Suva.")
    crossing = Relation(
        report.id,
        "Taveuni",
        "Suva",
        220.0,
        45.0,
        Evidence(report.id, 32, 56, report.text[32:56]),
        LonLat(SUVA.lon, SUVA.lat),
        LonLat(TAVEUNI.lon, TAVEUNI.lat),
        219.0,
        49.0,
        1.0,
        fits=True,
    )
    within = Relation(
        report.id,
        "here",
        "Suva",
        None,
        None,
        Evidence(report.id, 0, 3, report.text[:3]),
        LonLat(SUVA.lon, SUVA.lat),
        LonLat(179.0, -18.0),
    )
    return Survey((storm, flood), (Reading(report, (), (), (crossing, within)),))
