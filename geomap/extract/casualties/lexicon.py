"""Words of casualty statements, by class: what befell people, and the words that change what is meant."""

from __future__ import annotations

from geomap.extract.dates.calendar import WEEKDAYS

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
HARMED_NOUNS = frozenset(("wounded", "injured", "victim", "victims"))
# Words of harm that may stand before a noun: "an injured man", "three dead soldiers".
HARMED_AS = frozenset(("dead", "injured", "wounded", "missing", "slain"))
HARMED = frozenset("wounded injured dead killed missing hospitalised hospitalized survivors casualties".split())
# Participles that are also past tenses: "killed five" and "five were killed".
BEFALL: dict[str, str] = {
    **dict.fromkeys(
        """
    killed murdered slain executed massacred slaughtered assassinated beheaded electrocuted lynched butchered
    martyred slayed drowned crushed
    """.split(),
        "killed",
    ),
    **dict.fromkeys(
        "injured wounded hurt harmed maimed concussed bruised scarred burned burnt sickened poisoned scalded".split(),
        "injured",
    ),
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
DEADLY_NOUNS = frozenset(
    "murder massacre assassination execution slaughter beheading lynching drowning martyrdom".split()
)
BODIES = frozenset("body bodies corpse corpses remains".split())
RECOVERED = frozenset(
    """
    recovered found pulled retrieved discovered removed extracted brought dug unearthed collected counted
    exhumed taken received receiving arrived counting recovering finding pulling washed
    """.split()
)
INJURIES = frozenset(
    """
    injury injuries wound wounds burns fractures concussion concussions bruises cuts lacerations inhalation
    trauma burn contusions fracture broken fractured dislocated
    """.split()
)
SUFFER = frozenset("suffered sustained received suffering sustaining receiving nursing had has".split())
HOSPITAL = frozenset("hospital hospitals hospitalised clinic infirmary".split())
TO_HOSPITAL = frozenset(
    """
    taken rushed brought transported airlifted admitted transferred flown moved sent driven evacuated ferried
    remain remained remains treated
    """.split()
)
WHEN = frozenset(
    (*WEEKDAYS, *"yesterday today tonight overnight night morning evening afternoon noon midnight dawn".split())
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
    indirectly directly unfortunately apparently brutally shot burned burnt trampled stabbed beaten died
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
    "hell": frozenset("sent dispatched".split()),  # what armies say of militants they killed
}
ASSAULTED = frozenset("shot stabbed knifed slashed".split())
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
AT = frozenset(("in", "at", "near", "outside"))  # before the name of a place
ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
TREATED_FOR = frozenset(
    """
    injuries injury wounds burns inhalation shock scene smoke exposure hypothermia cuts bruises site spot
    concussion fractures
    """.split()
)
SUBSET_BEFORE = frozenset("including include includes included among amongst".split())
