"""Place names are found where they stand, and other names are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.extract.toponyms import find_toponyms
from geomap.extract.toponyms.context import datelines
from geomap.extract.toponyms.mentions import capitalised, mentions
from geomap.gazetteer import Gazetteer
from geomap.model import Toponym
from geomap.resolve import resolve
from tests.timing import growth


class FewNames:
    """A name index of a handful of names, so that a test shows all that matters."""

    def __init__(self, *names: str) -> None:
        """Hold the names."""
        self._names = {name.lower() for name in names}

    def __contains__(self, name: str) -> bool:
        """Say whether a name is held."""
        return name.lower() in self._names

    def longest(self, text: str, start: int) -> int:
        """Return the end of the longest name at `start`, or -1."""
        ends = [start + len(name) for name in self._names if text[start : start + len(name)].lower() == name]
        return max((end for end in ends if not text[end : end + 1].isalnum()), default=-1)


def found(text: str, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the toponyms of a text."""
    return list(find_toponyms(text, gazetteer.names, lookup=gazetteer))


def names(text: str, gazetteer: Gazetteer) -> list[str]:
    """Return the words of a text that are toponyms."""
    return [one.text for one in found(text, gazetteer)]


FOUND = [
    ("An attack on Izmail killed two people on Monday.", "Izmail"),
    ("The shelling of Dzhankoi went on.", "Dzhankoi"),
    ("A missile struck Kharkiv before dawn.", "Kharkiv"),
    ("Moscow-based analysts doubted the claim.", "Moscow"),
    ("Rescuers in Uman’s old town worked all night.", "Uman"),
    ("Shelling was heard near Zaporizhzhia on Friday.", "Zaporizhzhia"),
    ("Fighters reached the edge of el-Fasher.", "el-Fasher"),
    ("A convoy left Al-Hasakah for the border.", "Al-Hasakah"),
    ("Fire broke out in São Paulo.", "São Paulo"),
    ("Police in St. Louis closed the bridge.", "St. Louis"),
    ("The blast in Odessa, Texas, hurt three.", "Odessa"),
    ("Washington said it would wait.", "Washington"),
    ("Ships left the Sea of Azov.", "Sea of Azov"),
    ("Snow fell in northern Oklahoma.", "Oklahoma"),
    ("Clashes between Ukraine and Russia went on.", "Ukraine"),
    ("The mayor of Paris, France, resigned.", "Paris"),
    ("Troops left Kherson, Ukraine, on foot.", "Kherson"),
    ("Взрывы слышны: Харьков без света.", "Харьков"),
    ("The raid began at Chibokin Borno state.", "Chibok"),
    ("Israel struck Tyre and Nabatieh in Lebanon, and tanks in the vicinity of Markaba.", "Markaba"),
    ("Lysychansk was battered by artillery.", "Lysychansk"),
    ("Toretsk came under heavy fire before dawn.", "Toretsk"),
    ("Izium was hit again by rockets.", "Izium"),
    ("Djibo residents fled to the bush.", "Djibo"),
    ("Explosion rocks Izium, four hurt", "Izium"),
    ("Beledweyne has been flooded twice.", "Beledweyne"),
]
LEFT_ALONE = [
    ("Mr. London declined to speak.", "London"),
    ("She wrote for Kurier Lubelski.", "Lubelski"),
    ("They live on Memphis Street now.", "Memphis"),
    ("It rained in May and in March.", "May"),
    ("Shells fell on Kramatorsk in Ukraine. Oleh Avdiivka, a driver, was unhurt.", "Avdiivka"),
    ("Nice people came.", "Nice"),
    ("He said of the plan: Of course.", "Of"),
    ("Police said so. Police always do.", "Police"),
    ("Senator Warren voted against the bill.", "Warren"),
    ("Ali came under fire over his remarks.", "Ali"),
]


