"""`sujimichi history`: how a thing changed through the revisions, or what was done to the store by whom."""

from rich.table import Column, Table

from api.answers import answer_rows, flat_rows
from api.commands.output import results, write_csv, write_json
from api.formats import RowFormat
from api.settings import Settings
from graph.history.chronicle import chronicle
from graph.history.life import life, thing_named
from graph.questions import Answer
from graph.store import PolicyGraph
from ontology.japan import time_in_japan
from viz.words import in_japanese

_FACTS = ("place", "target", "deadline", "baseline", "status", "ministry", "programme", "kpi")


def run(settings: Settings, thing: str | None, form: RowFormat) -> None:
    """Write the history of a thing or of the store. Raises `StoreError`, `UnknownThing`, `AmbiguousName`."""
    with PolicyGraph.open(settings.store) as graph:
        found = life(graph, thing_named(graph, thing)) if thing else chronicle(graph)
    if form is RowFormat.JSON:
        write_json(answer_rows(found, None))
    elif form is RowFormat.CSV:
        write_csv(*flat_rows(found))
    elif thing:
        results().print(_life(found))
    else:
        results().print(_chronicle(found))


def _life(found: Answer) -> Table:
    heads = ("日付", "版", "名称", "変更", "そのときの内容")
    table = Table(*(Column(head, overflow="fold") for head in heads), title=found.question.title.ja, show_lines=True)
    names = {column.name: column.words.ja for column in found.question.columns}
    for row, cells in zip(found.rows, flat_rows(found)[1], strict=True):
        facts = "\n".join(f"{names[name]}: {cells[name]}" for name in _FACTS if cells[name])
        label = row.thing.label if row.thing else "（この版には無い）"
        table.add_row(row.date, f"{row.revision.title}\n{row.revision.revision}", label, "\n".join(row.changes), facts)
    return table


def _chronicle(found: Answer) -> Table:
    heads = ("日時", "したこと", "何に", "誰が", "備考", "ソフトウェア")
    table = Table(*(Column(head, overflow="fold") for head in heads), title=found.question.title.ja)
    for row in found.rows:
        at, what = time_in_japan(row.at), "、".join(row.what)
        table.add_row(at, in_japanese(row.act), what, row.author or "—", row.note or "", row.software)
    return table
