"""Rows between tabs some cells of which were wrapped, so that their second halves begin the next lines.

3 [tab] 舟で通う児童の保護者の                          指標 [tab] 現状値
満足度 [tab] ％ [tab] 41.2 [tab] 60.0                  （R5） [tab] 目標値
                                                        （R11） [tab] 担当課
                                                        舟の数 [tab] 12隻
                                                        （R5） [tab] 40隻
                                                        （R11）
                                                        橋の数 [tab] －
                                                        （未開通） [tab] ２橋

80社 [tab] 150社 / （５年間の合計） / 高校生の就職率 [tab] 29％ [tab] 40％      a remark between two rows

A name in a card may go on below without any tab: 指標名 [tab] 舟で通う児童の / 満足度 / 単位 [tab] ％.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_number, is_time_only
from ingest.layouts.grids.heads import Row
from ingest.layouts.rows import Line, Separator, joined

_FIGURE = re.compile(r"[^0-9０-９]{0,4}[0-9０-９][0-9０-９,.，．]*[^0-9０-９。、]{0,6}")
_FEWEST_CELLS = 6  # of a table whose rows can be told from their halves
_LABEL_AND_VALUE = 2  # cells of a row of a card
_LONGEST_REST = 40


def whole_rows(lines: Sequence[Line], width: int) -> Iterator[tuple[Row, tuple[Line, ...]]]:
    """Go through rows with their lines, two halves that make up a row of the full width put together."""
    rows = list(_with_years(lines, width))
    taken = False
    for row, below in pairwise((*rows, None)):
        if row is None or taken:
            taken = False
            continue
        taken = below is not None and len(row[1]) == len(below[1]) == 1 and _goes_on(row[1][0], below[1][0], width)
        if taken and below is not None:
            yield _joined(row[0], below[0]), (*row[1], *below[1])
        else:
            yield row


def _with_years(lines: Sequence[Line], width: int) -> Iterator[tuple[Row, tuple[Line, ...]]]:
    """Join lines that begin with the year of the head or value at the end of the line above, or a remark on it."""
    row: Row = ()
    own: tuple[Line, ...] = ()
    for line in lines:
        if own and own[0].separator is Separator.TAB and line.separator is Separator.NONE and not is_year_below(line):
            row, own = _joined(row, (line.whole,)), (*own, line)  # let in as the rest of a name
            continue
        cells = (line.whole,) if is_year_below(line) else line.cells
        begins = bool(cells) and (_is_year(cells[0].text) or (bool(row) and _is_remark(cells[0].text, row[-1].text)))
        fits = 1 < len(row) <= len(row) + len(cells) - 1 <= width and own[0].separator is Separator.TAB
        if begins and fits and not line.follows_blank:
            unset = is_dash(row[-1].text) and not _is_year(cells[0].text)  # why there is no value is none
            row, own = (*row, *cells[1:]) if unset else _joined(row, cells), (*own, line)
            continue
        if own:
            yield row, own
        row, own = cells, (line,)
    if own:
        yield row, own


def is_year_below(line: Line) -> bool:
    """Tell a line that is nothing but the year of the last cell of the row above."""
    return line.separator is not Separator.TAB and not line.follows_blank and _is_year(line.text.strip())


def is_rest_of_name(line: Line, above: Line, below: Line | None, cues: LayoutCues) -> bool:
    """Tell the second line of a name in a card: it stands without a tab between the label of the name and the next."""
    text = line.text.strip()
    labels = [_label(above, cues), _label(below, cues) if below is not None else None]
    apart = line.follows_blank or below is None or below.follows_blank
    if apart or line.separator is not Separator.NONE or labels[0] is not Role.INDICATOR or labels[1] is None:
        return False
    sentence = "。" in text or len(text) > _LONGEST_REST or cues.role(text) is not None
    return not sentence and cues.ends_as_indicator(above.cells[-1].text + text)


def is_remark_below(line: Line, above: Line, below: Line | None) -> bool:
    """Tell a line that is nothing but a remark on the value at the end of the row above, where rows go on below."""
    apart = line.follows_blank or below is None or below.follows_blank or line.separator is not Separator.NONE
    if apart or below is None or not len(below.cells) == len(above.cells) > _LABEL_AND_VALUE:
        return False
    return below.separator is Separator.TAB and _is_remark(line.text.strip(), above.cells[-1].text)


def _label(line: Line, cues: LayoutCues) -> Role | None:
    """Read the label of a row of a card; None where a row is none."""
    in_card = line.separator is Separator.TAB and len(line.cells) == _LABEL_AND_VALUE
    return cues.role(line.cells[0].text) if in_card and line.cells[1].text else None


def _is_year(text: str) -> bool:
    return is_aside(text) and is_time_only(text)


def _is_remark(text: str, above: str) -> bool:
    """Tell a remark on the value above it, or on the dash that stands for none."""
    return is_aside(text) and (is_dash(above) or _FIGURE.fullmatch(above) is not None)


def _joined(first: Row, second: Row) -> Row:
    return (*first[:-1], joined((first[-1], second[0])), *second[1:])


def _goes_on(line: Line, below: Line, width: int) -> bool:
    """Tell the halves of one row: neither is whole, both together are, and words stand where they meet."""
    first, second = line.cells, below.cells
    halves = len(first) + len(second) - 1 == width and 1 < len(first) < width and len(second) > 1
    if width < _FEWEST_CELLS or not halves or below.follows_blank or line.separator is not Separator.TAB:
        return False
    met = (first[-1].text, second[0].text)
    return all(any(map(str.isalpha, text)) and not is_number(text) for text in met)
