"""Revisions that change something: each edit comes with the changes that it should show as."""

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.diff import Change
from ontology.model import Entity, Kind, Kpi, Relation
from tests.revisions.words import MINISTRIES, SENTENCE, heavily, lightly
from tests.revisions.workbench import Edit, Workbench

_FIGURE = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_YEAR = re.compile(r"20\d\d")
_CHAINS = (Change.CHAIN_BROKEN, Change.CHAIN_JOINED)


def rename_measures(bench: Workbench, number: int) -> None:
    """Give measures other names, some of them quite other ones."""
    for at, measure in enumerate(bench.measures()[:number]):
        other = lightly(measure.label) if at % 2 else heavily(measure.label)
        if _renamed(bench, measure, other):
            bench.expect(Change.RENAMED, other)
            bench.allow(other, Change.MINISTRY)  # a name may name a ministry


def rename_programmes(bench: Workbench, number: int) -> None:
    """Give programmes other names."""
    _rename(bench, bench.things(Kind.PROGRAMME)[:number])


def rename_kpis(bench: Workbench, number: int) -> None:
    """Put the indicators of KPIs in other words."""
    _rename(bench, [kpi for kpi, _, _ in bench.kpis()][:number])


def rename_outputs(bench: Workbench, number: int) -> None:
    """Give outputs other names wherever they are named."""
    for output in bench.things(Kind.OUTPUT)[:number]:
        other = lightly(output.label)
        places = [match.start() for match in re.finditer(re.escape(output.label), bench.old)]
        edits = [Edit(start, start + len(output.label), other) for start in places]
        if edits and not bench.is_part(output) and bench.revise(edits, [output]):
            bench.expect(Change.RENAMED, other)
            for measure in bench.measures():
                if output.label in bench.reading.wording(measure):
                    bench.allow(measure.label, Change.TEXT)


def _rename(bench: Workbench, things: Sequence[Entity]) -> None:
    for thing in things:
        other = lightly(thing.label)
        if _renamed(bench, thing, other):
            bench.expect(Change.RENAMED, other)


def _renamed(bench: Workbench, thing: Entity, other: str) -> bool:
    passage = thing.evidence[0]
    at = passage.quote.find(thing.label)
    start = passage.start + at
    return at >= 0 and bench.revise([Edit(start, start + len(thing.label), other)], [thing])


def change_targets(bench: Workbench, number: int) -> None:
    """Raise the figures of targets."""
    for kpi, start, end in list(bench.kpis())[:number]:
        assert kpi.target
        figure, at = _FIGURE.search(kpi.target.printed), bench.old.find(kpi.target.printed, start, end)
        if figure and at >= 0 and "年" not in kpi.target.printed:
            raised = f"{int(float(re.sub('[,，]', '', figure[0])) * 1.5) + 1:,}"
            if bench.revise([Edit(at + figure.start(), at + figure.end(), raised)], [kpi]):
                bench.expect(Change.TARGET, kpi.label)


def change_deadlines(bench: Workbench, number: int) -> None:
    """Put deadlines off."""
    for kpi, start, end in list(bench.kpis())[:number]:
        at = bench.old.rfind(kpi.deadline.printed, start, end) if kpi.deadline else -1
        year = _YEAR.search(kpi.deadline.printed) if kpi.deadline and at >= 0 else None
        if year and bench.revise([Edit(at + year.start(), at + year.end(), str(int(year[0]) + 3))], [kpi]):
            bench.expect(Change.DEADLINE, kpi.label)


def change_baselines(bench: Workbench, number: int) -> None:
    """Take another year for the baseline."""
    for kpi in bench.things(Kind.KPI)[: number * 6]:
        at = bench.old.find(kpi.baseline) if isinstance(kpi, Kpi) and kpi.baseline else -1
        year = _YEAR.search(kpi.baseline) if isinstance(kpi, Kpi) and kpi.baseline else None
        is_one = isinstance(kpi, Kpi) and kpi.baseline and bench.old.count(kpi.baseline) == 1
        if year and is_one and bench.revise([Edit(at + year.start(), at + year.end(), "2022")], [kpi]):
            bench.expect(Change.BASELINE, kpi.label)


