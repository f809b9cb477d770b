"""Measures that are named without a heading: by a line over a table, by the item that holds the KPI in parentheses.

施策：安全な水道                                        a line over a table
【計画全体の目標】 or ５－２の①に掲げる事業               the same, of the table that follows alone
表３ 基本目標２「川とともに暮らすまち」の指標の状況          the same
【基本目標２の指標】                                    the same, by the number of a heading
・町並みの修景（KPI：修景した建物の数 12棟→40棟（R11））    an item
○町並みの修景⏎　古い家の軒と塀を直す。⏎　KPI：…             an item with a text and KPIs of its own
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.owners.captioned_goals import captioned_goal
from ingest.layouts.owners.captioned_numbers import captioned_number
from ingest.layouts.owners.referred import referred
from ingest.structure.block import Block, BlockKind
from ingest.structure.labelled_lines import programmes_said
from ingest.structure.outline import Part

_LONGEST_NAME = 60
_LONGEST_AIM = 20  # before its last words
_TITLE = re.compile(r"[^。、：:（()）]{4,30}")
_FEWEST_TITLED = 2  # in one part; a lone one may be anything
_ON_LINES = (BlockKind.PARAGRAPH, BlockKind.LABEL)
_Name = tuple[str, tuple[int, int]]  # with its place in the source


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a part: its blocks, the names on lines of it, and where either begin."""

    blocks: list[Block]
    starts: list[int]
    names: list[_Name]
    places: list[int]
    captions: list[_Name | None]  # of each block: what the caption right over its table names
    titled: list[_Name | None]  # of each block: the titled item that it stands below


@dataclass(slots=True)
class NamedInText:
    """Finds such names; each part is looked through once."""

    cues: LayoutCues
    kpis: Sequence[int]  # where KPIs stand in rows
    goals: set[tuple[int, int]] = field(default_factory=set)  # places of names in captions, of goals under no heading
    _known: dict[Part, _Known] = field(default_factory=dict)

    def at(self, part: Part, offset: int) -> _Name | None:
        """Find the name of what stands at an offset of a part: that of the item first, then that of the line above."""
        if part not in self._known:
            self._known[part] = self._look_through(part)
        known = self._known[part]
        before, named = bisect_right(known.starts, offset), bisect_right(known.places, offset)
        item = self._of_item(known.blocks[before - 1], offset) or known.titled[before - 1] if before else None
        caption = known.captions[before - 1] if before else None
        return item or caption or (known.names[named - 1] if named else None)

    def _look_through(self, part: Part) -> _Known:
        blocks = sorted((block for block in part.body if block.origins), key=lambda block: block.origins[0])
        listed = [block for block in blocks if block.kind in _ON_LINES and programmes_said(block.text) is not None]
        lone = listed if len(listed) == 1 else []  # 主な事業：… of a measure, whose KPIs stand below
        names = [name for block in blocks if block not in lone and (name := self._on_line(block)) is not None]
        starts = [block.origins[0] for block in blocks]
        root = next((above for above in part.ancestors() if above.parent is None), part)
        places, captions = [span[0] for _, span in names], list(self._captions(blocks, part, root))
        return _Known(blocks, starts, names, places, captions, _titled(blocks, self.kpis))

    def _captions(self, blocks: list[Block], part: Part, root: Part) -> Iterator[_Name | None]:
        """Go through what the last caption before each block names; a text between them ends it."""
        caption = captioned_number(part.heading.text, part, self.cues) if part.heading else None
        self.goals |= {caption[1]} if caption is not None else set()
        for block in blocks:
            if block.kind in _ON_LINES:
                match = _aim(self.cues.aims).fullmatch(block.text)
                aim = (match["name"], block.span(*match.span("name"))) if match is not None else None
                goal = captioned_goal(block.text, self.cues)
                captioned = (block.text[slice(*goal)], block.span(*goal)) if goal is not None else None
                captioned = captioned or captioned_number(block.text, part, self.cues)
                self.goals |= {captioned[1]} if captioned is not None else set()
                named = aim or captioned or referred(block.text, root, self.cues)
                caption = named or (caption if block.kind is BlockKind.LABEL else None)
            elif block.kind is BlockKind.ROW:  # a caption that stands right over the first name was taken with it
                captioned = captioned_number(block.text, part, self.cues)
                self.goals |= {captioned[1]} if captioned is not None else set()
                caption = captioned or caption
            yield caption

    def _of_item(self, block: Block, offset: int) -> _Name | None:
        match = _with_kpi(self.cues.columns[Role.INDICATOR]).match(block.text)
        inside = block.kind is BlockKind.BULLET and match is not None and block.origins[match.end() - 1] < offset
        return (match["name"].strip(), block.span(*match.span("name"))) if match is not None and inside else None

    def _on_line(self, block: Block) -> _Name | None:
        match = _labelled(self.cues.columns[Role.OWNER]).fullmatch(block.text) if block.kind in _ON_LINES else None
        if match is None or "、" in match["name"]:  # several, of which none alone is measured
            return None
        return match["name"].strip(), block.span(*match.span("name"))


def _titled(blocks: Sequence[Block], kpis: Sequence[int]) -> list[_Name | None]:
    """Give for each block the item over it that has a text of its own, where several of a part have KPIs."""
    items: list[Block | None] = []
    for block, below in zip(blocks, (*blocks[1:], None), strict=False):
        item = items[-1] if items else None
        if block.kind is BlockKind.BULLET and (item is None or block.depth <= item.depth):
            told = below is not None and below.kind is BlockKind.PARAGRAPH and "。" in below.text
            item = block if told and _TITLE.fullmatch(block.text) else None
        items.append(item)
    starts = [block.origins[0] for block in blocks]
    at = (bisect_right(starts, kpi) for kpi in kpis if blocks and starts[0] < kpi <= blocks[-1].origins[-1])
    measured = {id(items[behind - 1]) for behind in at if items[behind - 1] is not None}
    several = len(measured) >= _FEWEST_TITLED
    return [(item.text, item.span()) if item is not None and several else None for item in items]


@cache
def _with_kpi(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<name>[^（()）。：:]{{2,{_LONGEST_NAME}}})[（(【〔［](?:{_any(words)})[ 　]*[:：]")


@cache
def _aim(words: tuple[str, ...]) -> re.Pattern[str]:
    name = rf"(?P<name>[^。、：:（(【\[]{{0,{_LONGEST_AIM}}}(?:{_any(words)}))"
    return re.compile(rf"(?:[■◆●○◇□▼▽【〔［\[〈《＜<][ 　]*)?{name}[ 　]*[】〕］\]〉》＞>]?")


@cache
def _labelled(words: tuple[str, ...]) -> re.Pattern[str]:
    name = rf"(?P<name>[^。：:]{{2,{_LONGEST_NAME}}})"
    return re.compile(rf"[■◆●○◇□【〔［\[]?(?:{_any(words)})[】〕］\]]?[ 　]*[:：][ 　]*{name}")


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
