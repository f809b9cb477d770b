"""KPIs whose sentence stands under the name of what it measures, with results in brackets or a reference behind it.

(2) 事業系ごみの総量
令和12年度において、平成25年度比で約20％減（約61千トン）とすることを目標とする。
【参考】平成25年度 約76千トン、令和５年度 約68千トン
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Line
from ingest.layouts.saying.aimed import Aimed, aimed_at
from ingest.layouts.saying.entries import Entry, entries_in
from ingest.layouts.saying.marks import VALUE
from ingest.layouts.saying.others import is_of_others
from ingest.layouts.saying.spaces import as_printed, tightened
from ingest.quantity import years_in

_SENTENCE = re.compile(r"[^。]+(?:。|$)(?:[（(][^（()）。]{1,40}[)）])?")
_BEHIND = re.compile(r"[【〔［※＊]|$")
_RESULT = re.compile(
    rf"(?P<time>{TIME.pattern})(?:の|における|時点の?)?(?:実績|推計|現状|調査|基準|参考|速報)?(?:値|結果)?[ 　:：は]*"
    rf"(?P<value>{VALUE})"
)
_BOXED = re.compile(  # what is told in it, and no label: 【参考】
    r"[【〔［][^【】〔〕［］]*(?:[0-9０-９]|無し|なし|未)[^【】〔〕［］]*[】〕］]"
)
_TOLD = re.compile(
    rf"{TIME.pattern}(?:現在|時点)?の?(?:実績|現状)?値?は、?(?P<value>[月年]?{VALUE})(?:です|でした|である|であり|となって)"
)
_CLOSING = re.compile("[】〕］]")
_FIGURES = re.compile(r"[0-9０-９一二三四五六七八九十百千]+")
_ANSWERED = re.compile(r"と(?:答え|回答|感じ|思)")  # 満足度: the share of those who answer so
_MOST_SENTENCES = 3
_IN_FULL = re.compile(r"(?:。|[るすつく])(?:[（(][^（()）]*[)）])?$")
_KANJI_PAIR = re.compile(r"(?=(?P<pair>[一-龠ァ-ヶー々]{2}))")


def read_under_names(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every entry that aims at one thing."""
    for entry in entries_in(lines, cues):
        kpi = None if any(line.index in findings.used for line in entry.lines) else _kpi(entry, cues)
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(line.index for line in entry.lines)


def _kpi(entry: Entry, cues: LayoutCues) -> FoundKpi | None:
    name = indicator_name(entry.name.text)
    if cues.is_money(name) or cues.is_budget(name) or name.endswith(("定数", "定員")):
        return None
    behind = _BEHIND.search(entry.text.text)
    said = list(_SENTENCE.finditer(entry.text.text, 0, behind.start() if behind else 0))
    spoken = _FIGURES.sub("＊", name)  # those of a name are no values
    aims = [(one, aim) for one in said if (aim := aimed_at(f"{spoken}は、{one[0].strip()}", cues)) is not None]
    if len(said) > _MOST_SENTENCES or len(aims) != 1 or not all(_IN_FULL.search(one[0].strip()) for one in said):
        return None
    sentence, aim = aims[0]
    if is_of_others(sentence[0].strip(), names_itself=False):
        return None
    if not (aim.time or aim.today or entry.labelled) or not _speaks_of(aim.name, name):
        return None
    span = entry.text.origins[sentence.start()], entry.text.origins[sentence.end() - 1] + 1
    place = entry.name.span or span
    behind_it = entry.text.text[sentence.end() :].strip()
    boxed = _BOXED.match(behind_it)
    today = aim.today or _result(aim, (boxed[0] if boxed else behind_it).replace(name, ""))
    today = today or _told_before(entry.text.text[: sentence.start()].replace(name, ""))
    return FoundKpi(name, aim.target, aim.time, today, None, (place, span), owner=entry.under)


def _speaks_of(said: str | None, name: str) -> bool:
    """Tell whether a sentence that names an indicator itself speaks of the one that it stands under."""
    pairs = {match["pair"] for match in _KANJI_PAIR.finditer(said or "")}
    answered = name.endswith("度") and _ANSWERED.search(said or "") is not None
    return said is None or said in name or answered or any(pair in name for pair in pairs)


def _told_before(text: str) -> str | None:
    """Take the one result told in full before a sentence, 令和４年度の実績は25人です; None of several."""
    found = [as_printed(match["value"], text) for match in _TOLD.finditer(tightened(text))]
    return found[0] if len(found) == 1 else None


def _result(aim: Aimed, behind: str) -> str | None:
    """Take from behind a sentence the result of the year that the change is measured from, else the first."""
    tight = tightened(_CLOSING.sub("、", behind))
    found = ((match["time"], as_printed(match["value"], behind)) for match in _RESULT.finditer(tight))
    results = [(years_in(time)[-1:], value) for time, value in found]
    since = years_in(aim.since)[-1:] if aim.since else []
    first = results[0][1] if results else None
    return next((value for years, value in results if since and years == since), first)
