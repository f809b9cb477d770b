"""What a revision changed, at a glance: kinds of change by outcome or ministry, and the targets that moved.

These are views of two revisions, not of a projection: they are made from the answer of the comparison. Their path names
the series alone, which stands for its last two revisions; pinned, it names both.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from graph.amount import amount_in
from graph.diff import Change, ChangeRow
from graph.diff.groups import Groups, by_ministry, by_outcome
from graph.questions import Answer
from ontology.iri import key_of
from ontology.model import Document
from viz.charts.chart import Cell, Head, Matrix, Move, Moves, Reading
from viz.language import word
from viz.views.address import address
from viz.views.options import choice, only
from viz.views.view import Column, Table, View

_GROUPS: Mapping[str, tuple[Callable[..., Groups], str, str]] = {
    "outcome": (by_outcome, "アウトカム", "outcome"),
    "ministry": (by_ministry, "府省", "ministry"),
}
BY = tuple(_GROUPS)
_OPTIONS = ("document", "old", "new", "change", "by", "group", "offset")  # those of the page, too
REST_NAME = "-"  # stands in an address for what belongs to no group
REST = {
    "outcome": ("アウトカムの外", "outside the outcomes"),
    "ministry": ("府省の示されていないもの", "no ministry named"),
}


def comparison_view(found: Answer, options: Mapping[str, str]) -> View:
    """Give the view of a comparison that `options` ask for: the targets that moved, or all changes `by` outcome.

    Raises `BadParameter`.
    """
    only(options, _OPTIONS)
    if choice(options, "change", ("", *Change)) == Change.TARGET:
        return targets_view(found)
    return changes_view(found, choice({"by": options.get("by", "")}, "by", BY))


def changes_view(found: Answer, by: str = "outcome") -> View:
    """Count the changes of each kind under each outcome, or `by` "ministry"; a cell leads to its changes."""
    grouping, ja, en = _GROUPS[by]
    groups = grouping(found.rows)
    kinds = [change for change in Change if any(row.change is change for row in found.rows)]
    counted = [Counter(row.change for row in rows) for _, rows in groups]
    cells = tuple(
        Cell(row, column, counts[change], _address(found, by, change, groups[row][0]))
        for row, counts in enumerate(counted)
        for column, change in enumerate(kinds)
        if counts[change]
    )
    heads = tuple(Head(name or word(*REST[by])) for name, _ in groups)
    columns = tuple(Head(word(change.words), path=_address(found, by, change)) for change in kinds)
    rows = tuple((heads[cell.row].label, columns[cell.column].label, cell.count) for cell in cells)
    return View(
        name="changes",
        path=_path(found, {"by": by if by != BY[0] else ""}),
        ja=f"改定で変わったこと：{ja}と変更の種類",
        en=f"What the revision changed, by {en} and kind of change",
        picture=Matrix(heads, columns, cells, word("変更", "changes")),
        table=Table((Column(by, ja, en), Column("change", "変更", "change"), Column("count", "件数", "count")), rows),
        documents=_documents(found),
        options={"by": by},
    )


def targets_view(found: Answer) -> View:
    """Hold the targets of both revisions against each other where the same words carry another figure."""
    moves = tuple(move for row in found.rows if row.change is Change.TARGET and (move := _move(found, row)))
    rows = tuple(
        (each.head.label, each.before.printed, each.after.printed, each.before.number, each.after.number)
        for each in moves
    )
    return View(
        name="changed-targets",
        path=_path(found, {"change": Change.TARGET.value}),
        ja="改定で変わった目標値",
        en="Targets that the revision changed",
        picture=Moves(moves),
        table=Table(_TARGETS, rows),
        documents=_documents(found),
    )


_TARGETS = (
    Column("kpi", "KPI", "KPI"),
    Column("before", "前（印字）", "before, as printed"),
    Column("after", "後（印字）", "after, as printed"),
    Column("before_number", "前（数）", "before, as a number"),
    Column("after_number", "後（数）", "after, as a number"),
)


def _move(found: Answer, row: ChangeRow) -> Move | None:
    before, after = (amount_in(printed or "") for printed in (row.before, row.after))
    if before is None or after is None or before.words != after.words:
        return None
    path = f"/entities/{key_of(row.thing.iri)}?revision={key_of(str(found.given['new']))}"
    return Move(
        Head(row.thing.label, key_of(row.thing.iri), path=path),
        Reading("before", row.before or "", before.number),
        Reading("after", row.after or "", after.number),
    )


def _address(found: Answer, by: str, change: Change | None = None, group: str | None = None) -> str:
    """Give the address of the page of these changes; `group` is a name, "" for the rest."""
    old, new = (key_of(str(found.given[side])) for side in ("old", "new"))
    series = found.projection.document(str(found.given["new"])).series
    asked = {"document": series, "old": old, "new": new, "by": by, "change": change.value if change else ""}
    return address("diff", (), {**asked, "group": REST_NAME if group == "" else group or ""})


def _path(found: Answer, options: Mapping[str, str]) -> str:
    series = found.projection.document(str(found.given["new"])).series
    return address("diff", (), {"document": series, **options})


def _documents(found: Answer) -> tuple[Document, ...]:
    return tuple(found.projection.document(str(found.given[side])) for side in ("old", "new"))
