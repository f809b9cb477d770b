"""Read the indicators of policy analyses and evaluations: sheets → words → heads → indicators below them."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.cue_table import cue_table
from ingest.layouts.analyses.dated import read_dated
from ingest.layouts.analyses.dealt import dealt_out
from ingest.layouts.analyses.goals import titles
from ingest.layouts.analyses.heads import Heads, heads_in
from ingest.layouts.analyses.placed import Placed, placed_in
from ingest.layouts.analyses.torn import mend
from ingest.layouts.analyses.words import Sort, Word, ends_sheet, is_labelled_year, words_of
from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.found import Findings
from ingest.layouts.pages import is_page_number
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Line, Separator

_SIGNS = ("基準", "初期値")
_MOST_WORDS = 1500  # below one head
_MOST_OF_AIMS = 12  # lines
_MOST_BEFORE = 14  # words of a name over its heads
_MOST_OF_REASONS = 40  # words between a name and its heads
_IN_ORDER = Heads(0, 0, before_target=0, in_words=False, in_brackets=False, owned=False)


def read_analyses(lines: Sequence[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every sheet; the lines that its heads and indicators stand on are marked as used."""
    if not any(sign in line.text for line in lines for sign in _SIGNS):
        return
    free = [line for line in lines if line.index not in findings.used and not _is_between_pages(line)]
    words, known = mend(words_of(free, measure, cues), cues), len(findings.kpis)
    used = {line for placed in placed_in(words, free) for line in _read_placed(placed, cues, findings)}
    findings.used.update(free[at].index for at in used)
    _read_streams([word for word in words if word.line not in used], free, cues, findings)
    if len(findings.kpis) > known:
        findings.used.update(line.index for line in _of_later_aims(free))


def _of_later_aims(lines: Sequence[Line]) -> Iterator[Line]:
    """List the lines that say what is to be aimed at next, for which there is no plan yet."""
    left = 0
    for line in lines:
        if line.text.strip().startswith(tuple(cue_table()["analyses"]["afterwards"])):
            left = _MOST_OF_AIMS
        left = 0 if ends_sheet(line) else left - 1
        if left > 0:
            yield line


def _is_between_pages(line: Line) -> bool:
    """Tell the title of a sheet, which every page may repeat, and － 2 －, which no value is."""
    bare = line.text.strip()
    return any(title in bare for title in titles()) or (is_page_number(line) and not (bare[0] + bare[-1]).isdecimal())


def _read_placed(placed: Placed, cues: LayoutCues, findings: Findings) -> set[int]:
    """Read a sheet set in columns where most is understood; give its lines, from the heads to the last indicator."""
    read = list(read_dated(placed.words, _IN_ORDER, cues))
    if not placed.is_sure or len(read) != placed.count:
        return set()
    findings.kpis += [kpi for kpi, _ in read]
    return set(range(placed.start, placed.end))


def _read_streams(words: Sequence[Word], lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read sheets of which only the order of the words is left."""
    found = list(heads_in(words))
    ends = [*(heads.start for heads in found[1:]), len(words)]
    for heads, end in zip(found, ends, strict=False):
        if lines[words[heads.start].line].separator is Separator.GAP:
            continue  # only places tell what belongs together
        if any(is_labelled_year(word.cell.text) for word in words[heads.start : heads.end]):
            continue  # values stand over their years, those of single years between
        whole = words[heads.end : min(end, heads.end + _MOST_WORDS)]
        below = dealt_out(list(takewhile(lambda word: word.sort is not Sort.END, whole)), cues)
        before = _before(words, heads.start)
        read = list(read_dated(below, heads, cues, before))
        findings.kpis += [kpi for kpi, _ in read]
        if read:
            start = min(words[heads.start].line, *(place for _, places in read for place in places))
            last = _end_of_values(below, max(place for _, places in read for place in places))
            findings.used.update(line.index for line in lines[start : last + 1])


def _before(words: Sequence[Word], start: int) -> Sequence[Word]:
    """List the words over some heads, without the reasons for what is measured, under a head of their own between."""
    reasons = tuple(cue_table()["analyses"]["reasons"])
    over = range(start - 1, max(-1, start - 1 - _MOST_OF_REASONS), -1)
    own = takewhile(lambda at: words[at].sort is not Sort.LABEL, over)  # beyond are those of the indicator before
    end = next((at for at in own if plain_of(words[at].cell.text).startswith(reasons)), start)
    return words[max(0, end - _MOST_BEFORE) : end]


def _end_of_values(words: Sequence[Word], end: int) -> int:
    """Find the last line of the values of single years behind the last target."""
    for word in words:
        if word.line > end and word.sort not in (Sort.VALUE, Sort.DASH, Sort.MARK):
            break
        end = max(end, word.line)
    return end
