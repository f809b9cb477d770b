"""Targets, deadlines and years: what can be read from a printed figure, the printed form kept apart.

Everything is read on the NFKC form, so full-width and half-width figures are the same.
"""

import re
import unicodedata

from ingest.kanji_numbers import number_of, with_figures
from ontology.model import Comparator, Deadline, Direction, Target

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_ERA_YEAR = re.compile(
    r"(令和|平成|昭和|(?<![A-Za-z])[RHS])\s*(元|\d{1,2}(?=\s*(?:年|\D|$))|[一二三四五六七八九十]{1,3}(?=年))"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d{2})(?!\d|,\d)")
_PERIODIC = re.compile(r"毎年|各年|毎年度|各年度|年間|月末|年度末|終了後|期間中|時点|累計|常時|当面")
_MAGNITUDES = {"千": 10**3, "万": 10**4, "百万": 10**6, "億": 10**8, "兆": 10**12}
_PLAIN = r"\d+(?:,\d{3})*(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?<![A-Za-z\d.])(?P<sign>[-−▲△]?)\s*(?P<first>{_PLAIN})\s*(?P<rest>(?:(?:兆|億|百万|万|千)\s*(?:{_PLAIN}\s*)?)*)"
)
_UNIT = re.compile(
    r"\s*([A-Za-z][A-Za-z0-9-]*|[^\d\s、。,（()）以超未増減を/とのにへまで程]{1,8}(?:/[^\d\s、。（()）]{1,6})?)"
)
_SPAN = re.compile(
    r"(?:(?P<era>令和|平成|昭和|(?<![A-Za-z])[RHS])\s*(?:元|\d{1,2})|(?<!\d)(?P<century>19|20|21)\d\d)"
    r"\s*(?:年度?)?\s*(?:[~〜～-]|から)\s*(?P<last>\d{1,2})\s*(?=年(?!間|以内|後|目|程|先))"
)
_COMPARATORS = (
    (re.compile(r"以上|を下回らない|≧|>="), Comparator.AT_LEAST),
    (re.compile(r"超|を上回る|を超える|>"), Comparator.MORE_THAN),
    (re.compile(r"以下|以内|を上回らない|≦|<="), Comparator.AT_MOST),
    (re.compile(r"未満|を下回る|<"), Comparator.LESS_THAN),
)
_DIRECTIONS = (
    (re.compile(r"減少|低下|削減|縮小|抑制|短縮|減$|減[)）]"), Direction.DECREASE),
    (re.compile(r"維持|同水準|並み"), Direction.MAINTAIN),
    (re.compile(r"向上|増加|増$|増[)）]|上昇|拡大|改善|倍|以上|超|上回る"), Direction.INCREASE),
)


def years_in(text: str) -> tuple[int, ...]:
    """List the years that a text names, western or of an era (R11, 令和11年度, H31), in the order printed."""
    plain = unicodedata.normalize("NFKC", text)
    found = [(match.start(), int(match[1])) for match in _YEAR.finditer(plain)]
    found += [(match.start(), _ERAS[match[1]] + _year_of_era(match[2])) for match in _ERA_YEAR.finditer(plain)]
    found += [(match.start("last"), _shortened(match)) for match in _SPAN.finditer(plain)]
    return tuple(year for _, year in sorted(found))


def _year_of_era(printed: str) -> int:
    if printed == "元":
        return 1
    return int(printed) if printed.isdecimal() else number_of(printed)


def _shortened(match: re.Match[str]) -> int:
    """Give the last year of a span whose era or century is said once: 令和7～11年度, 2025～29年度."""
    if match["era"]:
        return _ERAS[match["era"]] + int(match["last"])
    return int(match["century"]) * 100 + int(match["last"])


def is_time(text: str) -> bool:
    """Tell whether a phrase says when: a year, or a period such as 毎年 or 終了後3年."""
    return bool(years_in(text)) or _PERIODIC.search(unicodedata.normalize("NFKC", text)) is not None


def read_deadline(printed: str) -> Deadline:
    """Read a deadline; its year is the last one named (2025～2027年度 → 2027)."""
    years = years_in(printed)
    return Deadline(printed, years[-1] if years else None)


def read_target(printed: str) -> Target:
    """Read a target: value (万 and 億 multiplied out), unit, comparator and direction, as far as they are printed."""
    plain = with_figures(unicodedata.normalize("NFKC", printed))
    value, unit = _value_and_unit(plain)
    comparator = next((sign for pattern, sign in _COMPARATORS if pattern.search(plain)), None)
    direction = next((way for pattern, way in _DIRECTIONS if pattern.search(plain)), None)
    if direction is None and comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        direction = Direction.DECREASE
    return Target(printed, value, unit, comparator, direction)


def _value_and_unit(plain: str) -> tuple[float | None, str | None]:
    """Take the last figure that is no year: 毎年 14 件 → 14 件; 2025 年と比べて減少 → nothing."""
    best: tuple[float | None, str | None] = (None, None)
    for match in _NUMBER.finditer(plain):
        unit = _UNIT.match(plain, match.end())
        word = unit[1] if unit else None
        if word and (
            word.startswith(("年", "月", "日")) or (match.end() < len(plain) and plain[match.end()] in "年月期")
        ):
            continue
        if _ERA_YEAR.search(plain[max(0, match.start() - 3) : match.end()]):
            continue
        best = (_amount(match), word)
    return best


def _amount(match: re.Match[str]) -> float:
    """Add up a figure with magnitudes: 1.3億 → 130000000; 1億2,644万 → 126440000."""
    total, current = 0.0, float(match["first"].replace(",", ""))
    for magnitude, figure in re.findall(rf"(兆|億|百万|万|千)\s*({_PLAIN})?", match["rest"]):
        current *= _MAGNITUDES[magnitude]
        if figure:
            total, current = total + current, float(figure.replace(",", ""))
    amount = total + current
    return -amount if match["sign"] else amount
