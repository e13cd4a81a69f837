"""Finds the town that a telling only calls a town of its region: the one its report, brief or section is headed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import NATURAL, Event, inside

if TYPE_CHECKING:
    from geomap.extract.neighbours import Site
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Place

_LARGEST_SMALL_TOWN = 300_000  # people
_SEATS = frozenset({"PPLA", "PPLC"})
_SOME = frozenset({"a", "an", "this"})


def by_heading(telling: Telling, read: ReadSentence) -> list[Site]:
    """Return the place that heads a line of a list: "MOSUL - Gunmen killed a teacher"."""
    if telling.sentence.kind != "line":
        return []
    heads = [ref for ref, part in zip(read.refs, read.parts, strict=True) if part.part == "dateline" and ref.place]
    return [(ref, ref.place, "site") for ref in heads[:1]]


def named_above(sites: list[Site], telling: Telling, read: ReadSentence, section: Place | None) -> list[Site]:
    """Return the town that heads a section or that a brief is filed from for "a town in Epirus", the region it lies in; a capital has too many."""  # noqa: E501
    if len(sites) != 1 or telling.cues & {"total", "elsewhere", "earlier"}:
        return sites
    ref, region, part = sites[0]
    if region is None or region.feature_code != "ADM1" or part != "site" or not _some_town(telling, ref):
        return sites
    if section is not None and inside(section, region):
        return [(ref, section, "site")]
    if any(tag.term.event_type in NATURAL or "plural" in tag.term.forms for tag in telling.triggers):
        return sites
    filed: list[Site] = [
        (ref, ref.place, "near")
        for ref, of in zip(read.refs, read.parts, strict=True)
        if of.part == "dateline" and ref.place is not None and ref.place.feature_class == "P"
        if ref.place.feature_code not in _SEATS and inside(ref.place, region)
    ]
    return filed[:1] or sites


def narrow_to_dateline(event: Event, events: list[Event], town: Place) -> None:
    """Place what only a headline puts in a region at the small town in it that the report was filed from."""
    region = event.place
    if region is None or region.feature_code != "ADM1" or not inside(town, region):
        return
    if town.feature_code in _SEATS or town.population > _LARGEST_SMALL_TOWN:
        return  # where papers have their desks
    placed = [told for told in event.told if told.ref is not None]
    if event.kinds & NATURAL or event.several or any(told.telling.sentence.kind != "headline" for told in placed):
        return
    if len(placed) < len(event.told) and not any(
        one.place and inside(one.place, region) for one in events if one is not event
    ):
        event.place, event.ref, event.method, event.near = town, None, "inherited", True
        event.reasons.append("the place the report was filed from")


def _some_town(telling: Telling, ref: PlaceRef) -> bool:
    """Say whether "a town in" comes before a region: a town that the report names elsewhere."""
    before = range(max(telling.first, ref.first - 4), ref.first)
    return any(telling.tagged.has(index, "container") for index in before) and any(
        telling.tagged.words[index] in _SOME for index in range(max(0, ref.first - 6), ref.first)
    )
