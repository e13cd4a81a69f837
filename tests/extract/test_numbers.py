"""Numbers: which words count things, what bounds them, and which count nothing."""

from __future__ import annotations

import pytest

from geomap.extract.numbers import NumberMention, find_numbers, number_of
from tests.timing import growth


def _short(mention: NumberMention) -> str:
    if mention.value is None:
        return mention.text.lower()
    bounds = f"{'' if mention.low is None else mention.low}..{'' if mention.high is None else mention.high}"
    return ("~" if mention.approx else "") + (
        str(mention.value) if bounds == f"{mention.value}..{mention.value}" else bounds
    )


def _read(text: str) -> str:
    return " ".join(_short(mention) for mention in find_numbers(text))


COUNTS = [
    ("Twelve men and 7 boys came.", "12 7"),
    ("Twenty-two houses, one hundred and four cars, two thousand five hundred trees.", "22 104 2500"),
    ("There were 1,940 homes and 2.5 million people.", "1940 2500000"),
    ("At least 16 came, more than thirty left, over 50 stayed.", "16.. 30.. 50.."),
    ("Up to 85 came, nearly 200 left, fewer than ten stayed.", "..85 ..200 ..10"),
    ("About 40 came, some 300 left, an estimated 5,000 stayed.", "~40 ~300 ~5000"),
    ("Between 10 and 15 came, five or six left, 20 to 30 stayed.", "10..15 5..6 20..30"),
    ("107 or more came, 50+ left, 20 or so stayed.", "107.. 50.. ~20"),
    ("A dozen came, two dozen left, half a dozen stayed, a couple slept.", "12 24 6 2"),
    ("Dozens came, hundreds left, several stayed, a handful slept.", "dozens hundreds several a handful"),
    ("More than a hundred came.", "100.."),
    ("Two and three are numbers.", "2 3"),
    ("A number of cars burned.", "a number"),
    ("It hit 21 out of 49 drones.", "21 49"),
]
COUNT_NOTHING = [
    "A 72-year-old man and a six-month-old boy.",
    "Anna Lind, 34, and Per Lind (36) spoke.",
    "Children aged 5 and 7 spoke.",
    "It flew in 2011, since May 2014 and on 3 March 1999.",
    "It came at 20:00 on May 5.",
    "It came at 8 p.m. and left at 0700 GMT.",
    "It cost $40 million, £3bn and 200 euros.",
    "It fell by 20% or 3.5 percent at 7 degrees.",
    "Tu-95 and S-300 flew over the A4.",
    "The 6th brigade and the 2nd corps met.",
    "A magnitude 5.1 quake struck near Highway 12.",
]


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_numbers_of_things_are_found(text: str, wanted: str) -> None:
    """Figures, words and ranges give a value and its bounds."""
    assert _read(text) == wanted


@pytest.mark.parametrize("text", COUNT_NOTHING)
def test_numbers_that_count_nothing_are_left_alone(text: str) -> None:
    """Ages, dates, times, money, shares, ordinals and names of models are no counts."""
    assert _read(text) == ""


@pytest.mark.parametrize(
    ("words", "value"),
    [("forty-two", 42), ("three dozen", 36), ("1,200", 1200), ("hundreds", None), ("many", None), ("blue", None)],
)
def test_words_give_a_whole_number(words: str, value: int | None) -> None:
    """Figures and words give a whole number; vague amounts and other words give none."""
    assert number_of(words) == value


def test_offsets_are_absolute_and_exact() -> None:
    """Offsets take in the bounding words, and count from the start of the report."""
    text = "Smoke rose. At least 16 came."
    (mention,) = find_numbers(text[12:], 12)
    assert text[mention.start : mention.end] == mention.text == "At least 16"
    assert text[mention.number_start :].startswith("16")


@pytest.mark.parametrize(
    "unit", ["two hundred and ", "5 ", "12 May to ", "between between ", "one,", "1,", "at least ", "1.1.", "a "]
)
def test_time_is_linear(unit: str) -> None:
    """A text of thousands of near-numbers is read in time that grows no faster than its length."""
    assert growth(lambda size: find_numbers(unit * size), short=1250, long=5000) < 12
