"""KPIs said in sentences: 「…の利用率を、令和５年度の12％から令和11年度までに60％に引き上げる」.

A sentence is announced as a target by the heading or label over it or by a word of its own (…をKPIとする). Others may
speak of anything: in a text that sets its KPIs in lists or tables too, such a sentence must speak of this plan, and of
no time after the last that the lists aim at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from ingest.cues import Cues, Label
from ingest.layouts.checked.due import is_every_year
from ingest.layouts.cues import LayoutCues, Role, load_layout_cues, plain_of
from ingest.layouts.figures.values import TIME, is_value
from ingest.layouts.found import FoundKpi, Span, indicator_name
from ingest.layouts.rows import Cell
from ingest.layouts.saying.asides import closed
from ingest.layouts.saying.others import is_of_others, is_of_state
from ingest.layouts.saying.sentence import Said, said_in
from ingest.layouts.saying.told_after import told_in_note, with_told_after
from ingest.layouts.saying.topic import Topic, told_first, topic_of
from ingest.logic.kpi_items import read_item
from ingest.quantity import read_deadline
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part

_ANNOUNCING = ("目標", "目標値", "指標", "数値目標", "KPI", "KPI)")
_LONGEST_TITLE = 24
_BRACKETED = re.compile(r"[ 　]*[【〔\[［〈《＜<](?P<title>[^【】〔〕\[\]。、]+)[】〕\]］〉》＞>][ 　]*")
_IN_PARENTHESES = re.compile(r"[ 　]*[（(](?P<title>[^（()）。、]{2,20})[）)][ 　]*")  # （インパクト指標）
_BRACKETS = "【】[]〔〕〈〉《》<>"
_NUMBERED = re.compile(r"(?:数値)?目標[ 　]?(?:[0-9０-９]{1,2}|[①-⑳]|[一二三四五六七八九])")  # of an action plan
_LONGEST_LABEL = 10
_SENTENCE = re.compile(  # …とする。（令和４年度：58万人）; （…に限る。） ends none
    r"(?:[（(][^（()）]{0,120}[)）]|[^。])+。?(?:[（(][^（()）。]{1,40}[)）])?"
)
_LONGEST = 1_000  # characters; what goes on longer is a table or a list run together
_LEVEL = re.compile(
    r"[^、。：]{1,20}(?:と同(?:等|水準|程度)(?:以上)?|を[上下]回る(?:水準)?|並み(?:以上)?)"
)  # 東京圏と同水準
_LISTED = (BlockKind.BULLET, BlockKind.PARAGRAPH, BlockKind.LABEL)
_READ = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)
_OPENING = re.compile(rf"(?P<time>{TIME.pattern})末?(?:まで)?に[^。]{{0,12}}(?:次|以下|下記)の")
_AIMS_AT = re.compile(r"ことを(?:数値)?目標と(?:する|し|します)")
_SAYS_ITSELF = re.compile(r"KPI|ＫＰＩ|業績評価指標|数値目標|成果指標|評価指標|目標値")


def read_sentences(root: Part, cues: Cues, horizon: int | None) -> Iterator[FoundKpi]:
    """Go through the KPIs said in sentences; `horizon` is the last year that lists aim at, if there are lists."""
    words, of_state = load_layout_cues(), is_of_state(root)
    for part in root.walk():
        announced = any(_announces(above.title, cues) for above in (part, *part.ancestors()) if above.title)
        passage = _Passage(words, of_state, announced, horizon)
        blocks = list(closed([*([part.heading] if part.heading else []), *part.body]))
        for block, below in zip_longest(blocks, blocks[1:]):
            title = _title(block, cues)
            goal = _NUMBERED.fullmatch(block.text) if block.kind in _LISTED else None
            if goal or (passage.goal and block.kind in _LISTED and _is_label(block.text)):
                passage = _Passage(words, of_state, announced or goal is not None, horizon, goal=goal and block)
            elif title or block.kind is BlockKind.LABEL:
                under = announced or _announces(title["title"] if title else block.text, cues)
                passage = _Passage(words, of_state, under, horizon)
            elif block.kind in _READ:
                note = told_in_note(below.text) if below and below.kind is BlockKind.NOTE else None
                yield from passage.read(block, note)


def _title(block: Block, cues: Cues) -> re.Match[str] | None:
    """Read a title in brackets; one in parentheses must announce targets."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    aside = _IN_PARENTHESES.fullmatch(block.text)
    return _BRACKETED.fullmatch(block.text) or (aside if aside and _announces(aside["title"], cues) else None)


def kpi_said_in(sentence: str, span: Span, words: LayoutCues) -> FoundKpi | None:
    """Read one sentence, which stands at a source span; None where it says no target."""
    return next((_kpi(said, span) for said in said_in(sentence, None, words)), None)


def _kpi(said: Said, span: Span) -> FoundKpi:
    return FoundKpi(said.name, said.target, said.time, said.today, None, (span,))


def _announces(title: str, cues: Cues) -> bool:
    label = cues.label(title)
    plain = plain_of(title).rstrip("】]〕>):：")
    named = len(plain) <= _LONGEST_TITLE and plain.endswith(_ANNOUNCING)
    named = named or plain.strip(_BRACKETS) in load_layout_cues().columns[Role.TARGET]  # ［めざす数字］
    return named or (label is not None and label.label is Label.KPI)


def _is_label(text: str) -> bool:
    """Tell the label of the next thing that is said of a goal: 対策, 実施時期：."""
    return len(text) <= _LONGEST_LABEL and "。" not in text and not any(character.isdecimal() for character in text)


@dataclass(slots=True)
class _Passage:
    """What stands under one heading or label; where that announces targets, a sentence need not name their time."""

    words: LayoutCues
    of_state: bool
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
            if not is_of_others(sentence, names_itself=own, of_state=self.of_state):
                after = sentences[at + 1][0] if at + 1 < len(sentences) else ""
                said = (with_told_after(kpi, sentence, after) for kpi in self._said(sentence, span, before))
                sure = heard or _AIMS_AT.search(sentence) is not None
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
        dated = item.deadline is not None or is_every_year(item.target)
        if item.baseline is None and not (dated and self.words.ends_as_indicator(item.indicator)):
            return None
        figure = level or any(character.isdecimal() for character in item.target)
        name = indicator_name(item.indicator)
        return FoundKpi(name, item.target, item.deadline, item.baseline, None, (block.span(),)) if figure else None

    def _is_of_plan(self, kpi: FoundKpi) -> bool:
        """Tell whether what nothing announces is a target of this plan all the same."""
        if self.horizon is None:
            return True
        year = read_deadline(kpi.deadline).year if kpi.deadline else None
        return (year or self.horizon) <= self.horizon

    def _said(self, sentence: str, span: Span, before: Topic | None) -> Iterator[FoundKpi]:
        for said in said_in(sentence, before, self.words, undated=self.announced):
            kpi = _kpi(said, span)
            opened = self.opened if said.time is None else None
            if self.goal is not None:
                kpi = replace(kpi, owner=Cell(self.goal.text, tuple(self.goal.origins)))
            yield replace(kpi, deadline=opened[0], spans=(span, opened[1])) if opened else kpi


def _goes_on(sentence: str) -> bool:
    """Tell whether a sentence without a figure of its own only stands between: 国の支援も活用する。."""
    return not any(character.isdecimal() for character in sentence)
