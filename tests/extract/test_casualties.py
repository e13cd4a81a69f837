"""Casualty statements: what must be counted, what must be left alone, and how several settle into one."""

from __future__ import annotations

import pytest

from geomap.extract.casualties import CasualtyMention, combine_casualties, find_casualties
from geomap.model import Count
from tests.timing import growth

_LETTERS = {"killed": "K", "injured": "I", "hospitalised": "H", "missing": "M"}


def _amount(count: Count) -> str:
    if count == Count():
        return "?"
    if count.low is None:
        return f"-{count.high}"
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def _short(mention: CasualtyMention) -> str:
    flags = (
        ("s", mention.subset),
        ("c", mention.claim),
        ("w", mention.cumulative),
        ("t", mention.total_of_several),
        ("a", mention.who == "attackers"),
        ("u", mention.update == "total"),
        ("r", mention.update == "revised"),
    )
    return _LETTERS[mention.kind] + _amount(mention.count) + "".join(letter for letter, said in flags if said)


def _read(sentence: str) -> str:
    return " ".join(_short(mention) for mention in find_casualties(sentence))


# K killed, I injured, H hospitalised, M missing; 5+ at least, -5 at most, ? no figure; s subset, c claim, w of a war or
# a period, t over several places, a attackers, u running total, r revised.
COUNTED = [
    # passive
    ("Four people were killed when a bus overturned near Ostrava.", "K4"),
    ("Nine villagers have been killed and a further 14 wounded in the raid.", "K9 I14"),
    ("At least 31 people have been injured, two of them critically.", "I31+ I2s"),
    ("A 34-year-old taxi driver was fatally injured by shrapnel in the market.", "K1"),
    ("More than a dozen shoppers were hurt in the stampede.", "I12+"),
    ("Up to 15 guards may have been killed, the ministry claimed.", "K-15c"),
    ("The mayor and two of his bodyguards were killed by a roadside bomb.", "K3"),
    ("A police officer and three gunmen were killed in the shoot-out.", "K1"),
    ("Some 200 people were wounded, the health ministry said.", "I200"),
    ("Between 10 and 15 fishermen were killed, according to the coast guard.", "K10-15"),
    ("Nearly 90 pupils were injured.", "I-90"),
    ("Both pilots were killed.", "K2"),
    ("All 12 people on board were killed.", "K12"),
    ("All 62 passengers and five crew members died when the plane went down.", "K67"),
    ("An elderly couple were killed when their house collapsed.", "K2"),
    ("A married couple and their baby daughter were killed.", "K3"),
    ("A father and his two sons were killed on the road to Homs.", "K3"),
    ("Three members of one family, including a four-month-old girl, were killed.", "K3 K1s"),
    ("A teacher was killed and eight of her pupils were wounded.", "K1 I8"),
    ("Eleven miners, all from the same village, were killed.", "K11"),
    ("Two people, a nurse and a patient, were killed.", "K2"),
    ("Five people - three women and two children - were killed in the shelling of the suburb.", "K5"),
    ("Nobody was killed but 17 people were injured.", "K0 I17"),
    ("Police said 22 worshippers had been killed and 50 others injured.", "K22 I50"),
    ("Twenty-three soldiers were reported killed.", "K23"),
    ("At least 12 migrants are feared dead after the dinghy sank.", "K12+c"),
    ("Two fishermen are presumed drowned.", "K2c"),
    ("One hundred and four people are confirmed dead.", "K104"),
    # intransitive
    ("Six people died at the scene and another died later in hospital.", "K6 K1"),
    ("A woman died of her wounds on Monday.", "K1"),
    ("Three hikers have died in an avalanche.", "K3"),
    ("Two firefighters lost their lives battling the blaze.", "K2"),
    ("Seven passengers perished.", "K7"),
    ("One of the wounded succumbed to his injuries overnight.", "K1"),
    ("Nineteen migrants drowned when their boat capsized.", "K19"),
    # active
    ("The blast killed 11 people and wounded 40.", "K11 I40"),
    ("Gunmen opened fire on a wedding party, killing seven guests and injuring a dozen more.", "K7 I12"),
    ("Rockets hit the town, killing a woman and her three daughters.", "K4"),
    ("A mortar round killed two boys playing football.", "K2"),
    ("The quake killed at least 140 people, most of them children.", "K140+"),
    ("The shelling killed one person and injured five, including two teenagers, officials said.", "K1 I5 I2s"),
    ("A suicide bomber killed himself and 14 others at a checkpoint.", "K14"),
    ("The explosion injured more than 60 people.", "I60+"),
    ("The cyclone claimed 38 lives.", "K38"),
    ("The fire claimed the lives of nine residents.", "K9"),
    ("The attack left 12 dead and 45 injured.", "K12 I45"),
    ("The crash left a motorcyclist dead.", "K1"),
    ("The collapse left at least eight workers dead and several others trapped.", "K8+"),
    ("The bombing left 21 people dead, 60 wounded and 9 missing.", "K21 I60 M9"),
    ("Militants shot dead four labourers in the orchard.", "K4"),
    ("Four labourers were shot dead in the orchard.", "K4"),
    ("A man was stabbed to death and two others were wounded.", "K1 I2"),
    ("Insurgents beheaded five captives.", "K5"),
    ("Troops gunned down three protesters.", "K3"),
    ("Three protesters were gunned down.", "K3"),
    ("The strike wounded dozens more.", "I?"),
    # nominal
    ("Three deaths and 17 injuries were reported in the port.", "K3 I17"),
    ("Officials reported two fatalities.", "K2"),
    ("There were at least 70 fatalities.", "K70+"),
    ("The landslide resulted in the deaths of 16 people.", "K16"),
    ("The deaths of a man and a woman were confirmed by the coroner.", "K2"),
    ("The strike caused the death of a night watchman.", "K1"),
    ("The blast caused injuries to 13 people.", "I13"),
    ("The death toll rose to 57 on Tuesday.", "K57u"),
    ("The death toll from the collapse climbed from 40 to 46.", "K46u"),
    ("The death toll has passed 300.", "K300u"),
    ("Rescuers found two more bodies, bringing the death toll to 19.", "K2 K19u"),
    ("The toll stood at 45 dead and 120 injured.", "K45u I120"),
    ("The ministry revised the toll down to 33.", "K33r"),
    ("The number of injured has reached 210.", "I210u"),
    ("The number of people killed in the floods has risen to at least 88.", "K88+u"),
    ("Casualties: 3 dead, 8 wounded.", "K3 I8"),
    ("The bodies of two climbers were recovered from a crevasse.", "K2"),
    ("Rescuers pulled five bodies from the rubble.", "K5"),
    ("The body of a teenage girl was found under the debris.", "K1"),
    ("Twelve bodies have been retrieved so far.", "K12"),
    # headlines and capitals
    ("Six dead, 20 hurt in coach crash", "K6 I20"),
    ("10 KILLED, 25 WOUNDED IN BLAST AT MARKET", "K10 I25"),
    ("Airstrike kills 9 in border town", "K9"),
    ("Train derailment: two killed and scores injured", "K2 I?"),
    ("Man killed, wife injured in tractor accident", "K1 I1"),
    ("Tourist dies after fall from cliff", "K1"),
    ("Gas explosion injures three", "I3"),
    ("Grandmother and grandson killed in house fire", "K2"),
    ("5 dead as storm batters coast", "K5"),
    # suffered, hospital, missing
    ("Three workers suffered severe burns.", "I3"),
    ("Two people sustained minor injuries.", "I2"),
    ("Peter Marsh suffered a broken leg and head injuries in the collision.", "I1"),
    ("Ten people were treated for smoke inhalation.", "I10"),
    ("Four children were taken to hospital with burns.", "H4"),
    ("Six of the injured remain in hospital.", "H6s"),
    ("Two victims were airlifted to a hospital in the capital.", "H2"),
    ("Thirty people were hospitalised.", "H30"),
    ("Five people are still missing.", "M5"),
    ("More than 100 people remain unaccounted for.", "M100+"),
    ("Two sailors were reported missing.", "M2"),
    # subsets and lists
    ("The strike killed 14 people, among them four children.", "K14 K4s"),
    ("Ten people, seven of them women, were killed.", "K10 K7s"),
    ("The blast killed two soldiers and a civilian.", "K3"),
    ("Two women, a man and three children were killed.", "K6"),
    ("Eight people were wounded, including a six-year-old boy and his mother.", "I8 I2s"),
    ("A child was among the dead.", "K1s"),
    ("Two journalists were among those killed.", "K2s"),
    ("Of the 40 wounded, three are in critical condition.", "I40 I3s"),
    # none
    ("No casualties were reported.", "K0 I0"),
    ("There were no casualties or damage.", "K0 I0"),
    ("The drones were shot down without casualties.", "K0 I0"),
    ("No one was hurt.", "I0 K0"),
    ("Nobody was injured in the fire.", "I0 K0"),
    ("There have been no reports of deaths or injuries.", "K0 I0"),
    ("The tremor caused no injuries.", "I0"),
    ("There were no immediate reports of casualties.", "K0 I0"),
    ("The attack did not cause any casualties.", "K0 I0"),
    ("No deaths were reported, but nine people were injured.", "K0 I9"),
    ("No people were injured.", "I0 K0"),
    # ellipsis
    ("Three people were killed in Aba and two in Owerri.", "K3 K2"),
    ("Five deaths were reported in the north, three in the capital and one in the port of Sfax.", "K5 K3 K1"),
    ("Shelling wounded four people in Beryslav and three more in Stanislav.", "I4 I3"),
    # joint
    ("More than 30 people were killed or wounded.", "K? I?"),
    ("The army said it had killed and wounded 60 fighters.", "K? I?"),
    # claims and wars
    ("The rebels claimed to have killed 40 soldiers.", "K40c"),
    ("The war has killed tens of thousands of people.", "K?w"),
    ("More than 1,200 people have been killed since the conflict began.", "K1200+w"),
    ("At least 60 aid workers have been killed this year.", "K60+w"),
    ("The deadliest attack since 2014 killed 29 people.", "K29"),
    ("At least 19 people were killed across the country.", "K19+t"),
    ("Strikes in four regions killed nine people.", "K9t"),
    ("Two of the attackers were killed.", "K2a"),
    # of many desks
    ("A magnitude 7.1 earthquake left 126 people dead and 188 injured, state media said.", "K126 I188"),
    ("More than 90 homes were destroyed and two people died in the blaze.", "K2"),
    ("Flooding has claimed at least 13 lives in the Eifel since Monday.", "K13+"),
    ("Five people drowned and three are missing after heavy rain in the valley.", "K5 M3"),
    ("The bus plunged off a bridge, killing the driver and 17 passengers.", "K18"),
    ("The crash killed three and left a fourth in critical condition.", "K3"),
    ("No one was reported missing.", "M0"),
    ("The storm killed one person in Cork and two in Galway.", "K1 K2"),
    ("An 82-year-old woman died in a nursing home fire that injured eleven other residents.", "K1 I11"),
    ("Police say the driver, a 43-year-old man, died at the scene.", "K1"),
    ("Four of those killed were children under ten.", "K4s"),
    ("A total of 61 people were killed, the deadliest crash in years.", "K61"),
    ("The landslide buried 12 houses; 22 bodies have been found.", "K22"),
    ("Rescuers recovered the bodies of three miners and are looking for four more.", "K3"),
    ("He survived the attack that killed his brother.", "K1"),
    ("A memorial to the 96 dead was unveiled.", "K96"),
    ("He was jailed for life for the murder of three teenagers.", "K3"),
    ("Researchers say smoking kills eight million people a year.", "K8000000w"),
    ("Road accidents killed 3,000 people last year.", "K3000"),
    ("Two players were injured in the match.", "I2"),
    ("The minister died in 1998.", "K1"),
    ("Her father died when she was three.", "K1"),
    ("Seventeen students and three teachers were killed.", "K20"),
    ("Three children, aged 2, 5 and 9, were killed.", "K3"),
    ("Three brothers aged between 8 and 14 died.", "K3"),
    ("A man in his 40s was killed.", "K1"),
    ("A woman in her sixties and a man, 30, were injured.", "I2"),
    ("An off-duty police officer was fatally shot.", "K1"),
    ("Six people were stabbed, two fatally.", "I4 K2"),
    ("A family of five died in the fire.", "K5"),
    ("A family of five, including three children, was killed.", "K5 K3s"),
    ("Hundreds were injured, hospital officials said.", "I?"),
    ("Dozens dead in mine blast", "K?"),
    ("At least a dozen dead", "K12+"),
    ("Over 1,000 killed", "K1000+"),
    ("One dead, several hurt", "K1 I?"),
    ("Pilot killed in crash", "K1"),
    ("Toddler dies in hot car", "K1"),
    ("Boy, 6, killed by falling tree", "K1"),
    ("Woman, 70, dies in house fire", "K1"),
    ("Driver hurt", "I1"),
    ("Suspected gas leak kills couple", "K2"),
    ("Explosion injures 10, two seriously", "I10"),
    ("Man shot dead outside bar", "K1"),
    ("Two Killed, Dozens Wounded In Kabul Blast", "K2 I?"),
    ("Attack kills 4; 10 wounded", "K4 I10"),
    ("The blast wounded at least nine people, some of them seriously.", "I9+"),
    ("The bombardment killed or injured dozens of people.", "K? I?"),
    ("The shelling caused no casualties among civilians.", "K0 I0"),
    ("There were no casualties among the crew.", "K0 I0"),
    ("None of the passengers was hurt.", "I0 K0"),
    ("There were no serious injuries.", "I0"),
    ("Nobody died.", "K0"),
    ("The attack killed no one.", "K0"),
    ("The rocket fell in an open area, without causing injuries.", "I0"),
    ("Miraculously, no one died in the crash, but 23 people needed hospital treatment.", "K0 H23"),
    ("He said at least 10 people had been killed, a figure that could not be independently verified.", "K10+"),
    ("The group said 25 of its fighters had been killed.", "K25"),
    ("Twenty-five of its fighters were killed.", "K25"),
    ("Police killed two of the gunmen and arrested a third.", "K2a"),
    ("Five soldiers were among the 11 people killed.", "K5s K11"),
    ("Eleven people, among them five soldiers, lost their lives.", "K11 K5s"),
    ("The number of fatalities stands at 17.", "K17u"),
    ("Officials put the number of dead at 23.", "K23u"),
    ("The toll, initially given as 20, was later put at 26.", "K26u"),
    ("Hospitals reported receiving 19 dead and 62 wounded.", "K19 I62"),
    ("Two hospitals in the city received 40 injured people.", "I40"),
    ("At least 45 injured people were being treated at the hospital.", "I45+ H45+"),
    (
        "A rocket slammed into a crowded bakery in Aba, leaving three dead and nine wounded, including the owner.",
        "K3 I9 I1s",
    ),
    (
        "According to the police chief, the gunman shot and killed two clerks before turning the weapon on himself.",
        "K2",
    ),
    ("The driver of the lorry was killed instantly and three passengers were seriously hurt.", "K1 I3"),
    ("A 45-year-old man died after being hit by a train.", "K1"),
    ("Three people, including a police officer, were injured when a car ploughed into a crowd.", "I3 I1s"),
    ("Firefighters found three bodies inside the burned-out house.", "K3"),
    ("Two crew members were rescued but the captain died.", "K1"),
    ("Emergency services said 17 people had been taken to hospital, four of them in a serious condition.", "H17 H4s"),
    ("A roadside bomb killed five soldiers and wounded three in North Waziristan, the army said.", "K5 I3"),
    ("The bus was carrying 45 passengers, 20 of whom died.", "K20"),
    ("Witnesses said dozens had been killed.", "K?"),
    ("Ten people, including the two attackers, were killed.", "K10 K2sa"),
    ("Two helicopters collided in mid-air, killing all 10 people on board.", "K10"),
    ("Medics counted 16 bodies.", "K16"),
    ("The local morgue received 14 bodies.", "K14"),
    ("Three killed, 18 injured in drone attack on Aba", "K3 I18"),
    ("Nine people including three children perished in an apartment fire.", "K9 K3s"),
    ("He was killed along with his wife and three children.", "K5"),
    ("A stray bullet killed a two-year-old.", "K1"),
    ("A two-year-old was killed by a stray bullet.", "K1"),
    ("The strike, in which 14 people died, hit a cafe.", "K14"),
    ("In the attack 12 people were killed, of whom five were children.", "K12 K5s"),
    ("Of the 12 killed, five were children.", "K12 K5s"),
    ("Among the dead were a priest and two nuns.", "K3s"),
    ("Among the injured is a five-year-old.", "I1s"),
    ("The dead include a mother and her two children.", "K3s"),
    ("Those killed included four aid workers.", "K4s"),
    ("Eight of the dead were children.", "K8s"),
    ("At least three of those killed were children.", "K3+s"),
    ("The suspect was shot dead by officers.", "K1a"),
    ("Three people have been arrested after a man was stabbed to death in a park.", "K1"),
    ("A pedestrian was killed when she was struck by a tram.", "K1"),
    ("The pilot, the only person aboard, was killed.", "K1"),
    ("Seven people were rushed to hospital, where one later died.", "H7 K1"),
    ("She was taken to hospital but later died.", "K1"),
    ("A small plane crashed, killing the pilot and his three passengers.", "K4"),
    ("There were two deaths in Aba, three in Ceda and one in Owerri.", "K2 K3 K1"),
    ("Two more people received injuries of varying severity.", "I2"),
    ("Victims: 1 killed, 3 wounded.", "K1 I3"),
    ("As of this morning, the number of dead stands at 23.", "K23u"),
    ("Another body has been pulled from under the rubble, raising the number of the dead to 13.", "K1 K13u"),
    ("The search for survivors ended with 46 dead.", "K46"),
    ("The provisional toll is 14 dead and 6 missing.", "K14u M6"),
    ("Five persons lost their lives while eight others sustained various degrees of injuries.", "K5 I8"),
    ("Anna Lind, who was 38, died in hospital.", "K1"),
    ("The crash claimed the life of a cyclist.", "K1"),
    ("Officials said only one death had been confirmed.", "K1"),
    # soldiers lost
    ("The army lost three men.", "K3"),
    ("The brigade lost 40 troops in the battle.", "K40"),
    ("The rebels lost at least six fighters.", "K6+"),
    ("The side lost 40 tanks and 12 soldiers.", "K12"),
    ("The enemy lost up to 30 personnel and two tanks.", "K-30"),
    ("The ministry claimed that the garrison had lost 15 soldiers.", "K15c"),
    # headlines without a verb of being
    ("Three shot dead at mall", "K3"),
    ("Three shot at mall", "I3"),
    ("Two shot outside bar", "I2"),
    ("Update: five shot in city park", "I5"),
    ("Teen shot near school", "I1"),
    ("Police officer shot in Bray", "I1"),
    ("Three stabbed on train", "I3"),
    # needs of care, ends and states
    ("Seventeen people needed medical attention.", "H17"),
    ("Two residents were provided with medical assistance.", "H2"),
    ("Surgeons are treating nine people.", "H9"),
    ("Three hikers fell to their deaths.", "K3"),
    ("A fisherman was swept to his death.", "K1"),
    ("Two herders were burnt alive.", "K2"),
    ("A man was fatally stabbed and another seriously injured.", "K1 I1"),
    ("Four people were killed at the scene; a fifth died in hospital.", "K4 K1"),
    ("One dead and six in hospital after gas leak", "K1 H6"),
    ("A guard has died and another is in hospital.", "K1 H1"),
    ("A soldier wounded in the ambush has died.", "K1"),
    ("The shell left a 51-year-old woman with shrapnel wounds.", "I1"),
    ("Three men were left with serious injuries.", "I3"),
    ("The village head was lightly wounded.", "I1"),
    ("A boy aged six and his sister died when the wall fell in.", "K2"),
    ("The blast wounded her and two colleagues.", "I3"),
    ("Five people, among whom was a newborn, lost their lives.", "K5 K1s"),
    ("The raid left five martyrs and 12 wounded.", "K5 I12"),
    ("Twelve mercenary fighters were eliminated.", "K12c"),
    ("The death toll has passed 1,000.", "K1000u"),
    ("That brings to 17 the death toll.", "K17u"),
    ("The mudslide resulted in the loss of 11 lives.", "K11"),
    ("Fourteen people were admitted to hospital.", "H14"),
    ("Fortunately, there were no victims.", "K0 I0"),
    ("There were no dead or wounded.", "K0 I0"),
    ("There were no injured.", "I0"),
    ("One person was killed and another wounded when a patrol opened fire.", "K1 I1"),
    ("General Omar al-Tarik, who heads three brigades, was hurt along with two of his children.", "I3"),
    ("Officials put the dead at nine and the injured at 22.", "K9u I22u"),
    ("Three members of one family, two children and their aunt, were killed.", "K3"),
    ("Police said three people had been rescued and taken to hospital.", "H3"),
    ("Against the odds, nobody was harmed.", "I0 K0"),
    ("A lorry overturned, crushing two traders to death.", "K2"),
    ("A couple who had fled the war were found dead under it.", "K2"),
    ("Fifty persons are under treatment.", "H50"),
    ("Twelve were killed: five in Aba, four in Ceda and three in Owerri.", "K5 K4 K3"),
    ("A sixth remains in hospital.", "H1"),
    # money hurts nobody, unless there is violence
    ("The crash killed three investors.", "K3"),
    ("The blast at the tax office hurt five customers.", "I5"),
    ("Two traders were hurt as the subsidies ended.", "I2"),
    # words that no row above has, and what stands beside them
    ("Two died while three, mainly children, were hurt in the crush.", "K2 I3"),
    ("Two men that were shot died at the scene.", "K2"),
    ("Ten people, mainly pupils, were killed.", "K10"),
    ("The blast killed ‘dozens’ of people.", "K?"),
    ("The shell killed him instantly.", "K1"),
    ("The shell killed her, a neighbour said.", "K1"),
    ("The wreck killed a man along with two others.", "K1"),
    ("Six workers were killed; those injured include a foreman.", "K6 I1s"),
    ("Two of those were killed.", "K2s"),
    ("Four of us were killed, a survivor said.", "K4"),
    ("Nine people died. Among them were two nurses.", "K9 K2s"),
    ("Eleven were killed, amongst them three girls.", "K11 K3s"),
    ("Five people died, including a girl, 6, and her brother.", "K5 K2s"),
    ("Five people died, including a girl, 6, her brother and their aunt.", "K5 K3s"),
    ("Further 12 people were injured.", "I12"),
    ("These three brothers were killed in the raid.", "K3"),
    ("Another was killed.", "K1"),
    ("A couple were killed in the house.", "K2"),
    ("A couple of them were killed.", "K2"),
    ("No bodies were found.", "K0"),
    ("One body was recovered from the rubble.", "K1"),
    ("Another body was pulled out of the river.", "K1"),
    ("There were no fatalities or injuries.", "K0 I0"),
    ("No dead or wounded were reported.", "K0 I0"),
    ("Without wounded or dead, the day ended.", "K0 I0"),
    ("The injured toll rose to 30.", "I30u"),
    ("The injury toll rose to 30.", "I30u"),
    ("The fire took seven lives.", "K7"),
    ("A miner lost his life.", "K1"),
    ("Two climbers lose their lives there every year.", "K2w"),
    ("Two men burned to death in the car.", "K2"),
    ("Three were wounded too.", "I3"),
    ("The killing of three nurses shocked the town.", "K3"),
    ("Troops eliminated five terrorists.", "K5c"),
    ("Two extremists were neutralised.", "K2c"),
    ("A woman jumped to her death.", "K1"),
    ("Two men fell to their deaths from a crane.", "K2"),
    ("He was taken to hospital but died.", "K1"),
    ("He was taken to hospital, where he died.", "H1 K1"),
    ("Three in the north and two from the south were killed.", "K5"),
    ("Two were killed in Kharkiv and three in Sumy.", "K2 K3"),
    ("The strike injured 10 and killed 2; 3 are missing.", "I10 K2 M3"),
    ("Two officers and a guard were taken to hospital.", "H3"),
    ("Among the dead is a nurse.", "K1s"),
    ("The dead were two nurses and a driver.", "K3s"),
    ("Two servicemen and three guards were killed.", "K5"),
    ("Police shot and killed him.", "K1"),
    ("Three men were losing their lives.", "K3"),
    ("Three lives were lost.", "K3"),
    # an age is no figure
    ("Three people – the youngest was four – were killed.", "K3"),
    ("Three people, the youngest of them four, were killed.", "K3"),
    ("Four boys, the eldest of whom was just 12, were hurt.", "I4"),
    ("Five people – the oldest 70 – were hurt.", "I5"),
    ("Four children, the youngest aged two, were killed.", "K4"),
    ("A man killed two boys, one of whom was six, and was shot dead.", "K2 K1s"),
    ("Nine people died, among whom were six children.", "K9 K6s"),
    # a clause between commas about the people before it
    ("Two clerks, who were asleep, died.", "K2"),
    ("Four boys, all of whom were in school, were hurt.", "I4"),
    ("Two clerks, both of whom had children, were killed by the blast.", "K2"),
    ("Ten soldiers, most of whom were conscripts, were killed and four hurt.", "K10 I4"),
    # "fatally" before or after its verb, whatever follows
    ("A clerk was fatally shot, later dying in hospital.", "K1"),
    ("Two clerks were fatally stabbed later that day.", "K2"),
    ("Two men were fatally shot, police said later.", "K2"),
    ("Two men were shot, one fatally, later on Monday.", "I1 K1"),
    ("A man was shot fatally in the street.", "K1"),
    ("Two men were shot, both fatally.", "K2"),
    ("Three men were shot, two of them fatally.", "I1 K2"),
    ("He was fatally shot, later found in a ditch.", "K1"),
    ("She was stabbed twice.", "I1"),
    ("A guard was shot and later died.", "K1"),
    # verbs in pairs
    ("Two people were killed or maimed.", "K? I?"),
    ("The mine killed and maimed six farmers.", "K? I?"),
    ("Mines killing or maiming six farmers were found.", "K? I?"),
    ("The shells are killing and wounding children.", "K? I?"),
    ("Six were wounded or killed.", "K? I?"),
    ("The blast injured and killed 12 people.", "K? I?"),
    ("Three miners were crushed to death and six hurt.", "K3 I6"),
    ("Two people were burned to death and three were shot dead.", "K2 K3"),
    # lists of several groups
    ("Two nurses, three guards and a cook were killed, and four drivers, a boy and two girls were hurt.", "K6 I7"),
    ("Two nurses, three guards and a cook were killed and four drivers hurt.", "K6 I4"),
    ("A driver, his wife, their son and two guards died.", "K5"),
    ("The blast killed a driver, his wife and their son, and wounded two guards, a cook and a nurse.", "K3 I4"),
    ("Five soldiers, including two officers and a medic, were killed.", "K5 K3s"),
    ("Five soldiers, among them two officers, a cook and a medic, were killed.", "K5 K4s"),
    ("Five guards, including two officers, were killed and nine others, among them a cook, hurt.", "K5 K2s I9 I1s"),
    ("Two were killed in Aba, three in Ceda, and four in Dorn; nine were hurt.", "K2 K3 K4 I9"),
    ("They found the bodies of two boys, a girl and their teacher.", "K4"),
    ("Among the dead were two nurses, a guard and three cooks.", "K6s"),
    ("Among the injured were a boy, 6, and his sister, 9.", "I2s"),
    ("Two of the dead were women, and three were children.", "K2s K3s"),
    ("Nine died, four of them children and two of them women.", "K9 K4s K2s"),
    ("Nine people, four children, three women and two men, died.", "K9"),
    ("A couple, their three children and a neighbour died.", "K6"),
    ("Two couples and a child died.", "K5"),
    ("Both parents and all three of their children were killed.", "K5"),
    ("The mayor, his deputy, and two guards were shot dead.", "K4"),
    # denials
    ("The strike did not kill anyone.", "K0"),
    ("The blast did not hurt anybody.", "I0 K0"),
    ("The shell didn't injure anyone.", "I0 K0"),
    ("It did not kill or injure anyone.", "K0 I0"),
    ("Without injuring anyone, the bomb went off.", "I0 K0"),
    ("The rocket landed without killing anyone.", "K0"),
    ("The blast did not injure any passengers.", "I0"),
    ("Not one of the miners was hurt.", "I0 K0"),
    ("Not a single miner was killed.", "K0"),
    ("Neither driver was hurt.", "I0"),
    ("Neither of the pilots was hurt.", "I0 K0"),
    ("None of the crew was injured or killed.", "K0 I0"),
    ("Two were killed and none hurt.", "K2 I0 K0"),
    ("Six people were hurt, none of them seriously.", "I6"),
    ("No fewer than 12 miners were killed.", "K12+"),
    ("No deaths, injuries or damage were reported.", "K0 I0"),
    ("There were neither deaths nor injuries.", "K0 I0"),
    ("There was one death and no injuries.", "K1 I0"),
    ("No civilians were killed or wounded, the army said.", "K0 I0"),
    ("Zero casualties were reported.", "K0 I0"),
    ("He was not one of those killed.", "K1s"),
]

