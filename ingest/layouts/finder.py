"""KPIs in the many layouts of plans: tables, flattened tables, labelled lines; found on the printed lines."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from ingest.covers.issued import changed_on, issued_on
from ingest.covers.plan_period import years_of_plan
from ingest.cues import Cues
from ingest.layouts.analyses.goals import with_goals
from ingest.layouts.beside.two_columns import Apart, apart
from ingest.layouts.by_group import with_groups
from ingest.layouts.checked.beyond_plan import without_steps_beyond
from ingest.layouts.checked.due import Dues, dues_of
from ingest.layouts.checked.former import OF_THE_PLAN_BEFORE, part_judged, without_former_target
from ingest.layouts.checked.of_the_state import quoted_aims
from ingest.layouts.checked.restated import without_restated
from ingest.layouts.checked.sound import is_sound
from ingest.layouts.cues import LayoutCues, load_layout_cues
from ingest.layouts.figures.values import is_value
from ingest.layouts.found import Findings, FoundKpi, Span
from ingest.layouts.grids.numbered_titles import with_numbered_titles
from ingest.layouts.heads.plan_years import PlanYears
from ingest.layouts.lines.chart_remains import without_charts
from ingest.layouts.owners.known_titles import with_known_titles
from ingest.layouts.owners.led_names import with_led_names
from ingest.layouts.owners.sheets import with_sheets
from ingest.layouts.printed.words import measure_of
from ingest.layouts.readers import Readers
from ingest.layouts.rows import Line, lines_of
from ingest.layouts.safely import safely
from ingest.layouts.works.cues import load_work_cues
from ingest.layouts.works.lists_beside import lists_beside
from ingest.logic.plan_headings import plan_heading
from ingest.structure.clean import CleanText
from ingest.structure.notation import Style, enumerated

_SIGNS = ("目標", "KPI", "ＫＰＩ", "指標", "→", "⇒", "➡", "⇨", "▶")  # without any of them no layout is looked for
LIST_STYLES = (Style.CIRCLED, Style.MARK, Style.PAREN_NUMBER, Style.NUMBER, Style.KANA, Style.PAREN_KANA)
_TORN = "欄の数が合わない表 / a table whose cells do not match its heads"
_OF_MONEY = r"(?:[（(](?:単位[ 　]?[:：]?[ 　]?)?[百千]?[万億]?円[）)])?"
_NUMBER_APART = re.compile(  # ２　身体活動・運動 and ３　経費の動き（千円） are no counts
    rf"[0-9０-９]{{1,2}}[ 　](?P<title>[^\s0-9０-９（(]{{4,}}){_OF_MONEY}$"
)
_BOUND = re.compile(r"$|以上|以下|未満|程度|超|増|減|[/／をのへ]")  # behind the unit of a count, 12 団体以上を維持
_NO_DUES = Dues()
_UNSOUND = "指標と目標値を見分けられない行 / a row whose indicator and target could not be told"


@dataclass(frozen=True, slots=True)
class Layouts:
    """What was found in the layouts of a text, where the lines stand that belong to it, when the plan begins."""

    kpis: tuple[FoundKpi, ...]
    unresolved: tuple[tuple[str, Span], ...]
    used: tuple[Span, ...]
    dues: Dues = _NO_DUES
    begins: int | None = None
    quoted: tuple[Span, ...] = ()  # what others aim at


def find_layouts(cleaned: CleanText, cues: Cues, read: Sequence[Span] = ()) -> Layouts:
    """Find the KPIs of every table and every record of labelled lines, but in what was read before (source spans)."""
    words = load_layout_cues()
    printed = lines_of(cleaned)
    if not any(sign in line.text for line in printed for sign in _SIGNS):
        return Layouts((), (), ())
    findings = Findings(plan=_plan(cleaned))
    printed = without_steps_beyond(printed, findings.plan) if findings.plan else printed
    columns = safely(findings, printed, apart, printed, words) or Apart(printed, [])
    outside = _outside(columns.lines, read)
    lines, charts = safely(findings, outside, without_charts, outside, words) or (outside, [])
    findings.used.update(line.index for line in charts)
    text = Readers(lines, words, measure_of(lines), _headings(cues, words), findings)
    text.read_cells(cleaned)
    text.read_sheets()
    text.read_print()
    text = replace(text, lines=[line for line in text.lines if not line.is_rule])
    torn = text.read_words(lambda line: cues.label(line) is not None)
    text.read_repeated()
    findings.unresolved += [(_TORN, line.span) for line in torn if line.index not in findings.used]
    quoted = quoted_aims(text.lines, text.is_heading)
    dues = dues_of((line for line in text.lines if line.index not in findings.used), text.is_heading, findings.plan)
    current = without_restated(_current(findings, dues, words), text.lines, findings)
    goaled = safely(findings, text.lines, with_goals, current, text.lines) or current
    sheeted = safely(findings, text.lines, with_sheets, goaled, text.lines, words, text.is_heading) or goaled
    titled = with_numbered_titles(sheeted, text.lines, findings.used, words, text.is_heading)
    headings = [line for line in text.lines if line.index not in findings.used and text.is_heading(line)]
    known = safely(findings, text.lines, with_known_titles, titled, headings, cues, words) or titled
    led = safely(findings, text.lines, with_led_names, known, text.lines, words) or known
    owned = columns.with_headings(led, text.is_heading)
    kpis = with_groups(sorted(owned, key=_place))
    listed = set(lists_beside(text.lines, _lines_of_kpis(text.lines, kpis), load_work_cues()))
    used = tuple(line.span for line in (*text.lines, *charts) if line.index in findings.used - listed)
    return Layouts(tuple(kpis), tuple(findings.unresolved), (*read, *used), dues, findings.plan_begins, quoted)


def _plan(cleaned: CleanText) -> PlanYears | None:
    years = years_of_plan(cleaned)
    if years is None:
        return None
    issued = issued_on(cleaned.text) or changed_on(cleaned.text)
    return PlanYears(*years, is_new=issued is not None and int(issued[:4]) <= years[0])


def _outside(lines: list[Line], spans: Sequence[Span]) -> list[Line]:
    """Leave out the lines that begin in one of some spans, which do not overlap."""
    ordered = sorted(spans)

    def is_inside(line: Line) -> bool:
        at = bisect_right(ordered, line.span[0], key=itemgetter(0))
        return at > 0 and line.span[0] < ordered[at - 1][1]

    return [line for line in lines if not is_inside(line)]


def _lines_of_kpis(lines: Sequence[Line], kpis: Sequence[FoundKpi]) -> set[int]:
    """List the lines on which an indicator or its values stand."""
    places = sorted(start for kpi in kpis for start, _ in kpi.spans)
    spans = [(line.index, bisect_left(places, line.span[0]), line.span[1]) for line in lines] if places else []
    return {index for index, at, end in spans if at < len(places) and places[at] < end}


def _headings(cues: Cues, words: LayoutCues) -> Callable[[Line], bool]:
    """Give a test for headings that looks at each text once."""
    known: dict[str, bool] = {}

    def is_heading(line: Line) -> bool:
        text = line.text.strip()
        if text not in known:
            known[text] = _is_heading(text, cues, words)
        return known[text]

    return is_heading


def _current(findings: Findings, dues: Dues, words: LayoutCues) -> list[FoundKpi]:
    """Keep what this plan aims at; what is unsound, or was aimed at by the plan before, is told as unresolved."""
    found = [without_former_target(kpi) for kpi in findings.kpis]
    found = [kpi for kpi in found if not (words.is_budget(kpi.indicator) or words.is_unset(kpi.target))]
    sound = [kpi for kpi in found if is_sound(kpi)]
    findings.unresolved += [(_UNSOUND, kpi.spans[0]) for kpi in found if kpi not in sound]
    current, past = part_judged([dated(kpi, dues) for kpi in sound])
    findings.unresolved += [(OF_THE_PLAN_BEFORE, kpi.spans[0]) for kpi in past]
    return current


def _place(kpi: FoundKpi) -> tuple[Span, Span]:
    """Order KPIs by their indicators; those of one merged cell by their targets."""
    return kpi.spans[0], kpi.spans[min(1, len(kpi.spans) - 1)]


def dated(kpi: FoundKpi, dues: Dues) -> FoundKpi:
    """Give a KPI that prints no year the one that the text sets for it."""
    due = dues.at(kpi.spans[0][0], kpi.target) if kpi.deadline is None else None
    return replace(kpi, deadline=due.printed, spans=(*kpi.spans, due.span)) if due else kpi


def _is_heading(text: str, cues: Cues, words: LayoutCues) -> bool:
    if cues.label(text) is not None or plan_heading(text, words) is not None or text.startswith("#"):
        return True
    read = enumerated(text, cues.level_words)
    cells = text.split()
    counts = is_value(text, words) and not _is_numbered_title(text, words)
    if read is None or counts or any(is_value(cell, words) for cell in cells[1:]):
        return False
    return read.readings[0].style not in LIST_STYLES or not words.ends_as_indicator(text)


def _is_numbered_title(text: str, words: LayoutCues) -> bool:
    match = _NUMBER_APART.match(text)
    units = (unit for unit in words.units if match is not None and match["title"].startswith(unit))
    return match is not None and not any(_BOUND.match(match["title"][len(unit) :]) for unit in units)
