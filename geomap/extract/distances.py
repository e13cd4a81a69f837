"""Find stated distances and bearings from an anchor: "about 12 km (7 miles) west of Lviv", "north of the city"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geomap.extract.distance_words import (
    BEARING,
    COMPASS,
    FIGURE,
    FROM,
    KM_PER_UNIT,
    LINK_OF,
    METRIC,
    POINT_NAME,
    SPELLED,
    UNIT,
    VAGUE,
    amount_of,
    bearing_of,
    unit_of,
)


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


_NOT_ANCHORS = re.compile(
    r"(?:the\s|its\s|his\s|her\s|their\s)?(?:epicent|\d|[$£€]|(?:goal|goals|finish|finish\sline|finishing|hole|pin|net|touchline|tryline|try\sline|post|posts|end\szone|summit|top|"
    r"penalty|bunker|fairway|surface|ground|sea\slevel|average|start\sline|home\splate|wicket|stumps|reality|truth|being|"
    r"normal|each\sother|one\sanother|home|here|retirement|promotion|relegation|safety|victory|expectations?|target|par|equator)\b)",
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

_DISTANCE = re.compile(
    rf"""(?<![\w$£€.,/-])
    (?P<within>within\s)?
    (?P<bound>(?:(?:only|just|barely|some|about|around|approximately|roughly|nearly|almost|over|more\sthan|less\sthan|at\sleast|up\sto|under|an\sestimated|no\smore\sthan|fewer\sthan|a\sdistance\sof|c\.|ca\.|~)\s?){{0,3}})
    (?:
        (?P<figure>{FIGURE}|{SPELLED}(?:[-\s]and[-\s]a[-\s]half)?|half\sa|a\squarter\sof\sa|a\scouple\sof|a\sdozen|an?(?=\s(?:{UNIT})\s))
        (?:\s?(?:-|–|—|to|or|and)\s?(?P<second>{FIGURE}|{SPELLED}))?
      | (?P<vague>{VAGUE})
    )
    [\s-]?
    (?P<unit>{UNIT})\b(?!\s?/\s?h|\s(?:per|an)\s|²|\s?\d)
    (?:\s?[(/\[]\s?(?:(?:about|around|some|roughly|or|nearly)\s)?(?:(?P<other>{FIGURE}|{SPELLED})[\s-]?)?(?P<other_unit>{UNIT})\b\s?[)\]]?|,?\sor\s(?P<third>{FIGURE})\s?(?P<third_unit>{UNIT})\b,?)?
    (?:
        ,?\s(?:(?:to\s)?the\s|due\s|directly\s|further\s|farther\s)?(?P<bearing>{BEARING})(?P<of>{LINK_OF})?
      | ,?(?P<from>{FROM})
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEARING_ONLY = re.compile(
    rf"\b(?P<inside>in\sthe\s(?:far\s|extreme\s)?|at\sthe\s|on\sthe\s)?(?P<lead>(?:(?:just|due|to\sthe|immediately|directly|slightly|well|far|further|right)\s){{0,2}})(?P<bearing>{POINT_NAME})\sof\s",
    re.IGNORECASE,
)
# A unit by itself or after a figure, and a point of the compass: what a sentence in lower case must hold to be read.
_UNIT_NEAR = re.compile(rf"(?<![a-z])(?:{UNIT})\b")
_POINTS_NEAR = tuple(COMPASS)

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
    first, second, unit = (
        amount_of(match["figure"]),
        match["second"] and amount_of(match["second"]),
        unit_of(match["unit"]),
    )
    other, other_unit = match["other"] or match["third"], match["other_unit"] or match["third_unit"]
    if other and unit not in METRIC and unit_of(other_unit) in METRIC:
        first, second, unit = amount_of(other), None, unit_of(other_unit)
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
