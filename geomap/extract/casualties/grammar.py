"""Tie groups of people to what befell them: "two people were killed", "killing two", "a toll of two", "two deaths"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.groups import Group, Token, group_at, singular
from geomap.model import Count

Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of harm and the groups it befell; `first` and `last` are the tokens that say so."""

    kind: str
    groups: tuple[Group, ...]
    first: int
    last: int
    at: int  # the token of the verb or noun itself
    subset: bool = False
    update: str | None = None
    claim: bool = False
    negated: bool = False
    unreal: bool = False  # a forecast, a possibility, a question
    inherited: bool = False
    pronoun: bool = False
    until: int = -1  # the last token that this reading uses up


def findings_of(tokens: Tokens) -> tuple[Finding, ...]:
    """Return what the sentence says befell whom, in order."""
    groups = _groups(tokens)
    found: list[Finding] = []
    for place in range(len(tokens)):
        if found and place <= found[-1].until:
            continue
        for rule in _RULES:
            finding = rule(tokens, place, groups, found)
            if finding is not None:
                found.append(finding)
                break
    found = _once_each(found)
    found.extend(_breakdowns(tokens, groups, found))
    found.extend(_elliptic(tokens, groups, found))
    return tuple(sorted(found, key=lambda finding: (finding.first, finding.at)))


def _once_each(found: list[Finding]) -> list[Finding]:
    """Drop what says again of the same people what was said, and vague words inside a counted statement."""
    kept: list[Finding] = []
    for finding in found:
        said = {(other.kind, group.first) for other in kept for group in other.groups}
        vague = all(group.count.best is None for group in finding.groups)
        inside = any(other is not finding and other.first <= finding.first and finding.last <= other.last for other in found)
        if not (vague and inside) and not any((finding.kind, group.first) in said for group in finding.groups):
            kept.append(finding)
    return kept


def _groups(tokens: Tokens) -> dict[int, Group]:
    """Return the group that begins at each token; a group inside another is left out."""
    found: dict[int, Group] = {}
    end = -1
    for place in range(len(tokens)):
        if place > end and (group := group_at(tokens, place)) is not None:
            found[place] = group
            end = group.last
    return found


# ----------------------------------------------------------------------------------------- subjects and objects


@dataclass(frozen=True, slots=True)
class _Chain:
    """The auxiliaries and adverbs before a verb, walked leftward."""

    before: int  # the token before the chain
    be: bool
    negated: bool
    modal: bool
    feared: bool


def _chain(tokens: Tokens, place: int) -> _Chain:
    be = negated = modal = feared = False
    place -= 1
    for _ in range(8):
        if place < 0:
            break
        word = tokens[place].low
        be = be or word in lexicon.BE
        negated = negated or word in ("not", "never") or word.endswith("n't")
        perhaps = word in ("may", "might") and _following(tokens, place) == "have"
        modal = modal or (word in lexicon.MODALS and not perhaps) or (word == "be" and not _said_to(tokens, place))
        feared = feared or perhaps
        feared = feared or word in ("feared", "presumed", "believed", "thought", "allegedly")
        if not (word in lexicon.ADVERBS or word in lexicon.AUX or word in ("not", "never") or word.endswith("n't") or word in lexicon.MODALS):
            break
        if word in lexicon.BEFALL and not (word in ("burned", "burnt")):
            break
        place -= 1
    return _Chain(place, be, negated, modal, feared)


def _said_to(tokens: Tokens, place: int) -> bool:
    """Say whether "be" comes after "believed to": what is believed, not what is wished."""
    before = [token.low for token in tokens[max(0, place - 2) : place]]
    return before[-1:] == ["to"] and before[0] in ("believed", "feared", "thought", "presumed", "said", "reported", "known", "understood")


def _subjects(tokens: Tokens, groups: dict[int, Group], place: int, *, near: bool) -> tuple[Group, ...]:
    """Return the groups that are the subject of a verb whose phrase begins after token `place`.

    With `near`, only words that belong to the noun phrase may stand between.
    """
    by_last = {group.last: group for group in groups.values()}
    covering = {k: group for group in groups.values() for k in range(group.first, group.last + 1)}
    bare: Group | None = None
    part: Group | None = None
    steps, k = 0, place
    if k >= 0 and tokens[k].low in ("who", "that", "which"):
        k -= 1
    elif k >= 0 and tokens[k].low == "," and (named := _before_parenthesis(tokens, by_last, k)) is not None:
        return _with_coordinates(tokens, by_last, named)
    while k >= 0 and steps < 30:
        token, steps = tokens[k], steps + 1
        group = covering.get(k)
        if group is not None:
            if group.people is False:
                if near:
                    return ()
                k = group.first - 1
                continue
            before = tokens[group.first - 1].low if group.first else ""
            adjoins = near and group.last == place and before != "by"
            if not adjoins and (_is_subset(tokens, group) or (before in lexicon.PREPOSITIONS and not _after_gathering(tokens, group))):
                k = group.first - 1
                continue
            owner = covering.get(group.first - 1)
            if not adjoins and owner is not None and owner.partitive:  # "seven of them women"
                k = owner.last
                continue
            if not group.counted and _is_subset(tokens, opening := _first_of_bare_list(tokens, by_last, group)):
                k = opening.first - 1
                continue
            if group.last != place and _of_them(tokens, group) and before in (",", "-", "–", "—", "("):
                part = part or group
                k = group.first - 1
                continue
            if group.counted:
                return _with_coordinates(tokens, by_last, group)
            if before in (",", "mostly", "mainly", "some", "many", "-", "–", "—", "("):
                bare = bare or group
                k = group.first - 1
                continue
            return _with_coordinates(tokens, by_last, group)
        if _stops(tokens, k, near=near):
            break
        k -= 1
    left = part or bare
    return (left,) if left is not None else ()


