"""`sujimichi ask`: a named question of the catalogue, answered in rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.table import Table

from api.answers import answer_rows, catalogue_rows, flat_rows
from api.cells import Cell
from api.commands.output import results, talk, write_csv, write_json
from api.edition import Edition
from api.formats import RowFormat
from api.settings import Settings
from graph.questions import Answer, Column
from graph.questions.catalogue import CATALOGUE, ask, question_named
from ontology.errors import BadParameter, Message
from viz.words import in_japanese


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows of an answer are wanted; without a limit all of them from the offset on."""

    offset: int = 0
    limit: int | None = None


def run(  # noqa: PLR0913, PLR0917  one argument per option of the command
    settings: Settings,
    slug: str | None,
    parameters: Sequence[str],
    document: str | None,
    window: Window,
    form: RowFormat,
) -> None:
    """Answer a question, or list all of them. Raises `StoreError`, `UnknownThing`, `AmbiguousName`, `BadParameter`."""
    if slug is None:
        _list(form)
        return
    question_named(slug)  # a slip of the pen is told before a store is opened
    given = dict(map(_pair, parameters))
    edition = Edition.open(settings.store)
    projection = edition.projection_of(document)
    _write(ask(projection, slug, given, offset=window.offset, limit=window.limit), window.limit, form)


def _pair(parameter: str) -> tuple[str, str]:
    name, equals, value = parameter.partition("=")
    if not equals or not name.strip():
        message = Message(
            ja=f"--param「{parameter}」は「名前=値」の形で指定してください（例: --param year=2027）。",
            en=f"--param '{parameter}' must be NAME=VALUE (for example --param year=2027).",
        )
        raise BadParameter(message, name="param", given=parameter, accepted="NAME=VALUE")
    return name.strip(), value


def _write(answer: Answer, limit: int | None, form: RowFormat) -> None:
    if form is RowFormat.JSON:
        write_json(answer_rows(answer, limit))
        return
    if form is RowFormat.CSV:
        write_csv(*flat_rows(answer))
    else:
        _show(answer)
    if answer.truncated:
        shown = answer.offset + len(answer.rows)
        talk().print(f"{answer.total} 行のうち {shown} 行目まで / cut off after row {shown} of {answer.total}")


def _show(answer: Answer) -> None:
    if not answer.rows:
        talk().print("該当するものはありません。 / Nothing fits.")
        return
    columns = [column for column in answer.question.columns if _is_shown(answer, column)]
    table = Table(*(column.words.ja for column in columns), title=answer.question.title.ja)
    for row, cells in zip(answer.rows, flat_rows(answer)[1], strict=True):
        table.add_row(*(_told(getattr(row, column.name), cells[column.name]) for column in columns))
    results().print(table)


def _is_shown(answer: Answer, column: Column) -> bool:
    """Leave out quotes, which are too long for a table, and columns with nothing in them."""
    is_quote = column.name in answer.question.quote_columns
    return not is_quote and any(getattr(row, column.name) not in (None, "", ()) for row in answer.rows)


def _told(value: object, cell: Cell) -> str:
    if isinstance(value, StrEnum):
        return in_japanese(value)
    return "" if cell is None else str(cell)


def _list(form: RowFormat) -> None:
    rows = [
        {
            "slug": question.slug,
            "title": question.title.ja,
            "title_en": question.title.en,
            "parameters": " ".join(f"{each.name}{'' if each.required else '?'}" for each in question.parameters),
        }
        for question in CATALOGUE.values()
    ]
    if form is RowFormat.JSON:
        write_json(catalogue_rows())
    elif form is RowFormat.CSV:
        write_csv(list(rows[0]), rows)
    else:
        table = Table("質問", "題", "title", "パラメータ（? は省ける）")
        for row in rows:
            table.add_row(*row.values())
        results().print(table)
