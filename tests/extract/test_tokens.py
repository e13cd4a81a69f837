"""Sentences are split as spaCy's blank English pipeline splits them."""

from __future__ import annotations

import pytest
import spacy

from geomap.extract.tokens import tokens_of

SENTENCES = (
    "They cannot say who fired, and it's not known whether the U.N. will.",
    "Gonna be a long night, said the mayor: dont come.",
    "At 5pm on 3 May a £2m drone (an Orlan-10) hit al-Bab's bakery/school.",
    "Two  spaces, a\ttab, and “quotes” — e.g. this one…",
    "Kharkiv Київ São Paulo İzmir http://example.org/a?b=c x@example.org",
    "Im told theyll go; Ill stay, id rather not, well see, were here, hell no.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tokens_are_those_of_spacy(sentence: str) -> None:
    """Plain words, exceptions and all that punctuation does are split in the same places."""
    expected = [(token.idx, token.idx + len(token), token.text.lower()) for token in spacy.blank("en")(sentence)]
    found = tokens_of(sentence, 7)
    starts, ends = [start - 7 for start in found.starts], [end - 7 for end in found.ends]
    assert [(start, end) for start, end in zip(starts, ends, strict=True)] == [one[:2] for one in expected]
    assert [len(word) for word in found.words] == [end - start for start, end in zip(starts, ends, strict=True)]
