"""Words of casualty statements, by class: who, what befell them, and the words that change what is meant."""

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
    jawan naxal naxalite maoist beekeeper lumberjack patrolman gatekeeper watchman
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
}  # fmt: skip
# Plural by sense, or heads that stand for people once a number precedes them.
PEOPLE = frozenset(
    """
    people persons personnel troops police staff crew others more folk folks lives souls workforce infantry
    livesaver dead dependents dependants foreigners nationals Muslims survivors victims casualties kids guys
    elderly crewmembers militia
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
# Words that no noun phrase goes on past, beside prepositions and verbs of harm.
ENDERS = frozenset(
    """
    still now also so then already again overnight yesterday today tonight tomorrow nearby instead too there
    here unharmed unhurt safe alive monday tuesday wednesday thursday friday saturday sunday not never once
    twice ago away back out off up down who were began opened fled fired went came took said says told remain
    remained remains fell ran attended arrived survived escaped suffered sustained received stormed seized
    according along alongside together each every shot stabbed trapped buried rescued evacuated arrested
    detained
    """.split()
)
NOT_ADVERBS = frozenset(
    """
    elderly family assembly friendly italy sicily likely early only july ally daily deadly lonely supply
    monopoly fly bully belly
    """.split()
)
# Words of harm that may stand before a noun: "an injured man", "three dead soldiers".
NOBODY = frozenset(("nobody", "none", "no-one", "noone"))
HARMED_NOUNS = frozenset(("wounded", "injured", "victim", "victims"))
HARMED_AS = frozenset(("dead", "injured", "wounded", "missing", "slain"))
HARMED = frozenset("wounded injured dead killed missing hospitalised hospitalized survivors casualties".split())
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
    mercenary guerrilla guerilla bandit cadre naxal naxalite maoist gangster raider
    """.split()
)
GENERIC = frozenset(
    "person people civilian victim resident local villager other others passenger member national".split()
)
GATHERINGS = frozenset("total group family party team crowd pair number trio maximum minimum average".split())
MANY_AS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "twins": 2, "triplets": 3, "quartet": 4}

# Participles that are also past tenses: "killed five" and "five were killed".
BEFALL: dict[str, str] = {
    **dict.fromkeys(
        """
    killed murdered slain executed massacred slaughtered assassinated beheaded electrocuted lynched butchered
    martyred slayed drowned
    """.split(),
        "killed",
    ),
    **dict.fromkeys("injured wounded hurt harmed maimed concussed bruised scarred burned burnt".split(), "injured"),
    **dict.fromkeys("hospitalised hospitalized".split(), "hospitalised"),
}
# Forms that take only an object.
BEFALL_ACTIVE: dict[str, str] = {
    **dict.fromkeys(
        "killing kills kill murdering executing massacring slaughtering murders executes slaying martyring".split(),
        "killed",
    ),
    **dict.fromkeys("injuring wounding hurting injures injure wound wounds hurts maiming".split(), "injured"),
    **dict.fromkeys("hospitalising hospitalizing".split(), "hospitalised"),
}
# Forms that take only a subject.
BEFALL_SUBJECT: dict[str, str] = {
    **dict.fromkeys(
        """
    drown drowns died dies die dying perished perish perishes succumbed succumbs suffocated dead deceased starved
    asphyxiated
    """.split(),
        "killed",
    ),
    **dict.fromkeys("missing unaccounted".split(), "missing"),
}
# Heads that are casualties themselves: "three deaths", "11 injuries".
TOLL_NOUNS: dict[str, str] = {
    **dict.fromkeys("death deaths fatality fatalities killings murders martyr martyrs".split(), "killed"),
    **dict.fromkeys("injury injuries injured wounded woundings hospitalizations".split(), "injured"),
    **dict.fromkeys("hospitalisations hospitalisation hospitalizations hospitalization".split(), "hospitalised"),
    **dict.fromkeys("casualty casualties".split(), "both"),
    **dict.fromkeys("victim victims".split(), "victims"),
}
# Nouns that a figure of casualties follows, by themselves or with "of the dead" and the like.
TOLLS = ("toll", "tolls")
NUMBERS_OF = ("number", "count", "tally")
AMONG = ("among", "amongst")
# Nouns that tell of deaths with "of": "the murder of three teenagers".
DEADLY_NOUNS = frozenset("murder massacre assassination execution slaughter beheading lynching drowning".split())
BODIES = frozenset("body bodies corpse corpses remains".split())
RECOVERED = frozenset(
    """
    recovered found pulled retrieved discovered removed extracted brought dug unearthed collected counted
    exhumed taken received receiving arrived counting recovering finding pulling
    """.split()
)
INJURIES = frozenset(
    """
    injury injuries wound wounds burns fractures concussion concussions bruises cuts lacerations inhalation
    trauma burn contusions fracture
    """.split()
)
SUFFER = frozenset("suffered sustained received suffering sustaining receiving had has".split())
HOSPITAL = frozenset("hospital hospitals hospitalised clinic infirmary".split())
TO_HOSPITAL = frozenset(
    """
    taken rushed brought transported airlifted admitted transferred flown moved sent driven evacuated ferried
    remain remained remains
    """.split()
)

