"""Names that a list counts, some of them wrapped: each line with a number begins a name, no heading.

① 桟橋の数
② 渡し舟で通う            a heading to whoever sees this line alone
児童の割合
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_value
from ingest.layouts.rowed.name_forms import GOES_ON
from ingest.layouts.streams.parts import is_head_word
from ingest.layouts.streams.tokens import Token
from ingest.structure.notation import Reading, Style, enumerated

_STYLES = (Style.CIRCLED, Style.PAREN_NUMBER, Style.NUMBER)
_FEWEST = 2
_MOST_LINES = 3  # of a name
_LONGEST_REST = 2  # characters
_Item = tuple[int, Reading]  # the token that begins it, its number


def wrapped_items(tokens: Sequence[Token], cues: LayoutCues) -> frozenset[int]:
    """List the tokens that begin the items of lists of which every item is a name."""
    first = [at for at, token in enumerate(tokens) if token.begins_line]
    items = [(at, number) for at in first if (number := _number(tokens[at])) is not None]
    starts = {at for at, _ in items}
    found: set[int] = set()
    for run in _runs(items):
        if len(run) >= _FEWEST and all(_is_name(tokens, at, starts, cues) for at in run):
            found.update(run)
    return frozenset(found)


def _number(token: Token) -> Reading | None:
    read = enumerated(token.line.text.strip())
    return next((one for one in (read.readings if read else ()) if one.natural and one.style in _STYLES), None)


def _runs(items: Sequence[_Item]) -> Iterator[list[int]]:
    """Part items where their numbers do not count up by one."""
    run = [at for at, _ in items[:1]]
    for (_, above), (at, below) in pairwise(items):
        if above.style is not below.style or below.value != above.value + 1:
            yield run
            run = []
        run.append(at)
    yield run


def _is_name(tokens: Sequence[Token], start: int, items: set[int], cues: LayoutCues) -> bool:
    """Tell whether the line of an item ends as names do, or goes on so on the next ones."""
    text, last, lines, ended = "", "", 0, False
    for at in range(start, len(tokens)):
        token = tokens[at]
        if token.begins_line:
            if text and cues.ends_as_indicator(text):
                return True
            lines, last = lines + 1, token.cell.text
            if lines > _MOST_LINES or (at > start and (at in items or token.follows_blank)):
                return False
        if at > start and is_value(token.cell.text, cues):
            return ended and (lines == 1 or _is_rest(last))  # の割合 ％ 41 48, on the line of the values
        if is_head_word(token.cell, cues):
            return False
        text += token.cell.text
        ended = ended or cues.ends_as_indicator(text)
    return cues.ends_as_indicator(text)


def _is_rest(text: str) -> bool:
    """Tell the end of a name, の割合, 組数, from a name of its own below the heading of a group."""
    return len(text) <= _LONGEST_REST or GOES_ON.match(text) is not None
