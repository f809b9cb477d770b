"""The pages of charts: all of them, one with its filters and its table, and the reasons behind a cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Kpi
from viz.canvas import Scene
from viz.charts.bars import draw_bar
from viz.charts.chart import Chart, Matrix, Panels, SeriesChart
from viz.charts.draw import draw
from viz.charts.svg import svg_of
from viz.details import LinkView, ThingView, link_view, thing_view
from viz.embed import Page, render
from viz.language import word
from viz.style import BASES
from viz.views.address import address
from viz.views.chart_fields import fields_of
from viz.views.kpi_chart import series_of
from viz.views.reasons import reasons_of
from viz.views.view import View

WIDE, NARROW = 1256, 326  # px: of a picture on a desk, and on a telephone
_MOST_PAIRS = 8
_CARD = 330  # px of the small picture of a KPI
NAMES = {
    "ministry-outcome": ("府省 × アウトカム", "Ministries × outcomes"),
    "ministries": ("府省 × 府省", "Ministries × ministries"),
    "kpis": ("KPIの推移", "Series of KPIs"),
    "roadmap": ("工程表", "Roadmap"),
    "audit": ("診断の指摘", "Findings of the audit"),
}
"""The charts that anybody may want to see, in the order in which they are listed."""
_ABOUT = {
    "ministry-outcome": (
        "どの府省が、どのアウトカムのための施策や事業を所管するか。数を選ぶと、理由と引用が出る。",
        "Which ministry answers for measures towards which outcome; a number opens the reasons with their quotes.",
    ),
    "ministries": (
        "二つの府省が共にする施策・事業・KPIなどの数。数を選ぶと、双方の文と引用が出る。",
        "How often two ministries share a measure, programme or indicator; a number opens both sentences.",
    ),
    "kpis": (
        "文書の表にある実績の推移と目標。縦の目盛りは図ごとに異なり、横は表の欄の順。",
        "Readings and targets as printed; every picture has its own scale and follows the order of the table.",
    ),
    "roadmap": (
        "いつ何をするか。矢印は終わりの定めのない工程、ひし形はその年度の施策を測るKPIの期限と数。",
        "What is done when. An arrow has no end in the text; a diamond counts the KPIs that are due.",
    ),
    "audit": (
        "ロジックモデルの欠けや食い違いの数を規則ごとに。帯を選ぶと、指摘と直し方が出る。",
        "How often each rule finds something missing or contradictory; a bar opens the findings.",
    ),
}
_OF_ONE_THING = ("kpi",)  # no other document has it
_NOTHING = {
    "ministry-outcome": (
        "所管の府省とアウトカムの両方が分かる施策・事業は、この文書にはない。",
        "No measure or programme here has both a ministry and an outcome that are known.",
    ),
    "ministries": ("重なる府省は、この文書にはない。", "No two ministries here share anything."),
    "kpis": ("実績の値のあるKPIは、この範囲にはない。", "No KPI here has readings."),
    "roadmap": ("工程は、この範囲にはない。", "There is no roadmap item here."),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A document that a chart can be narrowed to; `leaves` where the link leads out of the one on view."""

    label: str
    address: str
    is_current: bool
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A KPI with its small picture, None where none of its readings is a number: a list says them better."""

    chart: SeriesChart
    picture: Markup | None


def render_charts() -> Page:
    """List all charts."""
    return render(
        "charts.html",
        title=word("図表", "Charts"),
        charts=[(f"/charts/{name}", NAMES[name], _ABOUT[name]) for name in NAMES],
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
        about=_ABOUT.get(view.name),
        nothing=None if view.table.rows else _NOTHING.get(view.name),
        pictures=pictures_of(chart),
        groups=list(_cards(chart)),
        pairs=list(_pairs(chart)) if view.name == "ministries" else [],
        fields=fields_of(projection, view),
        choices=[] if view.name in _OF_ONE_THING else list(_choices(view, documents)),
        action=view.path.partition("?")[0],
        data_forms={form: _with_suffix(view.path, form) for form in ("json", "csv")},
    )


def _pairs(chart: Chart) -> Iterator[tuple[str, str, int, str]]:
    """Name those who meet most often: both, how often, and the address of the picture of what joins them."""
    if not isinstance(chart, Matrix):
        return
    met = [cell for cell in chart.cells if cell.row < cell.column]
    for cell in sorted(met, key=lambda cell: -cell.count)[:_MOST_PAIRS]:
        a, b = chart.rows[cell.row], chart.columns[cell.column]
        yield a.label, b.label, cell.count, address("joint", [a.key or a.label, b.key or b.label], {})


def picture_of(chart: Chart, width: float) -> Markup:
    """Draw a chart for a page."""
    return Markup(svg_of(draw(chart, width)))  # noqa: S704  written by ElementTree, which escapes every text


def pictures_of(picture: Scene | Chart) -> dict[str, Markup]:
    """Draw a chart for wide and for narrow screens, of which the style sheet shows one; small ones fit both."""
    if isinstance(picture, Scene | Panels):
        return {}
    return {"wide": picture_of(picture, WIDE), "narrow": picture_of(picture, NARROW)}


def _cards(chart: Chart) -> Iterator[tuple[str | None, list[Card]]]:
    """Give the small pictures by the outcome that their KPIs belong to."""
    charts = chart.charts if isinstance(chart, Panels) else ()
    for goal, members in groupby(charts, key=lambda each: each.goal):
        yield goal, list(map(card_of, members))


def card_of(chart: SeriesChart) -> Card:
    """Give the small picture of a KPI."""
    return Card(chart, picture_of(chart, _CARD) if chart.has_numbers else None)


def picture_of_bar(count: int, most: int) -> Markup:
    """Draw a count as a bar so small that it stands in a line of text; the number beside it says the same."""
    return Markup(svg_of(draw_bar(count, most)))  # noqa: S704  as above


def series_picture(kpi: Kpi) -> Markup | None:
    """Draw the series of a KPI for its own page, None where none of its readings is a number."""
    chart = series_of(kpi)
    return card_of(chart).picture if chart else None


def _choices(view: View, documents: Sequence[Document]) -> Iterator[Choice]:
    alone = key_of(view.documents[0].iri) if len(view.documents) == 1 and len(documents) > 1 else None
    yield Choice(word("すべての文書", "all documents"), view.path, alone is None, leaves=True)
    glue = "&" if "?" in view.path else "?"
    for document in documents:
        key = key_of(document.iri)
        yield Choice(document.title, f"{view.path}{glue}revision={key}", key == alone)


def _with_suffix(path: str, form: str) -> str:
    before, mark, query = path.partition("?")
    return f"{before}.{form}{mark}{query}"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that a cell counts: its chain as a sentence, and every link of it with its quotes."""

    thing: ThingView
    sentence: str
    basis: object
    links: tuple[LinkView, ...]


def render_reasons(projection: Projection, view: View, names: Sequence[str], options: Mapping[str, str]) -> Page:
    """List what a cell of the heat map counts, with the evidence of each step."""
    ministry, outcome, parts = reasons_of(projection, names, options)
    return render(
        "chart_reasons.html",
        title=word(view),
        view=view,
        back=address("charts", ("ministry-outcome",), dict(options)),
        ministry=thing_view(ministry),
        outcome=thing_view(outcome) if outcome else None,
        reasons=[
            Reason(
                thing=thing_view(part.thing),
                sentence=part.chain.sentence,
                basis=(part.chain.basis, BASES[part.chain.basis]),
                links=tuple(link_view(projection, link) for link in part.chain.links),
            )
            for part in parts
        ],
        data_forms={form: _with_suffix(view.path, form) for form in ("json", "csv")},
    )
