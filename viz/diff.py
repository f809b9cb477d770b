"""The page of changes: two revisions side by side, put together by outcome, by ministry or by kind of change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from graph.diff import Change, window
from graph.diff.groups import Groups, by_change, by_ministry, by_outcome
from graph.questions import Answer
from ontology.errors import SujimichiError
from ontology.iri import key_of
from ontology.model import Document
from viz.chart_pictures import pictures_of
from viz.charts.chart import Moves
from viz.diff_changes import ChangeView, change_view
from viz.embed import Page, render
from viz.language import word
from viz.pager import Pager
from viz.views.changes import BY, REST_NAME, changes_view, comparison_view, targets_view


class By(StrEnum):
    """What changes are put together by."""

    OUTCOME = "outcome"
    MINISTRY = "ministry"
    CHANGE = "change"


_GROUPS = {By.OUTCOME: by_outcome, By.MINISTRY: by_ministry, By.CHANGE: by_change}
_NAMES = {
    By.OUTCOME: ("アウトカム", "outcome"),
    By.MINISTRY: ("府省", "ministry"),
    By.CHANGE: ("変更の種類", "kind of change"),
}
_REST = {
    By.OUTCOME: ("アウトカムの外", "outside the outcomes"),
    By.MINISTRY: ("府省の示されていないもの", "no ministry named"),
    By.CHANGE: ("", ""),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has asked for."""

    document: str = ""
    old: str = ""
    new: str = ""
    change: str = ""
    by: By = By.OUTCOME
    offset: int = 0
    group: str = ""

    def address(self, path: str = "/diff", **changes: str | int) -> str:
        """Give the address of the same comparison with some parameters changed; "" leaves one out."""
        known = {"document": self.document, "old": self.old, "new": self.new, "change": self.change, "by": self.by}
        query = {**known, "group": self.group, "offset": self.offset or "", **changes}
        return f"{path}?{urlencode({name: value for name, value in query.items() if value != ''})}"


def render_diff(
    series: Mapping[str, Sequence[Document]],
    asked: Asked,
    found: Answer | None,
    size: int,
    problem: SujimichiError | None = None,
) -> Page:
    """Show changes, `size` of them on a page; `series` are the revisions that there are, in order."""
    revised = {iri: revisions for iri, revisions in series.items() if len(revisions) > 1}
    chosen = _chosen(found)
    wanted = next((each for each in Change if each == asked.change), None)
    rows = list(window(found, wanted).rows) if found else []
    groups = [(name, members) for name, members in _GROUPS[asked.by](rows) if asked.group in ("", name or REST_NAME)]
    total = sum(len(members) for _, members in groups)
    return render(
        "diff.html",
        title=word("改定で変わったこと", "What the revision changed"),
        asked=asked,
        problem=problem,
        series=[(iri, revisions[-1].series_name) for iri, revisions in revised.items()],
        revisions=[(key_of(each.iri), _name(each)) for each in revised.get(chosen[0], ())],
        chosen=chosen,
        ways=[(by, *_NAMES[by]) for by in By],
        counts=_counts(asked, found),
        total=total,
        groups=list(_page(groups, asked, size, found)) if found else [],
        pager=_pager(asked, total, size),
        view=comparison_view(found, {"by": _seen_by(asked), "change": asked.change}) if found and found.rows else None,
        **_summary(asked, found),
    )


def _summary(asked: Asked, found: Answer | None) -> dict[str, Any]:
    """Draw what changed where, and the targets that moved; None where there is nothing of the kind."""
    if found is None or not found.rows:
        return {"changes": None, "moves": None}
    moves = targets_view(found).picture
    return {
        "changes": pictures_of(changes_view(found, _seen_by(asked)).picture),
        "moves": pictures_of(moves) if isinstance(moves, Moves) and moves.rows else None,
    }


def _seen_by(asked: Asked) -> str:
    """Say by what the summary counts; kinds of change are its columns in any case."""
    return asked.by if asked.by in BY else BY[0]


def _chosen(found: Answer | None) -> tuple[str, str, str]:
    """Give the series, and the keys of the two revisions that are shown."""
    if found is None:
        return "", "", ""
    old, new = str(found.given["old"]), str(found.given["new"])
    return found.projection.document(new).series, key_of(old), key_of(new)


def _name(document: Document) -> str:
    when = document.issued or document.read_on
    return word(
        "{when} {title}（版 {revision}、{source}）",
        "{when} {title} (revision {revision}, {source})",
        when=when, title=document.title, revision=document.revision, source=document.source,
    )  # fmt: skip


def _counts(asked: Asked, found: Answer | None) -> list[tuple[Change, int, str]]:
    counts = Counter(row.change for row in found.rows) if found else Counter()
    return [
        (each, counts[each], asked.address(change="" if asked.change == each else each, offset=""))
        for each in Change
        if counts[each]
    ]


def _page(groups: Groups, asked: Asked, size: int, found: Answer) -> Iterator[tuple[str, str, Iterable[ChangeView]]]:
    """Cut a page out of the groups, in their order."""
    at = 0
    for name, rows in groups:
        shown = [row for place, row in enumerate(rows, at) if asked.offset <= place < asked.offset + size]
        at += len(rows)
        if shown:
            ja, en = (name, "") if name else _REST[asked.by]
            yield ja, en, [change_view(found, row) for row in shown]


def _pager(asked: Asked, total: int, size: int) -> Pager:
    return Pager.of(lambda at: asked.address(offset=at or ""), asked.offset, size, total)
