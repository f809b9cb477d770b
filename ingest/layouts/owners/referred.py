"""Measures that a caption names by their place in the text: ５－２の①に掲げる事業, the form of plans of regions."""

import re
import unicodedata

from ingest.layouts.cues import LayoutCues
from ingest.structure.block import BlockKind
from ingest.structure.labels import title_label
from ingest.structure.outline import Part

_D = "[0-9０-９]"
_JOIN = "[-－‐−―]"
_REFERENCE = re.compile(
    rf"[【〔［\[（(〈《＜<]?(?P<section>{_D}{{1,2}}(?:{_JOIN}{_D}{{1,2}}){{0,2}})の?[ 　]*"
    r"(?P<item>[①-⑳]|[（(][0-9０-９ア-コ]{1,2}[)）]|[ア-コ])に掲げる(?:事業|取組|施策)[】〕］\]）)〉》＞>]?[：:]?"
)
_LONGEST = 60


def referred(caption: str, root: Part, cues: LayoutCues) -> tuple[str, tuple[int, int]] | None:
    """Find the name that a caption refers to, and its place; None where it is no reference, or not to one name."""
    match = _REFERENCE.fullmatch(caption.strip())
    if match is None:
        return None
    label = re.sub(_JOIN, "-", unicodedata.normalize("NFKC", match["section"]))
    items = [
        item
        for section in root.walk()
        if section.notation == label
        for item in section.walk()
        if item is not section and item.heading and item.heading.text.startswith(match["item"])
    ]
    names = {named for item in items if (named := _name_of(item, cues)) is not None}
    return next(iter(names)) if len({name for name, _ in names}) == 1 else None


def _name_of(item: Part, cues: LayoutCues) -> tuple[str, tuple[int, int]] | None:
    """Take the title of an item, or the line under one that only announces a name: 事業の名称."""
    if item.heading is None or not item.title:
        return None
    if item.title not in cues.named:
        return title_label(item.heading).text, item.title_span
    under = next(iter(item.body), None)
    named = under is not None and under.kind is BlockKind.PARAGRAPH and len(under.text) <= _LONGEST
    return (under.text, under.span()) if under is not None and named and "。" not in under.text else None
