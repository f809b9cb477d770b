"""Answers of named questions as rows for JSON and CSV: one table of how each sort of cell is written."""

from collections.abc import Callable
from typing import Any

from api.cells import Cell
from api.schemas import Column, Parameter, QuestionRow, Rows
from graph.exports.contract import evidence_json, observation_json
from graph.questions import Answer, Question
from graph.questions.catalogue import CATALOGUE
from graph.questions.parameters import Choice, Thing
from ontology.model import Document, Entity, Evidence, Kind, Observation

Json = Any
AnswerRows = Rows[dict[str, Any]]
_BETWEEN = "; "  # what stands between several values in one cell of a CSV


def answer_rows(answer: Answer, limit: int | None) -> AnswerRows:
    """Put an answer into the envelope."""
    names = [column.name for column in answer.question.columns]
    return AnswerRows(
        question=answer.question.slug,
        parameters={**answer.given, "offset": answer.offset, "limit": limit},
        revision=[document.iri for document in answer.projection.documents],
        columns=columns_of(answer.question),
        rows=[{name: _json(getattr(row, name)) for name in names} for row in answer.rows],
        total=answer.total,
        truncated=answer.truncated,
    )


def columns_of(question: Question) -> list[Column]:
    """Describe the columns of a question."""
    return [Column(name=each.name, label=each.words.ja, unit=each.unit) for each in question.columns]


def flat_rows(answer: Answer) -> tuple[list[str], list[dict[str, Cell]]]:
    """Give the names of the CSV columns and the rows: a thing takes two columns, its label and its IRI."""
    names = [name for column in answer.question.columns for name in _flat_names(answer.question, column.name)]
    return names, [_flat_row(answer.question, row) for row in answer.rows]


def catalogue_rows() -> Rows[QuestionRow]:
    """List the questions."""
    rows = [_question(question) for question in CATALOGUE.values()]
    labels = {"slug": "質問", "title": "題", "title_en": "title", "about": "説明", "parameters": "パラメータ"}
    return Rows[QuestionRow](
        question="questions",
        parameters={},
        revision=[],
        columns=[Column(name=name, label=label) for name, label in labels.items()],
        rows=rows,
        total=len(rows),
        truncated=False,
    )


def _question(question: Question) -> QuestionRow:
    return QuestionRow(
        slug=question.slug,
        title=question.title.ja,
        title_en=question.title.en,
        about=question.about.ja,
        about_en=question.about.en,
        parameters=[
            Parameter(
                name=each.name,
                label=each.words.ja,
                label_en=each.words.en,
                required=each.required,
                kinds=list(each.kinds) if isinstance(each, Thing) else [],
                choices=list(each.choices or ()) if isinstance(each, Choice) else [],
            )
            for each in question.parameters
        ],
        columns=columns_of(question),
    )


def _thing(thing: Entity) -> Json:
    return {"id": thing.iri, "type": thing.kind.value, "label": thing.label}


def _document(document: Document) -> Json:
    return {"id": document.iri, "type": Kind.DOCUMENT.value, "label": document.title}


def _json(value: Any) -> Json:  # noqa: ANN401  a cell may hold anything that a row may
    if isinstance(value, tuple):
        return [_json(each) for each in value]
    write = next((_JSON[kind] for kind in type(value).__mro__ if kind in _JSON), None)
    return write(value) if write else value


_JSON: dict[type, Callable[[Any], Json]] = {
    Entity: _thing,
    Document: _document,
    Evidence: evidence_json,
    Observation: observation_json,
}


def _flat_names(question: Question, name: str) -> tuple[str, ...]:
    return (name, f"{name}_id") if name in question.thing_columns else (name,)


def _flat_row(question: Question, row: object) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for column in question.columns:
        value = getattr(row, column.name)
        cells[column.name] = _text(value)
        if column.name in question.thing_columns:
            cells[f"{column.name}_id"] = _BETWEEN.join(thing.iri for thing in _several(value)) or None
    return cells


def _several(value: Any) -> tuple[Any, ...]:  # noqa: ANN401  a cell may hold anything that a row may
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _text(value: Any) -> Cell:  # noqa: ANN401  as above
    if isinstance(value, tuple):
        return _BETWEEN.join(str(_text(each)) for each in value) or None
    write = next((_TEXT[kind] for kind in type(value).__mro__ if kind in _TEXT), None)
    return write(value) if write else value


def _observation_text(observation: Observation) -> str:
    progress = f"（{observation.progress}）" if observation.progress else ""
    return f"{observation.as_of or observation.at}: {observation.value}{progress}"


_TEXT: dict[type, Callable[[Any], str]] = {
    Entity: lambda thing: thing.label,
    Document: lambda document: document.title,
    Evidence: lambda passage: passage.quote,
    Observation: _observation_text,
}
