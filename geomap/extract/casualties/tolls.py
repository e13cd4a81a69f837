"""Read what befell whom from nouns: deaths, tolls, bodies, lives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geomap.extract.casualties import lexicon, persons
from geomap.extract.casualties.findings import Finding, befell, kind_of
from geomap.extract.casualties.group import Group, Groups, figure_alone, nobody
from geomap.extract.casualties.names import named_at, pronoun
from geomap.extract.casualties.objects import objects_after
from geomap.extract.casualties.subjects import chain_before, subjects_before
from geomap.extract.casualties.words import Tokens, following, preceding, previous
from geomap.model import Count

_COMPOUNDS = frozenset(
    """
    figures figure count counts numbers toll list estimates left row sentence penalty threats rate rates certificate
    """.split()
)


def toll_noun(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "three deaths", "11 injuries", "no casualties", "the deaths of five people", "injuries to 22 people"."""
    word = tokens[place].low
    deadly = word in lexicon.DEADLY_NOUNS and following(tokens, place) == "of"
    kind = "killed" if deadly else lexicon.TOLL_NOUNS.get(word)
    if kind is None or word in lexicon.HARMED_NOUNS or following(tokens, place) in _COMPOUNDS:
        return None
    group = groups.ending.get(place)
    if group is not None and group.counted:
        unreal = _is_risk(tokens, group.first)
        return befell(kind, (group,), place, negated=group.negative, unreal=unreal)
    if following(tokens, place) in ("of", "to", "among", "for"):
        people = objects_after(tokens, groups, place + 1, of=True)
        if people:
            return befell(kind, people, place, unreal=_is_risk(tokens, place))
    if _is_denied(tokens, place):
        none = nobody(place, word)
        return befell(kind, (replace(none, first=_denial(tokens, place)),), place, negated=True)
    if group is not None or (place and tokens[place - 1].low in _SOME):
        return befell(kind, (figure_alone(place, Count(), word, counted=False),), place)
    return None


_EMBRACED = frozenset("embraced embracing attained attaining achieved embrace attain".split())


