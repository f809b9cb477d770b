"""The workbook opens, is laid out for people, and neither runs a formula nor loses a number."""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from graph.exports.forms import ExportFormat
from graph.exports.source import Source
from graph.exports.workbook import SHEETS
from graph.exports.write import write
from tests.exports.hostile import LABELS

Row = dict[str, object]


@pytest.fixture(scope="module")
def book(source: Source) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(b"".join(write(source, ExportFormat.XLSX))))


def rows_of(book: Workbook, sheet: str) -> list[Row]:
    head, *rows = book[sheet].iter_rows(values_only=True)
    names = [str(cell).split("\n")[0] for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_sheets_have_frozen_heads_filters_and_widths(book: Workbook) -> None:
    assert book.sheetnames == ["はじめに", *(table.name for table in SHEETS)]
    for table in SHEETS:
        sheet = book[table.name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        assert all(6 <= width <= 50 for width in widths)
        heads = [str(cell.value).split("\n") for cell in sheet[1]]
        assert heads == [[column.ja, column.en] for column in table.columns]


def test_numbers_are_numbers_beside_the_printed_text(book: Workbook) -> None:
    kpi = next(row for row in rows_of(book, "KPI") if row["指標"] == "スマート農業技術の活用割合")
    assert (kpi["目標（原文）"], kpi["目標値"], kpi["比較"], kpi["期限の年"]) == ("50％以上", 50, "以上", 2027)
    assert (kpi["最新の値（原文）"], kpi["最新の値"]) == ("1,234,567人", 1234567)
    budget = next(row for row in rows_of(book, "予算") if row["金額（円）"])
    assert (budget["金額（円）"], budget["年度"]) == (10**11, 2026)
    assert budget["資金の流れ"] == "国 → 都道府県（1/2）\n国 → 市町村"


def test_a_chain_leads_from_measure_to_kpi_over_the_results_between(book: Workbook) -> None:
    chains = [row for row in rows_of(book, "筋道") if row["施策"] == "見習い漁師の支援"]
    far = next(row for row in chains if row["KPI"] == "港町への移住者数")
    assert (far["アウトプット"], far["アウトカム"], far["インパクト"]) == (
        "漁業の担い手を育てる",
        "海の仕事を増やす",
        "にぎわう港町をつくる",
    )
    assert (far["最も弱い根拠"], far["目標（原文）"], far["所管"]) == ("文書の構成", "年間500人", "水産庁")


def test_a_measure_without_a_kpi_has_a_row_too(book: Workbook) -> None:
    measures = {row["施策"] for row in rows_of(book, "施策")}
    assert measures == {row["施策"] for row in rows_of(book, "筋道")}


def test_ministries_list_what_they_answer_for_and_why(book: Workbook) -> None:
    row = next(row for row in rows_of(book, "府省") if row["対象"] == "見習い漁師の支援" and row["関係"] == "所管")
    assert (row["組織"], row["根拠"], row["原文"]) == (
        "水産庁",
        "本文の記述",
        "水産庁は、見習い漁師に船と住まいを貸し出す。",
    )


def test_findings_say_what_to_do(book: Workbook) -> None:
    findings = rows_of(book, "診断")
    assert findings
    assert all(row["すること"] and row["規則の名"] and row["重さ"] in ("誤り", "注意", "参考") for row in findings)


def test_no_text_becomes_a_formula_or_a_link(book: Workbook) -> None:
    labels = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                labels.add(cell.value)
    assert {label for label in LABELS if label.isprintable()} <= labels
