"""Indicators of cards on one line behind their label: the name, then years each with its value, results before targets.

活動指標    舟に乗った人の数（人）    R5実績 2,318   R7 3,000   R8 3,500   R9 4,000
            港の案内の回数（回）      R5実績 12      R7 20      R8 24      R9 30        under the same label
成果指標：渡し場の利用率　令和５年度（現状）：62％、令和９年度（目標）：75％

ウ 数値目標 / 渡し舟の利用者数 / 事業開始前（R5） 6,200人 / １年目（R6） 7,000人 / ２年目（R7） 8,500人
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import POINT, is_dash, is_value, time_in
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import Column
from ingest.layouts.pages import is_foot
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined
from ingest.quantity import years_in

_APART = r"[ 　\t|｜、，/／:：]"
_LABEL = re.compile(
    r"[ 　\t|｜]*(?:[^\w\s（(]{0,2}|[ア-ン①-⑳])[ 　]*(?P<label>[^ 　\t|｜:：。、（()）]{2,12}?)"
    r"[】\]］〉>]?(?:[ 　\t|｜:：]+|$)"
)
_VALUE = r"(?P<value>[^\s、，:：|｜/／]{1,16}(?:[ 　][^\W0-9]{1,3}(?![^ 　\t|｜、，]))?)"  # 12 件
_PAIR = re.compile(
    rf"{_APART}+(?P<time>{POINT.pattern})[ 　]?[（(]?(?P<word>[^\W0-9]{{1,8}})?[)）]?"
    rf"(?:{_APART}+|(?<=[^\W0-9年度元])(?=[0-9０-９])){_VALUE}"
)
_STAGE = re.compile(  # １年目（R6） 7,000人
    rf"{_APART}+(?P<word>[^\W0-9０-９]{{3,6}}|[1-9１-９]年目)[（(](?P<time>{POINT.pattern})[)）]{_APART}*{_VALUE}"
)
_NTH_YEAR = re.compile(r"[1-9１-９]年目")
_PIECE = re.compile(r"[^\s　|｜↑↓→↗↘⇧⇩]+")
_MOST_LINES = 14  # of one indicator, a cell a line
_FEWEST, _LONGEST = 2, 400
_Form = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """A name with the unit beside it and its values, each with its year and what it is said to be."""

    name: Cell
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    form: _Form  # the years as printed
    end: int


def read_dated_pairs(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator, and those of the same years under it; their lines are marked as used."""
    free = [line for line in lines if line.index not in findings.used and not is_foot(line)]
    at = 0
    form: _Form | None = None  # the years of the item above, empty where a label stands alone
    while at < len(free):
        begin = _behind_label(free[at], cues)
        alone = begin is not None and not free[at].text[begin:].strip()
        item = None
        if not alone and (begin is not None or form is not None):
            item = _item(free, at, begin or 0, cues)
        if item is not None and begin is None and not _is_under(item, form or (), cues):
            item = None
        if item is None:
            at, form = at + 1, () if alone else None
            continue
        own = free[at : item.end]
        Records(item.columns, findings).take(item.cells, (own[0].span[0], own[-1].span[1]))
        findings.used.update(line.index for line in own)
        at, form = item.end, item.form


def _behind_label(line: Line, cues: LayoutCues) -> int | None:
    """Give the place behind the label of an indicator, or of a list of them; None where a line has none."""
    match = _LABEL.match(line.text)
    role = cues.role(match["label"]) if match else None
    listed = match is not None and role is Role.TARGET and not line.text[match.end() :].strip()
    return match.end() if match and (role is Role.INDICATOR or listed) else None


def _is_under(item: _Item, form: _Form, cues: LayoutCues) -> bool:
    """Tell an indicator without a label from what it costs: named as one, and of the same years as the one above."""
    return (not form or item.form == form) and cues.ends_as_indicator(item.name.text)


def _item(lines: Sequence[Line], at: int, begin: int, cues: LayoutCues) -> _Item | None:
    """Read an item with as many lines as it is wrapped over: the most that make one."""
    found, length = None, 0
    for end in range(at + 1, min(at + _MOST_LINES, len(lines)) + 1):
        last = lines[end - 1]
        length += len(last.text)
        if length > _LONGEST or "。" in last.text or (end > at + 1 and _behind_label(last, cues) is not None):
            break
        found = _whole(_together(lines[at:end]), begin, end, cues) or found
    return found


