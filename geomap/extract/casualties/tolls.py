"""Read what befell whom from nouns: deaths, tolls, bodies, lives."""

from __future__ import annotations

from dataclasses import replace

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.arguments import chain_before, objects_after, subjects_before
from geomap.extract.casualties.findings import Finding, following, kind_of, span_of
from geomap.extract.casualties.groups import Group, Groups, Tokens
from geomap.model import Count


def toll_noun(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "three deaths", "11 injuries", "no casualties", "the deaths of five people", "injuries to 22 people"."""
    word = tokens[place].low
    kind = lexicon.TOLL_NOUNS.get(word)
    if kind is None or word in ("wounded", "injured", "victim", "victims"):
        return None
    if following(tokens, place) in (
        "figures",
        "figure",
        "count",
        "counts",
        "numbers",
        "toll",
        "list",
        "estimates",
        "left",
        "row",
        "sentence",
        "penalty",
        "threats",
        "rate",
        "rates",
        "certificate",
    ):
        return None
    group = groups.ending.get(place)
    before = [token.low for token in tokens[max(0, place - 5) : place]]
    any_before = before[-1:] and (
        before[-1] in ("any", "no", "without", "zero", "or", "nor", "civilian", "human")
        or "reports" in before
        or "sign" in before
        or "indication" in before
    )
    if (
        group is not None
        and group.counted
        and (group.count.best is not None or not group.negative)
        and not following(tokens, place) == "toll"
    ):
        if group.count.best is None or group.count.best >= 0:
            return Finding(
                kind,
                (group,),
                group.first,
                place,
                at=place,
                negated=group.negative,
                unreal=_modal_before(tokens, group.first),
            )
    if following(tokens, place) in ("of", "to", "among", "for"):
        objects = objects_after(tokens, groups, place + 1, of=True)
        if objects:
            first, last = span_of(objects, place, place)
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
    if any(
        word in words
        for word in (
            "confirmed",
            "confirm",
            "figures",
            "know",
            "known",
            "say",
            "specify",
            "information",
            "word",
            "details",
            "comment",
        )
    ):
        return False
    return any(word in words for word in ("no", "without", "not", "zero", "nor")) or any(
        word.endswith("n't") for word in words
    )


def _modal_before(tokens: Tokens, place: int) -> bool:
    return any(
        token.low in ("could", "would", "may", "might", "risk", "threat", "prevent", "avoid", "potential")
        for token in tokens[max(0, place - 5) : place]
    )


def running_toll(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read a running total: "the death toll rose to 21", "a toll of 45", "the number of injured has reached 34"."""
    word = tokens[place].low
    if word in ("toll", "tolls"):
        before = tokens[place - 1].low if place else ""
        kind = "injured" if before in ("injured", "wounded", "injury") else "killed"
        start = place
    elif word in ("number", "count", "tally") and following(tokens, place) == "of":
        kinds = [k for token in tokens[place + 2 : place + 6] if (k := kind_of(token.low))]
        if not kinds:
            return None
        kind, start = kinds[0], place + 2
    else:
        return None
    return _running_total(tokens, groups, place, start, kind)


_TOLL_VERBS = frozenset(
    "to at of is was reached reaching reaches passed topped exceeded surpassed hit stood stands now : as past is-now climbed rose increased".split()
)


def _running_total(tokens: Tokens, groups: Groups, place: int, start: int, kind: str) -> Finding | None:
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
                return Finding(
                    kind, (group,), place, group.last, at=place, update="revised" if revised else "total", unreal=unreal
                )
    return None


def bodies(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "the bodies of a man and a woman were recovered", "12 bodies were found"."""
    if tokens[place].low not in lexicon.BODIES:
        return None
    window = [token.low for token in tokens[place : place + 14]]
    if not lexicon.RECOVERED & set(window) and not (
        lexicon.RECOVERED & {token.low for token in tokens[max(0, place - 6) : place]}
    ):
        return None
    if following(tokens, place) == "of":
        objects = objects_after(tokens, groups, place + 1, of=True)
        if objects:
            first, last = span_of(objects, place, place)
            return Finding("killed", objects, first, last, at=place)
    group = groups.counted_ending(place)
    if group is not None:
        return Finding("killed", (group,), group.first, place, at=place)
    if tokens[place].low == "body" and place and tokens[place - 1].low in ("a", "one", "another"):
        one = Group(place - 1, place, Count(1, 1, 1), "body", True, True, others=tokens[place - 1].low == "another")
        return Finding("killed", (one,), place - 1, place, at=place)
    return None


def lives(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "claimed the lives of 12 people", "claimed 12 lives", "five people lost their lives"."""
    if tokens[place].low not in ("lives", "life"):
        return None
    before = [token.low for token in tokens[max(0, place - 5) : place]]
    group = groups.counted_ending(place)
    verbs = {"claimed", "claiming", "claims", "took", "taken", "taking", "cost", "costing", "lost", "losing", "claim"}
    if following(tokens, place) == "of" and verbs & set(before):
        objects = objects_after(tokens, groups, place + 1, of=True)
        if objects:
            first, last = span_of(objects, place, place)
            return Finding("killed", objects, first, last, at=place)
    after = [token.low for token in tokens[place + 1 : place + 5]]
    if (
        group is not None
        and group.count.best is not None
        and (verbs & set(before) or "lost" in after or "claimed" in after)
    ):
        return Finding("killed", (group,), group.first, place, at=place)
    if {"lost", "lose", "losing"} & set(before[-3:]) and before[-1:] in (["their"], ["his"], ["her"]):
        verb = place - 1 - before[::-1].index("lost") if "lost" in before else place - 2
        subjects = subjects_before(tokens, groups, chain_before(tokens, verb).before, near=False)
        if subjects:
            first, last = span_of(subjects, place, place)
            return Finding("killed", subjects, first, last, at=place)
    return None
