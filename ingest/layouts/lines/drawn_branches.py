"""The branches of a tree that is drawn with lines: which text hangs on which, whatever it runs on to.

道の安全                       the root: no branch leads to it
│
├─ 明るい夜道                 a branch
│   ├─ 街灯の                 a branch of the branch
│   │   設置数                what it runs on to
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.layouts.pages import is_page_number
from ingest.layouts.rows import Cell, Line

_STEM = "│┃┆┇┊┋"
_BRANCH = re.compile(rf"(?P<before>[{_STEM} 　]*)[├└┣┗┝┕┠┖╰][─━╴╸]*[ 　]*(?P<text>[^\s─━].*?)[ 　]*")
_GOES_ON = re.compile(rf"(?P<before>[{_STEM} 　]*)(?P<text>.*?)[ 　]*")
_FRAMED = re.compile(r"[┐┓╗╮┘┛╝╯┤┥┨┫┬┳┴┻┼╋]|[│┃][ 　]*$")
_FEWEST_BRANCHES = 3
_MOST_LINES = 400  # of one tree


@dataclass(slots=True)
class Branch:
    """A text with the lines of it, the place in which its branch is drawn, and the text that it hangs on."""

    lines: list[Line]
    parts: list[Cell]
    place: int
    parent: "Branch | None" = None


@dataclass(slots=True)
class Tree:
    """The branches of a tree in their order, the root first, and all of its lines."""

    branches: list[Branch]
    lines: list[Line] = field(default_factory=list)

    def grow(self, line: Line) -> bool:
        """Take a line as a new branch, or as more of the last one; False where it is neither."""
        branch = _BRANCH.fullmatch(line.text)
        if branch is not None:
            place = _width(branch["before"])
            hung = (one for one in reversed(self.branches) if one.place < place - 1)  # a stem may be a little off
            self.branches.append(Branch([line], [line.part(*branch.span("text"))], place, next(hung)))
        else:
            more = _GOES_ON.fullmatch(line.text)
            last, drawn = self.branches[-1], line.text.strip(" 　")[0] in _STEM
            if more is None or (not drawn and (line.follows_blank or _width(more["before"]) <= last.place + 1)):
                return False
            last.lines.append(line)
            last.parts += [line.part(*more.span("text"))] if more["text"] else []
        self.lines.append(line)
        return True


def trees(lines: Sequence[Line]) -> Iterator[Tree]:
    """Go through the trees of a text. Drawn tables and frames, which have right sides, are none.

    The number of a page parts no tree.
    """
    kept = [line for line in lines if not is_page_number(line)]
    at = 1
    while at < len(kept):
        if not _is_drawn(kept[at]) or _is_drawn(kept[at - 1]):
            at += 1
            continue
        tree = _from_root(kept[at - 1], kept[at])
        while at < len(kept) and len(tree.lines) < _MOST_LINES and not _FRAMED.search(_end(kept[at])):
            if not tree.grow(kept[at]):
                break
            at += 1
        if len(tree.branches) > _FEWEST_BRANCHES:
            yield tree
        at += 1


def _from_root(above: Line, first: Line) -> Tree:
    """Begin a tree with the text right above its first line; what stands farther off, or is a sentence, is no root."""
    if first.follows_blank or "。" in above.text:
        return Tree([Branch([], [], -2)])
    return Tree([Branch([above], [above.whole], -2)], [above])


def _is_drawn(line: Line) -> bool:
    first = line.text.strip(" 　")[0]
    return first in _STEM or _BRANCH.fullmatch(line.text) is not None


def _end(line: Line) -> str:
    """Give what is drawn on a line behind its first text; nothing where stems stand alone on it."""
    more = _GOES_ON.fullmatch(line.text)
    return more["text"][1:] if more is not None else ""


def _width(before: str) -> int:
    """Count the columns of print before a branch; stems fill two of them where wide spaces stand beside."""
    wide = "　" in before
    return sum(2 if wide and character != " " else 1 for character in before)
