"""The catalogue (質問カタログ): every named question, and the one way of asking it."""

import difflib
from collections.abc import Mapping

from graph.projection import Projection
from graph.questions import (
    chains,
    descent,
    kpis,
    likeness,
    meetings,
    ministries,
    places,
    programmes,
    risks,
    roadmaps,
    weakest,
)
from graph.questions.parameters import Value, missing, unknown_parameter
from graph.questions.question import Answer, Question
from ontology.errors import Message, UnknownThing
from ontology.model import Entity

_FAMILIES = (chains, weakest, ministries, meetings, kpis, risks, programmes, places, roadmaps, descent, likeness)
_SLUGS = (
    "kpis-of-measure", "measures-of-kpi", "ministry", "overlap", "overlap-matrix", "cross-ministry", "kpis",
    "kpis-at-risk", "shared-programmes", "restated", "roadmap", "lineage", "by-law", "sole-contributors",
    "weakest-links", "similar-measures",
)  # fmt: skip
_BY_SLUG = {question.slug: question for family in _FAMILIES for question in family.QUESTIONS}
CATALOGUE: dict[str, Question] = {slug: _BY_SLUG[slug] for slug in _SLUGS}


def question_named(slug: str) -> Question:
    """Give a question by its slug. Raises `UnknownThing` with the slugs that are near."""
    if slug not in CATALOGUE:
        near = difflib.get_close_matches(slug, CATALOGUE, n=5, cutoff=0.4)
        message = Message(
            ja=f"質問「{slug}」はありません。使えるもの: {'、'.join(near or CATALOGUE)}",
            en=f"There is no question '{slug}'. {'Near' if near else 'Accepted'}: {', '.join(near or CATALOGUE)}",
        )
        raise UnknownThing(message, given=slug, suggestions=near or list(CATALOGUE))
    return CATALOGUE[slug]


def ask(
    projection: Projection,
    slug: str,
    given: Mapping[str, str] | None = None,
    *,
    offset: int = 0,
    limit: int | None = None,
) -> Answer:
    """Answer a named question; parameters are texts by name, an empty one counts as not given.

    Gives the rows from `offset` on, at most `limit` of them. Raises `UnknownThing`, `AmbiguousName`, `BadParameter`.
    """
    return answer(projection, question_named(slug), given, offset=offset, limit=limit)


def answer(
    projection: Projection,
    question: Question,
    given: Mapping[str, str] | None = None,
    *,
    offset: int = 0,
    limit: int | None = None,
) -> Answer:
    """Answer a question, be it of the catalogue or not; see `ask`."""
    values = _understood(projection, question, given or {})
    rows = question.rows(projection, **values)
    end = len(rows) if limit is None else offset + limit
    known = {parameter.name: _told(values.get(parameter.name)) for parameter in question.parameters}
    return Answer(question, projection, known, tuple(rows[offset:end]), len(rows), offset)


def _understood(projection: Projection, question: Question, given: Mapping[str, str]) -> dict[str, Value]:
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise unknown_parameter(question.slug, name, known)
    values: dict[str, Value] = {}
    for name, parameter in known.items():
        if given.get(name, "").strip():
            values[name] = parameter.read(projection, given[name])
        elif parameter.required:
            raise missing(question.slug, parameter)
    return values


def _told(value: Value | None) -> str | int | None:
    return value.iri if isinstance(value, Entity) else value
