"""Changes set from top to bottom in blocks of one cell each, as logic models of strategies have them.

A-L-1 / 橋の点検率 / 32％ / ↓ / 80％ / 2023年度 / 2030年度     the times behind both values, beside each, or over them
１ / 渡し舟の / 利用者数 / 96人（R6） / ▶ / 120人 / 市の調べ     a line that explains each, below the target
A-I-1 / 寿命の延び / ２年以上 / （参考：…） / 2040年          a numbered target alone among such blocks
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement
from ingest.layouts.figures.values import is_dash, part_time, time_in
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.change import in_one_unit
from ingest.layouts.lines.downward_cells import POINTERS, Piece, pieces_of
from ingest.layouts.rows import Line, joined
from ingest.quantity import years_in

_NAME = r"(?P<number>i?)(?P<name>n[nr]{0,3})"
_TODAY = r"h?(?:(?P<today>v)r?h?(?P<began>t?)|(?P<began2>t)h?(?P<today2>v))"
_AIM = r"ah?(?:(?P<aim>v)r?(?P<times>(?:h?t)?(?:a?h?t)?)|(?P<due>t)h?(?P<aim2>v))"
_YEARS_FIRST = r"(?P<times>tat)h?(?P<today>v)ah?(?P<aim>v)"
_FORMS = tuple(
    map(
        re.compile,
        (
            _NAME + _TODAY + _AIM,
            _NAME + _YEARS_FIRST,
            _TODAY + _NAME + _AIM,  # the name in the middle, beside the arrow
            rf"(?P<number>i){_TODAY}{_AIM}(?P<name>n[nr]{{0,3}})(?=[ixv]|$)",
        ),
    )
)
_ALONE = re.compile(r"(?P<number>i)(?P<name>n[nr]{0,3}?)h?(?P<aim>v)r{0,2}h?(?P<times>t)(?=[ixn]|$)")
_OPEN = re.compile(r"[ぁ-ん、・]$|[（(][^（）()]*$")  # a name goes on
_CUT = re.compile(r"[のをはがにとへで、・]$|[（(][^（）()]*$")  # it goes on, even below a blank line
_SHORT = 6  # characters of the rest of a name
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Block:
    said: Statement
    name: tuple[Piece, ...]
    values: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    places: tuple[int, int]  # where what may be its name begins and ends among all pieces
    end: int


def read_downward_changes(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such block where a text has several, and the targets alone between them."""
    pieces = pieces_of(lines, cues, is_heading, findings.used)
    if not pieces:
        return
    kinds = "".join(piece.kind for piece in pieces)
    on_line = Counter(piece.line for piece in pieces)
    found = list(_changes(kinds, pieces, cues))
    if explained := _explained(found, pieces):
        kinds = "".join("x" if at in explained else kind for at, kind in enumerate(kinds))
        found = list(_changes(kinds, pieces, cues))
    changes = [block for block in found if _is_sound(block.said, cues) and _is_whole(block, on_line)]
    if len(changes) < _FEWEST:
        return
    taken = {piece.line for block in changes for piece in block.pieces}
    today = max(
        (year for block in changes for year in years_in(part_time(block.said.baseline or "")[1] or "")), default=0
    )
    for block in (*changes, *_alone(kinds, pieces, taken, today, cues)):
        spans = tuple(
            span
            for cell in (joined(one.cell for one in block.name), *(one.cell for one in block.values))
            if (span := cell.span)
        )
        said = block.said
        findings.kpis.append(FoundKpi(said.indicator, said.target or "", said.deadline, said.baseline, None, spans))
        findings.used.update(piece.line for piece in block.pieces)


def _changes(kinds: str, pieces: Sequence[Piece], cues: LayoutCues) -> Iterator[_Block]:
    at = 0
    while at < len(kinds):
        match = next((found for form in _FORMS if (found := form.match(kinds, at))), None)
        block = _block(match, pieces, cues) if match else None
        if match is not None and block is not None:
            yield block
            at = match.end()
        else:
            at += 1


def _explained(found: Sequence[_Block], pieces: Sequence[Piece]) -> set[int]:
    """List the places right behind targets where a line explains each: no name is a line long, few begin with it."""
    behind = [(one.end, after) for one, after in pairwise(found) if one.end == after.places[0]]
    longer = all(block.places[1] - at > 1 for at, block in behind)
    free = sum(pieces[at] not in block.name for at, block in behind)
    return {at for at, _ in behind} if longer and free >= _FEWEST and 3 * free > len(behind) else set()


