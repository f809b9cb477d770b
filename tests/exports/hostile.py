"""A strategy with labels that formats choke on: formulas, markup, control characters, quotes, line breaks."""

from dataclasses import replace

from ontology.iri import DEFAULT_BASE, Minter
from ontology.model import Basis, Entity, Extraction, Kind, Link, Relation
from tests.graph.extractions import full

LABELS = (
    '=HYPERLINK("http://example.org","開く")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "＝１＋１",
    "\t=2+2",
    "'=はじめから引用符",
    "-5%",
    "<b>太字</b>&amp;<!--",
    "制御\x0b文字\x01",
    "改行\r\nと\n行",
    '引用符"と,読点;',
    "{{7*7}}{% raw %}",
    "𠮷野家と\u202e逆さ",
    "  前後の空白  ",
    "http://example.org/not-a-link",
    "1,234",
)


def hostile() -> Extraction:
    """Give the full extraction, under a hostile title, with a measure for every label that leads to its KPI."""
    series = "悪い名前の戦略"
    read, mint = full(series=series), Minter(DEFAULT_BASE, series)
    kpi = next(thing for thing in read.entities if thing.kind is Kind.KPI)
    document = replace(read.document, title='題名 "=1+1" <i>', source="=file.txt")
    measures = [
        Entity(
            iri=mint.thing(Kind.MEASURE, label),
            kind=Kind.MEASURE,
            label=label,
            document=document.iri,
            evidence=kpi.evidence,
        )
        for label in LABELS
    ]
    links = [Link(one.iri, Relation.MEASURED_BY, kpi.iri, Basis.STRUCTURAL, kpi.evidence) for one in measures]
    return replace(read, document=document, entities=(*read.entities, *measures), links=(*read.links, *links))
