"""Heads of two rows in the order in which a stream gives them: the upper row, then what stands under one of its cells.

指標 / 単位 / 数値 / 担当課 / 基準値 / 目標値  are the columns  指標 単位 基準値 目標値 担当課
指標 / 基準値 / 目標値 / 備考 / R9 / R10 / R11  are the columns  指標 基準値 目標値R9 目標値R10 目標値R11 備考
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_time_only, without_time
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.rows import Cell, joined

_FEWEST_UNDER = 2
_SPANNING = ("値", "数値", "指標値", "数値目標", "目標数値", "目標", "目標値", "計画値", "実績", "実績値", "推移")
_UNDER_VALUES = re.compile(r"[（(](?:現時点|現状|計画開始時点?)[)）]|[（(]?[0-9０-９]{1,2}年目[)）]?")
_INCREMENT = "増加分"  # under its year
_ENDS_OPEN, _GOES_ON = re.compile(r"..(?:する|した|に|を|の)$"), re.compile(r"[のをに].")
_LETTER = re.compile(r"[一-龠々ぁ-んァ-ヶー]")
_SHORT = 2  # characters: 均 of 全国平均, 向 of 方向


def mended(cells: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join the pieces of heads that a narrow column tore: 方 / 向, 全国平 / 均, 担当 / 部署."""
    heads: list[Cell] = []
    lower = sum(cues.is_lower_head(cell.text) for cell in cells) >= _FEWEST_UNDER
    for at, cell in enumerate(cells):
        begins = (lower and cues.is_lower_head(cell.text)) or (
            at + 1 < len(cells) and _is_word(cell.text + cells[at + 1].text, cues) and not _is_word(cell.text, cues)
        )
        if heads and not begins and (_is_torn(heads[-1], cell, cues) or _is_interim(heads[-1], cells[at:], cues)):
            before = heads.pop()
            heads.append(Cell(before.text + cell.text, (*before.origins, *cell.origins), before.left, cell.right))
        else:
            heads.append(cell)
    return _dated(heads, cues)


def _dated(cells: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join a time that stands alone under a head of values to it: 現状 / R4 / 目標値 / 備考."""
    roles = [role_of(cell, cues) for cell in cells]
    above = next((role for role in roles if role in (*VALUES, Role.TIME)), None) is Role.TIME
    heads: list[Cell] = []
    for at, cell in enumerate(() if above else cells):
        alone = is_time_only(cell.text) and not any(is_time_only(other.text) for other in cells[at + 1 : at + 2])
        if alone and heads and _awaits_time(heads[-1], role_of(heads[-1], cues)) and at + 1 < len(cells):
            heads[-1] = joined((heads[-1], cell))
        else:
            heads.append(cell)
    return heads or list(cells)


def _is_torn(above: Cell, below: Cell, cues: LayoutCues) -> bool:
    one, other = role_of(above, cues), role_of(below, cues)
    whole = plain_of(above.text + below.text)
    cut = one is not None and below.text[-1] in "の・、"  # 担当課 / 浜の: the first cell below the heads
    if Role.TIME in (one, other) or (one is not None and other is not None) or below.text.isascii() or cut:
        return False
    if _ENDS_OPEN.search(above.text) or _GOES_ON.match(below.text):
        return True
    if one is Role.TIME and plain_of(below.text) == _INCREMENT:
        return True
    if one in VALUES and _UNDER_VALUES.fullmatch(below.text):
        return True
    if other is None and one is not None and len(without_time(below.text)) <= _SHORT:
        ends = above.text[-1] in ")）" or _is_whole(above.text, whole, cues)
        return not ends and plain_of(below.text) not in _SPANNING
    letter = one is None and other is None and _LETTER.fullmatch(below.text) is not None  # 優位 / 性
    return (
        letter or _is_word(whole, cues) or (len(below.text) <= _SHORT and one is None and cues.role(whole) is not None)
    )


def _is_interim(above: Cell, rest: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell a torn head of what is aimed at on the way, R11中間 / 目標, before that of the target: R16目標."""
    whole = plain_of(without_time(above.text + rest[0].text))
    interim = role_of(above, cues) is Role.OTHER_VALUE and whole in cues.interim
    return interim and any(role_of(cell, cues) is Role.TARGET for cell in rest[1:])


def _is_whole(above: str, whole: str, cues: LayoutCues) -> bool:
    """Tell a head that is a word already, 単位, and no longer one with what follows it."""
    return _is_word(without_time(above), cues) and not _is_word(without_time(whole), cues)


def _is_word(text: str, cues: LayoutCues) -> bool:
    """Tell whether a text is the very word of a head."""
    return any(plain_of(text) in words for words in cues.columns.values())


def spread(heads: Sequence[Cell], cues: LayoutCues) -> list[Column] | None:
    """Put the lower row of heads in the place of the one that spans it; None where no head does."""
    roles = [role_of(head, cues) for head in heads]
    for at in range(len(heads) - _FEWEST_UNDER):
        under = _under(heads, roles, at)
        if under is not None:
            upper = [_column(head, cues) for head in heads[:under]]
            return [*upper[:at], *(_below(heads[at], head, cues) for head in heads[under:]), *upper[at + 1 :]]
    return None


def _under(heads: Sequence[Cell], roles: Sequence[Role | None], at: int) -> int | None:
    """Find where the lower row begins that a head spans: values under 数値, years under 目標値."""
    if plain_of(heads[at].text) not in _SPANNING:
        return None
    of_values = roles[at] in VALUES
    fits = (Role.TIME,) if of_values else (*VALUES, Role.TIME)
    start = len(heads)
    while start > at + 1 and roles[start - 1] in fits:
        start -= 1
    others = sum(map(_awaits_time, heads[:start], roles)) - of_values
    if len(heads) - start < _FEWEST_UNDER or (of_values and others) or any(r in VALUES for r in roles[at + 1 : start]):
        return None
    return start


def _awaits_time(head: Cell, role: Role | None) -> bool:
    return role in VALUES and time_of(head) is None


def _below(over: Cell, head: Cell, cues: LayoutCues) -> Column:
    role = role_of(head, cues)
    above = role_of(over, cues)
    return Column(above if role is Role.TIME and above in VALUES else role or Role.UNKNOWN, head, time_of(head))


def _column(head: Cell, cues: LayoutCues) -> Column:
    return Column(role_of(head, cues) or Role.UNKNOWN, head, time_of(head))
