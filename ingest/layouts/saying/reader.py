"""KPIs said in sentences: 「…の利用率を、令和５年度の12％から令和11年度までに60％に引き上げる」.

In a text that sets its KPIs in lists or tables only the sentences are read that are announced as targets, by the
heading or label over them or by a word of their own (…をKPIとする): others may speak of anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.cues import Cues, Label
from ingest.layouts.cues import LayoutCues, load_layout_cues, plain_of
from ingest.layouts.found import FoundKpi, Span
from ingest.layouts.saying.sentence import Said, Topic, said_in, topic_of
from ingest.layouts.values import TIME
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part

_ANNOUNCING = ("目標", "目標値", "指標", "数値目標", "KPI", "KPI)")
_LONGEST_TITLE = 24
_BRACKETED = re.compile(r"[ 　]*[【〔\[［〈《＜<](?P<title>[^【】〔〕\[\]。、]+)[】〕\]］〉》＞>][ 　]*")
_SENTENCE = re.compile(r"[^。]+。?")
_LONGEST = 1_000  # characters; what goes on longer is a table or a list run together
_READ = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)
_OPENING = re.compile(rf"(?P<time>{TIME.pattern})末?(?:まで)?に[^。]{{0,12}}(?:次|以下|下記)の")
_SAYS_ITSELF = re.compile(r"KPI|ＫＰＩ|業績評価指標|数値目標|成果指標|評価指標|目標値")
_OTHERS = re.compile(  # somebody else's target, or one of before
    r"^(?:また|さらに|なお)?、?(?:(?:国|政府|全国|県|国連|世界)[^、。]{0,6}は"
    r"|(?:前|従前の|これまでの|現行の)(?:期|回の?)?[^、。（）()]{0,6}(?:計画|戦略|ビジョン|プラン|方針)(?:[（(][^（）()]*[）)])?(?:では|においては|で))、"
)


def read_sentences(root: Part, cues: Cues, has_others: bool) -> Iterator[FoundKpi]:
    """Go through the KPIs said in sentences; where the text has others, only through what is announced."""
    for part in root.walk():
        announced = any(_announces(above.title, cues) for above in (part, *part.ancestors()) if above.title)
        passage = _Passage(load_layout_cues(), announced, everywhere=not has_others)
        for block in [*([part.heading] if part.heading else []), *part.body]:
            title = _BRACKETED.fullmatch(block.text) if block.kind is BlockKind.PARAGRAPH else None
            if title or block.kind is BlockKind.LABEL:
                under = announced or _announces(title["title"] if title else block.text, cues)
                passage = _Passage(load_layout_cues(), under, everywhere=not has_others)
            elif block.kind in _READ:
                yield from passage.read(block)


def kpi_said_in(sentence: str, span: Span, words: LayoutCues) -> FoundKpi | None:
    """Read one sentence, which stands at a source span; None where it says no target."""
    return next((_kpi(said, span) for said in said_in(sentence, None, words)), None)


def _kpi(said: Said, span: Span) -> FoundKpi:
    return FoundKpi(said.name, said.target, said.time, said.today, None, (span,))


def _announces(title: str, cues: Cues) -> bool:
    label = cues.label(title)
    plain = plain_of(title).rstrip("】]〕>):：")
    named = len(plain) <= _LONGEST_TITLE and plain.endswith(_ANNOUNCING)
    return named or (label is not None and label.label is Label.KPI)


@dataclass(slots=True)
class _Passage:
    """What stands under one heading or label; where that announces targets, a sentence need not name their time."""

    words: LayoutCues
    announced: bool
    everywhere: bool
    opened: tuple[str, Span] | None = None  # by when all that follows is to be: 令和11年度までに、次の水準を達成する。

    def read(self, block: Block) -> Iterator[FoundKpi]:
        """Go through the targets that the sentences of a block say."""
        before: Topic | None = None
        heard = self.announced or self.everywhere
        for match in _SENTENCE.finditer(block.text):
            sentence, span = match[0], block.span(*match.span())
            if len(sentence) > _LONGEST:
                before = None
                continue
            heard = heard or _SAYS_ITSELF.search(sentence) is not None  # and so those that go on from it
            if heard and not _OTHERS.search(sentence):
                yield from self._said(sentence, span, before)
            if (opening := _OPENING.search(sentence)) is not None:
                self.opened = (opening["time"], span)
            before = topic_of(sentence, self.words) or (before if _goes_on(sentence) else None)

    def _said(self, sentence: str, span: Span, before: Topic | None) -> Iterator[FoundKpi]:
        for said in said_in(sentence, before, self.words, undated=self.announced):
            kpi = _kpi(said, span)
            opened = self.opened if said.time is None else None
            yield replace(kpi, deadline=opened[0], spans=(span, opened[1])) if opened else kpi


def _goes_on(sentence: str) -> bool:
    """Tell whether a sentence without a figure of its own only stands between: 国の支援も活用する。."""
    return not any(character.isdecimal() for character in sentence)
