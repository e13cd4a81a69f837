"""How reports of disasters, accidents and local news are read: type, place and people, and what is left alone."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Count
from tests.extract.reading import incidents_of


def _told(gazetteer: Gazetteer, text: str) -> list[str]:
    return [
        f"{one.event_type} {one.where.place.name}{_dead(one.fatalities)}"
        for one in incidents_of(gazetteer, text)
        if one.where
    ]


def _dead(count: Count | None) -> str:
    return f" {count.best}" if count is not None and count.best is not None else ""


TOLD = [
    (
        "Storms have wrecked homes in Texas.\n\nTwo people died in Houston when a roof was torn off.",
        ["storm Houston 2"],
    ),
    (
        "A quake struck Chile on Sunday. In Valparaíso, walls crumbled and three people died.",
        ["earthquake Valparaíso 3"],
    ),
    (
        "A quake struck off the coast of Taiwan on Sunday, swaying buildings in Taipei. It was centred 30 km off Hualien.",  # noqa: E501
        ["earthquake Hualien City"],
    ),
    (
        "A quake shook Taiwan on Sunday, rattling windows in Taipei. The epicentre was near Hualien.",
        ["earthquake Hualien City"],
    ),
    (
        "A train left the rails in Patras in Greece. Two of the injured were in hospitals in Corinth and Argos.",
        ["accident Patras"],
    ),
    ("A landslide after days of torrential rain buried houses in Shimla, killing 21.", ["landslide Shimla 21"]),
    (
        "Floods hit the Ostriv district of Kherson on Sunday, killing one. Floods in Oleshky killed three people.",
        ["flood Kherson 1", "flood Oleshky 3"],
    ),
    ("In March two boats sank off Djibouti, with 60 missing.", ["accident Djibouti"]),
    ("A bridge gave way onto a flooded trench at a mine near Kolwezi on Sunday, killing 32.", ["accident Kolwezi 32"]),
    ("A bus left the road near Cusco in Peru on Sunday, killing four people.", ["accident Cusco 4"]),
    ("A ferry went down off Zanzibar in Tanzania on Sunday; nine bodies were found.", ["accident Zanzibar 9"]),
    ("Chlorine leaked at a plant in Lyon on Sunday and 20 workers fell unconscious.", ["accident Lyon"]),
    ("Smaller protests took place in Zaragoza and Toledo in Spain on Sunday.", ["protest Zaragoza", "protest Toledo"]),
    ("A blaze gutted a market in Kumasi overnight; nobody was hurt.", ["fire Kumasi 0"]),
    ("A woman was struck by a hit-and-run driver in Bristol on Sunday and died.", ["accident Bristol 1"]),
    ("Floods killed 22 people, nine of whom drowned in Dinajpur in Bangladesh.", ["flood Dinajpur 9"]),
    ("In Kerala, six people died when a boat capsized near Kochi on Sunday.", ["accident Kochi 6"]),
    ("Greensburg, a farming town 100 miles from Wichita, was flattened by a tornado on Sunday.", ["storm Greensburg"]),
    ("Two houses have been lost at Tathra, near Bega, in a grassfire in Australia.", ["wildfire Tathra"]),
    ("A blaze is bearing down on Daylesford in Australia, and crews are tackling it.", ["fire Daylesford"]),
    ("An out-of-control fire is burning at Daylesford in Australia.", ["wildfire Daylesford"]),
    ("Snow has cut off dozens of villages around Erzurum in Turkey.", ["storm Erzurum"]),
    ("Five houses vanished under mud in Surkhet in Nepal on Saturday.", ["landslide Surkhet"]),
    ("The quake brought down the minaret of a mosque in Malatya in Turkey.", ["earthquake Malatya"]),
    ("Thirty homes in Gympie in Australia went under water on Monday.", ["flood Gympie"]),
    ("A climber fell to his death near Chamonix in France on Sunday.", ["accident Chamonix-Mont-Blanc 1"]),
    ("Greeley firefighters put out a garage fire in the 1900 block of Elm Street.", ["fire Greeley"]),
    ("Parts of Nairobi in Kenya were under water on Monday.", ["flood Nairobi"]),
    ("The heaviest rain in years left Chennai flooded and its airport closed.", ["flood Chennai"]),
    ("A cyclist was knocked off his bike on Marine Drive, Worthing, on Sunday.", ["accident Worthing"]),
    ("A man was killed by a falling tree in Clonmel, Co Tipperary, on Sunday.", ["accident Cluain Meala 1"]),
    ("A heatwave killed 30 people in Karachi last week.", ["other Karachi 30"]),
    ("A woman was found dead in Rotherham on Sunday; a man was held on suspicion of murder.", ["attack Rotherham 1"]),
    ("Two kayakers were found dead near Montauk on Sunday.", ["accident Montauk 2"]),
    ("Boats collided on the Danube near Verőce in Hungary, killing two people.", ["accident Verőce 2"]),
    ("A blaze fanned by strong winds tore through Dionysos in Greece.", ["fire Dionysos"]),
    (
        "Bridge collapse in Gujarat\n\nMORBI — A footbridge gave way on Sunday, killing 134 people.",
        ["accident Morvi 134"],
    ),
    ("Gunmen fired at a taxi in Soweto, fatally wounding three men.", ["shooting Soweto 3"]),
    ("Three people were hurt in a crash on the A1 between Grantham and Newark in England.", ["accident Grantham"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_hazards_and_mishaps_are_told_with_their_type_place_and_dead(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    """What the words leave open is of the hazard told of; a share of a total is of the place it is told of."""
    assert _told(gazetteer, text) == expected


ALONE = [
    "Talks between Paris and London broke up on Sunday without a deal.",
    "The market was hit in Shanghai on Sunday as shares sank.",
    "Thousands were evacuated in Mobile on Sunday.",
    "A leak to the press in London embarrassed the minister on Sunday.",
    "Sales in Leeds plunged on Sunday.",
    "Two actors escaped a scandal in Rome.",
    "Three homes were lost to the bank in Phoenix on Monday.",
    "The council in Leeds closed a pool to save water.",
    "A debate raged in Paris on Sunday over pensions.",
    "Fires in Leeds and Hull must be a lesson, he said.",
    "Will the dam at Aswan hold?",
    "A man was found dead in a hotel in Leeds on Sunday.",
    "The band played at a hall on Mill Road, Cambridge, on Sunday.",
]


@pytest.mark.parametrize("text", ALONE)
def test_figures_of_speech_and_precautions_are_left_alone(gazetteer: Gazetteer, text: str) -> None:
    """A verb that needs a vessel, a vehicle, a gas or a hazard beside it tells nothing without one."""
    assert _told(gazetteer, text) == []


def test_headings_place_what_is_told_under_them(gazetteer: Gazetteer) -> None:
    """Each brief under a heading that names a town is an event of its own there; other headings place nothing."""
    text = (
        "Police log\n\nLANCASTER CITY\n\nA man was stabbed on Duke Street on Saturday, police said. He was taken to "
        "Lancaster General Hospital.\n\nEPHRATA BOROUGH\n\nFire destroyed a house on Sunday and a boy was hurt.\n\nCOLUMBIA BOROUGH\n\n"  # noqa: E501
        "A woman was shot dead on Locust Street on Sunday.\n\nIN COURT\n\nA thief from York in Pennsylvania was jailed."
    )
    assert [line.split()[1] for line in _told(gazetteer, text)] == ["Lancaster", "Ephrata", "Columbia"]


def test_headings_may_say_what_stands_at_their_place(gazetteer: Gazetteer) -> None:
    """A station or a small town of its region, told of under a heading, is at the place that the heading names."""
    text = (
        "Deadly days in Ukraine\n\nMariupol theatre\n\nAn air raid on 16 March 2022 brought it down, killing "
        "dozens.\n\nKramatorsk railway station\n\nOn 8 April 2022 a missile killed 50 people waiting for trains.\n\n"
        "Chaplyne\n\nA strike on homes in this small town in the Dnipropetrovsk region killed 25 on 24 August 2022.\n\n"
        "Sloviansk\n\nFifteen died on 14 April 2023 when missiles hit flats in the city, 25 miles from Bakhmut."
    )
    assert [line.split()[1] for line in _told(gazetteer, text)] == ["Mariupol", "Kramatorsk", "Chaplyne", "Sloviansk"]
