"""`sujimichi decide` and `sujimichi decisions`: what people have decided, made, listed, checked, imported, exported."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.table import Table

from api.answers import answer_rows, flat_rows
from api.cells import csv_file
from api.commands.output import results, talk, write_bytes, write_csv, write_json
from api.formats import RowFormat
from api.hand import hand_of
from api.settings import Settings
from graph.decisions.desk import Desk
from graph.decisions.fields import word
from graph.decisions.incoming import COLUMNS, proposals
from graph.decisions.ledger import Ledger
from graph.decisions.table import decisions_answer, needing_a_look
from graph.exports.cells import ENCODING
from graph.history.deed import Hand
from graph.questions import Answer
from graph.store import PolicyGraph, writing
from ontology.decisions import Decision, State, Withdrawal
from ontology.errors import BadParameter, Message, SujimichiError
from ontology.iri import key_of
from ontology.japan import day_in_japan
from viz.decided import told_decision
from viz.words import in_japanese

_SHOWN = 5  # decisions that are told by name at the end of an ingest


def run_decide(settings: Settings, said: Mapping[str, str | None], author: str | None) -> None:
    """Make one decision. Raises `BadInput` and `StoreError`."""
    made = _decide(settings, [said], hand_of(settings, author))
    for decision in made:
        talk().print(f"判断を記録しました / decided: {key_of(decision.iri)}  {told_decision(decision)}", soft_wrap=True)


def run_list(settings: Settings, state: str | None, form: RowFormat) -> None:
    """List decisions, all or those in a state. Raises `BadParameter` and `StoreError`."""
    with PolicyGraph.open(settings.store) as graph:
        wanted = (word("state", state, State),) if state else ()
        found = decisions_answer(graph.ledger, graph.documents(), wanted)
        _show(found, graph.ledger, form)


def run_check(settings: Settings, form: RowFormat) -> int:
    """List the decisions that need another look, and give their number. Raises `StoreError`."""
    with PolicyGraph.open(settings.store) as graph:
        found = needing_a_look(graph.ledger, graph.documents())
        if found.rows or form is not RowFormat.TABLE:
            _show(found, graph.ledger, form)
    if not found.rows:
        talk().print("見直しの要る判断はありません。 / No decision needs another look.")
    return found.total


def run_export(settings: Settings, output: Path | None) -> None:
    """Write all decisions as CSV, to stdout or a file. Raises `StoreError` and `BadParameter`."""
    with PolicyGraph.open(settings.store) as graph:
        found = decisions_answer(graph.ledger, graph.documents())
    content = csv_file(*flat_rows(found))
    if output is None:
        write_bytes(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise _cannot("書き出せません", "cannot be written", output, error) from error
    talk().print(f"{output}: {found.total} 件の判断 / {found.total} decisions", soft_wrap=True)


def run_import(settings: Settings, file: Path, author: str | None) -> None:
    """Add the decisions of a CSV file, all or none. Raises `BadInput`, with the line, and `StoreError`."""
    made = _decide(settings, _rows(file), hand_of(settings, author))
    talk().print(f"{file}: {len(made)} 件の判断を加えました / {len(made)} decisions taken in", soft_wrap=True)
    tell_decisions(settings.store)


def run_withdraw(settings: Settings, decision: str, reason: str, author: str | None) -> None:
    """Take a decision back. Raises `UnknownThing`, `DecisionRefused` and `StoreError`."""
    hand = hand_of(settings, author)
    with writing(settings.store, base=settings.base, hand=hand) as writer:
        gone = Desk(writer).withdraw(decision, Withdrawal(hand.author, hand.at, reason))
    talk().print(f"取り下げました / withdrawn: {key_of(gone.iri)}  {told_decision(gone)}", soft_wrap=True)


def tell_decisions(store: Path) -> None:
    """Say how many decisions need another look, and name the first of them. Raises `StoreError`."""
    with PolicyGraph.open(store) as graph:
        found = needing_a_look(graph.ledger, graph.documents())
        if not found.rows:
            return
        talk().print(
            f"{found.total} 件の判断は見直しが必要 / {_need(found.total)} another look  (sujimichi decisions check)",
            soft_wrap=True,
        )
        for decision in _decisions(graph.ledger, found.rows[:_SHOWN]):
            talk().print(f"  {key_of(decision.iri)}  {told_decision(decision)}", soft_wrap=True)


def _need(number: int) -> str:
    return f"{number} decision needs" if number == 1 else f"{number} decisions need"


def _decide(settings: Settings, rows: Sequence[Mapping[str, str | None]], hand: Hand) -> tuple[Decision, ...]:
    _existing(settings.store)
    with writing(settings.store, base=settings.base, hand=hand) as writer:
        try:
            return Desk(writer).decide(list(proposals(rows, hand.author, hand.at)))
        except SujimichiError as error:
            raise _at_line(error, rows) from error


def _existing(store: Path) -> None:
    """Raise `StoreMissing` where nothing was read in yet: there is nothing to decide about."""
    PolicyGraph.open(store).close()


def _at_line(error: SujimichiError, rows: Sequence[object]) -> SujimichiError:
    """Say which line of a file it was; the head is line 1."""
    place = error.facts.get("place")
    if len(rows) < 2 or not isinstance(place, int):
        return error
    line = place + 2
    told = Message(f"{line}行目: {error.message.ja}", f"line {line}: {error.message.en}")
    return type(error)(told, **error.facts)


def _rows(file: Path) -> list[dict[str, str | None]]:
    try:
        text = file.read_text(encoding=ENCODING)
    except (OSError, UnicodeDecodeError) as error:
        raise _cannot("読めません（UTF-8 の CSV にしてください）", "cannot be read (UTF-8 CSV)", file, error) from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise _no_columns(file, missing)
    return [dict(row) for row in reader]


def _show(found: Answer, ledger: Ledger, form: RowFormat) -> None:
    if form is RowFormat.JSON:
        write_json(answer_rows(found, None))
    elif form is RowFormat.CSV:
        write_csv(*flat_rows(found))
    elif not found.rows:
        talk().print("判断はまだありません。 / No decisions.")
    else:
        table = Table("キー", "状態", "判断", "理由", "判断した人", "日付", title=found.question.title.ja)
        for row, decision in zip(found.rows, _decisions(ledger, found.rows), strict=True):
            state = in_japanese(row.state) + (f"（{in_japanese(row.trouble)}）" if row.trouble else "")
            told = told_decision(decision)
            table.add_row(key_of(row.id), state, told, row.reason, row.author, day_in_japan(row.at))
        results().print(table)


def _decisions(ledger: Ledger, rows: Sequence[object]) -> Iterator[Decision]:
    held = {decision.iri: decision for decision in ledger.decisions}
    return (held[getattr(row, "id")] for row in rows)  # noqa: B009  rows of an answer are of any type


def _cannot(ja: str, en: str, file: Path, error: Exception) -> BadParameter:
    detail = getattr(error, "strerror", None) or str(error)
    return BadParameter(
        Message(f"{file} は{ja}: {detail}", f"{file} {en}: {detail}"),
        name="FILE",
        given=str(file),
        accepted="a file",
    )


def _no_columns(file: Path, missing: Sequence[str]) -> BadParameter:
    listed = "、".join(missing)
    return BadParameter(
        Message(
            f"{file} に列 {listed} がありません。要る列: {' '.join(COLUMNS)}"
            "（ほかの列は sujimichi decisions export で書き出したとおり）。",
            f"{file} has no column {listed}; needed are {' '.join(COLUMNS)} "
            "(the others are as `sujimichi decisions export` writes them)",
        ),
        name="FILE",
        given=str(file),
        accepted=" ".join(COLUMNS),
    )
