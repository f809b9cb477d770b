"""KPIs on the branches of a drawn tree, the change of each below its name; what they hang on is what they measure.

道の安全
├─ 明るい夜道
│   ├─ ア-1 街灯の
│   │   設置数
│   │     120基 → 200基
│   └─ ア-2 夜道を安心して歩ける人の割合  48％ → 70％
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement, read_statement, read_values
from ingest.layouts.found import Findings, FoundKpi, indicator_name, without_note
from ingest.layouts.lines.drawn_branches import Branch, Tree, trees
from ingest.layouts.rows import Cell, Line, joined

_NUMBER = re.compile(
    r"(?:[A-ZＡ-Ｚア-ン]|[0-9０-９]{1,2})(?:[-－‐.．][0-9０-９]{1,2})*[.．:：]?[ 　]+(?=[^0-9０-９])"
    r"|[A-ZＡ-Ｚア-ン][-－‐.．]?[0-9０-９①-⑳]{1,2}[.．:：]?[ 　]+"
)
_LEVEL = re.compile(r"[【〔［\[〈《][^】〕］\]〉》]{1,12}[】〕］\]〉》][ 　]*(?=\S)")  # 【柱１】道の安全
_FEWEST = 2
_LONGEST_NAME = 60


def read_drawn_trees(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every tree on whose branches several changes stand; its lines are marked as used."""
    for tree in trees(lines):
        kpis = list(_kpis(tree, cues)) if not findings.used & {line.index for line in tree.lines} else []
        if len(kpis) >= _FEWEST:
            findings.kpis += kpis
            findings.used.update(line.index for line in tree.lines)


def _kpis(tree: Tree, cues: LayoutCues) -> Iterator[FoundKpi]:
    """Make a KPI of each branch with a change; its owner is the nearest that it hangs on and that has none."""
    said_on = {id(branch): _said(branch, cues) for branch in tree.branches}
    for branch in tree.branches:
        said, over = said_on[id(branch)], branch.parent
        while over is not None and said_on[id(over)] is not None:
            over = over.parent
        if said is not None:
            span = (branch.lines[0].span[0], branch.lines[-1].span[1])
            today = without_note(said.baseline or "") or None
            owner = _bare(joined(over.parts)) if over is not None and over.parts else None
            yield FoundKpi(said.indicator, said.target or "", said.deadline, today, None, (span,), owner)


def _said(branch: Branch, cues: LayoutCues) -> Statement | None:
    """Read the first change on a branch, on a line of its own below the name or at the end of it."""
    for at, part in enumerate(branch.parts):
        own = read_values(_LEVEL.sub("", part.text), cues) if at else None  # [新規] − → 50人
        said = own if own is not None and not own.indicator else read_statement(part.text, cues)
        if said is not None and said.baseline is not None:
            name = indicator_name(_bare(Cell(joined(branch.parts[:at]).text + said.indicator)).text)
            sound = 1 < len(name) <= _LONGEST_NAME and "。" not in name
            return replace(said, indicator=name) if sound else None
    return None


def _bare(cell: Cell) -> Cell:
    """Take its number, and the name of its level in brackets, off what a branch is called."""
    level = _LEVEL.match(cell.text)
    start = level.end() if level else 0
    number = _NUMBER.match(cell.text, start)
    start = number.end() if number else start
    return Cell(cell.text[start:], cell.origins[start:], cell.left, cell.right)
