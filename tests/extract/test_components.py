"""geomap's recogniser and resolver work inside any spaCy pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from geomap.errors import OptionError
from geomap.extract.components import load_model, votes_of
from geomap.extract.toponyms import find_toponyms
from geomap.gazetteer import Gazetteer

TEXT = "Rockets hit Sloviansk and Kharkiv in Ukraine."
LESSONS = (
    ("Crowds cheered for Marshall all night.", (19, 27, "PERSON")),
    ("Voters trust Marshall again.", (13, 21, "PERSON")),
    ("Nobody from Marshall came.", (12, 20, "PERSON")),
)


@pytest.fixture(scope="module")
def pipeline(gazetteer: Gazetteer) -> Language:
    """Return a blank pipeline with both components."""
    nlp = spacy.blank("en")
    nlp.add_pipe("geomap_toponyms", config={"gazetteer": gazetteer.info()["file"]})
    nlp.add_pipe("geomap_resolver", config={"gazetteer": gazetteer.info()["file"]})
    return nlp


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a tiny recogniser of one person's name, and save it."""
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("PERSON")  # type: ignore[attr-defined]
    lessons = [Example.from_dict(nlp.make_doc(text), {"entities": [span]}) for text, span in LESSONS]
    optimizer = nlp.initialize(lambda: lessons)
    for _ in range(40):
        nlp.update(lessons, sgd=optimizer)
    folder = tmp_path_factory.mktemp("model") / "tiny"
    nlp.to_disk(folder)
    return folder


def test_spans_and_places(pipeline: Language) -> None:
    """The finder sets spans, the resolver their places."""
    doc = pipeline(TEXT)
    assert [span.text for span in doc.spans["toponyms"]] == ["Sloviansk", "Kharkiv", "Ukraine"]
    assert {span._.place.country_code for span in doc.spans["toponyms"]} == {"UA"}
    assert [one.toponym.text for one in doc._.resolutions] == ["Sloviansk", "Kharkiv", "Ukraine"]


def test_analysis_knows_what_they_need(pipeline: Language) -> None:
    """What each component requires and assigns is declared."""
    told = pipeline.analyze_pipes()["summary"]
    assert told["geomap_toponyms"]["assigns"] == ["doc.spans", "span._.toponym"]
    assert told["geomap_resolver"]["requires"] == ["doc.spans", "span._.toponym"]


def test_empty_text(pipeline: Language) -> None:
    """A text without words has no spans."""
    assert len(pipeline("").spans["toponyms"]) == 0


def test_a_saved_model_votes(model: Path, gazetteer: Gazetteer) -> None:
    """The entities of a pipeline on disk lower the odds of what it takes for a person."""
    text = "Critics came from Marshall and from Baghdad."
    votes = votes_of(load_model(str(model))(text))
    assert ("Marshall", "PERSON") in [(text[start:end], label) for start, end, label in votes]

    def likelihood(**options: object) -> float:
        found = find_toponyms(text, gazetteer.names, lookup=gazetteer, **options)  # type: ignore[arg-type]
        return {one.text: one.likelihood for one in found}.get("Marshall", 0.0)

    assert likelihood(votes=votes) < likelihood()


def test_an_unknown_model_is_named() -> None:
    """A pipeline that is not installed is an error the user can mend."""
    with pytest.raises(OptionError, match="no_such_model"):
        load_model("no_such_model")