def _together(lines: Sequence[Line]) -> Line:
    """Make one line of several, a gap between each."""
    text, origins = lines[0].text, list(lines[0].origins)
    for line in lines[1:]:
        text, origins = f"{text}  {line.text}", [*origins, origins[-1], origins[-1], *line.origins]
    return Line(lines[0].index, text, origins, lines[0].follows_blank)


def _whole(line: Line, begin: int, end: int, cues: LayoutCues) -> _Item | None:
    """Read a line behind its label as name and pairs, with nothing between or behind them but the end of the name."""
    pairs = list(_pairs(line.text, begin))
    if len(pairs) < _FEWEST:
        return None
    before = _pieces(line, begin, pairs[0].start())
    after = _pieces(line, pairs[-1].end(), len(line.text))
    unit = [before.pop()] if len(before) > 1 and plain_of(before[-1].text) in cues.units else []
    name = _name(before, after, cues)
    columns = _columns(line, pairs, cues)
    values = [line.part(*pair.span("value")) for pair in pairs]
    if name is None or columns is None or not all(_is_figure(value.text, cues) for value in values):
        return None
    head = [Column(Role.INDICATOR, Cell("")), *(Column(Role.UNIT, Cell("")) for _ in unit)]
    form = tuple((pair["time"], pair["word"] or "") for pair in pairs)
    return _Item(name, (*head, *columns), (name, *unit, *values), form, end)


def _pairs(text: str, begin: int) -> Iterator[re.Match[str]]:
    """List the first pair of a text and all that follow right behind each other."""
    form = _STAGE if _NTH_YEAR.search(text, begin) else _PAIR
    pair = form.search(text, begin)
    while pair is not None:
        yield pair
        pair = form.match(text, pair.end())


def _pieces(line: Line, start: int, end: int) -> list[Cell]:
    return [line.part(*match.span()) for match in _PIECE.finditer(line.text, start, end)]


def _name(before: Sequence[Cell], after: Sequence[Cell], cues: LayoutCues) -> Cell | None:
    """Put the pieces of a name together; those behind the values are its end, where it lacks one."""
    name, first = joined((*before, *after)), joined(before)
    wrapped = not after or (not cues.ends_as_indicator(first.text) and cues.ends_as_indicator(name.text))
    named = before and cues.role(name.text) is None and not cues.is_money(name.text)
    return name if named and wrapped and name_misfit([name], cues) < TOGETHER else None


def _is_figure(text: str, cues: LayoutCues) -> bool:
    """Tell a value from a year, which the next head of a table may begin with: 2027年（中間目標）."""
    return is_dash(text) or (is_value(text, cues) and any(map(str.isdecimal, text)) and time_in(text) is None)


def _columns(line: Line, pairs: Sequence[re.Match[str]], cues: LayoutCues) -> tuple[Column, ...] | None:
    """Tell results from targets by the words at their years; None where no word says which they are."""
    years = [max(years_in(pair["time"]), default=0) for pair in pairs]
    roles = [_role(pair["word"], cues) for pair in pairs]
    told = any(pair["word"] for pair in pairs)
    rising = all(one < other for one, other in pairwise(years)) and years[0] > 0
    aims = [role is Role.TARGET for role in roles]
    in_order = aims == sorted(aims) and aims[-1] and roles.count(None) == 0
    if not (told and rising and in_order):
        return None
    today = max((at for at, (aim, pair) in enumerate(zip(aims, pairs, strict=True)) if not aim), default=-1)
    return tuple(
        Column(
            Role.TARGET if aims[at] else Role.BASELINE if at == today else Role.OTHER_VALUE,
            line.part(*pair.span("time")),
            line.part(*pair.span("time")),
        )
        for at, pair in enumerate(pairs)
    )


def _role(word: str | None, cues: LayoutCues) -> Role | None:
    """Tell a target, which may have no word, from a result; None for what is neither."""
    if not word or word in cues.plan_heads or _NTH_YEAR.fullmatch(word):
        return Role.TARGET
    role = cues.role(word)
    return role if role in (Role.TARGET, Role.BASELINE) else None
