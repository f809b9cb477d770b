"""Programmes in numbered lists, which read as headings below a label that ends the text of a measure.

＜具体的な取組＞
①　渡し場の掃除（建設課）
②　船頭の講習（人事課）
"""

import re
from collections.abc import Iterator

from ingest.layouts.rows import Cell
from ingest.layouts.works.bullets import is_phrase, with_offices
from ingest.layouts.works.cues import WorkCues
from ingest.layouts.works.pieces import part_of
from ingest.layouts.works.work import Entry, Words, Work, is_name
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.notation import Style
from ingest.structure.outline import Part

_STYLES = (Style.CIRCLED, Style.PAREN_NUMBER, Style.NUMBER, Style.KANA, Style.PAREN_KANA)
_GAP = re.compile(r" {2,}|　{2,}|\t")  # before a cell that says what the item is
_MARKS = re.compile(r"[■□◆◇●○◎▼▶▷★☆【】＜＞<>〈〉《》〔〕［］\[\]（）()：: 　]")
_LONGEST_NAME = 60


def read_numbered(root: Part, words: Words) -> Iterator[Work]:
    """Read the numbered items below a label; each belongs to the measure over the label."""
    for part in root.walk():
        label = label_over_items(part, words.works)
        if label is None:
            continue
        for item in part.numbered_children:
            work = _item(item, label, words)
            if work is not None:
                yield work


def label_over_items(part: Part, works: WorkCues) -> Block | None:
    """Find the label, 主な取組, that ends the text of a part over numbered items without a text of their own."""
    body = [block for block in part.body if block.kind is not BlockKind.NOTE]
    last = body[-1] if body and part.heading is not None else None
    if last is None or works.announced(last.text) is None or _MARKS.sub("", last.text) not in works.beside_names:
        return None
    items = part.numbered_children
    return last if items and all(map(_is_bare, items)) else None


def _is_bare(item: Part) -> bool:
    styled = item.reading is not None and item.reading.style in _STYLES
    return styled and not item.numbered_children and not any("。" in block.text for block in item.body)


def _item(item: Part, label: Block, words: Words) -> Work | None:
    heading = item.heading
    if heading is None or heading.enumerated is None:
        return None
    title = Cell(heading.text, tuple(heading.origins))
    title = part_of(title, heading.enumerated.title_at, len(heading.text))
    gap = _GAP.search(title.text)
    title = part_of(title, 0, gap.start()) if gap else title
    name, offices = with_offices(title, words) or (title, ())
    if len(name.text) > _LONGEST_NAME or not is_name(name, words) or is_phrase(name.text):
        return None
    return Work(None, None, [Entry((name,), offices)], heading=item.title_span[0], under=label.span()[0])
