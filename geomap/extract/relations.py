"""Measures the distances a report states against the places it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from geomap.extract.events import apart_km
from geomap.extract.seats import names_seat, seat_of
from geomap.model import Evidence, LonLat, Place, Relation, Report

if TYPE_CHECKING:
    from geomap.extract.distances import DistanceMention
    from geomap.extract.events import Event
    from geomap.extract.focus import Focus
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import ReadSentence
    from geomap.model import Geography

# A stated distance fits when the measured one is this near it: rounding, and where in a town one measures from.
_TOLERANCE = 0.25
_TOLERANCE_KM = 12.0
# A gazetteer place this much farther from the anchor than the report says is another place of that name.
_CONTRADICTION = 3.0
_CONTRADICTION_KM = 50.0
_BEARING_TOLERANCE_DEG = 50.0  # "south" is said of anything within an eighth of the compass and a little more


class Ends(NamedTuple):
    """Between which places of its sentence a distance is stated."""

    of: PlaceRef | None  # the place told of
    anchor: Place | None
    border_of: Place | None  # the country whose border is the anchor


def relate(
    report: Report, mention: DistanceMention, of: tuple[str, LonLat | None], ends: Ends, geography: Geography
) -> Relation:
    """Return a stated distance with its measured one, where both ends are known; `of` may be an event's place."""
    name, position = of
    anchor = ends.anchor
    evidence = Evidence(report.id, mention.start, mention.end, report.text[mention.start : mention.end])
    measured = _measure(mention, position, ends, geography)
    anchor_position, km, bearing = measured or (
        LonLat(anchor.lon, anchor.lat) if anchor and not mention.border else None,
        None,
        None,
    )
    difference = round(km - mention.km, 1) if km is not None and mention.km is not None else None
    return Relation(
        report.id, name, mention.anchor_text or (anchor.name if anchor else ""), mention.km, mention.bearing_deg, evidence,  # noqa: E501
        anchor_position, position, km, bearing, difference, _fits(mention, km, bearing),
    )  # fmt: skip


def _measure(
    mention: DistanceMention, position: LonLat | None, ends: Ends, geography: Geography
) -> tuple[LonLat, float, float | None] | None:
    """Return (anchor position, km, bearing in degrees or None) when both ends are known."""
    if position is None:
        return None
    if mention.border:
        country = ends.border_of.country_code if ends.border_of else None
        found = geography.to_border(position.lon, position.lat, country) if country else None
        return (found[1], round(found[0], 1), None) if found else None
    if ends.anchor is None:
        return None
    there = LonLat(ends.anchor.lon, ends.anchor.lat)
    km, bearing = measure(there, position)
    return there, km, bearing


def measure(start: LonLat, end: LonLat) -> tuple[float, float | None]:
    """Return the geodesic distance in km and the initial bearing in degrees, None for one and the same point."""
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.Inverse(start.lat, start.lon, end.lat, end.lon)
    return round(line["s12"] / 1000, 1), round(line["azi1"] % 360, 1) if line["s12"] > 1 else None


def _fits(mention: DistanceMention, km: float | None, bearing: float | None) -> bool | None:
    """Say whether the measured distance and bearing agree with the stated; None when nothing was measured."""
    if km is None:
        return None
    if mention.km is not None:
        low = mention.km_low if mention.km_low is not None else mention.km
        high = mention.km_high if mention.km_high is not None else mention.km
        slack = max(_TOLERANCE_KM, _TOLERANCE * mention.km)
        if not low - slack <= km <= high + slack:
            return False
    if mention.bearing_deg is not None and bearing is not None and km > _TOLERANCE_KM:
        turn = abs(bearing - mention.bearing_deg) % 360
        return min(turn, 360 - turn) <= _BEARING_TOLERANCE_DEG
    return True


def find_ends(mention: DistanceMention, refs: Sequence[PlaceRef], focus: Focus) -> Ends:
    """Find the ends of a distance among the places of its sentence."""
    inner = [ref for ref in refs if mention.anchor_start <= ref.start < mention.anchor_end]
    anchor = next((ref.place for ref in inner if ref.place is not None and ref.kind != "adjective"), None)
    border_of = next((ref.place for ref in reversed(inner) if ref.place is not None), None)
    before = [
        ref
        for ref in refs
        if ref.last and ref.end <= mention.start and ref.kind in ("name", "unknown") and ref not in inner
    ]
    near = before[-1] if before and mention.start - before[-1].end < 60 else None
    if anchor is None and not mention.border:
        seat = names_seat(mention.anchor_text)
        anchor = _seat(near, before, focus) if seat else focus.meant_by(mention.anchor_text)
    return Ends(near, anchor, border_of)


def _seat(near: PlaceRef | None, before: Sequence[PlaceRef], focus: Focus) -> Place | None:
    """Return the main city of the region that a sentence names, or in which the place told of lies."""
    regions = [ref.place for ref in before if ref.place is not None and ref.place.feature_code == "ADM1"]
    region = regions[-1] if regions else None
    if region is None and near is not None and near.place is not None:
        region = focus.geography.admin1_of(near.place)
    return seat_of(region, focus.geography) if region is not None else None


def place_unknowns(
    events: Iterable[Event], stated: Sequence[tuple[ReadSentence, DistanceMention]], focus: Focus
) -> None:
    """Settle places that the gazetteer lacks, or knows only elsewhere, by a stated distance, else by the region they are put in."""  # noqa: E501
    for event in events:
        if event.name is not None and event.method == "computed":
            continue  # "The town lies 40 km south of Troy"
        name = event.name or (
            event.ref.text if event.ref else next((told.ref.text for told in event.told if told.ref), None)
        )
        for read, mention in stated if name else ():
            of, anchor, _ = find_ends(mention, read.refs, focus)
            if (
                of is None
                or name is None
                or of.text.lower() != name.lower()
                or anchor is None
                or mention.border
                or mention.inside
                or (mention.km is None and (mention.bearing_deg is None or event.name is None))
                or mention.site
            ):
                continue
            if (
                event.name is None
                and event.place is not None
                and mention.km is not None
                and apart_km(event.place, anchor) < _CONTRADICTION * mention.km + _CONTRADICTION_KM
            ):
                continue
            event.name, event.place, event.offset, event.method = name, anchor, mention, "computed"
            break
        else:
            if event.name is not None:
                event.place = event.container
                event.method = "inherited" if event.listed else "region"


def event_position(events: Iterable[Event], start: int, end: int) -> Event | None:
    """Return the event told in the stretch of text that holds a distance."""
    return next(
        (
            e
            for e in events
            for told in e.told
            if told.telling.sentence.start <= start and end <= told.telling.sentence.end
        ),
        None,
    )
