"""`sujimichi documents` and `sujimichi entities`: what is in the graph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from api.cells import Cell
from api.commands.output import results, write_csv, write_json
from api.edition import Edition
from api.formats import RowFormat
from api.kinds import kind_named
from api.present import document_rows, entity_rows
from api.settings import Settings
from graph.projection import Projection
from graph.store import PolicyGraph
from ontology.japan import time_in_japan
from ontology.model import Kind
from viz.style import KINDS


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which things are wanted: of a kind, of a document, with a text in their names."""

    kind: str | None = None
    document: str | None = None
    text: str | None = None


def run_documents(settings: Settings, form: RowFormat, *, every: bool) -> None:
    """List the latest revisions, or every one. Raises `StoreError`."""
    found = document_rows(_every(settings.store) if every else Edition.open(settings.store).projection)
    if form is RowFormat.JSON:
        write_json(found)
        return
    rows = [{**row.model_dump(mode="json"), "counts": _counts(row.counts)} for row in found.rows]
    hidden: tuple[str, ...] = ()
    if form is RowFormat.TABLE:
        rows = [{**row, "ingested_at": time_in_japan(str(row["ingested_at"]))} for row in rows]
        hidden = ("id", "series", "revision")
    _write(form, {column.name: column.label for column in found.columns if column.name not in hidden}, rows)


def _every(store: Path) -> Projection:
    with PolicyGraph.open(store) as graph:
        return Projection.of(graph.extraction(revision) for revision in graph.revisions())


def run_entities(settings: Settings, wanted: Wanted, revision: str | None, form: RowFormat) -> None:
    """List things. Raises `StoreError`, `UnknownThing` and `BadParameter`."""
    edition = Edition.open(settings.store)
    projection = edition.projection_of(revision)
    document = projection.document(wanted.document).iri if wanted.document else None
    kind = kind_named(wanted.kind) if wanted.kind else None
    found = projection.select(kind=kind, document=document, text=wanted.text)
    parameters: dict[str, str | int | None] = {"kind": wanted.kind, "document": document, "text": wanted.text}
    page = entity_rows(projection, found, parameters, page=1, size=max(len(found), 1))
    if form is RowFormat.JSON:
        write_json(page)
        return
    shown = {"type": "種類", "notation": "記号", "label": "名称", "key": "キー"}
    _write(form, shown, [row.model_dump(mode="json") for row in page.rows])


def _counts(counts: Mapping[Kind, int]) -> str:
    return "、".join(f"{KINDS[kind].ja} {number}" for kind, number in counts.items())


def _write(form: RowFormat, columns: Mapping[str, str], rows: Sequence[Mapping[str, Cell]]) -> None:
    chosen = [{name: row[name] for name in columns} for row in rows]
    if form is RowFormat.CSV:
        write_csv(list(columns), chosen)
        return
    table = Table(*columns.values())
    for row in chosen:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    results().print(table)
