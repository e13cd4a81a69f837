"""Read who was hurt or taken to hospital, where no verb of harm says so."""

from __future__ import annotations

from dataclasses import replace

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.findings import Finding, befell, kind_of
from geomap.extract.casualties.group import Group, Groups, nobody
from geomap.extract.casualties.names import named_at, pronoun
from geomap.extract.casualties.objects import objects_after
from geomap.extract.casualties.subjects import chain_before, shared_subject, subjects_before
from geomap.extract.casualties.words import Tokens, following, previous


def suffered(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "two people suffered serious burns", "Jane Roe had minor injuries", "and six people with injuries"."""
    if tokens[place].low not in lexicon.INJURIES or (tokens[place].low in _BREAKS and not _bone(tokens, place)):
        return None
    verb = _last_verb(tokens, place, 8, lexicon.SUFFER, marks=",;.") or _left_with(tokens, place)
    if verb is None:
        holder = _listed_with(tokens, groups, place)
        return befell("injured", (holder,), place) if holder is not None else None
    chain = chain_before(tokens, verb)
    subjects = subjects_before(tokens, groups, chain.before)
    if subjects and tokens[verb].low in _BORNE:
        return befell("injured", subjects, verb, chain=chain) if all(group.people for group in subjects) else None
    if subjects:
        return befell("injured", subjects, place, chain=chain)
    spoken_of = pronoun(tokens, chain, "injured", place)
    return spoken_of or named_at(tokens, groups, chain, "injured", place, at_least=2)


_BREAKS = frozenset(("broken", "fractured", "dislocated"))


def _bone(tokens: Tokens, place: int) -> bool:
    """Say whether "broken" is said of a bone rather than being a verb: "suffered a broken jaw"."""
    before = previous(tokens, place)
    return before in lexicon.SUFFER - {"had", "has"} or before in (
        "a",
        "his",
        "her",
        "two",
        "three",
        "several",
        "multiple",
    )


_ILL = frozenset("unconscious ill sick".split())
_FALLING = frozenset("fell fallen falling took taken fall".split())


def taken_ill(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "13 of them fell unconscious", "nine workers took ill", "two firefighters were overcome by smoke"."""
    fallen = tokens[place].low in _ILL and previous(tokens, place) in _FALLING
    chain = chain_before(tokens, place - 1 if fallen else place)
    if not fallen and not (tokens[place].low == "overcome" and chain.be and following(tokens, place) in ("by", "with")):
        return None
    people = subjects_before(tokens, groups, chain.before)
    return befell("injured", people, place, chain=chain) if people and people[0].counted else None


_ALL = frozenset(("all", "everyone", "everybody"))


def all_safe(tokens: Tokens, place: int, _groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "all were saved", "all 23 people on board were rescued", "everyone escaped unhurt": nobody died."""
    for k in range(place - 1, max(-1, place - 11), -1):
        word = tokens[k].low
        if word in _ALL:
            if following(tokens, k) == "but":
                return None
            hurt = tokens[place].low in _UNHURT
            none = nobody(place, "both")
            return befell("both" if hurt else "killed", (none,), place, negated=True)
        if word in (",", ";", ".", "and", "but", "not"):
            break
    return _got_away(tokens, place)


_UNHURT = frozenset("unharmed unhurt uninjured unscathed".split())
_GOT_AWAY = frozenset("escaped remained remains emerged survived was left got walked".split())


def _got_away(tokens: Tokens, place: int) -> Finding | None:
    """Read "the mayor escaped unhurt": nobody was hurt, unless others are said to be."""
    if tokens[place].low not in _UNHURT or not place or tokens[place - 1].low not in _GOT_AWAY:
        return None
    none = nobody(place, "both")
    return befell("both", (replace(none, first=place - 1),), place, negated=True)


def _last_verb(tokens: Tokens, place: int, reach: int, verbs: frozenset[str], *, marks: str) -> int | None:
    """Return the nearest of some verbs before a token, with none of some marks between."""
    for k in range(place - 1, max(-1, place - reach - 1), -1):
        if tokens[k].low in verbs:
            return k
        if tokens[k].low in marks:
            return None
    return None


_LEFT = frozenset("left escaped emerged survived".split())
_BORNE = frozenset("carried airlifted flown taken rescued winched freed rushed pulled lifted".split())


def _left_with(tokens: Tokens, place: int) -> int | None:
    """Return "left" of "three men were left with serious injuries", "carried" of "was carried down by rescuers with a broken leg"."""  # noqa: E501
    verb = _last_verb(tokens, place, 6, _LEFT, marks=",;.")
    if verb is not None:
        return verb if following(tokens, verb) == "with" else None
    if _last_verb(tokens, place, 5, _WITH, marks=",;.") is None:
        return None
    verb = _last_verb(tokens, place, 14, _BORNE, marks=",;.")
    if verb is None or any(token.low in lexicon.HOSPITAL for token in tokens[verb:place]):
        return None
    return verb if chain_before(tokens, verb).be else None


_WITH = frozenset(("with",))


def _listed_with(tokens: Tokens, groups: Groups, place: int) -> Group | None:
    """Return "six people" of "and six people with injuries", "left six people with injuries"."""
    for k in range(max(0, place - 5), place):
        group = groups.counted_ending(k)
        if group is not None and group.people is not False and following(tokens, k) == "with":
            return group
    return None


def in_need(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "two people sought medical help", "17 needed hospital treatment": harmed, for want of better words."""
    if place > 1 and tokens[place - 1].low in ("under", "undergoing") and tokens[place].low == "treatment":
        chain = chain_before(tokens, place - 1)
        people = subjects_before(tokens, groups, chain.before, near=not chain.be)
        return befell("hospitalised", people, place, chain=chain) if people and people[0].counted else None
    bare = tokens[place].low == "treatment" and place > 0 and tokens[place - 1].low in lexicon.IN_NEED
    if not bare and (not place or tokens[place - 1].low not in lexicon.HELP_FROM):
        return None
    verb = _last_verb(tokens, place, 5, lexicon.IN_NEED, marks=",;.")
    if verb is None:
        return None
    chain = chain_before(tokens, verb)
    people = subjects_before(tokens, groups, chain.before)
    return befell("hospitalised", people, place, chain=chain) if people else None


_STATES = frozenset(("critical", "serious", "grave", "stable"))


def in_condition(tokens: Tokens, place: int, groups: Groups, found: list[Finding]) -> Finding | None:
    """Read "two women in critical condition"; a bare number in it is part of those counted before."""
    if tokens[place].low != "condition" or place < 2 or tokens[place - 1].low not in _STATES:
        return None
    k = place - 2
    while k > 0 and tokens[k].low in ("a", "in", "very", "extremely", "but", "or", *_STATES):
        k -= 1
    be = tokens[k].low in lexicon.AUX
    subjects = subjects_before(tokens, groups, chain_before(tokens, k + 1).before, near=not be)
    if not subjects:
        return None
    part = not subjects[0].head and not subjects[0].others
    told = be and (bool(found) or subjects[0].definite or subjects[0].partitive)
    return befell(found[-1].kind if part and found else "injured", subjects, place, subset=told or part)


_BROUGHT = lexicon.TO_HOSPITAL | {"treated", "treatment", "treating"}
_REMAIN = frozenset(("remain", "remained", "remains"))


def to_hospital(tokens: Tokens, place: int, groups: Groups, found: list[Finding]) -> Finding | None:
    """Read "four people had been taken to hospital", "two remain in hospital", "leaving 200 in hospital"."""
    if tokens[place].low not in lexicon.HOSPITAL:
        return None
    verb = _last_verb(tokens, place, 9, _BROUGHT, marks=";.")
    if verb is None:
        left = _left_in(tokens, groups, place)
        return befell("hospitalised", (left,), place) if left is not None else _is_in(tokens, groups, place, found)
    chain = chain_before(tokens, verb)
    if not chain.be and tokens[verb].low not in _REMAIN:
        shared = shared_subject(tokens, groups, chain)
        return befell("hospitalised", shared, place, chain=chain) if shared else None
    subjects = subjects_before(tokens, groups, chain.before)
    if not subjects:
        return pronoun(tokens, chain, "hospitalised", place)
    return befell("hospitalised", subjects, place, chain=chain)


def _left_in(tokens: Tokens, groups: Groups, place: int) -> Group | None:
    """Return "a clerk" of "left a clerk in the hospital"."""
    if [token.low for token in tokens[place - 2 : place]] != ["in", "the"]:
        return None
    group = groups.ending.get(place - 3)
    return group if group and group.first and tokens[group.first - 1].low in ("left", "leaving") else None


def _is_in(tokens: Tokens, groups: Groups, place: int, found: list[Finding]) -> Finding | None:
    """Read "another is in hospital", "one dead and six in hospital"; "died at the scene and one in hospital" is a death."""  # noqa: E501
    if place < 2 or tokens[place - 1].low != "in":
        return None
    ended = [token.low for token in tokens[max(0, place - 3) : place - 1]] in (["ended", "up"], ["end", "up"])
    chain = chain_before(tokens, place - 3 if ended else place - 1)
    people = subjects_before(tokens, groups, chain.before, near=not (chain.be or ended))
    counted = people and all(group.counted for group in people) and (chain.be or ended or people[-1].last == place - 2)
    if not counted:
        return None
    died = bool(found) and found[-1].kind == "killed" and not (chain.be or ended) and _there_and_then(tokens, found[-1])
    return befell(
        "killed" if died else "hospitalised", people, place, chain=replace(chain, also=True) if died else chain
    )


_THERE = frozenset("scene spot instantly outright".split())


def _there_and_then(tokens: Tokens, dead: Finding) -> bool:
    """Say whether some died where it happened, so that others "in hospital" died there."""
    return any(token.low in _THERE for token in tokens[dead.at + 1 : dead.at + 6])


def treated(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "ten people were treated for smoke inhalation", "two were treated at the scene", "treating 12"."""
    if tokens[place].low == "treating":
        patients = objects_after(tokens, groups, place)
        return befell("hospitalised", patients, place) if patients and patients[0].counted else None
    after, being = {token.low for token in tokens[place + 1 : place + 8]}, previous(tokens, place) == "being"
    if lexicon.HOSPITAL & after or not (being or lexicon.TREATED_FOR & after):
        return None
    chain = chain_before(tokens, place)
    people = subjects_before(tokens, groups, chain.before) if chain.be else ()
    if not people or (being and not people[0].counted):
        return None
    return befell("hospitalised" if being else "injured", people, place, chain=chain)


_STRUCK_WITH = frozenset("hit struck grazed caught".split())


def hit_by(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "a vendor was hit by a stray bullet", "two boys were struck by shrapnel": hurt, while nothing says that they died."""  # noqa: E501
    by = next((k for k in range(place - 1, max(0, place - 4), -1) if tokens[k].low in ("by", "in")), None)
    if by is None or tokens[by - 1].low not in _STRUCK_WITH:
        return None
    if any(kind_of(token.low) is not None or token.low in lexicon.DEADLY_WITH for token in tokens[place : place + 12]):
        return None
    chain = chain_before(tokens, by - 1)
    people = subjects_before(tokens, groups, chain.before) if chain.be else ()
    if people and all(group.people for group in people):
        return befell("injured", people, place, chain=chain)
    return None
