"""The pages of history: how a thing changed through the revisions, and what was done to the store by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.history.chronicle import DeedRow
from graph.history.deed import Act, Deed
from graph.history.life import LifeRow
from graph.questions import Answer
from ontology.iri import key_of
from ontology.model import Entity
from viz.details import QuoteView, ThingView, quote_views, thing_view
from viz.embed import Page, render
from viz.language import word
from viz.pager import Pager
from viz.words import told

_QUOTES = 2  # shown of each revision; the data has all
_GONE_TOO = frozenset({Act.PURGED, Act.REMOVED})  # their subjects have no page any more


@dataclass(frozen=True, slots=True)
class Fact:
    """What a revision says of a thing; `before` is what the revision before said, where that was something else."""

    ja: str
    en: str
    value: str
    before: str | None


@dataclass(frozen=True, slots=True)
class Stage:
    """A revision in the life of a thing; `thing` is None in the one that it is no longer in."""

    title: str
    date: str
    revision: str
    key: str
    thing: ThingView | None
    changes: tuple[str, ...]
    facts: tuple["Fact", ...]
    quotes: tuple[QuoteView, ...]
    is_first: bool
    is_last: bool


def render_life(thing: Entity, found: Answer, deeds: Sequence[Deed]) -> Page:
    """Show how a thing changed, the latest revision first."""
    stages = [_stage(found, at) for at in range(len(found.rows))]
    return render(
        "history.html",
        title=word("{label} の経緯", "History of {label}", label=thing.label),
        thing=thing_view(thing),
        stages=list(reversed(stages)),
        deeds=[(deed, told(deed.act)) for deed in deeds],
        address=f"/api/history?thing={key_of(thing.iri)}",
    )


def render_chronicle(found: Answer, size: int) -> Page:
    """Show what was done to the store, the latest first, so many rows on a page."""
    rows: Sequence[DeedRow] = found.rows
    return render(
        "chronicle.html",
        title=word("ストアの履歴", "History of the store"),
        rows=[(row, told(row.act), _subjects(row)) for row in rows],
        total=found.total,
        pager=_pager(found, size),
    )


def _pager(found: Answer, size: int) -> Pager:
    return Pager.of(lambda at: f"/history?offset={at}", found.offset, size, found.total)


def _subjects(row: DeedRow) -> list[tuple[str, str | None]]:
    """Name what was done something to, with its address where it can still be there."""
    keys = [None if row.act in _GONE_TOO else key_of(iri) for iri in row.iris]
    pages = [
        f"/document/{key}" if key and "/document/" in iri else None for key, iri in zip(keys, row.iris, strict=True)
    ]
    return list(zip(row.what, pages, strict=True))


def _stage(found: Answer, at: int) -> Stage:
    row: LifeRow = found.rows[at]
    before: LifeRow | None = found.rows[at - 1] if at else None
    after: LifeRow | None = found.rows[at + 1] if at + 1 < len(found.rows) else None
    return Stage(
        title=row.revision.title,
        date=row.date,
        revision=row.revision.revision,
        key=key_of(row.revision.iri),
        thing=thing_view(row.thing) if row.thing else None,
        changes=tuple(word(*pair) for pair in zip(row.changes, row.changes_en, strict=True)),
        facts=tuple(_compared(row, before if before and before.thing else None)),
        quotes=quote_views(found.projection, row.evidence[:_QUOTES]),
        is_first=before is None or before.revision.series != row.revision.series,
        is_last=after is None or after.revision.series != row.revision.series,
    )


def _compared(row: LifeRow, before: LifeRow | None) -> Iterator[Fact]:
    former = _facts(before) if before and before.revision.series == row.revision.series else {}
    for (ja, en), value in _facts(row).items():
        was = former.get((ja, en), value)
        if value or was:
            yield Fact(
                ja, en, value or word("（なし）", "none"), was or word("（なし）", "none") if was != value else None
            )


def _facts(row: LifeRow) -> dict[tuple[str, str], str | None]:
    ministry, programme, kpi = (
        "、".join(each.label for each in things) for things in (row.ministry, row.programme, row.kpi)
    )
    return {
        ("位置", "place"): row.place,
        ("目標", "target"): row.target,
        ("期限", "deadline"): row.deadline,
        ("基準値", "baseline"): row.baseline,
        ("状況", "status"): row.status,
        ("府省", "ministries"): ministry or None,
        ("主な事業", "programmes"): programme or None,
        ("KPI", "KPIs"): kpi or None,
    }
