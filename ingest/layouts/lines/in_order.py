"""Tables put into words as records whose parts follow each other in a told order.

表１ここから　成果目標　当初値　目標値　結果 の順
（1）渡し舟の利用者数　210人（18年度）　350人（30年度）　280人（29年度）　（2）…　表１ここまで
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.rows import Cell, Line

_ORDER = re.compile(r"[ 　]*の順(?:です|に記載|に示す|で示す|で記載)?[。:：]?(?=[ 　]|$)")
_ENDS = re.compile(r"ここまで|ここから|おわり|終わり|の順(?=[ 　。:：]|$)")
_WORD = re.compile(r"[^ 　]+")
_NOTE_MARK = re.compile(r"[※＊*][0-9０-９①-⑳]*$")
_RECORD = re.compile(r"(?:(?<=^)|(?<=[ 　]))(?:(?P<number>[(（][0-9０-９]{1,2}[)）]|[①-⑳])|[・･])[ 　]*")
_VALUE = re.compile(r"(?P<value>[^（）()]+)(?:[（(](?P<time>[^（）()]*[0-9０-９元][^（）()]*年[^（）()]*)[)）])?")
_TITLE = re.compile(
    r"(?:^|(?<=[ 　]))(?:[0-9０-９]{1,2}[.．]|[Ⅰ-Ⅹ][.．]?|第[0-9０-９一-十]{1,3}[章節])[ 　]?"
    r"(?P<title>[^ 　0-9０-９]{3,40})"
)
_LONGEST_NAME, _LONGEST_WORDS = 60, 12
_MOST_LINES, _MOST_HEADS = 200, 8
_BEFORE_HEADS = re.compile(r"ここから|[。:：]$|^表[0-9０-９]*$")
_OF_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR, Role.TARGET)  # 成果目標 heads the names where 目標値 follows


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines as one text with a space between, each character with its place."""

    text: str
    origins: list[int]
    ends: list[int]  # of the lines

    def cell(self, start: int, end: int) -> Cell:
        return Cell(self.text[start:end], tuple(self.origins[start:end]))


def read_in_order(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines are marked as used."""
    for at, line in enumerate(lines):
        if "の順" not in line.text or line.index in findings.used:
            continue
        text = _joined(lines[at : at + _MOST_LINES])
        for order in _ORDER.finditer(line.text):
            above = [one.text for one in lines[max(0, at - _MOST_HEADS) : at]]  # a line each, where lines were parted
            roles = _heads(" ".join([*above, line.text[: order.start()]]), cues)
            end = _ENDS.search(text.text, order.end())
            stop = end.start() if end else text.ends[0]
            kpis = list(_records(text, order.end(), stop, roles, cues)) if roles else []
            findings.kpis += kpis
            last = next(n for n, place in enumerate(text.ends) if place >= stop)
            findings.used.update(one.index for one in lines[at : at + last + 1] if kpis)


def _joined(lines: Sequence[Line]) -> _Text:
    text, origins, ends = "", list[int](), list[int]()
    for line in lines:
        text += line.text + " "
        origins += [*line.origins, line.origins[-1]]
        ends.append(len(text))
    return _Text(text, origins, ends)


def _heads(before: str, cues: LayoutCues) -> list[Role]:
    """List what the words before 「の順」 announce, from that of the names on; empty where they head no KPIs."""
    words = _WORD.findall(before)[-_MOST_HEADS:]
    cut = max((at + 1 for at, word in enumerate(words) if _BEFORE_HEADS.search(word)), default=0)
    roles = [cues.role(_NOTE_MARK.sub("", word)) or Role.UNKNOWN for word in words[cut:]]
    first = next((at for at, role in enumerate(roles) if role in _OF_NAMES), len(roles))
    heads = roles[first:]
    return heads if Role.BASELINE in heads and Role.TARGET in heads[1:] else []


def _records(text: _Text, start: int, stop: int, roles: list[Role], cues: LayoutCues) -> Iterator[FoundKpi]:
    marks = list(_RECORD.finditer(text.text, start, stop))
    ends = [*(mark.start() for mark in marks), stop][1:]
    titles = list(_TITLE.finditer(text.text, 0, start))
    owner = text.cell(*titles[-1].span("title")) if titles else None
    over = ""
    for mark, end in zip(marks, ends, strict=True):
        name, values = _parts(text, mark.end(), end, cues)
        if mark["number"]:
            over = "" if values else name.text
        kpi = _kpi(f"{over} {name.text}".strip(), name, values, roles)
        if kpi is not None:
            yield FoundKpi(
                *kpi, None, (name.span or (0, 0), *(cell.span for cell, _ in values[:1] if cell.span)), owner
            )


def _parts(text: _Text, start: int, end: int, cues: LayoutCues) -> tuple[Cell, list[tuple[Cell, re.Match[str]]]]:
    """Part a record into its name and its values."""
    words = list(_WORD.finditer(text.text, start, end))
    first = next((at for at, word in enumerate(words) if at and _is_value(word[0], cues)), len(words))
    values = []
    for word in words[first:]:
        match = _VALUE.fullmatch(word[0])
        if match is None or not _is_value(word[0], cues):
            break
        values.append((text.cell(*word.span()), match))
    return text.cell(start, words[first - 1].end()) if words else Cell(""), values


def _is_value(word: str, cues: LayoutCues) -> bool:
    match = _VALUE.fullmatch(word)
    dated = match is not None and match["time"] is not None and len(match["value"]) <= _LONGEST_WORDS
    return dated or (match is not None and is_value(match["value"], cues))


def _kpi(
    name: str, printed: Cell, values: Sequence[tuple[Cell, re.Match[str]]], roles: Sequence[Role]
) -> tuple[str, str, str | None, str | None] | None:
    told = dict(zip(reversed(roles[1 : len(values) + 1]), reversed(values[: len(roles) - 1]), strict=True))
    target = told.get(Role.TARGET)
    if target is None or not printed.text or len(name) > _LONGEST_NAME or is_dash(target[1]["value"]):
        return None
    base = told.get(Role.BASELINE)
    return name, target[1]["value"], target[1]["time"], base[1][0] if base else None
