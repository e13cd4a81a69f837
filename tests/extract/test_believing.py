"""What is no incident however it sounds: illness, animals, seized goods, searches, names of bodies and of towns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from geomap.extract.believing import looks_alike
from geomap.extract.claims import is_rival
from geomap.extract.naming import in_body_name, in_custody_name
from geomap.extract.reading import Trace
from geomap.extract.sentences import find_sentences
from geomap.extract.tagging import tag_sentence
from geomap.extract.tellings import Telling
from geomap.gazetteer import Gazetteer
from tests.extract.reading import traced

Reader = Callable[[str], Trace]


@pytest.fixture
def reader(gazetteer: Gazetteer) -> Reader:
    """Return a function that reads a text against the gazetteer of the world."""

    def read_text(text: str) -> Trace:
        return traced(gazetteer, text, published=date(2025, 6, 12))

    return read_text


def _places(found: Trace) -> list[str]:
    return [incident.where.toponym for incident in found.reading.incidents if incident.where]


NO_PIN = {
    "illness": "Nine people have died of cholera in Lusaka since the outbreak began, doctors said. The disease spread from a market.",  # noqa: E501
    "natural death": "A former mayor died on Tuesday in Leeds after a long illness.",
    "cull": "Vets slaughtered 4,000 ducks at a farm near Toulouse on Monday after bird flu was found.",
    "animal": "Three horses were killed near Kilkenny on Friday.",
    "goods": "Customs officers seized 40 kilograms of cocaine in Rotterdam on Monday.",
    "search": "Officers raided a house in Leeds on Monday and took away computers.",
    "aim": "The two targeted pensioners in Bristol by claiming to be plumbers.",
    "show": "The firms are demonstrating a belief in the future of Lille, workers were told.",
    "interception": "European police intercepted a letter bound for Gaza on Monday.",
    "fire brigade": "The Troy Volunteer Fire Department will hold its supper at the fire station in Troy on Saturday.",
    "town called Hurricane": "Two teenagers were found on Monday under a bridge in Hurricane, West Virginia, deputies said.",  # noqa: E501
    "plan": "The old mill in Lille is set to be destroyed next spring.",
}
STILL_PINNED = [
    ("Nine people died when a bus crashed in Lusaka on Monday; two had just left a cholera clinic.", ["Lusaka"]),
    ("Gunmen killed four people and forty cows near Gao on Monday.", ["Gao"]),
    ("Rebels seized Goma on Monday after heavy fighting.", ["Goma"]),
    ("Gunmen raided a market in Maiduguri on Monday, killing six people.", ["Maiduguri"]),
    ("Rockets targeted Haifa on Monday.", ["Haifa"]),
    ("Thousands of students demonstrated in Lille on Monday.", ["Lille"]),
    ("Air defences intercepted two missiles over Jeddah on Monday.", ["Jeddah"]),
    ("A fire broke out in Troy, New York, on Monday and injured three people.", ["Troy"]),
]


@pytest.mark.parametrize("kind", NO_PIN)
def test_look_alikes_give_no_pin(reader: Reader, kind: str) -> None:
    """Words of violence and death that tell of no violence, accident or hazard yield nothing."""
    assert _places(reader(NO_PIN[kind])) == []


@pytest.mark.parametrize(("text", "expected"), STILL_PINNED)
def test_incidents_beside_look_alikes_are_kept(reader: Reader, text: str, expected: list[str]) -> None:
    """The same words keep their incidents when people, arms or a crash are told of."""
    assert _places(reader(text)) == expected


ALIKE = [
    ("Dogs were killed.", True),
    ("Two men and their dogs were killed.", False),
    ("Police raided a flat and found pills.", True),
    ("Militants raided a village, killing three people.", False),
    ("They captured the mood of the city.", True),
    ("They captured the city.", False),
    ("Snow had fallen in the hills.", True),
    ("The roof fell in.", False),
]


@pytest.mark.parametrize(("text", "alike"), ALIKE)
def test_objects_tell_look_alikes(text: str, alike: bool) -> None:  # noqa: FBT001
    """A verb's object or subject says whether it tells an incident."""
    tagged = tag_sentence(find_sentences(text)[0])
    assert looks_alike(tagged, tagged.triggers[0]) is alike


NAMES = [
    ("Troy Police Department", "Troy", True, False),
    ("Texas Army National Guard", "Texas", True, False),
    ("Greene County jail", "Greene County", False, True),
    ("Leeds General Hospital", "Leeds", False, True),
    ("Kharkiv region", "Kharkiv", False, False),
    ("Lyon was hit", "Lyon", False, False),
    ("Odesa and its port", "Odesa", False, False),
]


@pytest.mark.parametrize(("text", "name", "body", "custody"), NAMES)
def test_names_that_begin_longer_ones(text: str, name: str, body: bool, custody: bool) -> None:  # noqa: FBT001
    """A place's name may begin that of a public body, or of a house for the sick or the held."""
    assert (in_body_name(text, len(name)), in_custody_name(text, len(name))) == (body, custody)


RIVALS = [
    ("According to the ministry it was a gas pipe that blew up in Lille.", True),
    ("The army said that it was rebels who shelled the school.", True),
    ("It was the third attack in a week.", False),
    ("The mayor said it was raining when the bus crashed.", False),
    ("A gas pipe blew up in Lille.", False),
]


@pytest.mark.parametrize(("text", "rival"), RIVALS)
def test_rival_accounts(text: str, rival: bool) -> None:  # noqa: FBT001
    """Only a speaker who says that it was something else tells a rival account."""
    tagged = tag_sentence(find_sentences(text)[0])
    assert is_rival(Telling(tagged, 0, len(tagged.words), [])) is rival


def test_a_rival_account_is_no_incident_of_its_own(reader: Reader) -> None:
    """What the other side says happened at a place opens no event beside the one told there."""
    found = reader(
        "Two missiles hit a hotel in Haifa on Monday, killing three people.\n\n"
        "According to the militia's spokesman it was stored ammunition that went off in Haifa."
    )
    assert _places(found) == ["Haifa"]


def test_a_list_goes_on_after_as_well_as(reader: Reader) -> None:
    """“As well as” adds a place to those that were hit, past a description of the one before."""
    found = reader(
        "Rockets struck Kharkiv on Monday.\n\n"
        "Also hit were Sumy and Poltava in the middle of the country, as well as Odesa in the south."
    )
    assert _places(found) == ["Kharkiv", "Sumy", "Poltava", "Odesa"]
