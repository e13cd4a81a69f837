"""Settle what several statements about one incident come to: one count of killed, one of injured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geomap.extract.casualties.mentions import CasualtyKind, CasualtyMention
from geomap.model import Count


def combine_casualties(mentions: Sequence[CasualtyMention]) -> tuple[Count, Count, str | None, bool]:
    """Combine the casualty statements of one incident, in the order of the report.

    Returns (killed, injured, text as written, whether figures conflict). A subset ("including six children") is not
    added; a later total replaces an earlier one; people told of one by one are added up only while no total says
    them all; "another five" adds to a count of distinct people; a count smaller than the total before is part of it;
    rival totals are kept as a range and conflict. Hospitalised people stand in where no injured are given. Tolls of a
    war and totals over several places are ignored, and attackers' own losses too while others were harmed.
    """
    told = [m for m in mentions if not m.cumulative and (not m.total_of_several or m.over)]
    told = [m for m in told if not m.total_of_several] or told  # "across Aba" may be all there is, of one town
    usable = [m for m in told if m.who != "attackers"] or told
    killed, killed_conflict = _settle([m for m in usable if m.kind == "killed"])
    hurt = [m for m in usable if m.kind == "injured"]
    injured, injured_conflict = _settle(hurt)
    if not any(m.count != Count() for m in hurt):
        hospital, hospital_conflict = _settle([m for m in usable if m.kind == "hospitalised"])
        if hospital != Count():
            injured, injured_conflict = hospital, hospital_conflict
    return killed, injured, _text(usable), killed_conflict or injured_conflict


def _settle(mentions: Sequence[CasualtyMention]) -> tuple[Count, bool]:
    counted = [m for m in mentions if m.count != Count()]
    positive = [m for m in counted if m.count.best != 0]
    if not positive and any(m.count == Count() and not m.subset for m in mentions):
        return Count(), False  # "dozens were hurt" of one site, and "no one was hurt" of another
    positive = positive or counted
    mains = [m for m in positive if not m.subset]
    if not mains:
        return _at_least(positive), False
    total: Count | None = None
    conflict = False
    named: set[str] = set()
    for place, mention in enumerate(mains):
        if mention.others and (mention.count.best or 0) > 1 and _is_told_again(mention, mains[:place]):
            continue
        if mention.others and place and _explains(mention, mains[place - 1]):
            continue
        total, clash = _with(total, mention, named)
        conflict = conflict or clash
    return total or Count(), conflict


def _is_told_again(mention: CasualtyMention, before: Sequence[CasualtyMention]) -> bool:
    """Say whether "another five" repeats five others that were told of before."""
    return any(one.others and one.count == mention.count for one in before)


_ONE_CLAUSE = 40  # characters between "rose to 31" and "after five more bodies were found"


def _explains(mention: CasualtyMention, total: CasualtyMention) -> bool:
    """Say whether more dead are those by which a toll has just been said to rise."""
    return total.update is not None and total.end <= mention.start <= total.end + _ONE_CLAUSE


def _at_least(subsets: Sequence[CasualtyMention]) -> Count:
    """Return what subsets alone tell: at least that many."""
    best = max((m.count.best or 0 for m in subsets), default=0)
    return Count(best, best, None) if best else Count()


def _with(total: Count | None, mention: CasualtyMention, named: set[str]) -> tuple[Count, bool]:
    """Return the total once a mention is heard, and whether the two rival each other."""
    count = mention.count
    if mention.named is not None:
        return _with_named(total, mention.named, count, named), False
    if total is None or total.best == 0 or mention.update is not None:
        return count, False
    if mention.others and _on_top(total, mention):
        return _add(total, count), False
    if mention.claim and count.best != total.best:
        return _range(total, count), True
    if count.best == total.best:
        return _later(total, count), False
    return (total if mention.definite or _covers(total, count) else count), False


def _with_named(total: Count | None, name: str, count: Count, named: set[str]) -> Count:
    """Add a person named for the first time, unless a figure before counts more people than were named."""
    new = not any(name in other or other in name for other in named)
    named.add(name)
    if total is None:
        return count
    return _add(total, count) if new and (total.best or 0) < len(named) else total


_FEW = 3  # up to so many, one more of a family is a further one; of more, he was counted


def _on_top(total: Count, mention: CasualtyMention) -> bool:
    """Say whether people come on top of a total: "another died"; "his wife was hurt" only where few were counted."""
    if mention.count.best == 1:
        return not mention.kin or (total.best or 0) <= _FEW
    return mention.count.best != total.best


def _covers(total: Count, count: Count) -> bool:
    """Say whether a count is no more than a total already includes."""
    return total.best is not None and count.best is not None and count.best <= total.best


def _add(total: Count, count: Count) -> Count:
    def plus(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    return Count(plus(total.low, count.low), plus(total.best, count.best), plus(total.high, count.high))


def _range(total: Count, count: Count) -> Count:
    lows = [n for n in (total.low, total.best, count.low, count.best) if n is not None]
    highs = [n for n in (total.high, total.best, count.high, count.best) if n is not None]
    return Count(min(lows), total.best, max(highs))


def _later(total: Count, count: Count) -> Count:
    """Return the exact one of two totals of one figure: it settles "at least"."""
    return count if count.low == count.high else total


def _text(mentions: Iterable[CasualtyMention]) -> str | None:
    """Return the words that gave the counts, each once, in order."""
    order: tuple[CasualtyKind, ...] = ("killed", "injured", "hospitalised", "missing")
    said = [m.text for kind in order for m in mentions if m.kind == kind and not m.subset]
    return "; ".join(dict.fromkeys(said)) or None
