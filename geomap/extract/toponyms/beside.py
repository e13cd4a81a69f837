"""What the words beside a mention say about it: named clues for the weights."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple, cast

from geomap.extract.toponyms.known import Known
from geomap.extract.toponyms.learnt import Weights
from geomap.extract.toponyms.words import (
    AFTER_CUES,
    BLOWS,
    DIRECTIONS,
    FUNCTION_WORDS,
    LOCATIVES,
    MONTHS_AND_DAYS,
    ORGANISATIONS,
    REPORTING_VERBS,
    STREETS,
    TEAMS,
    TITLES,
    listed,
)

_MARKS: Final = " \t\r\n\xa0.,;:!?-‐‑–—−'’‘\"“”„«»()[]{}<>/|*•·…_#~=+&@"
_AFTER: Final = re.compile(r"(['’][sS]\b|['’](?!\w))?(\W{0,4})([\w'’]*)")
_REACH: Final = 40  # characters looked at on either side
_SURNAMES: Final = frozenset(("capitalised", "initial", "given"))


class Neighbours(NamedTuple):
    """The words beside a mention and what stands between."""

    second: str  # word before the word before
    before: str
    gap_before: str
    possessive: bool
    gap_after: str
    after: str


def neighbours(text: str, start: int, end: int) -> Neighbours:
    """Return the words on either side of a span, within a few dozen characters."""
    left = text[max(0, start - _REACH) : start]
    words = left.rstrip(_MARKS)
    parts = words.rsplit(None, 2)
    right = cast("re.Match[str]", _AFTER.match(text, end, end + _REACH))  # it matches the empty string too
    glued = not right[2] and not right[1] and right[3] != ""  # "Chibokin": the words were written without their space
    return Neighbours(
        parts[-2].strip(_MARKS) if len(parts) > 1 else "",
        parts[-1].lstrip(_MARKS) if parts else "",
        left[len(words) :],
        bool(right[1]),
        " " if glued else right[2],
        right[3],
    )


@lru_cache(maxsize=100_000)
def kind_before(word: str) -> str:  # noqa: PLR0911 - one class a line
    """Class the word before a mention: given name, title, initial, function word, lower case and so on."""
    lower = word.lower()
    if not word:
        return "none"
    if word[0].isdigit():
        return "number"
    if lower in TITLES:
        return "title" if word[0].isupper() else "post"
    if not word[0].isupper():
        return "locative" if lower in LOCATIVES else "lower"
    if len(word) == 1 and word not in "AI":
        return "initial"
    if lower in FUNCTION_WORDS:
        return "function"
    if lower in DIRECTIONS:
        return "direction"
    if lower in listed("given_names"):
        return "given"
    return "organisation" if lower in ORGANISATIONS else "capitalised"


@lru_cache(maxsize=100_000)
def kind_after(word: str) -> str:  # noqa: PLR0911 - one class a line
    """Class the word after a mention: organisation, team, street, reporting verb, cue and so on."""
    lower = word.lower()
    if not word:
        return "none"
    if word[0].isdigit():
        return "number"
    capital = word[0].isupper()
    for name, table in (("street", STREETS), ("team", TEAMS), ("organisation", ORGANISATIONS), ("cue", AFTER_CUES)):
        if lower in table:
            return f"{name}+capital" if capital else name
    if not capital:
        return "verb" if lower in REPORTING_VERBS else "lower"
    if lower in TITLES:
        return "title+capital"
    if lower in MONTHS_AND_DAYS:
        return "date+capital"
    if len(word) == 1:
        return "initial"
    if lower in FUNCTION_WORDS:
        return "function+capital"
    return "given" if lower in listed("given_names") else "capitalised"


@lru_cache(maxsize=10_000)
def _gap(gap: str) -> str:
    if gap == " ":
        return "space"
    stripped = gap.strip()
    return stripped[:2] if stripped else ("line" if "\n" in gap else "touch" if not gap else "space")


@lru_cache(maxsize=50_000)
def _before(before: str, second: str, gap: str, place: bool) -> tuple[tuple[str, ...], str]:  # noqa: FBT001 - cached by position, as below
    """Return the clues of the word before, and its kind."""
    kind = kind_before(before)
    between = _gap(gap)
    if between == "space":
        word = before.lower()
        if kind == "lower" and second.lower() in BLOWS.get(word, ()):
            kind = "locative"
        given: tuple[str, ...] = (f"gap<{between}", f"before={word}", f"kind<{'place' if place else kind}")
        if kind in ("lower", "locative"):
            given += (f"second={second.lower()}_{before}",)
        return given, kind
    if between in ("touch", "-"):
        return (f"gap<{between}", f"joined<{kind}"), "touch"
    return (f"gap<{between}", f"broken<{between[0]}_{kind}"), between[0]


@lru_cache(maxsize=50_000)
def _after(after: str, gap: str, possessive: bool) -> tuple[tuple[str, ...], str]:  # noqa: FBT001
    """Return the clues of the word after, and its kind."""
    between = _gap(gap)
    owner = ("possessive",) if possessive else ()
    if between == "space":
        return (f"gap>{between}", f"after={after.lower()}", f"kind>{kind_after(after)}", *owner), kind_after(after)
    if between == "-":
        return (f"gap>{between}", f"joined>{after.lower()}", *owner), "-"
    return (f"gap>{between}", *owner), between


def clues(found: Known, beside: Neighbours, *, place_before: bool, place_after: str) -> list[str]:
    """Return the clues of a mention's own context; `place_after` is the group of a name that follows a comma."""
    left, kind_b = _before(beside.before, beside.second, beside.gap_before, place_before)
    right, kind_a = _after(beside.after, beside.gap_after, beside.possessive)
    return [*left, *right, *_joint(kind_b, kind_a, found.group, found.given, place_before, place_after)]


