"""The recogniser and the resolver as spaCy components, "geomap_toponyms" and "geomap_resolver"."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from geomap.errors import OptionError
from geomap.extract.toponyms import Vote, find_toponyms
from geomap.model import Geography, Resolution, Toponym

SPANS = "toponyms"  # the key under Doc.spans


def register_extensions() -> None:
    """Make the attributes known to spaCy; harmless when they are."""
    for owner, name in ((Span, "toponym"), (Span, "resolution"), (Span, "place"), (Doc, "resolutions")):
        if not owner.has_extension(name):
            owner.set_extension(name, default=() if name == "resolutions" else None)


def votes_of(doc: Doc) -> tuple[Vote, ...]:
    """Return the entities that a pipeline found in a text, as votes for `find_toponyms`."""
    return tuple((entity.start_char, entity.end_char, entity.label_) for entity in doc.ents)


def load_model(name: str) -> Language:
    """Load an installed pipeline whose entities are to vote, or raise `OptionError` naming it."""
    import spacy

    try:
        return spacy.load(name)
    except (OSError, ValueError) as error:
        raise OptionError(
            f'there is no spaCy pipeline "{name}" installed; try: python -m spacy download {name}'
        ) from error


class ToponymFinder:
    """Finds the place names of a Doc and keeps them as spans."""

    def __init__(self, geography: Geography, *, ask_entities: bool) -> None:
        """Work with a gazetteer; `ask_entities` lets the entities of earlier components vote."""
        self._geography = geography
        self._ask = ask_entities

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["toponyms"]`, each span with its `_.toponym`."""
        votes = votes_of(doc) if self._ask and doc.ents else None
        found = find_toponyms(doc.text, self._geography.names, lookup=self._geography, votes=votes)
        doc.spans[SPANS] = [_span(doc, one) for one in found]
        return doc


class PlaceResolver:
    """Chooses the place of each span that the finder kept."""

    def __init__(
        self, geography: Geography, choose: Callable[..., tuple[Resolution, ...]], *, home: str | None
    ) -> None:
        """Work with a gazetteer and a function that resolves toponyms; `home` is the reader's country."""
        self._geography = geography
        self._choose = choose
        self._home = home

    def __call__(self, doc: Doc) -> Doc:
        """Set `span._.resolution`, `span._.place` and `doc._.resolutions`."""
        spans = {span._.toponym.start: span for span in doc.spans.get(SPANS, ())}
        toponyms = [span._.toponym for span in spans.values()]
        doc._.resolutions = self._choose(toponyms, self._geography, home=self._home, text=doc.text)
        for resolution in doc._.resolutions:
            span = spans[resolution.toponym.start]
            span._.resolution = resolution
            span._.place = resolution.place
        return doc


def _span(doc: Doc, toponym: Toponym) -> Span:
    """Return the tokens that hold a toponym: a name may end inside one ("U.S.-led")."""
    found = doc.char_span(toponym.start, toponym.end, label=toponym.kind, alignment_mode="expand")
    span = cast("Span", found)  # an expanding span exists for any stretch of the text
    span._.toponym = toponym
    return span


def _gazetteer(path: str | None) -> Geography:
    """Open the gazetteer by its name: the parts of geomap never import each other."""
    opened: Geography = import_module("geomap.gazetteer").open_gazetteer(Path(path) if path else None)
    return opened


@Language.factory(
    "geomap_toponyms",
    assigns=["doc.spans", "span._.toponym"],
    default_config={"gazetteer": None, "ask_entities": True},
)
def make_finder(nlp: Language, name: str, gazetteer: str | None, ask_entities: bool) -> ToponymFinder:  # noqa: ARG001, FBT001 - spaCy's signature
    """Build the finder; `gazetteer` is a file, None the one in the user's cache."""
    register_extensions()
    return ToponymFinder(_gazetteer(gazetteer), ask_entities=ask_entities)


@Language.factory(
    "geomap_resolver",
    requires=["doc.spans", "span._.toponym"],
    assigns=["doc._.resolutions", "span._.resolution", "span._.place"],
    default_config={"gazetteer": None, "home": None},
)
def make_resolver(nlp: Language, name: str, gazetteer: str | None, home: str | None) -> PlaceResolver:  # noqa: ARG001 - spaCy's signature
    """Build the resolver; `home` is a country by ISO 3166-1 alpha-2 code."""
    register_extensions()
    return PlaceResolver(_gazetteer(gazetteer), import_module("geomap.resolve").resolve, home=home)
