"""Rows whose cells hold a value for each of several groups, one a line under a name that is theirs together.

健診を受けた人の     市民 48.1％     市民 60％
割合                 職員 92.4％     職員 100％
"""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.value_forms import label_of_value
from ingest.layouts.figures.values import is_dash
from ingest.layouts.heads.columns import Column
from ingest.layouts.rows import Cell, Line

_PARTED = (Role.TARGET, Role.BASELINE)


def by_parts(
    cells: tuple[Cell, ...], lines: Sequence[Line], columns: Sequence[Column], cues: LayoutCues
) -> list[tuple[Cell, ...]]:
    """Part the cells of a row into those of each group, that last; whole where not all its values have the same."""
    held = [at for at, column in enumerate(columns) if column.role in _PARTED and not is_dash(cells[at].text or "－")]
    parts = {at: [_labelled(part, cues) for part in _by_line(cells[at], lines)] for at in held}
    labels = [[pair[0].text for pair in pairs if pair] for pairs in parts.values()]
    target = any(columns[at].role is Role.TARGET for at in held)
    grouped = any(column.role is Role.GROUP for column in columns) or len(cells) > len(columns)
    if grouped or not target or len(labels[0]) < len(("one", "other")) or any(own != labels[0] for own in labels):
        return [cells]
    rows = []
    for place in range(len(labels[0])):
        own = {at: pair for at, pairs in parts.items() if (pair := pairs[place])}
        values = (own[at][1] if at in own else cell for at, cell in enumerate(cells))
        rows.append((*values, own[held[0]][0]))
    return rows


def _by_line(cell: Cell, lines: Sequence[Line]) -> list[Cell]:
    """Cut a cell into what stands on each line."""
    if len(cell.text) != len(cell.origins):
        return [cell]
    own = [[at for at, origin in enumerate(cell.origins) if line.span[0] <= origin < line.span[1]] for line in lines]
    return [cell.part(places[0], places[-1] + 1) for places in own if places]


def _labelled(cell: Cell, cues: LayoutCues) -> tuple[Cell, Cell] | None:
    """Part the name of a group from its value."""
    label = label_of_value(cell.text, cues)
    return (cell.part(0, len(label)), cell.part(len(label) + 1, len(cell.text))) if label else None
