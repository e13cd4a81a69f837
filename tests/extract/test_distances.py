"""Stated distances: what lies how far which way from what, and the lengths that are none."""

from __future__ import annotations

import pytest

from geomap.extract.distance_words import bearing_of
from geomap.extract.distances import DistanceMention, find_distances
from tests.timing import growth


def _short(mention: DistanceMention) -> str:
    km = "?" if mention.km is None else f"{mention.km:.4g}"
    bearing = "-" if mention.bearing_deg is None else f"{mention.bearing_deg:g}"
    flags = (("v", mention.vague), ("b", mention.border), ("s", mention.site), ("i", mention.inside))
    return f"{km} {bearing} {mention.anchor_text}{''.join(' ' + sign for sign, said in flags if said)}"


def _read(sentence: str) -> str:
    return " | ".join(_short(mention) for mention in find_distances(sentence))


# km, degrees, anchor; v vague, b border or coast, s inside a site, i inside the anchor.
STATED = [
    ("The village lies 12 km north of Lviv.", "12 0 Lviv"),
    ("The village lies about 12 kilometres (7.5 miles) north-east of Lviv.", "12 45 Lviv"),
    ("The village lies some 7.5 miles (12 km) northeast of Lviv.", "12 45 Lviv"),
    ("A depot 40 miles south-west of Minsk burned.", "64.37 225 Minsk"),
    ("A depot 40 mi SW of Minsk burned.", "64.37 225 Minsk"),
    ("A depot 40km NNE of Minsk burned.", "40 22.5 Minsk"),
    ("The epicentre was 35 km west-northwest of Mandalay at a depth of 10 km.", "35 292.5 Mandalay"),
    ("The quake was centred 18 kilometres to the east of the town of Mamuju.", "18 90 the town of Mamuju"),
    ("It happened roughly 90 kilometres due south of the capital, Bamako.", "90 180 the capital"),
    ("It happened in Kati, 15 kilometres from the capital Bamako.", "15 - the capital Bamako"),
    ("Troops are ten miles from Goma.", "16.09 - Goma"),
    ("Troops are within 5 km of Goma.", "5 - Goma"),
    ("Troops are less than 20 miles from the city.", "32.19 - the city"),
    ("The base is 60 km from the Iraqi border.", "60 - the Iraqi border b"),
    ("The base is just over 3 kilometres from the front line.", "3 - the front line b"),
    ("The base lies 60 kilometres inside Ukraine.", "60 - Ukraine i"),
    ("A tanker was hit 25 nautical miles off the coast of Yemen.", "46.3 - the coast of Yemen b"),
    ("A tanker was hit 70 nautical miles south-west of Salif.", "129.6 225 Salif"),
    ("The blast was 300 metres from the French embassy.", "0.3 - the French embassy"),
    ("The shell landed 200 yards from the courtyard.", "0.1829 - the courtyard s"),
    ("The mine is half a mile from Soledar.", "0.8047 - Soledar"),
    ("The mine is a kilometre east of Soledar.", "1 90 Soledar"),
    ("The mine is two and a half miles from Soledar.", "4.023 - Soledar"),
    ("The mine is 10 to 15 km from Soledar.", "12.5 - Soledar"),
    ("A column was seen 70 mile/110Km SW of Mosul.", "110 225 Mosul"),
    ("A column was seen several miles north of Mosul.", "? 0 Mosul v"),
    ("A column was seen hundreds of kilometres from the border.", "? - the border v b"),
    ("A column was seen just south of Mosul.", "? 180 Mosul"),
    ("Houses burned in the west of the city.", "? 270 the city i"),
    ("A camp north of the city, in the village of Aba, 10 km from Ceda, was raided.", "10 0 Ceda"),
    ("To the east of the city, in the village of Aba, 10 km from Ceda, a camp was raided.", "10 90 Ceda"),
    ("MACHALA, 190 KM SOUTH OF THE CAPITAL, WAS HIT.", "190 180 THE CAPITAL"),
    ("It is 30 km north-west of Kabul and 80 km from Ghazni.", "30 315 Kabul | 80 - Ghazni"),
    (
        "They fled to a camp 45 kilometres (28 miles) south of the port city of Sfax, which lies on the coast.",
        "45 180 the port city of Sfax",
    ),
    ("A farm 12 km north was raided.", "12 0 "),
    ("It is 1,200 km east of Moscow.", "1200 90 Moscow"),
    ("It is 1.5 km from St. Moritz.", "1.5 - St. Moritz"),
    ("The depot, located 4km outside Hodeidah, exploded.", "4 - Hodeidah"),
    ("It is 60-70 kilometres from Tripoli.", "65 - Tripoli"),
]

