"""How rows leave the command line: results to stdout, talk to stderr."""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence

import typer
from pydantic import BaseModel
from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from api.cells import Cell, csv_file

_UNWRAPPED = 10_000  # characters
_NEVER_FIRST = "、。，．・」』）］】〉》！？ーっゃゅょッャュョ"


def results() -> Console:
    """Give the console for results; what goes into a pipe or a file is not wrapped, unless COLUMNS asks for it."""
    console = Console(highlight=False, emoji=False, markup=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _UNWRAPPED
    return console


def talk() -> Console:
    """Give the console for what is said along the way."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def tell(said: str) -> None:
    """Say something along the way, a line of it as long as it is."""
    talk().print(said, soft_wrap=True)


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
    write_bytes(json_text(model).encode())


def json_text(model: BaseModel) -> str:
    """Give an envelope as JSON."""
    return json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> None:
    """Write rows as CSV, see `api.cells`."""
    write_bytes(csv_file(columns, rows))


def write_bytes(content: bytes) -> None:
    """Write to stdout as it is, whatever the console's encoding."""
    typer.echo(content, nl=False)
    sys.stdout.flush()
