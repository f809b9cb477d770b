"""What a target comes to as a value of its series: 「２倍」 twice the base value, 「９割」 90 per cent, 「解消」 zero.

300人                       300
２倍, 倍増, 半減, ５割増      the base value times 2, 2, 0.5, 1.5
２倍（1.2兆円）              1.2兆: the figure that it comes to stands in parentheses
2020年度までに100団地、2025年度までに150団地    the one of the year in which the KPI is due
対象の2/3                    a share, of values such as 「63都市/100都市」
全都道府県                   47
解消, ゼロ, 皆減              0; in the indicator where there is no target (待機児童の解消)
"""

import re
import unicodedata

from ingest.quantity import read_target, years_in
from ingest.tables.cues import FIGURES
from ontology.model import Kpi, Observation

_PARENTHESES = re.compile(r"[（(]([^（）()]*)[)）]")
_AMOUNT = re.compile(rf"[{FIGURES}][{FIGURES},.，．]*(?![{FIGURES},.，．～〜年])")
_CLAUSES = re.compile(r"[、\n]")
_FRACTION = re.compile(r"(\d+(?:\.\d+)?)([^\d/\s]*)/(\d+(?:\.\d+)?)\2")
_CHANGE = re.compile(r"(\d+(?:\.\d+)?)(割|%)(?:以上|程度)?の?(増|減)(?:加|少)?")
_TIMES = "倍"
_FACTORS = {"倍増": 2.0, "半減": 0.5}
_SHARES = {"%": 1.0, "割": 10.0}  # in per cent; figures in these cannot be held against figures in another unit
_NOTHING = re.compile(r"解消|ゼロ|皆減")
_ALL = {"全都道府県": 47.0}  # whose number is fixed by law; that of cities changes


def aim_of(kpi: Kpi, base: float, observation: Observation) -> float | None:
    """Take the target as a value of the series; None where it is no single figure, or one in another unit."""
    printed = kpi.target.printed if kpi.target else kpi.label
    if _NOTHING.search(printed) and not _AMOUNT.search(_PARENTHESES.sub("", printed)):
        return 0.0
    if kpi.target is None:
        return None
    outside = _due(_PARENTHESES.sub("", printed), kpi)
    factor = _factor(outside)
    inside = _PARENTHESES.search(printed)
    if factor is not None and not (read_target(observation.value).unit or "").startswith(_TIMES):
        result = read_target(inside[1]).value if inside else None
        return result if result is not None else factor * base or None
    if outside in _ALL:
        return _ALL[outside]
    return _figure(outside, observation)


def amount_of(observation: Observation) -> float | None:
    """Take the value as a number: a single figure, or the share of two (63都市/100都市 → 0.63)."""
    return observation.number if observation.number is not None else _share_of_two(_plain(observation.value))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _due(target: str, kpi: Kpi) -> str:
    """Of several targets with years, take the one of the year in which the KPI is due."""
    clauses = [clause for clause in _CLAUSES.split(target) if years_in(clause)]
    year = kpi.deadline.year if kpi.deadline else None
    due = [clause for clause in clauses if year in years_in(clause)]
    return due[0] if len(clauses) > 1 and len(due) == 1 else target


def _factor(target: str) -> float | None:
    """Read how many base values a target is: 2 for 「２倍」 and 「倍増」, 1.5 for 「５割増」."""
    if word := next((word for word in _FACTORS if word in target), None):
        return _FACTORS[word]
    if len(_AMOUNT.findall(target)) != 1:
        return None
    if change := _CHANGE.search(_plain(target)):
        share = float(change[1]) * _SHARES[change[2]] / 100
        return 1 + share if change[3] == "増" else 1 - share
    read = read_target(target)
    return read.value if (read.unit or "").startswith(_TIMES) else None


def _figure(target: str, observation: Observation) -> float | None:
    fraction = _FRACTION.search(_plain(target))
    if fraction is not None:
        return _share_of_two(fraction[0]) if _share_of_two(_plain(observation.value)) is not None else None
    read = read_target(target)
    if read.value is None or len(_AMOUNT.findall(target)) != 1:
        return None
    wanted, given = (_share(unit) for unit in (read.unit, read_target(observation.value).unit))
    if (wanted is None) != (given is None) or (read.unit or "").startswith(_TIMES) != _is_times(observation):
        return None
    return read.value * wanted / given if wanted and given else read.value


def _is_times(observation: Observation) -> bool:
    return (read_target(observation.value).unit or "").startswith(_TIMES)


def _share(unit: str | None) -> float | None:
    return next((size for share, size in _SHARES.items() if (unit or "").startswith(share)), None)


def _share_of_two(text: str) -> float | None:
    match = _FRACTION.fullmatch(text)
    return float(match[1]) / float(match[3]) if match and float(match[3]) else None
