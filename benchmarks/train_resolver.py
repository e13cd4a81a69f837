"""Learn the weights of the recogniser and the resolver from corpora of gold toponyms.

    train_resolver.py CORPUS.jsonl … [--gazetteer FILE] [--write] [--folds N]

Each corpus has one report a line: {"id", "text", "toponyms": [{"start", "end", "lat", "lon"}]}. A fixed tenth of the
texts, chosen by a hash of their ids, is never learnt from and is scored apart. Prints the end-to-end score (F1 with the
place within 161 km) by corpus, cross-validated over the rest and on the tenth; `--write` stores the weights, with the
scores, beside the code that uses them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from geomap.extract import toponyms as recogniser
from geomap.extract.toponyms import decide, find_toponyms
from geomap.extract.toponyms.learnt import Weights as NameWeights
from geomap.extract.toponyms.mentions import capitalised, mentions
from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.model import Resolution, Toponym
from geomap.resolve import choice, evidence, options, resolve, weighing

WITHIN_KM = 161.0
SAME_PLACE_KM = 5.0
HELD_TENTH = 10
FEWEST_TEXTS = 3  # a clue seen in fewer texts gets no weight: none may be fitted to one text
NAME_PENALTY = 1.0
MEMORY_PENALTY = 1.0
PLACE_PENALTY = 1.0
# What gold says too little of, set by hand: weights are drawn towards these instead of nought, this many times as hard.
NAMES_BY_HAND = {"given+surname": -5.0, "person": -4.0}
# The likelihood sets what the text's other names say too low for the end-to-end score. These were chosen by trying some
# seventy settings on all of LGL, GeoVirus and our own texts: the scores there are not those of unseen texts.
PLACES_BY_HAND = {
    "speaks": 1.5,
    "alike": 1.5,
    "country": -0.2,
    "inside": 2.0,
    "outside": -4.0,
    "region beside": 2.0,
    "nowhere: likelihood": 0.85,
    "near beside": 1.5,
    "near": 2.2,
    "near, local": 1.5,
    "manner": 1.0,
    "country share": 0.6,
    "region share": 4.0,
    "standing": 1.0,
    "dwarfed": -2.0,
    "cue fits": 1.0,
    "cue misfits": -2.2,
}
PLACES_FIXED = {"home": 2.5}  # the user's own word; gold can't tell how much it should count
HAND_PULL = 60.0
THRESHOLD = -1.0  # log-odds from which a mention is handed to the resolver, which then has the last word
Floats = npt.NDArray[np.float64]
Row = Mapping[str, float]


class Text(NamedTuple):
    """A report with its gold toponyms, and the home country told to the resolver (of every other text)."""

    corpus: str
    id: str
    text: str
    gold: Sequence[Mapping[str, Any]]
    home: str | None


def number_of(key: str) -> int:
    """Return a number that depends on a text's id alone."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16)


def read(paths: Iterable[Path], gazetteer: Gazetteer) -> list[Text]:
    """Return the texts of the corpora."""
    texts = []
    for path in paths:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for record in map(json.loads, filter(str.strip, lines)):
                home = home_of(record["toponyms"], gazetteer) if number_of("home" + record["id"]) % 2 else None
                texts.append(Text(path.stem, record["id"], record["text"], record["toponyms"], home))
    return texts


def home_of(gold: Sequence[Mapping[str, Any]], gazetteer: Gazetteer) -> str | None:
    """Return the country in which most of a text's gold places lie."""
    counts: dict[str, int] = defaultdict(int)
    for one in gold:
        near = gazetteer.near(one["lon"], one["lat"])
        if near and near[0][1].country_code:
            counts[near[0][1].country_code] += 1
    return max(sorted(counts), key=lambda code: counts[code]) if counts else None


def held_back(text: Text) -> bool:
    """Say whether a text belongs to the tenth that is never learnt from."""
    return number_of(text.id) % HELD_TENTH == 0


def fold_of(text: Text, folds: int, salt: str = "f") -> int:
    """Return the fold of a text."""
    return number_of(salt + text.id) % folds


# ------------------------------------------------------------------------------------------------ logistic


