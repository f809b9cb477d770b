"""The name of a record among the texts before its values: whole where a sign sets it apart, else its last line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.forms import Form
from ingest.layouts.celled.value_sets import is_unit_cell
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.value_forms import CLOSED_FIRST, ENDS_OPEN, GRADE, LEFT_OPEN
from ingest.layouts.heads.columns import VALUES
from ingest.layouts.rowed.name_forms import GOES_ON, TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_MOST_LINES = 4
_LABEL = re.compile(r"(?:指標|KPI|ＫＰＩ)[ 　]?(?:[①-⑳]|[0-9０-９]{1,2})")
_MARK = re.compile(r"[○〇◯●◎・【]")
_VERB = re.compile(r"[^。、](?:する|した|れる|いる|ある)$")
_LONE_LAST, _LONE_FIRST = re.compile(r"[ぁ-ん、][一-龠]$"), re.compile(r"[一-龠][ぁ-ん]")  # 水辺の遊 / 具の数
_TAIL = re.compile(r"[者人件回台戸]?[数率額量]|割合")  # which no name is alone
_BRACKETED = re.compile(r"【(?P<name>[^【】]+)】")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, the unit below it, and where among the texts before the values it begins."""

    cell: Cell
    begins: int
    unit: Cell | None = None
    sure: bool = False  # whether it ends as the names of indicators do


@dataclass(frozen=True, slots=True)
class Layout:
    """How names stand: each on one line, or right under the heads."""

    one_line: bool = False
    is_fresh: bool = False


_PLAIN = Layout()


def is_marked(one: OneCell) -> bool:
    """Tell whether a cell begins with a mark as each name of a list does."""
    return _MARK.match(one.text) is not None


def name_in(
    lead: Sequence[OneCell], form: Form, cues: LayoutCues, headings: Sequence[bool], layout: Layout = _PLAIN
) -> Name | None:
    """Find the name at the end of the cells before some values; None where nothing there can be one."""
    unit, end = None, len(lead)
    if end > 1 and lead[-1].text[0] in "（([［" and is_unit_cell(lead[-1], cues):
        unit, end = lead[-1].cell, end - 1
    parts = [headings[at] and not is_marked(lead[at]) for at in range(end)]
    texts = list(takewhile(lambda at: _goes_on(lead[at]) and not parts[at], range(end - 1, -1, -1)))[::-1]
    if not texts:
        return None
    begins = _begin(lead, texts, form, layout, ends=cues.ends_as_indicator(lead[texts[-1]].text))
    own = [one.cell for one in lead[begins:end]]
    whole = _without_brackets(joined(own))
    if len(own) > _MOST_LINES or name_misfit([whole], cues) >= TOGETHER:
        return None
    return Name(whole, begins, unit, cues.ends_as_indicator(whole.text))


def _goes_on(one: OneCell) -> bool:
    return one.is_text and not one.text.endswith("。") and _LABEL.fullmatch(one.plain) is None


def _begin(lead: Sequence[OneCell], texts: Sequence[int], form: Form, layout: Layout, *, ends: bool) -> int:
    """Tell where a name begins: at a mark, after what ends another cell, or on its last line, open lines before it."""
    marked = next((at for at in reversed(texts) if is_marked(lead[at])), None)
    if marked is not None:
        return marked
    apart = texts[0] > 0 and _ends_cell(lead[texts[0] - 1], form)
    if apart or not (form.has_text_behind or (form.owner is not None and (layout.one_line or ends))):
        return texts[0]
    at, first = texts[-1], texts[0]
    if form.owner is not None and first and lead[first - 1].is_bracketed_number and len(texts) > 1:
        first += 1  # (2) / 下水道の普及 / 水洗化率
    while at > first and _is_one(lead[at - 1].text, lead[at].text, is_fresh=layout.is_fresh):
        at -= 1
    return at


def _ends_cell(before: OneCell, form: Form) -> bool:
    """Tell whether what stands before texts ends another cell: a sentence, a label, a figure of the column before."""
    figure = form.columns[form.name - 1].role in VALUES if form.name else False
    valued = figure and before.is_value and not before.is_number
    return valued or before.text.endswith("。") or _LABEL.fullmatch(before.plain) is not None


def _is_one(above: str, below: str, *, is_fresh: bool) -> bool:
    """Tell whether a line goes on on the next; a verb, or a lone letter, may end a text too, but not the first."""
    if is_fresh and (_VERB.search(above) or (_LONE_LAST.search(above) and _LONE_FIRST.match(below))):
        return True
    return _TAIL.fullmatch(below) is not None or goes_on_below(above, below)


def goes_on_below(above: str, below: str) -> bool:
    """Tell whether a line ends, or the next one begins, in the middle of a phrase."""
    if len(below) == 1:  # 販売 / 額
        return True
    if GRADE.fullmatch(above):  # Ｂ / うち女性
        return False
    closed = CLOSED_FIRST.search(below) is not None and LEFT_OPEN.search(above) is not None
    return closed or ENDS_OPEN.search(above) is not None or GOES_ON.match(below) is not None


def _without_brackets(cell: Cell) -> Cell:
    match = _BRACKETED.fullmatch(cell.text)
    if match is None:
        return cell
    start, end = match.span("name")
    return Cell(cell.text[start:end], cell.origins[start:end], cell.left, cell.right)
