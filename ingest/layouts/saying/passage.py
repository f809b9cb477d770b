"""The targets of one passage, sentence by sentence or item by item: 出生数 ５人（令和６年度 ３人）.

What was said before counts: the label 目標１ names the owner of what follows, 令和11年度までに、次の… says its time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.layouts.checked.due import is_every_year
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME, is_dash, is_value
from ingest.layouts.found import FoundKpi, Span, indicator_name
from ingest.layouts.rows import Cell
from ingest.layouts.saying.others import aims_of_state, is_of_others
from ingest.layouts.saying.sentence import Said, said_in
from ingest.layouts.saying.told_after import with_told_after
from ingest.layouts.saying.topic import Topic, told_first, topic_of
from ingest.layouts.saying.trends import trends_said
from ingest.layouts.saying.yearly_savings import savings_in
from ingest.logic.kpi_items import KpiItem, read_item
from ingest.quantity import read_deadline
from ingest.structure.blocks import Block, BlockKind

_SENTENCE = re.compile(  # …とする。（令和４年度：58万人）; （…に限る。） ends none
    r"(?:[（(][^（()）]{0,120}[)）]|[^。])+。?(?:[（(][^（()）。]{1,40}[)）])?"
)
_LONGEST = 1_000  # characters; what goes on longer is a table or a list run together
_LEVEL = re.compile(
    r"[^、。：]{1,20}(?:と同(?:等|水準|程度)(?:以上)?|を[上下]回る(?:水準)?|並み(?:以上)?)"
)  # 東京圏と同水準
_OVER_YEARS = re.compile(r"[0-9０-９]{1,2}[ 　]?(?:年間|[かヵヶカ]年)で")  # ５年間で10世帯
_OPENING = re.compile(rf"(?P<time>{TIME.pattern})末?(?:まで)?に[^。]{{0,12}}(?:次|以下|下記)の")
_AIMS_AT = re.compile(r"ことを(?:数値)?目標と(?:する|し|します)")
_SAYS_ITSELF = re.compile(r"KPI|ＫＰＩ|業績評価指標|数値目標|成果指標|評価指標|目標値")


def kpi_of(said: Said, span: Span) -> FoundKpi:
    """Make a target of what a sentence says, which stands at a source span."""
    return FoundKpi(said.name, said.target, said.time, said.today, None, (span,))


@dataclass(slots=True)
class Passage:
    """What stands under one heading or label; where that announces targets, a sentence need not name their time."""

    words: LayoutCues
    of_state: bool
    of_town: bool
    announced: bool
    horizon: int | None
    goal: Block | None = None  # the numbered label that is all of the item above: 目標１
    opened: tuple[str, Span] | None = None  # by when all that follows is to be: 令和11年度までに、次の水準を達成する。

    def read(self, block: Block, note: str | None = None) -> Iterator[FoundKpi]:
        """Go through the targets that the sentences of a block say; a note below may tell an item's figure of today."""
        if self.announced and block.kind is BlockKind.BULLET and (item := self._item(block)) is not None:
            yield replace(item, baseline=item.baseline or note)
            return
        before: Topic | None = None
        heard = self.announced
        sentences = list(_SENTENCE.finditer(block.text))
        for at, match in enumerate(sentences):
            sentence, span = match[0], block.span(*match.span())
            if len(sentence) > _LONGEST:
                before = None
                continue
            own = _SAYS_ITSELF.search(sentence) is not None
            heard = heard or own  # and so those that go on from it
            if not is_of_others(sentence, names_itself=own, of_state=self.of_state, of_town=self.of_town):
                after = sentences[at + 1][0] if at + 1 < len(sentences) else ""
                said = (with_told_after(kpi, sentence, after) for kpi in self._said(sentence, span, before))
                sure = heard or _AIMS_AT.search(sentence) is not None
                theirs = 0 if self.of_state else aims_of_state(sentence)
                said = (kpi for kpi in said if not theirs or kpi.target in sentence[theirs:])
                yield from (kpi for kpi in said if sure or self._is_of_plan(kpi))
            if (opening := _OPENING.search(sentence)) is not None:
                self.opened = (opening["time"], span)
            topic = topic_of(sentence, self.words) or (told_first(sentence) if self._is_item_of_list(block) else None)
            before = topic or (before if _goes_on(sentence) else None)

    def _is_item_of_list(self, block: Block) -> bool:
        return self.announced and block.kind is BlockKind.BULLET

    def _item(self, block: Block) -> FoundKpi | None:
        """Read an item that is no sentence, with its target and its figure of today: 出生数 ５人（令和６年度 ３人）."""
        item = read_item(block) if "。" not in block.text else None
        if item is None or item.target is None:
            return None
        level = item.deadline is not None and _LEVEL.fullmatch(item.target) is not None
        if not level and not is_value(item.target, self.words):
            return None
        dated = item.deadline is not None or is_every_year(item.target) or _OVER_YEARS.match(item.target) is not None
        if item.baseline is None and not (dated and self.words.ends_as_indicator(item.indicator)):
            return None
        figure = level or _has_figure(item.target) or self._is_state_to_reach(item)
        name = indicator_name(item.indicator)
        return FoundKpi(name, item.target, item.deadline, item.baseline, None, (block.span(),)) if figure else None

    def _is_state_to_reach(self, item: KpiItem) -> bool:
        """Tell a target in words with its year and the figure of today: 2030年度に均衡【現状値：△41人】."""
        told = item.deadline is not None and item.baseline is not None and _has_figure(item.baseline)
        return told and item.target is not None and not (is_dash(item.target) or self.words.is_unset(item.target))

    def _is_of_plan(self, kpi: FoundKpi) -> bool:
        """Tell whether what nothing announces is a target of this plan all the same."""
        if self.horizon is None:
            return True
        year = read_deadline(kpi.deadline).year if kpi.deadline else None
        return (year or self.horizon) <= self.horizon

    def _said(self, sentence: str, span: Span, before: Topic | None) -> Iterator[FoundKpi]:
        told = [*said_in(sentence, before, self.words, undated=self.announced), *savings_in(sentence)]
        for said in told or trends_said(sentence, self.words):
            kpi = kpi_of(said, span)
            opened = self.opened if said.time is None else None
            if self.goal is not None:
                kpi = replace(kpi, owner=Cell(self.goal.text, tuple(self.goal.origins)))
            yield replace(kpi, deadline=opened[0], spans=(span, opened[1])) if opened else kpi


def _goes_on(sentence: str) -> bool:
    """Tell whether a sentence without a figure of its own only stands between: 国の支援も活用する。."""
    return not _has_figure(sentence)


def _has_figure(text: str) -> bool:
    return any(character.isdecimal() for character in text)
