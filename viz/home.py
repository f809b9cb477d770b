"""The first page: where to look something up, the documents, and the logic model from the top."""

from dataclasses import dataclass

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Kind
from viz.embed import Page, render
from viz.language import word
from viz.outline import outline_of

# What somebody with a briefing to write comes for, each with the page that has it: address, words, explanation.
TASKS = (
    (
        "/map",
        ("全体図を見る", "See the whole map"),
        ("施策からインパクトまでを一枚で", "measures to impacts on one sheet"),
    ),
    (
        "/questions/kpis-at-risk",
        ("遅れているKPI", "KPIs at risk"),
        ("実績と目標の差から", "by actual values against targets"),
    ),
    (
        "/questions/overlap-matrix",
        ("府省の重なり", "Where ministries overlap"),
        ("同じ施策・事業・KPI", "the same measures, programmes, KPIs"),
    ),
    ("/audit", ("つながりの診断", "Audit of the logic model"), ("欠けている目標・根拠・所管", "what is missing")),
    ("/diff", ("改定で変わったこと", "What a revision changed"), ("新旧の版を並べて", "old and new side by side")),
    ("/questions", ("質問カタログ", "All questions"), ("根拠の引用を付けて答える", "answered with quotes")),
)
_LISTED = (
    Kind.IMPACT,
    Kind.OUTCOME,
    Kind.OUTPUT,
    Kind.MEASURE,
    Kind.PROGRAMME,
    Kind.KPI,
    Kind.ORGANISATION,
    Kind.LAW,
)


@dataclass(frozen=True, slots=True)
class Card:
    """A document with the number of things of each kind that were read in it."""

    key: str
    document: Document
    counts: tuple[tuple[Kind, int], ...]


def render_home(projection: Projection) -> Page:
    """Show the ways in, the documents with their counts, and the logic model of each as an outline."""
    cards = _cards(projection)
    order = [card.document for card in cards]
    return render(
        "home.html",
        title=word("政策の筋道をたどる", "Follow policy from measure to KPI"),
        tasks=TASKS,
        listed=[(kind, len(projection.select(kind=kind))) for kind in _LISTED],
        cards=cards,
        outline=sorted(outline_of(projection), key=lambda model: order.index(model.document)),
    )


def _cards(projection: Projection) -> list[Card]:
    """List the documents, those in which most was read first."""
    cards = [Card(key_of(each.iri), each, counts_of(projection, each)) for each in projection.documents]
    return sorted(cards, key=lambda card: -sum(count for _, count in card.counts))


def counts_of(projection: Projection, document: Document) -> tuple[tuple[Kind, int], ...]:
    """Count the things of each kind that were read in a document; kinds of which there are none are left out."""
    counts = ((kind, len(projection.select(kind=kind, document=document.iri))) for kind in Kind)
    return tuple((kind, count) for kind, count in counts if count)
