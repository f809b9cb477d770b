"""Cards, one below the other, that set a change under the heads of its two values and under the name.

指標 4                         the number, perhaps with the name behind it; names as indicators have need none
渡し舟を使って
通う生徒の割合
現状          めざす値          perhaps with years
18.2％  ▶▶▶  25％
（2023年度）  以上              the year of a value, or what a target runs on to
※ 各年5月1日現在
"""

import re
from collections.abc import Callable, Sequence

from ingest.layouts.cards.notes import is_note
from ingest.layouts.cards.torn_cards import numbered_label
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.kanji_values import is_value_or_kanji
from ingest.layouts.figures.labelled import bare, time_of, with_time
from ingest.layouts.figures.statements import is_in_words
from ingest.layouts.figures.values import ARROW, STEPS, is_aside, is_time_only, is_value, part_time
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line, joined

_BETWEEN = re.compile(rf"(?:{ARROW.pattern})|[ 　]{{2,}}|　|(?<=[)）])[ 　]")
_SIGN = re.compile(f"[{STEPS}]")
_MOST_OF_NAME = 5  # lines
_MOST_BELOW = 4  # lines of a card under its values
_LONGEST_REST = 12  # characters
_FEWEST_CARDS = 2
_Card = tuple[FoundKpi, list[Line]]


def read_heads_over_changes(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such card; its lines are marked as used. One card alone is left to other readers."""
    found: list[_Card] = []
    for at in range(1, len(lines) - 1):
        heads = _heads(lines[at], cues) if not {lines[at].index, lines[at + 1].index} & findings.used else None
        if heads is not None:
            name = _name(lines, at, cues, lambda line: line.index in findings.used or is_heading(line))
            card = _card(lines, at, heads, name, cues) if name is not None else None
            found += [card] if card is not None else []
    if len(found) >= _FEWEST_CARDS:
        findings.kpis += [kpi for kpi, _ in found]
        findings.used.update(line.index for _, own in found for line in own)


def _heads(line: Line, cues: LayoutCues) -> tuple[Cell, Cell] | None:
    """Read the two heads of a line that has no other; that of today stands first."""
    cells = [bare(cell) for cell in _parted(line)]
    if len(cells) != 2 or any(is_value(cell.text, cues) for cell in cells):
        return None
    return (cells[0], cells[1]) if [role_of(cell, cues) for cell in cells] == [Role.BASELINE, Role.TARGET] else None


def _parted(line: Line) -> list[Cell]:
    """Part a line at its arrows, however many stand together, and at its gaps."""
    ends = [match.span() for match in _BETWEEN.finditer(line.text)]
    starts = [0, *(end for _, end in ends)]
    cells = [line.part(start, end) for start, (end, _) in zip(starts, [*ends, (len(line.text), 0)], strict=True)]
    return [cell for cell in cells if cell.text and not _SIGN.fullmatch(cell.text)]


def _name(
    lines: Sequence[Line], at: int, cues: LayoutCues, is_foreign: Callable[[Line], bool]
) -> tuple[Cell, list[Line]] | None:
    """Find the name over the heads: up to the number of its card, else up to a blank line, and as indicators end."""
    own: list[Line] = []
    for line in reversed(lines[max(0, at - _MOST_OF_NAME) : at]):
        label = numbered_label(line, cues)
        if label is not None:
            beside = [line.part(*label.span("name"))] if label["name"] else []
            parts = [*beside, *(one.whole for one in own)]
            return (joined(parts), [line, *own]) if parts else None
        if is_foreign(line) or is_note(line) or "。" in line.text or _SIGN.search(line.text):
            break
        own = [line, *own]
    last = next((count for count, line in enumerate(reversed([*own, lines[at]])) if line.follows_blank), len(own))
    near = own[len(own) - last :]
    name = joined(line.whole for line in near)
    return (name, near) if near and cues.ends_as_indicator(name.text) else None


def _card(
    lines: Sequence[Line], at: int, heads: tuple[Cell, Cell], name: tuple[Cell, list[Line]], cues: LayoutCues
) -> _Card | None:
    """Read the change under the heads, with what stands below its two values; None for the first row of a table."""
    values = _parted(lines[at + 1])
    if len(values) != 2 or not (_SIGN.search(lines[at + 1].text) or _SIGN.search(lines[at].text)):
        return None
    today, target = values
    own = [*name[1], lines[at], lines[at + 1]]
    due = time_of(heads[1])
    for line in lines[at + 2 : at + 2 + _MOST_BELOW]:
        if line.follows_blank or numbered_label(line, cues) is not None or line.index != own[-1].index + 1:
            break
        if len(_parted(line)) > 1 and all(is_value(cell.text, cues) for cell in _parted(line)):
            return None
        beneath, is_year = line.whole, is_aside(line.text) and is_time_only(line.text)
        if is_year and beneath.left < today.right:
            today = with_time(today, beneath)
        elif beneath.left >= today.right and (is_year or len(beneath.text) <= _LONGEST_REST):
            target = joined((target, beneath))
        elif not (is_note(line) or is_aside(line.text)):
            break
        own.append(line)
    if not _is_target(target.text, today.text, cues):
        return None
    kpi = found_kpi({Role.INDICATOR: name[0], Role.BASELINE: today, Role.TARGET: target}, due)
    return (kpi, own) if kpi is not None else None


def _is_target(text: str, today: str, cues: LayoutCues) -> bool:
    value, time = part_time(text)
    return is_value_or_kanji(value, cues) or is_in_words(value, today, time)
