"""Measures that only their sentences show: numbered headings whose texts say which ministry does what.

（１）藻場の造成
環境省及び水産庁は、母藻の移植を進める。
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import load_layout_cues
from ingest.logic.sides import is_side
from ingest.structure.acting import tells_who_acts
from ingest.structure.blocks import BlockKind
from ingest.structure.outline import Part

_FEWEST = 3  # in a text; one alone may be said of anything
_TEXTS = (BlockKind.PARAGRAPH, BlockKind.BULLET)


def acted_parts(sections: Sequence[Part]) -> Iterator[Part]:
    """Go through the sections that say who does what, and those beside them that say so of nobody.

    A row of headings is one of measures where at least half of them say it.
    """
    rows: dict[Part | None, list[Part]] = defaultdict(list)
    for part in sections:
        apart = _is_general(part.title) or any(map(_is_apart, (part, *part.ancestors())))
        if not apart and any("。" in text for text in _texts(part)):
            rows[part.parent].append(part)
    acted = {above: sum(any(map(tells_who_acts, _texts(part))) for part in row) for above, row in rows.items()}
    if sum(acted.values()) >= _FEWEST:
        for above, row in rows.items():
            yield from row if acted[above] * 2 >= len(row) else ()


def _texts(part: Part) -> list[str]:
    return [block.text for block in part.body if block.kind in _TEXTS]


def _is_apart(part: Part) -> bool:
    """Tell a heading that is about the plan itself, or about what was before it."""
    words = load_layout_cues()
    carried_on = part.title in words.closing or any(word in part.title for word in words.carrying_on)
    return carried_on or part.title.endswith(words.background)


def _is_general(title: str) -> bool:
    """Tell a heading that names no measure; a general word tells it only at the end: 藻場造成計画の策定 is one."""
    return not title or is_side(title) or title.endswith(load_layout_cues().general)
