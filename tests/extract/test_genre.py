"""Genres other than news: what is told in figures, as fiction or of old gets no pin, what happened does."""

from __future__ import annotations

import pytest

from geomap.extract.genre import genre_of
from geomap.extract.wording import words_in
from geomap.gazetteer import Gazetteer
from tests.extract.reading import pins_of

QUIET = {
    "sport": "Toronto torched Boston on Wednesday in a massacre, hitting 21 three-pointers. Their star exploded for 40 points and 11 rebounds, and the coach said they had been ambushed in Cleveland last season. They are under siege in the playoffs.",  # noqa: E501
    "cricket": "Pakistan collapsed to 146 all out in Rawalpindi on Sunday, and Bangladesh won by ten wickets. The bowlers struck three times before lunch, and the batting was blown away. The captain had come under fire in Karachi.",  # noqa: E501
    "economy": "House prices in Auckland crashed on Monday, and sellers in Hamilton were burned. A storm of listings hit Christchurch, analysts said. The central bank in Wellington fired a warning shot over inflation.",  # noqa: E501
    "politics": "The opposition captured Clacton and stormed Guildford on Thursday, and its candidates held Boston. The party leader launched a counter-attack in Westminster, for a shadow cabinet at war over the budget. Voters in Bristol saw the massacre.",  # noqa: E501
    "entertainment": "The band set Prague on fire on Saturday before 60,000 fans. Explosions rocked the stage, and the singer blasted the crowd with foam. They had stormed Vienna on the same tour, with songs from their new album.",  # noqa: E501
    "fiction": "The thriller opens with a bomb that killed twenty in a café in Marseille. A detective, played by a newcomer, follows the plot to Toulon. Gunmen stormed a ferry off Ajaccio in the second act. The director filmed it in Bari.",  # noqa: E501
    "drill": "Rescuers rehearsed a train crash near Innsbruck on Saturday. In the scenario a train caught fire, killing 40 people and injuring 90. Role players with painted wounds took part in the exercise.",  # noqa: E501
    "history": "The Ottoman army laid siege to Vienna in the 17th century. Cannon pounded the bastions, and hussars killed 15,000. The vizier was strangled in Belgrade, and the empire fell back.",  # noqa: E501
    "travel": "Storm the castle in Naples, then take the ferry to Capri. The old town of Dubrovnik was shelled once, but today is besieged by cruise ships. The chef of our favourite trattoria in Bari has dropped a bomb with his menu.",  # noqa: E501
    "obituary": "The actress, who has died aged 88, was born in Vienna. She fled Graz as a child when a bomb killed her sister. Her husband was killed in a plane crash in Tenerife. She is survived by a son; the funeral is in Berlin.",  # noqa: E501
}
STILL_TOLD = [
    ("A bomb exploded near a football stadium in Lille on Sunday, before the match between the champions and their rivals. Nobody was hurt. The players stayed in the dressing room, and the league put off the game.", ["Lille"]),  # noqa: E501
    ("Fans clashed outside the stadium in Lille on Sunday after the derby. Police fired tear gas and rubber bullets. The match had been won with a late goal, and the clubs may lose points.", ["Lille"]),  # noqa: E501
    ("Oil rose on Tuesday after a fire shut a refinery in Yanbu. The blaze was put out after five hours; two workers were injured. Brent hit 84 dollars, and traders said exports and shares would fall.", ["Yanbu"]),  # noqa: E501
    ("The film actor Paolo Renzi, 54, was killed in a car crash near Turin on Monday. He had finished a thriller with a director whom critics praised, and a drama with a cast of friends.", ["Turin"]),  # noqa: E501
    ("Thousands of opposition supporters protested in Maputo on Thursday after the ruling party won the election. Turnout was low, and the candidate spoke of stolen votes.", ["Maputo"]),  # noqa: E501
    ("Four soldiers were killed in an exercise near Tapa on Tuesday when a shell exploded. The drill was part of war games, and 3,000 took part in the scenario.", ["Tapa"]),  # noqa: E501
    ("Two people were killed in Rafah on Tuesday when a missile hit a tent.\n\nThe crew of an ambulance saw it.\n\nA third died later.\n\nA witness spoke of five.\n\nThe army called that untrue, and the pictures fabricated.", ["Rafah"]),  # noqa: E501
    ("A tourist boat sank off Hurghada on Monday; six travellers died. They were on a cruise from their hotel to the beach, and were to visit the ruins.", ["Hurghada"]),  # noqa: E501
    ("Arsenal beat Lyon with two goals by their striker, and the coach praised the team, who stay top of the league after a massacre in Turin.\n\nA fire destroyed a warehouse in Bremen on Monday. Police are investigating; one man was injured, and two were taken to hospital.", ["Bremen"]),  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize("genre", QUIET)
def test_other_genres_than_news_give_no_pin(gazetteer: Gazetteer, genre: str) -> None:
    """Figures of speech, plots, rehearsals and old wars are no incidents of the day."""
    assert pins_of(gazetteer, QUIET[genre]) == []


@pytest.mark.parametrize(("text", "expected"), STILL_TOLD)
def test_what_happened_is_told_in_any_genre(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """People counted, and words that no figure uses, show that something happened among players or tourists."""
    assert pins_of(gazetteer, text) == expected


def test_a_long_text_needs_more_marks_of_a_genre() -> None:
    """Four words of sport make a short text one of sport, and a long one of nothing."""
    text = "The coach praised the goalkeeper after the match in the league."
    low = text.lower()
    assert genre_of(text, words_in(low)) == "sport"
    assert genre_of(text + " It rained in the town." * 60, words_in(low + " it rained in the town")) is None
