"""The name index: a memory-mapped trie asked for the longest name that begins at a place in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer.folding import APOSTROPHES, fold, fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    import marisa_trie

MAX_WORDS = 7
# Abbreviations are kept as written under this mark, so that "US" is a country and "us" is not.
EXACT = "="
_LONGEST_EXACT = 12
_LETTER = r"[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u0900-\u0dff\u0e31-\u0eff]"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[{APOSTROPHES}](?:{_LETTER})+)*")
_GAP = re.compile(r"[ \t\u00a0]+|[ \t]*\n[ \t]*(?=\S)|[-‐‑–]|\.[ \t\u00a0]*")
_STOPPED = 3  # "St. Louis", "Ft. Worth": a stop joins words only after one this short


class NameIndex:
    """All names of the gazetteer, folded; answers `longest` and `in` without touching the store."""

    def __init__(self, trie: marisa_trie.Trie) -> None:
        """Wrap a trie of folded names and, under `EXACT`, of abbreviations as written."""
        self._trie = trie
        self._abbreviations = frozenset(key[1:3] for key in trie.keys(EXACT))
        self._first = lru_cache(maxsize=65536)(self._look_at_first)

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

    def __contains__(self, name: str) -> bool:
        """Say whether `name`, folded, is a name of any place."""
        return fold(name) in self._trie or EXACT + name in self._trie

    def longest(self, text: str, start: int) -> int:
        """Return the end of the longest name that begins at `start` and ends at a word's end, or -1."""
        match = _WORD.match(text, start)
        if match is None:
            return -1
        alone, begins, seconds = self._first(match[0])
        end = match.end() if alone else -1
        if begins and (seconds is None or self._goes_on(text, match, seconds)):
            end = max(end, self._several(text, start))
        if text[start : start + 2] in self._abbreviations:
            end = max(end, self._exact(text, start))
        return end

    def _look_at_first(self, word: str) -> tuple[bool, bool, frozenset[str] | None]:
        """Say whether a word is a name, whether longer names begin with it, and with which second words."""
        folded = fold_word(word)
        alone = folded in self._trie
        if any(mark in word for mark in APOSTROPHES):
            return alone, True, None
        skip = len(folded) + 1
        seconds = frozenset(key[skip:].partition(" ")[0] for key in self._trie.iterkeys(folded + " "))
        return alone, bool(seconds), seconds

    def _goes_on(self, text: str, first: re.Match[str], seconds: frozenset[str]) -> bool:
        """Say whether the word after `first` can be the second word of a name; most often it can't."""
        gap = _GAP.match(text, first.end())
        following = gap and _WORD.match(text, gap.end())
        if not following:
            return False
        word = following[0]
        return fold_word(word) in seconds or fold_word(_possessed(word) or word) in seconds

    def _several(self, text: str, start: int) -> int:
        """Walk on over the next words and return the end of the longest run that is a name."""
        words: list[str] = []
        ends: dict[int, int] = {}
        length = 0
        position = start
        while len(words) < MAX_WORDS and (match := _WORD.match(text, position)):
            word, length = match[0], length + bool(words)
            base = _possessed(word)
            if base:
                ends[length + len(fold_word(base))] = position + len(base)
            words.append(fold_word(word))
            length += len(words[-1])
            ends[length] = match.end()
            gap = _GAP.match(text, match.end())
            if gap is None or (gap[0].startswith(".") and len(word) > _STOPPED):
                break
            position = gap.end()
        found = self._trie.prefixes(" ".join(words))
        return max((ends[len(key)] for key in found if len(key) in ends), default=-1)

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


def write_index(keys: Iterable[str], path: Path) -> None:
    """Write the trie of `keys` to a file that `NameIndex.open` maps."""
    import marisa_trie

    marisa_trie.Trie(keys).save(str(path))
