"""Find numbers of things in a sentence: figures, words and ranges, but no ages, dates, times, prices or models."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import text2num

from geomap.extract.wording import lower
from geomap.model import Count


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written, with the words that bound it.

    `value` is the bare number, None for "dozens" or "several". `low` and `high` bound it: "at least 16" is 16 and
    None, "up to 85" None and 85. `approx` marks "about", "some" and the like. Offsets are absolute, end exclusive,
    and take in the bounding words; `number_start` is where the bare number begins.
    """

    start: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    text: str
    approx: bool
    number_start: int

    @property
    def count(self) -> Count:
        """The number as low, best and high."""
        return Count(self.low, self.value, self.high)


_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fourty fifty sixty seventy eighty ninety"
_SCALES = "hundred thousand million"
_WORD = "|".join(f"{_UNITS} {_TENS} {_SCALES}".split())

# Amounts that name no figure; the casualty columns keep them as text.
VAGUE = (
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "several",
    "many",
    "numerous",
    "multiple",
    "countless",
    "a few",
    "a handful",
    "a number",
)
_ROUND = {"a couple": 2, "a dozen": 12, "half a dozen": 6, "a hundred": 100, "a thousand": 1000, "a score": 20}

# Words before a number, by what they make of it.
BOUNDS: dict[str, tuple[str, ...]] = {
    "low": (
        "at least", "atleast", "more than", "over", "no fewer than", "no less than", "not less than", "not fewer than",
        "a minimum of", "minimum", "upwards of", "in excess of", "above", "well over", "well more than", "exceeding",
        "at the very least", "greater than", "just over", "slightly more than",
    ),
    "high": (
        "up to", "as many as", "at most", "no more than", "not more than", "nearly", "almost", "close to", "just under",
        "a maximum of", "approaching", "fewer than", "less than", "under", "as much as",
    ),
    "approx": (
        "about", "around", "approximately", "some", "roughly", "an estimated", "estimated", "circa", "nearer", "or so",
    ),
}  # fmt: skip
_BOUND_OF = {phrase: kind for kind, phrases in BOUNDS.items() for phrase in phrases}


def _alternation(phrases: object) -> str:
    words = sorted(phrases, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)


