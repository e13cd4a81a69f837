"""Words for people by class, and for what is never people."""

from __future__ import annotations

PERSON = frozenset(
    """
    person man woman child boy girl baby infant toddler teenager teen youth youngster adult adolescent civilian
    resident villager local inhabitant soldier serviceman servicewoman policeman policewoman officer cop
    constable trooper sailor airman marine guard guardsman worker labourer laborer miner employee staffer driver
    passenger pedestrian cyclist motorcyclist biker motorist student pupil schoolchild schoolboy schoolgirl
    teacher doctor medic nurse paramedic surgeon midwife patient journalist reporter cameraman photographer
    correspondent member mother father son daughter brother sister grandmother grandfather granddaughter
    grandson grandchild wife husband aunt uncle cousin niece nephew relative parent widow sibling twin bride
    groom guest pilgrim worshipper worshiper tourist visitor holidaymaker refugee migrant protester protestor
    demonstrator fisherman farmer shepherd herder firefighter fireman rescuer volunteer pilot commander general
    colonel major captain lieutenant sergeant corporal private conscript recruit cadet militant fighter rebel
    insurgent gunman attacker assailant terrorist extremist jihadist bomber shooter suspect hijacker kidnapper
    bandit perpetrator prisoner inmate hostage detainee bystander onlooker passerby passer-by shopper customer
    vendor trader shopkeeper merchant businessman engineer technician contractor official mayor governor judge
    lawyer prosecutor politician lawmaker minister ambassador diplomat priest imam monk nun pastor bishop cleric
    peacekeeper observer athlete player climber hiker mountaineer skier sherpa swimmer surfer diver crewman
    steward stewardess attendant cleaner cook waiter electrician carpenter builder bus-driver foreigner national
    citizen pensioner retiree elder spectator fan reveller reveler mourner commuter operator janitor caretaker
    dispatcher expatriate evacuee survivor victim casualty occupant combatant separatist militiaman paratrooper
    ranger commando infantryman infantrymen sniper trucker taxi-driver seafarer crewmember schoolteacher leader
    chief operative activist campaigner councillor councilor senator president premier spokesman spokeswoman
    owner candidate adviser advisor aide teammate neighbour neighbor friend colleague classmate boyfriend
    girlfriend fiancé fiancee partner host hunter miner welder painter labourer gardener waitress chef baker
    butcher barber tailor mechanic plumber goalkeeper referee king queen prince princess sheikh sultan emir
    warlord smuggler ringleader mastermind resident-doctor caregiver dancer musician singer actor artist camper
    boater angler settler nomad militia-member convict robber burglar thief invader occupier smuggler trafficker
    informant agent spy lifeguard beachgoer concertgoer partygoer churchgoer newborn individual kid grandparent
    stepfather stepmother stepson stepdaughter orphan defender trainee apprentice scientist professor academic
    headteacher principal diner clubber drinker bather canoeist kayaker paraglider skydiver parachutist rower jockey
    rider racer co-pilot copilot navigator skipper deckhand logger woodcutter trekker backpacker picnicker snowboarder
    hawker poacher deminer sapper gunner mercenary reservist bodyguard warden gendarme sheriff deputy detective
    inspector superintendent commissioner interpreter translator missionary preacher rabbi seminarian parishioner
    congregant devotee firewoman lineman roofer foreman supervisor manager director
    intern scholar stevedore docker sweeper ragpicker homeowner householder tenant lodger landlord
    lady gentleman mom mum dad schoolmate
    preschooler traveller traveler stowaway caver clerk
    vigilante cadre guerrilla herdsman pastoralist raider cultist gangster hitman catechist novice headman chieftain
    ruler monarch brigadier strategist magistrate muezzin mullah lecturer dean rector bailiff legislator parliamentarian
    alderman surveyor geologist archaeologist chauffeur goldsmith jeweller grocer fishmonger cobbler blacksmith weaver
    seamstress nanny maid servant housemaid vaccinator kharijite
    jawan naxal naxalite maoist beekeeper lumberjack patrolman gatekeeper watchman
    assistant housewife housekeeper cashier veteran envoy consul analyst accountant editor producer presenter blogger
    youtuber influencer rapper comedian poet writer filmmaker programmer broker banker porter courier pharmacist dentist
    physician veterinarian instructor islander dealer pedlar peddler seeker stallholder widower grandma grandpa granny
    septuagenarian octogenarian nonagenarian marshal cellist drummer guitarist goatherd muleteer ferryman boatman
    seaman master bosun boatswain oiler motorman shipmaster
    mother-in-law father-in-law son-in-law daughter-in-law brother-in-law sister-in-law paramilitary
    """.split()
)
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "babies": "baby", "people": "person", "persons": "person",
    "policemen": "policeman", "policewomen": "policewoman", "servicemen": "serviceman",
    "servicewomen": "servicewoman", "wives": "wife", "gunmen": "gunman", "fishermen": "fisherman",
    "firemen": "fireman", "schoolchildren": "schoolchild", "grandchildren": "grandchild", "cameramen": "cameraman",
    "businessmen": "businessman", "passersby": "passerby", "passers-by": "passer-by", "youths": "youth",
    "militiamen": "militiaman", "crewmen": "crewman", "airmen": "airman", "guardsmen": "guardsman", "lads": "boy",
    "thieves": "thief", "ladies": "lady", "gentlemen": "gentleman", "mercenaries": "mercenary", "deputies": "deputy",
    "herdsmen": "herdsman", "watchmen": "watchman", "hitmen": "hitman", "headmen": "headman",
    "housewives": "housewife", "seamen": "seaman", "paramilitaries": "paramilitary",
}  # fmt: skip
# Plural by sense, or heads that stand for people once a number precedes them.
PEOPLE = frozenset(
    """
    people persons personnel troops police staff crew others more folk folks lives souls workforce infantry
    livesaver dead dependents dependants foreigners nationals Muslims survivors victims casualties kids guys
    elderly crewmembers militia khwarij khawarij
    """.split()
)
# Words for people that only describe when another noun follows: "an elderly couple", "police officers".
DESCRIBING = frozenset(
    """
    elderly dead crew staff police militia infantry personnel others more local civilian resident national
    foreigner
    """.split()
)
NOT_MEN = frozenset(
    """
    german human roman ottoman talisman oman specimen regimen abdomen acumen turkmen norman omen superhuman
    inhuman
    """.split()
)
NOBODY = frozenset(("nobody", "none", "no-one", "noone"))
# Heads that are never people, however strong the verb.
NOT_PEOPLE = frozenset(
    """
    drone drones uav uavs missile missiles rocket rockets shell shells bomb bombs tank tanks vehicle vehicles
    truck trucks car cars bus buses train trains boat boats ship ships vessel vessels plane planes aircraft jet
    jets helicopter helicopters gun guns howitzer howitzers launcher launchers battery batteries depot depots
    house houses home homes building buildings apartment apartments block blocks school schools hospital
    hospitals room rooms flat flats hour hours day days week weeks month months year years minute minutes second
    seconds time times mile miles kilometre kilometres kilometer kilometers km metre metres meter meters foot
    feet yard yards acre acres hectare hectares tonne tonnes ton tons kilogram kilograms kg attack attacks
    strike strikes raid raids blast blasts explosion explosions incident incidents fire fires clash clashes
    shooting shootings crash crashes accident accidents wave waves district districts region regions city cities
    town towns village villages country countries province provinces state states area areas location locations
    place places site sites street streets road roads bridge bridges cow cows sheep goat goats horse horses pig
    pigs dog dogs cat cats animal animals livestock cattle chicken chickens bird birds fish whale whales dolphin
    dolphins elephant elephants buffalo camels camel hens poultry deer wolves wolf turtle turtles rat rats crop
    crops tree trees job jobs bill bills deal deals hope hopes plan plans project projects point points goal
    goals game games match matches seat seats percent per cent dollar dollars euro euros pound pounds million
    billion trillion flight flights window windows station stations substation substations line lines facility
    facilities plant plants target targets base bases position positions system systems unit units brigade
    brigades battalion battalions regiment regiments division divisions party parties side sides family-home
    households household families company companies firm firms business businesses market markets store stores shop
    shops
    item items document documents case cases charge charges count counts part parts floor floors storey storeys
    story stories level levels degree degrees magnitude round rounds bullet bullets grenade grenades motorcycle
    motorcycles motorbike motorbikes bicycle bicycles wagon wagons carriage carriages tanker tankers container
    containers cylinder cylinders container warehouse warehouses garage garages church churches mosque mosques
    temple temples nation nations outpost outposts checkpoint checkpoints convoy convoys camp camps report
    reports video videos eye eyes leg legs arm arms head heads hand hands face chest stomach neck shoulder back
    way ways thing things interceptor interceptors boiler boilers transformer transformers pipeline pipelines
    well wells refinery refineries quake quakes tremor tremors aftershock aftershocks storm storms tornado
    tornadoes death deaths injury injuries fatality fatalities wound wounds ambulance ambulances machine
    machines piece pieces set sets group groups lot lots bear bears shark sharks crocodile crocodiles hen
    """.split()
)
ATTACKERS = frozenset(
    """
    attacker assailant gunman bomber shooter hijacker perpetrator suspect kidnapper robber burglar hitman
    assassin knifeman
    """.split()
)
# Fighters outside armies, and an enemy's soldiers: not the victims that a report mourns.
FIGHTERS = frozenset(
    """
    invader occupier fighter militant rebel insurgent jihadist terrorist extremist combatant separatist militiaman
    mercenary guerrilla guerilla bandit cadre naxal naxalite maoist gangster raider khwarij khawarij kharijite
    """.split()
)
GENERIC = frozenset(
    "person people civilian victim resident local villager other others passenger member national".split()
)
GATHERINGS = frozenset("total group family party team crowd pair number trio maximum minimum average".split())
MANY_AS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "twins": 2, "triplets": 3, "quartet": 4}
PRONOUNS = frozenset(("he", "she"))
REFLEXIVES = frozenset(("himself", "herself", "themselves", "itself"))
# Bodies of which "men" are soldiers too, and the soldiers that only death takes.
FORCES = frozenset(
    """
    army armies military navy force forces brigade battalion regiment division unit platoon squad company garrison
    patrol enemy troops army militia militias rebels insurgents militants guerrillas guerillas gunmen jihadists
    """.split()
)
SOLDIERS = frozenset(
    """
    soldier serviceman servicewoman troop marine paratrooper commando conscript guardsman fighter militant rebel
    insurgent jihadist infantryman militiaman personnel trooper occupier invader troops sailor airman peacekeeper
    """.split()
)
# Kinds of head that are people: "the village head".
HEADS_OF = frozenset(
    "village district city town settlement community council hospital school department police".split()
)
# What somebody is the head of: "the head of the local council".
HEADED = HEADS_OF | frozenset(
    """
    administration party office agency service committee region province state army staff union ministry company
    foundation institute authority branch unit brigade battalion force forces prison station municipality commission
    organisation organization group intelligence security
    """.split()
)
