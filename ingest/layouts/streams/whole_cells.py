"""Cells that no word on the lines above or below goes on with: a mark, a value with its unit, a narrow office."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import Role
from ingest.layouts.figures.value_forms import OFFICE
from ingest.layouts.heads.columns import VALUES

_MARK = re.compile(r"[A-EＡ-ＥSＳ][+＋]?|[○◯〇◎●△▲×☆★]+|[-－−―ー—‐]")
_WITH_UNIT = re.compile(r"[0-9０-９][^0-9０-９万億兆千百以未現維]+$")
_PLAIN_WORD = re.compile(r"(?!以[上下内]|未満|超|程度|前後|維持|増|減)[一-龠々]{2,}")
_ROOM = 2  # characters by which lines of one narrow cell differ


def is_whole(role: Role, text: str, words: Sequence[str]) -> bool:
    """Tell whether words are none of the cell: Ｂ and 市民, 農林課 and a longer phrase, 7校 and 公共, but not 以上."""
    if role is Role.OTHER_TEXT:
        wider = any(len(word) > len(text) + _ROOM for word in words)
        return _MARK.fullmatch(text) is not None or (wider and OFFICE.search(text) is not None)
    return role in VALUES and _WITH_UNIT.search(text) is not None and any(map(_PLAIN_WORD.fullmatch, words))
