"""Texts that a spreadsheet would run as a formula, disarmed so that the text can be had back.

A leading ' is put before a text that begins as a formula does, and before one that begins with ' itself; so whoever
takes one leading ' away has the text as it was. Signed figures (-5, +3.2%) and a lone dash are no formulas and stay as
they are. Source: OWASP, CSV Injection, which names the full-width signs too.
"""

import re

from graph.exports.table import Cell

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_FIGURE = re.compile(r"[-+＋－−]?\d[\d,，]*([.．]\d+)?\s?[%％]?|[-－]")
_MARK = "'"


def guarded(cell: Cell) -> Cell:
    """Disarm a text; whatever is no text stays as it is."""
    if not isinstance(cell, str) or _FIGURE.fullmatch(cell):
        return cell
    return f"{_MARK}{cell}" if cell.startswith(_MARK) or _FORMULA.match(cell) else cell


def unguarded(text: str) -> str:
    """Give the text back that `guarded` was given."""
    return text.removeprefix(_MARK)
