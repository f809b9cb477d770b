"""Amounts of money and fiscal years as slides print them; all on the half-width form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.quantity import years_in

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MAGNITUDES = {"兆": 10**12, "億": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3}
_MAGNITUDE = "兆|億|千万|百万|万|千"
_FIGURES = rf"(?:(?:{_FIGURE})[ ]?(?:{_MAGNITUDE})[ ]?)+(?:(?:{_FIGURE})[ ]?)?|(?:{_FIGURE})[ ]?"
AMOUNT = re.compile(rf"(?:約|概ね|およそ)?[ ]?(?P<figures>{_FIGURES})円(?:程度|の内数|規模)?")
_PART = re.compile(rf"({_FIGURE})[ ]?({_MAGNITUDE})?")
_ERA = r"(?:令和|平成|(?<![A-Za-z])[RH]\.?)"
YEAR = re.compile(
    rf"(?P<named>(?:{_ERA}[ ]?(?:元|\d{{1,2}})|(?:19|20)\d{{2}})(?:[(（][^()（）]{{1,10}}[)）])?)"
    r"[ ]?(?:年度|年|(?=[^\d]))"
    r"|(?<![\d.,])(?P<bare>元|\d{1,2})[ ]?年度"
)
_CUE = "予算|概算|補正|要求|決定額|要望|当初|決算|事業費|国費"
_GAP = r"(?<![ \u3000])[ \u3000]"  # blanks from their first on, so that a long run of them is tried once
BUDGET_FROM = re.compile(
    rf"{_GAP}*+[【\[(（＜<]?[ \u3000]*+(?:(?:{_ERA}[ ]?)?(?:元|\d{{1,2}})|20\d\d)[ ]?年度?[^、。\d]{{0,14}}(?:{_CUE})"
    rf"|{_GAP}*+[【\[(（＜<][ \u3000]*+(?:(?:{_CUE})[^、。\d]{{0,10}})?(?:約)?(?:{_FIGURE})[ ]?(?:兆|億|百万|千万|千)"
    rf"|{_GAP}++(?:{_CUE})額?"
    rf"|{_GAP}++約?(?:{_FIGURE})[ ]?(?:兆|億|百万|千万|千)円"
    rf"|{_GAP}++(?:{_FIGURE})(?:[ ]?\([^()]*\))?$"  # a column of a table of budgets
)
_HEISEI = range(13, 32)  # a bare 28年度: no other era has slides of such a year
_REIWA_FROM = 2019


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount from `start` to `end`, in yen."""

    start: int
    end: int
    yen: float


def amounts_in(plain: str) -> Iterator[Amount]:
    """Go through the amounts of a text: 1,000億円, 約1.3億円, 1兆2,000億円, 250百万円."""
    for match in AMOUNT.finditer(plain):
        yield Amount(match.start(), match.end(), yen_of(match["figures"]))


def yen_of(figures: str) -> float:
    """Add up a figure with its magnitudes."""
    return sum(
        float(figure.replace(",", "")) * _MAGNITUDES.get(magnitude, 1) for figure, magnitude in _PART.findall(figures)
    )


def unit_of(plain: str) -> float | None:
    """Read the unit that a table or a page sets for all its amounts: （単位：百万円）."""
    match = re.search(rf"単位[:: ]*({_MAGNITUDE})?円", plain)
    return float(_MAGNITUDES.get(match[1] or "", 1)) if match else None


def fiscal_year_of(plain: str, text_years: tuple[int, ...]) -> int | None:
    """Read the first fiscal year of a text; one without an era by the years that the whole text names.

    28年度 can only be of Heisei; 3年度 is of the era that every year named in the text falls in, or unknown.
    """
    match = YEAR.search(plain)
    if match is None:
        return None
    if match["named"]:
        years = years_in(match["named"])
        return years[0] if years else None
    value = 1 if match["bare"] == "元" else int(match["bare"])
    if value in _HEISEI:
        return 1988 + value
    if match["bare"] == "元" or (text_years and min(text_years) >= _REIWA_FROM):
        return 2018 + value
    return 1988 + value if text_years and max(text_years) < _REIWA_FROM else None
