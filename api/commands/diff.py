"""`sujimichi diff` and `sujimichi doubts`: what a revision changed, and what was not sure about it."""

from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path

from rich.table import Table

from api.answers import answer_rows, flat_rows
from api.cells import csv_file
from api.commands.output import json_text, results, talk, write_bytes, write_csv, write_json
from api.diff_files import markdown, workbook
from api.formats import DiffFormat, RowFormat
from api.settings import Settings
from graph.diff.doubts import doubts
from graph.diff.revisions import diff
from graph.questions import Answer
from graph.store import PolicyGraph
from ontology.errors import BadParameter, Message
from ontology.model import Kind
from viz.style import KINDS
from viz.words import in_japanese

_FILES: Mapping[DiffFormat, Callable[[Answer], bytes]] = {
    DiffFormat.JSON: lambda found: json_text(answer_rows(found, None)).encode(),
    DiffFormat.CSV: lambda found: csv_file(*flat_rows(found)),
    DiffFormat.MARKDOWN: lambda found: markdown(found).encode(),
    DiffFormat.XLSX: workbook,
}


def run_diff(
    settings: Settings, document: str, revisions: tuple[str | None, str | None], form: DiffFormat, output: Path | None
) -> None:
    """Compare two revisions. Raises `StoreError`, `UnknownThing` and `BadParameter`."""
    if output is None and form is DiffFormat.XLSX:
        raise _no_file()
    with PolicyGraph.open(settings.store) as graph:
        found = diff(graph, document, *revisions)
    if form is DiffFormat.TABLE:
        show(found)
    elif output is None:
        write_bytes(_FILES[form](found))
    else:
        output.write_bytes(_FILES[form](found))
        talk().print(f"{output}: {found.total} 件 / {found.total} changes")


def run_doubts(settings: Settings, document: str, form: RowFormat) -> None:
    """List the pairs of a revision that a person should look at. Raises `StoreError` and `UnknownThing`."""
    with PolicyGraph.open(settings.store) as graph:
        found = doubts(graph, document)
    if form is RowFormat.JSON:
        write_json(answer_rows(found, None))
    elif form is RowFormat.CSV:
        write_csv(*flat_rows(found))
    elif not found.rows:
        talk().print("確かめたい組はありません。 / No pairs to look at.")
    else:
        table = Table("種類", "前の版", "この版", "確かさ", "扱い", title=found.question.title.ja)
        for row in found.rows:
            table.add_row(KINDS[Kind(row.kind)].ja, row.before, row.after, f"{row.score:.2f}", in_japanese(row.verdict))
        results().print(table)


def show(found: Answer) -> None:
    """Show changes kind by kind."""
    if not found.rows:
        talk().print("変わったことはありません。 / Nothing has changed.")
        return
    table = Table("変更", "何が変わったか", "アウトカム", "府省", "確かさ", title=found.question.title.ja)
    for change, rows in groupby(found.rows, lambda row: row.change):
        for row in rows:
            outcome, ministry = ("、".join(each.label for each in group) for group in (row.outcome, row.ministry))
            table.add_row(change.words.ja, row.sentence, outcome, ministry, f"{row.score:.2f}")
        table.add_section()
    results().print(table)


def _no_file() -> BadParameter:
    message = Message(
        ja="xlsx は画面に出せません。-o でファイルを指定してください"
        "（例: sujimichi diff 総合戦略 --format xlsx -o 差分.xlsx）。",
        en="A workbook needs a file: give one with -o (for example sujimichi diff NAME --format xlsx -o diff.xlsx).",
    )
    return BadParameter(message, name="output", given=None, accepted="FILE")
