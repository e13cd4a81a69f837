"""One pass over the raw text: capitalised words, and the longest gazetteer names that begin at them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from geomap.model import Names

_SMALL_WORDS: Final = frozenset(
    "of the and de del della di do da dos das du des la le les los las el al an am im in on upon sur sous en y e i "
    "na nad pod pri under by bei a ob der den het op sul sull al- bin ibn ez ed ul".split()
)
# Words in lower case that close the name of a site: "Ben Gurion airport", "the Natanz nuclear facility".
_SITES: Final = frozenset(
    "airport airfield airbase base camp prison jail refinery crossing corridor dam barracks garrison "
    "facility reactor terminal plant station".split()
)
_FIELDS: Final = frozenset(("airport", "airfield", "airbase", "base"))
_OF_SITES: Final = frozenset(
    "air military nuclear refugee oil international border naval army central power atomic thermal".split()
)
_ARTICLES: Final = re.compile(r"(?<!\w)(?:al|el|an|ar|as|ash|at|ad|ed|er|es|et|ez|az|ul)-$", re.IGNORECASE)
_JOIN: Final = re.compile(r"[ \t\xa0]+|[ \t]*\r?\n[ \t]*|[-‐‑–'’`ʼ.]")
_WORD: Final = re.compile(r"\w+")
_GLUED_CASE: Final = re.compile(r"\w*?[^\W\d_A-Z](?=[A-Z][a-z])")
_GLUED_PREPOSITIONS: Final = ("from", "near", "in", "of", "at", "on", "and")
_SHORTEST_GLUED: Final = 4  # letters of a name that we dare to cut from a word it is glued into
_LONGEST_NAME: Final = 80  # characters
_LONGEST_RUN: Final = 100  # characters of capitalised words that are worth remembering
_LONGEST_STOPPED: Final = 3  # letters of a word whose full stop may stand within a name ("St. Louis")
_OWNERS: Final = frozenset(("'s", "’s"))
_PARTICLE: Final = re.compile(rf"(?:{'|'.join(sorted(_SMALL_WORDS | _SITES | _OF_SITES))})(?!\w)")
_ENDS: Final = ',;:!?"()[]/”'  # after which no name goes on


class Mention(NamedTuple):
    """Words that are a gazetteer name, by their offsets."""

    start: int
    end: int


# What lies past ASCII is let through and tested afterwards: a class of every capital is eight times slower.
_CAPITALISED: Final = re.compile(r"[A-Z\u00c0-\U0010ffff](?<!\w.)\w*(?:['’](?![sS]\b)\w+)*")


def capitalised(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words that begin with a capital, or with a letter of a script that has no case."""
    spans = [word.span() for word in _CAPITALISED.finditer(text)]
    if text.isascii():
        return spans
    return [span for span in spans if (first := text[span[0]]) < "\x80" or (first.isalpha() and not first.islower())]


def mentions(text: str, words: list[tuple[int, int]], names: Names) -> list[Mention]:
    """Return the longest gazetteer names that begin at capitalised words, none overlapping, in order."""
    found: list[Mention] = []
    covered = first = 0
    count = len(words)
    while first < count:
        last = first
        start, end = words[first]
        while last + 1 < count and words[last + 1][0] == end + 1 and text[end] == " ":
            last += 1
            end = words[last][1]
        alone = start >= covered and end - start < _LONGEST_RUN
        until = _closed(text, start, words[last][0], end) if alone else -1
        if until >= 0:
            found += [Mention(start + one, start + two) for one, two in _in_run(text[start:until], names)]
        else:
            found += _one_by_one(text, words, range(first, last + 1), covered, names)
        covered = found[-1].end if found else 0
        first = last + 1
    return found


def _closed(text: str, start: int, last: int, end: int) -> int:
    """Return the end of a run of capitalised words when nothing around it counts for the names in it, else -1.

    The run is from `start` to `end`, its last word begins at `last`; a full stop or a possessive after it goes with it.
    """
    if text[start - 1 : start] == "-":
        return -1
    follows = text[end : end + 2]
    if follows[:1] == "." and end - last > _LONGEST_STOPPED and not follows[1:].isalnum():
        return end + 1
    if follows in _OWNERS:
        end += 2
        follows = text[end : end + 2]
    return end if _ends(text, end, follows) else -1


def _ends(text: str, end: int, follows: str) -> bool:
    """Say whether no name goes on at `end`: what follows ends it, or is in lower case and no particle."""
    if follows[:1] == " ":
        second = follows[1:]
        return (second.islower() and not _PARTICLE.match(text, end + 1)) or not second.isalpha()
    return follows[:1] in _ENDS