def balance(corpora: Sequence[str]) -> Floats:
    """Return a weight for each example, so that a large corpus counts as the square root of its size."""
    counts = Counter(corpora)
    typical = math.sqrt(len(corpora) / len(counts)) if counts else 1.0
    return np.array([typical / math.sqrt(counts[corpus]) for corpus in corpora])


def logistic(rows: Sequence[Row], truth: Sequence[bool], texts: Sequence[Text], *, penalty: float) -> dict[str, float]:
    """Fit ridge logistic regression by Newton's method; clues met in too few texts are left out."""
    met: dict[str, set[str]] = defaultdict(set)
    for row, text in zip(rows, texts, strict=True):
        for clue in row:
            met[clue].add(text.id)
    names = ["", *sorted(clue for clue, where in met.items() if clue and len(where) >= FEWEST_TEXTS)]
    matrix = _matrix(rows, names)
    wanted = np.asarray(truth, dtype=np.float64)
    counts = balance([text.corpus for text in texts])
    ridge = np.array([1e-3 if name in ("", "local") else penalty for name in names])
    drawn = np.array([NAMES_BY_HAND.get(name, 0.0) for name in names])
    ridge[drawn != 0] *= HAND_PULL
    found = drawn.copy()
    for _ in range(15):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ found, -30, 30)))
        slope = matrix.T @ (counts * (chance - wanted)) + ridge * (found - drawn)
        curve = (matrix * (counts * chance * (1 - chance) + 1e-6).astype(np.float32)[:, None]).T @ matrix
        step = np.linalg.solve(curve.astype(np.float64) + np.diag(ridge), slope)
        found -= step
        if np.abs(step).max() < 1e-3:
            break
    return {name: float(weight) for name, weight in zip(names, found, strict=True)}


def _matrix(rows: Sequence[Row], names: Sequence[str]) -> npt.NDArray[np.float32]:
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)), dtype=np.float32)
    matrix[:, 0] = 1
    for index, row in enumerate(rows):
        for clue, value in row.items():
            if clue in column:
                matrix[index, column[clue]] = value
    return matrix


EMPTY = NameWeights({}, {}, THRESHOLD)


def seen_in(text: Text, gazetteer: Gazetteer) -> tuple[list[decide.Sighting], list[bool]]:
    """Return the sightings of a text that are no adjectives, and whether each touches a gold toponym."""
    found = mentions(text.text, capitalised(text.text), gazetteer.names)
    seen = [one for one in decide.sightings(text.text, found, gazetteer, EMPTY) if not one.known.adjective]
    truth = [any(one.mention.start < g["end"] and g["start"] < one.mention.end for g in text.gold) for one in seen]
    return seen, truth


def name_row(sighting: decide.Sighting) -> Row:
    """Return the clues of a mention's own context and of its name."""
    return dict.fromkeys((*sighting.clues, *sighting.known.clues), 1.0)


def learn_names(texts: Sequence[Text], gazetteer: Gazetteer) -> NameWeights:
    """Learn to tell places from other names: local weights first, then, on texts they have not seen, the memory's."""
    seen = {text.id: seen_in(text, gazetteer) for text in texts}
    local = _learn_local(texts, seen)
    rows: list[Row] = []
    truth: list[bool] = []
    sources: list[Text] = []
    for fold in range(4):
        others = _learn_local([text for text in texts if fold_of(text, 4, "m") != fold], seen)
        for text in (text for text in texts if fold_of(text, 4, "m") == fold):
            sightings, labels = seen[text.id]
            odds = [sum(others.get(clue, 0.0) for clue in name_row(one)) + others[""] for one in sightings]
            lower = set(text.text.split())
            for own, told, label in zip(odds, decide.memory_clues(sightings, odds, lower), labels, strict=True):
                rows.append({**dict.fromkeys(told, 1.0), "local": own})
                truth.append(label)
                sources.append(text)
    return NameWeights(local, logistic(rows, truth, sources, penalty=MEMORY_PENALTY), THRESHOLD)


def _learn_local(
    texts: Sequence[Text], seen: Mapping[str, tuple[list[decide.Sighting], list[bool]]]
) -> dict[str, float]:
    rows = [name_row(one) for text in texts for one in seen[text.id][0]]
    truth = [label for text in texts for label in seen[text.id][1]]
    sources = [text for text in texts for _ in seen[text.id][0]]
    return logistic(rows, truth, sources, penalty=NAME_PENALTY)


