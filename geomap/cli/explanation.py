"""What `geomap explain` says of a report: its text with marks, its places, its incidents, and the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from geomap.model import Account, Count, Incident, Mark, Place, Reading, Relation, Resolution
from geomap.render.titles import how_many, incident_title

_STYLES = {
    "place": "bold green",
    "trigger": "bold red",
    "weapon": "magenta",
    "killed": "bold yellow",
    "injured": "yellow",
    "date": "cyan",
    "target": "blue",
    "distance": "underline",
}
_CANDIDATES_TOLD = 4
# GeoNames feature codes, by how they begin, in a reader's words; a code that is not here is told as it is.
_KINDS = (
    ("PCL", "a country"),
    ("PPLX", "a part of a town"),
    ("PPLA", "a town, seat of its region"),
    ("PPLC", "a capital"),
    ("PPL", "a town or village"),
    ("ADM1", "a region"),
    ("ADM", "a district"),
    ("CONT", "a continent"),
    ("RGN", "an area"),
    ("SEA", "a sea"),
    ("MIL", "a military site"),
)


def explanation(reading: Reading, *, plain: bool) -> Iterator[Text]:
    """Yield the parts of the explanation, one after another; `plain` marks with brackets instead of colours."""
    report = reading.report
    yield Text(f"Report {report.id}", style="bold")
    yield Text(f"published {report.published or 'unknown'}, source {report.source or report.path or 'unknown'}\n")
    yield marked(report.text, marks_of(reading), plain=plain)
    yield _heading("Places")
    for resolution in reading.resolutions:
        yield from _place_lines(resolution)
    yield _heading("Incidents")
    if not reading.incidents:
        yield Text("none")
    for incident in reading.incidents:
        yield from _incident_lines(incident)
        yield from _passed_over(incident, reading)
    if reading.relations:
        yield _heading("Distances")
        yield from map(_relation_line, reading.relations)


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold underline")


def marks_of(reading: Reading) -> list[Mark]:
    """Return the marks of all accounts and place names, none overlapping another, in order."""
    told = [mark for incident in reading.incidents for account in incident.accounts for mark in account.marks]
    named = [Mark(one.toponym.start, one.toponym.end, "place") for one in reading.resolutions]
    kept: list[Mark] = []
    for mark in sorted({*told, *named}, key=lambda one: (one.start, -one.end, one.kind)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def marked(text: str, marks: list[Mark], *, plain: bool) -> Text:
    """Return a text with its marks in colour, or in brackets that name their kind."""
    shown = Text()
    at = 0
    for mark in marks:
        shown.append(text[at : mark.start])
        words = text[mark.start : mark.end]
        shown.append(f"[{mark.kind}: {words}]" if plain else words, style=_STYLES[mark.kind])
        at = mark.end
    shown.append(text[at:])
    return shown


def _place_lines(resolution: Resolution) -> Iterator[Text]:
    toponym, place = resolution.toponym, resolution.place
    chosen = "no known place" if place is None else described(place)
    line = Text(f"\n{toponym.text} ({toponym.start}-{toponym.end}): ", style="green")
    line.append(f"{chosen}; score {resolution.score:.2f}; role: {toponym.role.replace('_', ' ')}", style="default")
    yield line
    if resolution.reasons:
        yield Text(f"    because {'; '.join(resolution.reasons)}")
    for other in resolution.candidates[:_CANDIDATES_TOLD]:
        if place is None or other.place.geonameid != place.geonameid:
            why = f": {'; '.join(other.reasons)}" if other.reasons else ""
            yield Text(f"    not {described(other.place)}; score {other.score:.2f}{why}", style="dim")


def described(place: Place) -> str:
    """Return a place in words: "Kharkiv, a town in Kharkiv Oblast, Ukraine"."""
    kind = next((word for code, word in _KINDS if place.feature_code.startswith(code)), place.feature_code)
    around = [name for name in dict.fromkeys((place.admin1, place.country)) if name and name != place.name]
    return f"{place.name}, {kind}{' in ' if around else ''}{', '.join(around)}"


def _incident_lines(incident: Incident) -> Iterator[Text]:
    yield Text(f"\n{incident.title or incident_title(incident)}", style="bold red")
    yield Text(f"    {incident.incident_id}  {incident.event_type.replace('_', ' ')}, {incident.status}")
    where = incident.where
    if where is None:
        yield Text(f"    where: not settled; {incident.unlocated_reason or 'no place named'}")
    else:
        yield Text(
            f'    where: {where.place.name} ("{where.toponym}"), {where.geo_method}, '
            f"within {where.radius_m:,} m, score {where.score:.2f}"
        )
        if where.reasons:
            yield Text(f"        because {'; '.join(where.reasons)}")
    when = incident.when
    yield Text(f"    when: {_days(incident)}" + (f' ("{when.text}")' if when.text else ""))
    for label, count in (("killed", incident.fatalities), ("injured", incident.injured)):
        if count != Count():
            yield Text(f"    {label}: {how_many(count)}" + _as_written(incident))
    for label, terms in (("weapons", incident.weapons), ("targets", incident.targets)):
        if terms:
            yield Text(f"    {label}: {', '.join(terms).replace('_', ' ')}")
    if incident.attributed_to:
        yield Text(f"    attributed to: {incident.attributed_to}")
    if incident.counterclaim:
        yield Text(f"    counterclaim: {incident.counterclaim}")
    yield from map(_account_line, incident.accounts)


def _days(incident: Incident) -> str:
    when = incident.when
    if when.first is None:
        return "not settled"
    return f"{when.first}" if when.last in (None, when.first) else f"{when.first} to {when.last}"


def _as_written(incident: Incident) -> str:
    return f' ("{incident.casualties_text}")' if incident.casualties_text else ""


def _account_line(account: Account) -> Text:
    quote, start = account.quote, account.quote.start
    inside = [mark for mark in account.marks if quote.start <= mark.start and mark.end <= quote.end]
    moved = sorted({Mark(one.start - start, one.end - start, one.kind) for one in inside}, key=lambda one: one.start)
    line = Text(f"    {account.report_id} {quote.start}-{quote.end}: ")
    line.append_text(marked(quote.exact, _apart(moved), plain=True))
    return line


def _apart(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _passed_over(incident: Incident, reading: Reading) -> Iterator[Text]:
    """Say of the other places in the incident's sentences why they are not its place."""
    where = incident.where
    for account in incident.accounts:
        for one in reading.resolutions:
            inside = account.quote.start <= one.toponym.start < account.quote.end
            if inside and (where is None or one.place is None or one.place.geonameid != where.place.geonameid):
                role = "another incident" if one.toponym.role == "incident" else one.toponym.role.replace("_", " ")
                yield Text(f"    passed over: {one.toponym.text} ({role})", style="dim")


def _relation_line(relation: Relation) -> Text:
    stated = "" if relation.stated_km is None else f"{relation.stated_km:g} km"
    bearing = "" if relation.stated_bearing_deg is None else f"{relation.stated_bearing_deg:g}° "
    line = f"{relation.of} is {stated} {bearing}from {relation.anchor}"
    if relation.computed_km is not None:
        verdict = {True: "fits", False: "does not fit", None: "not judged"}[relation.fits]
        line += f"; measured {relation.computed_km:.0f} km: {verdict}"
    return Text(f'{line} ("{relation.evidence.exact}")')
