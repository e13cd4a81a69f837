"""The home country of a source is learnt from its reports, whatever their order, and only when they agree."""

from __future__ import annotations

import random

from geomap.gazetteer import Gazetteer
from geomap.model import Report
from geomap.pipeline import Reader, Settings
from geomap.pipeline.homes import joined, learn_homes, sampled
from geomap.pipeline.workers import Crew

UKRAINE = ("Kharkiv", "Odesa", "Lviv", "Poltava", "Sumy", "Chernihiv", "Zhytomyr", "Mykolaiv")
MIXED = ("Kharkiv", "Marseille", "Nairobi", "Osaka", "Toronto", "Lima", "Oslo", "Hamburg")


def reports(source: str | None, towns: tuple[str, ...]) -> list[Report]:
    """Return a report about each town."""
    return [
        Report(f"{source}-{town}", f"The council of {town} met. A road in {town} is closed.", source=source)
        for town in towns
    ]


def test_agreeing_reports_settle_the_home(gazetteer: Gazetteer) -> None:
    """A source whose reports are of one country has its home there; others, few and nameless ones have none."""
    told = [
        *reports("Local", UKRAINE),
        *reports("World", MIXED),
        *reports("Small", UKRAINE[:3]),
        *reports(None, UKRAINE),
    ]
    crew = Crew(Reader(Settings(), gazetteer))
    assert learn_homes(sampled(told), crew) == (("Local", "UA"),)


def test_order_does_not_matter(gazetteer: Gazetteer) -> None:
    """A larger source is sampled, and the sample is that of any order."""
    told = [report for number in range(6) for report in reports(f"S{number % 2}", UKRAINE if number % 2 else MIXED)]
    crew = Crew(Reader(Settings(), gazetteer))
    expected = learn_homes(sampled(told), crew)
    for seed in range(3):
        random.Random(seed).shuffle(told)  # noqa: S311 - an order, the same each time
        assert learn_homes(sampled(told), crew) == expected
        parts = [sampled(told[at : at + 7]) for at in range(0, len(told), 7)]
        assert learn_homes(joined(parts), crew) == expected
