"""What the tokens of a stream are besides cells: words of heads, headings of parts, the kinds that rows are of."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_time_only, is_value, without_time
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell
from ingest.layouts.streams.tokens import Token

_FEWEST_BEFORE_REMARK = 3  # a name or unit, and two values
_MOST_HEADS = 4  # heads from that of kinds on, among which that of names must be
_OF_KINDS = ("区分", "種別", "分類", "種類", "指標区分", "指標の種類", "指標種別", "指標の区分")
_KIND = re.compile(r"(?:成果|活動|代表|補助|参考|取組|進捗|結果|アウトカム|アウトプット|インパクト)指標")
_PART = re.compile(r"第[ 　]?[0-9０-９一二三四五六七八九十]{1,3}[ 　]?[章節編部]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,3}")
_NUMBER = r"[0-9０-９ⅠⅡⅢⅣⅤ]{1,2}(?:[ 　]?[-－‐―][ 　]?[0-9０-９]{1,2})*"
PART_NUMBER = re.compile(rf"[ 　]?(?:{_NUMBER}|[(（]{_NUMBER}[)）])")

_HEAD_WORDS = (
    Role.TARGET, Role.BASELINE, Role.INDICATOR, Role.UNIT, Role.DEADLINE, Role.MAYBE_INDICATOR, Role.GROUP, Role.OWNER,
    Role.OTHER_VALUE, Role.OTHER_TEXT,
)  # fmt: skip


def heading_lines(tokens: Sequence[Token], headings: Sequence[bool], cues: LayoutCues) -> frozenset[int]:
    """List the lines of headings, and of those whose number stands on a line of its own: 第２章 / 地域の産業."""
    found = {token.line.index for token, heading in zip(tokens, headings, strict=True) if heading}
    for at, token in enumerate(tokens):
        if token.begins_line and is_part(token.cell.text, cues):
            found.add(token.line.index)
            title = next((below for below in tokens[at + 1 : at + 2] if below.begins_line), None)
            if title is not None and role_of(title.cell, cues) is None and not is_value(title.cell.text, cues):
                found.add(title.line.index)
    return frozenset(found)


def is_part(text: str, cues: LayoutCues) -> bool:
    """Tell whether a cell is nothing but the number of a part of a text: 第２章, Ⅲ, 基本目標３, 施策１－２."""
    if _PART.fullmatch(text) is not None:
        return True
    if not text.startswith(cues.goals) and not text.startswith(cues.measures):
        return False
    level = next(word for word in (*cues.goals, *cues.measures) if text.startswith(word))
    return PART_NUMBER.fullmatch(text[len(level) :]) is not None


def kinds_of_rows(tokens: Sequence[Token], cues: LayoutCues) -> frozenset[int]:
    """Find the cells that would be heads were there no column for kinds: 区分 指標の内容 / 成果指標 …."""
    heads = [plain_of(token.cell.text) for token in tokens]
    first = next((at for at, head in enumerate(heads) if head in _OF_KINDS), None)
    if first is None or not any(_is_name_head(head, cues) for head in heads[first + 1 : first + 1 + _MOST_HEADS]):
        return frozenset()
    return frozenset(at for at in range(first + 1, len(heads)) if _KIND.fullmatch(heads[at]))


def remarks_behind_values(tokens: Sequence[Token], cues: LayoutCues) -> frozenset[int]:
    """Find the words that end a line behind a name and two figures: a remark, 決算値 or 実績値, heads nothing."""
    found: set[int] = set()
    for at, token in enumerate(tokens[_FEWEST_BEFORE_REMARK:], start=_FEWEST_BEFORE_REMARK):
        before = tokens[at - _FEWEST_BEFORE_REMARK : at]
        whole = not token.begins_line and (at + 1 == len(tokens) or tokens[at + 1].begins_line)
        if whole and not any(other.begins_line for other in before[1:]) and _are_figures(before[1:], cues):
            found.add(at)
    return frozenset(found)


def _are_figures(tokens: Sequence[Token], cues: LayoutCues) -> bool:
    texts = [token.cell.text for token in tokens]
    return all(is_value(text, cues) and any(map(str.isdecimal, text)) and not is_time_only(text) for text in texts)


def _is_name_head(head: str, cues: LayoutCues) -> bool:
    return _KIND.fullmatch(head) is None and head in cues.columns[Role.INDICATOR]


def is_head_word(cell: Cell, cues: LayoutCues) -> bool:
    """Tell whether a cell is the very word of a head, which no cell under a head is; 課 alone is the end of a name.

    施策(2) is the number of a part.
    """
    word = plain_of(without_time(cell.text))
    return len(word) > 1 and not is_part(cell.text, cues) and any(word in cues.columns[role] for role in _HEAD_WORDS)
