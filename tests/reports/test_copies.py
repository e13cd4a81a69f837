"""Copies of one story are told by their sketches; updates and other stories are not copies."""

from __future__ import annotations

from geomap.reports.copies import sketch

STORY = """A blast tore through a market in the old town on Friday, killing 12 people and wounding 30, police said.
Witnesses described a flash and a cloud of dust that hung over the stalls for minutes. Ambulances took the wounded
to two hospitals, where doctors asked for donors of blood. No group has said that it was behind the attack.
The market is the largest of the region and is full on Fridays, when farmers come from the villages around it.
The mayor declared three days of mourning and asked people to stay away from the place while experts work there."""


def alike(one: str, other: str) -> bool:
    """Say whether two texts share a number of their sketches."""
    return bool(set(sketch(one)) & set(sketch(other)))


def test_copies_share_a_number() -> None:
    """Case, spacing, quotes, a byline and an outlet's own short lines don't hide a copy."""
    assert alike(STORY, STORY.upper())
    assert alike(STORY, STORY.replace("\n", " "))
    assert alike(STORY, "By Our Staff\n\n" + STORY + "\n\nShare this story")


def test_updates_and_other_stories_share_none() -> None:
    """A higher toll makes a report of its own, as do other sentences; a text too short to tell has no sketch."""
    assert not alike(STORY, STORY.replace("12 people", "15 people"))
    assert not alike(STORY, STORY.replace("three days", "two days"))
    assert not alike(
        STORY, "A train left the rails near the coast on Monday and 12 people were hurt, 30 of them badly. " * 4
    )
    assert sketch("Too short to tell. It is.") == ()
