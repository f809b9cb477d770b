"""KPIs in the many layouts of plans: tables, flattened tables, labelled lines; found on the printed lines.

What they use up is no heading and no paragraph, so the blocks are cut again at those lines (`relined`), and at the
headings of plans that the notation alone does not show.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks import Block, BlockKind
from ingest.clean import CleanText
from ingest.cues import Cues
from ingest.kpi_items import read_item
from ingest.layouts.changes import read_changes
from ingest.layouts.cues import LayoutCues, load_layout_cues
from ingest.layouts.due import Due, due_of, with_due
from ingest.layouts.flat import read_flat
from ingest.layouts.flat_columns import read_flat_columns
from ingest.layouts.found import Findings, FoundKpi, Span
from ingest.layouts.grids import grids_of, read_grid
from ingest.layouts.html import html_grids
from ingest.layouts.inline import read_inline
from ingest.layouts.kpi_rows import read_rows
from ingest.layouts.pairs import read_pairs
from ingest.layouts.parentheses import read_parentheses
from ingest.layouts.rows import Line, lines_of
from ingest.layouts.series import read_series
from ingest.layouts.values import is_value
from ingest.notation import Style, enumerated
from ingest.plan_headings import plan_heading

_SIGNS = ("目標", "KPI", "ＫＰＩ", "指標", "→", "⇒", "➡", "⇨", "▶")  # without any of them no layout is looked for
_LIST_STYLES = (Style.CIRCLED, Style.MARK, Style.PAREN_NUMBER, Style.NUMBER)
_RELINED = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BULLET, BlockKind.NOTE, BlockKind.ROW)


@dataclass(frozen=True, slots=True)
class Layouts:
    """What was found in the layouts of a text, and where the lines stand that belong to it."""

    kpis: tuple[FoundKpi, ...]
    unresolved: tuple[tuple[str, Span], ...]
    used: tuple[Span, ...]
    due: Due | None = None


def find_layouts(cleaned: CleanText, cues: Cues) -> Layouts:
    """Find the KPIs of every table and every record of labelled lines."""
    words, lines, findings = load_layout_cues(), lines_of(cleaned), Findings()
    if not any(sign in line.text for line in lines for sign in _SIGNS):
        return Layouts((), (), ())

    def is_heading(line: Line) -> bool:
        return _is_heading(line.text.strip(), cues, words)

    def is_group(text: str) -> bool:
        return plan_heading(text, words) is not None

    for grid in (*html_grids(cleaned, lines), *grids_of(lines)):
        read_grid(grid, words, is_group, findings)
    read_series([line for line in lines if line.index not in findings.used], words, findings)
    read_rows(lines, words, is_heading, findings)
    lines = [line for line in lines if not line.is_rule]
    read_flat_columns(lines, words, is_heading, findings)
    read_flat(lines, words, is_heading, findings)
    read_pairs(lines, words, is_heading, findings)
    read_inline(lines, words, findings)
    read_parentheses(lines, words, findings)
    read_changes(lines, words, lambda line: cues.label(line.text.strip("# 　")) is not None, findings)
    due = due_of(line for line in lines if line.index not in findings.used)
    real = (kpi for kpi in findings.kpis if not words.is_budget(kpi.indicator))
    kpis = sorted((with_due(kpi, due) for kpi in real), key=lambda kpi: kpi.spans[0])
    used = tuple(line.span for line in lines if line.index in findings.used)
    return Layouts(tuple(kpis), tuple(findings.unresolved), used, due)


def _is_heading(text: str, cues: Cues, words: LayoutCues) -> bool:
    if cues.label(text) is not None or plan_heading(text, words) is not None or text.startswith("#"):
        return True
    read = enumerated(text, cues.level_words)
    cells = text.split()
    if read is None or is_value(text, words) or any(is_value(cell, words) for cell in cells[1:]):
        return False
    return read.readings[0].style not in _LIST_STYLES or not words.ends_as_indicator(text)


def relined(blocks: list[Block], source: str, layouts: Layouts) -> list[Block]:
    """Cut blocks at lines that belong to tables, which become rows, and at headings of plans."""
    used = {offset for start, end in layouts.used for offset in (start, end - 1)}
    words = load_layout_cues()
    return [piece for block in blocks for piece in _pieces(block, source, used, words)]


def _pieces(block: Block, source: str, used: set[int], words: LayoutCues) -> Iterator[Block]:
    if block.kind not in _RELINED:
        yield block
        return
    lines = list(_lines(block, source))
    kinds = [_kind(block, start, end, used, words) for start, end in lines]
    if not any(kinds):
        yield block
        return
    open_from: int | None = None
    for (start, end), kind in zip(lines, kinds, strict=True):
        if kind is None:
            open_from = start if open_from is None else open_from
            last = end
            continue
        if open_from is not None:
            yield _piece(block, open_from, last, BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind)
            open_from = None
        if kind is BlockKind.BULLET and block.enumerated is not None:
            start = block.enumerated.title_at  # noqa: PLW2901  # the number of an item is none of its name
        piece = _piece(block, start, end, kind)
        if kind is BlockKind.HEADING and (heading := plan_heading(piece.text, words)):
            piece.enumerated = heading.enumerated
        yield piece
    if open_from is not None:
        yield _piece(block, open_from, len(block.text), BlockKind.PARAGRAPH)


def _kind(block: Block, start: int, end: int, used: set[int], words: LayoutCues) -> BlockKind | None:
    """Tell what a line of a block is: a row, a heading of a plan, or (None) what the block is."""
    if block.origins[start] in used or block.origins[end - 1] in used:
        return BlockKind.ROW
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and plan_heading(block.text[start:end], words):
        return BlockKind.HEADING
    if block.kind is BlockKind.HEADING and start == 0 and _is_item(block, words):
        return BlockKind.BULLET
    return None


def _is_item(block: Block, words: LayoutCues) -> bool:
    """Tell a numbered KPI from a heading: ①地域の居間の開設数：12か所（令和５年度：４か所）."""
    read = block.enumerated
    if read is None or read.readings[0].style not in _LIST_STYLES or not block.text[read.title_at :].strip():
        return False
    item = read_item(Block(BlockKind.BULLET, block.text[read.title_at :], block.origins[read.title_at :]))
    return item.target is not None and is_value(item.target, words) and words.ends_as_indicator(item.indicator)


def _lines(block: Block, source: str) -> Iterator[tuple[int, int]]:
    """Cut a block where the source had a line break between two of its characters."""
    start = 0
    for index in range(1, len(block.text)):
        if "\n" in source[block.origins[index - 1] + 1 : block.origins[index]]:
            yield start, index
            start = index
    yield start, len(block.text)


def _piece(block: Block, start: int, end: int, kind: BlockKind) -> Block:
    text = block.text[start:end]
    first = start + len(text) - len(text.lstrip())
    last = first + len(text.strip())
    hashes = block.hashes if start == 0 else 0
    kept = block.enumerated if start == 0 and kind is block.kind else None
    return Block(kind, block.text[first:last], block.origins[first:last], block.depth, hashes, kept)
