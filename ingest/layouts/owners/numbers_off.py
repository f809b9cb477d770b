"""Numbers taken off the names of measures in cells: 1-2 水道の再生, 方針１ 水道の再生, even where the gap was lost."""

import re

from ingest.cues import Cues
from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import indicator_name
from ingest.layouts.rows import Cell
from ingest.logic.plan_headings import plan_heading
from ingest.structure.notation import enumerated

_FIRST_OF_ROMAN = re.compile(r"[IＩ][ 　.．]+(?=[^ -~])")  # I 水道の再生: alone it is no number elsewhere


def without_number(cell: Cell, words: LayoutCues, cues: Cues) -> str:
    """Give the name in a cell without its number."""
    digits = len(cell.text) - len(cell.text.lstrip("0123456789０１２３４５６７８９"))
    if 0 < digits < len(cell.text) and cell.origins[digits] > cell.origins[digits - 1] + 1:
        return cell.text[digits:]
    first = _FIRST_OF_ROMAN.match(cell.text)
    if first is not None:
        return cell.text[first.end() :]
    plan = plan_heading(cell.text, words) or plan_heading(_with_gap(cell), words)
    read = plan.enumerated if plan else enumerated(cell.text, cues.level_words)
    return read.title if read and read.title else indicator_name(cell.text)


def _with_gap(cell: Cell) -> str:
    """Put the space back that stood behind the number, 柱１ 森の手入れ, before the words of the cell were joined."""
    letters = zip(cell.text, cell.origins, cell.origins[1:], strict=False)
    at = next((at for at, (letter, here, after) in enumerate(letters, 1) if letter.isdecimal() and after > here + 1), 0)
    return f"{cell.text[:at]} {cell.text[at:]}" if at else cell.text
