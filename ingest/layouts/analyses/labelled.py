"""Indicators of evaluated policies whose labels run down the side of a sheet, the target said in a phrase.

業績指標①  渡し船の欠航の件数
達成目標    令和８年までに30件以下とする。
基準        令和３年：48件
達成年      令和８年
"""

import re
from collections.abc import Sequence
from functools import cache

from ingest.cue_table import cue_table
from ingest.layouts.analyses.words import Sort, Word, is_time, words_of
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.printed.words import Measure
from ingest.layouts.rowed.name_forms import name_misfit
from ingest.layouts.rows import Cell, Line, joined

_SIGN = "達成目標"
_NUMBER = r"[0-9０-９①-⑳]{1,2}"
_INDICATOR = re.compile(rf"(?:業績|測定|成果|達成|評価)?指標{_NUMBER}")
_GOAL = re.compile(rf"(?:業績|施策|達成|政策)?目標{_NUMBER}")
_YEAR = r"(?:令和|平成|[RHＲＨ])?[0-9０-９元]{1,4}年度?末?"
_AIM = re.compile(
    rf"(?:(?P<due>{_YEAR})まで(?:に|の間に)?、?)?(?:(?:基準年度?|前年度?|{_YEAR})(?:から|比で|と比べて?|に比べて?)、?)?"
    r"(?P<target>[^。]{2,40}?)(?:とする|にする|させる|する|を目指す)?[。.]?"
)
_BASE = re.compile(r"[^:：]+[:：](?P<value>[^:：]+)")
_CHANGES = ("向上", "減少", "増加", "低下", "上昇", "維持", "短縮", "改善", "拡大", "縮小")
_MOST_OF_PART = 12  # words
_NO_NAME = 3.0
_Parts = dict[str, list[Word]]


def read_labelled(lines: Sequence[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator; the lines from its label down to its results are marked as used."""
    if not any(line.text.lstrip("|｜│ 　").startswith(_SIGN) for line in lines):
        return
    free = [line for line in lines if line.index not in findings.used]
    words = words_of(free, measure, cues)
    starts = [at for at, word in enumerate(words) if _INDICATOR.fullmatch(word.cell.text)]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=False):
        parts = _parts(words[start:end])
        kpi = _kpi(parts, _owner(words[:start]), cues)
        if kpi is not None:
            findings.kpis.append(kpi)
            last = max(word.line for part_of in parts.values() for word in part_of)
            findings.used.update(line.index for line in free[words[start].line : last + 1])


def _parts(words: Sequence[Word]) -> _Parts:
    """Part what belongs to an indicator at the labels that begin lines and cells."""
    parts: _Parts = {"indicator": []}
    label, first, *rest = "indicator", *words[:1], *words[1:]
    for word in rest:
        found = _label(word)
        if found is None and word.line == first.line and not parts["indicator"] and word.sort is Sort.ASIDE:
            continue
        if found is not None:
            label = found if found not in parts else ""
        parts.setdefault(label, [])
        if found is None:
            parts[label].append(word)
    return {label: own for label, own in parts.items() if label and own and len(own) <= _MOST_OF_PART}


def _label(word: Word) -> str | None:
    """Tell which part a label begins; no part of ours ("") where it is another."""
    plain = plain_of(word.cell.text)
    own = next((label for label, texts in _labels().items() if plain in texts), None)
    return own or ("" if plain.startswith(_others()) else None)


def _kpi(parts: _Parts, owner: Cell | None, cues: LayoutCues) -> FoundKpi | None:
    if not {"indicator", "aimed", "base"} <= parts.keys():
        return None
    name, aim, base = (joined(word.cell for word in parts[label]) for label in ("indicator", "aimed", "base"))
    said, before = _AIM.fullmatch(aim.text), _BASE.fullmatch(base.text)
    if said is None or not _is_target(said["target"], cues) or name_misfit([name], cues) >= _NO_NAME:
        return None
    due = joined(word.cell for word in parts.get("due", []))
    due = due if is_time(due.text) else aim.part(*said.span("due")) if said["due"] else Cell("")
    cells = {Role.INDICATOR: name, Role.TARGET: aim.part(*said.span("target")), Role.DEADLINE: due}
    if before is not None and is_value(before["value"], cues):
        cells[Role.BASELINE] = base.part(*before.span("value"))
    return found_kpi(cells, owner=owner) if due.text else None


def _is_target(text: str, cues: LayoutCues) -> bool:
    return is_value(text, cues) or text.endswith(_CHANGES)


def _owner(words: Sequence[Word]) -> Cell | None:
    """Take the last goal before the indicator: 業績目標3 渡し場の安全."""
    for at, word in reversed([*enumerate(words)]):
        if _GOAL.fullmatch(word.cell.text):
            behind = words[at + 1 : at + 2]
            own = [one.cell for one in words[at + 1 :] if one.line == (behind[0].line if behind else 0)]
            return joined(own[:_MOST_OF_PART]) if own and "。" not in own[-1].text else None
    return None


def _labels() -> dict[str, tuple[str, ...]]:
    return {label: _words(label) for label in ("aimed", "base", "due")}


def _others() -> tuple[str, ...]:
    return _words("beside")


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(plain_of(word) for word in cue_table()["analyses"][kind])
