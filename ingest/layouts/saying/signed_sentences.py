"""Sentences behind a sign that says KPI, in follow-ups of strategies, what was reached behind an arrow below.

《KPI》2031年度までに、電子入札の利用率を70％とす
る
⇒2027年度：38.5％（2024年度：22.0％）
《KPI》2030年度末までに、全ての県で通報の一本化を完了する
⇒2026年３月末：19県で完了                     all of those that are counted are the target
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import STEPS, TIME
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.saying.aimed import aimed_at
from ingest.layouts.saying.marks import VALUE
from ingest.layouts.saying.others import is_of_others
from ingest.layouts.saying.sentence import said_in
from ingest.layouts.saying.spaces import as_printed, tightened

_SIGN = re.compile(r"[ 　]*[《【〔［\[<＜〈](?:K[PG]I|Ｋ[ＰＧ]Ｉ)[ 　]?[0-9０-９①-⑳]{0,3}[》】〕］\]>＞〉][ 　]*(?=\S)")
_ARROW = re.compile(rf"[ 　]*[{STEPS}]+[ 　]*")
_ARROW_BEHIND = re.compile(rf"(?<=[るすむ。）)])[ 　]*[{STEPS}]+[ 　]*(?={TIME.pattern})")  # …とする⇒2027年度：38.5％
_ENDS = re.compile(r"(?:[るすむ]|こと)。?(?:[（(][^（()）]*[)）])?。?$|。$")
_RESULT = re.compile(rf"{TIME.pattern}(?:の|における)?(?:実績|速報|現状)?値?[ 　:：は、]*(?P<value>{VALUE})")
_ALL_DONE = re.compile(  # 全ての県で…を完了する
    rf"(?P<time>{TIME.pattern})(?:まで)?(?:に|には)?、?"
    r"(?P<name>(?P<all>(?:全て|すべて|全)の[^、。0-9０-９をはがでにの]{1,12})(?:で|に|が|において)、?"
    r"[^、。0-9０-９]{3,40}(?:する|させる))。?"
)
_MOST_LINES = 4  # of one sentence


@dataclass(frozen=True, slots=True)
class _Entry:
    text: Cell  # the sentence
    result: str | None
    lines: tuple[Line, ...]


def read_signed_sentences(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such sentence of a text that tells below some of them what was reached."""
    entries = list(_entries(lines, findings.used)) if any(_SIGN.match(line.text) for line in lines) else []
    if not any(entry.result is not None for entry in entries):
        return
    for entry in entries:
        kpi = _kpi(entry, cues)
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(line.index for line in entry.lines)


def _entries(lines: Sequence[Line], used: set[int]) -> Iterator[_Entry]:
    """Go through the signs, each with the lines of its sentence and the result below; pages may turn between."""
    pages = Pages(lines)
    free = [line for line in lines if not pages.is_number(line)]
    for at, line in enumerate(free):
        sign = _SIGN.match(line.text)
        if sign is None or line.index in used:
            continue
        own = _sentence(free[at : at + _MOST_LINES])
        below = free[at + len(own)] if own and at + len(own) < len(free) else None
        arrow = _ARROW.match(below.text) if below else None
        if own and not any(one.index in used for one in own):
            text = joined((line.part(sign.end(), len(line.text)), *(one.whole for one in own[1:])))
            inside = _ARROW_BEHIND.search(text.text)
            if inside is not None:
                yield _Entry(text.part(0, inside.start()), text.text[inside.end() :], own)
            elif below and arrow:
                yield _Entry(text, below.text[arrow.end() :], (*own, below))
            else:
                yield _Entry(text, None, own)


def _sentence(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take the lines up to the result below or behind, else up to the first at which the sentence may end."""
    for taken, line in enumerate(lines):
        if taken and _SIGN.match(line.text):
            break
        if taken and _ARROW.match(line.text):
            return tuple(lines[:taken])
        if _ARROW_BEHIND.search(line.text):
            return tuple(lines[: taken + 1])
    own = takewhile(lambda line: line is lines[0] or not _SIGN.match(line.text), lines)
    ends = (taken for taken, line in enumerate(own, 1) if _ENDS.search(line.text.strip()))
    return tuple(lines[: next(ends, 0)])


def _kpi(entry: _Entry, cues: LayoutCues) -> FoundKpi | None:
    sentence, span = entry.text.text, entry.text.span
    if span is None or is_of_others(sentence, names_itself=True):
        return None
    found = _said(sentence, cues) or _all_done(sentence)
    return replace(found, baseline=found.baseline or _reached(entry.result), spans=(span,)) if found else None


def _said(sentence: str, cues: LayoutCues) -> FoundKpi | None:
    """Read the one indicator of a sentence; its last target, where it tells several."""
    said = list(said_in(sentence, None, cues, undated=True))
    if not said or len({one.name for one in said}) > 1:
        return None
    aim = aimed_at(sentence, cues)
    return FoundKpi(
        said[-1].name, said[-1].target, said[-1].time, (aim.today if aim else None) or said[-1].today, None, ()
    )


def _all_done(sentence: str) -> FoundKpi | None:
    """Read what is to be done by all, where no figure says how many these are."""
    told = _ALL_DONE.fullmatch(sentence)
    return FoundKpi(told["name"], told["all"], told["time"], None, None, ()) if told else None


def _reached(result: str | None) -> str | None:
    """Take the first value with its time from what was reached; None where no figure is told."""
    told = _RESULT.match(tightened(result.strip())) if result else None
    return as_printed(told["value"], result or "") if told else None
