"""Find stated distances and bearings from an anchor: "about 12 km (7 miles) west of Lviv", "north of the city"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geomap.extract.numbers import number_of


@dataclass(frozen=True, slots=True)
class DistanceMention:
    """A stated distance and/or bearing from an anchor.

    Offsets are absolute, end exclusive; `start` to `end` takes in the bounding words and the anchor. `km` is None when
    only a bearing, or only a vague amount ("hundreds of miles", then `vague`), is given; `km_low` and `km_high` bound
    it: "within 5 km" is 0 and 5, "40 to 50 km" 40 and 50 with 45 between. `bearing_deg` runs clockwise from north,
    from the anchor to the place. `anchor_text` is the noun phrase as written, "" when the sentence leaves it out
    ("30 km to the north"). `border` marks a frontier, front line or coast as anchor, `site` a stretch inside one
    site ("40 metres from the courtyard"), which places nothing on a map, `inside` a bearing within the anchor ("in the
    east of the city") or a distance into it ("20 km inside Ukraine").
    """

    start: int
    end: int
    text: str
    km: float | None
    km_low: float | None
    km_high: float | None
    bearing_deg: float | None
    anchor_text: str
    anchor_start: int
    anchor_end: int
    vague: bool = False
    border: bool = False
    site: bool = False
    inside: bool = False


KM_PER_UNIT: dict[str, float] = {
    "km": 1.0, "kms": 1.0, "kilometre": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometers": 1.0,
    "mile": 1.609344, "miles": 1.609344, "mi": 1.609344,
    "nautical mile": 1.852, "nautical miles": 1.852, "nm": 1.852, "nmi": 1.852,
    "metre": 0.001, "metres": 0.001, "meter": 0.001, "meters": 0.001, "m": 0.001,
    "yard": 0.0009144, "yards": 0.0009144, "yd": 0.0009144, "yds": 0.0009144,
    "foot": 0.0003048, "feet": 0.0003048, "ft": 0.0003048,
}  # fmt: skip
_METRIC = frozenset(unit for unit in KM_PER_UNIT if unit[0] == "k" or "met" in unit or unit == "m")

_POINTS = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split()
_LETTER = {"north": "N", "south": "S", "east": "E", "west": "W"}
BEARINGS: dict[str, float] = {point: 22.5 * place for place, point in enumerate(_POINTS)}

_NOT_ANCHORS = re.compile(
    r"(?:the\s|its\s|his\s|her\s|their\s)?(?:goal|goals|finish|finish\sline|finishing|hole|pin|net|touchline|tryline|try\sline|post|posts|end\szone|summit|top|"
    r"penalty|bunker|fairway|surface|ground|sea\slevel|epicent|average|start\sline|home\splate|wicket|stumps|reality|truth|being|"
    r"normal|each\sother|one\sanother|home\b|here\b|retirement|promotion|relegation|safety\b|victory|expectations?|target|par|equator|\d|[$£€])",
    re.IGNORECASE,
)
_BORDERS = re.compile(
    r"\b(?:border|frontier|front\s?lines?|line\sof\s(?:contact|control)|contact\sline|demarcation|coast|coastline|shore|shoreline|boundary|de\sfacto)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:capital|border|front|city|town|village|coast|frontier|base|airport|plant|dam|centre|center)\b", re.IGNORECASE
)
# Lengths: what moves or stretches "30 km from A" does not lie there.
_LENGTH_VERBS = re.compile(
    r"\b(?:stretch(?:es|ed|ing)?|extend(?:s|ed|ing)?|spann?(?:s|ed|ing)?|runn?(?:s|ing)?|ran|fly|flew|flown|flying|travel(?:s|led|ling|ed|ing)?|walk(?:s|ed|ing)?|"
    r"march(?:es|ed|ing)?|drove|driven|driving|cycled|rowed|swam|sailed|drifted|trekked|hiked|range|ranges|radius|long|journey|trip|advanced?|advancing)\s(?:of\s|some\s|about\s|for\s|for\sabout\s|over\s|more\sthan\s|nearly\s|up\sto\s|at\sleast\s|around\s|just\s)?$",
    re.IGNORECASE,
)

_SPELLED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine)\b)?(?:\s(?:hundred|thousand))?"
)
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,6}(?:\.\d+)?"
_VAGUE = (
    r"(?:(?:tens|dozens|scores|hundreds|thousands)(?:\sof\s(?:thousands|hundreds))?\sof|several\s(?:hundred|dozen|thousand)"
    r"|several|a\sfew(?:\s(?:hundred|dozen|thousand))?|many|a\shandful\sof|some)"
)
_UNIT = r"nautical\smiles?|kilomet(?:re|er)s?|kms?|miles?|nmi|nm|mi|met(?:re|er)s?|m|yards?|yds?|yd|feet|foot|ft"
_POINT_NAME = r"(?:north|south|east|west)(?:[-\s]?(?:north|south|east|west)){0,2}(?:ern|erly|wards?)?"
_BEARING = rf"(?:{_POINT_NAME}|(?-i:N|S|E|W|[NS][EW]|NN[EW]|SS[EW]|E[NS]E|W[NS]W)\b)"
_LINK_OF = r"\s(?:of|from)\s"
_FROM = (
    r"\s(?:away\s|inland\s|offshore\s|upstream\s|downstream\s|outside\s(?=of\b)|short\s|as\sthe\scrow\sflies\s|by\sroad\s"
    r"|distant\s|distance\s)?(?:from|of|off|outside|inside|into|beyond|behind|past)\s"
)

_DISTANCE = re.compile(
    rf"""(?<![\w$£€.,/-])
    (?P<within>within\s)?
    (?P<bound>(?:(?:only|just|barely|some|about|around|approximately|roughly|nearly|almost|over|more\sthan|less\sthan|at\sleast|up\sto|under|an\sestimated|no\smore\sthan|fewer\sthan|a\sdistance\sof|c\.|ca\.|~)\s?){{0,3}})
    (?:
        (?P<figure>{_FIGURE}|{_SPELLED}(?:[-\s]and[-\s]a[-\s]half)?|half\sa|a\squarter\sof\sa|a\scouple\sof|a\sdozen|an?(?=\s(?:{_UNIT})\s))
        (?:\s?(?:-|–|—|to|or|and)\s?(?P<second>{_FIGURE}|{_SPELLED}))?
      | (?P<vague>{_VAGUE})
    )
    [\s-]?
    (?P<unit>{_UNIT})\b(?!\s?/\s?h|\s(?:per|an)\s|²|\s?\d)
    (?:\s?[(/\[]\s?(?:(?:about|around|some|roughly|or|nearly)\s)?(?:(?P<other>{_FIGURE}|{_SPELLED})[\s-]?)?(?P<other_unit>{_UNIT})\b\s?[)\]]?|,?\sor\s(?P<third>{_FIGURE})\s?(?P<third_unit>{_UNIT})\b,?)?
    (?:
        ,?\s(?:(?:to\s)?the\s|due\s|directly\s|further\s|farther\s)?(?P<bearing>{_BEARING})(?P<of>{_LINK_OF})?
      | ,?(?P<from>{_FROM})
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEARING_ONLY = re.compile(
    rf"\b(?P<inside>in\sthe\s(?:far\s|extreme\s)?|at\sthe\s|on\sthe\s)?(?P<lead>(?:(?:just|due|to\sthe|immediately|directly|slightly|well|far|further|right)\s){{0,2}})(?P<bearing>{_POINT_NAME})\sof\s",
    re.IGNORECASE,
)
# A unit by itself or after a figure, and a point of the compass: what a sentence in lower case must hold to be read.
_UNIT_NEAR = re.compile(rf"(?<![a-z])(?:{_UNIT})\b")
_POINTS_NEAR = tuple(_LETTER)

_WORD = re.compile(r"\s?(?:\([^()\s]{1,30}\)|(?:[A-Z]|St|Mt|Ft|Dr)\.|[^\W_](?:[\w’'&-]*[\w’'])?)")
_ANCHOR_STOPS = frozenset(
    """
    which who whom whose that where when while after before as but or said says saying told was were is are be
    been has have had will would could can may might must killing wounding injuring hit hits struck hitting
    causing leaving killed and nor so because on at in into during near by for to from about around amid against
    since until through via under over late early overnight yesterday today tomorrow monday tuesday wednesday
    thursday friday saturday sunday according he she they it there then also ahead than if though although
    despite following caught came happened occurred took
    """.split()
)


def find_distances(sentence: str, offset: int = 0) -> tuple[DistanceMention, ...]:
    """Find the distances and bearings from an anchor that a sentence states, in order.

    Weapon ranges, depths, areas, lengths of front, heights, speeds and distances of sport are left out. `offset` is
    added to every offset returned. Kilometres stated beside another unit win. Time is linear in the sentence.
    """
    low = sentence.lower()
    distances = _DISTANCE.finditer(sentence) if _UNIT_NEAR.search(low) else ()
    points = _BEARING_ONLY.finditer(sentence) if any(point in low for point in _POINTS_NEAR) else ()
    measured = [mention for match in distances if (mention := _measured(match)) is not None]
    bearings = [mention for match in points if (mention := _bearing_only(match)) is not None]
    return tuple(_shifted(mention, offset) for mention in _joined(measured, bearings))


def _measured(match: re.Match[str]) -> DistanceMention | None:
    sentence = match.string
    anchored = match["of"] or match["from"]
    if _LENGTH_VERBS.search(sentence, max(0, match.start() - 40), match.start()) or (
        not anchored and not match["bearing"]
    ):
        return None
    anchor_start, anchor_end = _anchor(sentence, match.end()) if anchored else (match.end(), match.end())
    if anchored and (anchor_start == anchor_end or _NOT_ANCHORS.match(sentence, anchor_start)):
        return None
    anchor = sentence[anchor_start:anchor_end]
    if (
        match["from"]
        and match["from"].strip().endswith("from")
        and re.match(r"\sto\s(?!the\s(?:north|south|east|west))", sentence[anchor_end : anchor_end + 16], re.IGNORECASE)
    ):
        return None
    km, low, high = _kilometres(match)
    border = bool(_BORDERS.search(anchor))
    site = km is not None and km < 1 and not border and anchor.islower() and not _GENERIC.search(anchor)
    start = match.start()
    return DistanceMention(
        start=start,
        end=anchor_end if anchored else match.end(),
        text=sentence[start : anchor_end if anchored else match.end()],
        km=km,
        km_low=low,
        km_high=high,
        bearing_deg=bearing_of(match["bearing"]) if match["bearing"] else None,
        anchor_text=anchor,
        anchor_start=anchor_start,
        anchor_end=anchor_end,
        vague=match["vague"] is not None,
        border=border,
        site=site,
        inside=bool(match["from"]) and match["from"].split()[-1].lower() in ("inside", "into"),
    )


def _bearing_only(match: re.Match[str]) -> DistanceMention | None:
    sentence = match.string
    anchor_start, anchor_end = _anchor(sentence, match.end())
    if anchor_start == anchor_end or _NOT_ANCHORS.match(sentence, anchor_start):
        return None
    anchor = sentence[anchor_start:anchor_end]
    return DistanceMention(
        start=match.start(),
        end=anchor_end,
        text=sentence[match.start() : anchor_end],
        km=None,
        km_low=None,
        km_high=None,
        bearing_deg=bearing_of(match["bearing"]),
        anchor_text=anchor,
        anchor_start=anchor_start,
        anchor_end=anchor_end,
        border=bool(_BORDERS.search(anchor)),
        inside=bool(match["inside"]),
    )


def _joined(measured: list[DistanceMention], bearings: list[DistanceMention]) -> list[DistanceMention]:
    """Put distances and bare bearings in order, each stretch of words read once.

    "To the north of the city, in the village of Aba, 10 km from Ceda" is one place, its bearing said first.
    """
    found: list[DistanceMention] = []
    for mention in sorted([*measured, *bearings], key=lambda mention: (mention.start, mention.km is None)):
        before = found[-1] if found else None
        if before is not None and mention.start < before.end:
            continue
        if before is not None and _gives_bearing(before, mention):
            found[-1] = replace(mention, bearing_deg=before.bearing_deg)
        else:
            found.append(mention)
    return found


def _gives_bearing(before: DistanceMention, mention: DistanceMention) -> bool:
    """Say whether a bare bearing from "the city" belongs to the distance that follows it."""
    bare = before.km is None and not before.vague and not before.inside and before.anchor_text.islower()
    return bare and mention.km is not None and mention.bearing_deg is None and mention.start - before.end <= 60


def _shifted(mention: DistanceMention, offset: int) -> DistanceMention:
    return replace(
        mention,
        start=mention.start + offset,
        end=mention.end + offset,
        anchor_start=mention.anchor_start + offset,
        anchor_end=mention.anchor_end + offset,
    )


def _anchor(sentence: str, start: int) -> tuple[int, int]:
    """Return the span of the noun phrase at `start`: at most ten words, up to a verb, preposition or comma."""
    end, words = start, 0
    while words < 10 and (match := _WORD.match(sentence, end)) and (end == start or match[0][:1].isspace()):
        word = match[0].strip().lower().rstrip(".")
        if (
            word in _ANCHOR_STOPS
            or _is_verb(sentence, start, match)
            or (word == "with" and not _BORDERS.search(sentence[start:end]))
        ):
            break
        end, words = match.end(), words + 1
    return start, end


def _is_verb(sentence: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a lower-case word after a name is its verb: "Minsk burned", unlike "Minsk air base"."""
    word = match[0].strip()
    return word.islower() and word.endswith(("ed", "ing")) and any(c.isupper() for c in sentence[start : match.start()])


def _kilometres(match: re.Match[str]) -> tuple[float | None, float | None, float | None]:
    """Return km, its lower and its upper bound."""
    if match["vague"]:
        return None, None, None
    first, second, unit = _amount(match["figure"]), match["second"] and _amount(match["second"]), _unit(match["unit"])
    other, other_unit = match["other"] or match["third"], match["other_unit"] or match["third_unit"]
    if other and unit not in _METRIC and _unit(other_unit) in _METRIC:
        first, second, unit = _amount(other), None, _unit(other_unit)
    if first is None:
        return None, None, None
    factor = KM_PER_UNIT[unit]
    low = first * factor
    high = second * factor if second else low
    km = round((low + high) / 2, 4)
    bound = (match["bound"] or "").lower()
    if match["within"] or re.search(r"up to|less|under|no more|fewer|nearly|almost", bound):
        low = 0.0 if not re.search(r"nearly|almost", bound) else low * 0.9
        return km, round(low, 4), round(high, 4)
    if re.search(r"over|more than|at least", bound):
        return km, round(low, 4), None
    return km, round(low, 4), round(high, 4)


def _unit(unit: str) -> str:
    return " ".join(unit.lower().split())


def _amount(words: str) -> float | None:
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
    letters = "".join(_LETTER[point] for point in re.findall(r"north|south|east|west", words.lower()))
    return BEARINGS.get(letters)
