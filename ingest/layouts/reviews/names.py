"""The name of an indicator among the texts of its record: under its head, beside the goal, or behind it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.layouts.boxes.aims import Fragments, name_among, phrases, priced_name
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.heads.years import distance
from ingest.layouts.reviews.blocks import Block, Record
from ingest.layouts.reviews.tokens import Token
from ingest.layouts.rows import Cell, joined

_DEAREST = 2.0
_APART, _NO_OTHER = 1.0, 9.0
_MOST_PIECES = 16
_GAP = 2  # columns of print
_SET_AGAINST = re.compile(
    rf"[（(](?:{TIME.pattern})?[ 　:：]*"
    r"(?P<base>[0-9０-９][0-9０-９,，.．]*[^0-9０-９（()）を]{0,5})を?基準[^（()）]*[)）]"
)
_BASE = re.compile(rf"[（(](?:{TIME.pattern})[ 　]*[:：はが]?[ 　]*(?P<base>[0-9０-９][^（()）]{{0,10}})[)）]$")


def name_of(record: Record, block: Block, cues: LayoutCues) -> Cell | None:
    """Find the name; None where nothing tells it surely from the goal."""
    if block.named:
        return joined(token.cell for token in block.named)
    texts = [token for token in based(record.texts)[0] if len(token.text) > 1 or not token.text.isascii()]
    if not texts or len(texts) > _MOST_PIECES:
        return None
    if all(token.column is not None for token in texts):
        return _in_columns(texts, block)
    texts = _beside_rows(texts, record) if block.aim is None else texts
    lines = [[token.cell for token in own] for _, own in groupby(texts, key=lambda token: token.line)]
    return _by_places(lines, block, cues) or _by_words(list(map(phrases, lines)), record, block, cues)


def _by_words(lines: Sequence[Sequence[Cell]], record: Record, block: Block, cues: LayoutCues) -> Cell | None:
    """Tell the name from the goal: behind its 。, behind all of it, or woven with it on lines of both."""
    has_aim = block.aim is not None
    said = _behind_sentence(lines, cues) if has_aim else None
    if said is not None:
        return said
    listed = _is_listed(record)
    if listed or all(len(line) == 1 for line in lines):
        followed = _surest(_in_order([cell for line in lines for cell in line], cues, has_aim=has_aim))
        if listed or followed is not None:
            return followed
    return name_among([Fragments(either=tuple(line)) for line in lines], cues, has_aim=has_aim)


def _beside_rows(texts: list[Token], record: Record) -> list[Token]:
    """Leave out what stands left of the text before a row's label: the parts of a label down the side."""
    labels = {row.label.line: row.label.cell for row in record.rows.values()}
    before = [token for token in texts if token.line in labels and token.cell.right < labels[token.line].left]
    own = [token.cell.left for token in before if token.line == before[0].line]
    return [token for token in texts if token.cell.right + _GAP > own[-1]] if own else texts


def _is_listed(record: Record) -> bool:
    """Tell a text that has every cell on lines of its own, so that goal and name are never woven."""
    return all(row.values[0].row != row.label.row for row in record.rows.values())


def _surest(readings: Iterable[tuple[float, Cell | None]]) -> Cell | None:
    """Take the cheapest name; a dear one only where no other comes near."""
    named = sorted(((cost, name) for cost, name in readings if name is not None), key=lambda reading: reading[0])
    if not named:
        return None
    cost, name = named[0]
    next_to = min((other for other, own in named if own.text != name.text), default=_NO_OTHER)
    return name if cost < _DEAREST or next_to - cost >= _APART else None


def _behind_sentence(lines: Sequence[Sequence[Cell]], cues: LayoutCues) -> Cell | None:
    """Read the name behind a goal that ends with 。, where nothing stands beside anything."""
    ends = [order for order, line in enumerate(lines) if line[-1].text.endswith("。")]
    if len(ends) != 1 or ends[0] == len(lines) - 1 or any(len(line) > 1 for line in lines):
        return None
    aim, name = (tuple(cell for line in own for cell in line) for own in (lines[: ends[0] + 1], lines[ends[0] + 1 :]))
    cost, whole = priced_name([Fragments(aim=aim, name=name)], cues, has_aim=True)
    return whole if cost < _DEAREST else None


def _in_columns(texts: Sequence[Token], block: Block) -> Cell | None:
    """Take the cell under the head over names: the nearest that is not left of it, as merged cells stand."""
    head = block.name.column or 0
    columns = sorted({token.column or 0 for token in texts})
    own = [column for column in columns if column >= head] or ([] if block.aim else columns)
    return joined(token.cell for token in texts if token.column == own[0]) if own else None


def _by_places(lines: Sequence[Sequence[Cell]], block: Block, cues: LayoutCues) -> Cell | None:
    """Read what stands nearer to the head over names than to that over goals, where gaps set these apart."""
    if block.aim is None:
        return None
    aim, name = block.aim.cell, block.name.cell
    apart = block.aim.line != block.name.line or name.left - aim.right >= _GAP
    places = [_placed(line, aim, name) for line in lines] if any(cell.left for line in lines for cell in line) else []
    if not apart or not any(line.name for line in places):
        return None
    return priced_name(places, cues, has_aim=any(line.aim for line in places))[1]


def _in_order(cells: Sequence[Cell], cues: LayoutCues, *, has_aim: bool) -> Iterator[tuple[float, Cell | None]]:
    """Read the name as what stands behind some of the cells, each time with what it costs."""
    for end in range(len(cells) if has_aim else 1):
        yield priced_name([Fragments(aim=tuple(cells[:end]), name=tuple(cells[end:]))], cues, has_aim=has_aim)


def _placed(cells: Sequence[Cell], aim: Cell, name: Cell) -> Fragments:
    def is_nearer(cell: Cell) -> bool:
        to_aim, to_name = distance(aim, cell), distance(name, cell)
        return to_aim < to_name or (to_aim == to_name and abs(aim.left - cell.left) <= 1)

    own = tuple(cell for cell in cells if is_nearer(cell))
    return Fragments(aim=own, name=tuple(cell for cell in cells if cell not in own))


def based(texts: Sequence[Token]) -> tuple[list[Token], Cell | None]:
    """Take off a goal what it is set against: …に引き上げる（令和元年度：48.5％）."""
    for at, token in enumerate(texts):
        match = _SET_AGAINST.fullmatch(token.text) or _BASE.search(token.text)
        if match is not None:
            rest = token.cell.part(0, match.start())
            own = [replace(token, cell=rest)] if rest.text else []
            return [*texts[:at], *own, *texts[at + 1 :]], token.cell.part(*match.span("base"))
    return list(texts), None
