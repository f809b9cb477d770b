"""KPI sentences behind a label with its number, under a title, perhaps over the table of what is planned for each year.

滞納の整理
【目標指標２】令和６年度の収納率を98.5％に引き上げる。
区分 元年度 ２年度 … ６年度 / 計画 収納率 96.8％ 97.2％ … 98.5％ / 実績 収納率 96.8％ 96.9％
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import TIME, is_value
from ingest.layouts.found import Findings, FoundKpi, Span
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.saying.others import is_of_others
from ingest.layouts.saying.sentence import Said, said_in

_LABELLED = re.compile(
    r"[【〔［\[＜<](?P<label>[^【】〔〕［］\[\]＜＞<>0-9０-９①-⑳]{2,8}?)[ 　]?(?:[0-9０-９]{1,2}|[①-⑳])[】〕］\]＞>]"
    r"[ 　:：]*(?=\S)"
)
_LABELS = (Role.INDICATOR, Role.TARGET)
_YEAR = re.compile(rf"{TIME.pattern}|(?:[0-9０-９]{{1,2}}|元)年度")
_PLANNED = ("計画", "目標")
_TITLE = re.compile(r"[^。、：:0-9０-９]{3,30}")
_MOST_LINES = 3  # of a sentence
_NEAR = 3  # lines from the sentence to the years
_FEWEST_YEARS = 3
_FULL = 30  # characters of a line that another goes on with


@dataclass(frozen=True, slots=True)
class _Course:
    """The last year of the table below, and what the first is said to begin with."""

    end: tuple[str, Span] | None = None
    begun: str | None = None


def read_labelled_sentences(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such sentence that says one target."""
    at = 0
    while at < len(lines):
        label = _LABELLED.match(lines[at].text.strip())
        own = _sentence(lines[at : at + _MOST_LINES]) if label and cues.role(label["label"]) in _LABELS else ()
        kpi = _kpi(lines, at, own, cues) if own and not any(line.index in findings.used for line in own) else None
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(line.index for line in own)
        at += max(len(own), 1)


def _sentence(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take the lines of one sentence and no more; none where it does not end, or a name stands on the first line."""
    first = lines[0].text.strip()
    if not ("。" in first or "、" in first or len(first) >= _FULL):
        return ()
    for taken, line in enumerate(lines, 1):
        if "。" in line.text:
            return tuple(lines[:taken]) if line.text.strip().endswith("。") and line.text.count("。") == 1 else ()
    return ()


def _kpi(lines: Sequence[Line], at: int, own: Sequence[Line], cues: LayoutCues) -> FoundKpi | None:
    text = joined(line.whole for line in own)
    label = _LABELLED.match(text.text)
    sentence = text.text[label.end() :] if label else ""
    said = list(said_in(sentence, None, cues, undated=True))
    if len(said) != 1 or text.span is None or is_of_others(sentence, names_itself=True):
        return None
    course = _course(lines[at + len(own) : at + len(own) + _NEAR * 2], said[0], cues)
    time = said[0].time or (course.end[0] if course.end else None)
    spans = (text.span, *([course.end[1]] if course.end and not said[0].time else []))
    today = said[0].today or course.begun
    return FoundKpi(said[0].name, said[0].target, time, today, None, spans, owner=_title(lines[at - 1 : at], cues))


def _title(above: Sequence[Line], cues: LayoutCues) -> Cell | None:
    """Take the line above where it is a title and nothing else."""
    title = above[0].whole if above else None
    if title is None or _TITLE.fullmatch(title.text) is None or cues.role(title.text) is not None:
        return None
    return title if len(above[0].words) == 1 and not is_value(title.text, cues) else None


def _course(below: Sequence[Line], said: Said, cues: LayoutCues) -> _Course:
    """Read the years of a table below, and its row of what is planned where that ends in the target."""
    for at, line in enumerate(below[:_NEAR]):
        years = [word for word in line.words if _YEAR.fullmatch(word.text)]
        if len(years) >= _FEWEST_YEARS and years[-1] is line.words[-1] and years[-1].span is not None:
            rows = (row for row in below[at + 1 :] if row.text.strip().startswith(_PLANNED))
            values = next(([one.text for one in row.words if is_value(one.text, cues)] for row in rows), [])
            whole_row = len(values) == len(years) and plain_of(values[-1]) == plain_of(said.target)
            return _Course((years[-1].text, years[-1].span), values[0] if whole_row else None)
    return _Course()
