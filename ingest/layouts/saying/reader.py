"""KPIs said in sentences: 「…の利用率を、令和５年度の12％から令和11年度までに60％に引き上げる」.

A sentence is announced as a target by the heading or label over it or by a word of its own (…をKPIとする). Others may
speak of anything: in a text that sets its KPIs in lists or tables too, such a sentence must speak of this plan, and of
no time after the last that the lists aim at.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ingest.cues import Cues, Label
from ingest.layouts.cues import LayoutCues, Role, load_layout_cues, plain_of
from ingest.layouts.found import FoundKpi, Span
from ingest.layouts.saying.asides import closed
from ingest.layouts.saying.others import is_of_state, is_of_town
from ingest.layouts.saying.passage import Passage, kpi_of
from ingest.layouts.saying.sentence import said_in
from ingest.layouts.saying.told_after import told_in_note
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part

_ANNOUNCING = ("目標", "目標値", "指標", "数値目標", "KPI", "KPI)")
_LONGEST_TITLE = 24
_BRACKETED = re.compile(r"[ 　]*[【〔\[［〈《＜<](?P<title>[^【】〔〕\[\]。、]+)[】〕\]］〉》＞>][ 　]*")
_IN_PARENTHESES = re.compile(r"[ 　]*[（(](?P<title>[^（()）。、]{2,20})[）)][ 　]*")  # （インパクト指標）
_BRACKETS = "【】[]〔〕〈〉《》<>"
_NUMBERED = re.compile(r"(?:数値)?目標[ 　]?(?:[0-9０-９]{1,2}|[①-⑳]|[一二三四五六七八九])")  # of an action plan
_LONGEST_LABEL = 10
_LISTED = (BlockKind.BULLET, BlockKind.PARAGRAPH, BlockKind.LABEL)
_READ = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)
_LISTS = re.compile(  # 目標は次のとおりです。 over items
    r"[ 　]*(?:[^。、]{0,20}の)?(?:数値)?目標値?は、?(?:次|以下|下記)の(?:とお|通)り"
    r"(?:です|とする|とします|である)?。?[ 　]*"
)


def read_sentences(root: Part, cues: Cues, horizon: int | None) -> Iterator[FoundKpi]:
    """Go through the KPIs said in sentences; `horizon` is the last year that lists aim at, if there are lists."""
    words, of_state, of_town = load_layout_cues(), is_of_state(root), is_of_town(root)
    for part in root.walk():
        announced = any(_announces(above.title, cues) for above in (part, *part.ancestors()) if above.title)
        passage = Passage(words, of_state, of_town, announced, horizon)
        listed: Passage | None = None  # what such a sentence announces: the items right below
        blocks = list(closed([*([part.heading] if part.heading else []), *part.body]))
        for block, below in zip_longest(blocks, blocks[1:]):
            title = _title(block, cues)
            goal = _NUMBERED.fullmatch(block.text) if block.kind in _LISTED else None
            if goal or (passage.goal and block.kind in _LISTED and _is_label(block.text)):
                under = announced or goal is not None
                passage = Passage(words, of_state, of_town, under, horizon, goal=goal and block)
            elif title or block.kind is BlockKind.LABEL:
                under = announced or _announces(title["title"] if title else block.text, cues)
                passage = Passage(words, of_state, of_town, under, horizon)
            elif block.kind is BlockKind.PARAGRAPH and _LISTS.fullmatch(block.text):
                passage = Passage(words, of_state, of_town, True, horizon)
                listed = passage
            elif block.kind in _READ:
                if passage is listed and block.kind is not BlockKind.BULLET:
                    passage = Passage(words, of_state, of_town, announced, horizon)
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
    return next((kpi_of(said, span) for said in said_in(sentence, None, words)), None)


def _announces(title: str, cues: Cues) -> bool:
    label = cues.label(title)
    plain = plain_of(title).rstrip("】]〕>):：")
    named = len(plain) <= _LONGEST_TITLE and plain.endswith(_ANNOUNCING)
    named = named or plain.strip(_BRACKETS) in load_layout_cues().columns[Role.TARGET]  # ［めざす数字］
    return named or (label is not None and label.label is Label.KPI)


def _is_label(text: str) -> bool:
    """Tell the label of the next thing that is said of a goal: 対策, 実施時期：."""
    return len(text) <= _LONGEST_LABEL and "。" not in text and not any(character.isdecimal() for character in text)