@pytest.mark.parametrize(("text", "name"), FOUND)
def test_finds(text: str, name: str, gazetteer: Gazetteer) -> None:
    """A place's name is found."""
    assert name in names(text, gazetteer)


@pytest.mark.parametrize(("text", "name"), LEFT_ALONE)
def test_leaves_alone(text: str, name: str, gazetteer: Gazetteer) -> None:
    """A person's, an organisation's, a street's or a common word's name is not."""
    assert name not in names(text, gazetteer)


CUES = [
    ("Drones hit the Kharkiv region.", "Kharkiv", "region"),
    ("Drones hit the city of Kharkiv.", "Kharkiv", "settlement"),
    ("Two villages in Kupiansk district lost power.", "Kupiansk", "district"),
    ("The Kharkiv, Kherson, Mykolaiv, and Zaporizhia regions came under fire.", "Kharkiv", "region"),
    ("The Kharkiv, Kherson, Mykolaiv, and Zaporizhia regions came under fire.", "Kherson", "region"),
    ("Drones hit Kharkiv and the Sumy region.", "Kharkiv", None),
    ("A statement came from San Salvador, the capital of El Salvador.", "El Salvador", None),
    ("Shelling hit Kharkiv; regional officials said so.", "Kharkiv", None),
]


@pytest.mark.parametrize(("text", "name", "cue"), CUES)
def test_cue(text: str, name: str, cue: str | None, gazetteer: Gazetteer) -> None:
    """The words beside a name say what kind of place it is, and a plural says it of each name in a list."""
    assert {one.text: one.cue for one in found(text, gazetteer)}[name] == cue


WITHIN = [
    ("Police in Moscow, Idaho, searched a house.", "Moscow", "Idaho"),
    ("A fire burned in Troy, N.C., on Sunday.", "Troy", "N.C."),
    ("Shells fell on Kramatorsk in eastern Ukraine.", "Kramatorsk", "Ukraine"),
    ("Smoke rose over Russia's southern city of Rostov-on-Don.", "Rostov-on-Don", "Russia"),
    ("Delegates flew from Paris to Kyiv, Ukraine.", "Kyiv", "Ukraine"),
    ("Delegates met in Paris, London and Berlin.", "Paris", None),
    ("Delegates met in Berlin, Ukraine's envoy said.", "Berlin", None),
    ("Paris's mayor met London's mayor.", "London", None),
    ("Six people were shot in Rochester, New York, on Monday.", "Rochester", "New York"),
    ("Delegates met in Paris, New York and Berlin.", "Paris", None),
    ("A woman died in Kherson's Antonivka.", "Antonivka", "Kherson"),
    ("Cases rose in Mexico, China, Japan and Brazil.", "China", None),
]


@pytest.mark.parametrize(("text", "name", "within"), WITHIN)
def test_within(text: str, name: str, within: str | None, gazetteer: Gazetteer) -> None:
    """A container is taken from the text only where the gazetteer bears it out."""
    assert {one.text: one.within for one in found(text, gazetteer)}[name] == within


DATELINES = [
    ("KYIV, Ukraine (AP) — A missile fell.", ["KYIV, Ukraine"]),
    ("HOLLIDAY, Mo. — A tornado touched down.", ["HOLLIDAY, Mo."]),
    ("Storm hits. GENEVA (Reuters) - Talks began.", ["GENEVA"]),
    ("ISTANBUL/ANKARA A court jailed two men.", ["ISTANBUL/ANKARA"]),
    ("The attack — the third this week — killed two.", []),
    ("NATO said it would wait.", []),
    ("He left Kyiv - and never came back.", []),
]


@pytest.mark.parametrize(("text", "lines"), DATELINES)
def test_dateline(text: str, lines: list[str]) -> None:
    """A dateline is known by its capitals, agency and dash."""
    assert [text[start:end] for start, end in datelines(text)] == lines


