"""Headings below which a plan goes on to speak of something, and which name no measure themselves: 現状と課題, 指標."""

from ingest.cues import Cues
from ingest.layouts.cues import load_layout_cues
from ingest.structure.outline import Part


def is_side(title: str) -> bool:
    """Tell a heading that shows one side of a measure or result, 取組の方向, or the chapter that closes a plan."""
    words = load_layout_cues()
    return title.endswith(words.facets) or title in words.closing


def is_general(title: str) -> bool:
    """Tell a heading that could stand in any plan: none at all, a side, a general word anywhere in it: 計画の期間."""
    return not title or is_side(title) or load_layout_cues().is_general(title)


def announces(part: Part, cues: Cues) -> bool:
    """Tell a general heading, and one that says of what kind the things below it are: 具体的な施策, 主な事業."""
    return is_general(part.title) or cues.label(part.title) is not None or cues.holds_measures(part.title)
