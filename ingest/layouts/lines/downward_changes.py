"""Changes set from top to bottom in blocks of one cell each, as logic models of strategies have them.

A-L-1 / 橋の点検率 / 32％ / ↓ / 80％ / 2023年度 / 2030年度     the times behind both values, beside each, or over them
A-I-1 / 寿命の延び / ２年以上 / （参考：…） / 2040年          a numbered target alone among such blocks
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement
from ingest.layouts.figures.values import is_dash, part_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.change import in_one_unit
from ingest.layouts.lines.downward_cells import Piece, pieces_of
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
_SHORT = 6  # characters of the rest of a name
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Block:
    said: Statement
    name: tuple[Piece, ...]
    values: tuple[Piece, ...]
    pieces: tuple[Piece, ...]


def read_downward_changes(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such block where a text has several, and the targets alone between them."""
    pieces = pieces_of(lines, cues, is_heading, findings.used)
    if not pieces:
        return
    kinds = "".join(piece.kind for piece in pieces)
    on_line = Counter(piece.line for piece in pieces)
    found = _changes(kinds, pieces, cues)
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

    name = at("name") if match["number"] else _own_name(at("name"), cues)
    times = [piece for piece in at("times") if piece.kind == "t"]
    today, aim = at("today", "today2"), at("aim", "aim2")
    began = [*at("began", "began2"), *(times[:1] if len(times) > 1 else [])]
    due = [*at("due"), *times[-1:]]
    if not (name and aim) or len(began) > 1 or len(due) > 1:
        return None
    target, deadline = part_time(aim[0].cell.text)
    base, then = part_time(today[0].cell.text) if today else (None, None)
    then = then or _time(began)
    baseline = None if base is None or is_dash(base) else f"{base}（{then}）" if then else base
    said = Statement(_text(name), target, deadline or _time(due), baseline)
    return _Block(said, name, (*aim, *today, *began, *due), tuple(pieces[slice(*match.span())]))


def _time(times: Sequence[Piece]) -> str | None:
    return times[0].cell.text.strip(" 　()（）[]【】") if times else None


def _own_name(name: tuple[Piece, ...], cues: LayoutCues) -> tuple[Piece, ...]:
    """Take the name without the lines over it that end where it does not go on."""
    last = max(at for at, piece in enumerate(name) if piece.kind == "n")
    first = last
    while first and (_OPEN.search(name[first - 1].cell.text) or len(name[first].cell.text) <= _SHORT):
        first -= 1
    return name[first:] if cues.ends_as_indicator(_text(name[first:])) else ()


def _text(name: Sequence[Piece]) -> str:
    return indicator_name(joined(piece.cell for piece in name).text)


def _is_whole(block: _Block, on_line: Mapping[int, int]) -> bool:
    """Tell a change without its year only where nothing stands beside its arrow, as in columns of trends."""
    arrow = next(piece for piece in block.pieces if piece.kind == "a")
    return block.said.deadline is not None or on_line[arrow.line] == 1


def _is_sound(said: Statement, cues: LayoutCues) -> bool:
    """Tell a target from a result: a value in the unit of today's, for a later year."""
    target = said.target or ""
    first, last = years_in(part_time(said.baseline or "")[1] or ""), years_in(said.deadline or "")
    back = bool(first and last) and max(last) <= max(first)
    figure = any(character.isdecimal() for character in target)
    return not (is_dash(target) or back or cues.is_unset(target)) and (not figure or in_one_unit(said))