_FIGURE = r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?!\.?\d)|\d{1,9}(?:\.\d{1,3}(?=\s(?:million|thousand)))?"
# These patterns read text in lower case: then the engine passes over an alternative by its first letter alone.
_NUMBER = re.compile(
    rf"""(?<![\w$£€¥.,:/#-])
    (?:(?P<bound>{_alternation(_BOUND_OF)})\s(?:possibly\s|another\s|a\sfurther\s)?)?
    (?P<between>between\s)?
    (?P<number>
        (?:half\s)?(?:a\s)(?:couple|dozen|hundred|thousand|score)\b(?!-)
      | (?:{_alternation(VAGUE)}|tens\sof\sthousands|hundreds\sof\sthousands)\b(?!-)
      | (?:{_WORD})(?:(?:-|\s|(?<=hundred)\sand\s|(?<=thousand)\sand\s)(?:{_WORD})\b)*(?:\sdozen)?\b(?!-)
      | (?:{_FIGURE})(?:\s(?:hundred|thousand|million))?(?![\w])
    )
    (?:(?P<to>(?(between)\s(?:and|to)\s|(?:\s?[-–—]\s?|\sto\s|\sor\s)))(?P<second>(?:{_FIGURE}|{_WORD})(?:-(?:{_WORD}))?)\b(?![\w-])(?!\s?%))?
    (?P<more>\+|\sor\smore\b|\sor\sso\b|-plus\b|\splus\b)?
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
# Letters that every number word and every vague amount holds some of.
_STEM = re.compile(
    "|".join(
        """
    one two three four five six seven eight nine ten eleven twelve teen twent thirt fort fift hundred thousand million
    couple dozen score several many numerous multiple countless few handful number
    """.split()
    )
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_SPELLED = (
    rf"(?:(?<![\d.,])\d[\d.,]{{0,15}}|(?:{_WORD})(?:-(?:{_WORD}))?|a\sfew|several|dozens|hundreds|a\sdozen|a\scouple)"
)
_OLD = rf"{_SPELLED}[\s-](?:years?|months?|weeks?|days?|hours?|minutes?)[\s-]olds?\b"
_SQUARE = rf"{_SPELLED}[\s-](?:square|sq)[\s-]\w+"
# Where neither a figure begins nor a word or a mark that a figure or an age may go with, none of these kinds is tried.
_BEGINS = r"(?:(?=[$£€¥\d]|,\s\d|\(\d)|\b(?=[a-z]+\.?[\s-](?:[a-z]+\s)?[\d.]|age))"
_OTHER_KINDS = rf"""{_BEGINS}(?:
      \b(?:aged?|ages)\s(?:of\s|between\s|from\s)?\d{{1,3}}(?:(?:,|\sand|\sto|,\sand|-|–)\s?\d{{1,3}}\b)*
    | ,\s\d{{1,3}}(?:\sand\s\d{{1,3}})?(?=\s?(?:,(?!\d)|;|\.(?!\d)|\)|[–—]|-\s|$))
    | \(\d{{1,3}}\) | (?<=[–—]\s)\d{{1,3}}(?=\s[–—]) | \b(?:who|he|she)\s(?:was|is)\s\d{{1,3}}\b(?!\s\w)
    | \bage[d]?\s(?:of\s)?(?:{_WORD})\b
    | \b\d{{1,2}}\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}})?\b | \b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?
    | \b(?:in|since|of|from|until|by|during|before|after|early|late|mid|{_MONTH})[\s-](?:1[5-9]|20)\d\d\b
      (?!\s?(?:people|civilians|soldiers|troops|men|women))
    | \b\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\b)? | \b\d{{1,2}}\s?[ap]\.?m\b | \b\d{{4}}\s?(?:gmt|utc|hours|hrs)\b
    | [$£€¥]\s?[\d.,]{{1,16}}(?:\s?(?:million|billion|trillion|bn|m|k))?
    | (?<![\d.,])\d[\d.,]{{0,15}}\s?(?:dollars|euros|pounds|rubles|roubles)\b
    | (?<![\d.,])\d[\d.,]{{0,15}}\s?(?:%|percent\b|per\scent\b|°|degrees?\b)
    | \b(?:magnitude|category|level|stage|chapter|article|section|no\.|number|flight|route|highway|group|phase|covid)
      [\s-][\d.]{{1,12}}
    | \b(?:division|brigade|battalion|regiment|squadron|platoon|sector|zone|ward|block|gate|terminal|reactor|camp|unit)
      \s\d{{1,4}}\b(?!\s(?:people|civilians|soldiers|troops|men|women|others|were|dead))
    | \b\d+(?:st|nd|rd|th|d)\b
    | \b[a-z]+-\d+\w*
)"""


@lru_cache(maxsize=4)
def _not_counts(*, old: bool, square: bool) -> re.Pattern[str]:
    """Return what numbers that count nobody and nothing look like: each alternative is one kind.

    Ages and areas cost more to look for than all the rest, and are left out where their one word is not there.
    """
    kinds = [_OLD] * old + [_OTHER_KINDS] + [_SQUARE] * square
    return re.compile("|".join(kinds), re.VERBOSE)


def find_numbers(text: str, offset: int = 0) -> tuple[NumberMention, ...]:
    """Find the numbers of things that a sentence gives.

    Ages, ordinals, dates, times, years, money, shares and model names are left out. `offset` is added to every
    offset returned. Time is linear in the length of `text`.
    """
    low = lower(text)
    figures = _DIGIT.search(low) is not None
    if not figures and _STEM.search(low) is None:
        return ()
    taken = bytearray(len(low))
    old, square = "old" in low, "sq" in low
    if figures or old or square or "age" in low:
        for other in _not_counts(old=old, square=square).finditer(low):
            taken[other.start() : other.end()] = b"\1" * (other.end() - other.start())
    found = []
    for match in _NUMBER.finditer(low):
        if not any(taken[match.start("number") : match.end("number")]):
            mention = _mention(match, text, offset)
            if mention:
                found.append(mention)
    return tuple(found)


def _mention(match: re.Match[str], text: str, offset: int) -> NumberMention | None:
    words = match["number"]
    value = number_of(words)
    if value is None and not _is_vague(words):
        return None
    low, high, approx = value, value, False
    kind = _BOUND_OF.get(" ".join((match["bound"] or "").split()))
    second = number_of(match["second"]) if match["second"] else None
    end = match.end()
    if second is not None and value is not None and second > value:
        low, high = value, second
    elif match["second"]:
        end = match.end("number")
    if kind == "low" or (match["more"] or "").strip() in ("+", "or more", "-plus", "plus"):
        high = None
    elif kind == "high":
        low = None
    elif kind == "approx" or (match["more"] or "").strip() == "or so":
        approx = True
    start = match.start("number") if _is_plain_between(match) else match.start()
    return NumberMention(
        start + offset, end + offset, value, low, high, text[start:end], approx, match.start("number") + offset
    )


def _is_plain_between(match: re.Match[str]) -> bool:
    """Say whether "between" turned out to open no range."""
    return match[0].startswith("between") and not match["second"]


def _is_vague(words: str) -> bool:
    return words in VAGUE or words.endswith("of thousands")


@lru_cache(maxsize=2048)
def number_of(words: str) -> int | None:
    """Return the whole number that figures or lower-case words say, or None: "1,200", "two dozen", "1.5 million"."""
    words = " ".join(words.split())
    if _is_vague(words):
        return None
    if words in _ROUND:
        return _ROUND[words]
    if words.endswith(" dozen"):
        tens = number_of(words[: -len(" dozen")])
        return None if tens is None else tens * 12
    if words[:1].isdigit():
        return _figure(words)
    try:
        return int(text2num(words.replace("fourty", "forty"), "en"))
    except ValueError:
        return None


def _figure(words: str) -> int | None:
    figure, _, scale = words.partition(" ")
    digits = re.sub(r"[,\u202f\u00a0]", "", figure)
    factor = {"": 1, "hundred": 100, "thousand": 1000, "million": 1_000_000}.get(scale)
    return None if factor is None or not re.fullmatch(r"\d+(\.\d+)?", digits) else round(float(digits) * factor)
