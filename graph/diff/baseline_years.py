"""Of which year a baseline is, where the head of its column says so and the cell does not: 基準値（令和５年度）."""

import re
from dataclasses import dataclass, replace

from graph.diff.sides import Side
from graph.identity.folding import is_same_figure
from ontology.model import Evidence, Kpi

_YEAR = re.compile(r"(?:(?:令和|平成)\s*(?:元|\d{1,2})|[RH]\s*\d{1,2}|\d{4})\s*年?度?")
_OF_BASELINE = re.compile(  # the head of a column, in short; a mark may part it from its year, a space may not
    rf"(?:基準|現状|現況|現在|実績|当初|策定時|直近|初期)(?:値|年度?)?[（(\[［]\s*(?P<year>{_YEAR.pattern})\s*[）)\]］末]"
)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline as printed, with its year in brackets where one was found, and the passage that says the year."""

    printed: str | None
    year: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def dated(self) -> str | None:
        """Write the value with its year."""
        return f"{self.printed}（{self.year}）" if self.printed and self.year else self.printed


def baselines(former: tuple[Side, Kpi], new: tuple[Side, Kpi]) -> tuple[Baseline, Baseline]:
    """Give two baselines with the years of their columns, if these are two years."""
    one, two = baseline_of(*former), baseline_of(*new)
    if one.year and two.year and not is_same_figure(one.year, two.year):
        return one, two
    return Baseline(one.printed), Baseline(two.printed)


def baseline_of(side: Side, kpi: Kpi) -> Baseline:
    """Find the year of a baseline in the row of heads, which is the line that the deadline was read from."""
    text = side.reading.text
    if text is None or not kpi.baseline or _YEAR.search(kpi.baseline):
        return Baseline(kpi.baseline)
    for place in kpi.evidence:
        if kpi.deadline and place.quote == kpi.deadline.printed:
            start, end = text.content.rfind("\n", 0, place.start) + 1, text.content.find("\n", place.end)
            found = list(_OF_BASELINE.finditer(text.content, start, end if end >= 0 else len(text.content)))
            if len(found) == 1:
                at, year = found[0].start("year"), found[0]["year"]
                said = replace(place, start=at, end=at + len(year), quote=year)
                return Baseline(kpi.baseline, year, (said,))
    return Baseline(kpi.baseline)
