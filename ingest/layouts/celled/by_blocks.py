"""A page that was read block by block: names among their targets, then what they are today with the years.

項目 / 海へ行く人の / 目標 / 60% / 割合 / 海を学ぶ学校の割合 / 80% / 現状 / 出典 / 41% / 県の調査 / (2024年) / 52% / …
森へ行く人の割合 / 50% / 38% / 県の調査 / (2023年)

A value that a year follows is that of today; a block has as many of them as names, and as targets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.layouts.celled.cells import OneCell, cells_of, has_own_cells
from ingest.layouts.celled.names import goes_on_below
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, time_in
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import Column, role_of, time_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined

_FEWEST = 3  # records
_MOST_CELLS = 60  # of a block
_MOST_BETWEEN = 6  # cells between two blocks
_MOST_TO_YEAR = 2  # cells from a value to its year
_OF_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_MOST_TO_TITLE = 6  # lines
_TITLE = re.compile(r"[^0-9０-９。、]{4,30}(?:に向けた|ための|に関する|に係る)(?:数値|成果|達成)?(?:目標|指標)")
_OWNER = Column(Role.OWNER, Cell(""))
_NEEDED = (_OF_NAMES, (Role.TARGET,), (Role.BASELINE,))  # each on a line of its own
_LONGEST_HEAD = 12  # characters
_QUOTED = "「『"


@dataclass(slots=True)
class _Block:
    """The cells of some rows; `heads` those that stood among them, `end` is the place behind them."""

    end: int
    names: list[Cell] = field(default_factory=list)
    targets: list[Cell] = field(default_factory=list)
    today: list[Cell] = field(default_factory=list)
    heads: dict[Role, Cell] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Tell whether every name has its target and its value of today."""
        return 0 < len(self.today) == len(self.targets) == len(self.names)


def read_by_blocks(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines that it takes are marked as used."""
    free = [line for line in lines if line.index not in findings.used and not has_own_cells(line)]
    texts = {text for line in free if len(text := line.text.strip()) <= _LONGEST_HEAD}
    if not all(any(_is_head(text, roles, cues) for text in texts) for roles in _NEEDED):
        return
    cells = list(cells_of(free, cues))
    at = 0
    while at < len(cells):
        blocks = list(_blocks(cells, at, cues)) if _is_head(cells[at].text, _OF_NAMES, cues) else []
        columns = _columns(cells[at], blocks)
        if columns is None:
            at += 1
            continue
        records = Records((*columns, _OWNER), findings)
        title = _title(cells, at)
        for row in (row for block in blocks for row in zip(block.names, block.targets, block.today, strict=True)):
            records.take((*row, title), row[0].span or (0, 0))
        end = blocks[-1].end
        findings.used.update(one.line.index for one in cells[at:end])
        at = end


def _title(cells: Sequence[OneCell], at: int) -> Cell:
    """Find the title over a table, and perhaps over a text, that tells what the targets are for."""
    above = (cells[n].cell for n in range(at - 1, max(-1, at - 1 - _MOST_TO_TITLE), -1))
    return next((cell for cell in above if _TITLE.fullmatch(cell.text)), Cell(""))


def _is_head(text: str, roles: Sequence[Role], cues: LayoutCues) -> bool:
    return any(plain_of(text) in cues.columns.get(role, ()) for role in roles)


def _columns(head: OneCell, blocks: Sequence[_Block]) -> tuple[Column, ...] | None:
    """Give the columns where the first block held the heads of targets and values of today, and blocks follow it."""
    heads = blocks[0].heads if blocks else {}
    if Role.TARGET not in heads or Role.BASELINE not in heads or sum(len(block.names) for block in blocks) < _FEWEST:
        return None
    names = [name.text for block in blocks for name in block.names]
    own = (Column(role, heads[role], time_of(heads[role])) for role in (Role.TARGET, Role.BASELINE))
    return settled([Column(Role.INDICATOR, head.cell), *own]) if len(set(names)) == len(names) else None


def _blocks(cells: Sequence[OneCell], start: int, cues: LayoutCues) -> Iterator[_Block]:
    """Read block after block, down to the first that is not whole."""
    at: int | None = start + 1
    while at is not None:
        block = _block(cells, at, cues)
        if not block.is_whole or not all(_may_be_name(name, cues) for name in block.names):
            return
        yield block
        following = range(block.end, min(len(cells), block.end + _MOST_BETWEEN))
        at = next((n for n in following if _begins(cells[n], cues)), None)


def _block(cells: Sequence[OneCell], start: int, cues: LayoutCues) -> _Block:
    """Read names, targets and values of today, until there are as many of these as of targets."""
    block, parts = _Block(start), list[list[Cell]]()
    for at in range(start, min(len(cells), start + _MOST_CELLS)):
        one = cells[at]
        role = next((role for role in (Role.TARGET, Role.BASELINE) if _is_head(one.text, (role,), cues)), None)
        if role is not None:
            block.heads[role] = one.cell
        elif one.is_value and not one.is_aside and not one.is_time and not is_dash(one.text):
            (block.today if _has_year(cells, at) else block.targets).append(one.cell)
        elif one.is_text and not one.is_aside and not block.today and Role.BASELINE not in block.heads:
            _add(parts, one, cues)
        if block.today and len(block.today) >= len(block.targets):
            block.end = at + 1
            break
    block.names = [joined(part) for part in parts]
    return block


def _has_year(cells: Sequence[OneCell], at: int) -> bool:
    """Tell whether a year in brackets follows a value, before the next value."""
    for one in cells[at + 1 : at + 1 + _MOST_TO_YEAR]:
        if one.text[0] in "（(" and time_in(one.text) is not None:
            return True
        if one.is_value:
            return False
    return False


def _add(parts: list[list[Cell]], one: OneCell, cues: LayoutCues) -> None:
    """Add a line to the name that it goes on, or begin another with it."""
    whole = joined(parts[-1]).text if parts else ""
    if not parts or one.text[0] in _QUOTED or cues.ends_as_indicator(whole):
        parts.append([one.cell])
    else:
        parts[-1].append(one.cell)


def _begins(one: OneCell, cues: LayoutCues) -> bool:
    text = one.text
    open_ended = goes_on_below(text, "割合") and not text.endswith("」")
    return one.is_text and not one.is_aside and (text[0] in _QUOTED or cues.ends_as_indicator(text) or open_ended)


def _may_be_name(name: Cell, cues: LayoutCues) -> bool:
    own = role_of(name, cues) is None or cues.ends_as_indicator(name.text)
    return own and "。" not in name.text and cues.ends_as_indicator(name.text) and name_misfit([name], cues) < TOGETHER
