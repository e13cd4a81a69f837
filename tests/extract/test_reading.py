"""Whole reports: which incidents they tell, where, when, how many were hurt, according to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from geomap.extract.reading import Trace
from geomap.gazetteer import Gazetteer
from geomap.model import Count, Incident
from tests.extract.reading import traced

Reader = Callable[..., Trace]


@pytest.fixture
def reader(gazetteer: Gazetteer) -> Reader:
    """Return a function that reads a text against the gazetteer of the world."""

    def read_text(text: str, *, published: str | None = "2025-06-12", name: str = "r1") -> Trace:
        return traced(gazetteer, text, published=date.fromisoformat(published) if published else None, name=name)

    return read_text


def _places(found: Trace) -> list[str]:
    return [incident.where.toponym for incident in found.reading.incidents if incident.where]


def _at(found: Trace, toponym: str) -> Incident:
    return next(
        incident for incident in found.reading.incidents if incident.where and incident.where.toponym == toponym
    )


NOTHING = {
    "sport": "Lyon came under fire at the weekend and were massacred 5-0. The striker shot twice from midfield, and the goalkeeper was beaten by a rocket of a penalty in the second half. Their coach said the attack had exploded into life.",  # noqa: E501
    "celebrity": "The actress dropped a bombshell on the red carpet in Cannes. Her new film, a hit in London, has taken the box office by storm. The singer rocked a leather jacket in Milan.",  # noqa: E501
    "economics": "Shares crashed in Tokyo on Monday as inflation hit the economy. Investors in Frankfurt fled, the central bank in Ankara burned through its reserves, and retailers in Paris took a hit.",  # noqa: E501
    "politics": "Ministers met in Geneva and clashed over sanctions. Warsaw attacked the plan, Berlin struck a cautious tone, and talks in Vienna collapsed.",  # noqa: E501
    "notices": "TROY — The fire department will hold a drill at the mill on Tuesday. OZARK — The flood maps can be seen at the courthouse. Bring a lamp.",  # noqa: E501
    "hoax": "A clip that claims to show a missile hitting a hotel in Odesa is fake. A reverse image search shows it was filmed in Dubai. Police in Odesa said there had been no attack.",  # noqa: E501
    "figures": "My war began in Graz. I was under siege in my own kitchen, and my neighbour, a volcano of a woman, erupted when I told her. I lost every battle, and my plans blew up in my face.",  # noqa: E501
    "forecast": "Heavy rain could flood Leeds on Friday, forecasters said. Storm Ada may hit Belfast with gusts of 120 km/h. Snowfall is likely in Perth.",  # noqa: E501
    "negation": "No explosives were found at the station in Lille, and the city was left untouched. No rocket hit Haifa.",  # noqa: E501
    "threat": "Tehran threatened to strike Haifa. The army plans to attack Rafah next week and could shell Khan Younis.",  # noqa: E501
    "venue": "Leaders who met in Brussels condemned the war. Kyiv said it needed help; Moscow denied it. Washington promised aid.",  # noqa: E501
}


@pytest.mark.parametrize("kind", NOTHING)
def test_texts_without_incidents_give_no_pin(reader: Reader, kind: str) -> None:
    """Sport, show business, markets, politics, notices, hoaxes, figures, forecasts, threats and venues yield nothing."""  # noqa: E501
    assert _places(reader(NOTHING[kind])) == []


SITES = [
    ("Two rockets struck the city of Odesa on Monday, killing three people.", ["Odesa"]),
    (
        "Sumy and Poltava were also hit, and Mykolaiv in the south, after missiles struck homes.",
        ["Sumy", "Poltava", "Mykolaiv"],
    ),
    ("In Nikopol, three people were wounded by shelling, the mayor said.", ["Nikopol"]),
    ("A car bomb exploded in Kandahar on Sunday, killing nine people.", ["Kandahar"]),
    ("A strong earthquake struck Tabriz on Monday and brought down forty houses.", ["Tabriz"]),
    ("Drones fired from Kursk hit a refinery in Poltava on Monday.", ["Poltava"]),
    ("Officials in Paris said on Monday that a train had derailed near Lyon, injuring six people.", ["Lyon"]),
    ("The injured from a coach crash in Bitola were taken to a hospital in Skopje on Monday.", ["Bitola"]),
    ("Rebels captured Goma on Monday after heavy fighting.", ["Goma"]),
    ("The shooting in Malmö on Sunday left two people dead.", ["Malmö"]),
]


@pytest.mark.parametrize(("text", "expected"), SITES)
def test_sites_are_told_from_other_places(reader: Reader, text: str, expected: list[str]) -> None:
    """Only where something happened is a site: no launch place, no speaker's town, no hospital town."""
    assert _places(reader(text)) == expected


