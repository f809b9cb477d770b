"""Reviews of projects, one cell a line: a name, its target with the year, what was reached, the rate of the two.

    事業名【担当課】 事業目的 事業内容 KPI 実績値 達成率 評価
    1 / 渡し場再生事業 / 【港湾課】 / … 渡し船の利 / 用者数 / 令和６年度まで200人 / 50人 / 25% / 順調である。 / …

Texts of any length stand between records. The rate proves that the values were found.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import part_time
from ingest.layouts.flat.rates import is_rate, proves
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi, indicator_name
from ingest.layouts.rows import Cell, joined

_MOST_HEADS = 12  # from the head of the indicators to that of the rates
_RATES = re.compile(r"達成[率度]")
_MOST_OF_TARGET, _MOST_OF_NAME = 3, 6  # words
_MOST_ABOVE = 200  # words from the name of a project down to its last target
_EACH_YEAR = re.compile(r"年間|毎年度?|各年度?")
_OPENS = re.compile(r"年間|毎年|各年|令和|平成|R[0-9]")
_ENDS = re.compile(r"。$|なし$")
_REMARK = re.compile(r"[（(](?:新規|拡充|継続|再掲|一部.{2})[)）]$")
_OFFICE = re.compile(r"【[^【】]{1,20}[課室局係部所]】")


def read_proved(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read every record below such heads; the lines of its name and values are marked as used."""
    behind = next((at for at in range(len(words)) if _are_heads(words[at : at + _MOST_HEADS])), len(words))
    at = behind
    while at < len(words):
        target, length = _target(words, at)
        reached = list(takewhile(lambda word: word.is_value or word.is_aside, words[at + length : at + length + 4]))
        rate = next((place for place, word in enumerate(reached) if place and is_rate(word.text)), None)
        name = list(_name(words, at, behind)) if target is not None and rate is not None else []
        kpi = _kpi(name, target, reached[: (rate or 0) + 1], _owner(words, at), cues) if target and name else None
        if kpi is None:
            at += 1
            continue
        findings.kpis.append(kpi)
        end = at + length + len(reached)
        findings.used.update(word.line.index for word in [*name, *words[at:end]])
        at = behind = end


def _are_heads(words: Sequence[Word]) -> bool:
    return words[0].role is Role.INDICATOR and any(_RATES.match(plain_of(word.text)) for word in words)


def _target(words: Sequence[Word], at: int) -> tuple[Cell | None, int]:
    """Join the words of a value with its year, 令和６ / 年度まで70%, 年間 / 6,500人; None where they are none."""
    if not _OPENS.match(words[at].text):
        return None, 1
    for length in range(1, _MOST_OF_TARGET + 1):
        cell = joined(word.cell for word in words[at : at + length])
        value, time = part_time(cell.text)
        yearly = _EACH_YEAR.match(cell.text) is not None and any(map(str.isdecimal, cell.text))
        if (time is not None and value[:1].isdecimal()) or yearly:
            return cell, length
    return None, 1


def _name(words: Sequence[Word], end: int, begin: int) -> list[Word]:
    """Go back from a target to what ends before its name: a value, a sentence, a remark."""
    found: list[Word] = []
    for word in reversed(words[max(begin, end - _MOST_OF_NAME) : end]):
        if word.is_value or word.is_aside or word.is_number or _ENDS.search(word.text):
            return found[::-1]
        found.append(word)
    return []


def _kpi(
    name: Sequence[Word], target: Cell, reached: Sequence[Word], owner: Cell | None, cues: LayoutCues
) -> FoundKpi | None:
    """Make a KPI where the rate, the last of what was reached, is that of a value before it."""
    *results, rate = reached
    cell = joined(word.cell for word in name)
    value, _ = part_time(target.text)
    named = cues.ends_as_indicator(indicator_name(cell.text))
    if not named or not any(proves(rate.text, value, result.text) for result in results):
        return None
    return found_kpi({Role.INDICATOR: cell, Role.TARGET: target}, owner=owner)


def _owner(words: Sequence[Word], at: int) -> Cell | None:
    """Take the nearest project, whose office stands behind it in brackets."""
    places = (place for place in range(at - 1, max(at - _MOST_ABOVE, 0), -1) if _OFFICE.fullmatch(words[place].text))
    office = next(places, None)
    return _without_remark(words[office - 1].cell) if office is not None else None


def _without_remark(cell: Cell) -> Cell:
    """Take 新規 and 拡充 in brackets off the name of a project."""
    remark = _REMARK.search(cell.text)
    end = remark.start() if remark is not None else len(cell.text)
    return Cell(cell.text[:end], cell.origins[:end], cell.left, cell.right)
