"""Records of an indicator and its target whose year, and value of today, are told in a remark below them.

項目 / 施設を出て町で暮らす人の数 / 目標値 / 38人 / 備考 / 令和８年度末までに38人が移ることを目指す。
【令和８年度末までの目標】 / ○職場に定着した人の数 / 目標値：126人 / 設定の考え方：令和４年度（84人）の1.5倍とする。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import label_and_value
from ingest.layouts.figures.values import TIME, is_dash, is_number, is_value, part_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.marks import mark_of
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.saying.marks import VALUE, Mark
from ingest.layouts.saying.spaces import as_printed, tightened

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_REMARK = re.compile(r"備考|(?:目標値?)?(?:の?設定)?の?(?:考え方|根拠|理由)|説明")
_DUE = re.compile(
    rf"(?P<time>{TIME.pattern})(?:まで(?:に|の)?|において|には?(?![対比])|の(?:数値|値|目標)|を目途|。|$)"
)
_OVER = re.compile(
    rf"[【〔［\[＜<(（]?(?P<time>{TIME.pattern})まで(?:の|に[^。]{{0,12}}する)?(?:数値|成果)?目標[】〕］\]＞>)）]?"
)
_TODAY = re.compile(
    rf"(?:現在|現状)(?:の|は|で|、)*(?P<now>{VALUE})(?=。|に加え|から|を|$)"
    rf"|{TIME.pattern}(?:末|時点)?[^。、（()）0-9０-９]{{0,20}}[（(]?(?P<then>{VALUE})[)）]?(?:から|に対し|の[0-9０-９.．]+倍)"
)
_OTHER = re.compile(r"[【〔［\[〈《＜<◆■●◎(（]|第?[0-9０-９]{1,2}[.．章節)）]")
_GOAL = re.compile(r"[^0-9０-９ 　、。]{0,10}(?:目標|方針|施策|柱)[ 　]?[0-9０-９Ⅰ-Ⅹ]{1,2}")
_ASIDE = re.compile(r"(?<=.)[（(][^（）()]*[)）]$")
_NOTE_OF_NAME = re.compile(r"【[^【】]{1,4}】$")  # 【新規】
_FEWEST = 2
_LONGEST = 60  # of names and titles
_LONGEST_LABEL = 8
_MOST_LINES = 4  # of a remark


@dataclass(frozen=True, slots=True)
class _Record:
    name: Cell
    target: Cell
    remark: str
    lines: tuple[Line, ...]
    due: Cell | None  # what stands over several records
    owner: Cell | None


def read_remarked(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read such records where a text has several, one remark at least of which tells a year or a value of today."""
    records = list(_records(lines, cues)) if any(_REMARK.match(line.text.strip()) for line in lines) else []
    kpis = [kpi for record in records if (kpi := _kpi(record)) is not None]
    told = any(_DUE.search(record.remark) or _TODAY.search(tightened(record.remark)) for record in records)
    if len(kpis) < _FEWEST or not told or any(one.index in findings.used for record in records for one in record.lines):
        return
    findings.kpis += kpis
    findings.used.update(line.index for record in records for line in record.lines)


def _records(lines: Sequence[Line], cues: LayoutCues) -> Iterator[_Record]:
    due, owner, free = None, None, 0
    for at, line in enumerate(lines):
        over = _OVER.fullmatch(line.text.strip())
        due = line.part(*_within(line, over["time"])) if over else due
        title = _title(lines, at, cues)
        if title is not None:
            owner, due = title, None
        record = _record(lines, at, free, cues) if at >= free else None
        if record is not None:
            yield replace(record, due=due, owner=owner)
            free = at + record.lines.index(record.lines[-1])


def _within(line: Line, text: str) -> tuple[int, int]:
    start = line.text.index(text)
    return start, start + len(text)


def _title(lines: Sequence[Line], at: int, cues: LayoutCues) -> Cell | None:
    """Read a number, or a goal with its number, on one line and the title on the next."""
    text, below = lines[at].text.strip(), lines[at + 1] if at + 1 < len(lines) else None
    if below is None or len(below.text) > _LONGEST or "。" in below.text:
        return None
    title = below.whole
    if len(title.text) <= _LONGEST_LABEL and cues.role(title.text) is not None:
        return None
    if is_value(title.text, cues) or is_number(title.text) or mark_of(title.text) or _OTHER.match(title.text):
        return None
    if _GOAL.fullmatch(text):
        return joined((lines[at].whole, title))
    aside = _ASIDE.search(title.text)
    return title.part(0, aside.start() if aside else len(title.text)) if text.isdecimal() else None


def _record(lines: Sequence[Line], at: int, free: int, cues: LayoutCues) -> _Record | None:
    """Read a record at its label of the target."""
    label, value = label_and_value(lines[at])
    if cues.role(label.text) is not Role.TARGET:
        return None
    end = at + 1
    if value is None and end < len(lines):
        value, end = lines[end].whole, end + 1
    name, first = _name(lines, at, free, cues)
    if value is None or name is None or not is_value(part_time(value.text)[0], cues) or is_dash(value.text):
        return None
    remark, after = _remark(lines, end, cues)
    return _Record(name, value, remark, tuple(lines[first:after]), None, None)


def _name(lines: Sequence[Line], at: int, free: int, cues: LayoutCues) -> tuple[Cell | None, int]:
    """Find the name above the target: behind a label of names, else in an item with a mark."""
    above = lines[at - 1] if at > free else None
    if above is None or len(above.text) > _LONGEST or "。" in above.text:
        return None, at
    label, named = label_and_value(above)
    if named is not None and cues.role(label.text) in _NAMES:
        return _bare(named), at - 1
    if at - 1 > free and cues.role(lines[at - 2].text) in _NAMES:
        return _bare(above.whole), at - 2
    mark = mark_of(above.text)
    return (_bare(above.whole), at - 1) if mark and named is None else (None, at)


def _bare(name: Cell) -> Cell:
    note = _NOTE_OF_NAME.search(name.text)
    return name.part(0, note.start()) if note else name


def _remark(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[str, int]:
    """Take the remark below a target, with the lines that it goes on over."""
    label, value = label_and_value(lines[at]) if at < len(lines) else (Cell(""), None)
    if not _REMARK.fullmatch(label.text):
        return "", at
    text, end = value.text if value else "", at + 1
    while end < len(lines) and end - at <= _MOST_LINES and not _begins_other(lines[end], cues):
        text, end = text + lines[end].text.strip(), end + 1
        if text.endswith("。"):
            break
    return text, end


def _begins_other(line: Line, cues: LayoutCues) -> bool:
    text = line.text.strip()
    other = _OTHER.match(text) is not None or mark_of(text) is not None or is_number(text)
    return other or cues.role(label_and_value(line)[0].text) is not None


def _kpi(record: _Record) -> FoundKpi | None:
    value, own = part_time(record.target.text)
    remark = tightened(record.remark)
    said, now = _DUE.search(remark), _TODAY.search(remark)
    today = (now["now"] or now["then"]) if now else None
    if today is None or not Mark(0, 0, today).has_unit_of(Mark(0, 0, _ASIDE.sub("", value))):
        today = None
    time = own or (as_printed(said["time"], record.remark) if said else None)
    over = record.due if time is None else None
    name = indicator_name(record.name.text)
    cells = (record.name, record.target, over)
    spans = tuple(cell.span for cell in cells if cell is not None and cell.span is not None)
    printed = as_printed(today, record.remark) if today else None
    due = time or (over.text if over else None)
    return FoundKpi(name, value, due, printed, None, spans, owner=record.owner) if name and spans else None