def change_ministries(bench: Workbench, number: int) -> None:
    """Put another ministry in the place of one that a measure names."""
    for measure in bench.measures():
        wording = bench.reading.passage(measure)
        named = [name for name in MINISTRIES if wording and name in wording.quote]
        others = [name for name in MINISTRIES if wording and name not in wording.quote]
        if number and wording and len(named) == 1 and wording.quote.count(named[0]) == 1:
            start = wording.start + wording.quote.index(named[0])
            other = bench.random.choice(others)
            if bench.revise([Edit(start, start + len(named[0]), other)], [measure]):
                bench.expect(Change.MINISTRY, measure.label)
                number -= 1


def reword(bench: Workbench, number: int) -> None:
    """Add a sentence to what describes a measure."""
    for measure in bench.measures()[:number]:
        wording = bench.reading.passage(measure)
        if (
            wording
            and wording.quote.endswith("。")
            and bench.revise([Edit(wording.end, wording.end, SENTENCE)], [measure])
        ):
            bench.expect(Change.TEXT, measure.label)


def add_measures(bench: Workbench, number: int) -> None:
    """Put new measures with a programme each after others."""
    fresh = bench.fresh.measures
    for measure in bench.measures():
        block = bench.block(measure)
        if not number or not fresh or block is None or not block.is_closed or not bench.programmes(measure):
            continue
        label, programme, wording = fresh[0]
        heading = bench.old[block.start : measure.evidence[0].start]
        text = f"{heading}⑲{label}\n\n{wording}\n\n（主な事業）\n\n- ・{programme}\n\n"
        if bench.revise([Edit(block.end, block.end, text)], [measure]):
            bench.expect(Change.ADDED, label)
            bench.expect(Change.ADDED, programme)
            fresh.pop(0)
            number -= 1


def remove_measures(bench: Workbench, number: int) -> None:
    """Strike measures with all that they name."""
    for measure in bench.measures():
        block = bench.block(measure)
        if number and block and block.is_closed and not bench.is_alone(measure) and block.end - block.start < 1_500:
            programmes = bench.programmes(measure)
            if bench.revise([Edit(block.start, block.end)], [measure, *programmes]):
                for thing in (measure, *programmes):
                    bench.expect(Change.REMOVED, thing.label)
                number -= 1


def move_measures(bench: Workbench, number: int) -> None:
    """Put measures under other outputs."""
    measures = bench.measures()
    for measure in measures:
        block = bench.block(measure)
        homes = [other for other in measures if bench.is_home(other, measure)]
        if not number or block is None or not block.is_closed or bench.is_alone(measure) or not homes:
            continue
        target = bench.block(bench.random.choice(homes))
        assert target
        text = bench.old[block.start : block.end]
        if bench.revise([Edit(block.start, block.end), Edit(target.end, target.end, text)], [measure]):
            bench.expect(Change.MOVED, measure.label)
            bench.allow(measure.label, *_CHAINS)
            number -= 1


def add_programmes(bench: Workbench, number: int) -> None:
    """Put new programmes into the lists of measures."""
    fresh = bench.fresh.programmes
    for measure in bench.measures():
        programmes = bench.programmes(measure)
        if number and fresh and programmes:
            last = programmes[-1].evidence[0]
            start, end = bench.line_start(last.start), bench.line_end(last.end)
            line = f"{bench.old[start : last.start]}{fresh[0]}\n"
            if "\n" not in last.quote and bench.revise([Edit(end, end, line)], [measure, programmes[-1]]):
                bench.expect(Change.ADDED, fresh[0])
                bench.expect(Change.PROGRAMME_ADDED, measure.label)
                fresh.pop(0)
                number -= 1


def remove_programmes(bench: Workbench, number: int) -> None:
    """Strike programmes from the lists of measures."""
    for measure in bench.measures():
        programmes = bench.programmes(measure)
        if number and len(programmes) > 1 and "\n" not in programmes[0].evidence[0].quote:
            passage = programmes[0].evidence[0]
            line = Edit(bench.line_start(passage.start), bench.line_end(passage.end))
            if bench.revise([line], [measure, programmes[0]]):
                bench.expect(Change.REMOVED, programmes[0].label)
                bench.expect(Change.PROGRAMME_REMOVED, measure.label)
                number -= 1


