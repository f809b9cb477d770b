"""Two revisions out of a store, compared."""

from collections.abc import Iterable

from graph.diff.answer import diff_answer
from graph.diff.compare import compare
from graph.identity import Match, Reading
from graph.questions.question import Answer
from graph.storage.revisions import in_order
from graph.store import PolicyGraph
from ontology.errors import BadParameter, Message
from ontology.model import Document


def reading(graph: PolicyGraph, revision: str) -> Reading:
    """Read a revision with its text; what people have decided is no part of what a text says."""
    return Reading(graph.as_read(revision), graph.text(revision))


def series_of(graph: PolicyGraph, name: str) -> tuple[Document, ...]:
    """List the revisions of a series in order; `name` is its name, or names a revision. Raises `UnknownThing`."""
    documents = {document.iri: document for document in graph.documents()}
    series = documents[graph.revision_named(name)].series
    return in_order(document for document in documents.values() if document.series == series)


def diff(graph: PolicyGraph, name: str, old: str | None = None, new: str | None = None) -> Answer:
    """Compare two revisions of a series, the last two if none are named.

    Where one alone is named, it is compared with its successor (`old`) or its predecessor (`new`).
    Raises `UnknownThing`, and `BadParameter` where the series has no two revisions or the named ones are not of it.
    """
    revisions = series_of(graph, name)
    former, later = _chosen(graph, revisions, old, new)
    one, two = reading(graph, former.iri), reading(graph, later.iri)
    rows = compare(one, two, matches_between(graph, revisions, former, later))
    return diff_answer(one.extraction, two.extraction, rows)


def _chosen(
    graph: PolicyGraph, revisions: tuple[Document, ...], old: str | None, new: str | None
) -> tuple[Document, Document]:
    if len(revisions) < 2:
        raise _only_one(revisions[0])
    after = place_of(graph, revisions, "new", new) if new else None
    if old:
        before = place_of(graph, revisions, "old", old)
        return revisions[before], revisions[min(before + 1, len(revisions) - 1) if after is None else after]
    after = len(revisions) - 1 if after is None else after
    return revisions[max(after - 1, 0)], revisions[after]


def place_of(graph: PolicyGraph, revisions: tuple[Document, ...], parameter: str, name: str) -> int:
    """Find a revision in a series by its IRI, key, digest or date; raises `UnknownThing`, `BadParameter`."""
    given = [at for at, each in enumerate(revisions) if name.strip() in (each.revision, each.issued)]
    if given:
        return given[-1]
    iris = [each.iri for each in revisions]
    iri = graph.revision_named(name)
    if iri not in iris:
        raise _of_another_series(parameter, name, revisions)
    return iris.index(iri)


def matches_between(
    graph: PolicyGraph, revisions: Iterable[Document], former: Document, later: Document
) -> tuple[Match, ...]:
    """Give the matches from one revision to another, the least sure one of each thing."""
    line = list(revisions)
    ends = sorted((line.index(former), line.index(later)))
    between = [match for each in line[ends[0] + 1 : ends[1] + 1] for match in graph.matches(each.iri)]
    surest_first = sorted(between, key=lambda match: -match.score)
    return tuple({match.former: match for match in surest_first if match.is_same}.values())


def _only_one(document: Document) -> BadParameter:
    return BadParameter(
        Message(
            f"「{document.series_name}」の版は一つだけで、比べる相手がありません。改定版を取り込んでください。"
            f"例: sujimichi ingest --series '{document.series_name}' 改定版.md",
            f"'{document.series_name}' has one revision and nothing to compare it with; read in another one, "
            f"e.g. `sujimichi ingest --series '{document.series_name}' FILE`",
        ),
        name="document",
        given=document.series_name,
        accepted="a series of two revisions or more",
    )


def _of_another_series(parameter: str, given: str, revisions: tuple[Document, ...]) -> BadParameter:
    listed = ", ".join(each.revision for each in revisions)
    return BadParameter(
        Message(
            f"「{given}」は「{revisions[0].series_name}」の版ではありません。ある版: {listed}",
            f"'{given}' is no revision of '{revisions[0].series_name}'; there are {listed}",
        ),
        name=parameter,
        given=given,
        accepted=listed,
    )
