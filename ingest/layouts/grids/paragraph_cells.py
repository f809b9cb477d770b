"""Paragraphs taken for the cells of a table: the lines between which no blank line stands, put together.

現状 / 目標 / 所管      lines that each are the very word of a head are a cell each, though no blank line parts them
－ / （開始前）         a value that is none, with its reason below
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_time_only, is_value
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line, Separator, joined

_OF_ONE_CELL = (Separator.NONE, Separator.GAP)
_MOST_LINES = 5  # of a cell
_FEWEST_HEADS = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text in one cell, empty where it is none; its lines; what it says as a head."""

    cell: Cell
    lines: tuple[Line, ...]
    role: Role | None

    def is_one_value(self, cues: LayoutCues) -> bool:
        """Tell one value with what is told of it in brackets, not several: 717地区 / （2024年度）, － / （開始前）."""
        texts = [line.text.strip() for line in self.lines]
        whole = is_value(self.cell.text, cues) or (
            bool(texts) and is_value(texts[0], cues) and all(map(is_aside, texts[1:]))
        )
        several = sum(is_value(text, cues) and not is_time_only(text) for text in texts) > 1
        return whole and not is_time_only(self.cell.text) and not several


def paragraphs_of(lines: Sequence[Line], cues: LayoutCues) -> Iterator[Paragraph]:
    """Put the lines together between which no blank line stands."""
    own: list[Line] = []
    for line in lines:
        if own and (line.follows_blank or line.begins_page or line.index != own[-1].index + 1):
            yield _paragraph(own, cues)
            own = []
        own.append(line)
    if own:
        yield _paragraph(own, cues)


def with_heads_parted(paragraphs: Sequence[Paragraph], cues: LayoutCues) -> Iterator[Paragraph]:
    """Part paragraphs whose lines each are a head: those were set without blank lines."""
    for one in paragraphs:
        if len(one.lines) >= _FEWEST_HEADS and all(_is_head(line, cues) for line in one.lines):
            yield from (_paragraph([line], cues) for line in one.lines)
        else:
            yield one


def _is_head(line: Line, cues: LayoutCues) -> bool:
    """Tell a line that is nothing but a word of heads: 目標, not the 値 below it or a year."""
    role = role_of(line.whole, cues)
    return role is not None and plain_of(line.text) in cues.columns.get(role, ())


def _paragraph(lines: Sequence[Line], cues: LayoutCues) -> Paragraph:
    whole = len(lines) <= _MOST_LINES and all(line.separator in _OF_ONE_CELL for line in lines)
    cell = joined(line.whole for line in lines) if whole else Cell("")
    return Paragraph(cell, tuple(lines), role_of(cell, cues) if cell.text else None)
