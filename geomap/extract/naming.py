"""Says what the words of a name and around it call its place: a region, a street or quarter of a city, or a body named after it."""  # noqa: E501

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef

PARTS_OF_CITY = frozenset(
    "district neighborhood neighbourhood suburb quarter street avenue square boulevard road highway districts streets".split()  # noqa: E501
)
_PARTS_OF_NAME = frozenset(
    "road street avenue lane estate square boulevard drive terrace crescent market plaza compound".split()
)
_QUARTERS = frozenset({"suburb", "neighbourhood", "neighborhood", "quarter"})
_REGION_WORDS = frozenset(
    "region regions province provinces oblast oblasts state county governorate prefecture department republic territory krai".split()  # noqa: E501
)
_KINDS_OF_REGION = frozenset({"border", "frontier", "coastal", "federal", "mountain"})  # "the Belgorod border region"
_REGIONAL = frozenset({"governor", "regional"})


def names_part(ref: PlaceRef, words: list[str]) -> bool:
    """Say whether a name the gazetteer lacks is that of a street or quarter: "Regent Road", "the suburb of Malad"."""
    own = ref.text.rpartition(" ")[2].lower() in _PARTS_OF_NAME
    return own or (words[ref.first - 1 : ref.first] == ["of"] and words[ref.first - 2] in _QUARTERS and ref.first > 1)


def called(ref: PlaceRef, words: list[str]) -> str:
    """Return the word after a name, or the last of the name itself, that may say of what kind its place is: "the Hill district", "Dniprovskyi District"."""  # noqa: E501
    own = ref.text.rpartition(" ")
    after = words[ref.last] if ref.last < len(words) else ""
    return own[2].lower() if own[0] and own[2].lower() in PARTS_OF_CITY else after


def called_region(ref: PlaceRef, words: list[str]) -> bool:  # noqa: PLR0911
    """Say whether the words around a name call it a region: "the Kherson region", "Kherson and Odesa regions", "the province of X"."""  # noqa: E501
    if (
        ref.resolution is not None
        and ref.resolution.toponym.cue == "region"
        and words[ref.last : ref.last + 1] != ["districts"]
    ):
        return True
    after = words[ref.last : ref.last + 12]
    if after[:1] and (after[0] in _REGION_WORDS or after[0] == "administrative"):
        return True
    if after[:1] and after[0] in _KINDS_OF_REGION and not _REGION_WORDS.isdisjoint(after[1:2]):
        return True
    if words[max(0, ref.first - 2) : ref.first] == ["city", "of"]:
        return False
    owned = after[1:4] if after[:1] and after[0] in ("’s", "'s") else after[:1]
    if not _REGIONAL.isdisjoint(owned) or words[max(0, ref.first - 2) : ref.first] == ["governor", "of"]:
        return True
    if words[max(0, ref.first - 1) : ref.first] == ["of"] and ref.first > 1 and words[ref.first - 2] in _REGION_WORDS:
        return True
    return any(word in _REGION_WORDS and word.endswith("s") for word in after) and (
        "," in after[:2] or "and" in after[:2]
    )


_CUSTODY = re.compile(
    r"(?:\s(?:[A-Z][\w.’'&-]*|County|Memorial|Regional)){0,5}?\s(?:[Jj]ail|[Dd]etention|[Cc]ourt\b|[Cc]ourthouse|[Mm]agistrates|[Hh]ospital|[Mm]edical|[Pp]rison|[Mm]orgue|[Cc]linic)"
)
_BODY = re.compile(
    r"(?:\s[A-Z][\w.’'&-]*){0,4}?\s(?:TV|Television|Radio|Channel|Guard|Army|Navy|Rangers|Police|Department|Sheriff(?:[’']s)?|Times|News|Post|Herald|Tribune|Gazette|Association|Society|Council|Institute|Authority|Agency|Commission|Company|Corporation|Corp|Inc|Ltd|Party|Federation|Club|Rescue|Brigade|Patrol|Troopers|Service|Survey|Board|Union|Journal|Trust|Coalition|Alliance|Ministry|Bureau|League|Foundation|Committee|Act|Treaty|Accords?|Agreement)\b"
    r"|\s(?:news agency|newspaper|daily)\b"
)


def in_custody_name(text: str, end: int) -> bool:
    """Say whether a name that ends at `end` begins that of a jail, a court or a hospital."""
    return _CUSTODY.match(text, end) is not None


def in_body_name(text: str, end: int) -> bool:
    """Say whether a name that ends at `end` begins that of a public body, a paper or a firm."""
    return _BODY.match(text, end) is not None
