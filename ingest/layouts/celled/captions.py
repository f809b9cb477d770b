"""What stands over heads that are printed again and again, each time another part of a plan.

分野1-1 港の仕事 / 指標 現状 目標 / … / 分野1-2 港の暮らし / 指標 現状 目標 / …
2 / 港の暮らし / ～港に集う～ / 施策 / 施策名 成果指標 現状値 目標値 / …

Captions of one word that count up name what the indicators under them measure; their numbers and mottos are left out.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.table import Table
from ingest.layouts.cues import LayoutCues
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell

_LONGEST = 50
_FEWEST = 2
_MOST_BETWEEN = 3  # cells between a caption and the heads: a motto, a head over others
_NUMBER = r"(?:[0-9０-９]{1,2}(?:[-－‐―.．][0-9０-９]{1,2}){0,2}|[Ⅰ-Ⅻ①-⑳])"
_WORD = r"[【＜<〈《■◆●]?[ 　]*(?P<word>[^0-9０-９ 　。、]{0,8}?)[ 　]*"
_BEHIND = r"(?P<behind>分野|部|章|節|編|項)?[】＞>〉》.．]?"
_CAPTION = re.compile(rf"{_WORD}(?P<number>{_NUMBER}){_BEHIND}[ 　:：]+(?P<name>[^0-9０-９ 　].*[^。])")
_NUMBERED = re.compile(rf"{_WORD}(?P<number>{_NUMBER}){_BEHIND}")
_WAVES = "~～〜"
_MOTTO = re.compile(rf"[ 　]*[{_WAVES}―－-][^{_WAVES}]+[{_WAVES}―－-]$")


@dataclass(frozen=True, slots=True)
class _Caption:
    """A caption: where the heads under it stand, its word, number and name."""

    at: int
    word: str
    number: str
    name: Cell


def captions_of(table: Table, cells: Sequence[OneCell], start: int, cues: LayoutCues) -> "Captions":
    """Find the captions of a table whose heads stand at a start."""
    own = [one.text for one in cells[start : start + table.heads]]
    places = (at for at in range(start, table.end) if cells[at].text == own[0])
    again = [at for at in places if [one.text for one in cells[at : at + table.heads]] == own]
    found = [caption for at in again for caption in _over(cells, at, cues)]
    alike = len({caption.word for caption in found}) == 1 and len({caption.number for caption in found}) == len(found)
    short = all(len(caption.name.text) <= _LONGEST for caption in found)
    return Captions(found if len(found) == len(again) >= _FEWEST and alike and short else [])


def _over(cells: Sequence[OneCell], at: int, cues: LayoutCues) -> Iterator[_Caption]:
    """Read the caption over heads: on a line of its own, or its number and its name on two."""
    for last in range(at - 1, max(0, at - 1 - _MOST_BETWEEN) - 1, -1):
        match = _CAPTION.fullmatch(cells[last].text)
        if match is not None:
            yield _caption(at, match, cells[last].cell, match.start("name"))
            return
        number = _NUMBERED.fullmatch(cells[last - 1].text) if last else None
        if number is not None and cells[last].is_text and not cells[last].text.endswith("。"):
            yield _caption(at, number, cells[last].cell, 0)
            return
        if not _is_between(cells[last], cues):
            return


def _is_between(one: OneCell, cues: LayoutCues) -> bool:
    """Tell a motto, or a head over others."""
    return _MOTTO.fullmatch(one.text) is not None or role_of(one.cell, cues) is not None


def _caption(at: int, match: re.Match[str], cell: Cell, start: int) -> _Caption:
    motto = _MOTTO.search(cell.text, start)
    end = motto.start() if motto is not None and motto.start() > start else len(cell.text)
    name = Cell(cell.text[start:end], cell.origins[start:end], cell.left, cell.right)
    return _Caption(at, match["word"] + (match["behind"] or ""), match["number"], name)


class Captions:
    """The captions by the places of the heads below them."""

    def __init__(self, found: Sequence[_Caption]) -> None:
        """Keep them in their order."""
        self._places = [caption.at for caption in found]
        self._cells = [caption.name for caption in found]

    def over(self, at: int) -> Cell | None:
        """Give the caption that a cell stands under."""
        below = bisect(self._places, at)
        return self._cells[below - 1] if below else None