# -------------------------------------------------------------------------------------------------- choice


class Weighed(NamedTuple):
    """A text's units, with for each mention which of the unit's options are right (None: it is no place)."""

    text: Text
    units: list[evidence.Unit]
    right: list[list[list[bool] | None]]


def km(one: Mapping[str, Any], lon: float, lat: float) -> float:
    """Return the great-circle distance of a gold toponym from a position."""
    p, q = math.radians(one["lat"]), math.radians(lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon - one["lon"]) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(half)))


def matched(found: Sequence[Toponym], gold: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any] | None]:
    """Return the gold toponym that each found one overlaps, each used once, largest overlap first."""
    pairs = sorted(
        (-min(one.end, g["end"]) + max(one.start, g["start"]), at, of)
        for at, one in enumerate(found)
        for of, g in enumerate(gold)
        if min(one.end, g["end"]) > max(one.start, g["start"])
    )
    answer: list[Mapping[str, Any] | None] = [None] * len(found)
    used: set[int] = set()
    for _, at, of in pairs:
        if answer[at] is None and of not in used:
            answer[at] = gold[of]
            used.add(of)
    return answer


BLANK = options.Weights({}, 0.0)


def weighed(text: Text, gazetteer: Gazetteer, names: NameWeights) -> Weighed:
    """Recognise the toponyms of a text and say which of their meanings are right."""
    found = [
        one for one in find_toponyms(text.text, gazetteer.names, lookup=gazetteer, learnt=names) if one.kind == "name"
    ]
    gold = matched(found, text.gold)
    units = choice.group(found, gazetteer, BLANK, text=text.text)
    return Weighed(text, units, [[_right(unit, gold[index]) for index in unit.mentions] for unit in units])


def _right(unit: evidence.Unit, gold: Mapping[str, Any] | None) -> list[bool] | None:
    if gold is None:
        return None
    away = [km(gold, one.candidate.place.lon, one.candidate.place.lat) for one in unit.options]
    reach = min([WITHIN_KM, 2 * min(away, default=0.0) + SAME_PLACE_KM])  # of a town and its region, the one meant
    return [one <= reach for one in away]


def learn_places(texts: Sequence[Weighed]) -> dict[str, float]:
    """Learn to choose: each round's clues rest on the shares that the round before gave, as in use."""
    found: dict[str, float] = {}
    for _ in range(4):
        groups = [(text.text.corpus, *group) for text in texts for group in _groups(text, found)]
        found = conditional(groups, penalty=PLACE_PENALTY, start=found)
    return found


def _groups(text: Weighed, learnt: Mapping[str, float]) -> Iterable[tuple[list[Row], list[list[float]]]]:
    """Yield, for each unit, the clues of its options, then of none of them, and what is right for each mention."""
    parts = _lent(text, learnt)
    total = evidence.gather(text.units, parts)
    others = max(len(text.units) - 1.0, 1.0)
    for unit, own, right in zip(text.units, parts, text.right, strict=True):
        regional = options.is_regional(unit.toponym.cue)
        candidates = [option.candidate for option in unit.options]
        seats, cities = () if regional else options.seats_of(candidates), options.cities_of(candidates)
        rows: list[Row] = [
            {
                **options.prior_clues(option.candidate, unit.toponym.name, rank, seats, cities),
                **dict(
                    zip(evidence.CLUES, evidence.clues(unit, option, total, own, text.text.home, others), strict=True)
                ),
            }
            for rank, option in enumerate(unit.options)
        ]
        rows.append(dict(zip(weighing.NOWHERE_CLUES, weighing.nowhere_clues(unit), strict=True)))
        yield (
            rows,
            [[*map(float, one), 0.0] if one and any(one) else [0.0] * len(unit.options) + [1.0] for one in right],
        )


def _lent(text: Weighed, learnt: Mapping[str, float]) -> list[evidence.Support]:
    """Return what each name lends the others after the first round, with the weights so far."""
    units = [_reweighed(unit, learnt) for unit in text.units]
    parts = [unit.part for unit in units]
    if not learnt:
        return parts
    total = evidence.gather(units, parts)
    given = options.Weights(dict(learnt), 0.0)
    return [
        evidence.lent(unit.options, weighing.scored(unit, total, own, text.text.home, len(units), given).shares)
        for unit, own in zip(units, parts, strict=True)
    ]


