"""Titles in a list under a goal or a measure become headings of their own, each with the text that stands below it.

基本目標１　働く場をつくる             施策１－１　防災の推進
●特産品のブランド化                    【取組の方向】
・加工品の開発を支援します。           ○　河川改修の推進
●林業の担い手づくり                    堤防整備を計画的に進めます。
・作業道の整備に補助します。           ○　土砂災害への備え
                                       ハザードマップを更新します。

What says what is done below a name of it is a measure. That all items of a list are so tells them from any other list.
"""

import re

from ingest.cues import Cues
from ingest.layouts.cues import load_layout_cues
from ingest.logic.results import Results
from ingest.logic.sides import is_general
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.notation import Reading, Style
from ingest.structure.outline import Part
from ontology.model import Kind

_LONGEST = 36  # characters of a title
_FEWEST = 2  # items of a list; one alone may be anything
_TITLE = re.compile(r"[^。、：:→⇒]+")
_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，.．]*[ 　]?(?:[％%人件社か箇所円回]|万|億)")
_IN_BRACKETS = re.compile(r"[【〔［\[＜<〈《][^【】〔〕［］\[\]。]{2,24}[】〕］\]＞>〉》]")
_SAYS = (BlockKind.PARAGRAPH, BlockKind.BULLET)


def raise_titled_items(root: Part, results: Results, cues: Cues) -> None:
    """Make headings of the titles in the lists of goals and of what is numbered under them."""
    for part in list(root.walk()):
        if part.heading is not None and _is_under_goal(part, results) and not is_general(part.title):
            _raise(part, cues)


def titled_items(part: Part) -> list[Part]:
    """List the headings without a number under a part that are titles of measures; [] where most say nothing below."""
    marked = [child for child in part.children if child.reading and child.reading.style is Style.MARK]
    first = marked[0].reading if marked else None
    alike = [child for child in marked if child.reading == first]
    titled = [child for child in alike if is_title(child.title) and any(map(_says, child.body))]
    return titled if len(titled) >= _FEWEST and len(titled) == len(marked) == len(part.children) else []


def is_title(text: str) -> bool:
    """Tell the name of something that is done from a sentence, a label, a value, and what could stand in any plan."""
    words = load_layout_cues()
    named = _TITLE.fullmatch(text) is not None and len(text) <= _LONGEST and _FIGURE.search(text) is None
    return named and not is_general(text) and not words.ends_as_indicator(text)


def _is_under_goal(part: Part, results: Results) -> bool:
    kinds = (results.of_part[one].kind for one in (part, *part.ancestors()) if one in results.of_part)
    return any(kind is not Kind.IMPACT for kind in kinds)


def _raise(part: Part, cues: Cues) -> None:
    """Move the items of the first list of titles into parts of their own."""
    if part.children:
        return
    start, items = _list_in(part.body, cues)
    if len(items) < _FEWEST:
        return
    end = start + sum(map(len, items))
    part.children = [_part_of(blocks, part) for blocks in items]
    part.body = [*part.body[:start], *part.body[end:]]


def _list_in(body: list[Block], cues: Cues) -> tuple[int, list[list[Block]]]:
    """Find the list, where all the items of its depth are titles with a text; its first index, the blocks of each."""
    start = next((at for at, block in enumerate(body) if block.kind in (BlockKind.BULLET, BlockKind.LABEL)), len(body))
    if start == len(body) or body[start].kind is BlockKind.LABEL:
        return start, []  # 主な事業 or KPIs
    items: list[list[Block]] = []
    for block in body[start:]:
        if block.kind is BlockKind.LABEL or _IN_BRACKETS.fullmatch(block.text):
            break
        if block.kind is BlockKind.BULLET and block.depth <= body[start].depth:
            items.append([block])
        else:
            items[-1].append(block)
    whole = all(_is_titled(item, cues) for item in items)
    programmes = all(cues.names_programme(item[0].text) for item in items)
    return start, items if whole and not programmes else []


def _is_titled(item: list[Block], cues: Cues) -> bool:
    title, *below = item
    return is_title(title.text) and cues.label(title.text) is None and any(map(_says, below))


def _says(block: Block) -> bool:
    return block.kind in _SAYS and "。" in block.text


def _part_of(blocks: list[Block], above: Part) -> Part:
    title, *below = blocks
    reading = Reading(Style.MARK, 0, "・", family="・")
    return Part(title, reading, title.text, above, list(below))
