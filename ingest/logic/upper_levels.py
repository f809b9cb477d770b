"""Levels of a plan over its measures that are not called goals: 戦略１ over プロジェクト１－１, 重点課題１ over （１）.

With nothing but a text below it such a heading is a measure itself, or only a title.
"""

from ingest.cues import Cues
from ingest.layouts.cues import load_layout_cues
from ingest.logic.sides import announces
from ingest.structure.notation import Style
from ingest.structure.outline import Part

_FEWEST = 2  # sections numbered as their level is; one alone may be a side of it


def is_over_measures(part: Part, cues: Cues) -> bool:
    """Tell whether numbered measures stand below a heading whose word may name a level over them."""
    words = load_layout_cues()
    if part.reading is None or not part.title or part.reading.family not in words.over:
        return False
    children = part.numbered_children
    if any(_is_measure(child, part) for child in children):
        return True
    own = part.reading.family not in words.measures
    sections = [child for child in children if own or _is_numbered_as(child, part)]
    return len(sections) >= (1 if own else _FEWEST) and not any(announces(child, cues) for child in sections)


def _is_measure(child: Part, part: Part) -> bool:
    """Tell a heading that calls itself a measure, by another word than that of the level: 施策１ below 政策１."""
    words = load_layout_cues()
    family = child.reading.family if child.reading else ""
    return family in words.measures and part.reading is not None and family != part.reading.family


def _is_numbered_as(child: Part, part: Part) -> bool:
    """Tell 2-1 below 戦略２."""
    read, above = child.reading, part.reading
    return (
        read is not None
        and above is not None
        and read.style is Style.DECIMAL
        and read.label.startswith(f"{above.label}-")
    )
