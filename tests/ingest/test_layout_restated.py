"""Rows that say again what other KPIs say, under short names, are no KPIs."""

import pytest

from ingest.layouts.checked.restated import without_restated
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.rows import Line

_TITLE = "資料 指標一覧（再掲）"
_FIGURES = (("11館", "4館"), ("55％", "38％"), ("70人", "26人"))


def _kpi(name: str, figures: tuple[str, str], place: int, deadline: str | None) -> FoundKpi:
    return FoundKpi(name, figures[0], deadline, figures[1], None, ((place, place + 1),))


@pytest.mark.parametrize(
    ("title", "changed", "kept"),
    [
        (_TITLE, False, 3),  # the list says the same again
        ("資料 指標の一覧", False, 6),  # nothing says that it does
        (_TITLE, True, 6),  # two of its figures are others
    ],
)
def test_a_list_that_is_said_again_is_left_out(title: str, changed: bool, kept: int) -> None:
    """Rows are left out where their title says so and their figures are those of other KPIs."""
    line = Line(0, title, list(range(100, 100 + len(title))), True)
    rows = [Line(at + 1, "row", [200 + at * 10 + c for c in range(3)], False) for at in range(3)]
    own = [_kpi(f"名前{at}", figures, at, "R11") for at, figures in enumerate(_FIGURES)]
    others = [("1", "2"), ("3", "4"), _FIGURES[2]] if changed else list(_FIGURES)
    again = [_kpi(f"略{at}", figures, 200 + at * 10, None) for at, figures in enumerate(others)]
    findings = Findings(kpis=[*own, *again], used={1, 2, 3})
    assert len(without_restated(findings.kpis, [line, *rows], findings)) == kept
