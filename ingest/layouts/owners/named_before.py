"""Projects named by an item before that of their KPIs, as the form of plans of regions has it.

②　事業の名称            ②　事業の名称
潮風の道再生事業          Ａ　潮風の道再生事業
③　事業の内容            …
④　重要業績評価指標       Ｂ　渡し場再生事業, which names what is below it
"""

import re
from collections.abc import Iterator

from ingest.layouts.cues import LayoutCues
from ingest.structure.block import Block, BlockKind
from ingest.structure.outline import Part

_LONGEST = 60
_LETTERED = re.compile(rf"[A-ZＡ-Ｚ][ 　]+(?P<name>[^。、：:]{{2,{_LONGEST}}}(?:事業|プロジェクト))")
_Name = tuple[str, tuple[int, int]]  # with its place in the source


def named_before(part: Part, offset: int, cues: LayoutCues) -> _Name | None:
    """Find the name under the nearest item up to a part that announces one; the last of several with letters."""
    items = _items_up_to(part)
    announced = next((one for one in reversed(items) if one.title in cues.named), None)
    under = next(iter(announced.body), None) if announced is not None else None
    if announced is None or under is None or under.kind is not BlockKind.PARAGRAPH:
        return None
    if len(under.text) > _LONGEST or "。" in under.text:
        return None
    if _LETTERED.fullmatch(under.text) is None:
        return under.text, under.span()
    within = [block for one in items[items.index(announced) :] for block in _blocks(one)]
    lettered = [(block, match) for block in within if (match := _LETTERED.fullmatch(block.text)) is not None]
    block, match = [found for found in lettered if found[0].origins[0] < offset][-1]
    return match["name"], block.span(*match.span("name"))


def _items_up_to(part: Part) -> list[Part]:
    """List the items of the same list down to a part."""
    if part.parent is None or part.reading is None:
        return []
    same = [one for one in part.parent.children if one.reading and one.reading.style is part.reading.style]
    return same[: same.index(part) + 1] if part in same else []


def _blocks(part: Part) -> Iterator[Block]:
    return (block for one in part.walk() for block in one.body if block.origins)
