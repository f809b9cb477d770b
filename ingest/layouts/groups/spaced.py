"""Tables of groups that lost their places: single spaces part the cells, and names are wrapped around their rows.

項目 対象 現状値 目標値 （参考） 出典
令和4年度 令和17年度 全国値
朝食を毎日食べる人の 小学生 83.5% 95%以上 84.9% ②
割合の増加 20歳代 60.2% 75%以上 ― ①
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.groups.heads import NAMES, GroupHead, is_group_head, is_of_groups
from ingest.layouts.groups.rows import NOTE, TableLine
from ingest.layouts.heads.columns import VALUES, Column, is_year, role_of, time_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.pages import Pages, is_page_number
from ingest.layouts.rowed.headless_groups import is_group
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.streams.spaced_values import with_units

_FEWEST_HEADS = 4
_COLONS = ("：", ":", "。")  # of sources and sentences


def spaced_tables(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], pages: Pages
) -> Iterator[tuple[GroupHead, list[TableLine]]]:
    """Find such tables, each from its head down to its end; one with a row that cannot be told is left out."""
    for at in range(len(lines)):
        head = _head_at(lines, at, cues)
        body = _lines_under(lines, head, cues, is_heading, pages) if head is not None else None
        if head is not None and body and not any(map(_is_in_middle, body, body[1:])):
            yield head, body


def _is_in_middle(line: TableLine, below: TableLine) -> bool:
    """Tell a name on a line of its own between rows that it is for: nothing says which of them it begins with."""
    return line.name is not None and not line.is_row and below.is_row and below.name is None


def _head_at(lines: Sequence[Line], at: int, cues: LayoutCues) -> GroupHead | None:
    words = lines[at].words if lines[at].separator is Separator.NONE else ()
    if len(words) < _FEWEST_HEADS or role_of(words[0], cues) not in NAMES or not is_group_head(words[1], cues):
        return None
    columns = [Column(role_of(word, cues) or Role.UNKNOWN, word, time_of(word)) for word in words]
    below = _with_years(columns, lines[at + 1], cues) if at + 1 < len(lines) else None
    if below is None and any(column.role is Role.UNKNOWN for column in columns[2:]):
        return None
    whole = settled([columns[0], replace(columns[1], role=Role.GROUP), *(below or columns)[2:]])
    if whole is None or len(whole) != len(words) or not is_of_groups(whole):
        return None
    return GroupHead(at, at + 1 + (below is not None), 0, 0, whole, ())


def _with_years(columns: Sequence[Column], line: Line, cues: LayoutCues) -> list[Column] | None:
    """Give columns the years and words on the line below: all columns of values have one, or today's and targets."""
    words = line.words if line.separator is Separator.NONE else ()
    known = all(is_year(word.text) or role_of(word, cues) for word in words) and any(is_year(w.text) for w in words)
    own = [at for at, column in enumerate(columns) if column.role in (Role.BASELINE, Role.TARGET)]
    values = [at for at, column in enumerate(columns) if at > 1 and column.role in (*VALUES, Role.UNKNOWN)]
    under = next((places for places in (values, own) if len(places) == len(words)), None)
    if not known or under is None or any(columns[at].time for at in under):
        return None
    dated = list(columns)
    for at, word in zip(under, words, strict=True):
        role = Role.OTHER_VALUE if at not in own else columns[at].role
        dated[at] = replace(columns[at], role=role, time=time_of(word))
    return dated if all(dated[at].time for at in own) else None


def _lines_under(
    lines: Sequence[Line], head: GroupHead, cues: LayoutCues, is_heading: Callable[[Line], bool], pages: Pages
) -> list[TableLine] | None:
    """Read the lines of a table, past the end of a page where its next row follows; None where one is unlike a row."""
    found: list[TableLine] = []
    at = head.end
    while at < len(lines):
        line = lines[at]
        if is_page_number(line):
            after = pages.after_break(list(lines), at)
            line = lines[after] if at < after < len(lines) else line
            if _row(line, head, cues) is None:
                break
            at = after
        elif _ends(line, cues, is_heading):
            break
        row = _row(line, head, cues) or _words(line, cues)
        if row is None:
            titled = line.words[0].text.isdecimal() and at + 1 < len(lines) and is_heading(lines[at + 1])
            return found if titled else None  # 2 飲酒 over ■目標
        found.append(row)
        at += 1
    return found


def _ends(line: Line, cues: LayoutCues, is_heading: Callable[[Line], bool]) -> bool:
    text = line.text.strip()
    apart = line.follows_blank or line.separator is not Separator.NONE or line.is_rule
    told = NOTE.match(text) is not None or any(sign in text for sign in _COLONS)
    return apart or told or is_heading(line) or (len(line.words) > 1 and is_group_head(line.words[1], cues))


def _row(line: Line, head: GroupHead, cues: LayoutCues) -> TableLine | None:
    """Read a row from its end: a cell for each column, the group before them, and before it words of the name."""
    cells = with_units(line.words, cues)
    count = len(head.columns) - 2
    before, behind = cells[:-count], cells[-count:]
    if not before or line.follows_blank:
        return None
    values = dict(enumerate(behind, start=2))
    fit = all(_is_figure(values[at], cues) for at, column in enumerate(head.columns) if column.role in VALUES)
    if not fit or _leaves_cell_empty(before, values[2], cues):
        return None
    return TableLine(line, joined(before[:-1]) if before[1:] else None, before[-1], values, is_row=True)


def _is_figure(cell: Cell, cues: LayoutCues) -> bool:
    return is_value(cell.text, cues) and not is_time_only(cell.text)


def _leaves_cell_empty(before: Sequence[Cell], first: Cell, cues: LayoutCues) -> bool:
    """Tell a row that leaves a cell empty: a name where the group should be, a group where the first value should."""
    return cues.ends_as_indicator(before[-1].text) or is_group(first.text)


def _words(line: Line, cues: LayoutCues) -> TableLine | None:
    """Read a line of a name alone; a year or a remark under a value is none. None where figures stand on it."""
    if is_aside(line.text) and any(is_year(word.text.strip("（）()")) for word in line.words):
        return TableLine(line, None, None, {}, is_row=False)
    if any(_is_figure(word, cues) or is_dash(word.text) for word in line.words):
        return None
    return TableLine(line, joined(line.words), None, {}, is_row=False)