def martyrdom(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "two policemen embraced martyrdom"."""
    if previous(tokens, place) not in _EMBRACED:
        return None
    chain = chain_before(tokens, place - 1)
    people = subjects_before(tokens, groups, chain.before)
    if people:
        return befell("killed", people, place, chain=chain)
    return named_at(tokens, groups, chain, "killed", place, at_least=2)


_HARMED_NONE = frozenset(
    "dead wounded injured killed victims victim casualties hurt fatalities deaths injuries".split()
)
_AFTER_NONE = frozenset("or and nor no , . ; ) at in on among as so were was are is reported according either".split())


def nobody_harmed(tokens: Tokens, place: int, _groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "there were no victims", "no dead or injured"; "no victims have been named" says nothing."""
    words: list[str] = []
    k = place + 1
    while k < len(tokens) and tokens[k].low in _HARMED_NONE | {"or", "and", "nor"}:
        words.append(tokens[k].low)
        k += 1
    harmed = _HARMED_NONE & set(words)
    if not harmed & {"dead", "wounded", "injured", "killed", "victims"}:
        return None
    after = {token.low for token in tokens[k : k + 5]}
    if (k < len(tokens) and tokens[k].low not in _AFTER_NONE) or after & {"identified", "named"}:
        return None
    kinds = {kind_of(word) or "both" for word in harmed}
    kind = "both" if len(kinds) > 1 or "victims" in harmed or "both" in kinds else kinds.pop()
    none = nobody(k - 1, words[-1])
    return replace(befell(kind, (replace(none, first=place),), place, negated=True), until=k - 1)


_SOME = frozenset(("multiple", "some", "several", "many", "numerous"))
_ANY = frozenset("any no nil without zero or nor civilian human causing cause inflicting".split())
_REPORTS = frozenset(("reports", "sign", "indication"))
_UNKNOWN = frozenset("confirmed confirm figures know known say specify information word details comment".split())


def _is_denied(tokens: Tokens, place: int) -> bool:
    """Say whether there are none: "without any casualties", "no deaths or injuries", "did not cause any injuries"."""
    first = _first_of_list(tokens, place)
    if not first or not (tokens[first - 1].low in _ANY or _REPORTS & preceding(tokens, first, 5)):
        return False
    words = preceding(tokens, place, 8)
    if words & _UNKNOWN:
        return False
    return bool(words & {"no", "nil", "without", "not", "zero", "nor"}) or any(word.endswith("n't") for word in words)


def _first_of_list(tokens: Tokens, place: int) -> int:
    """Return the first noun of a list of harms: "deaths" of "no deaths, injuries or damage", given "injuries"."""
    while place > 1 and tokens[place - 1].low in (",", "or", "and") and tokens[place - 2].low in lexicon.TOLL_NOUNS:
        place -= 2
    return place


def _denial(tokens: Tokens, place: int) -> int:
    """Return the token of the "no" or "without" that makes casualties none."""
    return next((k for k in range(place, max(-1, place - 9), -1) if tokens[k].low in ("no", "without", "not")), place)


_RISKS = frozenset("could would may might risk threat prevent avoid potential".split())


def _is_risk(tokens: Tokens, place: int) -> bool:
    return bool(_RISKS & preceding(tokens, place, 5))


def running_toll(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read a running total: "the death toll rose to 21", "a toll of 45", "the number of injured has reached 34"."""
    word = tokens[place].low
    if word in lexicon.TOLLS:
        if _PAST_TOLL & preceding(tokens, place, 3):
            old = groups.get(place + 2) if following(tokens, place) == "of" else None
            return befell("killed", (old,), place, unreal=True, until=old.last + 1) if old is not None else None
        hurt = previous(tokens, place) in ("injured", "wounded", "injury")
        return _running_total(tokens, groups, place, place, "injured" if hurt else "killed")
    if word in lexicon.NUMBERS_OF and following(tokens, place) == "of":
        kind = next((k for token in tokens[place + 2 : place + 6] if (k := kind_of(token.low))), None)
        return _running_total(tokens, groups, place, place + 2, kind) if kind is not None else None
    return None


_TOLL_VERBS = frozenset(
    """
    to at of is was reached reaching reaches passed topped exceeded surpassed hit stood stands now : as past climbed
    rose increased hits tops passes exceeds
    """.split()
)
_TOLL_REACH = 40  # tokens between "the number of people hurt" and the figure it rose to
_PASSED = frozenset({"that", "as", "since"})  # "has since risen to"
_GONE = frozenset("gone went goes go moved moves crept inched edged shot ticked climbed".split())
_BEFORE = frozenset(("initially", "originally", "earlier", "previously", "first"))
_PAST_TOLL = frozenset("previous earlier initial updating replacing former old last".split())
_LOWERED = frozenset(("revised", "lowered", "corrected", "cut", "reduced"))
_REVISED = _LOWERED | {"down"}


def _brought_to(tokens: Tokens, groups: Groups, place: int, kind: str) -> Finding | None:
    """Read "bringing to 17 the number of those killed", "brings to nine the death toll", "put at nine the dead"."""
    k = place - 1
    while k > 0 and tokens[k].low in ("the", "death", "total", "overall", "official"):
        k -= 1
    group = groups.counted_ending(k)
    if group is None or not group.first:
        return None
    before = tokens[group.first - 1].low
    put = before == "at" and bool(_PUT & preceding(tokens, group.first, 3))
    return replace(befell(kind, (group,), place), update="total") if put or before == "to" else None


def _running_total(tokens: Tokens, groups: Groups, place: int, start: int, kind: str) -> Finding | None:
    if (brought := _brought_to(tokens, groups, place, kind)) is not None:
        return brought
    for k in range(start + 1, min(len(tokens), start + _TOLL_REACH)):
        word = tokens[k].low
        if word in (";", ".", "said", "told") or (word in lexicon.BARRIERS and word not in _PASSED):
            return None
        group = _figure_reached(tokens, groups, k)
        if group is not None and not _BEFORE & preceding(tokens, k, 5):
            words = {token.low for token in tokens[place:k]} | (_LOWERED & preceding(tokens, place, 4))
            total = befell(kind, (group,), place, unreal=bool(words & lexicon.MODALS))
            return replace(total, update="revised" if words & _REVISED else "total")
    return None


def _figure_reached(tokens: Tokens, groups: Groups, place: int) -> Group | None:
    """Return the figure at a token when a toll has come to it: "to 46", "from 40 to 46"."""
    group, number = groups.get(place), tokens[place].number
    if group is None or not group.counted or group.people is False or group.count.best == 1:
        return None
    before = tokens[place - 1].low
    if before == "from" and number is not None and number.high and " to " in number.text:
        return replace(group, count=Count(number.high, number.high, number.high))
    if before in _GONE and number is not None and number.text.lower().startswith("up to "):
        return replace(group, count=Count(number.high, number.high, number.high))
    return group if before in _TOLL_VERBS else None


_PUT = frozenset("put puts putting given gave give gives giving".split())


def put_at(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "put the dead at nine and the injured at 22", "bringing to 14 the dead"."""
    kind = kind_of(tokens[place].low)
    if kind is None or not place or tokens[place - 1].low != "the":
        return None
    if (brought := _brought_to(tokens, groups, place, kind)) is not None:
        return brought
    if following(tokens, place) not in ("at", "as"):
        return None
    group = groups.get(place + 2)
    told = group is not None and group.counted and group.count.best is not None and group.people is not False
    if group is None or not told or not _PUT & preceding(tokens, place, 14):
        return None
    return replace(befell(kind, (group,), place, until=group.last), update="total")


def bodies(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "the bodies of a man and a woman were recovered", "12 bodies were found"."""
    if tokens[place].low not in lexicon.BODIES:
        return None
    if not lexicon.RECOVERED & {token.low for token in tokens[max(0, place - 6) : place + 14]}:
        return None
    of = following(tokens, place) == "of"
    people = objects_after(tokens, groups, place + 1, of=True) if of else ()
    if people:
        return befell("killed", people, place)
    group = groups.counted_ending(place)
    if group is not None:
        return befell("killed", (group,), place)
    before = previous(tokens, place)
    if tokens[place].low != "body" or before not in ("a", "one", "another"):
        return None
    one = replace(figure_alone(place, Count(1, 1, 1), "body"), first=place - 1, others=before == "another")
    return befell("killed", (one,), place)


_LAID_DOWN = frozenset("lost lose losing gave give giving sacrificed paid".split())
_TAKE = frozenset("claimed claiming claims claim took taken taking takes cost costing costs lost losing loss".split())


def lives(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "claimed the lives of 12 people", "claimed 12 lives", "five people lost their lives"."""
    if tokens[place].low not in ("lives", "life"):
        return None
    if [token.low for token in tokens[max(0, place - 2) : place]] == ["loss", "of"] and _is_denied(tokens, place - 2):
        none = replace(nobody(place, "life"), first=_denial(tokens, place))
        return befell("killed", (none,), place, negated=True)
    taken = bool(_TAKE & preceding(tokens, place, 5))
    of = following(tokens, place) == "of"
    people = objects_after(tokens, groups, place + 1, of=True) if of else ()
    end = people[-1].last if people else place
    taken = taken or any(token.low in ("lost", "claimed") for token in tokens[end + 1 : end + 5])
    if people and taken:
        return befell("killed", people, place)
    group = groups.counted_ending(place)
    if group is not None and group.count.best is not None and taken:
        return befell("killed", (group,), place)
    return _lost_theirs(tokens, place, groups)


def _lost_theirs(tokens: Tokens, place: int, groups: Groups) -> Finding | None:
    if place < 2 or tokens[place - 1].low not in ("their", "his", "her"):
        return None
    owner = groups.ending.get(place - 2)
    if owner is not None and owner.counted and owner.first and tokens[owner.first - 1].low in _TAKE:
        return befell("killed", (owner,), place)  # "cost five people their lives"
    verb = place - 3 if tokens[place - 2].low in ("with", "down") else place - 2
    if verb < 0 or not (
        tokens[verb].low in _LAID_DOWN or (verb < place - 2 and tokens[verb].low in ("laid", "laying"))
    ):
        return None
    chain = chain_before(tokens, verb)
    people = subjects_before(tokens, groups, chain.before)
    if people:
        return befell("killed", people, place, chain=chain)
    return pronoun(tokens, chain, "killed", place) or named_at(tokens, groups, chain, "killed", place, at_least=2)


def lost_soldiers(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "lost 40 troops", "the army has lost three men"; tanks beside them, deserters and players are no dead."""
    if tokens[place].low not in lexicon.LOST:
        return None
    chain = chain_before(tokens, place)
    armed = bool(persons.FORCES & {token.low for token in tokens[max(0, place - 12) : place]})
    lost = [group for group in _listed_after(groups, place) if group.counted and _is_soldier(group, armed=armed)]
    if not lost or lexicon.NOT_DEATHS & {token.low for token in tokens[lost[-1].last + 2 : lost[-1].last + 5]}:
        return None
    return befell("killed", tuple(lost), place, chain=chain)


def _listed_after(groups: Groups, place: int) -> Iterator[Group]:
    """Yield the groups of a list that begins after a token, things among them."""
    group = groups.get(place + 1)
    while group is not None:
        yield group
        group = groups.get(group.last + 2) or groups.get(group.last + 3)


def _is_soldier(group: Group, *, armed: bool) -> bool:
    return group.head in persons.SOLDIERS or (armed and group.head in ("man", "woman"))
