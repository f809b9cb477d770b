"""A reader that breaks: the others go on, and the text says what happened."""

import pytest

from ingest.layouts import readers
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.rows import Line
from ingest.layouts.safely import BROKEN, safely
from ingest.pipeline import Pipeline
from ingest.source import Source
from ontology.model import Kpi
from tests.fuzz.trial import attempt

LINES = [Line(0, "舟の数", [4, 5, 6], follows_blank=False)]
TEXT = """## 施策１　渡し舟の再開

| 指標 | 基準値（R5） | 目標値（R10） |
|---|---|---|
| 舟の数 | 3隻 | 9隻 |
"""


def found(indicator: str) -> FoundKpi:
    return FoundKpi(indicator, "9隻", None, None, None, ((4, 7),))


def broken(findings: Findings) -> None:
    findings.kpis.append(found("途中の指標"))
    findings.used.add(7)
    findings.unresolved.append(("途中の理由", (4, 5)))
    raise IndexError("list index out of range")


def test_what_a_broken_reader_had_found_is_forgotten_and_the_fault_is_told() -> None:
    findings = Findings([found("前の指標")], {1}, [("前の理由", (0, 1))])
    assert safely(findings, LINES, broken, findings) is None
    assert [kpi.indicator for kpi in findings.kpis] == ["前の指標"]
    assert findings.used == {1}
    before, (reason, place) = findings.unresolved
    assert before == ("前の理由", (0, 1))
    assert (BROKEN in reason, "broken broke: IndexError" in reason, place) == (True, True, (4, 7))


def test_a_reader_that_does_not_break_gives_what_it_gives() -> None:
    findings = Findings()
    assert safely(findings, LINES, len, LINES) == 1
    assert findings == Findings()


def test_a_document_is_read_by_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_glued(_lines: list[Line], _cues: object, findings: Findings) -> None:
        broken(findings)

    monkeypatch.setattr(readers, "read_glued", read_glued)
    pipeline, source = Pipeline(), Source("plan.md", TEXT, "utf-8")
    extraction = pipeline.read(source, pipeline.identify(source, "渡し舟"))
    assert [entity.label for entity in extraction.entities if isinstance(entity, Kpi)] == ["舟の数"]
    assert [item.reason for item in extraction.unresolved] == [
        f"{BROKEN} / read_glued broke: IndexError: list index out of range"
    ]
    fault = attempt(pipeline, TEXT)
    assert fault is not None
    assert "read_glued" in fault.what
