"""Periods in fiscal years (年度, April to March)."""

from dataclasses import dataclass

_FIRST_MONTH = 4


@dataclass(frozen=True, slots=True)
class FiscalYears:
    """A span of fiscal years; None at an end is open, None at both is no period at all."""

    first: int | None
    last: int | None

    def covers(self, year: int) -> bool:
        """Tell whether a fiscal year lies in the span."""
        if self.first is None and self.last is None:
            return False
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


def fiscal_years(start: str | None, end: str | None) -> FiscalYears:
    """Read `2026-04` or `2026` (a fiscal year) at either end."""
    return FiscalYears(_fiscal_year(start), _fiscal_year(end))


def _fiscal_year(moment: str | None) -> int | None:
    if moment is None:
        return None
    year, _, month = moment.partition("-")
    return int(year) - (month != "" and int(month) < _FIRST_MONTH)