NOT_COUNTED = [
    "The move hurt five million customers.",
    "No victims have been identified.",
    "Cable 2 went dead at noon.",
    "A third of passengers survived.",
    "The two sides were eliminated in the semi-final.",
    "He needed financial help.",
    "The death toll is expected to climb.",
    "The toll could rise to 100, officials warned.",
    "An hour earlier it would have killed hundreds.",
    "It is not known how many people were killed.",
    "The group threatened to kill two hostages.",
    "Police foiled a plot to kill 20 officials.",
    "The ministry gave no casualty figures.",
    "The goal killed off any hope of a comeback.",
    "Senators killed the bill.",
    "The race ended in a dead heat.",
    "The strike destroyed 12 tanks and three howitzers.",
    "Fire killed 40 cows at a farm.",
    "More than 200 sheep were killed by lightning.",
    "The train was carrying 300 passengers.",
    "About 250,000 people are trapped in the city.",
    "Five suspects were arrested.",
    "He is wanted dead or alive.",
    "She was dead tired after two marathons.",
    "The 72-year-old senator backed two bills.",
    "He was injured last season and missed 10 games.",
    "The injured striker missed two matches.",
    "The virus may kill three million people.",
    "Twelve people were evacuated from the building.",
    "Air defences shot down 30 drones.",
    "The film follows three friends in a hospital.",
    "The hospital treated the region's poor for 60 years.",
    "Two buildings were damaged and 16 homes destroyed.",
    "He was sentenced to death.",
    "The measure aims to cut road deaths by 20 percent.",
    "They marched for life and peace.",
    "The company is in the dead zone.",
    "The body of the report runs to 30 pages.",
    "The two killer whales swam off.",
    "All 15 people on the boat were rescued.",
    "It was the second fatal crash this week.",
    "Deaths from malaria fell by 12 percent.",
    "The dead were buried on Tuesday.",
    "Relatives of the 39 victims gathered at the church.",
    "She is accused of trying to kill her husband.",
    "Killing two birds with one stone is hard.",
    "The injury list grew to five players.",
    "The actress, who died in March, was 81.",
    "He was mortally offended.",
    "The dog bit three people.",
    "Two families were killed.",
    "Officials have not released the number of dead.",
    "It was not immediately clear if anyone was injured.",
    "Fatalities: 3",
    "The casualty figure has risen to 40.",
    "Lawmakers revived bills that died last session.",
    "Swans found in Austria and Germany had died of flu.",
    "The army lost 3,000 recruits to desertion.",
    "The army lost 300 soldiers to desertion.",
    "The brigade lost 40 tanks.",
    "The club lost three men to injury.",
    "The airline lost 40 pilots to rivals.",
    "The patrol lost contact with two soldiers.",
    "He lost his job and they lost two goals.",
    "Two drones shot at base",
    "Two gunmen shot at police",
    "Officer shot at fleeing car",
    "Three people were shot at.",
    "Three shot down over sea",
    "Five shots fired at mall",
    "Two shot putters qualify",
    "He shot three goals.",
    "The documentary was shot in Rome.",
    "The tariff killed jobs and hurt 200 farmers.",
    "The bank lost billions, wounding investors.",
    "Losses wounded two hedge funds.",
    "The rate rise hurt consumers, and inflation is hurting millions of families.",
    "None of the victims has been identified.",
    "No victims have been named.",
    "One thing killed the talks.",
    "The barn burned down.",
    "The band drowned out the noise.",
    "He may well be killed.",
    "It was shot in Rome.",
    "He was shot at.",
    "The youngest victim was four.",
    "Not a single shell exploded.",
    "It would not hurt anyone.",
    "It did not hurt anyone’s feelings.",
    "They tried not to kill anyone.",
    "Not all of the 12 miners were killed.",
]


