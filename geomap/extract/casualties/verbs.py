"""Read what befell whom from verbs: "two people were killed", "killing two", "shot dead"."""

from __future__ import annotations

from dataclasses import replace

from geomap.extract.casualties import lexicon, persons
from geomap.extract.casualties.findings import Chain, Finding, befell, kind_of
from geomap.extract.casualties.group import Group, Groups, nobody
from geomap.extract.casualties.heads import ends_phrase
from geomap.extract.casualties.names import named, named_at, pronoun
from geomap.extract.casualties.objects import companions_after, objects_after
from geomap.extract.casualties.subjects import chain_before, shared_subject, subjects_before
from geomap.extract.casualties.words import Tokens, following, previous, singular
from geomap.model import Count

_DETERMINERS = frozenset(("the", "a", "an", "any", "its", "their", "off"))
_BURNT = ("burned", "burnt")
_TO_DEATH = ("fatally", "mortally")


def befallen(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read a verb that may be active or passive: killed, injured, hospitalised."""
    kind = lexicon.BEFALL.get(tokens[place].low)
    if kind is None or groups.is_inside(place) or _is_other_sense(tokens, place):
        return None
    if previous(tokens, place) in _TO_DEATH:
        kind = "killed"
    if tokens[place].low in _BURNT and following(tokens, place) == "alive":
        kind = "killed"
    chain = _with_too(tokens, place, chain_before(tokens, place))
    until = _joint(tokens, place)
    kind = kind if until == -1 else "both"
    things = chain.be or _burnt_things(tokens, groups, place)
    objects = () if things else objects_after(tokens, groups, max(place, until))
    if chain.negated and (nobody := _anyone_after(tokens, max(place, until))) is not None:
        return befell(kind, (nobody,), place, chain=chain, until=until)
    if objects:
        objects += companions_after(tokens, groups, objects[-1].last)
        return befell(kind, objects, place, chain=chain, until=until)
    subjects = shared_subject(tokens, groups, chain)
    active = not chain.be and (following(tokens, place) in _DETERMINERS or things)
    if active or (tokens[place].low in _BURNT and any(group.head and not group.people for group in subjects)):
        return None  # "12 huts were burnt"
    others = companions_after(tokens, groups, place)
    if subjects:
        return befell(kind, subjects + others, place, chain=chain, until=until)
    alone = pronoun(tokens, chain, kind, place) or named(tokens, groups, chain, kind, place)
    return befell(kind, alone.groups + others, place, chain=chain) if alone and others else alone


def _burnt_things(tokens: Tokens, groups: Groups, place: int) -> bool:
    """Say whether things, not people, were burnt: "burnt 20 huts"."""
    if tokens[place].low not in _BURNT or place + 1 == len(tokens):
        return False
    group = groups.get(place + 1)
    return not (ends_phrase(tokens[place + 1]) if group is None else group.people or not group.head)


def _is_other_sense(tokens: Tokens, place: int) -> bool:
    """Say whether nobody else was harmed: "burned down", "killed himself"."""
    after = following(tokens, place)
    if tokens[place].low in ("burned", "burnt", "drowned") and after in ("down", "out", "to"):
        return True
    return after in persons.REFLEXIVES and following(tokens, place + 1) != "and"


def _with_too(tokens: Tokens, place: int, chain: Chain) -> Chain:
    """Mark those who came to harm beside somebody told of before: "died too", "an aide was killed with him"."""
    after = following(tokens, place)
    beside = after in _BESIDE and following(tokens, place + 1) in ("him", "her", "them")
    return replace(chain, also=True) if after == "too" or beside else chain


_BESIDE = frozenset(("with", "beside", "next"))


def _joint(tokens: Tokens, place: int) -> int:
    """Return the token of a second participle of another kind, "killed or wounded", or -1."""
    if following(tokens, place) not in ("and", "or", "/"):
        return -1
    kinds = {lexicon.BEFALL[tokens[place].low], lexicon.BEFALL.get(following(tokens, place + 1))}
    return place + 2 if kinds == {"killed", "injured"} else -1


_AS_NOUNS = frozenset("killing wounding injuring murdering maiming".split())


def befalling(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read a verb that takes only an object: killing, wounds."""
    kind = lexicon.BEFALL_ACTIVE.get(tokens[place].low)
    if kind is None:
        return None
    if previous(tokens, place) in _TO_DEATH:
        kind = "killed"
    joint = following(tokens, place) in ("and", "or") and following(tokens, place + 1) in lexicon.BEFALL_ACTIVE
    until = place + 2 if joint else place
    before = [token.low for token in tokens[max(0, place - 2) : place]]
    negated = any(word in ("not", "without", "never") or word.endswith("n't") for word in before[-1:])
    nobody = _anyone_after(tokens, until) if negated else None
    objects = objects_after(tokens, groups, until) if nobody is None else (nobody,)
    if not objects and tokens[place].low in _AS_NOUNS and following(tokens, place) == "of":
        objects = objects_after(tokens, groups, place + 1, of=True)
    if not objects:
        return None
    objects += companions_after(tokens, groups, objects[-1].last)
    wished = before[-1:] == ["to"] or any(word in lexicon.MODALS for word in before[-1:])
    wished = wished or (len(before) == 2 and before[1] in lexicon.ADVERBS and before[0] in lexicon.MODALS)
    return befell("both" if joint else kind, objects, place, unreal=wished, negated=negated, until=until)


def _anyone_after(tokens: Tokens, place: int) -> Group | None:
    """Return nobody for the "anyone" of "did not kill anyone", "without hurting anybody"."""
    if following(tokens, place) not in ("anyone", "anybody"):
        return None
    return nobody(place + 1, "person")


def eliminated(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "12 militants were eliminated", "neutralised three terrorists": a side's word for fighters it killed."""
    chain = chain_before(tokens, place)
    people = subjects_before(tokens, groups, chain.before) if chain.be else objects_after(tokens, groups, place)
    known = persons.SOLDIERS | persons.ATTACKERS | persons.FIGHTERS
    if not people or not all(group.counted and group.head in known for group in people):
        return None
    enemies = any(group.head in persons.SOLDIERS - _MILITANTS for group in people)
    return replace(befell("killed", people, place, chain=chain), claim=enemies)


_MILITANTS = frozenset("fighter militant rebel insurgent jihadist militiaman".split())


def to_their_death(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "two climbers fell to their deaths", "was swept to her death"."""
    if place < 3 or tokens[place - 1].low not in ("their", "his", "her") or tokens[place - 2].low not in ("to", "met"):
        return None
    met = place - 2 if tokens[place - 2].low == "met" else None
    verb = met or next((k for k in range(place - 3, max(-1, place - 10), -1) if tokens[k].low in lexicon.FALLEN), None)
    if verb is None:
        return None
    chain = chain_before(tokens, verb)
    people = subjects_before(tokens, groups, chain.before)
    if people:
        return befell("killed", people, place, chain=chain)
    return pronoun(tokens, chain, "killed", place) or named_at(tokens, groups, chain, "killed", place, at_least=2)


def perished(tokens: Tokens, place: int, groups: Groups, found: list[Finding]) -> Finding | None:
    """Read a verb or adjective that takes only a subject: died, dead, missing."""
    kind = lexicon.BEFALL_SUBJECT.get(tokens[place].low)
    if kind is None or _is_idiom(tokens, place):
        return None
    out = tokens[place].low == "dead" and place > 1 and tokens[place - 1].low == "out"
    pulled = out and tokens[place - 2].low in lexicon.RECOVERED
    chain = _with_too(tokens, place, chain_before(tokens, place - 2 if pulled else place))
    near = tokens[place].low in ("dead", "missing") and not chain.be
    subjects = subjects_before(tokens, groups, chain.before, near=near)
    if subjects:
        return befell(kind, subjects + companions_after(tokens, groups, place), place, chain=chain)
    if found and kind == "killed" and _was_harmed_before(tokens, found[-1], chain):
        return replace(found[-1], kind=kind, at=place, last=place)
    if found and chain.before - found[-1].last <= 10 and tokens[chain.before].low in ("and", "but"):
        return replace(found[-1], kind=kind, at=place, last=place)  # "was taken to hospital but died"
    return pronoun(tokens, chain, kind, place) or named(tokens, groups, chain, kind, place)


def _was_harmed_before(tokens: Tokens, harmed: Finding, chain: Chain) -> bool:
    """Say whether those harmed are the subject still: "a soldier wounded in the attack has died"."""
    between = tokens[harmed.at : chain.before + 1]
    reduced = harmed.kind != "killed" and harmed.groups[-1].last == harmed.at - 1
    return reduced and len(between) <= 12 and not any(token.low in _CLAUSE_ENDS for token in between)


_CLAUSE_ENDS = frozenset((";", ":", ",", "and", "but", "while", "when", "as"))


def _is_idiom(tokens: Tokens, place: int) -> bool:
    """Say whether "dead" or "died" tells no death of its own: "dead heat", "the dead", "shot dead", "died down"."""
    if tokens[place].low in ("die", "dies", "died", "dying"):
        return following(tokens, place) in ("down", "out", "away", "off")
    if tokens[place].low != "dead":
        return False
    before = previous(tokens, place)
    return (
        (following(tokens, place) in lexicon.DEAD_IDIOMS and not _dated(tokens, place + 1))
        or before in ("the", "of", "went", "go", "goes", "going")
        or before in lexicon.DEADLY_WITH["dead"]
    )


def _dated(tokens: Tokens, on: int) -> bool:
    """Say whether "on" goes before a day or a name: "left 21 dead on Monday"."""
    return tokens[on].low == "on" and on + 1 < len(tokens) and tokens[on + 1].text[:1].isupper()


def deadly_phrase(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "shot dead four men", "three were gunned down", "a man was stabbed to death"."""
    verbs = lexicon.DEADLY_WITH.get(tokens[place].low)
    to = tokens[place].low in ("death", "hell")
    verb = place - 2 if to else place - 1
    if verbs is None or verb < 0 or (to and tokens[place - 1].low != "to"):
        return None
    within = groups.ending.get(verb)
    if within is not None and within.people is not False and within.first and tokens[within.first - 1].low in verbs:
        return befell("killed", (within,), place)
    if tokens[verb].low not in verbs:
        return None
    chain = chain_before(tokens, verb)
    people = () if chain.be else objects_after(tokens, groups, place)
    people = people or shared_subject(tokens, groups, chain)
    if people or tokens[place].low == "hell":
        return befell("killed", people, place, chain=chain) if people else None
    return pronoun(tokens, chain, "killed", place) or named(tokens, groups, chain, "killed", place)


_HARM_REACH = 40  # tokens around "stabbed" in which other harm says what became of those
_OWN = frozenset(("his", "her", "one", "this"))
_NOT_ASSAULT = frozenset(("down", "dead", "to", "himself", "herself"))


def assaulted(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "three people were shot", "a man stabbed two commuters": wounded, while nothing says that they died."""
    if tokens[place].low not in lexicon.ASSAULTED or following(tokens, place) in _NOT_ASSAULT:
        return None
    fatal = "fatally" in (previous(tokens, place), following(tokens, place))
    around = tokens[max(0, place - _HARM_REACH) : _next_counted(groups, place)]
    if not fatal and any(token.low in lexicon.DEADLY_WITH or kind_of(token.low) is not None for token in around):
        return None
    chain = chain_before(tokens, place)
    if chain.be:
        people = () if _aimed_at(tokens, place) else subjects_before(tokens, groups, chain.before)
    else:
        people = objects_after(tokens, groups, place) or _in_headline(tokens, groups, place)
    if not people and chain.be and _since(tokens, chain):
        people = subjects_before(tokens, groups, chain.before - 1)
    if not people:
        hit = chain.be and following(tokens, place) != "at"
        return pronoun(tokens, chain, "killed" if fatal else "injured", place) if hit else None
    if any(group.people is None and group.head for group in people):
        return None
    people = _less_fatal(tokens, groups, place, people)
    return befell("killed" if fatal else "injured", people, place, chain=chain) if people else None


def _next_counted(groups: Groups, place: int) -> int:
    """Return where those begin that are counted next, of whom other harm is told: "three were stabbed and two more injured"."""  # noqa: E501
    for k in range(place + 1, place + _HARM_REACH):
        group = groups.get(k)
        if group is not None and group.counted and group.people is not False and group.head in ("", "others"):
            return k
    return place + _HARM_REACH


def _aimed_at(tokens: Tokens, place: int) -> bool:
    """Say whether somebody was only aimed at: "was shot at by two men", but not "were shot at a mall"."""
    if tokens[place].low != "shot" or following(tokens, place) != "at":
        return False
    after = tokens[place + 2] if place + 2 < len(tokens) else None
    return after is None or not (after.low in _DETERMINERS or after.low in _OWN or after.text[:1].isupper())


def _since(tokens: Tokens, chain: Chain) -> bool:
    """Say whether "after being" opens the chain: "a boy was recovering after being stabbed"."""
    return chain.before > 0 and tokens[chain.before].low == "after" and tokens[chain.before + 1].low == "being"


def _in_headline(tokens: Tokens, groups: Groups, place: int) -> tuple[Group, ...]:
    """Return whom a headline says were shot or stabbed: "Three shot at mall", but not "Officer shot at gunmen"."""
    group, after = groups.counted_ending(place - 1), following(tokens, place)
    if group is None or group.people is False or after not in lexicon.AFTER_ASSAULT:
        return ()
    before = tokens[group.first - 1].text if group.first else ":"
    if before not in (":", "-", "–", "—", "|", ";") or (group.head == "" and after in ("", ".")):
        return ()
    if after == "at" and (group.head != "" or groups.get(place + 2) is not None or _is_target(tokens, place + 2)):
        return ()
    return (group,)


def _is_target(tokens: Tokens, place: int) -> bool:
    """Say whether somebody shot at what stands here, rather than was shot there: people, pronouns, nothing."""
    word = tokens[place].low if place < len(tokens) else ""
    return word in ("", ".", ",", "them", "him", "her", "it") or singular(word) is not None


def _less_fatal(tokens: Tokens, groups: Groups, place: int, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """Take off those shot "one fatally", "both fatally": they are counted as killed."""
    near = (groups.get(k) for k in range(place + 1, place + 8))
    fatal = next((group for group in near if group and following(tokens, group.last) == "fatally"), None)
    shot, dead = [group.count.best for group in people], fatal.count.best if fatal else None
    if None in shot or dead is None:
        return people
    left = sum(one for one in shot if one is not None) - dead
    return (replace(people[0], count=Count(left, left, left)),) if left > 0 else ()


def fatally(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "four people were shot, one fatally"."""
    if tokens[place].low != "fatally" or following(tokens, place) not in (",", ".", "in", "at", "on", ""):
        return None
    if previous(tokens, place) == "none":
        return befell("killed", (nobody(place - 1, "none"),), place, negated=True)
    group = groups.counted_ending(place - 1)
    return befell("killed", (group,), place) if group is not None and group.head in ("", "others") else None
