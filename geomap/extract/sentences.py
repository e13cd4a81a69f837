"""Cuts a report's raw text into sentences, and says which are headlines, headings or captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from geomap.extract.datelines import FURTHER_DOWN, dateline_end
from geomap.extract.wording import lower, words_in

SentenceKind = Literal["headline", "heading", "caption", "line", "body"]

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st mt ft gen col lt sgt capt maj cmdr adm gov sen rep rev hon pres jr sr vs no nos inc ltd co corp "  # noqa: E501
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn "
    "tex vt va wash wis wyo u.s u.k u.n a.m p.m e.g i.e approx est dept mil km sq brig supt insp ave blvd rd "
    "nr btw incl mtn mtns vill distr obl prov bn bde regt ca".split()
)
_LONGEST_ABBREVIATION = max(map(len, _ABBREVIATIONS))
_BREAK = re.compile(r"[.!?…]+[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[A-ZÀ-ÞА-Я0-9])")
_HOURS = frozenset({"a.m", "p.m"})  # after which a sentence may end: "at 5 p.m. The fire …"
_OPENING = re.compile(
    r"[\"”’)]*\s+(?:The|An?|It|He|She|They|In|On|At|As|Two|Three|One|Police|There|This|That|When|No|But|Some)\b"
)
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LAST_WORD = re.compile(r"([\w.’'-]+)\W*$")
_TERMINALS = frozenset(".!?…:;")
_CLOSING = "\"”’'»)]"
_LABEL = re.compile(r"(?!http)[A-Z][\w’' -]{2,24}: [A-Z]")
_CAPTION = re.compile(  # in lower case
    r"\((?:pictured|file photo|left|right|[a-z][\w.' -]+/[a-z][\w. ]+)\)|\b(?:pictured|screen ?grab|getty images|"
    r"(?:file|archive) (?:photo|picture|image|footage)|photograph(?:ed)? (?:by|shows)|"
    r"in (?:this|the) (?:file )?(?:photo|picture|image))\b"
)
_SIGNED = re.compile(r"[.!?][\"”’']?\s[-–—(]+\s?[A-Z][\w.’'-]*(?:[\s/][A-Z][\w.’'-]*){0,3}\)?\s*$")
_SIGNATURE = 40  # letters
_CAPTION_VERB = re.compile(
    r"(?:^|\s)(?:walks?|stands?|patrols?|sits?|looks? on|carry|carries|react|reacts|gather|poses?|inspects?|receives|tends|buy|"  # noqa: E501
    r"runs?|rides?|watch|watches|holds?|wait|waits|clean|cleans|mourns?|attends?)\s"
)
_BULLETS = r"[-–—•‣▪●◦*·►\ufe0f\u2600-\u27bf\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF]"  # and pictures, flags
_BULLET = re.compile(rf"\s*{_BULLETS}+\s+(?=\S)")
_BULLETED = re.compile(rf"\s*{_BULLETS}+\s+$")
_COUNTS = re.compile(  # a line that only counts what the one before told: "7 – over the Troy region,"
    r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|another \w+)\b(?: [-–—])?"
    r"(?: (?:more|of them|ukrainian|russian|enemy|drones?|uavs?|missiles?|rockets?|strikes?|attacks?))*"
    r" (?:over|in|on|near|at|across|above|from)\b)[^.:!?\n]{3,110}[.;,]?$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMING = frozenset("district village city town region settlement community municipality province governorate".split())
_VERBAL = frozenset("was were is are has have had said says came killed hit injured".split())
_PLACES = re.compile(  # when and where, in names and the words that measure and place
    r"(?:(?:[\d.:/,-]+|[A-ZÀ-Þ][\w.’'-]*|\(.*?\)|anchorage|roads|inner|outer|off|near|of|in|at|on|the|and|about|around|some|"
    r"approximately|nautical|miles?|nm|kms?|kilomet(?:re|er)s?|one|two|three|four|five|six|seven|eight|nine|ten|hours|hrs|[ap]\.?m|"
    r"north|south|east|west|(?:north|south)-?(?:east|west)|port|harbour|harbor|coast|strait|island|bay)[,:;.]*\s*)+"
)
_LONGEST_LABEL = 80  # characters
_TIMED = re.compile(  # what an item of a live blog begins with
    r"(?:\[|\(|update\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|(?:h|hrs|hours|gmt|utc|bst|est|et|ist|lt)\b)|"
    r"(?:\[|\()?\d{1,2}[.:]\d\d\b(?!\.\d)|\d{4}\s(?:h|hrs|hours|gmt|utc|lt)\b",
    re.IGNORECASE,
)
_FEWEST_ITEMS = 3
_LONGEST_HEADING = 18  # words
_HEADED = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,3}: |[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,30} [-–—]+ ")
_FEWEST_HEADED = 2  # lines that begin "Kharkiv: …", "MOSUL - …" before they make a list rather than a dateline
_WRAPPED_LINE = (45, 110)  # columns of hard-wrapped text


class Sentence(NamedTuple):
    """A stretch of a report: absolute offsets, the paragraph it stands in, and what kind of line that is."""

    start: int
    end: int
    text: str
    paragraph: int
    kind: SentenceKind
    words: frozenset[str]  # in lower case
    heading_end: int = 0  # absolute offset at which a line's heading ends: "Kupiansk district, Lozova village. …"
    item: int = 0  # which item of a bulleted list or of a live blog it belongs to, 0 for running text


def find_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a report in order; their offsets are code points of `text`."""
    found: list[Sentence] = []
    low = lower(text)
    paragraphs, counting = _with_counts(text, list(_paragraphs(text)))
    opening = text[slice(*paragraphs[0])] if paragraphs else ""
    titled = bool(opening) and not (_is_ended(opening) or _is_bulleted(text, paragraphs[0][0]))
    headed = {start for start, end in paragraphs[titled:] if _HEADED.match(text, start, end)}
    bulleted = {start for start in headed if _is_bulleted(text, start)}
    enough = len(headed) >= max(_FEWEST_HEADED, len(paragraphs) / 2)
    listed = headed if enough else bulleted if len(bulleted) >= _FEWEST_HEADED else set()
    items = _items(text, paragraphs)
    split = [list(_split(text, start, end)) for start, end in paragraphs]
    heads = _heads(text, low, split, items)
    for number, (start, end) in enumerate(paragraphs):
        spans, heading_end = split[number], heads[number]
        if start in counting:
            spans = _with_lead(text, spans)
        if heading_end:
            spans[:2] = [(start, spans[1][1])]
        elif items[number]:
            heading_end = _before_colon(text, start, spans[0][1])
        kind: SentenceKind = (
            "body"
            if start in counting
            else "line"
            if start in listed or (heading_end and text[heading_end - 1] != ":")
            else _kind(text[start:end], low[start:end], number, len(spans))
        )
        for first, last in spans:
            end_of = heading_end if first == start else 0
            words = words_in(low[first:last])
            found.append(Sentence(first, last, text[first:last], number, kind, words, end_of, items[number]))
    return tuple(found)


