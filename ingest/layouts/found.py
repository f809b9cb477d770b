"""What a reader of layouts hands on: one KPI as printed, with its places."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.layouts.cues import Role
from ingest.layouts.figures.today_behind import today_behind
from ingest.layouts.figures.values import ARROW, TIME, is_aside, is_dash, is_time_only, part_time, without_year_below
from ingest.layouts.heads.plan_years import PlanYears
from ingest.layouts.rows import Cell
from ingest.quantity import years_in

_BULLET = r"[・･○●◯◎◇◆□■▪‣•*＊]|[-－][ 　]"
_NUMBER = (
    r"[①-⑳]|[(（][0-9０-９ア-ン]{1,2}[)）]|[0-9０-９]{1,2}[.．][ 　]*(?![0-9])|[ア-ン](?:　|[.．)）])"
    r"|[ア-コ] (?=[^ 　ァ-ヶー][^ 　]{2})"  # ア 店の数, no ア ンケート
)
_LABELS = "K[PG]I|Ｋ[ＰＧ]Ｉ|(?:成果|評価|測定|代表)?指標|(?:数値|成果)?目標"
_PLAIN = r"(?:成果|評価|測定|代表)指標[ 　]*[:：]"
_COUNT = r"[①-⑳]|[ 　]?[0-9０-９]{1,2}(?:[-－−‐‑–―ー.．][0-9０-９①-⑳]{1,2})?(?=[ 　:：])"  # 指標１－２
_LABEL = rf"(?:{_PLAIN}|(?:{_LABELS})(?:{_COUNT})(?=[ 　:：]*[^ 　:：])|(?:{_LABELS})(?=　| {{2}}))"
_BOXED = rf"[【\[［]?(?:{_LABELS})[ 　]?(?:[①-⑳]|[0-9０-９]{{1,2}})[】\]］]"
_WHOSE = r"(?:基本|重点|戦略|政策|施策|個別)?(?:目標|方針|戦略|施策|柱)[ 　]?[0-9０-９①-⑨Ⅰ-Ⅸ]{0,2}の"
_MARKER = (  # （KPI）舟の数, 【基本目標１の指標】舟の数
    rf"[（(【\[［〔](?:{_WHOSE})?(?:{_LABELS})[）)】\]］〕](?=[ 　:：]*[^ 　:：のをはがに])"
)
_ENUMERATOR = re.compile(rf"^(?:{_BULLET}|{_NUMBER}|{_LABEL}|{_BOXED}|{_MARKER})[ 　:：]*")
_OPENED = re.compile(r"^[［\[〔](?=[^［\[〔\]］〕]*$)")  # ［舟の数 of ［舟の数：12隻→20隻］
_NOTE_MARK = re.compile(
    r"[ 　]*(?:(?:※|＊|\*)[0-9０-９①-⑳]{0,2}|[（(]?注[0-9０-９]{0,2}[)）]?|[（(]※[0-9０-９]{0,2}[)）])$"
)
_RUN_TOGETHER = (
    re.compile(  # 714件 令和４年度 1,200件: the cells of a row whose gaps have closed up are no name, no value
        r"[0-9０-９][^0-9０-９ 　、。（）()のをに]{0,3}[ 　]?(?:令和|平成)[0-9０-９元]{1,2}年度?末?[ 　]?約?[0-9０-９]"
    )
)
_VALUE_AT_END = re.compile(
    r"[ 　][0-9０-９][0-9０-９,，.．]*[^0-9０-９ 　、。（）()のをに]{1,3}[ 　]?(?:令和|平成)[0-9０-９元]{1,2}年度?末?$"
)
_ITEM = re.compile(r"[①-⑳][^0-9０-９①-⑳]*")  # ⑦市民課調べ begins an item of a list beside the table
_TWO_YEARS = re.compile(  # 26組織（H26）（H31）
    rf"(?P<today>[^（）()]+[（(](?P<first>{TIME.pattern})[)）])[ 　]*[（(](?P<last>{TIME.pattern})[)）]"
)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundKpi:
    """An indicator with what is printed of it. `spans` are source spans, the place of the indicator first.

    `owner` is what the table itself says that the indicator measures (a column 施策), None where it says nothing.
    """

    indicator: str
    target: str
    deadline: str | None
    baseline: str | None
    unit: str | None
    spans: tuple[Span, ...]
    owner: Cell | None = None
    group: Cell | None = None  # whom or what the row is for, of several rows under one indicator
    judged: bool = False  # whether the table says how well the target was met


@dataclass(slots=True)
class Findings:
    """All that the readers of layouts found, the numbers of the lines that they used up, what was not understood."""

    kpis: list[FoundKpi] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    unresolved: list[tuple[str, Span]] = field(default_factory=list)
    plan: PlanYears | None = None

    @property
    def plan_begins(self) -> int | None:
        """Give the first year of the plan, None where the text does not tell it."""
        return self.plan.begins if self.plan else None


def found_kpi(
    cells: Mapping[Role, Cell], column_time: Cell | None = None, owner: Cell | None = None
) -> FoundKpi | None:
    """Put a KPI together out of its cells; None where the indicator has no name or the target is not set.

    The deadline is that of its own column, else the time printed with the value, else that of the column head. A cell
    「12件（R5）→60件（R11）」 holds the baseline too.
    """
    filled = {role: cell for role, cell in cells.items() if cell.text}
    indicator, target = filled.get(Role.INDICATOR), filled.get(Role.TARGET)
    if indicator is None or target is None:
        return None
    steps = list(ARROW.finditer(target.text))
    if steps:
        filled.setdefault(Role.BASELINE, target.part(0, steps[0].start()))
        target = target.part(steps[-1].end(), len(target.text))
    elif Role.BASELINE not in filled:
        due = filled.get(Role.DEADLINE) or column_time
        target, filled = _today_apart(target, filled, due.text if due else None)
    name = indicator_name(indicator.text)
    printed, own_time = part_time(without_note(target.text))
    printed = without_note(printed)
    if not name or not printed or is_dash(printed) or is_time_only(name) or is_time_only(printed):
        return None
    if _ITEM.fullmatch(printed):
        return None
    printed_together = [filled[role].text for role in (Role.INDICATOR, Role.BASELINE) if role in filled]
    if any(map(_RUN_TOGETHER.search, printed_together)) or _VALUE_AT_END.search(indicator.text):
        return None
    due, unit, base = (filled.get(role) for role in (Role.DEADLINE, Role.UNIT, Role.BASELINE))
    time = _bare(due.text) if due and not is_dash(due.text) else own_time
    today = _without_year_of_dash(without_note(without_year_below(base.text))) if base else None
    if today and not (time or column_time):
        today, time = _parted_years(today)
    return FoundKpi(
        indicator=name,
        target=printed,
        deadline=time or (column_time.text if column_time else None),
        baseline=today,
        unit=unit.text if unit and not is_dash(unit.text) else None,
        spans=_spans(indicator, target, base, unit, due, None if time else column_time),
        owner=owner,
        group=filled.get(Role.GROUP),
    )


def _without_year_of_dash(today: str) -> str:
    """Take the year off where no value is known of it: ー （令和５年度）."""
    value, _ = part_time(today)
    return value if is_dash(value) else today


def _today_apart(target: Cell, cells: dict[Role, Cell], due: str | None) -> tuple[Cell, dict[Role, Cell]]:
    """Take the value of today that stands in brackets behind a target for one of its own: 240隻（R4：118隻）."""
    told = today_behind(target.text, due)
    if told is None:
        return target, cells
    today = target.part(told.start("time") if told["time"] else told.start("base"), told.end("base"))
    return target.part(*told.span("target")), {**cells, Role.BASELINE: today}


def _parted_years(today: str) -> tuple[str, str | None]:
    """Give the target the year that is set beside the one of today under both: 26組織（H26）（H31）."""
    years = _TWO_YEARS.fullmatch(today)
    first, last = (years_in(years[side]) for side in ("first", "last")) if years else ([], [])
    later = years is not None and bool(first and last) and max(first) < max(last)
    return (years["today"], years["last"]) if years and later else (today, None)


def _bare(time: str) -> str:
    """Take the parentheses off a time that stands in nothing else: (R12)."""
    return time[1:-1].strip() if is_aside(time) else time


def indicator_name(text: str) -> str:
    """Take bullets, enumerators and a bracket that opens around the whole entry off the name of an indicator."""
    return _OPENED.sub("", without_note(_ENUMERATOR.sub("", text.strip())).strip(" 　:："))


def without_note(text: str) -> str:
    """Take the mark of a note off the end of a name or a value: 80％※２."""
    return _NOTE_MARK.sub("", text)


def _spans(*cells: Cell | None) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(cell.span for cell in cells if cell is not None and cell.span is not None))
