"""The words of a stated distance: figures, units, points of the compass, and what each amounts to."""

from __future__ import annotations

import re

from geomap.extract.numbers import number_of

KM_PER_UNIT: dict[str, float] = {
    "km": 1.0, "kms": 1.0, "kilometre": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometers": 1.0,
    "mile": 1.609344, "miles": 1.609344, "mi": 1.609344,
    "nautical mile": 1.852, "nautical miles": 1.852, "nm": 1.852, "nmi": 1.852,
    "metre": 0.001, "metres": 0.001, "meter": 0.001, "meters": 0.001, "m": 0.001,
    "yard": 0.0009144, "yards": 0.0009144, "yd": 0.0009144, "yds": 0.0009144,
    "foot": 0.0003048, "feet": 0.0003048, "ft": 0.0003048,
}  # fmt: skip
METRIC = frozenset(unit for unit in KM_PER_UNIT if unit[0] == "k" or "met" in unit or unit == "m")

_POINTS = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split()
COMPASS = {"north": "N", "south": "S", "east": "E", "west": "W"}
BEARINGS: dict[str, float] = {point: 22.5 * place for place, point in enumerate(_POINTS)}

# Parts of regular expressions.
SPELLED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine)\b)?(?:\s(?:hundred|thousand))?"
)
FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,6}(?:\.\d+)?"
VAGUE = (
    r"(?:(?:tens|dozens|scores|hundreds|thousands)(?:\sof\s(?:thousands|hundreds))?\sof|several\s(?:hundred|dozen|thousand)"
    r"|several|a\sfew(?:\s(?:hundred|dozen|thousand))?|many|a\shandful\sof|some)"
)
UNIT = r"nautical\smiles?|kilomet(?:re|er)s?|kms?|miles?|nmi|nm|mi|met(?:re|er)s?|m|yards?|yds?|yd|feet|foot|ft"
POINT_NAME = r"(?:north|south|east|west)(?:[-\s]?(?:north|south|east|west)){0,2}(?:ern|erly|wards?)?"
BEARING = rf"(?:{POINT_NAME}|(?-i:N|S|E|W|[NS][EW]|NN[EW]|SS[EW]|E[NS]E|W[NS]W)\b)"
LINK_OF = r"\s(?:of|from)\s"
FROM = (
    r"\s(?:away\s|inland\s|offshore\s|upstream\s|downstream\s|outside\s(?=of\b)|short\s|as\sthe\scrow\sflies\s|by\sroad\s"
    r"|distant\s|distance\s)?(?:from|of|off|outside|inside|into|beyond|behind|past)\s"
)


def unit_of(words: str) -> str:
    """Return a unit as `KM_PER_UNIT` has it."""
    return " ".join(words.lower().split())


def amount_of(words: str) -> float | None:
    """Return the amount that figures or words say: "1,200", "two", "half a", "three and a half"."""
    words = " ".join(words.lower().replace("-and-", " and ").replace("-a-", " a ").replace("a-half", "a half").split())
    fixed = {"half a": 0.5, "a quarter of a": 0.25, "a": 1.0, "an": 1.0, "a couple of": 2.0, "a dozen": 12.0}
    if words in fixed:
        return fixed[words]
    if words.endswith(" and a half"):
        whole = number_of(words.removesuffix(" and a half"))
        return None if whole is None else whole + 0.5
    if words[:1].isdigit():
        return float(words.replace(",", ""))
    number = number_of(words)
    return None if number is None else float(number)


def bearing_of(words: str) -> float | None:
    """Return the degrees clockwise from north of a compass point: "south-east", "NNE"; None when it is none."""
    if words.isupper() and words in BEARINGS:
        return BEARINGS[words]
    letters = "".join(COMPASS[point] for point in re.findall(r"north|south|east|west", words.lower()))
    return BEARINGS.get(letters)
