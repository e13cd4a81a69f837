"""The name index: a memory-mapped trie asked for the longest name that begins at a place in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geomap.errors import GazetteerError
from geomap.gazetteer.folding import APOSTROPHES, fold, fold_word
from geomap.gazetteer.translit import heads, is_article, skeleton_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    import marisa_trie

MAX_WORDS = 7
# Abbreviations are kept as written under this mark, so that "US" is a country and "us" is not.
EXACT = "="
_LONGEST_EXACT = 12
_LETTER = r"[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u0900-\u0dff\u0e31-\u0eff]"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[{APOSTROPHES}](?:{_LETTER})+)*")
_LETTERS = re.compile(rf"(?:{_LETTER})+")
_NEXT = re.compile(rf"(?>([ \t\u00a0]+|[ \t]*\n[ \t]*(?=\S)|[-‐‑–]|\.[ \t\u00a0]*))({_WORD.pattern})")
_SHORTEST_RESPELT = 6
_STOPPED = 3  # "St. Louis", "Ft. Worth": a stop joins words only after one this short


class Opening(NamedTuple):
    """What a word is to the names that may begin with it."""

    folded: str
    known: bool  # a name by itself
    longer: bool  # and the first word of longer ones
    base: int  # letters before its possessive ending when those are a name, else 0
    respelt: bool  # no name itself, but one in another romanisation
    bare: str  # the word without a possessive ending
    abbreviated: bool  # how an abbreviation begins


class NameIndex:
    """All names of the gazetteer, folded; answers `longest` and `in` without touching the store."""

    def __init__(self, trie: marisa_trie.Trie) -> None:
        """Wrap a trie of folded names and, under `EXACT`, of abbreviations as written."""
        self._trie = trie
        self._abbreviations = frozenset(head[0] for key in trie.keys(EXACT) if (head := _LETTERS.match(key, 1)))
        self._step = lru_cache(maxsize=65536)(self._walk)
        self._respelt = lru_cache(maxsize=32768)(self._respells)
        self._heads = lru_cache(maxsize=32768)(self._begins_respelt)
        self._opening = lru_cache(maxsize=32768)(self._opens)

    @classmethod
    def open(cls, path: Path) -> NameIndex:
        """Map the index in a file into memory."""
        import marisa_trie

        try:
            return cls(marisa_trie.Trie().mmap(str(path)))
        except (OSError, RuntimeError) as error:
            raise GazetteerError(
                f"the name index {path} cannot be read ({error}); run: geomap gazetteer build"
            ) from error

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._trie)

    def __contains__(self, name: str) -> bool:
        """Say whether `name`, folded, is a name of any place."""
        return fold(name) in self._trie or EXACT + name in self._trie

    def has_key(self, key: str) -> bool:
        """Say whether a name already folded is in the index."""
        return key in self._trie

    def number(self, key: str) -> int:
        """Return the number of a name already folded, by which the digest knows it, or -1."""
        number: int = self._trie.get(key, -1)
        return number

    def longest(self, text: str, start: int) -> int:
        """Return the end of the longest name that begins at `start` and ends at a word's end, or -1."""
        match = _WORD.match(text, start)
        if match is None:
            return -1
        first, end = self._opening(match[0]), match.end()
        if first.longer:
            best = self._furthest(text, end, first, start)
        else:
            best = end if first.known else start + first.base if first.base else -1
        if best < 0 and text[start].isupper():
            best = self._otherwise_romanised(text, start, end, first)
        if first.abbreviated:
            best = max(best, self._exact(text, start))
        return best

    def _furthest(self, text: str, end: int, first: Opening, start: int) -> int:
        """Return the end of the longest name whose first word ends at `end`, word by word, or -1."""
        best = end if first.known else start + first.base if first.base else -1
        prefix, longer, length = first.folded, True, end - start
        for _ in range(MAX_WORDS - 1):
            match = _NEXT.match(text, end) if longer else None
            if match is None or (text[end] == "." and length > _STOPPED):
                break
            word, end = match[2], match.end()
            length = len(word)
            if word[-2:-1] in APOSTROPHES and (base := _possessed(word)) and self._step(prefix, base)[1]:
                best = end - 2
            prefix, known, longer = self._step(prefix, word)
            if known:
                best = end
        return best

    def _opens(self, word: str) -> Opening:
        """Return what the index knows of a first word."""
        folded, known, longer = self._step("", word)
        base = _possessed(word)
        possessed = base is not None and self._step("", base)[1]
        letters = _LETTERS.match(word)
        return Opening(
            folded,
            known,
            longer,
            len(word) - 2 if possessed else 0,
            not (known or possessed) and self._respelt(base or word),
            base or word,
            letters is not None and letters[0] in self._abbreviations,
        )

    def _walk(self, prefix: str, word: str) -> tuple[str, bool, bool]:
        """Return the prefix with a word added, whether that is a name, and whether a longer name begins so."""
        folded = f"{prefix} {fold_word(word)}" if prefix else fold_word(word)
        return folded, folded in self._trie, next(self._trie.iterkeys(folded + " "), None) is not None

    def _otherwise_romanised(self, text: str, start: int, end: int, first: Opening) -> int:
        """Return the end of a name of one or two words in a romanisation that the index does not list, or -1."""
        if len(first.bare) == end - start and text[end : end + 2].strip(" -").isupper():
            second = _WORD.match(text, end + 1) if self._heads(first.bare) else None
            if second and self._respelt(f"{first.bare} {second[0]}"):
                return second.end()
        return start + len(first.bare) if first.respelt else -1

    def _respells(self, name: str) -> bool:
        """Say whether some place's name has the same skeleton; too short a one would fit English words."""
        return len(name) >= _SHORTEST_RESPELT and any(key in self._trie for key in skeleton_keys(name))

    def _begins_respelt(self, word: str) -> bool:
        """Say whether a name of two words may begin with another romanisation of `word`, or with it as an article."""
        return is_article(word) or any(next(self._trie.iterkeys(head), None) is not None for head in heads(word))

    def _exact(self, text: str, start: int) -> int:
        """Return the end of the longest abbreviation written exactly so at `start`, or -1."""
        best = -1
        for key in self._trie.prefixes(EXACT + text[start : start + _LONGEST_EXACT]):
            end = start + len(key) - 1
            if key.endswith(".") or not text[end : end + 1].isalnum():
                best = max(best, end)
        return best


def _possessed(word: str) -> str | None:
    """Return "Ukraine" for "Ukraine's", None for a word that is no possessive."""
    return word[:-2] if len(word) > 2 and word[-1] in "sS" and word[-2] in APOSTROPHES else None


def write_index(keys: Iterable[str], path: Path) -> NameIndex:
    """Write the trie of `keys` to a file that `NameIndex.open` maps, and return the index."""
    import marisa_trie

    trie = marisa_trie.Trie(keys)
    trie.save(str(path))
    return NameIndex(trie)
