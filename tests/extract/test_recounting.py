"""Events that are only named: in charges and trials, films and memorials, statistics, drills and figures of speech."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from geomap.extract.sentences import find_sentences
from geomap.extract.tagging import tag_sentence
from geomap.gazetteer import Gazetteer
from geomap.model import Incident
from tests.extract.reading import incidents_of

Reader = Callable[[str], tuple[Incident, ...]]


@pytest.fixture
def read(gazetteer: Gazetteer) -> Reader:
    """Return a function that reads a text, published on a Wednesday, into its incidents."""
    return lambda text: incidents_of(gazetteer, text, published=date(2025, 3, 12))


NO_PIN = {
    "charge": "He was brought to Dayton on Monday and charged with first-degree sexual assault.",
    "charges in a list": "Officers in Tulsa booked him on Monday on two counts of assault and one of arson.",
    "sentence": "A Dallas man was sentenced to 40 years in prison on Tuesday for robbery and aggravated assault.",
    "trial": "The murder trial of a former officer opened in Lyon on Monday.",
    "suspect": "A murder suspect was declared unfit in Akron on Monday.",
    "prisoner": "He is serving life in a prison in Huntsville for the killing of a trooper.",
    "example": "He oversaw cases such as the double homicide in Dayton.",
    "threat": "A man in Boston told a clerk on Monday that he was going to bomb the office.",
    "victims": "A walk for sexual assault victims will be held in Charleston on Saturday.",
    "lessons": "The centre pays for sexual assault education in Charleston and for a hotline there.",
    "autopsy": "An autopsy was conducted on Monday in Laconia. It did not say how long ago Harman had died.",
    "film": "The film opens with the bombing of Guernica and ends in a shootout in Seville.",
    "novel": "In the novel a detective hunts a killer who stabbed three women in Edinburgh.",
    "play": "The play about the murder of a bishop opened in Canterbury on Friday.",
    "setting": "Set in Baltimore, a gunman has killed 29 people on New Year's Eve.",
    "memorial": "A memorial to the sailors killed at Pearl Harbor was unveiled in Omaha on Monday.",
    "anniversary": "Crowds met in Richland on Monday to mark the anniversary of the bombing of Nagasaki.",
    "old war": "The church in Dresden was destroyed in World War II and rebuilt.",
    "old year": "The city of Lisbon was destroyed by an earthquake in 1755.",
    "statistic": "Road deaths in Kerala rose to 4,300 last year, and 20,000 people were injured.",
    "found": "Two missing hikers were found alive near Boulder on Monday.",
    "missing": "Police in Bristol are looking for a missing woman, 33, who left home by taxi on Monday.",
    "epithet": "Cholera has killed 292 people in the earthquake-ravaged capital, Port-au-Prince, since October.",
    "overrun": "The cost overrun led the council in Toronto to vote on Monday for a new design.",
    "by accident": "The virus was found by accident in pigs on a farm in Bulacan on Monday.",
    "monkeys": "Officials ordered the slaughter of 600 monkeys at a farm in Laguna on Monday.",
    "losses": "The bank in Frankfurt was hit by losses on Monday.",
    "words": "The mayor of Chicago was attacked on Monday over her plan to close schools.",
    "temper": "Opposition leaders stormed out of parliament in Nairobi on Monday.",
    "hackers": "A hacker attacked the servers of a hospital in Dublin on Monday.",
    "plan": "The committee shot down a plan to widen the road in Napa on Monday.",
    "season": "The hurricane season begins in Miami on June 1.",
    "demolition": "The old bridge in Minden was blown up on Saturday to make way for a new one.",
    "faint": "A man in his 50s collapsed and died at a gym in Cork on Monday.",
    "parade": "Thousands marched in the St Patrick's Day parade in Boston on Sunday.",
    "incense": "Pupils were burning incense at a temple in Kyoto on Monday.",
    "temperament": "The sentence may leave officers in Lincoln gun-shy about arrests for assault.",
    "rehearsal": (
        "The airport in Omaha held its full-scale exercise on Saturday.\n\n"
        "A mock crash left actors in fake blood. Flames rose from a simulator at the airport in Omaha."
    ),
}
PINNED = [
    ("A man was charged with murder after a woman was found stabbed in Leeds on Monday.", "Leeds"),
    ("A man convicted of killing two clerks in Akron in January was sentenced on Monday.", "Akron"),
    ("A jury found her guilty of the murder of a nurse in Bath last month.", "Bath"),
    ("He is to die for the fatal stabbing of a clerk in Akron in January.", "Akron"),
    ("A film director was shot dead in Paris on Tuesday.", "Paris"),
    ("A play was cut short in Lyon on Monday when a fire broke out in the theatre.", "Lyon"),
    ("The museum in Odesa was hit by a missile on Monday.", "Odesa"),
    ("A bomb exploded at a war memorial in Volgograd on Monday.", "Volgograd"),
    ("A World War II bomb exploded in Dresden on Monday and killed two men.", "Dresden"),
    ("Deaths from the flood in Pune rose to 30 on Monday.", "Pune"),
    ("Two fishermen are missing after their boat sank off Mahdia on Monday.", "Mahdia"),
    ("In the earthquake-hit city of Bam, an aftershock killed two people on Monday.", "Bam"),
    ("The town of Sake was overrun by rebels on Tuesday.", "Sake"),
    ("Militants stormed into a hotel in Mogadishu on Monday and killed nine.", "Mogadishu"),
    ("A hospital in Sumy was hit by shells on Monday.", "Sumy"),
    ("Two men were attacked over a debt in Naples on Monday and taken to hospital.", "Naples"),
    ("A helicopter was shot down near Sumy on Monday.", "Sumy"),
    ("A wall collapsed in Cork on Monday and killed a man.", "Cork"),
    ("Thousands marched through Lille on Monday against the cuts.", "Lille"),
    ("The mob was burning houses in Jos on Monday.", "Jos"),
    ("A fire burned 260 acres near Lubbock on Monday.", "Lubbock"),
    ("Bandits slaughtered nine villagers near Sokoto on Monday.", "Sokoto"),
]


@pytest.mark.parametrize("kind", NO_PIN)
def test_events_only_named_give_no_pin(read: Reader, kind: str) -> None:
    """What is charged, staged, commemorated, counted by the year or said in a figure is no incident."""
    assert [one.where.toponym for one in read(NO_PIN[kind]) if one.where] == []


@pytest.mark.parametrize(("text", "place"), PINNED)
def test_events_told_beside_such_words_are_kept(read: Reader, text: str, place: str) -> None:
    """The same words leave an incident alone that is told by itself."""
    assert place in [one.where.toponym for one in read(text) if one.where]


DOERS = [
    ("A man was stabbed in Danbury on Monday and another was arrested by Danbury police.", None),
    ("At least two sailors drowned when a ship under the flag of Malta sank off Mahdia on Monday.", None),
    ("A car bomb killed 20 in Baghdad on Monday; the U.S. military said attacks had fallen.", None),
    ("Russia shelled Kharkiv on Monday, killing two people.", "Russia"),
    ("U.S. drone strikes hit Aden on Monday and killed four.", "United States"),
]


@pytest.mark.parametrize(("text", "doer"), DOERS)
def test_towns_flags_and_speakers_are_no_doers(read: Reader, text: str, doer: str | None) -> None:
    """Only a country or its capital does what is told, and nobody an accident."""
    assert {one.attributed_to for one in read(text)} == {doer}


ARMED = [
    ("Officers are gun-shy after the raid.", []),
    ("Gun laws changed after the attack.", []),
    ("A gun was found after the attack.", ["gun"]),
    ("He was shot with a stun gun.", ["stun gun"]),
]


@pytest.mark.parametrize(("text", "weapons"), ARMED)
def test_weapons_in_figures_of_speech(text: str, weapons: list[str]) -> None:
    """A weapon's name in a longer phrase of another sense is no weapon."""
    tagged = tag_sentence(find_sentences(text)[0])
    assert [tag.term.phrase for tag in tagged.find("weapon")] == weapons