def test_casualties_belong_to_the_sentence_before(reader: Reader) -> None:
    """A sentence that only counts people goes on with the incident just told."""
    found = reader(
        "Two cruise missiles hit a block of flats in Uman on Monday.\n\nThree people were killed and five wounded, officials say."  # noqa: E501
    )
    incident = _at(found, "Uman")
    assert (incident.fatalities.best, incident.injured.best, incident.event_type) == (3, 5, "missile_strike")


def test_a_total_over_several_places_belongs_to_none(reader: Reader) -> None:
    """What was killed across a country is given to no single place."""
    text = "Strikes across Ukraine killed nine people overnight.\n\nIn Sumy, drones hit a bus, killing two.\n\nIn Dnipro, a missile hit a school. Four were wounded."  # noqa: E501
    found = reader(text)
    assert _at(found, "Sumy").fatalities.best == 2
    assert _at(found, "Dnipro").fatalities.best is None


def test_background_has_its_own_row_and_date(reader: Reader) -> None:
    """An earlier event with a place and a day is a row of its own; its dead are not added to today's."""
    text = "A bomb blast killed two people in Quetta on Wednesday, police said.\n\nOn Sunday, gunmen killed six people in Turbat."  # noqa: E501
    found = reader(text)
    assert (_at(found, "Quetta").when.first, _at(found, "Turbat").when.first) == (date(2025, 6, 11), date(2025, 6, 8))
    assert _at(found, "Quetta").fatalities.best == 2


def test_an_anniversary_is_history(reader: Reader) -> None:
    """An event dated years before the report is no news."""
    assert (
        _places(
            reader("The 2010 landslide in Bududa killed 300 people. In 1988 an earthquake in Spitak killed 25,000.")
        )
        == []
    )


def test_place_from_the_speaker_and_the_city(reader: Reader) -> None:
    """ "The city centre" is that of the mayor's city, and is marked as inherited."""  # noqa: D210
    found = reader(
        "The mayor of Kharkiv said a drone had struck a petrol station in the city centre on Monday, wounding two people."  # noqa: E501
    )
    incident = found.reading.incidents[0]
    assert incident.where is not None
    assert (incident.where.place.name, incident.where.geo_method) == ("Kharkiv", "inherited")


def test_another_attack_is_another_row(reader: Reader) -> None:
    """ "In another attack" opens a second incident at the same place."""  # noqa: D210
    text = "Gunmen fired on a patrol in Karak on Sunday, wounding two policemen.\n\nA search began.\n\nIn another attack, gunmen opened fire on a police station in Karak, killing one man."  # noqa: E501
    assert len(reader(text).reading.incidents) == 2


def test_a_distance_places_an_event(reader: Reader) -> None:
    """An epicentre known only by a distance is computed, with a radius."""
    found = reader(
        "A strong earthquake killed four people on Monday. The epicentre was 40 km north of Tabriz, in a mountain area."
    )
    where = found.reading.incidents[0].where
    assert where is not None
    assert where.geo_method == "computed"
    assert where.lat == pytest.approx(38.44, abs=0.15)
    assert where.radius_m >= 3000