def odds_beside(found: Known, beside: Neighbours, place_before: bool, place_after: str, learnt: Weights) -> float:  # noqa: FBT001
    """Return what the clues of a mention's own context weigh together: its parts are met again and again."""
    second, before, gap_before, possessive, gap_after, after = beside
    if gap_before != " ":
        second = ""
    left, kind_b = _odds_before(before, second, gap_before, place_before, learnt)
    right, kind_a = _odds_after(after, gap_after, possessive, learnt)
    return left + right + _odds_joint(kind_b, kind_a, found.group, found.given, place_before, place_after, learnt)


def _sum(given: Iterable[str], learnt: Weights) -> float:
    return sum([learnt.local.get(clue, 0.0) for clue in given])


@lru_cache(maxsize=50_000)
def _odds_before(before: str, second: str, gap: str, place: bool, learnt: Weights) -> tuple[float, str]:  # noqa: FBT001
    given, kind = _before(before, second, gap, place)
    return _sum(given, learnt), kind


@lru_cache(maxsize=50_000)
def _odds_after(after: str, gap: str, possessive: bool, learnt: Weights) -> tuple[float, str]:  # noqa: FBT001
    given, kind = _after(after, gap, possessive)
    return _sum(given, learnt), kind


@lru_cache(maxsize=50_000)
def _odds_joint(  # noqa: PLR0917
    kind_b: str,
    kind_a: str,
    group: str,
    given_name: bool,  # noqa: FBT001
    place_before: bool,  # noqa: FBT001
    place_after: str,
    learnt: Weights,
) -> float:
    return _sum(_joint(kind_b, kind_a, group, given_name, place_before, place_after), learnt)


def _joint(  # noqa: PLR0917
    kind_b: str,
    kind_a: str,
    group: str,
    given_name: bool,  # noqa: FBT001
    place_before: bool,  # noqa: FBT001
    place_after: str,
) -> list[str]:
    """Return the clues that both sides of a mention give together, by the kinds of the words there."""
    given = [f"kinds={kind_b}_{kind_a}", f"group={group}_{'place' if place_before else kind_b}"]
    if kind_a == "verb":
        given.append(f"verb_{group}")
    elif kind_a in _SURNAMES and given_name and kind_b != "locative" and not place_after:
        given.append("given+surname")
    if place_after:
        given.append(f"then={place_after}")
    return given
