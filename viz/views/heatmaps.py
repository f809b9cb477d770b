"""Heat maps: what every ministry does for every outcome, and where every two ministries meet."""

from collections.abc import Mapping, Sequence

from graph.chains.order import in_order
from graph.chains.portfolio import ACROSS, Portfolio, portfolio
from graph.kinship.overlap import Reason
from graph.projection import Projection
from graph.questions.meetings import OverlapCount, overlap_matrix
from ontology.iri import key_of
from ontology.model import Entity, Kind
from viz.charts.chart import Cell, Head, Matrix
from viz.language import word
from viz.views.address import address
from viz.views.options import choice
from viz.views.view import Column, Table, View
from viz.words import in_japanese

OF = {"measures": (Kind.MEASURE, "施策", "measures"), "programmes": (Kind.PROGRAMME, "主な事業", "programmes")}
BY = ("total", *Reason)
_SIDES = (Column("ministry", "府省", "ministry"), Column("outcome", "アウトカム", "outcome"))
ALL_OUTCOMES = ("すべてのアウトカム", "every outcome")
_Options = Mapping[str, str]


def ministry_outcome_view(projection: Projection, names: Sequence[str], options: _Options) -> View:  # noqa: ARG001
    """Count the measures, or with `of=programmes` the programmes, of each ministry under each outcome."""
    of = choice(options, "of", tuple(OF))
    kind, ja, en = OF[of]
    found = portfolio(projection)
    outcomes = _outcomes(projection, found, kind)
    matrix = _matrix_of_outcomes(projection, found, outcomes, of)
    rows = tuple((matrix.rows[cell.row].label, matrix.columns[cell.column].label, cell.count) for cell in matrix.cells)
    return View(
        name="ministry-outcome",
        path=address("charts", ("ministry-outcome",), _if_other(of)),
        ja=f"府省 × アウトカム：{ja}の数",
        en=f"Ministries × outcomes: number of {en}",
        picture=matrix,
        table=Table((*_SIDES, Column("count", f"{ja}の数", f"number of {en}")), rows),
        documents=projection.documents,
        links=tuple(
            dict.fromkeys(link for parts in found.of[kind].values() for part in parts for link in part.chain.links)
        ),
        options={"of": of},
    )


def _outcomes(projection: Projection, found: Portfolio, kind: Kind) -> tuple[Entity | None, ...]:
    """List the outcomes of all documents where any cell is filled; None at the end stands for all outcomes."""
    filled = {outcome for _, outcome in found.of[kind]}
    documents = {projection.entities[iri].document for iri in filled - {ACROSS}}
    known = in_order(projection, (each for each in projection.select(kind=Kind.OUTCOME) if each.document in documents))
    return (*known, *((None,) if ACROSS in filled else ()))


def _matrix_of_outcomes(projection: Projection, found: Portfolio, outcomes: Sequence[Entity | None], of: str) -> Matrix:
    kind, ja, en = OF[of]
    cells = [
        Cell(row, column, len(parts), _reasons(ministry, outcome, of))
        for row, ministry in enumerate(found.ministries)
        for column, outcome in enumerate(outcomes)
        if (parts := found.parts(kind, ministry.iri, outcome.iri if outcome else ACROSS))
    ]
    filled = sorted({cell.row for cell in cells})
    return Matrix(
        rows=tuple(_head(found.ministries[row], f"/entities/{key_of(found.ministries[row].iri)}") for row in filled),
        columns=tuple(_outcome_head(outcome) for outcome in outcomes),
        cells=tuple(Cell(filled.index(cell.row), cell.column, cell.count, cell.path) for cell in cells),
        unit=word(ja, en),
        bands=_bands(projection, outcomes),
        note=_note(projection, found, kind),
    )


def _note(projection: Projection, found: Portfolio, kind: Kind) -> str:
    counted = {part.thing.iri for parts in found.of[kind].values() for part in parts}
    _, ja, en = next(words for words in OF.values() if words[0] is kind)
    return word(
        "文書にある{of} {n} のうち、所管の府省とアウトカムの両方が分かる {m} を数えた。庁・局は上の府省に含める。",
        "Of {n} {of}, the {m} whose ministry and outcome are both known; offices count with the ministry above.",
        of=word(ja, en),
        n=len(projection.select(kind=kind)),
        m=len(counted),
    )


def _reasons(ministry: Entity, outcome: Entity | None, of: str) -> str:
    end = key_of(outcome.iri) if outcome else ACROSS
    return address("charts", ("ministry-outcome", key_of(ministry.iri), end), _if_other(of))


def _if_other(of: str) -> dict[str, str]:
    return {} if of == "measures" else {"of": of}


def _outcome_head(outcome: Entity | None) -> Head:
    if outcome is None:
        return Head(word(*ALL_OUTCOMES), sign="＊")
    return Head(outcome.label, key_of(outcome.iri), outcome.notation, f"/entities/{key_of(outcome.iri)}")


def _bands(projection: Projection, outcomes: Sequence[Entity | None]) -> tuple[tuple[str, int], ...]:
    """Name the documents above their outcomes, where there are several."""
    of = [outcome.document for outcome in outcomes if outcome and outcome.document]
    if len(set(of)) < 2:
        return ()
    return tuple((projection.document(document).title, of.count(document)) for document in dict.fromkeys(of))


def ministries_view(projection: Projection, names: Sequence[str], options: _Options) -> View:  # noqa: ARG001
    """Count where every two ministries meet; `by` names one reason, else all are counted."""
    by = choice(options, "by", BY)
    counts = [(row, getattr(row, by)) for row in overlap_matrix(projection)]
    met = [(row, count) for row, count in counts if count]
    ministries = in_order(projection, (side for row, _ in met for side in (row.a, row.b)))
    place = {each.iri: at for at, each in enumerate(ministries)}
    ja = "" if by == "total" else f"（{in_japanese(Reason(by))}）"
    heads = tuple(
        _head(each, address("questions", ("ministry",), {"ministry": key_of(each.iri)})) for each in ministries
    )
    return View(
        name="ministries",
        path=address("charts", ("ministries",), {} if by == "total" else {"by": by}),
        ja=f"府省 × 府省：重なりの数{ja}",
        en="Ministries × ministries: number of overlaps" + ("" if by == "total" else f" ({by})"),
        picture=Matrix(
            rows=heads,
            columns=tuple(Head(head.label, head.key) for head in heads),
            cells=tuple(sorted(_mirrored(met, place), key=lambda cell: (cell.row, cell.column))),
            unit=word("重なり", "overlaps"),
        ),
        table=Table(_PAIR, tuple(_pair(row) for row, _ in met)),
        documents=projection.documents,
        options={"by": by},
    )


def _mirrored(met: Sequence[tuple[OverlapCount, int]], place: Mapping[str, int]) -> list[Cell]:
    return [
        Cell(
            place[a.iri],
            place[b.iri],
            count,
            address("questions", ("overlap",), {"a": key_of(a.iri), "b": key_of(b.iri)}),
        )
        for row, count in met
        for a, b in ((row.a, row.b), (row.b, row.a))
    ]


_PAIR = (
    Column("a", "府省（甲）", "ministry a"),
    Column("b", "府省（乙）", "ministry b"),
    Column("total", "計", "total"),
    *(Column(reason.value, in_japanese(reason), reason.value) for reason in Reason),
)


def _pair(row: OverlapCount) -> tuple[str | int, ...]:
    return (row.a.label, row.b.label, row.total, *(getattr(row, reason.value) for reason in Reason))


def _head(ministry: Entity, path: str) -> Head:
    return Head(ministry.label, key_of(ministry.iri), path=path)