def test_region_and_village(reader: Reader) -> None:
    """A region alone is an area; a village in a region is the village's row only."""
    found = reader(
        "Shelling wounded two people in the Kherson region on Monday.\n\nIn the town of Orikhiv, in the Zaporizhzhia region, a bomb killed one man."  # noqa: E501
    )
    assert [(i.where.geo_method, i.where.geo_precision) for i in found.reading.incidents if i.where] == [
        ("region", 3),
        ("named", 1),
    ]


def test_denial_disputes_and_is_quoted(reader: Reader) -> None:
    """A rival account makes the incident disputed and is quoted word for word."""
    text = "A missile hit a hospital in Mariupol on Monday, killing three people.\n\nRussia's defence ministry denied that its forces had fired at the town."  # noqa: E501
    incident = reader(text).reading.incidents[0]
    assert incident.status == "disputed"
    assert incident.counterclaim is not None
    assert incident.counterclaim in text


def test_stated_distance_is_measured(reader: Reader) -> None:
    """A stated distance becomes a relation with the measured one beside it."""
    found = reader("A missile hit a depot in Uman, around 190 kilometres south of Kyiv, on Monday, killing one man.")
    relation = found.reading.relations[0]
    assert (relation.of, relation.stated_km, relation.fits) == ("Uman", 190.0, True)
    assert relation.computed_km == pytest.approx(190, abs=15)


def test_unknown_village_is_listed_not_dropped(reader: Reader) -> None:
    """An incident whose place the gazetteer lacks is kept without a position, with the reason."""
    found = reader("Gunmen stormed the village of Zorblaxu on Monday, killing eight people.")
    assert [incident.where for incident in found.reading.incidents] == [None]
    assert found.reading.incidents[0].unlocated_reason


def test_evidence_and_marks_are_words_of_the_report(reader: Reader) -> None:
    """Quotes and marks are stretches of the text itself, and ids are stable."""
    text = "KYIV — Two drones hit a school in Sumy on Monday, killing three people and injuring 12."
    one, two = reader(text), reader(text)
    for incident in one.reading.incidents:
        quote = incident.accounts[0].quote
        assert text[quote.start : quote.end] == quote.exact
        assert all(quote.start <= mark.start < mark.end <= quote.end for mark in incident.accounts[0].marks)
        assert {mark.kind for mark in incident.accounts[0].marks} >= {
            "place",
            "weapon",
            "killed",
            "injured",
            "trigger",
            "date",
        }
    assert [i.incident_id for i in one.reading.incidents] == [i.incident_id for i in two.reading.incidents]


def test_roles_of_places(reader: Reader) -> None:
    """A dateline, a launch place and an anchor are named as such; only the site is an incident."""
    text = (
        "KYIV — Missiles launched from Rostov hit a plant in Sumy, 300 km east of Kyiv, on Monday, killing two people."
    )
    roles = {resolution.toponym.text: resolution.toponym.role for resolution in reader(text).reading.resolutions}
    assert roles["KYIV"] == "dateline"
    assert roles["Sumy"] == "incident"
    assert roles["Rostov"] == "launch_origin"
    assert roles["Kyiv"] == "anchor"


@pytest.mark.parametrize("text", ["", "\n\n", "???", "Nothing.", "A " * 3000, "“" * 50])
def test_odd_texts_yield_nothing(reader: Reader, text: str) -> None:
    """Empty and strange texts are read without an error and tell nothing."""
    assert reader(text).reading.incidents == ()


def test_a_region_that_only_sums_up_its_places_has_no_row(reader: Reader) -> None:
    """The lead's total over a region is no incident of its own where the places in it are told of one by one."""
    found = reader(
        "Nine people were killed when missiles hit the Kharkiv region on Monday, officials said.\n\n"
        "In Izium, a missile struck a market and killed five people.\n\n"
        "Four died in Chuhuiv, where another missile hit a house."
    )
    assert _places(found) == ["Izium", "Chuhuiv"]


