"""The words of a box of one indicator, each for what it is: a head, a year, a value, a mark, a part of the name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME, is_number, is_time_only, is_value
from ingest.layouts.heads.columns import is_bare_year, role_of
from ingest.layouts.printed.words import GLUED, Measure
from ingest.layouts.rows import Cell, Line, joined


class Sort(StrEnum):
    """What a word of a box is."""

    LABEL = "label"
    BASELINE = "baseline"
    TARGET = "target"
    YEARS = "years"  # the head over the results, or targets, of each year
    TIME = "time"
    REST = "rest"  # of a time that a narrow cell has torn
    VALUE = "value"
    MARK = "mark"
    NAME = "name"


HEADS = (Sort.BASELINE, Sort.TARGET, Sort.YEARS)
_WORD = re.compile(r"度(?=度)|(?<=度)度(?=度|[ 　]|$)|[^ 　\t]+?(?=度度)|[^ 　\t]+")  # 度度: rests of two times
_LABEL = re.compile(
    r"(?:測定|成果|評価|業績|活動)?指標[ 　]?(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])"
    r"(?![0-9０-９％%])[:：.．]?"
)
_BEFORE_LABEL = " 　〇○◯◎●★☆"  # 〇測定指標１: a mark for those that matter most
_BARE_LABEL = re.compile(r"(?:測定|業績)指標")
_YEARLY = re.compile(r"(?:年度?ごと|各年度?|年次|年度別)の?(?:目標|実績|進捗|施策の進捗).*")
_MARK = re.compile(
    r"達成(?:状況|度|率)?|主要?な(?:測定)?指標|評価|判定|進捗|[○◯〇×✕△▲◎●ＡＢＣＤＥA-E]|[（(]?[上下]段.*"
)
_MARK_BEFORE = re.compile(r"(?:達成(?:状況|度)?|評価|判定)(?=[令平RHＲＨ])")  # 達成令和元年: cells that left no room
_EVERY_YEAR = re.compile(r"(?:毎|各)年度?")
_PERIOD = re.compile(rf"{TIME.pattern}(?:[～〜~]|の?平均)")  # 平成29年度～, over 令和元年度平均
_REST = re.compile(r"年?度末?")
_ERA = re.compile(r"令和|平成")
_FIGURE = re.compile(r"[0-9０-９]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place: the line that it stands on, counted within the box."""

    sort: Sort
    cell: Cell
    line: int


def words_of_box(lines: Sequence[Line], measure: Measure, cues: LayoutCues) -> list[Word]:
    """Sort the words of a box, placed in a measure; labels and years that were torn are whole again."""
    words = [word for at, line in enumerate(lines) for word in sorted_words(line, at, measure, cues)]
    return _with_whole_values(_with_whole_times(_with_whole_labels(words)), cues)


def is_numbered(label: str) -> bool:
    """Tell a label with its number from a bare one."""
    return _BARE_LABEL.fullmatch(label) is None


def _with_whole_labels(words: Sequence[Word]) -> list[Word]:
    """Join 測定指標 with the 1 that was torn off it."""
    whole: list[Word] = []
    for word in words:
        if whole and _is_number_of(whole[-1], word):
            whole[-1] = replace(whole[-1], cell=joined((whole[-1].cell, word.cell)))
        else:
            whole.append(word)
    return whole


def _is_number_of(label: Word, word: Word) -> bool:
    bare = label.sort is Sort.LABEL and not is_numbered(label.cell.text)
    return bare and is_number(word.cell.text) and word.line - label.line <= 1


def _begins(text: str) -> re.Match[str] | None:
    return _LABEL.match(text, len(text) - len(text.lstrip(_BEFORE_LABEL)))


