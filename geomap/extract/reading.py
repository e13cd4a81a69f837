"""Reads one report: its incidents, the distances it states, and the part each place plays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from geomap.extract.claims import refs_by_sentence
from geomap.extract.datelines import FURTHER_DOWN, dateline_end
from geomap.extract.dating import carry_day, day_of
from geomap.extract.discourse import Discourse
from geomap.extract.distances import DistanceMention, find_distances
from geomap.extract.filing import announced_on, filed_on
from geomap.extract.genre import genres_of, given_by
from geomap.extract.incidents import make_incidents
from geomap.extract.places import Mentions
from geomap.extract.relations import event_position, find_ends, place_unknowns, relate
from geomap.extract.sections import later_stories, section_places
from geomap.extract.sentence_reading import read_sentence
from geomap.extract.sentences import Sentence, find_sentences
from geomap.extract.series import Series, may_take_up, series_of
from geomap.extract.tagging import worth_reading
from geomap.extract.tellings import ReadSentence
from geomap.model import Incident, LonLat, Reading, Relation, Report, Resolution, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extract.events import Event
    from geomap.extract.focus import Focus
    from geomap.extract.refs import PlaceRef
    from geomap.extract.roles import Part
    from geomap.model import Geography, Place

_ROLE_OF_PART: dict[Part, Role] = {
    "site": "incident", "relative": "incident", "near": "incident", "offset": "anchor", "anchor": "anchor", "dateline": "dateline", "origin": "launch_origin",  # noqa: E501
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trace:
    """How a report was read: its sentences, what each was taken to say, and the events built from them."""

    reading: Reading
    sentences: tuple[Sentence, ...]
    reads: tuple[ReadSentence, ...]
    events: tuple[Event, ...]


def read(report: Report, resolutions: tuple[Resolution, ...], geography: Geography) -> Reading:
    """Return the incidents and stated distances of a report, and its resolutions with their roles."""
    return trace(report, resolutions, geography).reading


def trace(report: Report, resolutions: tuple[Resolution, ...], geography: Geography) -> Trace:
    """Read a report and keep how each sentence, place and event was understood."""
    sentences, reads = find_sentences(report.text), []
    report = report if report.published else replace(report, published=filed_on(sentences))
    mentions = Mentions(resolutions, sentences)
    discourse = Discourse(geography, resolutions, published=report.published)
    stated: list[tuple[ReadSentence, DistanceMention]] = []
    read_next = partial(
        read_sentence, published=report.published, known=discourse.focus.guess, given=given_by(sentences)
    )
    paragraph, told, local, series = -1, None, None, Series()
    sections, later = section_places(sentences, resolutions, geography), later_stories(sentences, resolutions)
    for sentence in _in_parts(sentences, sections, later, discourse):
        ends = _dateline_end(sentence, opens=sentence.paragraph != paragraph)
        local = local if sentence.paragraph == paragraph else None
        paragraph = sentence.paragraph
        distances = find_distances(sentence.text, sentence.start)
        if not (distances or worth_reading(sentence.words) or may_take_up(series, sentence.words)):
            discourse.pass_over(mentions.between(sentence.start, sentence.end))
            continue
        heard = read_next(sentence, mentions, distances, dateline_end=ends, told=told, series=series)
        series = series_of(heard.tellings, series)
        told = day_of(heard.tellings) or told
        local = carry_day(heard.tellings, local)
        reads.append(heard)
        discourse.hear(heard, distances)
        stated += [(heard, mention) for mention in distances]
    place_unknowns(discourse.events, stated, discourse.focus)
    discourse.file_events()
    pairs = _incidents(report, sentences, discourse, reads)
    reading = Reading(
        report,
        _with_roles(resolutions, reads, [event for _, event in pairs]),
        tuple(incident for incident, _ in pairs),
        tuple(_relations(report, stated, discourse.focus, pairs)),
    )
    return Trace(reading, sentences, tuple(reads), tuple(discourse.events))


def _in_parts(
    sentences: tuple[Sentence, ...],
    sections: dict[int, Place | None],
    later: dict[int, Place],
    discourse: Discourse,
) -> Iterator[Sentence]:
    """Yield the sentences but the headings of sections; where a section or another story begins, so does the discourse."""  # noqa: E501
    for sentence in sentences:
        if sentence.start in later:
            discourse.begin(later[sentence.start])
        if sentence.start in sections:
            discourse.enter(sections[sentence.start])
        else:
            yield sentence


def _incidents(
    report: Report, sentences: tuple[Sentence, ...], discourse: Discourse, reads: list[ReadSentence]
) -> list[tuple[Incident, Event]]:
    """Return the incidents of a report with the events they were made from, as their genre lets them be believed."""
    paragraphs = frozenset(told.telling.sentence.paragraph for event in discourse.events for told in event.told)
    genres = genres_of(report.text, sentences, paragraphs)
    announced = announced_on(sentences, report.published)
    return make_incidents(report, discourse.events, refs_by_sentence(reads), genres=genres, announced=announced)


def _dateline_end(sentence: Sentence, *, opens: bool) -> int:
    """Return where the dateline of a paragraph ends, or of a brief within it; "Kharkiv: …" heads a line of a list, and is no dateline."""  # noqa: E501
    end = dateline_end(sentence.text, sentence.paragraph if opens else FURTHER_DOWN)
    return 0 if sentence.kind == "line" and ":" in sentence.text[:end] else sentence.start + end


def _relations(
    report: Report,
    stated: list[tuple[ReadSentence, DistanceMention]],
    focus: Focus,
    pairs: list[tuple[Incident, Event]],
) -> Iterator[Relation]:
    """Measure each stated distance from its anchor to the place, or else the event, that it is told of."""
    for heard, mention in stated:
        if mention.km is not None and not mention.site:
            ends = find_ends(mention, heard.refs, focus)
            of = _place_told(ends.of) if ends.of is not None else _event_told(mention, pairs)
            yield relate(report, mention, of, ends, focus.geography)


def _place_told(ref: PlaceRef) -> tuple[str, LonLat | None]:
    """Return the name and the position of the place a distance is told of."""
    return ref.text, LonLat(ref.place.lon, ref.place.lat) if ref.place else None


def _event_told(mention: DistanceMention, pairs: list[tuple[Incident, Event]]) -> tuple[str, LonLat | None]:
    """Return the name and the position of the place where the event happened that a distance is told of."""
    event = event_position((event for _, event in pairs), mention.start, mention.end)
    where = next((incident.where for incident, of in pairs if of is event), None)
    return ("", None) if where is None else (where.toponym, LonLat(where.lon, where.lat))


def _with_roles(
    resolutions: tuple[Resolution, ...], reads: list[ReadSentence], events: list[Event]
) -> tuple[Resolution, ...]:
    """Return the resolutions with the role each toponym plays; only the sites of incidents kept count as incidents."""
    sites = {told.ref.start for event in events for told in event.told if told.ref is not None}
    roles: dict[int, Role] = {}
    for read_one in reads:
        for ref, part in zip(read_one.refs, read_one.parts, strict=True):
            role = _ROLE_OF_PART.get(part.part, "mentioned")
            roles[ref.start] = "mentioned" if role == "incident" and ref.start not in sites else role
    return tuple(_with_role(one, roles.get(one.toponym.start, one.toponym.role)) for one in resolutions)


def _with_role(resolution: Resolution, role: Role) -> Resolution:
    """Return a resolution whose toponym plays a role."""
    toponym = resolution.toponym
    return resolution if toponym.role == role else replace(resolution, toponym=replace(toponym, role=role))
