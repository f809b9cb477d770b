"""Of which year a baseline is, where its value alone was read: in brackets behind it, or in the head of its column."""

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
    """Find the year of a baseline behind it, 210人（R5）; else in the head, on the line the deadline was read from."""
    text = side.reading.text
    if text is None or not kpi.baseline or _YEAR.search(kpi.baseline):
        return Baseline(kpi.baseline)
    behind = re.compile(rf"{re.escape(kpi.baseline)}\s?[（(\[［]\s*(?P<year>{_YEAR.pattern})\s*[）)\]］末]")
    for place in kpi.evidence:
        is_deadline = kpi.deadline is not None and place.quote == kpi.deadline.printed
        pattern = _OF_BASELINE if is_deadline else behind
        found = list(pattern.finditer(text.content, *_lines_of(place, text.content)))
        if len(found) == 1:
            at, year = found[0].start("year"), found[0]["year"]
            return Baseline(kpi.baseline, year, (replace(place, start=at, end=at + len(year), quote=year),))
    return Baseline(kpi.baseline)


def _lines_of(place: Evidence, content: str) -> tuple[int, int]:
    end = content.find("\n", place.end)
    return content.rfind("\n", 0, place.start) + 1, end if end >= 0 else len(content)