def _alone(kinds: str, pieces: Sequence[Piece], taken: set[int], today: int, cues: LayoutCues) -> Iterator[_Block]:
    """Go through numbered targets that have no value of today, set for a later year than all such values are of."""
    for match in _ALONE.finditer(kinds):
        block = _block(match, pieces, cues)
        later = block is not None and today and min(years_in(block.said.deadline or ""), default=0) > today
        if block is not None and later and not taken & {piece.line for piece in block.pieces}:
            yield block


def _block(match: re.Match[str], pieces: Sequence[Piece], cues: LayoutCues) -> _Block | None:
    """Put a block together out of what stands at the places of a form."""

    def at(*groups: str) -> tuple[Piece, ...]:
        found = match.groupdict()
        return tuple(piece for group in groups if found.get(group) for piece in pieces[slice(*match.span(group))])

    times = [piece for piece in at("times") if piece.kind == "t"]
    today, aim = at("today", "today2"), at("aim", "aim2")
    began = [*at("began", "began2"), *(times[:1] if len(times) > 1 else [])]
    due = [*at("due"), *times[-1:]]
    apart = not any(piece.is_apart for piece in (*today, *aim))
    name = at("name") if match["number"] else _own_name(at("name"), apart, cues)
    if not (name and aim) or len(began) > 1 or len(due) > 1:
        return None
    target, deadline = part_time(aim[0].cell.text)
    base, then = part_time(today[0].cell.text) if today else (None, None)
    then = then or _time(began)
    baseline = None if base is None or is_dash(base) else f"{base}（{then}）" if then else base
    said = Statement(_text(name), target, deadline or _time(due), baseline)
    values = (*aim, *today, *began, *due)
    return _Block(said, name, values, tuple(pieces[slice(*match.span())]), match.span("name"), match.end())


def _time(times: Sequence[Piece]) -> str | None:
    return times[0].cell.text.strip(" 　()（）[]【】") if times else None


def _own_name(name: tuple[Piece, ...], apart: bool, cues: LayoutCues) -> tuple[Piece, ...]:
    """Take the name without the lines over it that end where it does not go on, or that a blank line parts from it."""
    last = max(at for at, piece in enumerate(name) if piece.kind == "n")
    first = last
    while first and _goes_on(name[first - 1].cell.text, name[first], apart):
        first -= 1
    return name[first:] if cues.ends_as_indicator(_text(name[first:])) else ()


def _goes_on(above: str, below: Piece, apart: bool) -> bool:
    """Tell whether a name that has a line goes on from the one above, where a blank line may part them."""
    if apart and below.is_apart:
        return _CUT.search(above) is not None
    return _OPEN.search(above) is not None or len(below.cell.text) <= _SHORT


def _text(name: Sequence[Piece]) -> str:
    return indicator_name(joined(piece.cell for piece in name).text)


def _is_whole(block: _Block, on_line: Mapping[int, int]) -> bool:
    """Tell a change without its year only where nothing stands beside its arrow, as in columns of trends.

    Labels with years, 現状（R6）, or on both sides of a mark such as ▼, are those of a card.
    """
    arrow = next(piece for piece in block.pieces if piece.kind == "a")
    points = arrow.cell.text[0] in POINTERS
    labels = [piece.cell.text for piece in block.pieces if piece.kind == "h"]
    if any(map(time_in, labels)) or (labels and points):
        return False
    alone = on_line[arrow.line] == 1
    if points:  # as the marks of a list do
        alone = bool(years_in(block.said.baseline or "")) or (alone and block.pieces[0].kind == "i")
    return block.said.deadline is not None or alone


def _is_sound(said: Statement, cues: LayoutCues) -> bool:
    """Tell a target from a result: a value in the unit of today's, for a later year."""
    target = said.target or ""
    first, last = years_in(part_time(said.baseline or "")[1] or ""), years_in(said.deadline or "")
    back = bool(first and last) and max(last) <= max(first)
    figure = any(character.isdecimal() for character in target)
    return not (is_dash(target) or back or cues.is_unset(target)) and (not figure or in_one_unit(said))
