"""The first lines of a text that are its cover: a title, a date, who issues it; then the text itself begins."""

import re

_MOST = 6  # lines with words
_FARTHEST = 30  # lines with words from the cover down to a first sentence: a table of contents stands between
_LONGEST = 60
_D = "0-9０-９一二三四五六七八九十"
_BEGINS = re.compile(  # what a text begins with
    rf"#{{2,6}}[ 　]|[{_D}]{{1,2}}[.．、 　]|[Ⅰ-Ⅻ]|第[{_D}]{{1,2}}[ 　章部編節]|はじめに|目[ 　]*次|[○●・■□◆【]"
)


def front_of(text: str) -> list[str]:
    """List the lines of the cover of a clean text, without the space around them; [] where no text stands below."""
    lines = [line.strip() for line in text[:20_000].split("\n") if line.strip()][: _MOST + _FARTHEST]
    end = next((at for at, line in enumerate(lines) if _begins(line)), len(lines))
    speaks = any("。" in line for line in lines[end:])
    return lines[:end] if speaks and 1 < end <= _MOST else []


def _begins(line: str) -> bool:
    return "。" in line or len(line) > _LONGEST or _BEGINS.match(line) is not None
