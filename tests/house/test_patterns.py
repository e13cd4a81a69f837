"""No regular expression of ours takes time that grows faster than what it reads."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

import geomap
from tests import timing

# Runs of characters that near-misses are made of: spaces, digits, marks, capitals, hyphens, open brackets, quotes.
RUNS = (
    "\n",
    "\t",
    "0",
    "1,",
    "1.",
    "a",
    "A.",
    "a-",
    "-",
    "/",
    "<",
    "<a",
    "(",
    "[",
    '"',
    "'",
    "«",
    "%",
    "&",
    "=",
    "\u0301",
    "é",
)
RUNS += (" ", "\u00a0", "a ", "A ", "Aa ", "1 ", "1 km ", "and ", "of the ", "at least ", "http://", ", ", "; ")
SHORT, LONG = 4_000, 16_000
# Patterns that search, but only in so many characters at a time.
BOUNDED = {"geomap.extract.toponyms.context._DATELINE"}
ANYWHERE = ("finditer", "search", "sub", "subn", "split", "findall")


def modules() -> Iterator[object]:
    """Yield every module of geomap."""
    for found in pkgutil.walk_packages(geomap.__path__, "geomap."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns_in(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of text that a module's value is or holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and isinstance(value, Mapping):
        for inner in value.values():
            yield from patterns_in(inner, depth - 1)
    elif depth and isinstance(value, tuple | list):
        for inner in value:
            yield from patterns_in(inner, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from patterns_in(getattr(value, field.name), depth - 1)


def patterns() -> dict[str, re.Pattern[str]]:
    """Return all patterns of geomap, by the name of a module and variable that holds each."""
    named: dict[re.Pattern[str], str] = {}
    for module in modules():
        for name, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                named.setdefault(pattern, f"{getattr(module, '__name__', '')}.{name}:{number}")
    return {name: pattern for pattern, name in named.items() if name.split(":")[0] not in BOUNDED}


PATTERNS = patterns()


def runs_of(pattern: re.Pattern[str]) -> list[str]:
    """Return the runs to try a pattern on: those above, and words of its own, one by one and all in a row."""
    words = [word for word in dict.fromkeys(re.findall(r"(?<!\\)[A-Za-z]{3,}", pattern.pattern)) if word != "old"]
    return [*RUNS, *(f"{word} " for word in words[:12]), " ".join(words[:8]) + " "]


def is_anchored(name: str) -> bool:
    """Say whether a pattern is only ever tried at one place of a text: its module never searches with it."""
    module, variable = name.split(":", maxsplit=1)[0].rsplit(".", 1)
    used = set(re.findall(rf"\b{variable}\.(\w+)\(", inspect.getsource(importlib.import_module(module))))
    return bool(used) and not used & set(ANYWHERE)


def seconds(pattern: re.Pattern[str], run: str, length: int, *, anchored: bool, rounds: int = 1) -> float:
    """Return the processor's time for finding all there is of a pattern in a run that ends in a near-miss."""
    text = run * (length // len(run)) + "\x00"
    return timing.seconds(
        lambda: pattern.match(text) if anchored else all(True for _ in pattern.finditer(text)), rounds=rounds
    )


@pytest.mark.parametrize("name", PATTERNS)
def test_time_is_linear_in_length(name: str) -> None:
    """Four times the text takes about four times the time, not sixteen, however nearly the text matches."""
    pattern, anchored = PATTERNS[name], is_anchored(name)
    for run in runs_of(pattern):
        if (long := seconds(pattern, run, LONG, anchored=anchored)) > 0.05:
            short = seconds(pattern, run, SHORT, anchored=anchored, rounds=3)
            long = min(long, seconds(pattern, run, LONG, anchored=anchored, rounds=2))
            assert long < 8 * short, f"{run!r}: {short:.3f} s for {SHORT}, {long:.3f} s for {LONG} characters"


def test_patterns_are_found() -> None:
    """The modules that read text by patterns are among those tried."""
    holders = {name.rsplit(".", 1)[0] for name in PATTERNS}
    assert {"geomap.extract.numbers", "geomap.extract.dates.find", "geomap.extract.distances"} <= holders