def _before_parenthesis(tokens: Tokens, by_last: dict[int, Group], close: int) -> Group | None:
    """Return "two people" of "two people, named as A and B, were killed": the group before what commas enclose."""
    found = None
    for k in range(close - 1, max(0, close - 18), -1):
        word = tokens[k].low
        if word in lexicon.AUX or word in (";", ":") or word in lexicon.BEFALL_ACTIVE:
            break
        group = by_last.get(k - 1) if word == "," else None
        if group is not None and group.counted and group.head in lexicon.GENERIC and group.people and not _is_subset(tokens, group):
            found = group
    return found


def _first_of_bare_list(tokens: Tokens, by_last: dict[int, Group], group: Group) -> Group:
    """Return "women" of "including women and children", given "children"."""
    while group.first >= 2 and tokens[group.first - 1].low in ("and", ","):
        left = by_last.get(group.first - 2)
        if left is None or left.counted:
            break
        group = left
    return group


def _stops(tokens: Tokens, place: int, *, near: bool) -> bool:
    word = tokens[place].low
    if word in (";", ":", "?", "!", '"', "“", "”") or word in lexicon.BARRIERS:
        return True
    if word in ("said", "says", "saying", "reported", "confirmed", "told", "claimed", "added") or word in lexicon.BEFALL_ACTIVE:
        return True
    if word in lexicon.BEFALL or word in lexicon.BEFALL_SUBJECT:
        return True
    return near and word in lexicon.AUX


def _after_gathering(tokens: Tokens, group: Group) -> bool:
    """Say whether "of" before a group only counts it: "a group of 12 people", "a total of five"."""
    first = group.first
    return tokens[first - 1].low == "of" and first >= 2 and tokens[first - 2].low in lexicon.GATHERINGS


def _is_subset(tokens: Tokens, group: Group) -> bool:
    before = tokens[group.first - 1].low if group.first else ""
    if before in lexicon.SUBSET_BEFORE and before != "plus":
        return True
    if before in ("whom", "which", "them") and group.first >= 2 and tokens[group.first - 2].low == "of":
        return True
    return before == "them" and group.first >= 2 and tokens[group.first - 2].low in ("among", "amongst")


def _with_coordinates(tokens: Tokens, by_last: dict[int, Group], group: Group) -> tuple[Group, ...]:
    """Add the groups joined to this one on its left: "a man, a woman and two children"."""
    joined = [group]
    while (left := _left_coordinate(tokens, by_last, joined[0])) is not None:
        joined.insert(0, left)
    return _without_breakdown(tokens, joined)


def _left_coordinate(tokens: Tokens, by_last: dict[int, Group], group: Group) -> Group | None:
    k = group.first - 1
    if k < 1 or tokens[k].low not in ("and", ",", "&", "plus"):
        return None
    linked = tokens[k].low != ","
    k -= 1
    if k >= 1 and tokens[k].low == ",":
        k -= 1
    for _ in range(9):
        if k < 0:
            return None
        left = by_last.get(k)
        if left is not None:
            return left if left.people is not False and left.counted and _may_join(tokens, left, group, linked) else None
        word = tokens[k].low
        if word in lexicon.AUX or word in lexicon.BARRIERS or word in (",", ";", ":", "said") or word in lexicon.BEFALL or word in lexicon.BEFALL_SUBJECT or word in lexicon.BEFALL_ACTIVE:
            if not (word == "," and k >= 1 and tokens[k - 1].low.isdigit()):
                return None
        k -= 1
    return None


def _may_join(tokens: Tokens, left: Group, right: Group, linked: bool) -> bool:
    before = tokens[left.first - 1].low if left.first else ""
    if before in lexicon.PREPOSITIONS and not _after_gathering(tokens, left) and before != "of":
        return False
    if (right.partitive and right.head == "") or (left.others and not right.others and right.head == ""):
        return False
    return linked or right.counted


