"""KPI sentences wrapped in a narrow column, whose pieces other cells of the row interrupt, in progress reports.

KPI / 1 / 2030年度までに、海外に客を持つ / 最新の数値 / 48社 / A / 海外に客を持つ蔵の数は、2025年度に40社であった
ところ、 / 蔵の数を60社とする。 / （2026年度） / 2026年度は48社となった。 / 2 / …

A sentence is put together out of the narrow lines of its row, without those at which the wide text beside it ends.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import TIME, is_aside, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.saying.marks import VALUE, Mark
from ingest.layouts.saying.sentence import Said, said_in
from ingest.layouts.saying.spaces import as_printed, tightened
from ontology.print_width import columns_of

_NUMBER = re.compile(r"[0-9０-９]{1,3}")
_BY = re.compile(rf"{TIME.pattern}|[0-9０-９][ 　]?年間")
_KANA = re.compile(r"[ぁ-ん]")
_ENDS = re.compile(r"[るすくうつ](?:[（(][^（）()。]*[)）])?。?$")
_STOP = re.compile(r"。$|[るすくうつ]$")
_GROUP = re.compile(r"(?P<label>[^\s:：、。0-9０-９]{2,6})[:：][ 　]*(?P<title>[^\s:：。].{2,40})")
_OF_GROUP = re.compile(r"(?:施策|政策|取組|分野|目標|戦略|項目|事業|柱)群?$|群$")
_SOURCE = re.compile(r"[^\s:：。]{1,8}の?出[典所][:：]|[※＊*]|出[典所][:：]")
_OF_OTHER_CELLS = re.compile(r"[<＜〈【〔［][^<>＜＞〈〉【】〔〕［］]{2,20}[>＞〉】〕］]")  # <主担当部局>
_FIRST = re.compile(  # 2025年度に40社であったところ, 2025年の1.6兆円に対し, 2012年の3,870億円から
    rf"(?:{TIME.pattern})末?(?:時点)?(?:の(?:[^、。0-9０-９]{{1,10}}は)?|に|は|、)?(?P<value>{VALUE})"
    r"(?:から|に対し|であった(?:ところ|が)|だった(?:ところ|が))"
)
_FEWEST = 2  # rows of a text
_MOST_LINES = 18  # of one row
_MOST_NARROW = 8
_MOST_DROPPED = 2
_FARTHEST = 8  # lines from the head over the sentences to the first number
_SLACK = 3  # columns of print
_SHORTEST = 3  # characters of a piece that ends nothing
_SHORTEST_BEGIN = 6


@dataclass(frozen=True, slots=True)
class _Row:
    lines: tuple[Line, ...]  # from the number on
    owner: Cell | None


def read_interrupted(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every row of such a table; its lines are used, whether its sentence is understood or not."""
    rows = list(_rows(lines, cues)) if any(cues.role(line.text) is Role.INDICATOR for line in lines) else []
    if len(rows) < _FEWEST:
        return
    column = _Column(max(_width(row.lines[1]) for row in rows) + _SLACK, frozenset(_labels(rows)), cues)
    kpis = [(row, kpi) for row in rows if (kpi := column.kpi(row)) is not None]
    interrupted = sum(_STOP.search(row.lines[1].text.strip()) is None for row, _ in kpis)
    if len(kpis) * 2 < len(rows) or interrupted < _FEWEST or _is_read(rows, findings):
        return
    findings.kpis += [kpi for _, kpi in kpis]
    findings.used.update(line.index for row in rows for line in row.lines)


def _is_read(rows: Sequence[_Row], findings: Findings) -> bool:
    return any(line.index in findings.used for row in rows for line in row.lines)


def _rows(lines: Sequence[Line], cues: LayoutCues) -> Iterator[_Row]:
    """Go through the rows: a number that goes on from the one before, and what begins a sentence under it."""
    pages = Pages(list(lines))
    headed, number, owner = -_FARTHEST, 0, None
    for at, line in enumerate(lines):
        headed = at if cues.role(line.text) is Role.INDICATOR else headed
        owner = _group(line) or owner
        if (number or at - headed < _FARTHEST) and _begins(lines[at : at + 2], number + 1, cues):
            number += 1
            row = lines[at : at + _MOST_LINES]
            ends = (end for end in range(2, len(row)) if _ends(row[end : end + 2], number + 1, pages, cues))
            yield _Row(tuple(row[: next(ends, len(row))]), owner)