def _reweighed(unit: evidence.Unit, learnt: Mapping[str, float]) -> evidence.Unit:
    candidates = [option.candidate for option in unit.options]
    regional = options.is_regional(unit.toponym.cue)
    given = options.Weights(dict(learnt), 0.0)
    found = options.weighed(candidates, unit.toponym.name, given, regional=regional)
    part = evidence.lent(found, [option.share for option in found])
    return unit._replace(options=found, scores=choice.scores_of(found, unit.toponym.cue, given), part=part)


def conditional(
    groups: Sequence[tuple[str, list[Row], list[list[float]]]], *, penalty: float, start: Row
) -> dict[str, float]:
    """Fit conditional logistic regression by Adam: raise the share of the right options, any of which will do."""
    names = sorted({clue for _, rows, _ in groups for row in rows for clue in row})
    column = {name: index for index, name in enumerate(names)}
    pairs = [(group, truth) for group, (_, _, truths) in enumerate(groups) for truth in truths]
    blocks = [_block(rows, column) for _, rows, _ in groups]
    matrix = np.concatenate([blocks[group] for group, _ in pairs])
    wanted = np.concatenate([np.asarray(truth) for _, truth in pairs])
    lengths = np.array([len(truth) for _, truth in pairs])
    firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    counts = balance([groups[group][0] for group, _ in pairs])
    of = np.repeat(np.arange(len(pairs)), lengths)
    drawn = np.array([PLACES_BY_HAND.get(name, 0.0) for name in names])
    free = np.array([name not in PLACES_FIXED for name in names])
    ridge = np.where(drawn != 0, penalty * HAND_PULL, penalty)
    found = np.array([PLACES_FIXED.get(name, start.get(name, to)) for name, to in zip(names, drawn, strict=True)])
    mean, square = np.zeros(len(names)), np.zeros(len(names))
    for turn in range(1, 301):
        scores = matrix @ found
        powers = np.exp(scores - np.maximum.reduceat(scores, firsts)[of])
        chance = powers / np.add.reduceat(powers, firsts)[of]
        right = chance * wanted
        right /= np.maximum(np.add.reduceat(right, firsts), 1e-12)[of]
        slope = matrix.T @ ((chance - right) * counts[of]) + ridge * (found - drawn)
        slope *= free
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        found -= 0.04 * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-8)
    return {name: float(weight) for name, weight in zip(names, found, strict=True)}


def _block(rows: Sequence[Row], column: Mapping[str, int]) -> Floats:
    block = np.zeros((len(rows), len(column)))
    for index, row in enumerate(rows):
        for clue, value in row.items():
            block[index, column[clue]] = value
    return block


# --------------------------------------------------------------------------------------------------- score


