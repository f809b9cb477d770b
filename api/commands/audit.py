"""`sujimichi audit`: what is missing from a logic model or disagrees, with what to do."""

from collections import Counter
from collections.abc import Mapping

from rich.table import Column, Table

from api.answers import answer_rows, flat_rows
from api.audits import Audit
from api.commands.output import results, talk, write_csv, write_json
from api.edition import Edition
from api.formats import RowFormat
from api.settings import Settings
from graph.audit import Severity, rules
from graph.questions import Answer
from viz.words import in_japanese

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: ""}


def run(settings: Settings, document: str | None, given: Mapping[str, str | None], form: RowFormat) -> bool:
    """Write the findings and tell whether there are any. Raises `StoreError`, `UnknownThing` and `BadParameter`."""
    edition = Edition.open(settings.store)
    projection = edition.projection_of(document)
    found = Audit(projection, given, alone=document is not None).findings()
    if form is RowFormat.JSON:
        write_json(answer_rows(found, None))
    elif form is RowFormat.CSV:
        write_csv(*flat_rows(found))
    else:
        _show(found)
    _sum_up(found)
    return found.total > 0


def _show(found: Answer) -> None:
    if not found.rows:
        return
    documents = {row.document.title if row.document else "" for row in found.rows}
    heads = ("重さ", "規則", "すること", *(("文書",) if len(documents) > 1 else ()))
    table = Table(*(Column(head, overflow="fold") for head in heads), title=found.question.title.ja)
    for row in found.rows:
        severity, document = in_japanese(row.severity), row.document.title if row.document else ""
        cells = (severity, row.rule, row.sentence, document)[: len(heads)]
        table.add_row(*cells, style=_STYLES[row.severity])
    results().print(table)


def _sum_up(found: Answer) -> None:
    if not found.total:
        talk().print("指摘はありません。 / No findings.")
    for slug, number in Counter(row.rule for row in found.rows).items():
        title = rules()[slug].title
        talk().print(f"{number:>5}  {slug}  {title.ja} / {title.en}", soft_wrap=True)
