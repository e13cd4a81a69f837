"""Finds places that the recogniser passed over: known names and unknown ones, where the words around leave room for nothing else."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.extract.adjectives import towns_named
from geomap.extract.refs import CALENDAR, Known, PlaceRef, ref_at
from geomap.extract.toponyms.words import listed
from geomap.extract.unknowns import NAME
from geomap.model import Resolution, Toponym

if TYPE_CHECKING:
    from geomap.extract.tagging import Tagged
    from geomap.model import Place

# What is no part of the name before it: "in Keana Local Government Area".
_CALLS = r"(?!(?:Local|Government|Area|LGA|District|Province|State|County|Township|Region|Department|Governorate|Municipality|Division|City|Village|Town|Ward|Council|Tehsil|Taluk|Oblast|Raion)\b)"  # noqa: E501
_BEGINS = r"\b(?=\w)"  # where no word begins, none of the ways below is tried
_GUESS = re.compile(
    rf"{_BEGINS}(?:\b(?:in|at|near|outside|off|on|of|between|struck|hit|targeted|shelled|captured) ((?:el-|al-)?[A-ZÀ-Þ][\w’'-]{{3,}}(?: (?:{_CALLS}[A-ZÀ-Þ][\w’'-]+|el|del|de|la))?)|^([A-ZÀ-Þ][\w’'-]{{3,}}(?: [A-ZÀ-Þ][\w’'-]+)?):|"  # noqa: E501
    r"(?:^|(?<=, )|(?<= and ))([A-ZÀ-Þ][\w’'-]{4,})(?= (?:is|was|were|has|came) ))"
)
_SECTOR_WORDS = frozenset("direction axis sector front district raion rayon community tg hromada otg".split())
_SECTOR = re.compile(
    r"\b([A-ZÀ-Þ][\w’'-]{3,}) (?:urban |municipal |city )?"
    rf"(?:{'|'.join(sorted(_SECTOR_WORDS - {'tg', 'otg'}))}|O?TG)\b"
)
_SITES = (
    "Island|Islands|Castle|Airport|Refinery|Oil Refinery|Power Plant|Hospital|Bridge|Base|Air Base|Dam|Port|Valley|"
    "Prison|University|Mosque|Cathedral|Stadium|County|Parish"
)
_WORKS = "refinery|airport|airfield|air base|crossing|prison|hospital|power plant|bridge|dam|mine|terminal|port|station"
_PARTS = "temple|pagoda|island|valley|district|quarter|suburb|neighborhood|neighbourhood|port"
# Words without one of which no site is named after a place.
_BUILT = frozenset(name.split()[-1].lower() for names in (_SITES, _WORKS, _PARTS) for name in names.split("|"))
# A site named after a place: "the Baiji refinery", "the temple of Ta Muen Thom"; the place counts if the gazetteer has it.  # noqa: E501
_BUILDING = re.compile(
    rf"\b(?:in|at|on|of|the|The|near|over|to|from) ({NAME}?) (?=(?:{_SITES})\b)|"
    rf"\bthe ({NAME}) (?:{_WORKS})\b|"
    rf"\b(?:{_PARTS}) of ({NAME})"
)
_ITEM = r"(?:(?:el|al|Al|El)-)?[A-ZÀ-Þ][\w’'-]{2,}(?: (?:[ae]l-)?[A-ZÀ-Þ][\w’'-]+){0,2}"
_NAMED = re.compile(_ITEM)
_ENDS = (
    r"(?=[.,;:)]|$| \(| (?:on|in|at|as|after|by|with|over|during|were|was|where|when|early|late|overnight|yesterday|today|this|last|"  # noqa: E501
    r"killing|leaving|wounding|injuring|from|and|have|had|has|city|district|region|came|that|\d)\b)"
)
_LIST = re.compile(rf"(?<![\w’'-]){_ITEM}(?:, (?:and )?{_ITEM})*(?:,? and {_ITEM}){_ENDS}")
# Where a name stands that can only be a place's: after "near", or as what shells fall on.
_SLOT = re.compile(
    rf"{_BEGINS}(?:\b(?:at|[Ii]n|[Nn]ear|[Aa]round|[Oo]utside|off|shelled|bombarded|bombed|captured|liberated|seized|attacked|raided|invaded|stormed|ransacked|razed|looted|overran|overrun|descended on|swooped on|raid on|raids on|attack on|attacks on|assault on|strike on|strikes on|(?:bombs?|bombing|shells?|shelling|missiles?|rockets?) (?:on|at|into|of)|fired (?:on|at|into)|(?:battles?|fight|fighting) for(?: the)?|in the (?:areas?|vicinity) of|at the settlements? of) (?:nearby |neighbou?ring )?"  # noqa: E501
    rf"({NAME}(?:, (?:and )?{NAME})*(?:,? and {NAME})?){_ENDS}|"
    rf"(?:^|(?<=, )|(?<= and )|(?<= that )|(?<= said ))({NAME})(?= (?:was|were|has been|had been|came under|is under) (?:[a-z]+ly |also )*"  # noqa: E501
    r"(?:shelled|bombed|bombarded|captured|liberated|seized|hit|struck|attacked|raided|fire|shelling|attack|artillery|enemy|Russian)\b))"
)
_BESIDE = frozenset({"nearby", "neighbouring", "neighboring"})
_WHOLE = re.compile(NAME)


def guesses(tagged: Tagged, covered: set[int], known: Known) -> list[PlaceRef]:
    """Return capitalised names that stand where a place would and that the gazetteer has in a country of the report."""
    found = []
    for ref in _candidates(tagged):
        if not covered.isdisjoint(range(ref.first, ref.last)) or ref.text in CALENDAR or tagged.classes[ref.first]:
            continue
        place = known(ref)
        if place is not None and place.feature_class == "P":
            found.append(_settled(ref, place))
    return [*found, *_sectors(tagged, covered, known)]


def _candidates(tagged: Tagged) -> Iterator[PlaceRef]:
    """Yield the names of a sentence that stand where a place would."""
    text, base = tagged.sentence.text, tagged.sentence.start
    buildings = () if _BUILT.isdisjoint(tagged.sentence.words) else _BUILDING.finditer(text)
    for match in (*buildings, *_GUESS.finditer(text)):
        group = match.lastindex or 1
        yield ref_at(tagged, base + match.start(group), base + match.end(group), match.group(group), "unknown")


def _settled(ref: PlaceRef, place: Place) -> PlaceRef:
    """Return a reference to the one place its name can mean."""
    toponym = Toponym(ref.start, ref.end, ref.text, ref.text)
    return ref._replace(
        kind="name", resolution=Resolution(toponym, place, 0.5, ("the only place of that name in view",))
    )


def _sectors(tagged: Tagged, covered: set[int], known: Known) -> Iterator[PlaceRef]:
    """Yield the towns after which parts of a front and districts are named: "the Pokrovsky direction"."""
    if _SECTOR_WORDS.isdisjoint(tagged.sentence.words):
        return
    base = tagged.sentence.start
    for match in _SECTOR.finditer(tagged.sentence.text):
        ref = ref_at(tagged, base + match.start(1), base + match.end(1), match.group(1), "unknown")
        places = (known(ref._replace(text=name)) for name in towns_named(ref.text))
        place = next((place for place in places if place is not None), None)
        if place is not None and covered.isdisjoint(range(ref.first, ref.last)):
            yield _settled(ref, place)


def siblings(tagged: Tagged, refs: list[PlaceRef], named: list[PlaceRef]) -> list[PlaceRef]:
    """Return names that the gazetteer lacks, listed with a settlement it has: "Kupiansk, Borova-Mala and Lyman"."""
    if "and" not in tagged.sentence.words:
        return []
    text, base = tagged.sentence.text, tagged.sentence.start
    lists = list(_LIST.finditer(text))
    if not lists:
        return []
    towns = {ref.first for ref in refs if ref.kind == "name" and ref.place and ref.place.feature_class == "P"}
    towns |= {ref.first for ref in named}
    found: list[PlaceRef] = []
    for match in lists:
        names = _NAMED.finditer(text, match.start(), match.end())
        told = [ref_at(tagged, base + name.start(), base + name.end(), name.group(), "unknown") for name in names]
        if any(ref.first in towns for ref in told):
            found += told
    return [ref for ref in found if ref.text not in CALENDAR and not any(tagged.classes[ref.first : ref.last])]


def slots(tagged: Tagged, covered: set[int]) -> Iterator[PlaceRef]:
    """Yield names that nothing is known of but that they stand where a place would: "near Borova-Mala", "shelled X and Y"."""  # noqa: E501
    if not tagged.triggers or not (tagged.sentence.kind in ("body", "line") or _sentence_case(tagged)):
        return
    base = tagged.sentence.start
    for match in _SLOT.finditer(tagged.sentence.text):
        for name in _WHOLE.finditer(tagged.sentence.text, *match.span(match.lastindex or 1)):
            ref = ref_at(tagged, base + name.start(), base + name.end(), name.group(), "unknown")
            beside = not _BESIDE.isdisjoint(tagged.words[ref.first - 1 : ref.first])
            if covered.isdisjoint(range(ref.first, ref.last)) and (
                _like_a_place(tagged, ref) or (beside and not any(tagged.classes[ref.first : ref.last]))
            ):
                called = tagged.has(ref.last, "area") or tagged.has(ref.last, "container")
                yield ref._replace(likely=called or beside)


def heads(tagged: Tagged) -> Iterator[PlaceRef]:
    """Yield the name with which the heading of a line begins: "28.05: 0245 LT: Borova anchorage, Epirus. …"."""
    end = tagged.sentence.heading_end - tagged.sentence.start
    match = _HEADING.match(tagged.sentence.text, 0, end) if end > 0 else None
    if match is not None:
        base = tagged.sentence.start
        ref = ref_at(tagged, base + match.start(1), base + match.end(1), match.group(1), "unknown")
        if ref.text not in CALENDAR:
            yield ref


# What may come before the place that heads a line: the day, the hour, "Around three miles off".
_HEADING = re.compile(
    r"(?:[\W\d_]|[ap]\.?m\b|[A-Z]{2,5}\b|[Aa]round\b|[Aa]bout\b|[Ss]ome\b|[Nn]ear\b|[Oo]ff\b|[Aa]t\b|[Ii]n\b|"
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)\b|nautical\b|miles?\b|nm\b|km\b)*"
    rf"({NAME})(?=[,:.]| (?:anchorage|roads|port|outer|inner))"
)

# A name said to lie in what follows it: "at Zaongo in the Centre-Nord", "near Korvel, Epirus".
_HELD = re.compile(rf"\b(?:at|in|near|outside|around|of|on) ({NAME})(?=(?: in (?:the )?|, )[A-ZÀ-Þ])")


def held(tagged: Tagged, refs: list[PlaceRef], covered: set[int]) -> Iterator[PlaceRef]:
    """Yield names that nothing is known of but the region that holds them: "at Zaongo in the Centre-Nord"."""
    if not tagged.triggers:
        return
    regions = {ref.first for ref in refs if ref.kind == "name" and _is_area(tagged, ref)}
    if not regions:
        return
    base = tagged.sentence.start
    for match in _HELD.finditer(tagged.sentence.text):
        ref = ref_at(tagged, base + match.start(1), base + match.end(1), match.group(1), "unknown")
        after = next((at for at in range(ref.last, ref.last + 4) if tagged.words[at : at + 1] not in _LINKS), ref.last)
        if after in regions and covered.isdisjoint(range(ref.first, ref.last)) and _may_name(tagged, ref):
            yield ref


def _is_area(tagged: Tagged, ref: PlaceRef) -> bool:
    """Say whether a place is a region, or called one."""
    return bool(ref.place and ref.place.feature_class == "A") or tagged.has(ref.last, "area")


_LINKS = (["in"], ["the"], [","])


def _sentence_case(tagged: Tagged) -> bool:
    """Say whether a headline writes few words with capitals, so that those it does are names."""
    words = [word for word in tagged.sentence.text.split() if word[:1].isalpha()]
    return tagged.sentence.kind == "headline" and 3 * sum(word[0].isupper() for word in words) <= len(words)


def _like_a_place(tagged: Tagged, ref: PlaceRef) -> bool:
    """Say whether an unknown name is nothing else: no month, term, person's name or common word."""
    if (
        tagged.words[ref.first - 1 : ref.first] == ["at"]
        and not tagged.classes[ref.first - 2]
        & {
            "target",
            "noun",
            "verb",
        }
        and tagged.words[ref.last : ref.last + 2]
        not in ([",", "near"], [",", "in"], [",", "a"], [",", "an"], [",", "outside"], [",", "on"])
    ):
        return False
    return _may_name(tagged, ref)


def _may_name(tagged: Tagged, ref: PlaceRef) -> bool:
    """Say whether a name can be a place's: no month, term, given name or common word."""
    words = tagged.words[ref.first : ref.last]
    return (
        ref.text not in CALENDAR
        and len("".join(words)) > 3
        and not any(classes - {"casualty"} for classes in tagged.classes[ref.first : ref.last])
        and words[0] not in listed("given_names")
        and words[0] not in listed("common_words")
    )
