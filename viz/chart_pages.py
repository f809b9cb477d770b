"""The pages of charts: all of them, and one with its filters and its table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document
from viz.canvas import Scene
from viz.chart_pictures import Card, card_of, pictures_of
from viz.chart_words import ABOUT, NAMES, NOTHING
from viz.charts.chart import Chart, Matrix, Panels
from viz.embed import Page, render
from viz.language import word
from viz.views.address import address, as_data
from viz.views.chart_fields import fields_of
from viz.views.view import View

_MOST_PAIRS = 8
_OF_ONE_THING = ("kpi",)  # no other document has it


@dataclass(frozen=True, slots=True)
class Choice:
    """A document that a chart can be narrowed to; `leaves` where the link leads out of the one on view."""

    label: str
    address: str
    is_current: bool
    leaves: bool = False


def render_charts() -> Page:
    """List all charts."""
    return render(
        "charts.html",
        title=word("図表", "Charts"),
        charts=[(f"/charts/{name}", NAMES[name], ABOUT[name]) for name in NAMES],
    )


def render_chart(projection: Projection, view: View, documents: Sequence[Document]) -> Page:
    """Show a chart with its filters; `documents` are those that it may be narrowed to, one of them or all."""
    chart = view.picture
    if isinstance(chart, Scene):
        raise TypeError(view.name)  # views of the graph have pages of their own
    return render(
        "chart.html",
        title=word(view),
        view=view,
        about=ABOUT.get(view.name),
        nothing=None if view.table.rows else NOTHING.get(view.name),
        pictures=None if isinstance(chart, Panels) else pictures_of(chart),  # small ones fit every screen
        groups=list(_cards(chart)),
        pairs=list(_pairs(chart)) if view.name == "ministries" else [],
        fields=fields_of(projection, view),
        choices=[] if view.name in _OF_ONE_THING else list(_choices(view, documents)),
        action=view.path.partition("?")[0],
        data_forms={form: as_data(view.path, form) for form in ("json", "csv")},
    )


def _pairs(chart: Chart) -> Iterator[tuple[str, str, int, str]]:
    """Name those who meet most often: both, how often, and the address of the picture of what joins them."""
    if not isinstance(chart, Matrix):
        return
    met = [cell for cell in chart.cells if cell.row < cell.column]
    for cell in sorted(met, key=lambda cell: -cell.count)[:_MOST_PAIRS]:
        a, b = chart.rows[cell.row], chart.columns[cell.column]
        yield a.label, b.label, cell.count, address("joint", [a.key or a.label, b.key or b.label], {})


def _cards(chart: Chart) -> Iterator[tuple[str | None, list[Card]]]:
    """Give the small pictures by the outcome that their KPIs belong to."""
    charts = chart.charts if isinstance(chart, Panels) else ()
    for goal, members in groupby(charts, key=lambda each: each.goal):
        yield goal, list(map(card_of, members))


def _choices(view: View, documents: Sequence[Document]) -> Iterator[Choice]:
    alone = key_of(view.documents[0].iri) if len(view.documents) == 1 and len(documents) > 1 else None
    yield Choice(word("すべての文書", "all documents"), view.path, alone is None, leaves=True)
    glue = "&" if "?" in view.path else "?"
    for document in documents:
        key = key_of(document.iri)
        yield Choice(document.title, f"{view.path}{glue}revision={key}", key == alone)