@pytest.mark.parametrize(("sentence", "wanted"), COUNTED)
def test_people_harmed_are_counted(sentence: str, wanted: str) -> None:
    """A statement of people harmed yields its kinds and figures, in order."""
    assert _read(sentence) == wanted


@pytest.mark.parametrize("sentence", NOT_COUNTED)
def test_what_harmed_nobody_is_left_alone(sentence: str) -> None:
    """Forecasts, plans, figures of speech, things, animals and people unharmed yield no mention."""
    assert _read(sentence) == ""


# What a mention holds besides its figure, for the settling of several: a name of each thing that is so.
REMEMBERED = [
    ("Two people were killed.", ""),
    ("These two were killed.", "definite"),
    ("Both of the pilots were killed.", "definite"),
    ("All three were killed.", "definite"),
    ("He suffered burns.", "definite"),
    ("Police shot him.", "definite"),
    ("A further 12 people were injured.", "others"),
    ("Another man was killed.", "others"),
    ("His wife was injured.", "others kin"),
    ("Nobody died.", "negated"),
    ("No deaths were reported.", "negated"),
    ("About 40 people were injured.", "approx"),
]


@pytest.mark.parametrize(("sentence", "wanted"), REMEMBERED)
def test_what_a_mention_remembers(sentence: str, wanted: str) -> None:
    """Whether people were spoken of before, come on top of others, or are nobody, is kept for the settling."""
    (mention,) = find_casualties(sentence)
    names = ("others", "kin", "negated", "definite", "approx", "inherited")
    assert " ".join(name for name in names if getattr(mention, name)) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Three killed, 18 injured in a raid on Dorn", ["Three killed, 18 injured in a raid on Dorn"] * 2),
        (
            "Two were killed in Dorn, and three in Velm.",
            ["Two were killed in Dorn, and ", " in Dorn, and three in Velm."],
        ),
    ],
)
def test_each_mention_has_its_clause(sentence: str, wanted: list[str]) -> None:
    """A mention's clause reaches from the figure before it to the one after; what is told in one breath shares it."""
    assert [sentence[one.clause_start : one.clause_end] for one in find_casualties(sentence)] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Three were injured, two killed and one is missing.", "two killed; Three were injured; one is missing"),
        ("Nine people were killed, among them two nurses.", "Nine people were killed"),
        ("The shop was closed.", None),
    ],
)
def test_the_words_of_a_count(sentence: str, wanted: str | None) -> None:
    """The words that gave the figures are told: of the dead, the injured, the missing; not of parts of them."""
    assert combine_casualties(find_casualties(sentence))[2] == wanted


