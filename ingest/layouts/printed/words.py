"""The words of a printed line with their places, in the measure in which the text was set.

`pdftotext -layout` counts characters: every one fills one column of print, and columns drift by a few from row to row.
What is set by hand in a monospaced font counts widths: a Japanese character fills two.
"""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_aside, is_dash, is_unit, is_value
from ingest.layouts.rows import Cell, Line, joined
from ontology.print_width import places_in

_WORD = re.compile(r"[^ 　]+(?: (?=[A-Za-z])(?<=[A-Za-z] )[^ 　]+)*")
GLUED = re.compile(  # 30.0％32.0％ and 11,20010,860 are two cells each that left no room between them
    r"(?<=[%％])(?=[0-9０-９])|(?<=,[0-9]{3})(?=[0-9]{1,3},[0-9]{3}(?![0-9]))"
)
_ARROW = re.compile(r"[↑↓→↗↘⇒➡]+")
_DRAWN = re.compile(r"[─━―╌┄]{2,}[▶►▷→➤➡⇒>＞]")  # through the years between two values
_OPEN = re.compile(r"[（(][RHＲＨ令和平成0-9０-９年 ]*$")
_ERA = re.compile(r"[（(]?(?:令和|平成|昭和)")
_BARE_YEAR = re.compile(rf"(?:{_ERA.pattern}(?:[0-9０-９]{{1,2}}|元)|(?:19|20)[0-9]{{2}})")
_OF_ERA = re.compile(r"(?:[0-9０-９]{1,2}|元)(?:年|$)")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚ]{2,}")
_CLOSES = re.compile(r"[0-9０-９年度末]+[）)]?$")
_COUNTED = re.compile(
    r"[百千]?[万億]?(?:年|月|日|歳|分|時間|回|人|件|か所|箇所|代|度)[^（(]{2,}"
)  # no 人 alone, a unit, nor 人（累計）
_MULTIPLES = "万億兆"
_ENDS_IN_MULTIPLE = re.compile(r"[0-9０-９][億兆]$")  # no 万: 4,800 万 may have the next cell beside it
_LABEL = re.compile(r"[小中高][0-9０-９]|[一-龠々ァ-ヶーぁ-ん]{1,6}")
_FIGURE = re.compile(r"[±＋+△▲\-－−]?[0-9０-９]")
_CLOSE = 2  # columns of print between cells of one column that stand level, line by line


class Measure(StrEnum):
    """How wide a character is."""

    WIDTHS = "widths"
    CHARACTERS = "characters"


def words_of(line: Line, measure: Measure) -> tuple[Cell, ...]:
    """Cut a line at every space; give each word its place in a measure."""
    places = _places(line.text, measure)
    words = []
    for match in _WORD.finditer(line.text):
        cuts = [match.start(), *(match.start() + cut.start() for cut in GLUED.finditer(match[0])), match.end()]
        for start, end in pairwise(cuts):
            cell = line.part(start, end)
            words.append(Cell(cell.text, cell.origins, places[start], places[end]))
    return tuple(_with_labels(_closed([word for word in words if _is_word(word.text)])))


def _is_word(text: str) -> bool:
    """Leave out a tab between spaces, and an arrow drawn with lines."""
    return bool(text) and _DRAWN.fullmatch(text) is None


def _with_labels(words: Sequence[Cell]) -> list[Cell]:
    """Join figures to the word before them that the line has before others too: 国語 ＋0.4  国語 ±0.0."""
    near = [b.left - a.right < _CLOSE and _FIGURE.match(b.text) is not None for a, b in pairwise(words)]
    labels = Counter(
        word.text for word, before in zip(words, near, strict=False) if before and _LABEL.fullmatch(word.text)
    )
    whole: list[Cell] = []
    for at, word in enumerate(words):
        if at and near[at - 1] and labels[words[at - 1].text] > 1:
            label = whole.pop()
            origins = (*label.origins, label.origins[-1] + 1, *word.origins)
            whole.append(Cell(f"{label.text} {word.text}", origins, label.left, word.right))
        else:
            whole.append(word)
    return whole


def _closed(words: Sequence[Cell]) -> list[Cell]:
    """Join words that single spaces part inside brackets, （R, 11年, 度）, and inside figures."""
    whole: list[Cell] = []
    for word in words:
        near = bool(whole) and word.left - whole[-1].right < _CLOSE
        together = near and any(form(whole[-1], word) for form in (_is_torn, _is_era, _is_year, _is_multiple))
        whole = [*whole[:-1], joined((whole[-1], word))] if together else [*whole, word]
    return whole


