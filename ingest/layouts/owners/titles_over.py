"""What targets are for in a text without headings, as pages of the web are: the title over their list, else the plan.

主なKPIの例 / ・船着場の数：12か所（2028年度）              the title
県は「第３次みなと計画」を定めた。…を25年度に40％とする。    the plan that the text names in quotes
"""

import re

from ingest.cues import Cues
from ingest.layouts.found import Span
from ingest.layouts.lines.marks import mark_of
from ingest.layouts.lines.stepped import announces
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part

_BRACKETS = "（）()【】〔〕［］[]<>＜＞〈〉■◆●○◎□： :　。"
_PLAN = re.compile(
    r"[「『](?!地方版|市町村版|都道府県|各)(?P<name>[^「」『』]{2,40}?(?:計画|戦略|プラン|ビジョン|構想|大綱))(?:[（(][^（）()]{1,8}[)）])?[」』]"
)
_FARTHEST = 1_500  # characters from a title down to the last item of its list


def title_over(part: Part, source: str, offset: int, cues: Cues) -> tuple[str, Span] | None:
    """Find the title that announces the list in an item of which a place stands; None where it is but a label: 指標."""
    title: Block | None = None
    for block in part.body:
        start, end = block.span()
        if start > offset:
            break
        if announces(block.text) and block.kind is not BlockKind.BULLET:
            title = block
        elif title is not None and not _is_of_list(block) and end <= offset:
            title = None
    text = title.text.strip(_BRACKETS) if title else ""
    if title is None or not _is_item(source, offset) or cues.label(text) is not None:
        return None
    if offset - title.span()[0] > _FARTHEST:
        return None
    start = title.text.index(text)
    return text, title.span(start, start + len(text))


def _is_item(source: str, offset: int) -> bool:
    """Tell whether the line of a place begins as the items of lists do."""
    begin = source.rfind("\n", 0, offset) + 1
    return mark_of(source[begin : offset + 1]) is not None


def _is_of_list(block: Block) -> bool:
    """Tell an item, or a row of cells, from a text."""
    return block.kind is not BlockKind.PARAGRAPH or "。" not in block.text


def plan_over(root: Part, offset: int) -> tuple[str, Span] | None:
    """Find the plan that a text names in quotes before a target in one of its sentences; none where it has headings."""
    if root.children:
        return None
    named: tuple[str, Span] | None = None
    for block in root.body:
        start, end = block.span()
        if start > offset:
            return None
        plan = _PLAN.search(block.text) if named is None else None
        named = (plan["name"], block.span(*plan.span("name"))) if plan else named
        if start <= offset < end:
            return named if "。" in block.text and block.kind is BlockKind.PARAGRAPH else None
    return None
