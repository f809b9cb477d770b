"""The pages of the catalogue: the list of questions, and one question with its form and answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from graph.projection import Projection
from graph.questions import Answer, Question
from graph.questions.as_sparql import sparql_of
from graph.questions.catalogue import CATALOGUE
from ontology.errors import SujimichiError
from ontology.iri import key_of
from viz.answers import Matrix, matrix_of, table_of
from viz.details import thing_view
from viz.embed import Page, render
from viz.language import word
from viz.pager import Pager
from viz.question_form import fields_of
from viz.style import KINDS
from viz.views.address import address

_MATRIX, _OVERLAP = "overlap-matrix", "overlap"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has asked for: the parameters as given, a document alone, and where the page begins."""

    given: Mapping[str, str]
    document: str = ""
    offset: int = 0
    size: int = 50

    def address(self, question: Question, **changes: str | int) -> str:
        """Give the address of the same question with some parameters changed."""
        known = {**self.given, "document": self.document, "offset": self.offset or "", **changes}
        return _with_query(f"/questions/{question.slug}", known)

    def data_address(self, question: Question, form: str) -> str:
        """Give the address of the whole answer as data."""
        return _with_query(f"/api/questions/{question.slug}", {**self.given, "document": self.document, "format": form})


def render_questions() -> Page:
    """List all questions."""
    return render("questions.html", title=word("質問カタログ", "Questions"), questions=list(CATALOGUE.values()))


def render_question(
    projection: Projection,
    question: Question,
    asked: Asked,
    answer: Answer | None = None,
    problem: SujimichiError | None = None,
) -> Page:
    """Show a question: its form, and an answer, or why there is none."""
    return render(
        "question.html",
        title=word(question.title),
        question=question,
        fields=fields_of(projection, question.parameters, asked.given),
        documents=[(key_of(document.iri), document.title) for document in projection.documents],
        asked=asked,
        answer=answer,
        table=table_of(answer),
        matrix=_matrix(projection, answer),
        pager=_pager(question, asked, answer),
        subjects=_subjects(projection, answer),
        joint=_joint(question, answer),
        sparql=_sparql(projection, question, answer),
        problem=problem,
        candidates=_candidates(question, asked, problem),
        suggestions=problem.facts.get("suggestions", ()) if problem else (),
    )


def _subjects(projection: Projection, answer: Answer | None) -> list[object]:
    given = answer.given.values() if answer else ()
    return [thing_view(projection.entities[str(iri)]) for iri in given if str(iri) in projection.entities]


def _joint(question: Question, answer: Answer | None) -> str | None:
    """Lead from the overlap of two ministries to the picture of it."""
    if answer is None or question.slug != _OVERLAP:
        return None
    return address("joint", [key_of(str(answer.given[name])) for name in ("a", "b")], {})


def _sparql(projection: Projection, question: Question, answer: Answer | None) -> str | None:
    """Say the question in SPARQL, where that can say it; what it asks of more than things is left to the reader."""
    given = answer.given if answer else {}
    things = {name: str(iri) for name, iri in given.items() if str(iri) in projection.entities}
    return sparql_of(question.slug, things)


def _matrix(projection: Projection, answer: Answer | None) -> Matrix | None:
    """Draw the matrix of all ministries above its rows, whatever page of them is shown."""
    if answer is None or answer.question.slug != _MATRIX or not answer.rows:
        return None
    return matrix_of(answer.question.rows(projection))


def _pager(question: Question, asked: Asked, answer: Answer | None) -> Pager:
    if answer is None:
        return Pager()
    return Pager.of(lambda at: asked.address(question, offset=at or ""), answer.offset, asked.size, answer.total)


def _candidates(question: Question, asked: Asked, problem: SujimichiError | None) -> list[tuple[str, str, str, str]]:
    """Give, for an ambiguous name, the same question with each of the things that it fits."""
    found = problem.facts.get("candidates") if problem else None
    given = problem.facts.get("given") if problem else None
    name = next((name for name, value in asked.given.items() if value == given), "")
    styles = {kind.value: word(style) for kind, style in KINDS.items()}
    return [
        (
            asked.address(question, **{name: each["key"]}),
            styles.get(each["type"], ""),
            each["label"],
            each["document"] or "",
        )
        for each in (found if isinstance(found, Sequence) else ())
    ]


def _with_query(path: str, parameters: Mapping[str, str | int]) -> str:
    query = urlencode({name: value for name, value in parameters.items() if value != ""})
    return f"{path}?{query}" if query else path
