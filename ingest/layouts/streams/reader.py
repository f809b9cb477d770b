"""KPI tables that lost their columns: cells one a line, or parted by single spaces, row after row or column by column.

Every way of dealing the cells out to the heads before them is tried; the one that explains them best is taken.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from ingest.layouts.checked.plausible import share_named
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.value_forms import OFFICE
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import role_of
from ingest.layouts.pages import Pages
from ingest.layouts.rowed.headless_groups import is_group
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Line
from ingest.layouts.streams.by_block import is_torn, read_by_block
from ingest.layouts.streams.by_column import read_by_column
from ingest.layouts.streams.by_line import read_whole_lines
from ingest.layouts.streams.by_row import read_by_row
from ingest.layouts.streams.goals import with_head_of_goals
from ingest.layouts.streams.grouped_columns import read_grouped_columns
from ingest.layouts.streams.grouped_lines import read_grouped_lines
from ingest.layouts.streams.grouped_names import with_grouped_names
from ingest.layouts.streams.head_order import heads_first, without_number
from ingest.layouts.streams.heads_before import HeadsBefore, heads_before, is_under, under_label
from ingest.layouts.streams.heads_over_pages import with_heads_over_pages
from ingest.layouts.streams.labels import without_labels
from ingest.layouts.streams.lettered import with_letters
from ingest.layouts.streams.letters import with_letters_beside
from ingest.layouts.streams.reading import Reading
from ingest.layouts.streams.stream import Stream
from ingest.layouts.streams.tokens import Token, is_note_apart, is_stream, tokens_of
from ingest.layouts.streams.torn_increments import with_whole_increments
from ingest.layouts.streams.torn_words import may_be_torn, with_whole_words
from ingest.layouts.woven.reader import read_woven

IsHeading = Callable[[Line], bool]
_BEFORE_HEADS = (Role.INDICATOR, Role.GROUP, Role.UNIT, Role.NUMBER, Role.BASELINE, Role.TARGET)
_FEW_ROWS, _LONGEST_HEAD = 2, 8  # characters of 達成状況, or of the name of a survey
_COUNTS = re.compile(r"[数率額量]$")  # 事業承継支援件数 is a name, whatever 事業 says in heads
_SHORTEST_TABLE = 12  # lines of a table in blocks, which is torn only once
_MOST_TOKENS = 300
_MOST_HEADS = 30
_LEAST_NAMED = 0.34  # share of the rows whose name ends as those of indicators do
_LEAST_EARNED = 0.6  # by a token, on the average: a reading that explains less is a guess


def read_streams(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> list[Line]:
    """Read every table of that kind among the lines that are not used yet; give the first lines of torn ones."""
    pages, torn = Pages(lines), list[Line]()
    index, begun, free = 0, 0, 0
    before: HeadsBefore | None = None
    while index < len(lines):
        if before is not None and before.over(lines[index], is_heading):
            tokens = under_label(before, _tokens(lines, index + 1, cues, findings), cues)
            reading = _under(before, Stream(tokens, pages, cues, is_heading))
            if reading is not None:
                index = begun = _take(reading, tokens, findings)
                continue
        tokens = _tokens(lines, index, cues, findings) if _may_begin(lines[index : index + 2], cues) else []
        tokens = with_heads_over_pages(tokens, lines, pages, cues)
        past = _past_heads(tokens, cues)
        if past:
            index += past
            continue
        above = lines[index - 1 : index + 1]
        titled = len(above) > 1 and _is_title_of(above[0], above[1], is_heading)
        whole = index == begun or titled or not _is_within_heads(above, cues)
        stream = Stream(tokens, pages, cues, is_heading, findings.plan)
        reading = _best(stream, whole=whole) if tokens else None
        if tokens and whole and reading is None and index >= free and is_torn(stream):
            torn.append(lines[index])
            free = index + _SHORTEST_TABLE
        before = heads_before(reading, tokens, lines) if reading is not None else before
        index = _take(reading, tokens, findings) if reading is not None else index + 1
        begun = index if reading is not None else begun
    return torn


def _under(before: HeadsBefore, stream: Stream) -> Reading | None:
    """Read rows under the label of the table before, whose heads are not printed again."""
    reading = _best_of(read_by_row(stream), stream) if stream.tokens else None
    return reading if reading is not None and is_under(before, reading) else None


def _may_begin(lines: Sequence[Line], cues: LayoutCues) -> bool:
    tokens = tokens_of(lines, 0, 1, cues)
    if tokens and may_be_torn(tokens[0].cell, cues):
        tokens = with_whole_words(tokens_of(lines, 0, len(lines), cues), cues)
    first = next(iter(without_number(tokens, cues)), None)
    if first is None or OFFICE.search(first.cell.text) is not None:
        return False  # 環境課 is a cell of the table above
    return role_of(first.cell, cues) not in (None, Role.TIME)


def _past_heads(tokens: Sequence[Token], cues: LayoutCues) -> int:
    """Count the lines to pass of heads without end, which no table has, and whose every column would be tried."""
    heads = next((at for at, token in enumerate(tokens) if role_of(token.cell, cues) is None), len(tokens))
    passed = tokens[: heads - _MOST_HEADS] if heads > _MOST_HEADS else ()
    return sum(token.begins_line for token in passed[1:])


def _is_within_heads(lines: Sequence[Line], cues: LayoutCues) -> bool:
    """Tell whether a line is a head after another of the same table, from which nothing could be read."""
    roles = [role_of(line.words[-1], cues) if line.words else None for line in lines]
    return roles[0] in _BEFORE_HEADS and roles[-1] not in (Role.INDICATOR, Role.MAYBE_INDICATOR)


def _is_title_of(above: Line, head: Line, is_heading: IsHeading) -> bool:
    """Tell a heading that says what the first head below says again: （１）数値目標 / 数値目標."""
    word = head.text.strip()
    return above.text.rstrip().endswith(word) and is_heading(above)


def _tokens(lines: list[Line], start: int, cues: LayoutCues, findings: Findings) -> list[Token]:
    end = start
    last = min(len(lines), start + _MOST_TOKENS)
    while end < last and lines[end].index not in findings.used and (is_stream(lines[end]) or is_note_apart(lines, end)):
        end += 1
    cells = with_whole_increments(tokens_of(lines, start, end, cues)[:_MOST_TOKENS])
    cells = with_grouped_names(without_labels(with_whole_words(cells, cues), cues), cues)
    cells = with_head_of_goals(with_letters_beside(cells, cues), cues)
    return heads_first(without_number(cells, cues), cues)


def _best(stream: Stream, *, whole: bool) -> Reading | None:
    """Find the reading that explains most, of equals that in order; blocks are read only from the `whole` heads on."""
    grouped = (*read_grouped_columns(stream), *read_grouped_lines(stream))
    ordered = (*read_by_row(stream), *read_by_column(stream), *grouped)
    readings = (*ordered, *(read_by_block(stream) if whole else ()))
    lines, best = _best_of(read_whole_lines(stream), stream), _best_of(readings, stream)
    if lines is not None and (best is None or len(lines.rows) >= len(best.rows)):
        return lines  # a cell for every column is no chance
    return best or (_best_of(read_woven(stream), stream) if whole else None)


def _best_of(readings: Iterable[Reading], stream: Stream) -> Reading | None:
    likely = (reading for reading in readings if reading.earned >= _LEAST_EARNED * len(reading.tokens))
    likely = (reading for reading in likely if not _misreads(reading, stream.cues))
    named = (reading for reading in likely if share_named(reading.columns, reading.rows, stream.cues) >= _LEAST_NAMED)
    return max(named, key=lambda reading: reading.earned, default=None)


def _misreads(reading: Reading, cues: LayoutCues) -> bool:
    """Tell a reading that takes a head for one of two names, or mostly whom rows are for, 20歳以上, for values."""
    roles = [column.role for column in reading.columns]
    name = roles.index(Role.INDICATOR)
    bases = [row[at].text for row in reading.rows for at, role in enumerate(roles) if role is Role.BASELINE]
    whom = sum(map(is_group, bases))
    names = [row[name] for row in reading.rows if len(row[name].text) <= _LONGEST_HEAD]
    headed = any(role_of(cell, cues) is Role.OTHER_TEXT and not _COUNTS.search(cell.text) for cell in names)
    return 0 < whom * 2 > len(bases) or (headed and len(reading.rows) <= _FEW_ROWS)


def _take(reading: Reading, tokens: list[Token], findings: Findings) -> int:
    """Take the rows for what they say; give the number of the line after the last."""
    findings.used.update(line.index for at in reading.tokens for line in (tokens[at].line, tokens[at].last))
    printed, reading = reading.rows, with_letters(reading)
    records = Records(reading.columns, findings)
    grouped = any(column.role is Role.GROUP for column in reading.columns)
    place = (tokens[min(reading.tokens)].line.span[0], tokens[max(reading.tokens)].last.span[1])
    for row, own_cells in zip(reading.rows, printed, strict=True):
        spans = [cell.span for cell in own_cells if cell.span is not None]
        own = (min(start for start, _ in spans), max(end for _, end in spans)) if spans else place
        records.take(row, own, repeats=grouped)
    last = tokens[max(reading.tokens)]
    return last.at + 1 + (last.last is not last.line)
