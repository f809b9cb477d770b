"""Tables set as text, as the programs leave them that take the text out of files."""

import unicodedata
from collections.abc import Callable, Sequence

from tests.ingest.typesetter.tables import Column, Options, Table

WIDTHS = {"name": 30, "owner": 22, "text": 18, "office": 16, "group": 16, "deadline": 14}
_LEAST, _GUTTER = 10, 2
_SHORTEST_WRAPPED = 20


def print_width(text: str) -> int:
    """Measure a text in columns of print: a wide character fills two."""
    return sum(2 if unicodedata.east_asian_width(character) in "FWA" else 1 for character in text)


def folded(text: str, width: int) -> list[str]:
    """Cut a text into lines of a width, anywhere, as narrow cells are."""
    lines, line = [], ""
    for character in text:
        if print_width(line + character) > width:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]


def aligned(table: Table, options: Options) -> list[str]:
    """Set columns of print, as pdftotext -layout does; every cell at the top or in the middle of its row."""
    widths = [_width(column, options) for column in table.columns]
    lines = _printed([list(column.head) for column in table.columns], widths, middle=options.middle)
    at = 0
    while at < table.height:
        end = at + 1
        while end < table.height and _is_merged(table, end):
            end += 1
        cells = [_stack(column, at, end, width, options) for column, width in zip(table.columns, widths, strict=True)]
        lines += _printed(cells, widths, middle=options.middle)
        at = end
    return lines


def _is_merged(table: Table, at: int) -> bool:
    return next(column.cells[at] for column in table.columns if column.kind == "name") == ""


def _stack(column: Column, start: int, end: int, width: int, options: Options) -> list[str]:
    """List the printed lines of a cell; rows under one merged name take a line each."""
    if end - start > 1 and column.kind in ("name", "number", "owner"):
        return folded(column.cells[start], width)
    if end - start > 1:
        return [cell or "" for cell in column.cells[start:end]]
    return folded(column.cells[start], width) if options.wrapped else [column.cells[start]]


def _width(column: Column, options: Options) -> int:
    longest = max(map(print_width, (*column.head, *column.cells)))
    return (
        min(longest, max(WIDTHS.get(column.kind, 40), *map(print_width, column.head)))
        if options.wrapped
        else max(longest, _LEAST)
    )


def _printed(cells: Sequence[Sequence[str]], widths: Sequence[int], *, middle: bool) -> list[str]:
    """Set the cells of one row. In the middle, what stands half a line off takes a printed line of its own."""
    height = max(map(len, cells))
    grid: dict[int, dict[int, str]] = {}
    for at, lines in enumerate(cells):
        offset = height - len(lines) if middle else 0  # in half lines
        for index, text in enumerate(lines):
            grid.setdefault(2 * index + offset, {})[at] = text
    return [
        "".join(_pad(grid[place].get(at, ""), width) for at, width in enumerate(widths)).rstrip()
        for place in sorted(grid)
    ]


def _pad(text: str, width: int) -> str:
    return text + " " * (width - print_width(text) + _GUTTER)


def spaced(table: Table, _: Options) -> list[str]:
    """Set one space between the cells of a row, as plain text extraction does."""
    heads = [" ".join(text for text in line if text) for line in _head_lines(table)]
    rows = [" ".join(column.cells[at] for column in table.columns if column.cells[at]) for at in range(table.height)]
    return [*heads, *rows]


def _head_lines(table: Table) -> list[list[str]]:
    return [
        [column.head[at] if at < len(column.head) else "" for column in table.columns]
        for at in range(table.head_height)
    ]


def rows_flattened(table: Table, options: Options) -> list[str]:
    """Set every cell on a line of its own, row after row."""
    lines = _flat_heads(table)
    for at in range(table.height):
        lines += [line for column in table.columns for line in _cell_lines(column, column.cells[at], options)]
    return lines


def columns_flattened(table: Table, options: Options) -> list[str]:
    """Set every cell on a line of its own, column after column."""
    lines = []
    for column in table.columns:
        lines += ["".join(column.head[:1]), *column.head[1:]]
        lines += [line for cell in column.cells for line in _cell_lines(column, cell, options)]
    return lines


def _cell_lines(column: Column, cell: str, options: Options) -> list[str]:
    if not cell:
        return []
    long = options.wrapped and column.kind == "name" and print_width(cell) > _SHORTEST_WRAPPED
    return folded(cell, 24) if long else [cell]


def _flat_heads(table: Table) -> list[str]:
    return [line for column in table.columns for line in column.head]


def tabbed(table: Table, _: Options) -> list[str]:
    """Set tabs between the cells, as copying from a spreadsheet does."""
    heads = ["\t".join(line) for line in _head_lines(table)]
    return [*heads, *("\t".join(column.cells[at] for column in table.columns) for at in range(table.height))]


def piped(table: Table, _: Options) -> list[str]:
    """Set a table of Markdown; its one row of heads takes the lines of each head together."""
    head = "|".join(f" {'<br>'.join(column.head)} " for column in table.columns)
    rule = "|".join(" --- " for _ in table.columns)
    rows = ["|".join(f" {column.cells[at]} " for column in table.columns) for at in range(table.height)]
    return [f"|{line}|" for line in (head, rule, *rows)]


def marked_up(table: Table, _: Options) -> list[str]:
    """Set a table of HTML, names merged over their rows as row spans."""
    heads = "".join(f"<th>{'<br>'.join(column.head)}</th>" for column in table.columns)
    lines = ["<table>", f"<tr>{heads}</tr>"]
    lines += [f"<tr>{''.join(_markup(column, at) for column in table.columns)}</tr>" for at in range(table.height)]
    return [*lines, "</table>"]


def _markup(column: Column, at: int) -> str:
    merges = column.kind in ("name", "number", "owner")
    if merges and not column.cells[at]:
        return ""
    rows = 1
    while merges and at + rows < len(column.cells) and not column.cells[at + rows]:
        rows += 1
    return f'<td rowspan="{rows}">{column.cells[at]}</td>' if rows > 1 else f"<td>{column.cells[at]}</td>"


LAYOUTS: dict[str, Callable[[Table, Options], list[str]]] = {
    "aligned": aligned,
    "spaced": spaced,
    "rows_flattened": rows_flattened,
    "columns_flattened": columns_flattened,
    "tabbed": tabbed,
    "piped": piped,
    "marked_up": marked_up,
}
