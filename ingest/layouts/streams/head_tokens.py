"""Which tokens of a stream may be heads of a table: 指標 may, the label over it, ■成果指標, may not."""

import re

from ingest.layouts.cues import Role
from ingest.layouts.figures.values import is_aside, is_time_only
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell
from ingest.layouts.streams.heads import may_be_stream_head
from ingest.layouts.streams.parts import is_part
from ingest.layouts.streams.stream import Stream

_LONG_NAME = 10  # characters
_UNDER_HEAD = re.compile(r"[（(][^（）()]{1,8}[)）]|[0-9０-９]{1,2}年目")  # 事業開始前 / （現時点）
_MARK = re.compile(r"[■◆●○◇□▼◎【＜<《〈〔\[・]")


def may_head(stream: Stream, at: int, *, first: bool) -> bool:
    """Tell whether a token may be a head, the first of a table or a later one; the heading of a part is none."""
    token = stream.tokens[at]
    alone = token.begins_line and stream.begins_line(at + 1)
    if not may_be_stream_head(token.cell, stream.cues) or (alone and is_part(token.cell.text, stream.cues)):
        return False
    role = role_of(token.cell, stream.cues)
    headed = stream.is_heading(at) and not _UNDER_HEAD.fullmatch(token.cell.text)
    if headed and role in (None, Role.OTHER_TEXT, Role.OTHER_VALUE, Role.OWNER):
        return False
    if role is None and len(token.cell.text) >= _LONG_NAME and _begins_name(stream, at):
        return False
    if first:
        under = stream.tokens[at + 1].cell if at + 1 < len(stream.tokens) else Cell("")
        below = role_of(under, stream.cues) if under.text else None
        label = _MARK.match(token.cell.text) is not None and below in (Role.INDICATOR, Role.MAYBE_INDICATOR)
        label = label or (role is below is Role.INDICATOR and not is_aside(under.text))
        label = label or token.cell.text == under.text  # 数値目標, printed again as the first head
        return not label and role not in (None, Role.TIME, Role.OTHER_VALUE, Role.OTHER_TEXT)
    return _MARK.match(token.cell.text) is None or is_time_only(token.cell.text)


def _begins_name(stream: Stream, at: int) -> bool:
    """Tell the first name under the heads, perhaps wrapped over two lines, from a head of goals."""
    text = stream.tokens[at].cell.text
    wrapped = stream.begins_line(at + 1) and at + 2 < len(stream.tokens) and not text.endswith(stream.cues.goals)
    return any(map(stream.cues.ends_as_indicator, (text, stream.cell(at, at + 2).text if wrapped else "")))