NOT_STATED = [
    "The missile has a range of 300 km.",
    "Fighting raged along the 1,000-kilometre front.",
    "The fire has burned 40 square kilometres of forest.",
    "The quake struck at a depth of 10 km.",
    "The column of ash rose 8 km.",
    "Winds of 150 km per hour hit the coast.",
    "Winds of 150 km/h hit the coast.",
    "He scored from 25 metres.",
    "She finished 10 km from home in the marathon's lead pack of 42 km.",
    "He scored a free kick 20 yards from goal.",
    "The peloton split 12 km from the finish.",
    "The wall is 8 metres high.",
    "The road runs 80 km from Aba to Ceda.",
    "They marched 40 km from Aba to Ceda.",
    "The convoy drove 30 miles.",
    "Prices are north of 40 dollars.",
    "The pipeline stretches 900 km from Siberia.",
    "The border is 500 km long.",
    "He is miles ahead of his rivals.",
    "A 30 km buffer zone was agreed.",
    "They advanced two kilometres.",
    "It cost 40 m in damage.",
    "A snow depth of 2 feet was measured.",
]


@pytest.mark.parametrize(("sentence", "wanted"), STATED)
def test_stated_distances_are_read(sentence: str, wanted: str) -> None:
    """A distance or bearing from an anchor gives kilometres, degrees and the anchor's words."""
    assert _read(sentence) == wanted


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_other_lengths_are_left_alone(sentence: str) -> None:
    """Ranges, depths, areas, heights, speeds, routes and sport are no distances from a place."""
    assert _read(sentence) == ""


@pytest.mark.parametrize(
    ("words", "degrees"),
    [
        ("north", 0.0),
        ("south-eastern", 135.0),
        ("NNW", 337.5),
        ("west-southwest", 247.5),
        ("northwards", 0.0),
        ("north-south", None),
        ("up", None),
    ],
)
def test_compass_points_are_degrees_from_north(words: str, degrees: float | None) -> None:
    """Sixteen points, spelled or abbreviated, give degrees clockwise from north; anything else gives None."""
    assert bearing_of(words) == degrees


def test_bounds_follow_the_words() -> None:
    """Ranges and "within" give bounds, and kilometres win over miles stated beside them."""
    (ranged,) = find_distances("It lies 10 to 20 km from Aba.")
    assert (ranged.km_low, ranged.km, ranged.km_high) == (10.0, 15.0, 20.0)
    (within,) = find_distances("It lies within 8 km of Aba.")
    assert (within.km_low, within.km, within.km_high) == (0.0, 8.0, 8.0)
    (over,) = find_distances("It lies more than 60 miles (100 km) from Aba.")
    assert (over.km_low, over.km, over.km_high) == (100.0, 100.0, None)


def test_offsets_are_absolute_and_exact() -> None:
    """Offsets count from the start of the report, and give back the words."""
    text = "Fires burned. The farm, 12 km east of the town of Aba, was lost."
    start = text.index("The farm")
    (mention,) = find_distances(text[start:], start)
    assert text[mention.start : mention.end] == mention.text == "12 km east of the town of Aba"
    assert text[mention.anchor_start : mention.anchor_end] == mention.anchor_text == "the town of Aba"


@pytest.mark.parametrize(
    "unit",
    [
        "12 km ",
        "north of ",
        "north-",
        "10 to 12 miles (",
        "within within ",
        "a few km from the ",
        "one hundred km east ",
        "12 km north of Aba, ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """A sentence of thousands of near-misses is read in time that grows no faster than its length."""
    assert growth(lambda size: find_distances(unit * size), short=1000, long=4000) < 12
