"""Goals in pairs, each with a sentence of what is aimed at and, in an item below, how much it is today.

この方針の実施に伴う、2029年までの成果目標と成果指標を以下のように定める。
成果目標：町の祭りが町民の誇りとなっている。
成果指標：約７割の町民が誇れるものとして「祭り」を挙げることを目指す。
・「祭り」を挙げた町民の割合は58.2％。（町民意識調査〔2025年９月〕）
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import Findings, FoundKpi, Span
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.saying.aimed import Aimed, aimed_at
from ingest.layouts.saying.marks import VALUE, Mark
from ingest.layouts.saying.sentence import said_in

_LABELLED = re.compile(
    r"[【〔［\[]?(?P<label>[^\s：:。、【】〔〕［］\[\]0-9０-９①-⑳]{2,6})"
    r"(?:[0-9０-９]{1,2}|[①-⑳])?[】〕］\]]?[ 　]*[：:][ 　]*(?P<said>\S.*)"
)
_GOAL = re.compile(r"(?:成果|達成|基本|政策|施策|重点)?目標")
_ITEM = re.compile(r"[ 　]*(?:[・･○●※＊]|[-－][ 　])")
_NOTE = re.compile(r"[ 　]*[（(]")
_SHARE = re.compile(
    r"(?P<value>(?:約|概ね|おおむね)?[ 　]?(?:[0-9０-９][0-9０-９.．]{0,4}|[一二三四五六七八九])"
    r"[ 　]?(?:割|％|%)(?:以上|程度|強)?)"
    r"の(?P<who>[^、。のがはをに0-9０-９]{1,14})が(?P<does>[^。]{4,80}?)(?:こと|よう|状態)(?:を|に|と)(?:目指|めざ|する|します|なる)"
)
_TODAY = re.compile(
    rf"(?P<name>[^、，,。〕〔）)（(]{{2,50}})は[、，,]?[ 　]*(?P<value>{VALUE})"
    r"(?:である|です|であった|でした|だった|となっている)?(?:。|$|[（(〔])"
)
_EACH_TODAY = re.compile(
    rf"は[、，,]?[ 　]*(?P<value>{VALUE})(?:であり|で|である|です)?(?:[、，。]|,(?![0-9])|$|[（(〔])"
)
_OPENING = re.compile(
    rf"(?P<time>{TIME.pattern})(?:末)?(?:まで|を目途|を期限)[^。]{{0,30}}(?:目標|指標)[^。]{{0,20}}(?:以下|次|下記)の"
)
_MOST_LINES = 3  # of one sentence
_SHORTEST = 2
_FEWEST_AIMS = 2


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands behind a label, with the lines that it was wrapped over."""

    label: str
    text: Cell
    lines: tuple[Line, ...]


def read_goal_pairs(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every sentence labelled as an indicator that a labelled goal stands over."""
    due: tuple[str, Span] | None = None
    goal: Cell | None = None
    at = 0
    while at < len(lines):
        opening = _OPENING.search(lines[at].text) if "標" in lines[at].text else None
        due = (opening["time"].strip(), lines[at].span) if opening else due
        said = _labelled(lines, at)
        at += len(said.lines) if said else 1
        if said is None:
            goal = goal if _ITEM.match(lines[at - 1].text) or _NOTE.match(lines[at - 1].text) else None
        elif _GOAL.fullmatch(said.label):
            goal = Cell(said.text.text.rstrip("。"), said.text.origins[: len(said.text.text.rstrip("。"))])
        elif goal is not None and cues.role(said.label) is Role.INDICATOR:
            below = tuple(_items(lines[at : at + _MOST_LINES]))
            kpi = _kpi(said, below, goal, due, cues)
            kpis = [kpi] if kpi else list(_several(said, below, goal, due, cues))
            if kpis:
                findings.kpis += kpis
                findings.used.update(line.index for line in (*said.lines, *below))


def _labelled(lines: Sequence[Line], at: int) -> _Said | None:
    match = _LABELLED.fullmatch(lines[at].text.strip())
    if match is None:
        return None
    taken = [lines[at]]
    for line in lines[at + 1 : at + _MOST_LINES]:
        if (
            "。" in taken[-1].text
            or line.follows_blank
            or _ITEM.match(line.text)
            or _LABELLED.fullmatch(line.text.strip())
        ):
            break
        taken.append(line)
    start = lines[at].text.index(match["said"])
    first = lines[at].part(start, len(lines[at].text))
    return _Said(match["label"], joined((first, *(line.part(0, len(line.text)) for line in taken[1:]))), tuple(taken))


def _items(lines: Sequence[Line]) -> Iterator[Line]:
    """Go through the item below, with the lines that it goes on over."""
    for at, line in enumerate(lines):
        if line.follows_blank or _LABELLED.fullmatch(line.text.strip()) or (at == 0 and not _ITEM.match(line.text)):
            return
        yield line


def _kpi(
    said: _Said, below: Sequence[Line], goal: Cell, due: tuple[str, Span] | None, cues: LayoutCues
) -> FoundKpi | None:
    item = "".join(line.text.strip() for line in below)
    told = _TODAY.search(item)
    now = _ITEM.sub("", told["name"]) if told else None
    share = _SHARE.search(said.text.text)
    aim = Aimed(share["value"], None, None, None, None) if share else aimed_at(said.text.text, cues)
    if aim is None:
        return None
    shown = now if now and cues.ends_as_indicator(now) else None
    name = aim.name or (shown if share else None)
    span = said.text.span
    if name is None or len(name) < _SHORTEST or span is None:
        return None
    spans = (span, *([due[1]] if due and not aim.time else []))
    today = told["value"] if told and shown else aim.today
    return FoundKpi(name, aim.target, aim.time or (due[0] if due else None), today, None, spans, owner=goal)


def _several(
    said: _Said, below: Sequence[Line], goal: Cell, due: tuple[str, Span] | None, cues: LayoutCues
) -> Iterator[FoundKpi]:
    """Go through what a sentence aims at that aims at more than one thing, each with its value of today in order."""
    aims, span = list(said_in(said.text.text, None, cues, undated=True)), said.text.span
    item = "".join(line.text.strip() for line in below)
    told: list[str | None] = [match["value"] for match in _EACH_TODAY.finditer(item)]
    alike = len(told) == len(aims) and all(
        Mark(0, 0, value or "").has_unit_of(Mark(0, 0, aim.target)) for aim, value in zip(aims, told, strict=True)
    )
    if span is None or len(aims) < _FEWEST_AIMS or any(aim.name in (goal.text, "") for aim in aims):
        return
    for aim, value in zip(aims, told if alike else [None] * len(aims), strict=True):
        spans = (span, *([due[1]] if due and not aim.time else []))
        time = aim.time or (due[0] if due else None)
        yield FoundKpi(aim.name, aim.target, time, aim.today or value, None, spans, owner=goal)
