"""A cell in the pieces that it is printed in: lines of it, items of a list in it, a name without its number."""

import re
from collections.abc import Iterator, Sequence

from ingest.cues import Cues
from ingest.layouts.rows import Cell, joined
from ingest.structure.notation import enumerated

_MARK = re.compile(r"[・･○●◯◎◇◆□■▪‣•▶▷★☆][ 　]*|[-－][ 　]+")
_COMMA = re.compile(r"[、，](?![^（(]{0,80}[)）])")
_AND_SO_ON = re.compile(r"[ 　、]+(?:等|など|ほか)$|(?<=[)）」])(?:等|など|ほか)$")
_SHORTEST_ITEM = 4  # characters: 妊娠、出産応援事業 is one name
_WAITING = ("、", "，", "・", "の", "と", "や", "及び", "に", "を", "（", "(")
_BROKEN = 4  # source characters that a line break in a cell takes up: <br>


def part_of(cell: Cell, start: int, end: int) -> Cell:
    """Cut a cell, without the space around what is left."""
    text = cell.text[start:end]
    first = start + len(text) - len(text.lstrip(" 　"))
    last = max(first, start + len(text.rstrip(" 　")))
    return Cell(cell.text[first:last], cell.origins[first:last], cell.left, cell.right)


def lines_in(cell: Cell) -> list[Cell]:
    """Cut a cell where a line break stood in it."""
    breaks = [at for at in range(1, len(cell.origins)) if cell.origins[at] - cell.origins[at - 1] > _BROKEN]
    return [part_of(cell, *ends) for ends in zip([0, *breaks], [*breaks, len(cell.text)], strict=True)]


def items_of(lines: Sequence[Cell], cues: Cues) -> list[Cell]:
    """List what a cell of several lines names: an item for each mark, each name that is whole, each comma."""
    items: list[list[Cell]] = []
    for line in lines:
        begins = _MARK.match(line.text) is not None or not items or cues.names_programme(items[-1][-1].text)
        if begins:
            items.append([line])
        else:
            items[-1].append(line)
    return [name for item in items for name in _parted(without_mark(joined(item)))]


def waits(cell: Cell) -> bool:
    """Tell whether a name was cut in the middle, so that the next line goes on with it."""
    return cell.text.endswith(_WAITING) or cell.text.count("（") > cell.text.count("）")


def without_mark(cell: Cell) -> Cell:
    """Take the mark of an item off, and the 等 behind it."""
    mark, rest = _MARK.match(cell.text), _AND_SO_ON.search(cell.text)
    return part_of(cell, mark.end() if mark else 0, rest.start() if rest else len(cell.text))


def is_marked(cell: Cell) -> bool:
    """Tell whether a cell begins with a number or the mark of an item."""
    return _MARK.match(cell.text) is not None or numbered(cell)[0] is not None


def numbered(cell: Cell) -> tuple[str | None, Cell]:
    """Part a name from its number: (1), 雪室を活用した….

    A figure that the name itself begins with is none: ３世代.
    """
    bare = without_mark(cell)
    read = enumerated(bare.text)
    if read is None or not read.title:
        return None, bare
    return read.readings[0].label, part_of(bare, read.title_at, len(bare.text))


def _parted(cell: Cell) -> Iterator[Cell]:
    """Cut a list at its commas, where all of it are names."""
    cuts = [match.span() for match in _COMMA.finditer(cell.text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(cell.text)]
    parts = [part_of(cell, start, end) for start, end in zip(starts, ends, strict=True)]
    parts = [part for part in parts if part.text]
    yield from parts if all(len(part.text) >= _SHORTEST_ITEM for part in parts) else [cell]
