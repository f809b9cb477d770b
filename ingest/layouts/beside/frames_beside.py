"""Frames drawn beside each other, each around lines of its own, taken apart: all of the first, then those of the next.

┌───────────┐  ┌───────────┐
│ KPI              │  │ KPI              │
│ 舟で通う児童の   │  │ 渡し場の数       │
│ 割合             │  │ 現状値 ８か所    │
│ 現状値 ３％      │  │ 目標値 10か所    │
│ 目標値 ９％      │  └───────────┘      a frame may end before the others
└───────────┘

Where bars stand is of no matter, only their number; frames with bars inside are tables and stay as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.rows import Line

_RULED = "─━═"
_BAR = r"[│┃║├┝┠┣┤┥┨┫]"
_TITLE = rf"(?:[ 　]*[^\s{_RULED}│┃║┌┏╔╭┐┓╗╮][^\n{_RULED}│┃║┌┏╔╭┐┓╗╮┬┳╦]{{0,30}})?"  # ┏ KPI ━━━━┓
_TOP = re.compile(rf"[┌┏╔╭][{_RULED}]*(?P<title>{_TITLE})[{_RULED}]{{2,}}[┐┓╗╮]")
_PART = re.compile(rf"{_BAR}(?P<text>[^\n│┃║├┝┠┣┤┥┨┫]*){_BAR}|(?P<end>[└┗╚╰][{_RULED}]+[┘┛╝╯])")
_DRAWN = re.compile(rf"[{_RULED}│┃║┌┏╔╭┐┓╗╮└┗╚╰┘┛╝╯├┝┠┣┤┥┨┫┬┳╦┴┻╩┼╋╬|｜]")
_SPACE = re.compile(r"[ 　]*")
_FEWEST = 2  # frames
_MOST_LINES = 40
_MOST_BETWEEN = 4  # lines at the turn of a page


@dataclass(frozen=True, slots=True)
class FramesBeside:
    """The lines of the frames, one frame after the other, and the line of the text after them."""

    lines: list[Line]
    end: int


def frames_beside(lines: Sequence[Line], at: int) -> FramesBeside | None:
    """Take apart the frames whose upper sides stand on a line; None where there are not several, or one is no frame.

    What a turn of the page leaves between their lines is put before them.
    """
    tops = _parts(lines[at], _TOP)
    if len(tops) < _FEWEST:
        return None
    frames = [_piece(lines[at], top, "title", begins=True) for top in tops]
    opened = list(range(len(tops)))
    between = list[Line]()
    for end, line in enumerate(lines[at + 1 : at + 1 + _MOST_LINES], at + 2):
        if _DRAWN.search(line.text) is None:
            if len(opened) == 1:
                return _beside(frames, between, end - 1)  # a lower side that stood alone was cleaned away
            if len(between) == _MOST_BETWEEN:
                return None
            between.append(line)
            continue
        parts = _parts(line, _PART)
        if len(parts) != len(opened):
            return None
        for frame, part in zip(opened, parts, strict=True):
            frames[frame] += _piece(line, part, "text", begins=not frames[frame])
        opened = [frame for frame, part in zip(opened, parts, strict=True) if part.groupdict().get("end") is None]
        if not opened:
            return _beside(frames, between, end)
    return _beside(frames, between, len(lines)) if len(opened) == 1 and len(lines) <= at + 1 + _MOST_LINES else None


def _beside(frames: Sequence[Sequence[Line]], between: Sequence[Line], end: int) -> FramesBeside:
    return FramesBeside([*between, *(line for frame in frames for line in frame)], end)


def _parts(line: Line, form: re.Pattern[str]) -> list[re.Match[str]]:
    """List the parts of a line, one of each frame; none where anything else stands beside them."""
    parts = list[re.Match[str]]()
    at = _after_space(line.text, 0)
    while at < len(line.text) and (part := form.match(line.text, at)) is not None:
        parts.append(part)
        at = _after_space(line.text, part.end())
    return parts if not line.text[at:].strip() else []


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space is not None else at


def _piece(line: Line, part: re.Match[str], group: str, *, begins: bool) -> list[Line]:
    """Make a line of what a frame holds on a line of the text; none where that is nothing, or a rule."""
    start, end = part.span(group)
    text = line.text[start:end] if start >= 0 else ""
    if not text.strip(f" 　{_RULED}"):
        return []
    return [Line(line.index, text, line.origins[start:end], begins)]
