"""What an indicator measures, by the words over its table: 施策 12 高齢者福祉の充実, 基本施策D3 農業をいかします."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.flat.words import Word
from ingest.layouts.rows import Cell, joined

_PHRASE = re.compile(r"^[^ 　（(。]{2,}[のなをにで][^ 　（(。]{2,}$")
_NUMBERED = re.compile(r"(?P<word>[^0-9A-Z]+)(?P<number>[A-Z]?[0-9]{1,2}(?:-[0-9]{1,2})?)?")


def measure_over(before: Sequence[Word], cues: LayoutCues) -> Cell | None:
    """Take the nearest name of a measure, behind its word and number; None where there is none."""
    for at in range(len(before) - 2, -1, -1):
        match = _NUMBERED.fullmatch(plain_of(before[at].text))
        if match is None or match["word"] not in cues.measures:
            continue
        name = at + 1 if match["number"] else at + 2
        numbered = match["number"] or before[at + 1].is_number
        if numbered and name < len(before):
            word = before[name]
            lettered = match["number"] is not None and not match["number"][0].isdecimal()
            cell = joined((before[at].cell, word.cell)) if lettered else word.cell
            return cell if not (word.is_value or word.is_time) and _may_be_name(word) else None
    return None


def _may_be_name(word: Word) -> bool:
    """Tell a name, also one that holds the word of a head, 健全な事業経営, from a head."""
    phrase = word.role is Role.OTHER_TEXT and _PHRASE.search(word.text) is not None
    return word.role is None or phrase