def test_dateline_role(gazetteer: Gazetteer) -> None:
    """The place of a dateline is marked as such, the places of the story are not."""
    roles = {one.text: one.role for one in found("KYIV, Ukraine (AP) — A missile struck Dnipro.", gazetteer)}
    assert roles == {"KYIV": "dateline", "Ukraine": "dateline", "Dnipro": "mentioned"}


def test_adjectives_are_marked(gazetteer: Gazetteer) -> None:
    """A demonym is a toponym of its own kind."""
    kinds = {one.text: one.kind for one in found("Turkish jets crossed into Syria.", gazetteer)}
    assert kinds == {"Turkish": "adjective", "Syria": "name"}


def test_a_person_is_remembered(gazetteer: Gazetteer) -> None:
    """A surname that the text gave with a first name is less likely a place afterwards."""
    person, place = (
        f"{start} ruled on Monday. The lawyers then left Lancaster."
        for start in ("Judge Tom Lancaster", "A court in Lancaster")
    )

    def last(text: str) -> float:
        return max((one.likelihood for one in found(text, gazetteer) if one.start > 40), default=0.0)

    assert last(person) < last(place)


def test_votes_turn_a_doubtful_name(gazetteer: Gazetteer) -> None:
    """Another pipeline's entities move the odds both ways."""
    text = "Critics of Marshall praised Baghdad."
    start = text.index("Marshall")
    found = {
        label: {
            one.text: one.likelihood
            for one in find_toponyms(text, gazetteer.names, lookup=gazetteer, votes=[(start, start + 8, label)])
        }
        for label in ("GPE", "PERSON")
    }
    assert found["GPE"].get("Marshall", 0) > found["PERSON"].get("Marshall", 0)
    assert "Baghdad" in found["PERSON"]


MENTIONS = [
    ("New York Times", ["New York"]),
    ("York. New arrivals", ["York"]),
    ("KharkivThe storm", ["Kharkiv"]),
    ("Chibokin Borno", ["Chibok", "Borno"]),
    ("Chibokin villages", []),
    ("chibok is lower case", []),
    ("McKharkiv", []),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_mentions(text: str, expected: list[str]) -> None:
    """Candidates begin at capitals, end with words, and are cut from what is glued to them."""
    index = FewNames("New York", "York", "Kharkiv", "Chibok", "Borno")
    assert [text[one.start : one.end] for one in mentions(text, capitalised(text), index)] == expected


@given(st.text(max_size=200) | st.text(alphabet="Paris, UkraineK'’-. \n()—", max_size=200))
@settings(max_examples=150, deadline=None)
def test_offsets_hold(text: str) -> None:
    """Whatever the text, what is found stands at its offsets, in order, nothing overlapping."""
    found = find_toponyms(text, FewNames("Paris", "Ukraine", "Kis", "Par-is"))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


HARD = {
    "one line": "A missile struck Kharkiv, Ukraine, and Mr. Paris said Paris had known. ",
    "capitals": "MISSILE STRIKES KHARKIV AND ODESA SAYS UKRAINE ",
    "no places": "nothing of note has happened here at all since then ",
    "one name": "Paris ",
    "commas": "Paris, London, ",
    "Cyrillic": "Ракеты попали в Харьков и Киев. ",
    "Arabic": "قصف الجيش مدينة حلب في سوريا ",
    "glued": "Aa" * 40 + " ",
    "dashes": "A— ",
    "quotes": "'’\"“ A’A’A",
}


@pytest.mark.parametrize("kind", HARD)
def test_time_is_linear(kind: str, gazetteer: Gazetteer) -> None:
    """Four times the text takes at most about four times as long to find and resolve, whatever it is made of."""
    unit = HARD[kind]

    def place(size: int) -> None:
        text = unit * (size // len(unit))
        resolve(find_toponyms(text, gazetteer.names, lookup=gazetteer), gazetteer, text=text)

    assert growth(place, short=50_000, long=200_000, least=0.05) < 10