@lru_cache(maxsize=32768)
def _in_run(run: str, names: Names) -> tuple[Mention, ...]:
    """Return the names in a run of capitalised words, offsets from its start: most runs are met again."""
    words = capitalised(run)
    return tuple(_one_by_one(run, words, range(len(words)), 0, names))


def _one_by_one(
    text: str, words: list[tuple[int, int]], indices: Iterable[int], covered: int, names: Names
) -> list[Mention]:
    """Return the longest names that begin at the words of those indices, from `covered` on."""
    found: list[Mention] = []
    for index in indices:
        if words[index][0] < covered:
            continue
        mention = _longest(text, words, index, covered, names)
        if mention.end > mention.start:
            found.append(mention)
            covered = mention.end
    return found


def _longest(text: str, words: list[tuple[int, int]], index: int, covered: int, names: Names) -> Mention:
    """Return the longest name at a word, which may begin before it ("el-Fasher"); one that ends at -1 is none."""
    start, word_end = words[index]
    end = names.longest(text, start)
    if end > word_end:
        end = _checked(text, start, end, names)
    elif end < 0:
        end = _unglued(text, words, index, names)
    if start and text[start - 1] == "-":
        start, end = _with_article(text, start, end, covered, names)
    if text[end - 1 : end] == "s" and text[end - 2] in "'’" and text[start : end - 2] in names:
        end -= 2
    return Mention(start, end)


def _checked(text: str, start: int, end: int, names: Names) -> int:
    """Shorten a match that runs over a break or into lower-case words; -1 when nothing is left."""
    while end > start:
        sound = start + _sound_length(text[start:end])
        if sound == end:
            return _town_of_field(text, start, end, names)
        cut = names.longest(text[start:sound], 0)
        end = start + cut if cut > 0 else -1
    return -1


def _town_of_field(text: str, start: int, end: int, names: Names) -> int:
    """Leave "airport" or "base" out of a name whose first words are a place's name by themselves: "Erbil airport"."""
    words = text[start:end].split(" ")
    if words[-1] not in _FIELDS:
        return end
    while words[-1] in _FIELDS or words[-1] in _OF_SITES:
        words.pop()
    town = start + len(" ".join(words))
    return town if names.longest(text[:town], start) == town else end


@lru_cache(maxsize=16384)
def _sound_length(name: str) -> int:
    """Return where the words of a name stop: it holds no break, and lower-case particles only inside."""
    capital_end = before = 0
    for word in _WORD.finditer(name, 0, _LONGEST_NAME):
        gap = name[before : word.start()]
        stop = gap[:1] == "." and len(gap) < 3 and _abbreviates(name, before)
        if gap and not stop and not _JOIN.fullmatch(gap):
            return capital_end
        before = word.end()
        if not (gap[-1:] == " " and word.group().islower()):
            capital_end = before
        elif word.group() in _SITES and word.end() == len(name):
            return len(name)
        elif word.group() not in _SMALL_WORDS and word.group() not in _OF_SITES:
            return capital_end
    return len(name) if capital_end == before else capital_end


def _abbreviates(name: str, end: int) -> bool:
    """Say whether the word that ends here is short enough for its full stop to be an abbreviation's ("St. Louis")."""
    return end - max(0, name.rfind(" ", 0, end) + 1, name.rfind(".", 0, end) + 1) <= 3


def _with_article(text: str, start: int, end: int, covered: int, names: Names) -> tuple[int, int]:
    """Take in an article before the hyphen ("el-Fasher") when the gazetteer knows the name with it."""
    article = _ARTICLES.search(text, max(covered, start - 4), start)
    if article is None or article.end() != start:
        return start, end
    whole = names.longest(text, article.start())
    return (article.start(), whole) if whole >= max(end, start + 1) else (start, end)


def _unglued(text: str, words: list[tuple[int, int]], index: int, names: Names) -> int:
    """Cut a known name from a word that something is glued to ("KharkivThe", "Chibokin Borno"), or return -1."""
    start, end = words[index]
    word = text[start:end]
    if not word[1:].islower():
        case = _GLUED_CASE.match(word)
        return start + case.end() if case and case.end() >= _SHORTEST_GLUED and word[: case.end()] in names else -1
    if not word.endswith(_GLUED_PREPOSITIONS) or index + 1 == len(words) or words[index + 1][0] != end + 1:
        return -1
    for glue in _GLUED_PREPOSITIONS:
        stem = word.removesuffix(glue)
        if len(word) > len(stem) >= _SHORTEST_GLUED and stem in names and names.longest(text, end + 1) > 0:
            return start + len(stem)
    return -1
