"""The words that stand over one column of a table: 重要業績評 / 価指標 / （KPI）, a line of the head for each."""

from dataclasses import dataclass

from ingest.layouts.rows import Cell


@dataclass(frozen=True, slots=True)
class Stack:
    """The words over one column, from top to bottom, and the columns of print that they fill."""

    cells: tuple[Cell, ...]
    left: int
    right: int

    def with_over(self, cell: Cell, *, spans: bool) -> "Stack":
        """Set a word over the stack; one that spans others too does not widen it."""
        if spans:
            return Stack((cell, *self.cells), self.left, self.right)
        return Stack((cell, *self.cells), min(self.left, cell.left), max(self.right, cell.right))

    def with_under(self, cell: Cell) -> "Stack":
        """Set a word under the stack."""
        return Stack((*self.cells, cell), min(self.left, cell.left), max(self.right, cell.right))
