"""Generates news reports from our own templates and the gazetteer's names, as JSON Lines, the same for the same seed.

python benchmarks/generate_reports.py 10000 > reports.jsonl
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta

from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.model import Place

_LEADS = (
    "At least {killed} people were killed and {injured} hurt when a missile struck flats in {town} on {weekday}.",
    "Drones attacked the city of {town} overnight, killing {killed} people and injuring {injured} more, police said.",
    "Shelling of {town} in {region} left {killed} dead and {injured} injured on {weekday}, according to local police.",
    "A car bomb exploded outside a police station in {town} on {weekday}, killing {killed} and wounding {injured}.",
    "Floods swept through {town} after days of rain, and {killed} people have died, rescue services said on {weekday}.",
    "A fire at a warehouse in {town}, {country}, killed {killed} workers and sent {injured} to hospital on {weekday}.",
)
_QUIET_LEADS = (
    "Ministers from {country} and {other} met in {capital} on {weekday} to talk about trade and the price of grain.",
    "The mayor of {town} opened a new library on {weekday} and thanked the builders for finishing before the winter.",
    "Farmers around {town} expect a good harvest this year, the cooperative said in its yearly letter to members.",
)
_BODIES = (
    "Rescue teams worked through the night, and the road to {near} was closed to all but ambulances.",
    "Residents of {near} said they had heard the noise from several kilometres away and had gone out to look.",
    "The foreign ministry in {capital} said that it was following the events and was in touch with the families.",
    "Schools in the district will stay shut until Monday, and the power company hopes to restore supply by evening.",
    "A spokesman told reporters that it was too early to say who was behind it, and asked people to stay calm.",
    "Hospitals in {region} asked for donors of blood; the largest of them has treated patients since early morning.",
    "The village of {near}, about {km} kilometres from {town}, was not hit, although windows were broken there.",
    "Witnesses described thick smoke, broken glass across the square and people carrying children out of the houses.",
    "Analysts at a university in {other} said the figures should be read with care, for they change from hour to hour.",
    "Trains between {near} and {town} will run again from Thursday, the railway announced in a short statement.",
    "The opposition called for an inquiry, while the government promised help to everyone who had lost a home.",
    "Markets took little notice, and the currency of {country} was unchanged against the dollar at the close.",
    "Last year a similar event in the same valley led to new rules, which critics say were never put into force.",
    "Volunteers handed out blankets and hot tea, and a church opened its doors to those with nowhere else to go.",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTRIES = (
    "UA",
    "RU",
    "SY",
    "IQ",
    "YE",
    "SD",
    "NG",
    "ET",
    "ML",
    "MM",
    "AF",
    "PK",
    "IN",
    "PH",
    "CO",
    "MX",
    "TR",
    "LB",
)
_SENTENCES = 14  # some 300 words, as an agency's story has
_QUIET_SHARE = 0.4


def reports(count: int, *, seed: int = 1, gazetteer: Gazetteer | None = None) -> Iterator[dict[str, str]]:
    """Yield reports as rows of id, title, text, published and source."""
    chosen = random.Random(seed)  # noqa: S311 - nothing secret: the same reports for the same seed
    towns = towns_of(gazetteer or open_gazetteer())
    for number in range(count):
        yield _report(number, chosen, towns)


def towns_of(gazetteer: Gazetteer) -> dict[str, list[Place]]:
    """Return towns by country, enough for names to be many and to recur."""
    found: dict[str, list[Place]] = {}
    for code in _COUNTRIES:
        country = gazetteer.country(code)
        if country is not None:
            near = [place for _, place in gazetteer.near(country.lon, country.lat, limit=400)]
            found[code] = [place for place in near if place.country_code == code and place.admin1] or near[:1]
    return found


def _report(number: int, chosen: random.Random, towns: dict[str, list[Place]]) -> dict[str, str]:
    code = chosen.choice(tuple(towns))
    town, near = chosen.choice(towns[code]), chosen.choice(towns[code])
    other = chosen.choice(towns[chosen.choice(tuple(towns))])
    words = {
        "town": town.name,
        "near": near.name,
        "region": town.admin1 or town.name,
        "country": town.country or town.name,
        "other": other.country or other.name,
        "capital": other.name,
        "killed": chosen.randint(2, 40),
        "injured": chosen.randint(2, 90),
        "km": chosen.randint(3, 60),
        "weekday": chosen.choice(_WEEKDAYS),
    }
    leads = _QUIET_LEADS if chosen.random() < _QUIET_SHARE else _LEADS
    parts = [chosen.choice(leads), *chosen.choices(_BODIES, k=_SENTENCES - 1)]
    sentences = [part.format(**words) for part in parts]
    day = date(2024, 1, 1) + timedelta(days=chosen.randrange(365))
    return {
        "id": f"report-{number:07d}",
        "title": sentences[0].split(",")[0].rstrip("."),
        "text": "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)),
        "published": day.isoformat(),
        "source": f"Outlet {chosen.randrange(200)}",
    }


def main() -> None:
    """Write the reports to standard output."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", type=int)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    for row in reports(chosen.count, seed=chosen.seed):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
