"""Reports of grants, one cell a line: names with a number, then the value, its unit and the month that it is due.

    交付対象事業の名称 / 1 渡し場再生事業 / 2 桟橋修繕事業 / … / 指標値 / 単位 / 目標年月 / 実績値 /
    指標 渡し船の / ① 利用者数 / 200 / 人 / R7.3 / 180 / 指標 新しい / ② 航路の数 / 2 / 航路 / R7.3 / 1 / 指標 …

Every ① begins the indicators of the next project of the list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_unit
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rows import Cell, joined

_VALUE, _DUE = re.compile(r"(?:指標|目標)値"), re.compile(r"目標(?:年月|月|年度|時期|期限)")
_NUMBER, _FIRST = re.compile(r"(?:指標)?[①-⑨]"), re.compile(r"(?:指標)?①")
_LABEL = re.compile(r"指標")
_HEADS, _RECORD = 3, 3
_MOST_BETWEEN = 24  # words between two records
_MOST_ABOVE = 80  # words between the list of projects and the heads
_MOST_OF_PROJECT, _MOST_PROJECTS = 4, 40


@dataclass(frozen=True, slots=True)
class _Record:
    """The words before the values, the values, the place behind them; no name where nothing is aimed at."""

    before: tuple[Word, ...]
    name: Cell | None
    values: tuple[Cell, ...]
    end: int


def read_monthly(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read the records under all such heads; the lines that belong to them are marked as used."""
    behind = 0
    for at in range(len(words) - _HEADS):
        if at < behind or not _are_heads(words[at : at + _HEADS]):
            continue
        begin = max(behind, at - _MOST_ABOVE)
        projects, below = _projects(words, begin, at, cues)
        records = list(_records(words, below, at))
        owners = _owners(records, projects)
        for record, owner in zip(records, owners, strict=False):
            cells = dict(zip((Role.TARGET, Role.UNIT, Role.DEADLINE), record.values, strict=False))
            kpi = found_kpi(cells | {Role.INDICATOR: record.name}, owner=owner) if record.name is not None else None
            findings.kpis += [kpi] if kpi is not None else []
        behind = records[-1].end if owners else at + 1
        findings.used.update(word.line.index for word in words[below:behind] if owners)


def _are_heads(words: Sequence[Word]) -> bool:
    value, unit, due = words
    of_values = _VALUE.fullmatch(plain_of(value.text)) is not None and unit.role is Role.UNIT
    return of_values and _DUE.fullmatch(plain_of(due.text)) is not None


def _projects(words: Sequence[Word], begin: int, heads: int, cues: LayoutCues) -> tuple[list[Cell], int]:
    """Read the projects whose numbers count up behind 事業の名称, before some heads; give the place behind them too."""
    named = (at for at in range(heads - 1, begin - 1, -1) if plain_of(words[at].text).endswith(cues.named))
    at = next(named, heads - 1) + 1
    found: list[Cell] = []
    number = int(words[at].text) if words[at].text.isdecimal() else 0
    while len(found) < _MOST_PROJECTS and words[at].text == str(number):
        texts = list(takewhile(_is_of_name, words[at + 1 : at + 1 + _MOST_OF_PROJECT]))
        if not texts:
            break
        found.append(joined(word.cell for word in texts))
        at, number = at + 1 + len(texts), number + 1
    return found, at


def _is_of_name(word: Word) -> bool:
    return not (
        word.text.isdecimal() or word.is_time or _NUMBER.match(word.text) or word.role in (Role.UNIT, Role.NUMBER)
    )


def _records(words: Sequence[Word], begin: int, heads: int) -> Iterator[_Record]:
    """Go through the records: the first may be named before the heads; each has a number."""
    at = heads + _HEADS
    at += words[at].role is Role.BASELINE if at < len(words) else 0
    before = [*words[begin:heads]]
    start = at
    while start <= at < len(words) and at - start <= _MOST_BETWEEN:
        values = words[at : at + _RECORD]
        if len(values) < _RECORD or not _are_values(values):
            if _are_heads(words[at : at + _HEADS]) if at + _HEADS <= len(words) else False:
                return
            before.append(words[at])
            at += 1
            continue
        if not any(_NUMBER.match(word.text) for word in before):
            return
        at += _RECORD + (at + _RECORD < len(words) and words[at + _RECORD].is_value)
        yield _Record(tuple(before), _name(before, values), tuple(word.cell for word in values), at)
        before, start = [], at


def _are_values(words: Sequence[Word]) -> bool:
    value, unit, due = words
    if all(is_dash(word.text) for word in words):
        return True
    return value.is_value and not is_dash(value.text) and is_unit(unit.text) and due.is_time


def _name(before: Sequence[Word], values: Sequence[Word]) -> Cell | None:
    """Join the words from the label or the number on, behind the last figure; None for a row of dashes."""
    if is_dash(values[0].text):
        return None
    last = max((at for at, word in enumerate(before) if word.is_value and not _NUMBER.match(word.text)), default=-1)
    own = [word.cell for word in before[last + 1 :]]
    labels = [at for at, cell in enumerate(own) if _LABEL.fullmatch(cell.text) or _NUMBER.fullmatch(cell.text)]
    parts = [cell for at, cell in enumerate(own) if labels and at >= labels[0] and at not in labels]
    return joined(parts) if parts else None


def _owners(records: Sequence[_Record], projects: Sequence[Cell]) -> list[Cell]:
    """Give each record the project whose turn it is; nothing where they are not as many as the first numbers."""
    turns = [sum(_FIRST.match(word.text) is not None for word in record.before) for record in records]
    if not projects or sum(turns) != len(projects) or turns[:1] != [1] or max(turns) > 1:
        return []
    return [projects[sum(turns[: at + 1]) - 1] for at in range(len(turns))]
