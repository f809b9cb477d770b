"""Where a printed line stands under the head of a table: in the column of names, in another one, or across them."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.heads.columns import Head
from ingest.layouts.heads.years import distance
from ingest.layouts.rows import Cell, Line, Separator, joined

_OPEN = re.compile(r"[（(][^）)]*$")
_CLOSING = re.compile(r"[^（(]{0,12}[）)]")
_BEGINS_CONTINUED = re.compile(r"[（(のをにはがとへで、・]")
_SEVERAL = 2
_FLUSH = 2  # columns of print between a head and the cells under it


def runs_on(line: Line, head: Head) -> bool:
    """Tell a sentence from a row, one column of which may hold sentences."""
    if "。" not in line.text:
        return False
    texts = any(column.role is Role.OTHER_TEXT for column in head.columns)
    return not (texts and len(line.cells) >= _SEVERAL and line.separator is Separator.GAP)


def stands_in_other_column(line: Line, head: Head) -> bool:
    """Tell whether a line is only the rest of a text in another column: 担当課, 指標の考え方."""
    if head.separator is not Separator.GAP or len(line.words) > _SEVERAL:
        return False
    cell = line.split(Separator.GAP)[0]
    column = head.columns[_nearest(head, cell)]
    beyond = cell.left >= _indicator(head).right and cell.left >= column.head.left - _FLUSH
    return beyond and column.role is Role.OTHER_TEXT


def name_in(line: Line, head: Head, cues: LayoutCues) -> Cell | None:
    """Take the part of a name out of a line of words: what stands under the head of the indicators."""
    if len(line.cells) < _SEVERAL:
        return _joined(line.split(Separator.NONE))
    if any(is_value(cell.text, cues) for cell in line.cells):
        return None
    named = [cell for cell in line.cells if head.columns[_nearest(head, cell)].role is Role.INDICATOR]
    return _joined(named) if named else None


def _joined(cells: Sequence[Cell]) -> Cell:
    return joined(cells)


def _indicator(head: Head) -> Cell:
    return head.columns[head.index(Role.INDICATOR) or 0].head


def _nearest(head: Head, cell: Cell) -> int:
    return min(range(len(head.columns)), key=lambda index: distance(head.columns[index].head, cell))


def name_goes_on(name: str, words: str, cues: LayoutCues) -> bool:
    """Tell whether words on the line below are the rest of a name, which was cut or which they can only go on with."""
    if is_value(words, cues):
        return False
    cut = not cues.ends_as_indicator(name) or _OPEN.search(name) is not None
    return cut or _BEGINS_CONTINUED.match(words) is not None


def closes_name(name: str, words: str) -> bool:
    """Tell whether words end what a name opened: 利用者数（延 / べ）."""
    return _OPEN.search(name) is not None and _CLOSING.fullmatch(words.strip()) is not None