def _objects(tokens: Tokens, groups: dict[int, Group], place: int, *, of: bool = False) -> tuple[Group, ...]:
    """Return the groups that are the object of a verb that ends at token `place`, coordinates included.

    With `of` they hang on a noun ("the bodies of …"), so that a verb may follow the last.
    """
    k = place + 1
    while k < len(tokens) and tokens[k].low in ("also", "reportedly", "instantly", "or", "as", '"', "“", "'", "‘"):
        k += 1
    if k < len(tokens) and tokens[k].low in lexicon.REFLEXIVES and _following(tokens, k) == "and":
        k += 2
    first = groups.get(k)
    if first is None or first.people is False or first.head in lexicon.TOLL_NOUNS:
        return ()
    found = [first]
    listed = [False]
    while (link := _right_coordinate(tokens, groups, found[-1], of=of)) is not None:
        found.append(link[0])
        listed.append(link[1])
    while listed[-1]:  # a list ends with "and"; what follows a last comma is something else
        found.pop()
        listed.pop()
    return _without_breakdown(tokens, found)


def _right_coordinate(tokens: Tokens, groups: dict[int, Group], group: Group, *, of: bool) -> tuple[Group, bool] | None:
    """Return the group joined to this one on its right, and whether only a comma joins it."""
    k = group.last + 1
    for _ in range(9):
        if k >= len(tokens):
            return None
        word = tokens[k].low
        if word in ("and", ",", "plus", "&"):
            nxt = k + 2 if word == "," and k + 1 < len(tokens) and tokens[k + 1].low == "and" else k + 1
            right = groups.get(nxt)
            joins = right is not None and right.counted and right.people is not False and not (right.partitive and right.head == "")
            if right is not None and joins and (of or not _has_own_verb(tokens, right)) and not _each_placed(tokens, group, nxt, right):
                return right, nxt == k + 1 and word == ","
            if not (word == "," and nxt < len(tokens) and tokens[nxt].low.isdigit()):
                return None
        elif word in lexicon.AUX or word in lexicon.BARRIERS or not tokens[k].text[0].isalnum() or word in lexicon.BEFALL_ACTIVE or word in lexicon.BEFALL:
            return None
        if k in groups and word not in ("and", ",", "plus", "&"):
            k = groups[k].last
        k += 1
    return None


_AT = frozenset(("in", "at", "near", "outside"))


def _each_placed(tokens: Tokens, left: Group, link: int, right: Group) -> bool:
    """Say whether each of two groups has a place of its own: "four in Aba and three in Ceda"."""
    between = tokens[left.last + 1 : link]
    named = any(token.low in _AT and between[k + 1].text[:1].isupper() for k, token in enumerate(between[:-1]))
    return named and _following(tokens, right.last) in _AT


def _has_own_verb(tokens: Tokens, group: Group) -> bool:
    """Say whether a verb of its own follows a group: "killing two, and three were hurt"."""
    k = group.last + 1
    words = [token.low for token in tokens[k : k + 3]]
    if not words:
        return False
    return words[0] in lexicon.AUX or words[0] in lexicon.MODALS or any(
        word in lexicon.BEFALL or word in lexicon.BEFALL_SUBJECT for word in words[:2]
    ) or (group.head == "" and words[0] in _AT)


def _without_breakdown(tokens: Tokens, found: list[Group]) -> tuple[Group, ...]:
    """Keep "three people" of "three people, a man and two women": the rest only says who they were."""
    if len(found) < 2 or not found[0].counted:
        return tuple(found)
    after = tokens[found[0].last + 1].low
    parts = [group.count.best for group in found[1:]]
    total = found[0].count.best
    sums_up = None not in parts and sum(part for part in parts if part is not None) == total
    if after == "," and found[0].head in lexicon.GENERIC and (sums_up or (total or 0) > 2):
        return (found[0],)
    return tuple(found)


# ------------------------------------------------------------------------------------------------------- rules