def _combined(*sentences: str) -> str:
    mentions: list[CasualtyMention] = []
    for number, sentence in enumerate(sentences):
        mentions += find_casualties(sentence, 1000 * number)
    killed, injured, _, conflict = combine_casualties(mentions)
    return f"K{_amount(killed)} I{_amount(injured)}" + (" conflict" if conflict else "")


# "?" is no figure.
SETTLED = [
    (("A missile killed at least 16 people, including six children.",), "K16+ I?"),
    (("Two people died and five others were injured.", "One of the injured is in hospital."), "K2 I5"),
    (
        ("The company said 15 miners had been killed.", "It later revised the death toll down to at least 12."),
        "K12+ I?",
    ),
    (("At least nine people were killed.", "The death toll later rose to 14."), "K14 I?"),
    (("Five people were killed.", "The body of an elderly man was found in the stairwell."), "K5 I?"),
    (("A man and a woman were killed.", "Another person died later in hospital."), "K3 I?"),
    (("The blast killed 20 people and wounded dozens.",), "K20 I?"),
    (("Over 50 people were injured, and more than 30 were hospitalised.",), "K? I50+"),
    (("Thirty people were taken to hospital.",), "K? I30"),
    (
        ("The strike killed at least 16 civilians.", "The ministry claimed it killed up to 85 officers."),
        "K16-85 I? conflict",
    ),
    (("The strike killed nine people.", "The war has killed 6,000 people."), "K9 I?"),
    (("Gunmen killed four guards.", "Two of the attackers were killed."), "K4 I?"),
    (("Anna Lind suffered burns.", "Per Lind had minor injuries.", "Per Lind was treated for injuries."), "K? I2"),
    (("No casualties were reported.", "Three people were injured, officials later said."), "K0 I3"),
    (("Two women were among the wounded.",), "K? I2+"),
    (("At least two people were killed.", "Two people were killed, the governor said."), "K2 I?"),
    (("Twelve people were killed.", "At least 12 people were killed."), "K12 I?"),
    (("Multiple casualties were reported.",), "K? I?"),
    (("A girl was killed.", "Her mother was killed too."), "K2 I?"),
    (
        (
            "One person was killed and four were wounded.",
            "A man, 43, was killed.",
            "Seven people were wounded, the mayor said later.",
        ),
        "K1 I7",
    ),
    (("Dozens were hurt.", "At least 83 people were hurt."), "K? I83+"),
    (("Four people were wounded, two of them children.",), "K? I4"),
    (("The toll stands at 12 dead and 30 wounded.",), "K12 I30"),
    (("Nobody was hurt.",), "K0 I0"),
    (("The dead is a woman.",), "K1+ I?"),
    (("Four people were killed at the scene; a fifth died in hospital.",), "K5 I?"),
]


