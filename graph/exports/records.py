"""The tables of the CSV export: one record a thing, a link, a passage, a value; joined by IRI, like a database."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from graph.exports import gathering
from graph.exports.names import KIND_NAMES
from graph.exports.records_of_kind import OWN
from graph.exports.table import Cell, Column, Datatype, Table
from ontology.iri import key_of
from ontology.model import Kind

TABLE_NAMES: dict[Kind, str] = {
    Kind.IMPACT: "impacts",
    Kind.OUTCOME: "outcomes",
    Kind.OUTPUT: "outputs",
    Kind.MEASURE: "measures",
    Kind.PROGRAMME: "programmes",
    Kind.KPI: "kpis",
    Kind.ORGANISATION: "organisations",
    Kind.LAW: "laws",
    Kind.ROADMAP_ITEM: "roadmap",
    Kind.CLAIM: "claims",
    Kind.BUDGET: "budgets",
    Kind.EVENT: "events",
    Kind.DOCUMENT: "cited_documents",
}


def _of(path: str) -> Callable[[Any], Cell]:
    return attrgetter(path)


_THING = (
    Column("id", "もののIRI", "IRI of the thing", _of("iri"), "anyURI"),
    Column("key", "キー（IRIの末尾）", "key: the last part of the IRI", lambda thing: key_of(thing.iri)),
    Column("label", "名称", "label", _of("label")),
    Column("notation", "記号（印刷のまま）", "notation, as printed", _of("notation")),
    Column("document", "読み取った版のIRI", "IRI of the revision that it was read in", _of("document"), "anyURI"),
)
_POSITION = Column("position", "順番（0から）", "place in the order, from 0", _of("position"), "integer")
_SPAN = (
    Column("start", "始まり（原文の文字数、0から）", "start in code points, from 0", _of("part.start"), "integer"),
    Column("end", "終わり（この文字は含まない）", "end in code points, exclusive", _of("part.end"), "integer"),
)


def _whole(name: str, ja: str, en: str) -> Column:
    return Column(name, ja, en, _of("whole"), "anyURI")


def _part(name: str, ja: str, en: str, datatype: Datatype = "string", get: str | None = None) -> Column:
    return Column(name, ja, en, _of(f"part.{get or name}"), datatype)


RECORDS: tuple[Table, ...] = (
    Table(
        "documents",
        "文書の版",
        "Document revisions",
        gathering.documents,
        (
            Column("id", "版のIRI", "IRI of the revision", _of("iri"), "anyURI"),
            Column("title", "題名", "title", _of("title")),
            Column("series", "系列（文書そのもの）", "series: the work", _of("series_name")),
            Column("source", "ファイル名", "name of the file", _of("source")),
            Column(
                "revision", "本文のSHA-256の先頭12桁", "first 12 digits of the SHA-256 of the text", _of("revision")
            ),
            Column("issued", "発行（印刷のまま）", "issued, as printed", _of("issued")),
            Column("ingested_at", "取り込み時刻（UTC）", "time of ingestion (UTC)", _of("ingested_at")),
            Column("software", "取り込んだソフトウェア", "software that read it", _of("software")),
        ),
    ),
    *(
        Table(name, KIND_NAMES[kind], str(kind), gathering.things(kind), (*_THING, *OWN.get(kind, ())))
        for kind, name in TABLE_NAMES.items()
    ),
    Table(
        "links",
        "つながり",
        "Links",
        gathering.links,
        (
            Column("id", "つながりのキー", "key of the link", gathering.link_id),
            Column("source", "もとのIRI", "IRI of the source", _of("source"), "anyURI"),
            Column("relation", "関係", "relation", _of("relation")),
            Column("target", "先のIRI", "IRI of the target", _of("target"), "anyURI"),
            Column(
                "basis",
                "根拠の種類：stated 本文、structural 構成、decided 人の判断、curated 典拠ファイル、inferred 推定",
                "why it is believed: stated, structural, decided, curated or inferred",
                _of("basis"),
            ),
            Column("confidence", "確からしさ（0より大きく1以下）", "confidence in (0, 1]", _of("confidence"), "double"),
            Column("role", "組織の役割", "role of the organisation", _of("role")),
            Column("reason", "推定の理由", "what an inferred link was computed from", _of("reason")),
        ),
    ),
    Table(
        "evidence",
        "根拠の引用",
        "Quoted passages",
        gathering.evidence,
        (
            Column("about", "もののIRIか、つながりのキー", "IRI of a thing or key of a link", _of("whole")),
            _POSITION,
            _part("document", "版のIRI", "IRI of the revision", datatype="anyURI"),
            *_SPAN,
            _part("page", "頁（1から）", "page, from 1", datatype="integer"),
            _part("quote", "引用（原文のまま）", "quote, to the letter"),
        ),
    ),
    Table(
        "observations",
        "KPIの実績",
        "Actual values of KPIs",
        gathering.observations,
        (
            _whole("kpi", "KPIのIRI", "IRI of the KPI"),
            _POSITION,
            _part("at", "表の欄", "column of the table"),
            _part("value", "値（印刷のまま）", "value, as printed"),
            _part("number", "値（数値）", "value as a number", datatype="double"),
            _part("as_of", "時点（印刷のまま）", "when it was taken, as printed"),
            _part("progress", "進捗率（印刷のまま）", "progress, as printed"),
            _part("recomputed", "進捗率（計算、％）", "progress as recomputed, per cent", datatype="double"),
        ),
    ),
    Table(
        "flows",
        "資金の流れ",
        "Flows of money",
        gathering.flows,
        (
            _whole("budget", "予算のIRI", "IRI of the budget"),
            _POSITION,
            _part("from", "出し手", "who gives", get="source"),
            _part("to", "受け手", "who receives", get="target"),
            _part("share", "負担割合（印刷のまま）", "share, as printed"),
        ),
    ),
    Table(
        "names",
        "別の名称",
        "Other names",
        gathering.names,
        (
            Column("thing", "もののIRI", "IRI of the thing", lambda name: name[0], "anyURI"),
            Column("sort", "別表記・略称・対象", "alternative, abbreviation or target_group", lambda name: name[1]),
            Column("name", "名称", "name", lambda name: name[2]),
        ),
    ),
    Table(
        "sections",
        "文書の節",
        "Sections of documents",
        gathering.sections,
        (
            _whole("document", "版のIRI", "IRI of the revision"),
            _POSITION,
            _part("depth", "見出しの深さ（0から）", "level of the heading, from 0", datatype="integer"),
            _part("notation", "記号", "notation"),
            _part("title", "見出し", "title"),
            *_SPAN,
        ),
    ),
    Table(
        "unresolved",
        "未解決の箇所",
        "Passages that were seen and not understood",
        gathering.unresolved,
        (
            Column("reason", "理由", "reason", lambda item: item[0]),
            Column("document", "版のIRI", "IRI of the revision", lambda item: item[1].document, "anyURI"),
            Column(
                "start", "始まり（原文の文字数、0から）", "start in code points", lambda item: item[1].start, "integer"
            ),
            Column("end", "終わり（この文字は含まない）", "end, exclusive", lambda item: item[1].end, "integer"),
            Column("quote", "引用（原文のまま）", "quote, to the letter", lambda item: item[1].quote),
        ),
    ),
)
