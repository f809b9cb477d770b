"""The bar drawn down the left side of a box that has no other side: it is no part of what stands beside it.

┃園芸教室の参加者数 現状 120人 ⇒ 目標 200人
┃苗の配布数     現状 800本 ⇒ 目標 1,000本
"""

import re
from collections.abc import Iterator, Sequence

_BAR = "┃│║▌▍▎▏❘┆┇┊┋"
_DRAWN = re.compile(rf"[{_BAR}─━═┌┏╔╭┐┓╗╮└┗╚╰┘┛╝╯├┝┠┣┤┥┨┫┬┳┴┻┼╋|｜]")
_LEFT = re.compile(rf"[ \t　]*(?P<bar>[{_BAR}])[ \t　]?(?=[^\n]*[^\s])")
_FEWEST = 2  # lines of one run


def left_bars(source: str) -> list[tuple[int, int]]:
    """List the spans of such bars; none in a table or a frame, which has other bars beside or rules around it.

    A line alone has one where other lines of the text have.
    """
    if not any(bar in source for bar in _BAR):
        return []
    runs = list(_runs(source))
    return [span for run in runs for span in run] if any(len(run) >= _FEWEST for run in runs) else []


def _runs(source: str) -> Iterator[Sequence[tuple[int, int]]]:
    """Go through the lines on end that have a bar at the left and nothing else that is drawn, beside or around."""
    run: list[tuple[int, int]] = []
    start, framed = 0, False
    for line in [*source.split("\n"), ""]:
        drawn = len(_DRAWN.findall(line))
        match = _LEFT.match(line) if drawn == 1 else None
        if match is not None:
            run.append((start + match.start("bar"), start + match.end("bar")))
        elif drawn:
            framed = True
        else:
            if not framed:
                yield run
            run, framed = [], False
        start += len(line) + 1