def _items(text: str, paragraphs: list[tuple[int, int]]) -> list[int]:
    """Return the item of each paragraph: a bullet's, or one of a live blog, which begins with the time and may go on; 0 for running text."""  # noqa: E501
    timed = [_TIMED.match(text, start, end) is not None for start, end in paragraphs]
    bulleted = [_is_bulleted(text, start) for start, _ in paragraphs]
    blog, list_ = sum(timed) >= _FEWEST_ITEMS, sum(bulleted) >= _FEWEST_ITEMS
    items, last = [], 0
    for number in range(len(paragraphs)):
        if (timed[number] and blog) or (bulleted[number] and list_):
            last = number + 1
            items.append(last)
        else:
            items.append(last if blog else 0)
    return items


def _heads(text: str, low: str, split: list[list[tuple[int, int]]], items: list[int]) -> list[int]:
    """Return where the words end with which each paragraph only says when and where, 0 where it has no such heading.

    One bullet may be headed so; other lines are where several are, those of a live blog also by a bare name.
    """
    heads = []
    for spans, item in zip(split, items, strict=True):
        bulleted = _is_bulleted(text, spans[0][0])
        heads.append(_heading_end(text, low, spans, bare=bool(item) and not bulleted))
    bare = sum(head > 0 for head in heads) >= _FEWEST_ITEMS
    return [head if bare or _is_bulleted(text, spans[0][0]) else 0 for head, spans in zip(heads, split, strict=True)]


def _before_colon(text: str, start: int, end: int) -> int:
    """Return where the colon stands before which an item only says when and where: "8.55pm Argos, near Troy: the fire …"."""  # noqa: E501
    colon = text.find(": ", start, min(end, start + _LONGEST_LABEL))
    return colon + 1 if colon > 0 and "," in text[start:colon] and _PLACES.fullmatch(text, start, colon) else 0


