"""Whole documents: a plan with headings, texts with figures, and its KPIs in the tables of one layout."""

import random
from dataclasses import dataclass

from tests.ingest.layouts import Row as Expected
from tests.ingest.typesetter import vocabulary as words
from tests.ingest.typesetter.plans import Plan, Row, Section, plan
from tests.ingest.typesetter.setting import LAYOUTS
from tests.ingest.typesetter.tables import Options, heads, table, value

_FIRST_PAGE = 20
_SUB_ROWS = ("aligned", "tabbed", "piped", "marked_up", "rows_flattened", "spaced")  # that a merged name survives in


@dataclass(frozen=True, slots=True)
class Document:
    """A text as extracted, what is in it, and how it was set."""

    name: str
    text: str
    expected: tuple[Expected, ...]
    options: Options


def document(seed: int, *, held: bool) -> Document:
    """Write the document of a seed; its layout and its options follow from it."""
    dice = random.Random(f"{seed}{'held' if held else ''}")  # noqa: S311  # the same documents every time
    options = _options(seed, dice, held=held)
    written = plan(dice, grouped=options.grouped, marked=options.marked)
    return Document(
        f"{seed:03d}-{options.layout}", _text(written, options, dice), tuple(_expected(written, options)), options
    )


def _options(seed: int, dice: random.Random, *, held: bool) -> Options:
    layout = tuple(LAYOUTS)[seed % len(LAYOUTS)]

    def one_in(times: float) -> bool:
        return dice.random() < 1 / times

    flat = layout.endswith("flattened")
    yearly = one_in(6) and layout in ("aligned", "tabbed", "marked_up", "piped")
    return Options(
        layout=layout,
        held=held,
        numbered=one_in(4) and layout != "columns_flattened",
        unit=dice.choice(("value", "value", "column", "name")),
        year="head" if yearly else dice.choice(("head", "head", "line", "value", "column")),
        beside=0 if yearly else dice.choice((0, 0, 1, 2)),
        yearly=yearly,
        office=one_in(2.5),
        texts=one_in(4),
        grouped=one_in(4) and layout in _SUB_ROWS,
        owners=one_in(5) and not flat and layout != "spaced",
        target_first=one_in(10),
        wrapped=one_in(2) and layout in ("aligned", "rows_flattened", "columns_flattened"),
        middle=one_in(2),
        pages=one_in(3) and layout in ("aligned", "spaced"),
        marked=one_in(8),
    )


def _text(written: Plan, options: Options, dice: random.Random) -> str:
    lines = [f"{written.place}総合計画　前期基本計画", "", "第３章　施策と指標", ""]
    number, page = 1, _FIRST_PAGE
    chosen = heads(options, written.style, dice)
    label = dice.choice(words.LABELS)
    for index, (goal, sections) in enumerate(written.goals, start=1):
        lines += [f"基本目標{index}　{goal}", "", dice.choice(words.PROSE), ""]
        tables = [(None, sections)] if options.owners else [(section.title, (section,)) for section in sections]
        for at, (title, under) in enumerate(tables, start=1):
            if title is not None:
                lines += [f"施策{index}－{at}　{title}", "", dice.choice(words.PROSE), ""]
            built = table(under, options, chosen, number, dice)
            number += len({row.name for section in under for row in section.rows})
            lines += [label] * bool(label) + LAYOUTS[options.layout](built, options)
            lines += ["", f"※ {dice.choice(words.SOURCES)}による。"] * (dice.random() < 0.3) + [""]
            if options.pages:
                lines += ["", f"{' ' * 30}－ {page} －", f"{written.place}総合計画　前期基本計画", ""]
                page += 1
        lines += [dice.choice(words.PROSE), ""]
    return "\n".join(lines) + "\n"


def _expected(written: Plan, options: Options) -> list[Expected]:
    return [
        _row(row, goal, section, written, options)
        for goal, sections in written.goals
        for section in sections
        for row in section.rows
    ]


def _row(row: Row, goal: str, section: Section, written: Plan, options: Options) -> Expected:
    style = written.style
    base = None if row.baseline == "－" else value(row.baseline, row, options)
    named = [row.name, f"{row.name}{row.mark}", f"{row.name}（{row.unit}）", f"{row.name}（{row.unit}）{row.mark}"]
    with_group = [f"{name}（{row.group}）" for name in named] if row.group else []
    year = style.year(style.target_year)
    return {
        "indicator": named[0],
        "indicator_alts": [*named[1:], *with_group],
        "target": value(row.target, row, options),
        "target_alts": [row.target],
        "deadline": year,
        "baseline": base,
        "baseline_alts": [row.baseline, f"{base}（{style.year(style.base_year)}）"] if base else ["－"],
        "owner": section.title,
        "owner_alts": [goal] if options.owners else [],
    }
