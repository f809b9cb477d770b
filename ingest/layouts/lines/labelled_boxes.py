"""Boxes of slides set one line under the other: a label, a name, the target with its year, the figure of today.

KPI / 講座を修了した人の数 / 2030年度末までに累計40万人 / （2024年度末：９万人）
KPI / 窓口を置く町村 / 2028年度：全60町村
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import TIME, is_value, part_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.marks import mark_of
from ingest.layouts.lines.today import TODAY, matched, today_in
from ingest.layouts.rows import Cell, Line, joined
from ingest.quantity import years_in

_AFTER = r"[^、。0-9０-９（）()]{2,12}後[0-9０-９]{1,2}[かヵカ]?年(?:間|以内)?"  # 修了後３年間
_TERM = rf"(?P<term>毎年度?|各年度|{_AFTER})(?:[でに]|までに?)?、?[ 　]*"
_BY = rf"{TIME.pattern}まで(?:に|の)?"
_AIM = re.compile(
    rf"(?:{_TERM}|(?P<by>(?={_BY})))?"
    rf"(?P<aim>[^。：:（）()［］\[\]]{{1,40}}(?:[：:][^。：:（）()［］\[\]]{{1,30}})?(?:[（(][^（）()：:。]{{1,16}}[)）])?)"
    rf"[ 　]*(?:{TODAY})?"
)
_A_YEAR = re.compile(r"^年(?:率(?:平均)?|平均)(?=[0-9０-９])")  # 年率３％以上
_AROUND_LABEL = re.compile(r"^[【［\[<＜■◆●○]+|(?:[0-9０-９]{1,2}|[①-⑳])?[】］\]>＞]?[ 　]*[:：]?$")
_OF_NO_NAME = re.compile(r"[。：:]")
_MOST_LINES, _LONGEST = 3, 90  # of a name
_FEWEST = 2
_FEWEST_AHEAD = 2  # years from the last result to a target
_LONGEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class _Box:
    name: Cell
    aim: re.Match[str]
    target: str
    due: str
    lines: Sequence[Line]

    @property
    def is_sure(self) -> bool:
        """Tell a target that its words say to be one: …までに."""
        return self.aim["by"] is not None or self.aim["term"] is not None


def read_labelled_boxes(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read such boxes where a text has several; their lines are marked as used."""
    boxes = list(_boxes([line for line in lines if line.index not in findings.used], cues))
    since = _latest_known(boxes)
    if len(boxes) < _FEWEST or since is None:
        return
    for box in boxes:
        if box.is_sure or max(years_in(box.due), default=0) >= since + _FEWEST_AHEAD:
            spans = (box.name.span or box.lines[0].span, (box.lines[0].span[0], box.lines[-1].span[1]))
            name = indicator_name(box.name.text)
            findings.kpis.append(FoundKpi(name, box.target, box.due, today_in(box.aim), None, spans))
            findings.used.update(line.index for line in box.lines)


def _latest_known(boxes: Sequence[_Box]) -> int | None:
    """Give the last year of which a figure is known, or that may be: a bare year is that of a target if it is later."""
    known = [year for box in boxes for year in years_in(today_in(box.aim) or "")]
    dues = [year for box in boxes if box.aim["by"] is not None for year in years_in(box.due)]
    return max(known) if known else min(dues) - _FEWEST_AHEAD if dues else None


def _boxes(lines: Sequence[Line], cues: LayoutCues) -> Iterator[_Box]:
    """Give the boxes under each label; a second one may follow without a label of its own."""
    at = 0
    while at < len(lines):
        if not _is_label(lines[at].text, cues):
            at += 1
            continue
        label, at = lines[at : at + 1], at + 1
        while (box := _box(lines, at, label, cues)) is not None:
            if not label and not cues.ends_as_indicator(box.name.text):
                break
            yield box
            label, at = lines[at:at], at + len(box.lines) - len(label)


def _box(lines: Sequence[Line], at: int, label: Sequence[Line], cues: LayoutCues) -> _Box | None:
    """Read the name from a line on, up to the lines of its target."""
    for below in range(at + 1, min(at + 1 + _MOST_LINES, len(lines))):
        name = joined(line.whole for line in lines[at:below])
        marked = below - at > 1 and mark_of(lines[below - 1].text) is not None  # the next of a list
        if marked or not _may_be_name(lines[below - 1], name, cues):
            return None
        found = matched(_AIM, lines, below) if mark_of(lines[below].text) is None else None
        said = _target(found[0], cues) if found is not None else None
        if found is not None and said is not None:
            return _Box(name, found[0], *said, [*label, *lines[at : found[1]]])
    return None


def _target(aim: re.Match[str], cues: LayoutCues) -> tuple[str, str] | None:
    """Give the target and its time; None where a line is no value, or has no time."""
    target, time = part_time(aim["aim"])
    due = aim["term"] or (time if time is not None and TIME.match(time) else None)
    is_target = any(sign.isdecimal() for sign in target) and is_value(_A_YEAR.sub("", plain_of(target)), cues)
    return (target, due) if due and is_target else None


def _may_be_name(line: Line, name: Cell, cues: LayoutCues) -> bool:
    text = line.text.strip()
    if (
        re.search("[。：:]", text)
        or len(name.text) > _LONGEST
        or cues.role(name.text) is not None
        or _is_label(text, cues)
    ):
        return False
    return TIME.search(text) is None and not is_value(text, cues)


def _is_label(text: str, cues: LayoutCues) -> bool:
    text = text.strip()
    return len(text) <= _LONGEST_LABEL and plain_of(_AROUND_LABEL.sub("", text)) in cues.columns[Role.INDICATOR]