def end_to_end(
    texts: Sequence[Text], resolutions: Callable[[Text], Sequence[Resolution]]
) -> dict[str, tuple[float, float, float]]:
    """Return (recognition precision, recall, end-to-end F1) by corpus."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for text in texts:
        placed = [one for one in resolutions(text) if one.place is not None]
        gold = matched([one.toponym for one in placed], text.gold)
        near = sum(
            g is not None and one.place is not None and km(g, one.place.lon, one.place.lat) <= WITHIN_KM
            for one, g in zip(placed, gold, strict=True)
        )
        for index, value in enumerate((near, len(placed), sum(g is not None for g in gold), len(text.gold))):
            counts[text.corpus][index] += value
    return {
        corpus: (found / max(given, 1), found / max(gold, 1), 2 * near / max(given + gold, 1))
        for corpus, (near, given, found, gold) in counts.items()
    }


def place_names(
    text: Text, gazetteer: Gazetteer, names: NameWeights, places: options.Weights, *, adjectives: bool
) -> Sequence[Resolution]:
    """Return what geomap makes of a text with the given weights, told no home."""
    found = find_toponyms(text.text, gazetteer.names, lookup=gazetteer, learnt=names)
    return [
        one
        for one in resolve(found, gazetteer, text=text.text, learnt=places)
        if adjectives or one.toponym.kind == "name"
    ]


def best_least(
    texts: Sequence[Text], weights_of: Callable[[Text], tuple[NameWeights, options.Weights]], gazetteer: Gazetteer
) -> float:
    """Return the least share to choose a place with that scores best over the corpora, of a few."""

    def score(least: float) -> float:
        def made(text: Text) -> Sequence[Resolution]:
            names, places = weights_of(text)
            return place_names(text, gazetteer, names, options.Weights(places.clues, least), adjectives=False)

        scores = end_to_end(texts, made)
        return sum(one[2] for one in scores.values()) / len(scores)

    return max((0.2, 0.25, 0.3), key=score)  # below a fifth a pin is a guess


def show(title: str, scores: Mapping[str, tuple[float, float, float]]) -> None:
    """Print one line a corpus."""
    for corpus, (precision, recall, both) in sorted(scores.items()):
        print(f"{title:16} {corpus:24} P {precision:.3f}  R {recall:.3f}  end to end {both:.4f}", flush=True)


def main() -> None:
    """Learn, score and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--gazetteer", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    gazetteer = Gazetteer(given.gazetteer) if given.gazetteer else open_gazetteer()
    texts = read(given.corpora, gazetteer)
    learnt_from = [text for text in texts if not held_back(text)]
    tenth = [text for text in texts if held_back(text)]

    by_fold = []
    for fold in range(given.folds):
        names = learn_names([text for text in learnt_from if fold_of(text, given.folds) != fold], gazetteer)
        by_fold.append(names)
    unseen = {text.id: weighed(text, gazetteer, by_fold[fold_of(text, given.folds)]) for text in learnt_from}
    places_by_fold = [
        options.Weights(learn_places([unseen[t.id] for t in learnt_from if fold_of(t, given.folds) != fold]), 0.25)
        for fold in range(given.folds)
    ]

    def out_of_fold(text: Text) -> tuple[NameWeights, options.Weights]:
        fold = fold_of(text, given.folds)
        return by_fold[fold], places_by_fold[fold]

    def crossing(text: Text, *, adjectives: bool) -> Sequence[Resolution]:
        names, places = out_of_fold(text)
        return place_names(text, gazetteer, names, options.Weights(places.clues, least), adjectives=adjectives)

    least = best_least(learnt_from, out_of_fold, gazetteer)
    crossed = {}
    for adjectives in (False, True):
        made = partial(crossing, adjectives=adjectives)
        crossed[adjectives] = end_to_end(learnt_from, made)
        show("crossed" + (" +adj" if adjectives else ""), crossed[adjectives])
    names = learn_names(learnt_from, gazetteer)
    places = options.Weights(learn_places(list(unseen.values())), least)
    print("least share", least)

    def told_all(text: Text, *, adjectives: bool) -> Sequence[Resolution]:
        return place_names(text, gazetteer, names, places, adjectives=adjectives)

    for adjectives in (False, True):
        for title, some in (("learnt from", learnt_from), ("held-back tenth", tenth)):
            show(
                title + (" +adj" if adjectives else ""),
                end_to_end(some, partial(told_all, adjectives=adjectives)),
            )
    if given.write:
        write(names, places, crossed[False])
    else:
        for clue, weight in sorted(places.clues.items(), key=lambda pair: -abs(pair[1])):
            print(f"    {clue:24} {weight:+.2f}")


def write(names: NameWeights, places: options.Weights, scores: Mapping[str, tuple[float, float, float]]) -> None:
    """Store the weights where the package reads them."""
    told = "; ".join(f"{corpus} {both:.3f}" for corpus, (_, _, both) in sorted(scores.items()))
    about = f"learnt by benchmarks/train_resolver.py; end to end, cross-validated: {told}"
    root = Path(recogniser.__file__).parent
    _dump(
        root / "weights.json",
        {
            "about": "Log-odds that a mention names a place, " + about,
            "threshold": names.threshold,
            "local": {clue: round(weight, 2) for clue, weight in sorted(names.local.items()) if abs(weight) >= 0.02},
            "memory": {clue: round(weight, 2) for clue, weight in sorted(names.memory.items())},
        },
    )
    _dump(
        Path(options.__file__).parent / "weights.json",
        {
            "about": "Log-odds that a place is meant, " + about,
            "least": places.least,
            "clues": {clue: round(weight, 3) for clue, weight in sorted(places.clues.items()) if abs(weight) >= 0.001},
        },
    )


def _dump(path: Path, table: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