def _is_torn(before: Cell, word: Cell) -> bool:
    return _OPEN.search(before.text) is not None and _CLOSES.match(word.text) is not None


def _is_era(before: Cell, word: Cell) -> bool:
    """Tell an era from the figure of its year, set apart as typesetting does it: 令和 12 年度."""
    return _ERA.fullmatch(before.text) is not None and _OF_ERA.match(word.text) is not None


def _is_year(before: Cell, word: Cell) -> bool:
    """Tell a figure from the year that it counts, set apart as typesetting does it: 2025 年度増加分."""
    return _BARE_YEAR.fullmatch(before.text) is not None and word.text.startswith("年")


def _is_multiple(before: Cell, word: Cell) -> bool:
    """Tell the parts of one figure that typesetting set apart: 3 億 2,400 万円."""
    counted = before.text[-1].isdecimal() and word.text[0] in _MULTIPLES
    return counted or (_ENDS_IN_MULTIPLE.search(before.text) is not None and word.text[0].isdecimal())


def with_latin_words(words: Sequence[Cell]) -> list[Cell]:
    """Join Latin words of heads to the Japanese that a single space parts them from: KPI 増加分."""
    whole: list[Cell] = []
    for word in words:
        near = bool(whole) and word.left - whole[-1].right < _CLOSE
        together = near and _LATIN.fullmatch(whole[-1].text) is not None and not word.text.isascii()
        whole = [*whole[:-1], joined((whole[-1], word))] if together else [*whole, word]
    return whole


def cells_between_gaps(words: Sequence[Cell]) -> list[Cell]:
    """Join words that single spaces part."""
    cells: list[Cell] = []
    for word in words:
        near = bool(cells) and word.left - cells[-1].right < _CLOSE
        cells = [*cells[:-1], joined((cells[-1], word))] if near else [*cells, word]
    return cells


def cells_apart(words: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join words that single spaces part, but no figures with what stands beside them."""
    cells: list[Cell] = []
    counting = figures_in_phrases(words, cues)
    for at, word in enumerate(words):
        near = bool(cells) and word.left - cells[-1].right < _CLOSE
        together = near and ({at - 1, at} & counting or not are_apart(cells[-1], word, cues))
        cells = [*cells[:-1], joined((cells[-1], word))] if together else [*cells, word]
    return cells


def figures_in_phrases(words: Sequence[Cell], cues: LayoutCues) -> set[int]:
    """Find the figures that are part of a text set with spaces around figures: 平成 20 年度からの人数."""
    return {
        at
        for at, (word, after) in enumerate(pairwise(words))
        if after.left - word.right < _CLOSE and _COUNTED.match(after.text) and _is_figure(word, cues)
    }


def are_apart(before: Cell, word: Cell, cues: LayoutCues) -> bool:
    """Tell whether two words beside each other, one a figure, are two cells: 54.0％ 健診データ."""
    if is_aside(word.text) or is_aside(before.text):
        return False
    return (
        _ARROW.fullmatch(word.text) is not None
        or _is_figure(word, cues)
        or (_is_figure(before, cues) and not _is_unit_of(word, before, cues))
    )


def _is_unit_of(word: Cell, figure: Cell, cues: LayoutCues) -> bool:
    counts = figure.text[-1].isdecimal() or figure.text[-1] in _MULTIPLES
    return counts and is_unit(word.text) and is_value(figure.text + word.text, cues)


def _is_figure(word: Cell, cues: LayoutCues) -> bool:
    return is_dash(word.text) or (is_value(word.text, cues) and any(map(str.isdecimal, word.text)))


def measure_of(lines: Sequence[Line]) -> Measure:
    """Tell in which measure more cells stand level with one of the line before."""
    return max(Measure, key=lambda measure: _level(lines, measure))


def _level(lines: Sequence[Line], measure: Measure) -> int:
    rows = [cells_between_gaps(words_of(line, measure))[1:] for line in lines]
    return sum(
        any(abs(cell.left - other.left) <= 1 or abs(cell.right - other.right) <= 1 for other in above)
        for above, row in pairwise(row for row in rows if row)
        for cell in row
    )


def _places(text: str, measure: Measure) -> list[int]:
    if measure is Measure.CHARACTERS:
        return list(range(len(text) + 1))
    return places_in(text)
