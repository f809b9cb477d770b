"""Progress held against time, and periods in fiscal years."""

import pytest

from graph.pace import pace_of
from graph.timing import fiscal_years
from ontology.model import Deadline, Kpi, Observation


def kpi(until: int | None, *series: tuple[str, str | None]) -> Kpi:
    observations = tuple(Observation("x", "1", 1.0, as_of, progress) for as_of, progress in series)
    return Kpi(iri="urn:k", label="k", deadline=Deadline(f"{until}年", until), observations=observations)


@pytest.mark.parametrize(
    ("until", "series", "elapsed", "behind"),
    [
        (2030, [("2020年度", None), ("2025年度", "20%")], 50, True),
        (2030, [("2020年度", None), ("2025年度", "50%")], 50, False),
        (2030, [("2020年", None), ("2021年", "-4％")], 10, True),
        (2030, [("2020年", None), ("2030年", "100%")], 100, False),
        (2030, [("2020年", None), ("2030年", "120%")], 100, False),
        (2030, [("2020年", None), ("2025年", "80% / 30%")], 50, True),  # as good as its worst part
    ],
)
def test_an_even_pace(until: int, series: list[tuple[str, str | None]], elapsed: int, behind: bool) -> None:
    pace = pace_of(kpi(until, *series))
    assert pace is not None
    assert (pace.elapsed, pace.is_behind) == (elapsed, behind)


@pytest.mark.parametrize(
    ("until", "series"),
    [
        (None, [("2020年", None), ("2025年", "20%")]),  # no year to reach it by
        (2030, [("2025年", "20%")]),  # no year before
        (2030, [("2020年", None), ("2025年", "－")]),  # no figure
        (2030, [("平成", None), ("令和", "20%")]),  # no year at all
        (2020, [("2020年", None), ("2025年", "20%")]),  # the deadline lies behind
    ],
)
def test_without_years_and_figures_nothing_is_guessed(until: int | None, series: list[tuple[str, str | None]]) -> None:
    assert pace_of(kpi(until, *series)) is None


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [
        ("2026-04", "2028-03", {2026, 2027}),
        ("2026-01", "2026-03", {2025}),  # January to March belong to the year before
        ("2026", None, {2026, 2027, 2028}),
        (None, "2026", {2024, 2025, 2026}),
        (None, None, set()),
    ],
)
def test_a_period_covers_fiscal_years(start: str | None, end: str | None, covered: set[int]) -> None:
    assert {year for year in range(2024, 2029) if fiscal_years(start, end).covers(year)} == covered