def _verb(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read a verb that may be active or passive: killed, injured, hospitalised."""
    kind = lexicon.BEFALL.get(tokens[place].low)
    if kind is None or any(group.first < place <= group.last for group in groups.values()):
        return None
    if tokens[place].low in ("burned", "burnt", "drowned") and _following(tokens, place) in ("down", "out", "to", "by"):
        return None
    if _following(tokens, place) in lexicon.REFLEXIVES and tokens[place + 2 : place + 3] and tokens[place + 2].low != "and":
        return None
    chain = _chain(tokens, place)
    joint = _joint(tokens, place)
    objects = () if chain.be else _objects(tokens, groups, joint[0] if joint else place)
    if objects:
        span = _span(objects, place, place)
        return Finding(kind if not joint else "both", objects, *span, at=place, unreal=chain.modal, negated=chain.negated, claim=chain.feared, until=joint[0] if joint else -1)
    if not chain.be and _following(tokens, place) in ("the", "a", "an", "any", "its", "their", "off"):
        return None
    subjects = _shared_subject(tokens, groups, place, chain)
    if not subjects:
        alone = _pronoun(tokens, chain, kind, place) or _named(tokens, groups, chain, kind, place)
        return alone and _with_companions(alone, _companions(tokens, groups, place))
    first, last = _span(subjects, place, place)
    subjects += _companions(tokens, groups, place)
    first, last = _span(subjects, first, last)
    return Finding(kind if not joint else "both", subjects, first, last, at=place, unreal=chain.modal, negated=chain.negated, claim=chain.feared, until=joint[0] if joint else -1)


def _with_companions(finding: Finding, others: tuple[Group, ...]) -> Finding:
    if not others:
        return finding
    groups = (*finding.groups, *others)
    return replace(finding, groups=groups, last=max(group.last for group in groups), pronoun=False)


def _following(tokens: Tokens, place: int) -> str:
    return tokens[place + 1].low if place + 1 < len(tokens) else ""


def _joint(tokens: Tokens, place: int) -> tuple[int, str] | None:
    """Return (token, kind) of a second participle of another kind: "killed or wounded"."""
    if place + 2 < len(tokens) and tokens[place + 1].low in ("and", "or", "/"):
        other = lexicon.BEFALL.get(tokens[place + 2].low)
        if other is not None and other != lexicon.BEFALL[tokens[place].low] and {other, lexicon.BEFALL[tokens[place].low]} == {"killed", "injured"}:
            return place + 2, other
    return None


def _shared_subject(tokens: Tokens, groups: dict[int, Group], place: int, chain: _Chain) -> tuple[Group, ...]:
    before = chain.before
    if before >= 1 and tokens[before].low in ("and", "or") and not chain.be:
        k, steps = before - 1, 0
        while k >= 0 and steps < 7 and tokens[k].low not in lexicon.AUX and k not in {g.last for g in groups.values()}:
            if not tokens[k].text[0].isalnum():
                return ()
            k, steps = k - 1, steps + 1
        inner = _chain(tokens, k + 1)
        return _subjects(tokens, groups, inner.before, near=False) if k >= 0 and tokens[k].low in lexicon.AUX else ()
    return _subjects(tokens, groups, before, near=not chain.be)


def _companions(tokens: Tokens, groups: dict[int, Group], place: int) -> tuple[Group, ...]:
    """Return those who shared a fate: "he was killed along with two guards"."""
    for k in range(place + 1, min(place + 16, len(tokens) - 1)):
        word = tokens[k].low
        if word in (";", ".", ":") or word in lexicon.BARRIERS or _kind_of(word) is not None:
            break
        if word == "alongside" or (word in ("along", "together") and tokens[k + 1].low == "with"):
            return _objects(tokens, groups, k if word == "alongside" else k + 1, of=True)
    return ()


def _span(groups: tuple[Group, ...], first: int, last: int) -> tuple[int, int]:
    return min([first, *(group.first for group in groups)]), max([last, *(group.last for group in groups)])


def _pronoun(tokens: Tokens, chain: _Chain, kind: str, place: int) -> Finding | None:
    if chain.before < 0 or tokens[chain.before].low not in lexicon.PRONOUNS:
        return None
    one = Group(chain.before, chain.before, Count(1, 1, 1), "person", True, True, definite=True)
    return Finding(kind, (one,), chain.before, place, at=place, unreal=chain.modal, negated=chain.negated, pronoun=True)


def _named(tokens: Tokens, groups: dict[int, Group], chain: _Chain, kind: str, place: int) -> Finding | None:
    """Read a named subject: "Ivan Petrenko, 34, was lightly injured"."""
    k = chain.before
    if k < 0 or not any(tokens[j].low in ("was", "is") for j in range(k + 1, place + 1)) and tokens[place].low != "died":
        return None
    while k >= 0 and (tokens[k].low == "," or tokens[k].low.isdigit() or tokens[k].low in ("-", "–")):
        k -= 1
    last = k
    while k >= 0 and tokens[k].text[:1].isupper() and k not in groups:
        k -= 1
    if k == last or last - k < 2 and tokens[last].text.isupper():
        return None
    name = " ".join(token.text for token in tokens[k + 1 : last + 1])
    one = Group(k + 1, last, Count(1, 1, 1), "person", True, True, named=name)
    return Finding(kind, (one,), k + 1, place, at=place, unreal=chain.modal, negated=chain.negated)


def _active(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read a verb that takes only an object: killing, wounds."""
    kind = lexicon.BEFALL_ACTIVE.get(tokens[place].low)
    if kind is None:
        return None
    end = place
    if place + 2 < len(tokens) and tokens[place + 1].low in ("and", "or") and tokens[place + 2].low in lexicon.BEFALL_ACTIVE:
        end = place + 2
    objects = _objects(tokens, groups, end)
    before = tokens[place - 1].low if place else ""
    if not objects and tokens[place].low == "killing" and _following(tokens, place) == "of":
        objects = _objects(tokens, groups, place + 1, of=True)
    if not objects:
        return None
    unreal = before in lexicon.MODALS or before in ("to", "not") or (before in lexicon.ADVERBS and place >= 2 and tokens[place - 2].low in lexicon.MODALS)
    first, last = _span(objects, place, place)
    return Finding("both" if end > place else kind, objects, first, last, at=place, unreal=unreal and before != "not", negated=before in ("not", "without"))


def _subject_verb(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read a verb or adjective that takes only a subject: died, dead, missing."""
    word = tokens[place].low
    kind = lexicon.BEFALL_SUBJECT.get(word)
    if kind is None:
        return None
    if word == "dead" and _following(tokens, place) in lexicon.DEAD_IDIOMS:
        return None
    if word == "dead" and place and tokens[place - 1].low in lexicon.DEADLY_WITH["dead"]:
        return None
    if word == "dead" and place and tokens[place - 1].low in ("the", "of"):
        return None
    chain = _chain(tokens, place)
    subjects = _subjects(tokens, groups, chain.before, near=word in ("dead", "missing") and not chain.be)
    if not subjects:
        return _pronoun(tokens, chain, kind, place) or _named(tokens, groups, chain, kind, place)
    first, last = _span(subjects, place, place)
    return Finding(kind, subjects, first, last, at=place, unreal=chain.modal, negated=chain.negated, claim=chain.feared)


def _toll_noun(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "three deaths", "11 injuries", "no casualties", "the deaths of five people", "injuries to 22 people"."""
    word = tokens[place].low
    kind = lexicon.TOLL_NOUNS.get(word)
    if kind is None or word in ("wounded", "injured", "victim", "victims"):
        return None
    if _following(tokens, place) in ("figures", "figure", "count", "counts", "numbers", "toll", "list", "estimates", "left", "row", "sentence", "penalty", "threats", "rate", "rates", "certificate"):
        return None
    group = next((g for g in groups.values() if g.last == place), None)
    before = [token.low for token in tokens[max(0, place - 5) : place]]
    any_before = before[-1:] and (before[-1] in ("any", "no", "without", "zero", "or", "nor", "civilian", "human") or "reports" in before or "sign" in before or "indication" in before)
    if group is not None and group.counted and (group.count.best is not None or not group.negative) and not _following(tokens, place) == "toll":
        if group.count.best is None or group.count.best >= 0:
            return Finding(kind, (group,), group.first, place, at=place, negated=group.negative, unreal=_modal_before(tokens, group.first))
    if _following(tokens, place) in ("of", "to", "among", "for"):
        objects = _objects(tokens, groups, place + 1, of=True)
        if objects:
            first, last = _span(objects, place, place)
            return Finding(kind, objects, first, last, at=place, unreal=_modal_before(tokens, place))
    if any_before and _is_denied(tokens, place):
        zero = Group(place, place, Count(0, 0, 0), word, None, True, negative=True)
        return Finding(kind, (zero,), max(0, place - 1), place, at=place, negated=True)
    if group is not None or (place and tokens[place - 1].low in ("multiple", "some", "several", "many", "numerous")):
        return Finding(kind, (Group(place, place, Count(), word, None, False),), place, place, at=place)
    return None


def _is_denied(tokens: Tokens, place: int) -> bool:
    """Say whether what comes before makes casualties none: "without any casualties", "no deaths or injuries", "did not cause any injuries"."""
    words = [token.low for token in tokens[max(0, place - 8) : place]]
    if any(word in words for word in ("confirmed", "confirm", "figures", "know", "known", "say", "specify", "information", "word", "details", "comment")):
        return False
    return any(word in words for word in ("no", "without", "not", "zero", "nor")) or any(word.endswith("n't") for word in words)


def _modal_before(tokens: Tokens, place: int) -> bool:
    return any(token.low in ("could", "would", "may", "might", "risk", "threat", "prevent", "avoid", "potential") for token in tokens[max(0, place - 5) : place])


def _toll(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read a running total: "the death toll rose to 21", "a toll of 45", "the number of injured has reached 34"."""
    word = tokens[place].low
    if word in ("toll", "tolls"):
        before = tokens[place - 1].low if place else ""
        kind = "injured" if before in ("injured", "wounded", "injury") else "killed"
        start = place
    elif word in ("number", "count", "tally") and _following(tokens, place) == "of":
        kinds = [k for token in tokens[place + 2 : place + 6] if (k := _kind_of(token.low))]
        if not kinds:
            return None
        kind, start = kinds[0], place + 2
    else:
        return None
    return _running_total(tokens, groups, place, start, kind)


def _kind_of(word: str) -> str | None:
    kind = lexicon.BEFALL.get(word) or lexicon.BEFALL_SUBJECT.get(word) or lexicon.TOLL_NOUNS.get(word)
    return "killed" if kind == "victims" else kind if kind in ("killed", "injured", "hospitalised", "missing") else None


_TOLL_VERBS = frozenset("to at of is was reached reaching reaches passed topped exceeded surpassed hit stood stands now : as past is-now climbed rose increased".split())


def _running_total(tokens: Tokens, groups: dict[int, Group], place: int, start: int, kind: str) -> Finding | None:
    unreal = False
    for k in range(start + 1, min(len(tokens), start + 26)):
        word = tokens[k].low
        unreal = unreal or word in lexicon.MODALS
        if word in (";", ".", "said", "told") or (word in lexicon.BARRIERS and word != "that"):
            return None
        group = groups.get(k)
        if group is not None and group.counted and group.people is not False and group.count.best != 1:
            before = tokens[k - 1].low
            number = tokens[k].number
            if before == "from" and number is not None and number.high and " to " in number.text:
                group = replace(group, count=Count(number.high, number.high, number.high))
                before = "to"
            if before in _TOLL_VERBS:
                words = {token.low for token in tokens[place:k]}
                revised = bool({"revised", "down", "lowered", "corrected", "cut", "reduced"} & words)
                return Finding(kind, (group,), place, group.last, at=place, update="revised" if revised else "total", unreal=unreal)
    return None


def _bodies(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "the bodies of a man and a woman were recovered", "12 bodies were found"."""
    if tokens[place].low not in lexicon.BODIES:
        return None
    window = [token.low for token in tokens[place : place + 14]]
    if not lexicon.RECOVERED & set(window) and not (lexicon.RECOVERED & {token.low for token in tokens[max(0, place - 6) : place]}):
        return None
    if _following(tokens, place) == "of":
        objects = _objects(tokens, groups, place + 1, of=True)
        if objects:
            first, last = _span(objects, place, place)
            return Finding("killed", objects, first, last, at=place)
    group = next((g for g in groups.values() if g.last == place and g.counted), None)
    if group is not None:
        return Finding("killed", (group,), group.first, place, at=place)
    if tokens[place].low == "body" and place and tokens[place - 1].low in ("a", "one", "another"):
        one = Group(place - 1, place, Count(1, 1, 1), "body", True, True, others=tokens[place - 1].low == "another")
        return Finding("killed", (one,), place - 1, place, at=place)
    return None


def _lives(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "claimed the lives of 12 people", "claimed 12 lives", "five people lost their lives"."""
    if tokens[place].low not in ("lives", "life"):
        return None
    before = [token.low for token in tokens[max(0, place - 5) : place]]
    group = next((g for g in groups.values() if g.last == place and g.counted), None)
    verbs = {"claimed", "claiming", "claims", "took", "taken", "taking", "cost", "costing", "lost", "losing", "claim"}
    if _following(tokens, place) == "of" and verbs & set(before):
        objects = _objects(tokens, groups, place + 1, of=True)
        if objects:
            first, last = _span(objects, place, place)
            return Finding("killed", objects, first, last, at=place)
    after = [token.low for token in tokens[place + 1 : place + 5]]
    if group is not None and group.count.best is not None and (verbs & set(before) or "lost" in after or "claimed" in after):
        return Finding("killed", (group,), group.first, place, at=place)
    if {"lost", "lose", "losing"} & set(before[-3:]) and before[-1:] in (["their"], ["his"], ["her"]):
        verb = place - 1 - before[::-1].index("lost") if "lost" in before else place - 2
        subjects = _subjects(tokens, groups, _chain(tokens, verb).before, near=False)
        if subjects:
            first, last = _span(subjects, place, place)
            return Finding("killed", subjects, first, last, at=place)
    return None


def _suffered(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "two people suffered serious burns", "Jane Roe had minor injuries"."""
    if tokens[place].low not in lexicon.INJURIES:
        return None
    verbs = [k for k in range(max(0, place - 8), place) if tokens[k].low in lexicon.SUFFER]
    holder = next((g for g in groups.values() if g.last < place <= g.last + 4 and _following(tokens, g.last) == "with"), None)
    if not verbs and holder is not None and holder.counted and holder.people is not False and _opens_phrase(tokens, holder):
        return Finding("injured", (holder,), holder.first, place, at=place)
    if not verbs or any(tokens[k].low in (",", ";", ".") for k in range(verbs[-1], place)):
        return None
    chain = _chain(tokens, verbs[-1])
    subjects = _subjects(tokens, groups, chain.before, near=False)
    if subjects:
        first, last = _span(subjects, place, place)
        return Finding("injured", subjects, first, last, at=place, unreal=chain.modal, negated=chain.negated)
    pronoun = _pronoun(tokens, chain, "injured", place)
    if pronoun is not None:
        return pronoun
    k = chain.before
    last = k
    while k >= 0 and tokens[k].text[:1].isupper() and k not in groups:
        k -= 1
    if last - k < 2:
        return None
    name = " ".join(token.text for token in tokens[k + 1 : last + 1])
    return Finding("injured", (Group(k + 1, last, Count(1, 1, 1), "person", True, True, named=name),), k + 1, place, at=place)


def _opens_phrase(tokens: Tokens, group: Group) -> bool:
    """Say whether a group is no part of another phrase, but listed after "and" or a comma."""
    return group.first > 0 and tokens[group.first - 1].low in ("and", ",")


def _in_condition(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "two women in critical condition"; a bare number in it is part of those counted before."""
    if tokens[place].low != "condition" or place < 2 or tokens[place - 1].low not in ("critical", "serious", "grave", "stable"):
        return None
    k = place - 2
    while k > 0 and tokens[k].low in ("a", "in", "very", "extremely", "but"):
        k -= 1
    be = tokens[k].low in lexicon.AUX
    subjects = _subjects(tokens, groups, _chain(tokens, k + 1).before, near=not be)
    if not subjects:
        return None
    first, last = _span(subjects, place, place)
    part = not subjects[0].head
    return Finding(_found[-1].kind if part and _found else "injured", subjects, first, last, at=place, subset=be or part)


def _to_hospital(tokens: Tokens, place: int, groups: dict[int, Group], found: list[Finding]) -> Finding | None:
    """Read "four people had been taken to hospital", "two remain in hospital", "three were treated in hospital"."""
    if tokens[place].low not in lexicon.HOSPITAL:
        return None
    verbs = [k for k in range(max(0, place - 9), place) if tokens[k].low in lexicon.TO_HOSPITAL or tokens[k].low in ("treated", "treatment", "treating")]
    if not verbs or any(tokens[k].low in (";", ".") for k in range(verbs[-1], place)):
        return None
    chain = _chain(tokens, verbs[-1])
    if not chain.be and tokens[verbs[-1]].low not in ("remain", "remained", "remains"):
        if chain.before >= 0 and tokens[chain.before].low == "and" and found and chain.before - found[-1].last <= 1:
            return replace(found[-1], kind="hospitalised", at=place, last=place)
        return None
    subjects = _subjects(tokens, groups, chain.before, near=False)
    if not subjects:
        return None
    first, last = _span(subjects, place, place)
    return Finding("hospitalised", subjects, first, last, at=place, negated=chain.negated, unreal=chain.modal)


def _among(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "two women were among the wounded", "children are among the dead"."""
    if tokens[place].low not in ("among", "amongst") or _following(tokens, place) not in ("the", "those"):
        return None
    kinds = [k for token in tokens[place + 2 : place + 5] if (k := _kind_of(token.low))]
    if not kinds:
        return None
    chain = _chain(tokens, place)
    subjects = _subjects(tokens, groups, chain.before, near=False) if chain.be else ()
    verb = next((k for k in range(place + 3, min(place + 9, len(tokens))) if tokens[k].low in lexicon.BE), None)
    if not subjects and verb is not None:
        subjects = _objects(tokens, groups, verb, of=True)
    if not subjects:
        return None
    first, last = _span(subjects, place, place + 2)
    return Finding(kinds[0], subjects, first, last, at=place, subset=True, until=verb or -1)


def _harmed_include(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "the dead include a mother and two children", "those killed were all farmers", "eight of the dead were children"."""
    if tokens[place].low not in lexicon.HARMED or place < 1 or tokens[place - 1].low not in ("the", "those"):
        return None
    kind, verb = _kind_of(tokens[place].low), _following(tokens, place)
    if kind is None or verb not in lexicon.REPORTED_AS:
        return None
    owner = next((group for group in groups.values() if group.last in (place, place - 1) and group.partitive), None)
    people = (owner,) if owner is not None else _objects(tokens, groups, place + 1, of=True)
    after = tokens[place + 2 : place + 5]
    if not people or (owner is not None and not any(singular(token.low) for token in after)):
        return None
    first, last = _span(people, place, place)
    return Finding(kind, people, first, last, at=place, subset=True, until=place + 1)


def _deadly_phrase(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "shot dead four men", "three were gunned down", "a man was stabbed to death"."""
    verbs = lexicon.DEADLY_WITH.get(tokens[place].low)
    if verbs is None or place < 1:
        return None
    to = tokens[place].low == "death"
    verb = place - 2 if to else place - 1
    if to and tokens[place - 1].low != "to":
        return None
    within = next((g for g in groups.values() if g.last == verb and g.first >= 1 and tokens[g.first - 1].low in verbs), None)
    if within is not None and within.people is not False:
        return Finding("killed", (within,), within.first - 1, place, at=place)
    if verb < 0 or tokens[verb].low not in verbs:
        return None
    chain = _chain(tokens, verb)
    people = (() if chain.be or to else _objects(tokens, groups, place)) or _subjects(tokens, groups, chain.before, near=not chain.be)
    if not people:
        return _pronoun(tokens, chain, "killed", place) or _named(tokens, groups, chain, "killed", place)
    first, last = _span(people, verb, place)
    return Finding("killed", people, first, last, at=place, unreal=chain.modal, negated=chain.negated)


def _assaulted(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "three people were shot", "a man stabbed two commuters": wounded, while nothing says that they died."""
    if tokens[place].low not in lexicon.ASSAULTED or _following(tokens, place) in ("down", "dead", "at", "to", "himself", "herself", "by"):
        return None
    if any(token.low in lexicon.DEADLY_WITH or _kind_of(token.low) is not None for token in tokens):
        return None
    chain = _chain(tokens, place)
    people = _subjects(tokens, groups, chain.before, near=False) if chain.be else _objects(tokens, groups, place)
    if not people or any(group.people is None and group.head for group in people):
        return None
    people = _less_fatal(tokens, groups, place, people)
    first, last = _span(people, place, place)
    return Finding("injured", people, first, last, at=place, unreal=chain.modal, negated=chain.negated)


def _less_fatal(tokens: Tokens, groups: dict[int, Group], place: int, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """Take off those shot "one fatally": they are counted as killed."""
    fatal = next((g for k, g in groups.items() if place < k < place + 8 and _following(tokens, g.last) == "fatally"), None)
    best, dead = people[0].count.best, fatal.count.best if fatal else None
    if best is None or dead is None or dead >= best or len(people) > 1:
        return people
    return (replace(people[0], count=Count(best - dead, best - dead, best - dead)),)


def _fatally(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "four people were shot, one fatally"."""
    if tokens[place].low != "fatally" or _following(tokens, place) not in (",", ".", "in", "at", "on", ""):
        return None
    group = next((g for g in groups.values() if g.last == place - 1 and g.counted and g.head in ("", "others")), None)
    return Finding("killed", (group,), group.first, place, at=place) if group is not None else None


def _treated(tokens: Tokens, place: int, groups: dict[int, Group], _found: list[Finding]) -> Finding | None:
    """Read "ten people were treated for smoke inhalation", "two were treated at the scene"."""
    after = {token.low for token in tokens[place + 1 : place + 8]}
    if tokens[place].low != "treated" or lexicon.HOSPITAL & after or not lexicon.TREATED_FOR & after:
        return None
    chain = _chain(tokens, place)
    people = _subjects(tokens, groups, chain.before, near=False) if chain.be else ()
    if not people:
        return None
    first, last = _span(people, place, place)
    return Finding("injured", people, first, last, at=place, unreal=chain.modal, negated=chain.negated)


_RULES = (_deadly_phrase, _fatally, _among, _harmed_include, _in_condition, _toll, _bodies, _lives, _suffered, _to_hospital, _toll_noun, _verb, _active, _subject_verb, _assaulted, _treated)


# -------------------------------------------------------------------------------- what hangs on other findings


def _breakdowns(tokens: Tokens, groups: dict[int, Group], found: list[Finding]) -> list[Finding]:
    """Read "including six children", "among them two women", "two of them children" as parts of the figure before."""
    parts = []
    used = {group.first for finding in found for group in finding.groups}
    for first, group in groups.items():
        if first in used or not group.counted or group.people is False:
            continue
        if not (_is_subset(tokens, group) or (group.partitive and _of_them(tokens, group)) or _were_people(tokens, group)):
            continue
        owner = _owner(found, first)
        if owner is not None:
            if owner.kind == "both":
                continue
            members = _objects(tokens, groups, first - 1, of=True) or (group,)
            parts.append(Finding(owner.kind, members, first, members[-1].last, at=owner.at, subset=True, unreal=owner.unreal, claim=owner.claim))
    return parts


def _were_people(tokens: Tokens, group: Group) -> bool:
    """Say whether "five were children" follows: who some of those counted before were."""
    after = tokens[group.last + 1 : group.last + 4]
    return group.head == "" and len(after) > 1 and after[0].low in ("were", "are", "was", "is") and any(singular(token.low) for token in after[1:])


def _of_them(tokens: Tokens, group: Group) -> bool:
    return tokens[group.last].low in ("them", "whom", "which", "those", "us")


def _owner(found: list[Finding], place: int) -> Finding | None:
    before = [finding for finding in found if finding.first < place]
    return before[-1] if before else None


def _elliptic(tokens: Tokens, groups: dict[int, Group], found: list[Finding]) -> list[Finding]:
    """Read "and one in Aba" after "three deaths were reported in Ceda": the kind comes from before."""
    inherited: list[Finding] = []
    used = {k for finding in found for group in finding.groups for k in range(group.first, group.last + 1)}
    for first, group in groups.items():
        if first in used or not group.counted or group.partitive or group.negative or group.head not in ("", "person", "others", "people"):
            continue
        owner = _owner([*found, *inherited], first)
        if owner is None or owner.negated or first < 1 or tokens[first - 1].low not in ("and", ",", ";", "while", "plus"):
            continue
        following = _following(tokens, group.last)
        if following not in ("in", "at", "near", "outside", "on", "from") or _later_verb(tokens, group.last + 1):
            continue
        inherited.append(Finding(owner.kind, (group,), first, group.last, at=group.last, inherited=True, unreal=owner.unreal, claim=owner.claim))
    return inherited


def _later_verb(tokens: Tokens, place: int) -> bool:
    """Say whether the words up to the next comma hold a verb, so that the group is the subject of something else."""
    for token in tokens[place : place + 12]:
        if token.low in (",", ";", ".", "and"):
            return False
        if token.low in lexicon.AUX:
            return True
    return False


__all__ = ["Finding", "findings_of", "singular"]
