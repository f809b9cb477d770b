"""Measures, programmes and offices in tables and lists of plans: passages of our own, read as a reader does."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.layouts.rows import Cell
from ingest.layouts.works.cues import Column, load_work_cues
from ingest.layouts.works.offices import is_office, offices_in
from ingest.pipeline import Pipeline
from ingest.source import Source
from ontology.model import Basis, Entity, Extraction, Kind, Link, Organisation, Relation
from ontology.rules import may_join
from tests.ingest.layouts import passages, read_passage

WORKS = Path(__file__).parent.parent / "texts" / "works"
CUES = load_work_cues()
Row = dict[str, Any]


def _rows(extraction: Extraction) -> list[Row]:
    """List what was read as the expectations tell it; the measures of headings without an office are left out."""
    things = {entity.iri: entity for entity in extraction.entities}
    headings = {section.title for section in extraction.document.sections}
    found = [thing for thing in extraction.entities if thing.kind in (Kind.MEASURE, Kind.PROGRAMME)]
    rows = []
    for thing in sorted(found, key=lambda thing: thing.evidence[0].start):
        offices = [things[iri].label for iri in _answering(extraction, thing)]
        if thing.kind is Kind.MEASURE and (offices or thing.label not in headings):
            (above,) = _targets(extraction, thing, Relation.CONTRIBUTES_TO)
            programmes = [things[iri].label for iri in _targets(extraction, thing, Relation.IMPLEMENTED_BY)]
            under = things[above].label
            rows.append({"measure": thing.label, "under": under, "programmes": programmes, "offices": offices})
        elif thing.kind is Kind.PROGRAMME:
            (above,) = [link.source for link in extraction.links if link.target == thing.iri and _implements(link)]
            rows.append({"programme": thing.label, "under": things[above].label, "offices": offices})
    return rows


def _implements(link: Link) -> bool:
    return link.relation is Relation.IMPLEMENTED_BY and link.basis is Basis.STRUCTURAL


def _answering(extraction: Extraction, thing: Entity) -> list[str]:
    found = [link for link in extraction.links if link.target == thing.iri]
    found = [link for link in found if link.relation is Relation.RESPONSIBLE_FOR and link.basis is Basis.STATED]
    return [link.source for link in sorted(found, key=lambda link: link.evidence[-1].start)]


def _targets(extraction: Extraction, thing: Entity, relation: Relation) -> list[str]:
    found = [link for link in extraction.links if link.source == thing.iri and link.relation is relation]
    return [link.target for link in sorted(found, key=lambda link: link.evidence[-1].start)]


@pytest.mark.parametrize("path", passages(WORKS), ids=lambda path: path.name)
def test_measures_and_offices_are_read_as_a_reader_reads_them(pipeline: Pipeline, path: Path) -> None:
    expected: list[Row] = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    rows = _rows(read_passage(pipeline, path))
    own = [row for row in rows if "measure" in row or row["offices"] or any(_is(row, want) for want in expected)]
    assert own == expected


def _is(row: Row, want: Row) -> bool:
    return bool(row.get("programme") == want.get("programme"))


@pytest.mark.parametrize("path", passages(WORKS), ids=lambda path: path.name)
def test_every_link_of_a_work_is_quoted_and_allowed(pipeline: Pipeline, path: Path) -> None:
    text = path.read_bytes().decode()
    extraction = read_passage(pipeline, path)
    kinds = {entity.iri: entity.kind for entity in extraction.entities}
    places = [place for entity in extraction.entities for place in entity.evidence]
    for passage in (*places, *(place for link in extraction.links for place in link.evidence)):
        assert text[passage.start : passage.end] == passage.quote
    assert all(may_join(kinds[link.source], link.relation, kinds[link.target]) for link in extraction.links)


def test_an_office_of_a_city_belongs_to_its_plan(pipeline: Pipeline) -> None:
    plans = [read_passage(pipeline, WORKS / name) for name in ("columns_of_print.txt", "bullets.txt")]
    offices = [{thing.label: thing.iri for thing in plan.entities if isinstance(thing, Organisation)} for plan in plans]
    assert offices[0]["商工課"] != offices[1]["商工課"]


@pytest.mark.parametrize(
    ("printed", "offices"),
    [
        ("水産課", ["水産課"]),
        ("水産課・商工課", ["水産課", "商工課"]),
        ("担当：こども課、保育課", ["こども課", "保育課"]),
        ("産業部 商工課", ["産業部商工課"]),
        ("産業部、総務部 税務課", ["産業部", "総務部税務課"]),
        ("まち・ひと課", ["まち・ひと課"]),
        ("環境課ほか", ["環境課"]),
        ("環境課、関係各課", ["環境課"]),
        ("各課", []),
        ("税務課、各所管課", ["税務課"]),
        ("関係人口推進課", ["関係人口推進課"]),
        ("費用の一部", []),
        ("浜の語り部", []),
        ("まちの未来課", ["まちの未来課"]),
        ("第２会議室", []),
        ("放課後教室", []),
        ("令和７年度", []),
    ],
)
def test_offices_are_told_by_their_form(printed: str, offices: list[str]) -> None:
    cell = Cell(printed, tuple(range(len(printed))))
    assert [office.text for office in offices_in(cell, CUES, surely=True)] == offices


def test_more_is_an_office_in_a_column_of_offices_than_in_parentheses() -> None:
    assert is_office("給食センター", CUES)
    assert not is_office("給食センター", CUES, surely=True)


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("担当課", Column.OFFICE),
        ("主な　事業", Column.PROGRAMME),
        ("取 組", Column.MEASURE),
        ("予算額", None),
        ("目標値", None),
        ("氏名", None),
    ],
)
def test_a_head_says_what_a_column_of_a_table_of_measures_holds(words: str, column: Column | None) -> None:
    assert CUES.column(words) is column


@pytest.mark.parametrize(
    ("line", "column"),
    [("（主な取組）", Column.MEASURE), ("■具体的な事業", Column.PROGRAMME), ("【担当課】", None), ("取組の成果", None)],
)
def test_a_label_announces_measures_or_programmes(line: str, column: Column | None) -> None:
    assert CUES.announced(line) is column


def test_a_plan_of_short_lines_is_named_by_its_first_line(pipeline: Pipeline) -> None:
    """It has the form of slides, but a title where texts have theirs."""
    text = (WORKS / "programmes_below_names.txt").read_text(encoding="utf-8")
    revised = text.replace("舟渡町 まちづくり計画\n", "舟渡町　まちづくり計画\n（令和８年３月改訂）\n\n")
    assert pipeline.identify(Source("x.txt", revised, "utf-8")).title == "舟渡町まちづくり計画"
