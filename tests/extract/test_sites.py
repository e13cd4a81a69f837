"""Which of a sentence's places an event is pinned at, and how one report's events are told apart."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import pins_of

SITES = [
    (
        (
            "IS claims Kabul mosque attack\n\nThe group said on Sunday that it was behind a blast the previous day "
            "that killed five people in the Afghan capital."
        ),
        ["Kabul"],
    ),
    ("A blast rocked the Afghan capital on Monday, killing nine people.", ["Kabul"]),
    ("Nine people were shot dead in Syria’s capital city on Monday.", ["Damascus"]),
    ("A car bomb killed nine people in Somalia's capital, Mogadishu, on Monday.", ["Mogadishu"]),
    ("A fire at a bank in Lyon on Monday cost Japanese capital, the owner said.", ["Lyon"]),
    ("Three of the injured had been shifted to Mayo Hospital in Lahore on Monday.", []),
    ("Gunmen raided Kankara in Nigeria on Monday. Katsina police said five died in the attack.", ["Kankara"]),
    ("Kabul: 12 dead in blast at mosque\n\nA bomb went off during prayers, killing 12 people.", ["Kabul"]),
    ("Izium: two dead after missile hits hostel\n\nA missile hit a hostel overnight.", ["Izium"]),
    ("Kyiv: Russia fired 90 drones overnight\n\nMost were shot down, the air force said.", []),
    ("Five people were taken to hospital in Leeds after a fire in Bradford on Tuesday.", ["Bradford"]),
    ("One person was killed and five were taken to hospital after a fire in Leeds on Tuesday.", ["Leeds"]),
    ("Five people hurt in a fire on Tuesday are being treated at a hospital in Leeds.", []),
    ("A gunman opened fire as the train neared Göttingen in Germany on Tuesday, wounding four.", ["Göttingen"]),
    ("Four soldiers died when their convoy was ambushed between Gao and Ansongo in Mali on Monday.", ["Gao"]),
    ("A clerk was shot dead in the capital's Zayouna area, police in Baghdad said.", ["Ziyouna"]),
    ("The army named the towns hit as Sialkot and Muridke in Pakistan on Monday.", ["Sialkot", "Muridke"]),
    ("Russian troops captured two towns, Toretsk and Kupiansk, on Monday, Moscow said.", ["Toretsk", "Kupiansk"]),
    ("Lysychansk was battered by shelling on Monday as Moscow edged closer to taking it.", ["Lysychansk"]),
    ("Izium shelled overnight; two killed.", ["Izium"]),
    ("Toretsk bombing kills two", ["Toretsk"]),
    ("Goma attacked again, two dead", ["Goma"]),
    ("Djibo residents fled as shells fell on the town on Monday.", ["Djibo"]),
    ("Residents of Beledweyne said two people were killed in an air strike on Monday.", ["Beledweyne"]),
    ("Israel attacked again on Monday, the army said.", []),
    ("Fierce clashes continued around Bakhmut and Avdiivka in Ukraine on Tuesday.", ["Bakhmut", "Avdiivka"]),
    ("In Hama, where the market was struck, nine people were killed on Monday.", ["Hama"]),
    ("Three people died when Russia attacked Odesa, the Black Sea port, with drones on Monday.", ["Odesa"]),
    ("Two drones were shot down close to Erbil in Iraq's Kurdistan region on Monday, killing one.", ["Erbil"]),
    ("Drones struck the Danube port of Izmail on Monday, the governor of Odesa said.", ["Izmail"]),
    ("Four people died in the Urals town of Pervouralsk on Monday when a roof collapsed.", ["Pervouralsk"]),
    ("Drones hit grain stores in Odesa on Monday.", ["Odesa"]),
    ("The Houthis fired missiles at a tanker in the Red Sea on Tuesday.", ["Red Sea"]),
    ("An air strike on the Balata camp in Nablus killed three people on Monday.", ["Balatah"]),
    ("Shells hit the Tripoli suburb of Tajoura in Libya on Monday, killing two.", ["Tajura"]),
    ("A mine blew up a van on the Quetta-Karachi highway near Mastung, Pakistan, on Monday.", ["Mastung"]),
    ("Gunmen fired at a police van on the Quetta-Karachi highway in Pakistan, wounding two.", ["Quetta"]),
    ("A drone hit a van on the road between Baalbek and Zahle in Lebanon, killing one.", ["Baalbek"]),
    ("A blast tore up the track linking Homs and Tartus near Safita, Syria, on Monday.", ["Safita"]),
    ("Missiles hit the Natanz nuclear facility in Iran on Monday, killing one.", ["Natanz nuclear facility"]),
    ("The army fired a hypersonic missile at Ben Gurion airport on Monday.", ["Ben Gurion Airport"]),
    ("The army dropped barrel bombs on Saraqib in Syria.", ["Saraqib"]),
    ("Two rockets landed in Erbil in Iraq.", ["Erbil"]),
    ("Izium and Kupiansk (100km east of Kharkiv) were shelled on Monday.", ["Izium", "Kupiansk"]),
    ("Four people died in Sevastopol, in Russian-occupied Crimea, when a missile hit a beach.", ["Sevastopol"]),
    ("Six people died when a bus was hit as it queued at a post near Volnovakha on Monday.", ["Volnovakha"]),
    ("Troops shelled Goma as they met for talks in Nairobi on Monday.", ["Goma"]),
    ("Herders were shot dead as they slept in Zaria on Monday.", ["Zaria"]),
    ("The enemy used mortars near Izium on Monday.", ["Izium"]),
    ("Recruits were taught to use mortars at a camp near Tambov on Monday.", []),
    ("Mortars hit Pisky (11km from Donetsk), Avdiivka and Toretsk on Monday.", ["Pisky", "Avdiivka", "Toretsk"]),
    ("A car bomb killed two people in the Aegean city of Izmir on Monday.", ["İzmir"]),
    ("Shells came from the direction of Donetsk and hit a school in Avdiivka.", ["Avdiivka"]),
    ("The brigade that fought in Operation Desert Storm is back in Camden, Arkansas.", []),
    ("Storm Beta tore roofs off homes in Galveston, Texas, on Monday.", ["Galveston"]),
    ("A man was shot dead in Busra al-Sham in the eastern Daraa countryside of Syria.", ["Busra ash Sham"]),
    ("Jets launched a series of raids on Khiam in Lebanon.", ["Khiam"]),
    ("Two soldiers were martyred in an intelligence-based operation in Bannu, Pakistan, on Monday.", ["Bannu"]),
    ("A drone killed four people in Tyre, Lebanon, on Monday, a new blow in the war in Gaza.", ["Tyre"]),
    ("Russian troops took the village of Toretsk, Moscow's defence ministry said on Monday.", ["Toretsk"]),
    ("Twelve people drowned when a ferry overturned on the Buriganga river in Dhaka on Monday.", ["Dhaka"]),
    ("A crush at a religious festival in Hama, Syria, left 21 people dead.", ["Hama"]),
    ("In Islamabad, the cabinet banned a rally in Jamrud, where police shot six dead on Tuesday.", ["Jamrud"]),
    ("In Nasarawa State, a herder was killed and two others wounded at Keana, Nigeria, on Monday.", ["Keana"]),
    ("Jon Doe, deputy minister of Ingushetia, was killed by a bomb in Nazran on Monday.", ["Nazran"]),
    ("Gunmen killed the emir of Gwoza in Nigeria on Monday.", ["Gwoza"]),
    ("Fighters ambushed troops in Khiam and fired rockets at a base south of Haifa on Sunday.", ["Khiam", "Haifa"]),
    ("Homs Province: gunmen attacked checkpoints east of Palmyra in Syria on Monday, killing 12.", ["Palmyra"]),
    ("Two killed in Kerala, India\n\nA bus hit a lorry in Thrissur, Kerala, on Monday, killing two.", ["Thrissur"]),
    ("Six died in a fire in Jos, Nigeria, and two in a crash in Kano. The Jos fire began in a bar.", ["Jos", "Kano"]),
    ("Gunmen shot two dead at Giza in Keana Local Government Area, Nigeria, on Monday.", ["Keana"]),
    ("A train derailed near Tebbinor village, south of Cairo, on Sunday, killing 11.", ["Cairo"]),
]


@pytest.mark.parametrize(("text", "expected"), SITES)
def test_events_are_pinned_where_the_words_put_them(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """Vehicles under way, lists, appositions and districts of the capital each name their site."""
    assert pins_of(gazetteer, text) == expected


def test_a_remark_made_elsewhere_is_no_site(gazetteer: Gazetteer) -> None:
    """Where a minister called the blast a tragedy, nothing happened."""
    text = (
        "A blast killed nine policemen in Raipur, India, on Monday.\n\n"
        'In New Delhi, Home Minister Arun Sethi called the blast "a tragedy".'
    )
    assert pins_of(gazetteer, text) == ["Raipur"]


APART = [
    (
        "A bomb exploded in Quetta on Monday, killing two policemen. Gunmen also shot dead a teacher in the city.",
        ["Quetta", "Quetta"],
    ),
    (
        (
            "Russian troops shelled Nikopol with artillery at dawn, wounding a woman. "
            "In the evening a drone hit a car in the same city and killed its driver."
        ),
        ["Nikopol", "Nikopol"],
    ),
    ("A missile attack killed three people in Dnipro on Monday. The drone strike also wounded ten.", ["Dnipro"]),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_attacks_by_other_arms_are_told_apart(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """Guns after a bomb, or a drone after shells, make another event; what falls from afar is one."""
    assert pins_of(gazetteer, text) == expected


def test_the_heading_of_a_bulleted_line_places_what_follows(gazetteer: Gazetteer) -> None:
    """District and hour stand before a full stop; the sentence after it happened there, line by line."""
    text = (
        "The governor told of the attacks of the day in Ukraine:\n\n"
        "• Kupiansk district, Kivsharivka village, after 22:00. A school was damaged by shelling.\n\n"
        "• Kharkiv district, 12:15, Kozacha Lopan village. Shelling set a house on fire.\n\n"
        "• Kupiansk district, city of Kupiansk, at 11:43. Private homes caught fire because of shelling.\n"
    )
    assert pins_of(gazetteer, text) == ["Kivsharivka", "Kozacha Lopan", "Kupiansk"]
