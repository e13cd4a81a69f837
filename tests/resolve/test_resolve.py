"""Each name of a text gets the place it means there, and the choice says why."""

from __future__ import annotations

import pytest

from geomap.extract.toponyms import find_toponyms
from geomap.gazetteer import Gazetteer
from geomap.model import Place, Resolution, Toponym
from geomap.resolve import resolve


def resolved(text: str, gazetteer: Gazetteer, home: str | None = None) -> dict[str, Resolution]:
    """Return the resolutions of a text by name."""
    found = find_toponyms(text, gazetteer.names, lookup=gazetteer)
    return {one.toponym.text: one for one in resolve(found, gazetteer, home=home, text=text)}


def place_of(text: str, name: str, gazetteer: Gazetteer, home: str | None = None) -> Place:
    """Return the place that a name means in a text."""
    place = resolved(text, gazetteer, home)[name].place
    assert place is not None
    return place


# text, name, country, first-order region or None, feature class
TRAPS = [
    ("Shelling killed two people in Pokrovsk, officials in Kyiv said.", "Pokrovsk", "UA", "05", "P"),
    ("Rockets hit Sloviansk and Kramatorsk overnight.", "Sloviansk", "UA", "05", "P"),
    ("A drone hit a depot in Kharkiv, the mayor said.", "Kharkiv", "UA", "07", "P"),
    ("A drone hit a depot in the Kharkiv region.", "Kharkiv", "UA", "07", "A"),
    ("The Kharkiv, Kherson and Mykolaiv regions came under fire.", "Kherson", "UA", "08", "A"),
    ("Crowds in Tbilisi accused Georgia of drifting from Europe.", "Georgia", "GE", None, "A"),
    ("Voters in Atlanta and Savannah will decide who governs Georgia.", "Georgia", "US", "GA", "A"),
    ("Washington said more help was on its way. Moscow called that a mistake.", "Washington", "US", "DC", "P"),
    ("Washington said more help was on its way. Moscow called that a mistake.", "Moscow", "RU", "48", "P"),
    ("A fire in the city of Slavyansk-na-Kubani in Russia's Krasnodar region.", "Slavyansk-na-Kubani", "RU", "38", "P"),
    ("A fire in the city of Slavyansk-na-Kubani in Russia's Krasnodar region.", "Krasnodar", "RU", "38", "A"),
    ("Police in Moscow, Idaho, searched a house near the campus.", "Moscow", "US", "ID", "P"),
    ("A blast was heard in Sevastopol, on the coast of Crimea.", "Sevastopol", "UA", None, "P"),
    ("Oil workers in Odessa, Texas, walked out.", "Odessa", "US", "TX", "P"),
    (
        "Power was cut in the Lviv region and in Ternopil. In Mykolaiv in the south, two people died, said Kyiv.",
        "Mykolaiv",
        "UA",
        "16",
        "P",
    ),
    ("Grain ships left Odessa and Mykolaiv despite the raids.", "Odessa", "UA", "17", "P"),
    ("The tornado crossed Paris, Texas, and parts of Lamar County.", "Paris", "US", "TX", "P"),
    ("Sales fell in Alabama, Georgia, Ohio and Wyoming.", "Wyoming", "US", "WY", "A"),
    ("Envoys came from Georgia, Armenia and Turkey.", "Georgia", "GE", None, "A"),
    (
        "A sheriff, a school board and a Police Department, all of Athens, met in Nelsonville.",
        "Athens",
        "US",
        "OH",
        "P",
    ),
    ("Protesters marched through Athens, Greek police said.", "Athens", "GR", None, "P"),
    ("Leaders met in Paris and Berlin.", "Paris", "FR", None, "P"),
    ("A fire burned in Troy, N.C., on Sunday.", "Troy", "US", "NC", "P"),
    ("Voters in the Boone and Platte counties, Missouri, queued.", "Boone", "US", "MO", "A"),
    ("Snow fell in London, Ontario, and in Toronto.", "London", "CA", "08", "P"),
    ("Turkish jets crossed into Syria.", "Turkish", "TR", None, "A"),
    (
        "Six were shot in Rochester, New York; others fled to Michigan, to Detroit and Flint.",
        "Rochester",
        "US",
        "NY",
        "P",
    ),
    ("Gunmen killed ten people in Solhan, in Burkina Faso, near the border with Niger.", "Solhan", "BF", None, "P"),
    ("In the Zaporizhzhia region shells fell on Vasylivka. In Donetsk all was quiet.", "Vasylivka", "UA", "26", "P"),
    ("Ships left the Sea of Azov.", "Sea of Azov", None, None, "H"),
    ("Взрывы слышны: Харьков без света.", "Харьков", "UA", "07", "P"),
]


