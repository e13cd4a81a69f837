"""Splits a sentence into spaCy's tokens. Its rules look no further than the next space, so each chunk is split once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from geomap.extract.wording import lower

_CHUNK = re.compile(r"(\S+)( ?)(\s*)")  # spaCy leaves out the one space after a token; more of them are a token
_LONGEST_KEPT = 40  # longer chunks, such as addresses, seldom return


class Tokens(NamedTuple):
    """The tokens of a sentence: where each starts and ends, and its letters in lower case."""

    starts: list[int]
    ends: list[int]
    words: list[str]


@lru_cache(maxsize=1)
def _tokenizer() -> Any:  # noqa: ANN401 - spaCy's class has no types
    """Return the tokenizer of the blank English pipeline."""
    from spacy.lang.en import English

    return English().tokenizer  # what spacy.blank("en") makes, without composing a configuration first


def _split(chunk: str) -> tuple[tuple[int, int, str], ...]:
    """Return the tokens of a stretch without spaces: start, end, letters."""
    low, tokenizer = lower(chunk), _tokenizer()
    if chunk.isascii() and chunk.isalpha() and chunk not in tokenizer.rules:
        return ((0, len(chunk), low),)  # plain letters are parted by exceptions such as "cannot" only
    tokens = tokenizer(chunk)
    return tuple((token.idx, token.idx + len(token), low[token.idx : token.idx + len(token)]) for token in tokens)


_split_once = lru_cache(maxsize=32768)(_split)


def tokens_of(sentence: str, offset: int = 0) -> Tokens:
    """Return the tokens of a sentence that does not begin with a space; `offset` is added to every offset."""
    starts, ends, words = found = Tokens([], [], [])
    single = sentence.isprintable() and "  " not in sentence  # no spaces but single ones between chunks
    chunks = [(chunk, " ", "") for chunk in sentence.split(" ")] if single else _CHUNK.findall(sentence)
    for chunk, space, more in chunks:
        for start, end, word in _split_once(chunk) if len(chunk) <= _LONGEST_KEPT else _split(chunk):
            starts.append(offset + start)
            ends.append(offset + end)
            words.append(word)
        offset += len(chunk) + len(space)
        if more:
            starts.append(offset)
            ends.append(offset + len(more))
            words.append(more)
            offset += len(more)
    return found
