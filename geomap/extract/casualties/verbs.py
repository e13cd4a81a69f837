"""Read what befell whom from verbs: "two people were killed", "killing two", "shot dead"."""

from __future__ import annotations

from dataclasses import replace

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.arguments import (
    Chain,
    chain_before,
    companions_after,
    named,
    objects_after,
    pronoun,
    subjects_before,
)
from geomap.extract.casualties.findings import Finding, following, kind_of, span_of
from geomap.extract.casualties.groups import Group, Groups, Tokens
from geomap.model import Count


def befallen(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read a verb that may be active or passive: killed, injured, hospitalised."""
    kind = lexicon.BEFALL.get(tokens[place].low)
    if kind is None or groups.is_inside(place):
        return None
    if tokens[place].low in ("burned", "burnt", "drowned") and following(tokens, place) in ("down", "out", "to", "by"):
        return None
    if (
        following(tokens, place) in lexicon.REFLEXIVES
        and tokens[place + 2 : place + 3]
        and tokens[place + 2].low != "and"
    ):
        return None
    chain = chain_before(tokens, place)
    joint = _joint(tokens, place)
    objects = () if chain.be else objects_after(tokens, groups, joint[0] if joint else place)
    if objects:
        span = span_of(objects, place, place)
        return Finding(
            kind if not joint else "both",
            objects,
            *span,
            at=place,
            unreal=chain.modal,
            negated=chain.negated,
            claim=chain.feared,
            also=chain.also or following(tokens, place) == "too",
            until=joint[0] if joint else -1,
        )
    if not chain.be and following(tokens, place) in ("the", "a", "an", "any", "its", "their", "off"):
        return None
    subjects = _shared_subject(tokens, groups, place, chain)
    if not subjects:
        alone = pronoun(tokens, chain, kind, place) or named(tokens, groups, chain, kind, place)
        return alone and _with_companions(alone, companions_after(tokens, groups, place))
    first, last = span_of(subjects, place, place)
    subjects += companions_after(tokens, groups, place)
    first, last = span_of(subjects, first, last)
    return Finding(
        kind if not joint else "both",
        subjects,
        first,
        last,
        at=place,
        unreal=chain.modal,
        negated=chain.negated,
        claim=chain.feared,
        also=chain.also or following(tokens, place) == "too",
        until=joint[0] if joint else -1,
    )


def _with_companions(finding: Finding, others: tuple[Group, ...]) -> Finding:
    if not others:
        return finding
    groups = (*finding.groups, *others)
    return replace(finding, groups=groups, last=max(group.last for group in groups), pronoun=False)


def _joint(tokens: Tokens, place: int) -> tuple[int, str] | None:
    """Return (token, kind) of a second participle of another kind: "killed or wounded"."""
    if place + 2 < len(tokens) and tokens[place + 1].low in ("and", "or", "/"):
        other = lexicon.BEFALL.get(tokens[place + 2].low)
        if (
            other is not None
            and other != lexicon.BEFALL[tokens[place].low]
            and {other, lexicon.BEFALL[tokens[place].low]} == {"killed", "injured"}
        ):
            return place + 2, other
    return None


def _shared_subject(tokens: Tokens, groups: Groups, place: int, chain: Chain) -> tuple[Group, ...]:
    before = chain.before
    if before >= 1 and tokens[before].low in ("and", "or") and not chain.be:
        k, steps = before - 1, 0
        while k >= 0 and steps < 7 and tokens[k].low not in lexicon.AUX and k not in groups.ending:
            if not tokens[k].text[0].isalnum():
                return ()
            k, steps = k - 1, steps + 1
        inner = chain_before(tokens, k + 1)
        return (
            subjects_before(tokens, groups, inner.before, near=False) if k >= 0 and tokens[k].low in lexicon.AUX else ()
        )
    return subjects_before(tokens, groups, before, near=not chain.be)


def befalling(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read a verb that takes only an object: killing, wounds."""
    kind = lexicon.BEFALL_ACTIVE.get(tokens[place].low)
    if kind is None:
        return None
    end = place
    if (
        place + 2 < len(tokens)
        and tokens[place + 1].low in ("and", "or")
        and tokens[place + 2].low in lexicon.BEFALL_ACTIVE
    ):
        end = place + 2
    objects = objects_after(tokens, groups, end)
    before = tokens[place - 1].low if place else ""
    if not objects and tokens[place].low == "killing" and following(tokens, place) == "of":
        objects = objects_after(tokens, groups, place + 1, of=True)
    if not objects:
        return None
    unreal = (
        before in lexicon.MODALS
        or before in ("to", "not")
        or (before in lexicon.ADVERBS and place >= 2 and tokens[place - 2].low in lexicon.MODALS)
    )
    first, last = span_of(objects, place, place)
    return Finding(
        "both" if end > place else kind,
        objects,
        first,
        last,
        at=place,
        unreal=unreal and before != "not",
        negated=before in ("not", "without"),
    )


def perished(tokens: Tokens, place: int, groups: Groups, found: list[Finding]) -> Finding | None:
    """Read a verb or adjective that takes only a subject: died, dead, missing."""
    word = tokens[place].low
    kind = lexicon.BEFALL_SUBJECT.get(word)
    if kind is None:
        return None
    if word == "dead" and following(tokens, place) in lexicon.DEAD_IDIOMS:
        return None
    if word == "dead" and place and tokens[place - 1].low in lexicon.DEADLY_WITH["dead"]:
        return None
    if word == "dead" and place and tokens[place - 1].low in ("the", "of"):
        return None
    chain = chain_before(tokens, place)
    subjects = subjects_before(tokens, groups, chain.before, near=word in ("dead", "missing") and not chain.be)
    if not subjects and found and chain.before - found[-1].last <= 10 and tokens[chain.before].low in ("and", "but"):
        return replace(found[-1], kind=kind, at=place, last=place)
    if not subjects:
        return pronoun(tokens, chain, kind, place) or named(tokens, groups, chain, kind, place)
    first, last = span_of(subjects, place, place)
    return Finding(
        kind,
        subjects,
        first,
        last,
        at=place,
        unreal=chain.modal,
        negated=chain.negated,
        claim=chain.feared,
        also=chain.also or following(tokens, place) == "too",
    )


def deadly_phrase(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "shot dead four men", "three were gunned down", "a man was stabbed to death"."""
    verbs = lexicon.DEADLY_WITH.get(tokens[place].low)
    if verbs is None or place < 1:
        return None
    to = tokens[place].low == "death"
    verb = place - 2 if to else place - 1
    if to and tokens[place - 1].low != "to":
        return None
    within = groups.ending.get(verb)
    if (
        within is not None
        and within.first >= 1
        and tokens[within.first - 1].low in verbs
        and within.people is not False
    ):
        return Finding("killed", (within,), within.first - 1, place, at=place)
    if verb < 0 or tokens[verb].low not in verbs:
        return None
    chain = chain_before(tokens, verb)
    people = (() if chain.be or to else objects_after(tokens, groups, place)) or subjects_before(
        tokens, groups, chain.before, near=not chain.be
    )
    if not people:
        return pronoun(tokens, chain, "killed", place) or named(tokens, groups, chain, "killed", place)
    first, last = span_of(people, verb, place)
    return Finding("killed", people, first, last, at=place, unreal=chain.modal, negated=chain.negated)


def assaulted(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "three people were shot", "a man stabbed two commuters": wounded, while nothing says that they died."""
    if tokens[place].low not in lexicon.ASSAULTED or following(tokens, place) in (
        "down",
        "dead",
        "at",
        "to",
        "himself",
        "herself",
        "by",
    ):
        return None
    if any(token.low in lexicon.DEADLY_WITH or kind_of(token.low) is not None for token in tokens):
        return None
    chain = chain_before(tokens, place)
    people = (
        subjects_before(tokens, groups, chain.before, near=False) if chain.be else objects_after(tokens, groups, place)
    )
    if not people or any(group.people is None and group.head for group in people):
        return None
    people = _less_fatal(tokens, groups, place, people)
    first, last = span_of(people, place, place)
    return Finding("injured", people, first, last, at=place, unreal=chain.modal, negated=chain.negated)


def _less_fatal(tokens: Tokens, groups: Groups, place: int, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """Take off those shot "one fatally": they are counted as killed."""
    fatal = next(
        (g for k in range(place + 1, place + 8) if (g := groups.get(k)) and following(tokens, g.last) == "fatally"),
        None,
    )
    best, dead = people[0].count.best, fatal.count.best if fatal else None
    if best is None or dead is None or dead >= best or len(people) > 1:
        return people
    return (replace(people[0], count=Count(best - dead, best - dead, best - dead)),)


def fatally(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "four people were shot, one fatally"."""
    if tokens[place].low != "fatally" or following(tokens, place) not in (",", ".", "in", "at", "on", ""):
        return None
    group = groups.counted_ending(place - 1)
    return (
        Finding("killed", (group,), group.first, place, at=place)
        if group is not None and group.head in ("", "others")
        else None
    )
