"""Classes of words that tell a place's name from a person's, an organisation's or a street's."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

from geomap.model import Cue

TITLES: Final = frozenset(
    """mr mrs ms miss dr prof professor president vice-president premier chancellor minister secretary senator sen
    congressman congresswoman rep representative governor gov mayor alderman councilman councilwoman councillor
    commissioner ambassador envoy judge justice magistrate attorney prosecutor sheriff deputy detective
    inspector officer constable trooper marshal general gen colonel col lieutenant lt major maj captain capt
    commander cmdr sergeant sgt corporal cpl private pvt admiral adm brigadier brig chief king queen prince
    princess emperor sultan emir sheikh shaikh duke duchess lord lady sir dame baron count pope cardinal
    archbishop bishop pastor reverend rev father fr sister brother rabbi imam ayatollah mullah hajji coach
    manager principal superintendent spokesman spokeswoman spokesperson superstar actor actress singer author
    uncle aunt saint nurse engineer chairman chairwoman chair director dean coroner leader striker midfielder
    goalkeeper defender quarterback pitcher""".split()
)
ORGANISATIONS: Final = frozenset(
    """academy agency airlines airways alliance association authority bank banks battalion board brigade brothers
    bulletin bureau center centre chamber chronicle church city-state clinic club co coalition college
    commission committee company cooperative corp corporation council courier court cup daily department
    dispatch division enquirer examiner exchange express federation festival fire firm force forces foundation
    front fund funeral gazette globe group guard herald high hospital house inc independent industries infirmary
    institute institution international journal laboratory laboratories league ledger legion library limited llc
    ltd mail medical memorial mercury ministry mirror mission monitor museum network news observer office
    orchestra organization organisation partners party patriot police post power press project record register
    regiment reporter review school schools seminary senate services sheriff society standard star state sun
    symphony syndicate team telegraph telephone theater theatre times today tribune trust union united
    university utilities valley voice weekly world youth""".split()
)
TEAMS: Final = frozenset(
    """angels astros athletics bears bengals bills blackhawks blazers blues braves brewers broncos browns bruins
    buccaneers bucks bulldogs bulls canadiens cardinals cavaliers celtics chargers chiefs clippers colts cougars
    cowboys cubs diamondbacks dodgers dolphins dynamo eagles falcons fc flames flyers giants grizzlies hawks
    heat hornets hurricanes indians jaguars jays jets kings knicks lakers lions lightning magic mariners marlins
    mavericks mets nationals nets nuggets oilers orioles pacers packers padres panthers patriots penguins
    phillies pirates pistons raiders rams rangers raptors ravens redskins reds rockets rockies rovers royals
    saints seahawks senators sharks sox spartans spurs steelers suns texans thunder tigers timberwolves titans
    trojans twins vikings wanderers warriors wildcats wizards wolves yankees""".split()
)
STREETS: Final = frozenset(
    """street st avenue ave av road rd boulevard blvd drive dr lane ln highway hwy parkway pkwy pike turnpike court ct
    circle cir way terrace ter plaza square expressway freeway interstate route bridge mall stadium arena hotel
    inn motel restaurant cafe casino tower towers building apartments cemetery airport""".split()
)
MONTHS_AND_DAYS: Final = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur
    thurs fri sat sun""".split()
)
DIRECTIONS: Final = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern downtown upper lower greater metro".split()
)
FUNCTION_WORDS: Final = frozenset(
    """a about above across after again against all along also although always am among an and another any are around
    as at away back be because been before being below between both but by came can come could did do does down
    during each either else even ever every few first following for former from further get go had has have he
    her here hers him his how however i if in inside into is it its just last later least less like little made
    make many may me meanwhile might more most much must my near nearly neither never new next no none nor not
    now of off often old on once one only onto or other others our out outside over own part people per perhaps
    said same say says second see several she should since so some still such take than that the their them then
    there these they third this those though three through throughout thus to today together too toward towards
    two under until up upon us very was way we well were what when where whether which while who whole whom
    whose why will with within without would yes yesterday yet you your""".split()
)
REPORTING_VERBS: Final = frozenset(
    """said says told added announced warned agreed accused denied claimed insisted hopes hoped believes believed wants
    wanted replied responded vowed urged rejected condemned called asked explained noted stated argued thinks
    thought knows recalled testified pleaded plays played scored won lost joined married born died resigned""".split()
)
# Words after which a name is mostly a place's: prepositions of place, and what is done to places in the news.
LOCATIVES: Final = frozenset(
    """in at near from to toward towards outside around across through throughout into inside over onto off along above
    below beyond between via within amid hit hitting struck striking shelled shelling bombed bombing bombarded
    attacked attacking targeted targeting captured recaptured seized liberated besieged encircled occupied
    evacuated stormed entered entering reached reaching left leaving visited visiting devastated flooded
    neighbouring neighboring bordering downtown central northern southern eastern western north-eastern
    northeastern southeastern south-eastern northwestern north-western southwestern south-western coastal rural
    mainland""".split()
)
# Nouns that do to the name after "on" or "of" what those verbs do: "a raid on", "the shelling of".
BLOWS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(
        ("on", "against"),
        frozenset(
            """attack attacks strike strikes airstrike airstrikes raid raids assault assaults advance bombardment
            offensive march blockade drones missiles rockets bombs shells""".split()
        ),
    ),
    "of": frozenset(
        """shelling bombing bombardment siege capture seizure liberation occupation recapture fall outskirts suburbs
        storming encirclement evacuation destruction north south east west northeast northwest southeast southwest
        north-east north-west south-east south-west""".split()
    ),
}
AFTER_CUES: Final[dict[str, Cue]] = {
    **dict.fromkeys(
        "region regions oblast oblasts province provinces governorate governorates department".split(), "region"
    ),
    **dict.fromkeys("departments state states prefecture prefectures republic territory krai canton".split(), "region"),
    **dict.fromkeys(
        "district districts county counties parish parishes raion rayon municipality borough".split(), "district"
    ),
    **dict.fromkeys("city town village settlement hamlet".split(), "settlement"),
    **dict.fromkeys("river sea bay lake strait gulf ocean canal reservoir".split(), "water"),
    **dict.fromkeys("mountain mountains hills valley desert peninsula island islands".split(), "terrain"),
}
# What may stand between an owner and what it holds: "Ukraine's north-eastern city of Kharkiv".
BETWEEN: Final = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern north-east north-west south-east south-west
    north-eastern north-western south-eastern south-western far coastal capital port city town village region
    province state county district oblast border border-town of the largest second-largest biggest
    second-biggest main industrial historic remote rural neighbouring neighboring mountainous oil-rich resort
    mining""".split()
)
PLURAL_CUES: Final = frozenset(word for word in AFTER_CUES if word.endswith("s"))
BEFORE_CUES: Final[dict[str, Cue]] = {
    **dict.fromkeys("city cities town towns village villages settlement suburb hamlet port".split(), "settlement"),
    **dict.fromkeys("region regions province provinces state states governorate oblast republic".split(), "region"),
    **dict.fromkeys("county counties district districts parish municipality".split(), "district"),
    **dict.fromkeys("sea river lake gulf strait bay".split(), "water"),
    **dict.fromkeys("island islands mount peninsula".split(), "terrain"),
    **dict.fromkeys(("country", "nation"), "country"),
}
BARE_CUES: Final = frozenset(("city", "town", "village", "settlement", "hamlet", "river", "lake", "mount", "island"))


@cache
def listed(table: str) -> frozenset[str]:
    """Return the first column of one of this package's CSV tables, lower-cased."""
    rows = csv.reader(files(__package__).joinpath(f"{table}.csv").read_text(encoding="utf-8").splitlines())
    next(rows)
    return frozenset(row[0].lower() for row in rows if row)