def sorted_words(line: Line, at: int, measure: Measure, cues: LayoutCues) -> Iterator[Word]:
    """Cut a line at every space, after a label and after a mark that left no room; tell what each word is."""
    for start, end in _cuts(line.text):
        cell = line.part(start, end)
        placed = replace(cell, left=start, right=end) if measure is Measure.CHARACTERS else cell
        yield Word(_sort(cell, cues), placed, at)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    label = _begins(text)
    if label is not None:
        yield label.span()
    for match in _WORD.finditer(text, label.end() if label else 0):
        mark = _MARK_BEFORE.match(match[0])
        if mark is not None:
            yield match.start(), match.start() + mark.end()
        start = match.start() + (mark.end() if mark else 0)
        cuts = [start + cut.start() for cut in GLUED.finditer(text[start : match.end()])]
        yield from pairwise((start, *cuts, match.end()))


def _sort(cell: Cell, cues: LayoutCues) -> Sort:
    text = cell.text
    plain = next((sort for form, sort in _FORMS if form.fullmatch(text)), None)
    if plain is not None:
        return plain
    if is_bare_year(text) or (is_time_only(text) and _FIGURE.fullmatch(text) is None):
        return Sort.TIME
    if is_value(text, cues):
        return Sort.VALUE
    return _ROLES.get(role_of(cell, cues) or Role.UNKNOWN, Sort.NAME) if "値" in text else Sort.NAME


_FORMS = (
    (_LABEL, Sort.LABEL),
    (_BARE_LABEL, Sort.LABEL),
    (_MARK, Sort.MARK),
    (_REST, Sort.REST),
    (_ERA, Sort.TIME),
    (_EVERY_YEAR, Sort.TIME),
    (_PERIOD, Sort.TIME),
    (_YEARLY, Sort.YEARS),
    (re.compile("(?:基準|目標|達成|最終)年[度次]?"), Sort.MARK),  # a head over years, not one of its own
    (re.compile("実績値?"), Sort.YEARS),
    (re.compile("基準値?"), Sort.BASELINE),
)
_ROLES = {Role.BASELINE: Sort.BASELINE, Role.TARGET: Sort.TARGET}


def _with_whole_times(words: Sequence[Word]) -> list[Word]:
    """Join 令和12 and 年度, 令和 and ３年 where one stands under the other, or behind it in a text without places."""
    whole: list[Word] = []
    for word in words:
        at = max(range(len(whole)), key=lambda at: _nearness(whole[at], word), default=None)
        if at is not None and _nearness(whole[at], word) > _FAR:
            whole[at] = replace(whole[at], cell=joined((whole[at].cell, word.cell)), line=word.line)
        elif word.sort is not Sort.REST:
            whole.append(word)
    return whole


def _with_whole_values(words: Sequence[Word], cues: LayoutCues) -> list[Word]:
    """Join 集計 behind a value and 中 under it; what is part of a name stands before the values."""
    whole = list(words)
    for before, word in pairwise(words):
        if before.sort is not Sort.VALUE or word.sort is not Sort.NAME or word.line != before.line:
            continue
        under = [one for one in whole if one.sort is Sort.NAME and one.line == word.line + 1]
        rest = [one for one in under if is_value(word.cell.text + one.cell.text, cues)]
        if len(rest) == 1:
            cell = joined((word.cell, rest[0].cell))
            whole = [replace(one, sort=Sort.VALUE, cell=cell) if one is word else one for one in whole]
            whole.remove(rest[0])
    return whole


def _nearness(word: Word, rest: Word) -> float:
    """Measure how well a torn time goes with its rest: it stands before it, on the line above at the most."""
    needs = next((sort for form, sort in _NEEDS if form.search(word.cell.text)), None)
    if word.sort is not Sort.TIME or needs is None or not needs.fullmatch(rest.cell.text):
        return 2 * _FAR
    return -abs(word.cell.left - rest.cell.left) if 0 <= rest.line - word.line <= 1 else 2 * _FAR


_FAR = -1e6
_NEEDS = (  # a time that breaks off so goes on so
    (re.compile(r"年$"), re.compile(r"度末?")),
    (re.compile(r"(?:令和|平成|R|Ｒ)$"), re.compile(r"(?:[0-9０-９]{1,2}|元)(?:年度?末?)?")),
    (re.compile(r"(?:令和|平成)(?:[0-9０-９]{1,2}|元)$"), re.compile(r"年度?末?")),
)
