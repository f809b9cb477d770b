"""The name of the sheet that indicators stand in, beside or under its label: 事務事業名, else 施策名."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.evaluations.stream import PARTED
from ingest.layouts.evaluations.words import sheet_words
from ingest.layouts.figures.labelled import label_and_value
from ingest.layouts.figures.values import is_number, is_time_only, is_value
from ingest.layouts.found import indicator_name
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line, Separator

_NUMBERED = re.compile(r"[0-9０-９]{1,2}[.．]?[ 　]+")  # ２ 事業の名称
_SHORTEST, _LONGEST = 4, 60


def names_of_sheets(lines: Sequence[Line], labels: Sequence[str], cues: LayoutCues) -> dict[int, tuple[int, Cell]]:
    """List names by the number of their line, each with the rank of its label."""
    found: dict[int, tuple[int, Cell]] = {}
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if not any(label in plain_of(line.text) for label in labels):
            continue
        for label, name in (_beside(line, below), *_in_row(line)):
            plain = plain_of(_NUMBERED.sub("", indicator_name(label.text))).strip("()[]【】:")
            if plain in labels and name is not None and _is_name(name, cues):
                found[line.index] = (labels.index(plain), name)
                break
    return found


def _in_row(line: Line) -> Iterator[tuple[Cell, Cell]]:
    """Pair the cells of a row, each with the next, without numbers."""
    cells = [cell for cell in line.cells if cell.text and not is_number(cell.text)] if line.separator in PARTED else []
    yield from pairwise(cells)


def _beside(line: Line, below: Line | None) -> tuple[Cell, Cell | None]:
    """Give a label and what stands behind it on its line, else on the line below, without numbers."""
    label, behind = label_and_value(line)
    cells = [cell for cell in (line.words if line.separator is Separator.NONE else line.cells) if cell.text]
    if len(cells) > 1 and is_number(cells[0].text):
        behind = None if label.text == cells[0].text else behind  # ②　事業の名称
        cells = cells[1:]
    if behind is None and len(cells) > 1:
        return cells[0], next((cell for cell in cells[1:] if not is_number(cell.text)), None)
    label = cells[0] if behind is None and cells else label
    under = below.part(0, len(below.text)) if below is not None and len(below.words) == 1 else None
    return label, behind if behind is not None else under


def _is_name(cell: Cell, cues: LayoutCues) -> bool:
    text = cell.text
    fits = _SHORTEST <= len(text) <= _LONGEST and "。" not in text and plain_of(text) not in sheet_words().sheets
    head = role_of(cell, cues) is not None and len(text) <= _SHORTEST + 2
    return fits and not (head or is_value(text, cues) or is_time_only(text))


def sheet_of(names: Mapping[int, tuple[int, Cell]], index: int, *, after: bool = False) -> Cell | None:
    """Give the name that is nearest before a line, that of the first label before those of others in its sheet."""
    before = [(line, rank, cell) for line, (rank, cell) in names.items() if line <= index]
    if not before:
        return next((cell for _, (_, cell) in sorted(names.items())), None) if after else None
    best = min(rank for line, rank, _ in before)
    return max((line, cell.origins, cell) for line, rank, cell in before if rank == best)[2]
