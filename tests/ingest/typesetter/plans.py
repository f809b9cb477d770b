"""Random plans: goals, measures and KPIs with the values of our vocabulary; what a right reading of each gives."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.ingest.typesetter import vocabulary as words

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Style:
    """How years and figures are printed in a plan."""

    base_year: int
    target_year: int
    notation: str
    wide: bool

    def year(self, year: int) -> str:
        """Print a fiscal year in the notation of the plan."""
        printed = {
            "reiwa": f"令和{year - 2018}年度",
            "letter": f"R{year - 2018}",
            "letter_year": f"R{year - 2018}年度",
            "west": f"{year}年度",
            "west_year": f"{year}年",
        }[self.notation]
        return self.figure(printed)

    def figure(self, text: str) -> str:
        """Print figures in full width where the plan does."""
        return text.translate(_WIDE) if self.wide else text


NOTATIONS = ("reiwa", "letter", "letter_year", "west", "west_year")


@dataclass(frozen=True, slots=True)
class Row:
    """One KPI as printed, without its unit where the unit stands elsewhere."""

    name: str
    unit: str
    baseline: str
    target: str
    between: tuple[str, ...]  # values of the years between
    office: str
    group: str = ""
    mark: str = ""  # of a footnote, behind the name


@dataclass(frozen=True, slots=True)
class Section:
    """A measure with its KPIs."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: goals, each with measures."""

    place: str
    style: Style
    goals: tuple[tuple[str, tuple[Section, ...]], ...]
    expected: list[dict[str, object]] = field(default_factory=list)


def plan(dice: random.Random, *, grouped: bool, marked: bool) -> Plan:
    """Write a plan of two goals with one to three measures each."""
    style = Style(
        dice.choice((2022, 2023, 2024)), dice.choice((2028, 2029, 2030)), dice.choice(NOTATIONS), dice.random() < 0.25
    )
    goals = []
    for subject in dice.sample(words.FIELDS, 2):
        names = list(subject.indicators)
        dice.shuffle(names)
        sections = []
        for title in dice.sample(subject.measures, dice.randint(1, 2)):
            taken = [names.pop() for _ in range(dice.randint(2, 3))]
            rows = [
                row for indicator in taken for row in _rows(indicator, subject.offices, style, dice, grouped=grouped)
            ]
            marks = {name: dice.choice(("※１", "※2", "*", "", "", "")) if marked else "" for name, _ in taken}
            sections.append(Section(title, tuple(replace(row, mark=marks[row.name]) for row in rows)))
        goals.append((subject.goal, tuple(sections)))
    return Plan(dice.choice(words.PLACES), style, tuple(goals))


def _rows(
    indicator: tuple[str, str], offices: Sequence[str], style: Style, dice: random.Random, *, grouped: bool
) -> list[Row]:
    office = dice.choice(offices)
    groups = dice.choice(words.GROUPS) if grouped and dice.random() < 0.5 else ("",)
    return [replace(_row(*indicator, style, dice), group=group, office=office) for group in groups]


def _row(name: str, unit: str, style: Style, dice: random.Random) -> Row:
    rate = unit == "％"
    base = (
        dice.uniform(5, 80)
        if rate
        else dice.choice((dice.uniform(2, 60), dice.uniform(100, 900), dice.uniform(1000, 60000)))
    )
    share = dice.uniform(1.05, 1.5)
    steps = [base * (1 + (share - 1) * part / 4) for part in range(5)]

    def printed(value: float) -> str:
        return style.figure(f"{min(value, 100):.1f}" if rate else f"{int(value):,}")

    first, last, between = printed(steps[0]), printed(steps[-1]), tuple(printed(step) for step in steps[1:4])
    special = dice.random()
    if special < 0.06:
        last = dice.choice(words.GROUP_TARGETS)
        between = (last,) * 3
    elif special < 0.12:
        first = "－"
    elif special < 0.16 and rate:
        first = "△" + first
    return Row(name, unit, first, last, between, "")
