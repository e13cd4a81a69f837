"""Picks the sentence that stands for an event, marks its telling words, and counts what flew."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extract.events import Event, Told
from geomap.extract.numbers import find_numbers
from geomap.extract.tellings import Telling
from geomap.model import Mark, MarkKind


def best_telling(event: Event) -> Telling:
    """Return the telling whose sentence best stands for the event: it names the place, the act and the toll."""
    return max(event.told, key=_worth).telling


def _worth(told: Told) -> tuple[int, int]:
    """Rank a sentence as a quotation; earlier ones win ties."""
    telling = told.telling
    length = len(telling.sentence.text)
    points = (
        3 * (telling.sentence.kind == "body")
        + 3 * (told.ref is not None and told.ref.kind != "definite")
        + 2 * bool(telling.triggers)
    )
    points += (
        2 * bool(telling.casualties and told.alone) + bool(telling.terms("weapon")) - 2 * (length > 420) - (length < 40)
    )
    return points, -telling.sentence.start


def marks_of(event: Event, telling: Telling) -> tuple[Mark, ...]:
    """Return the words of the quoted sentence that gave the place, the act, the means and the numbers."""
    starts, ends = telling.tagged.starts, telling.tagged.ends
    found: list[tuple[int, int, MarkKind]] = [
        (starts[tag.start], ends[tag.end - 1], "trigger")
        for tag in telling.triggers
        if telling.first <= tag.start < telling.last
    ]
    found += [(starts[tag.start], ends[tag.end - 1], "weapon") for tag in telling.terms("weapon")]
    found += [(starts[tag.start], ends[tag.end - 1], "target") for tag in telling.terms("target")]
    found += [
        (told.ref.start, told.ref.end, "place")
        for told in event.told
        if told.telling is telling and told.ref is not None
    ]
    found += [
        (c.start, c.end, "killed" if c.kind == "killed" else "injured")
        for c in telling.casualties
        if c.kind in ("killed", "injured", "hospitalised")
    ]
    found += [(d.start, d.end, "date") for d in telling.dates]
    return tuple(Mark(*mark) for mark in sorted(set(found)))


def flown(tellings: Sequence[Telling], frame: str) -> int | None:
    """Return how many missiles and drones were launched, or brought down, where the words count them."""
    for telling in tellings:
        verbs = [
            tag
            for tag in telling.triggers
            if tag.term.frame == frame or (frame == "launch" and tag.term.frame == "hit")
        ]
        if not verbs or not telling.terms("weapon"):
            continue
        base = telling.sentence.start
        starts = {
            telling.tagged.starts[tag.start]: tag
            for tag in telling.terms("weapon")
            if tag.term.value[0] in ("missile", "drone", "rocket", "ballistic_missile", "cruise_missile")
        }
        for number in find_numbers(telling.sentence.text):
            near = [at for at in starts if 0 < at - (base + number.end) < 25]
            if (
                number.value
                and near
                and any(abs(telling.tagged.starts[verb.start] - base - number.start) < 60 for verb in verbs)
            ):
                return number.value
    return None
