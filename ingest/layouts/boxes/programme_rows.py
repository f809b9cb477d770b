"""Rows of tables with a column for every year: a printed line with a value for each, its name wrapped around it.

舟着場に満足した人の          above
割合 61 65 70 75
（市の調査）                  below
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from ingest.layouts.boxes.programme_heads import Programme
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.heads.columns import is_year, role_of
from ingest.layouts.pages import is_page_number
from ingest.layouts.rows import Cell, Line, Separator, joined

NOTE = re.compile(r"[ 　]*[※＊*（(注]")
_IN_BRACKETS = re.compile(r"[（(][^（()）※注]{1,16}[)）]")  # （累計）
_NTH_YEAR = re.compile(r"[0-9０-９]{1,2}年目")
_KINDS = (Role.TARGET, Role.BASELINE)  # of a row of targets beside one of results
_MOST_OF_NAME, _MOST_MARKS = 2, 4  # lines above; words behind the values
_Parted = tuple[Sequence[Cell], Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a name with what stands beside it, the values, the lines, the words of the name below them."""

    before: tuple[Cell, ...]
    values: tuple[Cell, ...]
    lines: tuple[Line, ...]
    below: tuple[Cell, ...] = ()


def rows_under(lines: Sequence[Line], programme: Programme, cues: LayoutCues, used: AbstractSet[int]) -> list[Row]:
    """List the rows, each a line with a value for every column, the other lines of its name above or below it.

    There are none where a line is of the table that cannot be read so.
    """
    rows: list[Row] = []
    above: list[Line] = []
    for line in lines:
        if line.index in used or _is_note(line) or "。" in line.text or len(above) > _MOST_OF_NAME:
            break
        found = _values_of(line, programme, cues)
        if found is not None and found[0] and role_of(found[0][-1], cues) not in _KINDS:
            named = (word for line in above if not is_page_number(line) for word in line.words)
            rows.append(Row((*named, *found[0]), tuple(found[1]), (*above, line)))
            above = []
        elif is_page_number(line):
            above.append(line)
        elif found is not None or (line.separator is not Separator.NONE and not line.follows_blank):
            return []
        elif sum(_is_valued(word, cues) for word in line.words) > 1:
            return rows if line.follows_blank or above else []
        elif rows and not above and _goes_on(rows[-1], line, programme, cues):
            rows[-1] = replace(rows[-1], below=tuple(line.words), lines=(*rows[-1].lines, line))
        else:
            above.append(line)
    return rows


def _goes_on(row: Row, line: Line, programme: Programme, cues: LayoutCues) -> bool:
    """Tell the end of a name: words in brackets, or what a name is cut without."""
    text = line.text.strip()
    if _IN_BRACKETS.fullmatch(text):
        return True
    words = row.before[:-1] if Role.UNIT in programme.lead else row.before
    name = joined(words).text
    return not cues.ends_as_indicator(name) and cues.ends_as_indicator(name + text)


def _values_of(line: Line, programme: Programme, cues: LayoutCues) -> _Parted | None:
    """Part a line into what stands before the values and these; behind them only what the heads announce."""
    words, count = line.words, len(programme.columns)
    for behind in range(_MOST_MARKS + 1 if programme.trailing else 1):
        start, end = len(words) - behind - count, len(words) - behind
        if start < 0 or (behind and any(map(str.isdecimal, words[end].text))):
            return None
        fits = all(_is_valued(word, cues) for word in words[start:end])
        if fits and not (start and _is_valued(words[start - 1], cues)):
            return words[:start], words[start:end]
    return None


def _is_valued(word: Cell, cues: LayoutCues) -> bool:
    """Tell a value from a year, also from one of a programme: １年目（R7）."""
    return is_value(word.text, cues) and not (is_year(word.text) or _NTH_YEAR.match(word.text))


def _is_note(line: Line) -> bool:
    """Tell a note from the end of a name in brackets."""
    text = line.text.strip()
    return NOTE.match(text) is not None and _IN_BRACKETS.fullmatch(text) is None
