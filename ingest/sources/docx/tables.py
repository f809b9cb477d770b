"""A table of Word as cells: what is merged across (gridSpan) or down (vMerge) is one cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.sources.docx.xml import Element, at, qn, value_of
from ingest.sources.grid import Cell

_CONTAINERS = (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"))


@dataclass(slots=True)
class Place:
    """A cell as it stands in the file: its element, its row and column from 0, how many of them it covers."""

    element: Element
    row: int
    column: int
    columns: int
    rows: int = 1

    def cell(self, passage: tuple[str, ...]) -> Cell:
        """Give the cell that holds these paragraphs."""
        text = " ".join(" ".join(passage).split())
        return Cell(self.row, self.column, text, self.rows, self.columns, passage)


def places_of(table: Element) -> list[Place]:
    """List the cells of a table, row by row."""
    places: list[Place] = []
    above: dict[int, Place] = {}  # for each column, the cell that may go on below
    for row, element in enumerate(_inside(table, qn("w:tr"))):
        column = _skipped(element)
        for cell in _inside(element, qn("w:tc")):
            columns = int(value_of(cell.find(at("w:tcPr/w:gridSpan"))) or 1)
            merge = cell.find(at("w:tcPr/w:vMerge"))
            if merge is not None and value_of(merge) in (None, "continue") and column in above:
                above[column].rows = row - above[column].row + 1
            else:
                above[column] = Place(cell, row, column, columns)
                places.append(above[column])
            column += columns
    return places


def _skipped(row: Element) -> int:
    """Count the columns that a row leaves out before its first cell."""
    return int(value_of(row.find(at("w:trPr/w:gridBefore"))) or 0)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Go through the rows of a table or the cells of a row, those in content controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _inside(child, tag)
