"""Tabs that set nothing but a text apart, as word processors do, become wide spaces: they are no cells of a table.

施策１⇥水路の手入れ      a number and its title
⇥・⇥水路の泥上げ        an item
担当課⇥農政課           an office behind its label
⇥水路を直します。        an indented line

A row has three cells or stands among rows: 指標⇥基準値⇥目標値.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.cue_table import cue_table, level_names

_D = "0-9０-９"
_ITEM = re.compile(r"[・･●○◆◇■□▪•－-]|[①-⑳]|[(（][0-9０-９ア-ンa-z]{1,2}[)）]")
_SIGN = rf"(?:[{_D}]{{1,2}}|[Ⅰ-Ⅻ一二三四五六七八九十①-⑳])"
_NUMBER = re.compile(
    rf"第[{_D}一二三四五六七八九十]{{1,3}}[編部章節]|{_SIGN}(?:[-－‐−ー.．]{_SIGN})*[.．]?|[ア-ン][.．)）]?"
)
_WORD_AND_NUMBER = re.compile(rf"[【＜<]?(?P<word>[^\s{_D}]{{1,12}}?)[ 　]?[(（]?{_SIGN}(?:[-－‐−ー.．]{_SIGN})*[)）]?")
_TITLE = re.compile(rf"(?=.*[぀-ヿ㐀-鿿])(?![{_D}])[^\t。]{{2,60}}")
_WIDE_SPACE = "\u3000"
_SIGNS = "0123456789０１２３４５６７８９ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ一二三四五六七八九十-－‐−ー.．"
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Line:
    printed: str
    cells: tuple[str, ...]  # without the empty ones it begins with
    open_end: bool  # whether empty cells end it


def untabbed(source: str) -> str:
    """Put wide spaces in the place of tabs that part no cells; every offset stays what it is."""
    if "\t" not in source:
        return source
    lines = list(_lines(source))
    texts = {place for place, line in enumerate(lines) if "\t" in line.printed and _is_text(place, lines)}
    return "\n".join(
        line.printed.replace("\t", _WIDE_SPACE) if place in texts else line.printed for place, line in enumerate(lines)
    )


def _lines(source: str) -> Iterator[_Line]:
    for line in source.split("\n"):
        bare = line.strip(" 　\t\r")
        cells = tuple(cell.strip(" 　") for cell in bare.split("\t")) if bare else ()
        yield _Line(line, cells, line.rstrip(" 　\r").endswith("\t"))


def _is_text(place: int, lines: list[_Line]) -> bool:
    """Tell a line of text by its own form, and by those beside it, which may show that it is a row."""
    line = lines[place]
    if line.open_end or "" in line.cells or not line.cells:
        return False
    beside = [lines[other] for other in (place - 1, place + 1) if 0 <= other < len(lines)]
    if any(len(_parts(other)) >= _PAIR and not _is_alone(other) for other in beside):
        return _is_headed(line) and all(len(other.cells) != len(line.cells) or _is_alone(other) for other in beside)
    return len(_parts(line)) == 1 or _is_office(line) or (_is_alone(line) and not _is_in_row(line, beside))


def _is_in_row(line: _Line, beside: list[_Line]) -> bool:
    """Tell several lines alike, which are rows: 1⇥… 2⇥…."""
    headed, words = _is_headed(line), line.cells[0].rstrip(_SIGNS)
    return any(
        _is_headed(other) == headed and other.cells[0].rstrip(_SIGNS) == words for other in beside if _is_alone(other)
    )


def _parts(line: _Line) -> tuple[str, ...]:
    """Give the cells of a line, the mark of an item and what stands behind it as one."""
    return line.cells[1:] if len(line.cells) > 1 and _ITEM.fullmatch(line.cells[0]) else line.cells


def _is_alone(line: _Line) -> bool:
    """Tell what may be text beside rows too: a number and its title, an office behind its label."""
    return _is_headed(line) or _is_numbered(line) or _is_office(line)


def _is_headed(line: _Line) -> bool:
    """Tell the heading of a goal or a measure, by its word: 施策１⇥水路の手入れ."""
    read = _WORD_AND_NUMBER.fullmatch(line.cells[0]) if len(line.cells) == _PAIR and not line.open_end else None
    return read is not None and read["word"] in level_names() and _TITLE.fullmatch(line.cells[1]) is not None


def _is_numbered(line: _Line) -> bool:
    two = len(line.cells) == _PAIR and not line.open_end
    return two and _NUMBER.fullmatch(line.cells[0]) is not None and _TITLE.fullmatch(line.cells[1]) is not None


def _is_office(line: _Line) -> bool:
    """Tell an office behind its label, 担当課⇥農政課."""
    labels, endings = _offices()
    two = len(line.cells) == _PAIR and not line.open_end
    return two and line.cells[0].strip("【】〔〕[]：:") in labels and line.cells[1].endswith(endings)


@cache
def _offices() -> tuple[frozenset[str], tuple[str, ...]]:
    works = cue_table()["works"]
    return frozenset(works["office"]), (*works["endings"], *works["whole"])
