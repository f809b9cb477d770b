"""A tally as bars side by side: the number stands at the end of each, and its mark is a shape as well as a colour."""

from collections.abc import Iterator, Mapping

from viz.charts.chart import Count, Tally
from viz.charts.drawing import Dot, Drawing, Mark, Part, Rect, Shape, Text
from viz.charts.ink import BAR, LINE, QUIET, TARGET, TEXT
from viz.language import word
from viz.wrap import shorten

_ROW, _HEAD = 24, 30  # px
_SIZE = 12
_ALONE, _THIN = 90, 9  # px of a bar that stands alone
_MARKS: Mapping[str, tuple[Shape, str, str]] = {
    "error": ("diamond", "#8c1d40", "不備"),
    "warning": ("triangle", TARGET, "注意"),
    "info": ("circle", QUIET, "参考"),
}


def draw_tally(tally: Tally, width: float) -> Drawing:
    """Draw bars from a common start, with what their marks stand for below."""
    marks: list[Mark] = []
    y = 0.0
    for name, counts in tally.groups:
        total = sum(each.count for each in counts)
        said = word("{name}　{n}件", "{name}: {n}", name=name, n=f"{total:,}")
        marks.append(Text(0, y + 19, said, _SIZE, TEXT, bold=True))
        y += _HEAD
        for count in counts:
            marks.append(Part(tuple(_bar(tally, count, width, y)), _title(count), count.head.path))
            y += _ROW
    key = tuple(_legend(tally, y + 6))
    title = word("{unit}の数の棒グラフ", "Bars of the number of {unit}", unit=tally.unit)
    return Drawing(width, y + (_ROW + 10 if key else 6), title, (*marks, *key))


def _legend(tally: Tally, y: float) -> Iterator[Mark]:
    """Say what the shapes stand for."""
    used = {count.mark for _, counts in tally.groups for count in counts}
    for at, (name, (shape, ink, ja)) in enumerate((name, mark) for name, mark in _MARKS.items() if name in used):
        yield Dot(8 + at * 80, y + _ROW / 2, 5, ink, ink, shape)
        yield Text(20 + at * 80, y + 16, word(ja, name), 11, QUIET)


def draw_bar(count: int, most: int) -> Drawing:
    """Draw one bar alone, without words."""
    length = max(count / max(most, 1) * _ALONE, 2) if count else 0
    bar = (Rect(0.5, 0.5, length, _THIN, BAR, LINE),) if count else ()
    return Drawing(_ALONE + 1, _THIN + 1, str(count), bar)


def _bar(tally: Tally, count: Count, width: float, y: float) -> Iterator[Mark]:
    names = min(width * 0.55, 300)
    longest = width - names - 60
    shape, ink, _ = _MARKS.get(count.mark or "", ("square", LINE, ""))
    yield Dot(8, y + _ROW / 2, 5, ink, ink, shape)
    yield Text(20, y + 16, shorten(count.head.label, (names - 24) / _SIZE), _SIZE, TEXT if count.count else QUIET)
    length = count.count / max(tally.most, 1) * longest
    if count.count:
        yield Rect(names, y + 5, max(length, 2), _ROW - 10, BAR, LINE)
    yield Text(
        names + length + 8, y + 16, f"{count.count:,}", _SIZE, TEXT if count.count else QUIET, bold=count.count > 0
    )


def _title(count: Count) -> str:
    return f"{count.head.label} {word('{n}件', '{n}', n=f'{count.count:,}')}"