def _begins(lines: Sequence[Line], number: int, cues: LayoutCues) -> bool:
    counted = _NUMBER.fullmatch(lines[0].text.strip())
    return counted is not None and int(counted[0]) == number and len(lines) > 1 and _is_text(lines[1], cues)


def _ends(lines: Sequence[Line], number: int, pages: Pages, cues: LayoutCues) -> bool:
    return _group(lines[0]) is not None or pages.is_number(lines[0]) or _begins(lines, number, cues)


def _group(line: Line) -> Cell | None:
    """Read the title of a group of rows, with its label: 施策群：海外への販路."""
    match = _GROUP.fullmatch(line.text.strip())
    if match is None or _OF_GROUP.search(match["label"]) is None:
        return None
    start = line.text.rindex(match["title"])
    return line.part(start, start + len(match["title"]))


def _is_text(line: Line, cues: LayoutCues) -> bool:
    text = line.text.strip()
    words = len(text) >= _SHORTEST_BEGIN and _KANA.search(text) is not None
    return words and cues.role(text) is None and not is_value(text, cues)


def _labels(rows: Sequence[_Row]) -> Iterator[str]:
    """List what stands as a line of its own in several rows and ends no sentence: 最新の数値."""
    counts = Counter(text for row in rows for text in {line.text.strip() for line in row.lines})
    return (text for text, count in counts.items() if count >= _FEWEST and _STOP.search(text) is None)


@dataclass(frozen=True, slots=True)
class _Column:
    """The narrow column that the sentences stand in: how wide it is, and the words that are labels of other cells."""

    widest: int
    labels: frozenset[str]
    cues: LayoutCues

    def kpi(self, row: _Row) -> FoundKpi | None:
        """Read the one sentence that the narrow lines of a row make."""
        narrow = [line for line in self._own(row) if _width(line) <= self.widest and self._is_piece(line)]
        if len(narrow) > _MOST_NARROW:
            return None
        for count in range(_MOST_DROPPED + 1):
            found = list(_readings(row.lines[1], narrow, count, self.cues))
            if found:
                return _found(row, *found[0]) if len(found) == 1 else None
        return None

    def _own(self, row: _Row) -> Sequence[Line]:
        """Take the lines of a row up to the label in brackets that other cells begin with."""
        texts = (line.text.strip() for line in row.lines)
        ends = (at for at, text in enumerate(texts) if text in self.labels and _OF_OTHER_CELLS.fullmatch(text))
        return row.lines[2 : next(ends, len(row.lines))]

    def _is_piece(self, line: Line) -> bool:
        text = line.text.strip()
        known = text in self.labels or plain_of(text) in self.cues.units or self.cues.role(text) is not None
        if "。" in text[:-1]:
            return False
        if _STOP.search(text) is not None:
            return True
        other = is_value(text, self.cues) or is_time_only(text) or _SOURCE.match(text) is not None
        return not (known or other or is_aside(text)) and len(text) >= _SHORTEST


def _readings(
    first: Line, narrow: Sequence[Line], dropped: int, cues: LayoutCues
) -> Iterator[tuple[tuple[Line, ...], Cell, Said]]:
    """Go through what the narrow lines say without some of those at which a text ends."""
    ends = [at for at, line in enumerate(narrow) if _STOP.search(line.text.strip())]
    for left in combinations(ends, dropped):
        pieces = (first, *(line for at, line in enumerate(narrow) if at not in left))
        cell = joined(piece.whole for piece in pieces)
        sentence = cell.text.removesuffix("。")
        if "。" in sentence or _ENDS.search(cell.text) is None or _BY.search(cell.text) is None:
            continue
        said = list(said_in(f"{sentence}。", None, cues))
        if len(said) == 1:
            yield pieces, cell, said[0]


def _found(row: _Row, pieces: tuple[Line, ...], cell: Cell, said: Said) -> FoundKpi:
    beside = "".join(line.text.strip() for line in row.lines[2:] if line not in pieces and _KANA.search(line.text))
    tight = tightened(beside)
    target = Mark(0, 0, said.target)
    firsts = (match["value"] for match in _FIRST.finditer(tight))
    before = next((value for value in firsts if Mark(0, 0, value).has_unit_of(target)), None)
    today = said.today or (as_printed(before, beside) if before else None)
    span = cell.span or row.lines[1].span
    return FoundKpi(said.name, said.target, said.time, today, None, (span,), owner=row.owner)


def _width(line: Line) -> int:
    return columns_of(line.whole.text)
