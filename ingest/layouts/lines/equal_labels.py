"""Records of labels and values set equal, a line each, as bulletins print them under a number.

１．数値目標＝市内の船大工の数を増やす
基準値＝14人（26年） / 令和元年度目標値＝20人 / 実績値（30年度目標値）＝17人（18人）
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.kanji_values import is_value_or_kanji
from ingest.layouts.figures.statements import is_in_words
from ingest.layouts.figures.values import is_dash, is_value, part_time, time_in, without_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line

_LABELLED = re.compile(
    r"[ 　]*(?P<number>(?:[0-9０-９]{1,2}[.．)）]|[(（][0-9０-９]{1,2}[)）]|[①-⑳])[ 　]*)?[-・･○●◇◆■□]?[ 　]*"
    r"(?P<label>[^=＝。、]{2,24}?)[ 　]*[=＝][ 　]*(?P<value>[^=＝。]+?)[ 　]*"
)
_WILL = re.compile(  # the name of what is measured, before what is to become of it: 就職率を40％にする
    r"(?P<name>[^。]{2,50})を(?P<does>[^を。]{0,24}?)(?:する|増やす|減らす|延ばす|伸ばす|高める|上げる|下げる|広げる|抑える|保つ"
    r"|目指す|めざす|抑制|維持|達成|確保|向上|増加|減少|縮小|拡大|改善|上回る)"
)
_ASIDE_OF_YEAR = re.compile(r"(?<=.)[（(][^（）()]*年[^（）()]*[)）]$")
_TITLE = re.compile(r"[^。、=＝：:]{0,20}(?:目標|指標|KPI|ＫＰＩ)[^。、=＝：:]{0,12}")
_OF_NAMES = (Role.MAYBE_INDICATOR, Role.TARGET)
_MOST_ABOVE = 3  # lines from a title to the first record
_FEWEST = 2
_LONGEST_NAME, _LONGEST = 60, 160


@dataclass(slots=True)
class _Record:
    cells: dict[Role, tuple[str, str]] = field(default_factory=dict)  # the label and the value
    lines: list[Line] = field(default_factory=list)


def read_equal_labels(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such record where a text has several."""
    if not any("=" in line.text or "＝" in line.text for line in lines):
        return
    free = [line for line in lines if line.index not in findings.used]
    records = list(_records(free, cues))
    first = records[0].lines[0] if records else None
    owner = _title([line for line in free if first and line.index < first.index][-_MOST_ABOVE:], cues)
    found = [(record, kpi) for record in records if (kpi := _kpi(record, owner, cues)) is not None]
    if len(found) >= _FEWEST:
        findings.kpis += [kpi for _, kpi in found]
        findings.used.update(line.index for record, _ in found for line in record.lines)


def _records(lines: Sequence[Line], cues: LayoutCues) -> Iterator[_Record]:
    """Go through the labelled lines that follow the name of each indicator."""
    record = _Record()
    for line in lines:
        match = _LABELLED.fullmatch(line.text) if len(line.text) <= _LONGEST else None
        role = cues.role(without_time(match["label"])) if match else None
        begins = match is not None and _names(match, role, cues)
        if record.lines and (match is None or begins):
            yield record
            record = _Record()
        if match is not None and (record.lines or begins):
            record.lines.append(line)
            role = Role.INDICATOR if begins else role
            if role is not None:
                record.cells.setdefault(role, (match["label"], match["value"].strip()))
    if record.lines:
        yield record


def _names(match: re.Match[str], role: Role | None, cues: LayoutCues) -> bool:
    """Tell the line that names an indicator; 数値目標 heads names too where words follow it, and a number leads."""
    named = role is Role.INDICATOR or (role in _OF_NAMES and match["number"] is not None)
    return named and not is_value(match["value"], cues)


def _title(above: Sequence[Line], cues: LayoutCues) -> Cell | None:
    """Find the title over the first record, where it is more than a label."""
    texts = [(line, line.text.strip()) for line in above]
    titles = [line for line, text in texts if _TITLE.fullmatch(text) and ("の" in text or cues.role(text) is None)]
    return titles[-1].whole if titles else None


def _kpi(record: _Record, owner: Cell | None, cues: LayoutCues) -> FoundKpi | None:
    if not {Role.TARGET, Role.INDICATOR} <= record.cells.keys():
        return None
    (label, aim), (_, said) = record.cells[Role.TARGET], record.cells[Role.INDICATOR]
    will = _WILL.fullmatch(said)
    name = indicator_name(will["name"] if will else said)
    target, own = part_time(aim)
    base = _ASIDE_OF_YEAR.sub("", record.cells[Role.BASELINE][1]) if Role.BASELINE in record.cells else None
    due = own or time_in(label)
    is_aim = is_value_or_kanji(target, cues) or (base is not None and is_in_words(target, base, due))
    if is_dash(target) or not is_aim or len(name) > _LONGEST_NAME:
        return None
    span = (record.lines[0].span[0], record.lines[-1].span[1])
    return FoundKpi(name, target, due, base, None, (span,), owner)
