"""What spreadsheets want of the cells of a CSV file: their encoding, and texts that they do not run as formulas.

A leading ' is put before a text that begins as a formula does, and before one that begins with ' itself; so whoever
takes one leading ' away has the text as it was. Signed figures (-5, +3.2%) and a lone dash are no formulas and stay as
they are. Source: OWASP, CSV Injection, which names the full-width signs too.
"""

import re

from graph.exports.table import Cell

# Every CSV file that people get has the byte order mark: without it Excel on a Japanese PC takes UTF-8 for Shift_JIS.
# To read with, it takes files with the mark and without. Results of SPARQL have none: programs read them, by a standard
# that knows of no mark.
ENCODING = "utf-8-sig"
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