@pytest.mark.parametrize("trap", TRAPS)
def test_trap(trap: tuple[str, str, str | None, str | None, str], gazetteer: Gazetteer) -> None:
    """A name that means several places means the right one in its text."""
    text, name, country, region, feature_class = trap
    place = place_of(text, name, gazetteer)
    assert (place.country_code, place.feature_class) == (country, feature_class)
    assert region is None or place.admin1_code == region


NO_PLACE = [
    ("Paris Hilton opened the shop.", "Paris"),
    ("Jordan Henderson scored twice.", "Jordan"),
    ("We asked Jordan Whitcombe about it.", "Jordan"),
    ("Mr. London declined to speak.", "London"),
    ("The Houston Rockets won again.", "Houston"),
    ("Reading was her favourite pastime.", "Reading"),
    ("Judge Tom Lancaster ruled on Monday. Lawyers praised Lancaster.", "Lancaster"),
]


@pytest.mark.parametrize(("text", "name"), NO_PLACE)
def test_no_place(text: str, name: str, gazetteer: Gazetteer) -> None:
    """A name that is a person's or a team's gets no place."""
    one = resolved(text, gazetteer).get(name)
    assert one is None or one.place is None


def test_slavyansk_of_the_kuban_is_not_sloviansk(gazetteer: Gazetteer) -> None:
    """A town said to lie in Krasnodar is not the one in Ukraine, whatever its name."""
    text = "Drones set fire to a refinery in the city of Slavyansk, Krasnodar Territory, in southern Russia."
    one = resolved(text, gazetteer).get("Slavyansk")
    assert one is None or one.place is None or one.place.country_code == "RU"


def test_home_breaks_a_tie(gazetteer: Gazetteer) -> None:
    """What the text leaves open, the reader's country decides."""
    text = "Fire crews were called to a barn near Perth late on Monday."
    assert place_of(text, "Perth", gazetteer, home="AU").country_code == "AU"
    assert place_of(text, "Perth", gazetteer, home="GB").country_code == "GB"


def test_one_choice_in_a_text(gazetteer: Gazetteer) -> None:
    """A name told apart once keeps its meaning where it is not told apart."""
    text = "Police in Paris, Texas, made an arrest. Paris is small. The suspect left Paris on foot."
    found = find_toponyms(text, gazetteer.names, lookup=gazetteer)
    places = {one.place.admin1_code for one in resolve(found, gazetteer) if one.toponym.text == "Paris" and one.place}
    assert places == {"TX"}


def test_reasons_and_candidates(gazetteer: Gazetteer) -> None:
    """Every choice shows what it was made from, and scores run from 0 to 1."""
    for one in resolved("Rockets hit Sloviansk, Ukraine, and the Kharkiv region.", gazetteer).values():
        assert one.reasons
        assert one.candidates
        assert len(one.candidates) <= 5
        assert all(0 <= candidate.score <= 1 and candidate.reasons for candidate in one.candidates)
        assert 0 <= one.score <= 1


def test_the_stated_container_is_a_reason(gazetteer: Gazetteer) -> None:
    """The words of the text that decided are named."""
    chosen = resolved("Police in Moscow, Idaho, searched.", gazetteer)["Moscow"]
    assert "inside the place stated with it" in chosen.reasons


def test_an_unknown_name_stays_unknown(gazetteer: Gazetteer) -> None:
    """A name that no gazetteer entry has gets no place, and is kept when it is surely a place's."""
    unknown = Toponym(0, 6, "Qwxzyk", "Qwxzyk", likelihood=0.95)
    doubtful = Toponym(10, 16, "Qwxzyl", "Qwxzyl", likelihood=0.3)
    outcome = resolve([unknown, doubtful], gazetteer)
    assert [(one.toponym, one.place) for one in outcome] == [(unknown, None)]


def test_nothing_yields_nothing(gazetteer: Gazetteer) -> None:
    """No toponyms, no resolutions."""
    assert resolve([], gazetteer) == ()


def test_order_is_kept(gazetteer: Gazetteer) -> None:
    """Resolutions come in the order of the text."""
    text = "Kyiv, Odesa, Lviv and Kyiv again were hit; Ukraine asked Poland for help."
    found = find_toponyms(text, gazetteer.names, lookup=gazetteer)
    starts = [one.toponym.start for one in resolve(found, gazetteer)]
    assert starts == sorted(starts)


def test_candidates_keep_their_names(gazetteer: Gazetteer) -> None:
    """A candidate says by which kind of name it is one."""
    one = resolved("Shelling killed two people in Pokrovsk, Ukraine.", gazetteer)["Pokrovsk"]
    assert [candidate.name_kind for candidate in one.candidates if candidate.place == one.place] == ["primary"]
