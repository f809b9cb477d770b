"""The KPIs of a measure as a table of cells: which columns, in what order, under which heads."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.ingest.typesetter import vocabulary as words
from tests.ingest.typesetter.plans import Row, Section, Style


@dataclass(frozen=True, slots=True)
class Options:
    """What a plan's tables look like. `held` takes the words that the readers were not developed on."""

    layout: str
    held: bool = False
    numbered: bool = False
    unit: str = "value"  # value, column, name
    year: str = "head"  # head, line, value, column
    beside: int = 0  # columns of other figures
    yearly: bool = False
    office: bool = False
    texts: bool = False
    grouped: bool = False
    owners: bool = False  # a column of measures, one table for the goal
    target_first: bool = False
    wrapped: bool = False
    middle: bool = False  # cells centred in their rows
    pages: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, from the upper line to the lower, and the cell of each row; `over` spans heads alike."""

    head: tuple[str, ...]
    cells: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal height. A cell "" below a name belongs to the merged cell above it."""

    columns: tuple[Column, ...]

    @property
    def height(self) -> int:
        """Count the rows."""
        return len(self.columns[0].cells)

    @property
    def head_height(self) -> int:
        """Count the lines of the heads."""
        return max(len(column.head) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Heads:
    """The words over the columns of one plan, and how its years are printed."""

    style: Style
    indicator: str
    baseline: str
    target: str
    office: str
    number: str
    group: str
    owner: str
    text: str
    beside: tuple[str, ...]


def heads(options: Options, style: Style, dice: random.Random) -> Heads:
    """Choose the words over the columns."""
    held = options.held
    return Heads(
        style,
        dice.choice(words.HELD_INDICATOR if held else words.INDICATOR),
        dice.choice(words.HELD_BASELINE if held else words.BASELINE),
        dice.choice(words.HELD_TARGET if held else words.TARGET),
        dice.choice(words.HELD_OFFICE if held else words.OFFICE),
        dice.choice(words.HELD_NUMBER if held else words.NUMBER),
        dice.choice(words.HELD_GROUP_HEADS if held else words.GROUP_HEADS),
        dice.choice(words.HELD_OWNER_HEADS if held else words.OWNER_HEADS),
        dice.choice(words.HELD_TEXTS if held else words.TEXTS),
        tuple(dice.sample(words.HELD_BESIDE if held else words.BESIDE, options.beside)),
    )


def table(sections: Sequence[Section], options: Options, head: Heads, first: int, dice: random.Random) -> Table:
    """Set the KPIs of some measures in columns."""
    rows = [row for section in sections for row in section.rows]
    owners = [section.title if at == 0 else "" for section in sections for at in range(len(section.rows))]
    columns = []
    if options.numbered:
        columns.append(Column((head.number,), _numbers(rows, first, head.style), "number"))
    if options.owners:
        columns.append(Column((head.owner,), tuple(owners), "owner"))
    columns.append(Column((head.indicator,), tuple(_name(rows, at, options) for at in range(len(rows))), "name"))
    if options.grouped:
        columns.append(Column((head.group,), tuple(row.group or "－" for row in rows), "group"))
    if options.unit == "column":
        columns.append(Column(words.UNIT, tuple(row.unit for row in rows), "unit"))
    columns += _values(rows, options, head, dice)
    if options.texts:
        columns.append(Column((head.text,), tuple(dice.choice(words.SOURCES) for _ in rows), "text"))
    if options.office:
        columns.append(Column((head.office,), tuple(row.office for row in rows), "office"))
    return Table(tuple(columns))


def _numbers(rows: Sequence[Row], first: int, style: Style) -> tuple[str, ...]:
    numbers, number = [], first - 1
    for at, row in enumerate(rows):
        again = at > 0 and rows[at - 1].name == row.name
        number += not again
        numbers.append("" if again else style.figure(str(number)))
    return tuple(numbers)


def _name(rows: Sequence[Row], at: int, options: Options) -> str:
    row = rows[at]
    if at and rows[at - 1].name == row.name:
        return ""
    return row.name + (f"（{row.unit}）" if options.unit == "name" else "") + row.mark


def value(text: str, row: Row, options: Options) -> str:
    """Print a value with its unit where that is its place."""
    figure = any(character.isdecimal() for character in text)
    return text + row.unit if options.unit == "value" and figure else text


def _values(rows: Sequence[Row], options: Options, head: Heads, dice: random.Random) -> list[Column]:
    style = head.style
    base_year, target_year = style.year(style.base_year), style.year(style.target_year)

    def printed(texts: Sequence[str], year: str) -> tuple[str, ...]:
        own = f"（{year}）" if options.year == "value" else ""
        return tuple(
            value(text, row, options) + (own if text != "－" else "") for row, text in zip(rows, texts, strict=True)
        )

    def timed(word: str, year: str) -> tuple[str, ...]:
        if options.year == "head":
            return (f"{word}（{year}）",)
        return (word, f"（{year}）") if options.year == "line" else (word,)

    base = Column(timed(head.baseline, base_year), printed([row.baseline for row in rows], base_year), "baseline")
    target = Column(timed(head.target, target_year), printed([row.target for row in rows], target_year), "target")
    between: list[Column] = []
    if options.yearly:
        years = [style.target_year - back for back in (3, 2, 1)]
        between = [
            Column((head.target, style.year(year)), tuple(value(row.between[at], row, options) for row in rows), "year")
            for at, year in enumerate(years)
        ]
        target = Column((head.target, target_year), tuple(value(row.target, row, options) for row in rows), "target")
        base = Column((f"{head.baseline}（{base_year}）",), base.cells, "baseline")
    others = [Column((word,), tuple(_other(row, options, dice) for row in rows), "beside") for word in head.beside]
    values = (
        [target, base, *others] if options.target_first and not options.yearly else [base, *others, *between, target]
    )
    if options.year == "column":
        values.insert(values.index(target) + 1, Column(("目標年度",), (target_year,) * len(rows), "deadline"))
    return values


def _other(row: Row, options: Options, dice: random.Random) -> str:
    return "－" if dice.random() < 0.2 else value(dice.choice(row.between).replace("維持", "－"), row, options)
