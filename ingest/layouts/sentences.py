"""KPIs said in sentences: 「…の利用率を、令和５年度の12％から令和11年度までに60％に引き上げる」.

Read only in texts that set their KPIs in no list or table, and in parts that are headed 数値目標 or the like:
elsewhere a sentence with a figure may speak of anything.
"""

import re
from collections.abc import Iterator

from ingest.cues import Cues, Label
from ingest.layouts.cues import LayoutCues, load_layout_cues, plain_of
from ingest.layouts.found import FoundKpi, Span
from ingest.layouts.said import Topic, said_in, topic_of
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part

_ANNOUNCING = ("目標", "目標値", "成果指標", "数値目標")
_NAMED_KPI = ("KPI", "KPI)", "業績評価指標")
_SENTENCE = re.compile(r"[^。]+。?")
_LONGEST = 1_000  # characters; what goes on longer is a table or a list run together
_READ = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)
_AIM = re.compile(r"目標|目指|めざ")
_OTHERS = re.compile(
    r"^(?:また|なお|さらに)?、?(?:国|政府|全国|県|国連|世界)[^、。]{0,6}は、"
)  # somebody else's target


def read_sentences(root: Part, cues: Cues, has_others: bool) -> Iterator[FoundKpi]:
    """Go through the KPIs said in sentences; where the text has others, only in parts announced as targets."""
    words = load_layout_cues()
    for part in root.walk():
        always = not has_others or _announced(part, cues)
        announced = always
        for block in [*([part.heading] if part.heading else []), *part.body]:
            if block.kind is BlockKind.LABEL:
                label = cues.label(block.text)
                announced = always or (label is not None and label.label is Label.KPI)
            elif block.kind in _READ:
                yield from _in_block(block, words, announced=announced)


def _announced(part: Part, cues: Cues) -> bool:
    titles = [above.title for above in (part, *part.ancestors()) if above.title]
    return any(
        ((label := cues.label(title)) is not None and label.label is Label.KPI)
        or title.endswith(_ANNOUNCING)
        or plain_of(title).endswith(_NAMED_KPI)
        for title in titles
    )


def _in_block(block: Block, words: LayoutCues, *, announced: bool) -> Iterator[FoundKpi]:
    before: Topic | None = None
    for match in _SENTENCE.finditer(block.text):
        if len(match[0]) > _LONGEST:
            before = None
            continue
        if (announced or _AIM.search(match[0])) and not _OTHERS.search(match[0]):
            kpi = kpi_said_in(match[0], block.span(*match.span()), words, before)
            if kpi is not None:
                yield kpi
        before = topic_of(match[0], words) or (before if _goes_on(match[0]) else None)


def kpi_said_in(sentence: str, span: Span, words: LayoutCues, before: Topic | None = None) -> FoundKpi | None:
    """Read one sentence, which stands at a source span; None where it says no target."""
    said = said_in(sentence, before, words)
    return FoundKpi(said.name, said.target, said.time, said.today, None, (span,)) if said else None


def _goes_on(sentence: str) -> bool:
    """Tell whether a sentence without a figure of its own only stands between: 国の支援も活用する。."""
    return not any(character.isdecimal() for character in sentence)
