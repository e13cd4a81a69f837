"""How clauses, roads, borders and headlines say where something happened, and which places they only mention."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of, pins_of

PLACED = [
    (
        "One person died in shelling in Kherson's market, and in the Kharkiv region a drone hit a bus, hurting two.",
        ["Kherson", "Kharkiv Oblast"],
    ),
    (
        "In Kherson, 40 people were hurt after a rocket strike on the grid, and on Sunday drones set fire to Kyiv.",
        ["Kherson", "Kyiv"],
    ),
    ("In Odesa, where flats burned, officials told of four hurt, and Kherson was attacked.", ["Odesa", "Kherson"]),
    ("Two people died in the Kharkiv region when a glide bomb struck Kupiansk.", ["Kupiansk"]),
    ("The raid on Lviv prompted Warsaw to scramble jets and killed four people.", ["Lviv"]),
    ("Envoys were sitting down in Riyadh as drones struck Kharkiv, wounding six.", ["Kharkiv"]),
    ("Lima rocked by strong quake on Sunday", ["Lima"]),
    ("A Chicago police officer was badly wounded on Sunday after stopping a car in the Kensington section.", ["Chicago"]),  # noqa: E501
    ("The attackers struck on Friday, killing residents of Medellín, in Colombia.", ["Medellín"]),
    ("The president flew to Hamburg in Germany, where a gunman had killed seven people on Sunday.", ["Hamburg"]),
    ("In Michigan, a deputy was shot dead while chasing a van in Detroit on Sunday.", ["Detroit"]),
    ("In Nigeria, two bombs went off on Sunday.\n\nIn Kano, meanwhile, a crowd burned down a police station on Saturday.", ["Kano"]),  # noqa: E501
    ("Floods hit the state of Assam in India, at Dispur, on Sunday, killing two people.", ["Dispur"]),
    ("Riots spread to Lyon in France on Sunday.", ["Lyon"]),
    ("Gunmen fired on a bus on the road from Kabul to Kandahar near Ghazni on Sunday.", ["Ghazni"]),
    ("Two officers were killed by gunmen in the India-Myanmar border town of Moreh on Sunday.", ["Moreh"]),
    ("Two people were killed on the Celaya–Salvatierra road in Mexico by gunmen, and in Fresnillo a bar was shot up.", ["Celaya", "Fresnillo"]),  # noqa: E501
    ("Twin blasts hit Nigeria on Sunday. The first ripped through a bus station in Kano, and the second struck a market in Jos.", ["Kano", "Jos"]),  # noqa: E501
    ("Two shootings left four dead in California. The first took place in Oakland on Saturday; the second came hours later in San Jose.", ["Oakland", "San Jose"]),  # noqa: E501
    ("Protests grew on Sunday from Boston to Tulsa to Reno in America.", ["Boston", "Tulsa", "Reno"]),
    ("Two people died when a car left the road and hit a tree near Carlisle in England on Sunday. The crash happened at Wetheral.", ["Wetheral"]),  # noqa: E501
    ("Eight people were stabbed in Solingen in Germany on Sunday.\n\nTen were hurt, police in nearby Wuppertal said.", ["Solingen"]),  # noqa: E501
    ("Missiles fired from a submarine in the Black Sea hit a bus stop in Poltava in Ukraine on Sunday.", ["Poltava"]),
    ("Three rockets launched by a frigate in the Gulf of Oman landed in Aden in Yemen on Sunday.", ["Aden"]),
    ("Lutsk in Ukraine, hundreds of kilometres from the heaviest fighting, was hit by two drones on Sunday.", ["Lutsk"]),  # noqa: E501
    ("A guided bomb struck a boarding school in the town of Sudzha in Russia on Sunday.", ["Sudzha"]),
    ("Fighting went on for a fourth day near the town of Sudzha in Russia.", ["Sudzha"]),
    ("Ukrainian troops have retaken Robotyne, on the southern outskirts of Orikhiv in Ukraine.", ["Robotyne"]),
    ("Two people died on the outskirts of Toretsk in Ukraine on Sunday when shells fell on a bus.", ["Toretsk"]),
    ("Russian drones hit two Black Sea seaports in the Odesa region of Ukraine on Sunday.", ["Odesa Oblast"]),
    ("Drones hit the Black Sea resort city of Sochi in Russia on Sunday, killing two.", ["Sochi"]),
    ("A drone hit a tanker in the Black Sea on Sunday, killing two sailors.", ["Black Sea"]),
    ("Kharkiv in Ukraine was hit by drones on Sunday. Two people were hurt in the Shevchenkivskyi district and a fire broke out in the Kyivskyi district.", ["Kharkiv"]),  # noqa: E501
    ("In the city of Kherson itself, bombs hit the Dniprovskyi District on Sunday, injuring a bus driver.", ["Kherson"]),  # noqa: E501
    ("Russia's defence ministry said on Sunday it had taken the villages of Kotliarivka and Robotyne in Ukraine.", ["Kotliarivka", "Robotyne"]),  # noqa: E501
    ("Ukraine said on Sunday it had retaken the village of Robotyne in the Zaporizhzhia region.", ["Robotyne"]),
    ("Ukraine was hit overnight: explosions were reported in Kharkiv and in the capital, where all missiles were shot down.", ["Kharkiv", "Kyiv"]),  # noqa: E501
    ("Two killed in Belgorod\n\nTwo women died when shells hit Shebekino in Russia on Sunday. Shells also hit Grayvoron.", ["Shebekino", "Grayvoron"]),  # noqa: E501
    ("A strike on a tent in the Mawasi area of Khan Younis killed four children on Sunday.", ["Al-Mawasi"]),
    ("A blast in the Hamar Jajab area of Mogadishu wounded a child on Sunday.", ["Hamar Jajab"]),
    ("In the Sumy region of Ukraine, shelling on Sunday damaged a school and injured a guard in the town of Shostka.", ["Shostka"]),  # noqa: E501
    ("Bandits kill 30 in Katsina attacks\n\nBandits killed 30 people in Malumfashi in Katsina State in Nigeria on Sunday. The police spokesman in Katsina confirmed the attack.", ["Malumfashi"]),  # noqa: E501
    ("Gunmen killed three policemen at a post in Mosul in Iraq on Sunday, and a roadside bomb in Baquba killed a judge.", ["Mosul", "Baqubah"]),  # noqa: E501
    ("In February a gang killed 18 in Katsina's Faskari area in Nigeria.", ["Faskari"]),
    ("Shells killed 14 people at the Abu Shouk camp for displaced people outside El Fasher in Sudan on Sunday.", ["Abu Shouk"]),  # noqa: E501
    ("PESHAWAR: A bomb ripped through a mosque in Nowshera district on Friday, killing seven.", ["Nowshera District"]),
    ("Nowshera: blast kills cleric\n\nPESHAWAR: A bomb ripped through a mosque in Nowshera district on Friday.", ["Nowshera District"]),  # noqa: E501
    ("The bombing on 16 April 2022 destroyed a theatre in Mariupol in Ukraine.", ["Mariupol"]),
    ("Jets hit the airport of Taiz in Yemen, which the rebels had captured in 2015, on Sunday.", ["Taiz"]),
    ("A bomb exploded on Friday at a mosque in Kano in Nigeria that was attacked in 2014.", ["Kano"]),
    ("A raid hit a house in Nabatieh in Lebanon whose owners had left weeks ago.", ["Nabatieh"]),
    ("Jets attacked posts near Semdinli, Turkey, as well as at Cukurca on Sunday.", ["Şemdinli", "Çukurca"]),
    ("Clashes were reported between the army and the RSF at Nyala in Sudan on Sunday.", ["Nyala"]),
    ("They shot down a plane of the air force near Nyala in Sudan, the RSF said.", ["Nyala"]),
    ("A policeman died on Sunday when a device was set off in Nusaybin, a town on the Syrian border in Mardin province.", ["Nusaybin"]),  # noqa: E501
    ("Youths barricaded the road in Makurdi, Nigeria, on Sunday in protest against the killings.", ["Makurdi"]),
    ("In Kherson a drone wounded a cyclist in the Dniprovskyi district on Sunday.", ["Kherson"]),
    ("In the Belgorod region of Russia, a drone hit a van near the village of Korovino, in the Shebekino district, on Sunday.", ["Shebekino"]),  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_clauses_and_roads_say_where_something_happened(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """A region narrowed at once, a quarter of a town and the ends of a border get no pin of their own."""
    assert pins_of(gazetteer, text) == expected


MENTIONED = [
    "Police in Faridabad in India said on Sunday they had seized 350 kg of ammonium nitrate.",
    "The museum in London has taken the village of Bedford as its subject, and he had taken the town to court.",
    "Moscow has intensified its attacks on Ukraine's energy system as winter nears.",
    "Moscow has ramped up strikes on Ukrainian cities.",
    "He was flown from Paris to Lyon, where he died in hospital on Sunday.",
    "More than 120 people remained in hospitals in Perm, Moscow and Chelyabinsk on Sunday.",
    "Who carried out the blasts in Nagaland on Sunday?",
    "The worst fire in memory, in Athens in July 2018, claimed 104 lives.",
    "The second man from Leeds was fined on Sunday. The first was a teacher in Bradford.",
    "The 2012 attack in Sirte killed four people.",
    "The worst crash in Australia was that of Granville, in Sydney's west, where 83 people died in 1977.",
    "Militants who had bombed a hotel in Mombasa in 2002 were arrested in Nairobi.",
    "A gunman barricaded himself in a house in Benoni on Sunday.",
    "The Dogan news agency quoted a witness who had heard of the blast.",
    "Teachers ended a 48-hour strike in Cusco on Sunday.",
    (
        "Japan held its annual disaster drill on a scenario of a quake on Sunday. A gas explosion was staged in Chiba, "
        "where crews practised pulling dummies from a train."
    ),
]


@pytest.mark.parametrize("text", MENTIONED)
def test_hospitals_questions_drills_and_old_disasters_are_left_alone(gazetteer: Gazetteer, text: str) -> None:
    """What happened elsewhere, long ago or only in a rehearsal gets no pin."""
    assert pins_of(gazetteer, text) == []


KINDS = [
    ("Police used water cannon and tear gas against a crowd in Tbilisi on Sunday.", "protest"),
    ("A policeman was stabbed in Mannheim on Sunday during an attack on a right-wing demonstration.", "attack"),
    ("A grenade was thrown at a police post in Buenaventura on Sunday.", "attack"),
    ("The navy said its patrol boats had sunk three rebel vessels off Trincomalee on Sunday.", "armed_clash"),
    ("Special forces stormed a house in Kizlyar, Russia, where gunmen had holed up, on Monday.", "armed_clash"),
    ("Coalition aircraft carried out three raids on Saada in Yemen on Monday, killing one.", "air_strike"),
    ("Israel said that it had bombed the port of Latakia in Syria on Sunday.", "air_strike"),
    ("The group said that it had bombed a bus in Latakia in Syria on Sunday.", "bombing"),
    ("Two raids destroyed a house in Latakia in Syria on Sunday.", "air_strike"),
    ("Gunmen killed nine people in a church in Bunia on Sunday while worshippers held a vigil.", "shooting"),
    ("Junta warships fired on Sittwe in Myanmar on Monday.", "shelling"),
    ("Jets dropped bombs on Sittwe in Myanmar on Monday, destroying a school.", "air_strike"),
    ("A roadside bomb at Ja-Ela, a town about 12 miles north of Colombo, Sri Lanka, killed two on Monday.", "bombing"),
    ("Gunmen seized 40 students from a school in Kaduna in Nigeria on Sunday.", "attack"),
    ("A light aircraft came down in a field in Lincoln on Sunday, killing two people.", "accident"),
    ("Four people were killed when lava from the volcano set a house on fire in Goma on Sunday.", "eruption"),
    ("A quake shook Peru on Sunday. It was strong enough to bring down ten houses in Moyobamba.", "earthquake"),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_the_company_of_words_types_an_event(gazetteer: Gazetteer, text: str, expected: str) -> None:
    """Tear gas makes a protest, lava an eruption, an aircraft that comes down an accident."""
    assert [one.event_type for one in incidents_of(gazetteer, text) if one.where] == [expected]


def test_an_hour_is_no_year(gazetteer: Gazetteer) -> None:
    """What happened at "1940 GMT" did not happen in 1940."""
    text = "The man attacked people with a knife around 9:40 p.m. (1940 GMT) on Friday in Solingen, killing three."
    assert pins_of(gazetteer, text) == ["Solingen"]
