"""Years that are printed short, 27年度 without 平成 or 24年度 for 2024年度, read by the other years of their text."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property
from statistics import median_low

from ingest.quantity import read_deadline, years_in
from ontology.model import Deadline

_SHORT = re.compile(r"(?<![\d.])(元|\d{1,2})\s*年(?:度|(?!間|以内|後|目|度))")
_BEFORE_ERA = (1988, 2018)  # the years before 平成 and 令和 began
_BEFORE_CENTURY = (2000,)
_OF_ERA = re.compile(r"令和|平成|(?<![A-Za-zＡ-Ｚａ-ｚ])[RHＲＨ][0-9０-９元]")


@dataclass(frozen=True)
class ShortYears:
    """Reads the deadlines of one text. Its years are looked for once, and only where a short one is met."""

    text: str = field(repr=False)

    def deadline(self, printed: str) -> Deadline:
        """Read a deadline; a short year is the one of an era, or else of this century, nearest to the text's own."""
        read = read_deadline(printed)
        short = _SHORT.findall(unicodedata.normalize("NFKC", printed)) if read.year is None else []
        if not short or self._usual is None:
            return read
        number = 1 if short[-1] == "元" else int(short[-1])
        years = (before + number for before in self._before)
        return replace(read, year=min(years, key=lambda year: abs(year - (self._usual or 0))))

    @cached_property
    def _usual(self) -> int | None:
        years = years_in(self.text)
        return median_low(years) if years else None

    @cached_property
    def _before(self) -> tuple[int, ...]:
        return _BEFORE_ERA if _OF_ERA.search(self.text) else _BEFORE_CENTURY