def add_kpis(bench: Workbench, number: int) -> None:
    """Put new KPIs under others."""
    fresh = bench.fresh.kpis
    for kpi, start, end in bench.kpis():
        place = bench.place(kpi)
        if number and fresh and place and bench.old[start : kpi.evidence[0].start].strip():
            line = f"{bench.old[start : kpi.evidence[0].start]}{fresh[0]}：730か所（2031年度）\n"
            if bench.revise([Edit(end, end, line)], [kpi]):
                bench.expect(Change.ADDED, fresh[0])
                bench.expect(Change.KPI_ADDED, place.label)
                fresh.pop(0)
                number -= 1


def remove_kpis(bench: Workbench, number: int) -> None:
    """Strike KPIs."""
    for kpi, start, end in bench.kpis():
        place = bench.place(kpi)
        if number and place and not kpi.baseline and not kpi.note and bench.revise([Edit(start, end)], [kpi]):
            bench.expect(Change.REMOVED, kpi.label)
            bench.expect(Change.KPI_REMOVED, place.label)
            number -= 1


def split_measures(bench: Workbench, number: int) -> None:
    """Make two measures of one: the second takes the last sentences and the last programme."""
    for measure in bench.measures():
        wording, programmes, block = bench.reading.passage(measure), bench.programmes(measure), bench.block(measure)
        cut = wording.quote.rfind("。", 0, -1) + 1 if wording else 0
        if not number or not wording or not block or len(programmes) < 2 or not 25 <= cut <= len(wording.quote) - 25:
            continue
        heading = bench.old[block.start : measure.evidence[0].start]
        last = programmes[-1].evidence[0]
        if last.start < wording.end or "\n" in last.quote:
            continue
        label = f"{programmes[-1].label[:12]}等による取組"
        line = Edit(bench.line_start(last.start), bench.line_end(last.end))
        second = f"{heading}⑳{label}\n\n{wording.quote[cut:]}\n\n（主な事業）\n\n{bench.old[line.start : line.end]}\n"
        at = max(line.end, block.end)
        edits = [Edit(wording.start + cut, wording.end), line, Edit(at, at, second)]
        if bench.revise(edits, [measure, programmes[-1]]):
            bench.expect(Change.ADDED, label)
            bench.expect(Change.TEXT, measure.label)
            bench.expect(Change.PROGRAMME_REMOVED, measure.label)
            bench.expect(Change.MOVED, programmes[-1].label)
            bench.allow(measure.label, Change.MINISTRY)
            number -= 1


def merge_measures(bench: Workbench, number: int) -> None:
    """Make one measure of two: the first takes the words and the programmes of the second."""
    measures = sorted(bench.measures(), key=lambda measure: measure.evidence[0].start)
    pairs = list(pairwise(measures))
    bench.random.shuffle(pairs)
    for one, two in pairs:
        first, second, wording = bench.block(one), bench.block(two), bench.reading.passage(one)
        words, programmes = bench.reading.passage(two), bench.programmes(two)
        if not (number and first and second and wording and words and programmes and bench.programmes(one)):
            continue
        if (
            first.end != second.start
            or not wording.quote.endswith("。")
            or any("\n" in p.evidence[0].quote for p in programmes)
        ):
            continue
        shared = set(bench.joined(one, Relation.IMPLEMENTED_BY)) & set(bench.joined(two, Relation.IMPLEMENTED_BY))
        if shared or len(programmes) != len(bench.joined(two, Relation.IMPLEMENTED_BY)):
            continue
        places = [passage.evidence[0] for passage in programmes]
        lines = "".join(bench.old[bench.line_start(p.start) : bench.line_end(p.end)] for p in places)
        after = bench.line_end(bench.programmes(one)[-1].evidence[0].end)
        edits = [Edit(wording.end, wording.end, words.quote), Edit(after, after, lines), Edit(second.start, second.end)]
        if after <= first.end and after > wording.end and bench.revise(edits, [one, two, *programmes]):
            bench.expect(Change.REMOVED, two.label)
            bench.expect(Change.TEXT, one.label)
            for programme in programmes:
                bench.expect(Change.PROGRAMME_ADDED, one.label)
                bench.expect(Change.MOVED, programme.label)
            bench.allow(one.label, Change.MINISTRY)
            number -= 1
