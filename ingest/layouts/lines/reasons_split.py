"""Records with the reasons for their target beside its value, which then stands in front of a line of the reasons.

1-1 数値目標項目 / 単位 28年度現状値 33年度目標値 / 舟小屋の数 / 箇所 / 14
設定理由 / 舟大工が減るなかで毎年１棟は / 22 直していく想定で目標を設定した。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME, is_dash, is_time_only, is_unit, is_value, without_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line, joined

_LABEL = re.compile(
    r"[ 　]*(?:[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})*[ 　]+)?(?P<label>[^0-9０-９。、]*(?:項目|指標名?|目標))"
)
_REASON = re.compile(r"(?:目標値?の?)?(?:設定)?(?:の?理由|の?根拠|の?考え方)[ 　:：]*")
_BEFORE = re.compile(r"(?P<value>[△▲]?[0-9０-９][0-9０-９,，.．]*[^\s0-9０-９ぁ-ん、。（）()]{0,4})[ 　]+(?=\S)")
_SHORT = r"(?<![0-9０-９])[0-9０-９]{2}年度?末?"
_DUE = re.compile(rf"{TIME.pattern}|{_SHORT}")
_LEADING = re.compile(rf"^(?:{_SHORT})の?")
_ROLES = (Role.INDICATOR, Role.TARGET)
_HEADS = (Role.UNIT, Role.BASELINE, Role.TARGET)
_FEWEST = 2
_MOST_LINES = 24  # of a record
_MOST_VALUES = 2  # before the reasons


@dataclass(slots=True)
class _Record:
    """What stands under a label, sorted: heads by their roles, words, values, and the lines of the reasons."""

    heads: dict[Role, Cell] = field(default_factory=dict)
    words: list[Cell] = field(default_factory=list)
    values: list[Cell] = field(default_factory=list)
    reasons: list[Line] | None = None
    lines: list[Line] = field(default_factory=list)


def read_reasons_split(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such record where a text has several; the lines of all are used, for they say the same again."""
    if sum(_REASON.fullmatch(line.text.strip()) is not None for line in lines) < _FEWEST:
        return
    free = [line for line in lines if line.index not in findings.used]
    records = list(_records(free, cues))
    kpis = [kpi for record in records if (kpi := _kpi(record, cues)) is not None]
    if len(kpis) >= _FEWEST:
        findings.kpis += kpis
        findings.used.update(line.index for record in records for line in record.lines)


def _records(lines: Sequence[Line], cues: LayoutCues) -> Iterator[_Record]:
    starts = [at for at, line in enumerate(lines) if _is_label(line.text, cues)]
    pages = Pages(list(lines))
    for start, end in zip(starts, [*starts, len(lines)][1:], strict=True):
        own = [line for line in lines[start : min(end, start + _MOST_LINES)] if not pages.is_number(line)]
        record = _record(own, cues)
        if record.reasons and {Role.BASELINE, Role.TARGET} <= record.heads.keys():
            yield record


def _is_label(text: str, cues: LayoutCues) -> bool:
    match = _LABEL.fullmatch(text.rstrip())
    return match is not None and cues.role(match["label"]) in _ROLES


def _record(lines: Sequence[Line], cues: LayoutCues) -> _Record:
    record = _Record(lines=[lines[0]])
    for line in lines[1:]:
        if record.reasons is not None:
            record.reasons.append(line)
            continue
        heads = [(_role(word.text, cues), word) for word in line.words]
        if _REASON.fullmatch(line.text.strip()):
            record.reasons = []
        elif heads and all(role in _HEADS for role, _ in heads):
            record.heads.update((role, word) for role, word in heads if role is not None)
        else:
            (record.values if is_value(line.text, cues) else record.words).append(line.whole)
        record.lines.append(line)
    record.reasons = _up_to_stop(record.reasons or [])
    record.lines += record.reasons
    return record


def _role(text: str, cues: LayoutCues) -> Role | None:
    return None if is_time_only(text) else cues.role(_LEADING.sub("", without_time(text)))


def _up_to_stop(lines: Sequence[Line]) -> list[Line]:
    """Take lines up to the last that ends a sentence; the title of the next record stands behind it."""
    stops = [at for at, line in enumerate(lines) if line.text.rstrip().endswith("。")]
    return list(lines[: stops[-1] + 1]) if stops else []


def _kpi(record: _Record, cues: LayoutCues) -> FoundKpi | None:
    target = _target(record, cues)
    name, unit = _name(record, cues)
    if target is None or name is None or is_dash(target.text) or len(record.values) > _MOST_VALUES:
        return None
    due = _DUE.search(record.heads[Role.TARGET].text)
    base = record.values[0].text
    spans = tuple(span for cell in (name, target) if (span := cell.span) is not None)
    return FoundKpi(indicator_name(name.text), target.text, due[0] if due else None, base, unit, spans)


def _target(record: _Record, cues: LayoutCues) -> Cell | None:
    """Find the second value, or the only one that stands in front of a line of the reasons."""
    if len(record.values) == _MOST_VALUES:
        return record.values[1]
    beside = [cell for line in record.reasons or () if (cell := _in_front(line, cues)) is not None]
    return beside[0] if len(record.values) == 1 and len(beside) == 1 else None


def _in_front(line: Line, cues: LayoutCues) -> Cell | None:
    cell = line.whole
    match = _BEFORE.match(cell.text)
    if match is not None and cell.text[match.end() :] not in cues.units:
        return cell.part(0, match.end("value"))
    return cell if is_value(cell.text, cues) else None


def _name(record: _Record, cues: LayoutCues) -> tuple[Cell | None, str | None]:
    """Put the name together; where the heads have one of units, the last words are the unit."""
    words = tuple(record.words)
    has_unit = Role.UNIT in record.heads and len(words) > 1 and is_unit(words[-1].text)
    name = joined(words[:-1] if has_unit else words)
    unit = words[-1].text if has_unit else None
    return (name, unit) if cues.ends_as_indicator(name.text) else (None, None)
