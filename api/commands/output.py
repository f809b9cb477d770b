"""How rows leave the command line: results to stdout, talk to stderr."""

import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence

import typer
from pydantic import BaseModel
from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

_UNWRAPPED = 10_000  # characters
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NEVER_FIRST = "、。，．・」』）］】〉》！？ーっゃゅょッャュョ"
Cell = str | int | float | None


def results() -> Console:
    """Give the console for results; what goes into a pipe or a file is not wrapped, unless COLUMNS asks for it."""
    console = Console(highlight=False, emoji=False, markup=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _UNWRAPPED
    return console


def talk() -> Console:
    """Give the console for what is said along the way."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def folded(text: Text, width: int) -> Iterable[Text]:
    """Break a text into lines of so many cells; Japanese has no spaces to break at, but no line begins with a 。."""
    rest = text
    while cell_len(rest.plain) > width:
        end = len(chop_cells(rest.plain, width)[0])
        while end > 1 and rest.plain[end] in _NEVER_FIRST:
            end -= 1
        line, rest = rest.divide([end])
        yield line
    yield rest


def write_json(model: BaseModel) -> None:
    """Write an envelope as JSON."""
    write_bytes((json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode())


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> None:
    """Write rows as CSV (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula gets a leading '."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    write_bytes(text.getvalue().encode())


def write_bytes(content: bytes) -> None:
    """Write to stdout as it is, whatever the console's encoding."""
    typer.echo(content, nl=False)
    sys.stdout.flush()


def _harmless(value: Cell) -> Cell:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