HOMES = [
    ("Ann Lee, 87, of Lubbock, was killed in a crash in Waco on Monday.", ["Waco"]),
    ("A man and a woman, both of Lubbock, died in a fire in Waco on Monday.", ["Waco"]),
    ("The van hit a Toyota Camry in Waco on Monday and two people died.", ["Waco"]),
    ("A crash in Lubbock killed two people on Monday.", ["Lubbock"]),
]


@pytest.mark.parametrize(("text", "places"), HOMES)
def test_homes_and_cars_are_no_sites(read: Reader, text: str, places: list[str]) -> None:
    """Where a victim lived and what he drove is not where he died."""
    assert [one.where.toponym for one in read(text) if one.where] == places


KINDS = [
    ("Poisoned liquor killed seventeen people in Nairobi on Monday.", "accident"),
    ("At least 27 children died after eating tainted cassava in Manila on Monday.", "accident"),
    ("Gunmen killed seventeen people in Nairobi on Monday.", "shooting"),
    ("Bandits killed seventeen people in Nairobi on Monday.", "attack"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_people_ate_is_no_attack(read: Reader, text: str, kind: str) -> None:
    """Deaths by tainted food and drink are an accident, those at somebody's hands are not."""
    assert [one.event_type for one in read(text)] == [kind]
