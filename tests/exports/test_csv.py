"""CSV tables hold all that the JSON export holds; what looks like a formula is disarmed and can be had back."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from graph.exports import csv_tables
from graph.exports.cells import guarded, unguarded
from graph.exports.contract import to_json
from graph.exports.forms import ExportFormat
from graph.exports.records import RECORDS
from graph.exports.source import Source
from graph.exports.write import write
from tests.exports.hostile import LABELS

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def content(source: Source) -> bytes:
    return b"".join(write(source, ExportFormat.CSV))


@pytest.fixture(scope="module")
def tables(content: bytes) -> dict[str, Rows]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {
            Path(name).stem: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def test_every_table_begins_with_the_mark_that_excel_needs(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert all(archive.read(name).startswith(b"\xef\xbb\xbf") for name in archive.namelist() if ".csv" in name)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_tables_and_json_hold_the_same_things(source: Source, tables: dict[str, Rows]) -> None:
    exported = to_json(source.project())
    rows = {row["id"]: row for name, table in tables.items() if table and "label" in table[0] for row in table}
    assert set(rows) == {node["id"] for node in exported["nodes"]}
    assert {iri: unguarded(row["label"]) for iri, row in rows.items()} == {
        node["id"]: node["label"] for node in exported["nodes"]
    }
    assert len(tables["documents"]) == len(exported["documents"])
    assert len(tables["links"]) == len(exported["edges"])
    assert {(row["source"], row["relation"], row["target"], row["basis"]) for row in tables["links"]} == {
        (edge["source"], edge["type"], edge["target"], edge["basis"]) for edge in exported["edges"]
    }


def test_quotes_are_joined_by_the_key_of_the_link(source: Source, tables: dict[str, Rows]) -> None:
    quotes: dict[str, list[str]] = {}
    for row in tables["evidence"]:
        quotes.setdefault(row["about"], []).append(unguarded(row["quote"]))
    for row in tables["links"]:
        assert row["basis"] in ("curated", "inferred") or quotes[row["id"]]
    assert len(quotes) <= len({row["id"] for row in tables["links"]}) + len(source.project().entities)


def test_kpis_keep_what_is_printed_beside_the_numbers(tables: dict[str, Rows]) -> None:
    kpi = next(row for row in tables["kpis"] if row["label"] == "スマート農業技術の活用割合")
    assert (kpi["target"], kpi["target_value"], kpi["unit"], kpi["deadline_year"]) == ("50％以上", "50", "％", "2027")
    cells = [row for row in tables["observations"] if row["kpi"] == kpi["id"]]
    assert [row["position"] for row in cells] == ["0", "1", "2"]
    assert [float(row["number"]) if row["number"] else None for row in cells] == [0.1 + 0.2, None, 1234567.0]
    assert cells[0]["progress"] == "33%"
    assert cells[0]["recomputed"] == "33.4"


def test_every_column_is_in_the_dictionary(content: bytes, tables: dict[str, Rows]) -> None:
    described = {(row["table"], row["column"]): row for row in tables["data-dictionary"]}
    assert all(row["ja"] and row["en"] for row in described.values())
    assert set(described) == {(table.name, column.name) for table in RECORDS for column in table.columns}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        metadata = json.loads(archive.read("sujimichi/csv-metadata.json"))
    columns = {(t["url"], c["name"]) for t in metadata["tables"] for c in t["tableSchema"]["columns"]}
    assert columns == {(f"{table}.csv", column) for table, column in described}


@pytest.mark.parametrize("text", [*LABELS, "'", "''x", "", "普通の名称", "-", "－", "+3.2%", "−１２"])
def test_a_disarmed_text_can_be_had_back(text: str) -> None:
    cell = guarded(text)
    assert isinstance(cell, str)
    assert (unguarded(cell) if cell != text else cell) == text
    assert not cell.lstrip().startswith(("=", "@", "＝", "＠"))


@pytest.mark.parametrize("figure", ["-5", "+3.2%", "-1,234", "－", "-", "△3"])
def test_a_figure_with_a_sign_stays_a_figure(figure: str) -> None:
    assert guarded(figure) == figure
    assert guarded(-5) == -5


def test_a_folder_holds_the_same_files_as_the_zip(source: Source, content: bytes, tmp_path: Path) -> None:
    csv_tables.save(source.project(), tmp_path / "new" / "tables")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert (tmp_path / "new" / "tables" / Path(name).name).read_bytes() == archive.read(name)


def test_the_zip_is_written_while_rows_are_read(source: Source) -> None:
    pieces = [len(piece) for piece in csv_tables.zipped(source.project())]
    assert len([size for size in pieces if size]) > 10