def _with_counts(text: str, paragraphs: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], set[int]]:
    """Join lines that only count, place by place, to the line with a colon that says what of; return where those begin."""  # noqa: E501
    joined: list[tuple[int, int]] = []
    counting: set[int] = set()
    for start, end in paragraphs:
        if joined and _COUNTS.match(text, start, end):
            before = joined[-1]
            if before[0] in counting or text[before[1] - 1] == ":":
                joined[-1] = (before[0], end)
                counting.add(before[0])
                continue
        joined.append((start, end))
    return joined, counting


def _with_lead(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what counts place by place to the sentence with the colon."""
    lead = next(number for number, (first, last) in enumerate(spans) if ":\n" in text[first:last] + "\n")
    return [*spans[:lead], (spans[lead][0], spans[-1][1])]


def _heading_end(text: str, low: str, spans: list[tuple[int, int]], *, bare: bool) -> int:
    """Return where the words that only name the place of a line end, 0 when it has no such heading."""
    if len(spans) < 2:
        return 0
    first, last = spans[0]
    words = low[first:last].split()
    if len(words) > _LONGEST_HEADING or not _VERBAL.isdisjoint(words):
        return 0
    named = "," in low[first:last] and not _NAMING.isdisjoint(words_in(low[first:last]))
    return last if named or _only_places(text[first:last], bare=bare) else 0


def _only_places(head: str, *, bare: bool) -> bool:
    """Say whether a line opens with nothing but when and where: "28.05: 0245 LT: Troy anchorage, Epirus."."""
    return (bare or "," in head) and _PLACES.fullmatch(head) is not None


def _is_bulleted(text: str, start: int) -> bool:
    """Say whether a bullet stands before the paragraph that begins at `start`."""
    return _BULLETED.match(text[text.rfind("\n", 0, start) + 1 : start]) is not None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield paragraphs: blank-line blocks, and the lines of a block that is not merely hard-wrapped."""
    for block in _BLOCK.finditer(text):
        lines = block.group().split("\n")
        if len(lines) == 1 or _hard_wrapped(lines):
            yield from _stripped(text, block.start(), block.end())
            continue
        start = block.start()
        for line in lines:
            yield from _stripped(text, start, start + len(line))
            start += len(line) + 1


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without the white space around it and the bullet before it, unless nothing is left."""
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _hard_wrapped(lines: list[str]) -> bool:
    """Say whether line breaks only fold the text: lines of like length, mostly broken in mid-sentence."""
    if any(_BULLET.match(line) for line in lines[1:]):
        return False
    body = [line for line in lines[:-1] if line.strip()]
    if len(body) < 2:
        return bool(body) and not _is_ended(body[0]) and lines[-1][:1].islower()
    low, high = _WRAPPED_LINE
    folded = sum(low <= len(line) <= high and not _is_ended(line) for line in body)
    return folded >= 0.6 * len(body)


def _is_ended(line: str) -> bool:
    """Say whether a line ends as a sentence or a clause does, be it with an agency's name after it: "… on Sunday. - AP"."""  # noqa: E501
    return line.rstrip().rstrip(_CLOSING)[-1:] in _TERMINALS or _SIGNED.search(line[-_SIGNATURE:]) is not None


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph."""
    first = start
    for match in _BREAK.finditer(text, start, end):
        if _is_abbreviation(text, first, match.start()):
            continue
        yield first, match.start() + len(match.group().rstrip())
        first = match.end()
    if first < end:
        yield first, end


def _is_abbreviation(text: str, first: int, stop: int) -> bool:
    """Say whether the full stop at `stop` ends an abbreviation or an initial rather than a sentence."""
    longer = stop - _LONGEST_ABBREVIATION - 1
    if text[stop] != "." or (longer >= first and text[longer:stop].isalpha()):
        return False
    word = _LAST_WORD.search(text, max(first, stop - 20), stop)
    if word is None:
        return False
    last = word.group(1).lower().strip("'’")
    if last in _HOURS and _OPENING.match(text, stop + 1):
        return False
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last != "i")


def _kind(paragraph: str, low: str, number: int, sentence_count: int) -> SentenceKind:
    """Tell a headline, a heading or a photo caption from running text."""
    ends = _is_ended(paragraph) and not paragraph.endswith(":")
    words = paragraph.count(" ") + 1
    if (
        ((words < 60 and not ends) or sentence_count == 1)
        and _CAPTION.search(low)
        and not dateline_end(paragraph, FURTHER_DOWN)
    ):
        return "caption"
    if not ends and number and (_LABEL.match(paragraph) or _CAPTION_VERB.search(paragraph)) and words > 4:
        return "caption"
    if number == 0 and not ends and words < 30:
        return "headline"
    return "heading" if not ends and words < 16 else "body"