AUX = frozenset("was were is are be been being has have had get got gets getting".split())
BE = frozenset("was were is are be been being get got gets".split())
ADVERBS = frozenset(
    """
    also reportedly seriously severely critically slightly lightly fatally badly gravely moderately mortally
    instantly later already now then allegedly apparently tragically sadly both all thus so far since
    subsequently earlier reported believed feared presumed thought known confirmed said either wholly previously
    officially to have had declared pronounced found left listed registered as recently just only eventually
    immediately nearby still probably likely possibly not currently initially still either even possible
    indirectly directly unfortunately apparently brutally shot burned burnt trampled crushed stabbed beaten died
    be been being was were is are has have had get got thereby
    """.split()
)
MODALS = frozenset("would could may might can will shall should must cannot".split())
BARRIERS = frozenset(
    """
    after before when as while because where if since until though although whereas that but which who whom
    whose than unless once despite amid how whether what why
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of in on at by for with from to near against between inside outside during into under over after before
    among amongst around across through along behind beside toward towards per within without about including
    despite via aboard off like amid above below following until since upon beyond throughout
    """.split()
)
PRONOUNS = frozenset(("he", "she"))
REFLEXIVES = frozenset(("himself", "herself", "themselves", "itself"))
# "dead tired", "dead heat": no one died.
DEAD_IDIOMS = frozenset(
    """
    heat end ends zone sea line lines body bodies tired set serious certain ahead on against even last quiet
    silent wrong right weight letter reckoning drop wood spot
    """.split()
)
# Verbs that "to death", "dead" or "down" makes deadly.
DEADLY_WITH = {
    "death": frozenset(
        """
    charred scalded mauled gored electrocuted stabbed shot burned burnt beaten beat crushed trampled hacked
    crushing trampling burning beating hacking mauling goring scalding strangling bludgeoning hacks beats
    tortured stoned bludgeoned kicked strangled stabbing shooting frozen froze starved choked bled put
    """.split()
    ),
    "down": frozenset("gunned gunning mowed mowing".split()),
    "dead": frozenset("shot shooting gunned".split()),
}
ASSAULTED = frozenset("shot stabbed knifed".split())
SPORT = frozenset(
    """
    season striker match matches game games league cup coach championship goal goals innings midfielder defender
    quarterback tournament squad playoff playoffs hamstring knee ligament wicket batsman bowler goalkeeper
    forward winger pitcher inning basketball football rugby cricket tennis olympic olympics sprint marathon
    transfer club race races
    """.split()
)
REPORTED_AS = frozenset("include included includes including were are was is".split())
# Verbs of loss, the soldiers that only death takes, and the bodies of which "men" are soldiers too.
LOST = frozenset("lost losing loses lose".split())
# What armies say of enemies they killed, and where the dead fell to.
ELIMINATED = frozenset("eliminated neutralised neutralized liquidated eliminating neutralising neutralizing".split())
FALLEN = frozenset(
    "fell fallen falling plunged plunging swept jumped leapt slipped tumbled dragged thrown sent".split()
)
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
NOT_DEATHS = frozenset(
    """
    desertion deserters defection defections injury injuries retirement resignation resignations rivals surrender
    capture captivity illness sickness rotation burnout
    """.split()
)
# Trade and money, where "hurt" and "wounding" draw no blood, and the violence that makes them mean it after all.
MONEY = frozenset(
    """
    stocks shares tariff tariffs tax taxes taxation inflation sanctions profits prices earnings dividend dividends bonds
    currency sell-off selloff recession downturn revenue revenues deficit billions economy rates subsidy subsidies
    shareholders bondholders funds layoffs bankruptcy embargo
    """.split()
)
VIOLENCE = frozenset(
    """
    attack attacks attacked blast blasts explosion explosions exploded bomb bombs bombing strike strikes struck missile
    missiles rocket rockets drone drones shelling shells gunman gunmen gunfire shooting shot knife crash crashed
    collapse collapsed fire fires quake earthquake clash clashes riot riots police stampede
    """.split()
)
# Words after which a headline's "shot" or "stabbed" has its object behind it: "Three shot at mall".
AFTER_ASSAULT = frozenset(
    """
    in at on near outside inside during after while as amid overnight sunday monday tuesday wednesday thursday friday
    saturday , . ; – -
    """.split()
)
# "Two people sought medical help", "17 needed hospital treatment".
HELP = frozenset("attention treatment assistance help care aid".split())
HELP_FROM = frozenset("medical hospital emergency first medic medics doctors urgent".split())
IN_NEED = frozenset(
    """
    needed needing need required requiring require requires sought received receiving given provided requested asked
    """.split()
)
# Kinds of head that are people: "the village head".
HEADS_OF = frozenset(
    "village district city town settlement community council hospital school department police".split()
)
ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
TREATED_FOR = frozenset(
    """
    injuries injury wounds burns inhalation shock scene smoke exposure hypothermia cuts bruises site spot
    concussion fractures
    """.split()
)
SUBSET_BEFORE = frozenset("including include includes included among amongst plus".split())