@pytest.mark.parametrize(("sentences", "wanted"), SETTLED)
def test_statements_settle_into_one_count(sentences: tuple[str, ...], wanted: str) -> None:
    """Statements on one incident settle into one count of killed and one of injured."""
    assert _combined(*sentences) == wanted


def test_offsets_are_absolute_and_exact() -> None:
    """Offsets count from the start of the report, and give back the words."""
    text = "Smoke rose. In Aba, two men were killed; in Ceda, a boy was hurt."
    start = text.index("In Aba")
    first, second = find_casualties(text[start:], start)
    assert text[first.start : first.end] == first.text == "two men were killed"
    assert "Aba" in text[first.clause_start : first.clause_end]
    assert "Ceda" in text[second.clause_start : second.clause_end]
    assert "Aba" not in text[second.clause_start : second.clause_end]


@pytest.mark.parametrize(
    "unit",
    [
        "two people were killed and ",
        "a man and a woman, ",
        "killing ",
        "and one in Aba, ",
        "including six children ",
        "the death toll of the ",
        "of them killed by the ",
        "injured, wounded, ",
        "in the in the of the ",
        "at least ",
        "killed or wounded ",
        "one of the wounded ",
        "12 people were shot, one fatally, ",
        "the army lost 3 men and 5 tanks, ",
        "lost ",
        "Three shot at ",
        "no reports of casualties, ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """A sentence of thousands of clauses is read in time that grows no faster than its length."""
    assert growth(lambda size: find_casualties(unit * size), short=375, long=1500) < 12