FALLS = [
    ("Missiles hit the city of Dnipro on Monday.\n\nIn Pavlohrad, a block of flats collapsed, killing three.", "missile_strike"),  # noqa: E501
    ("A strong earthquake hit the city of Izmit on Monday.\n\nIn Adana, a block of flats collapsed, killing three.", "earthquake"),  # noqa: E501
    ("In Adana, a block of flats collapsed on Monday, killing three.", "accident"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), FALLS)
def test_a_collapse_is_of_the_attack_or_quake_it_is_told_with(reader: Reader, text: str, kind: str) -> None:
    """A building that falls in says nothing of why: the report's main event does, where it can fell buildings."""
    assert reader(text).reading.incidents[-1].event_type == kind


def test_ground_attacks_are_no_part_of_the_air_raids(reader: Reader) -> None:
    """An attack on positions or along an axis is a clash, whatever strikes the report tells of besides."""
    found = reader(
        "Russian aircraft carried out 20 air strikes on Sumy on Monday.\n\n"
        "On the Lyman axis, the enemy attacked the positions of the defenders nine times near Torske."
    )
    assert [(one.where.place.name, one.event_type) for one in found.reading.incidents if one.where] == [
        ("Sumy", "air_strike"),
        ("Torske", "armed_clash"),
    ]


def test_open_words_take_the_type_of_the_attack_told_last(reader: Reader) -> None:
    """A bare "also hit" is part of the attack told before it, not of the first one of the report."""
    found = reader(
        "Drones struck a depot in Odesa on Monday.\n\n"
        "Russian artillery shelled the town of Nikopol in the morning. Marhanets was also hit, wounding two people."
    )
    kinds = {one.where.place.name: one.event_type for one in found.reading.incidents if one.where}
    assert kinds == {"Odesa": "drone_attack", "Nikopol": "shelling", "Marhanets": "shelling"}


def test_a_time_dates_the_clause_it_stands_in(reader: Reader) -> None:
    """What follows a semicolon does not take the day from what stands before it."""
    incident = _at(reader("Gunfire erupted at a school in Nashville on Monday; six people died."), "Nashville")
    assert incident.when.first is not None
    assert (incident.when.first.strftime("%A"), incident.fatalities.best) == ("Monday", 6)


def test_warplanes_that_pound_a_town_strike_it_from_the_air(reader: Reader) -> None:
    """What is pounded is shelled, unless by warplanes."""
    assert _at(reader("Jets pounded Khan Younis on Monday, killing two."), "Khan Younis").event_type == "air_strike"
    assert _at(reader("Howitzers pounded Khan Younis on Monday, killing two."), "Khan Younis").event_type == "shelling"


def test_a_blaze_that_claims_lives_claims_nothing_else(reader: Reader) -> None:
    """A fire that claimed lives is reported; what rebels claimed is claimed."""
    blaze = reader("Blaze\n\nThe blaze at a nightclub in Skopje claimed 59 lives.").reading.incidents[0]
    raid = reader("Raid\n\nRebels claimed they killed nine soldiers in an attack on Gao.").reading.incidents[0]
    assert (blaze.status, blaze.fatalities, raid.status) == ("reported", Count(59, 59, 59), "claimed")


STAND_INS = [
    ("North Korea fired artillery shells toward Sokcho, and two marines were killed.", ["Sokcho"]),
    ("The attack on the depot killed two, and the mayor flew to Lviv.", []),
    ("Two drones struck a depot before talks in Istanbul.", []),
]


@pytest.mark.parametrize(("text", "expected"), STAND_INS)
def test_the_one_place_left_stands_in_for_a_site(reader: Reader, text: str, expected: list[str]) -> None:
    """A sentence that surely tells an event gives it the one place it names, unless that is plainly another's."""
    assert _places(reader(f"News\n\n{text}")) == expected
