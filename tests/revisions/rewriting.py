"""Revisions that are hard to tell: things put in other words altogether, and things put in the place of others."""

from graph.diff import Change
from tests.revisions.words import lightly, rephrased
from tests.revisions.workbench import Edit, Workbench


def rewrite_measures(bench: Workbench, number: int) -> None:
    """Give measures other names and put all that describes them in other words."""
    for measure in bench.measures():
        wording, heading = bench.reading.passage(measure), measure.evidence[0]
        at = heading.quote.find(measure.label)
        other = lightly(measure.label)
        if not number or not wording or at < 0 or rephrased(wording.quote) == wording.quote:
            continue
        start = heading.start + at
        edits = [
            Edit(start, start + len(measure.label), other),
            Edit(wording.start, wording.end, rephrased(wording.quote)),
        ]
        if bench.revise(edits, [measure]):
            bench.expect(Change.RENAMED, other)
            bench.expect(Change.TEXT, measure.label)
            bench.allow(measure.label, Change.MINISTRY)
            number -= 1


def replace_measures(bench: Workbench, number: int) -> None:
    """Put other measures in the places of measures, which is no renaming."""
    fresh = bench.fresh.measures
    for measure in bench.measures():
        block, programmes = bench.block(measure), bench.programmes(measure)
        if not number or not fresh or not block or not programmes or block.end - block.start > 1_500:
            continue
        label, programme, wording = fresh[0]
        heading = bench.old[block.start : measure.evidence[0].start]
        text = f"{heading}{measure.notation or ''}{label}\n\n{wording}\n\n（主な事業）\n\n- ・{programme}\n\n"
        if bench.revise([Edit(block.start, block.end, text)], [measure, *programmes]):
            for thing in (measure, *programmes):
                bench.expect(Change.REMOVED, thing.label)
            bench.expect(Change.ADDED, label)
            bench.expect(Change.ADDED, programme)
            fresh.pop(0)
            number -= 1


def replace_programmes(bench: Workbench, number: int) -> None:
    """Put other programmes in the places of programmes."""
    fresh = bench.fresh.programmes
    for measure in bench.measures():
        programmes = bench.programmes(measure)
        if number and fresh and programmes and "\n" not in programmes[0].evidence[0].quote:
            passage = programmes[0].evidence[0]
            if bench.revise([Edit(passage.start, passage.end, fresh[0])], [measure, programmes[0]]):
                bench.expect(Change.ADDED, fresh[0])
                bench.expect(Change.REMOVED, programmes[0].label)
                bench.expect(Change.PROGRAMME_ADDED, measure.label)
                bench.expect(Change.PROGRAMME_REMOVED, measure.label)
                fresh.pop(0)
                number -= 1


def replace_kpis(bench: Workbench, number: int) -> None:
    """Put other indicators in the places of indicators, with the same deadline."""
    fresh = bench.fresh.kpis
    for kpi, _, _ in bench.kpis():
        passage, place = kpi.evidence[0], bench.place(kpi)
        at = passage.quote.find(kpi.label)
        if number and fresh and place and at >= 0:
            start = passage.start + at
            if bench.revise([Edit(start, start + len(kpi.label), fresh[0])], [kpi]):
                bench.expect(Change.ADDED, fresh[0])
                bench.expect(Change.REMOVED, kpi.label)
                bench.expect(Change.KPI_ADDED, place.label)
                bench.expect(Change.KPI_REMOVED, place.label)
                fresh.pop(0)
                number -= 1


def restate_measures(bench: Workbench, number: int) -> None:
    """Name measures again under other outputs (再掲), which joins chains."""
    measures = bench.measures()
    for measure in measures:
        block = bench.block(measure)
        homes = [other for other in measures if bench.is_home(other, measure)]
        if not number or not block or not homes:
            continue
        at = bench.block(bench.random.choice(homes))
        assert at
        text = bench.old[block.start : block.end].replace(measure.label, f"{measure.label}【再掲】", 1)
        if bench.revise([Edit(at.end, at.end, text)], [measure, *bench.programmes(measure)]):
            bench.expect(Change.CHAIN_JOINED, measure.label)
            number -= 1


def unrestate_measures(bench: Workbench, number: int) -> None:
    """Strike the places that name measures again, which breaks chains."""
    for measure in bench.restated():
        block = bench.block(measure, at=-1)
        if number and block and bench.revise([Edit(block.start, block.end)], [measure]):
            bench.expect(Change.CHAIN_BROKEN, measure.label)
            number -= 1
