"""The number of an indicator that its card begins with: 指標３, 【指標12】, KPI 2-1, before the name."""

import re

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.rows import Cell

_COUNT = r"(?:[0-9０-９]{1,3}(?:[-－][0-9０-９]{1,2})?|[①-⑳])"
_NUMBER = re.compile(rf"[【\[［〔]?(?P<word>[^0-9０-９ 　]{{2,8}}?)[ 　]?{_COUNT}[】\]］〕]?[:：]?")


def is_number(text: str, cues: LayoutCues) -> bool:
    """Tell whether a text is the word for indicators with a number, and nothing else."""
    number = _NUMBER.fullmatch(text)
    return number is not None and cues.role(number["word"]) is Role.INDICATOR


def is_numbered(cells: tuple[Cell, ...], cues: LayoutCues) -> bool:
    """Tell whether cells are a name with such a number in a cell of its own, or before a space."""
    match [cell.text for cell in cells]:
        case [whole]:
            number, _, name = whole.partition(" ")
        case [number, name]:
            pass
        case _:
            return False
    return bool(name.strip()) and is_number(number, cues)
