"""Which parts of an outline are measures (施策): by their own word, under a result or 具体的な施策, by offices."""

from collections.abc import Iterator

from ingest.cues import Cues, Label
from ingest.layouts.cues import load_layout_cues
from ingest.logic.answered import answered_parts
from ingest.logic.results import Results
from ingest.logic.sides import is_side
from ingest.logic.upper_levels import is_over_measures
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.lists import lists_in
from ingest.structure.outline import Part
from ontology.model import Entity, Kind


def prose_of(part: Part) -> Iterator[Block]:
    """Go through the running text of a measure: its paragraphs before the first announced list."""
    for block in part.body:
        if block.kind is BlockKind.LABEL:
            return
        if block.kind is BlockKind.PARAGRAPH and "。" in block.text:
            yield block


def sayings_of(part: Part) -> Iterator[Block]:
    """Go through all that a measure says in sentences before the first announced list: paragraphs and bullets."""
    for block in part.body:
        if block.kind is BlockKind.LABEL:
            return
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and "。" in block.text:
            yield block


def measure_parts(root: Part, cues: Cues, results: Results) -> Iterator[tuple[Part, Entity | None]]:
    """Find the parts that are measures, each with the result that it stands under."""
    named = [part for part in root.walk() if _is_named(part) and part not in results.of_part]
    for part in named:
        yield part, next((results.of_part[above] for above in part.ancestors() if above in results.of_part), None)
    seen = {above for part in named for above in (part, *part.ancestors())}
    under = (*_under_results(root, cues, results), *_under_containers(root, cues, results))
    for part, result in (*under, *((part, None) for part in answered_parts(root, results))):
        if part not in seen:
            seen.add(part)
            yield part, result


def _is_named(part: Part) -> bool:
    """Tell whether a heading calls itself a measure: 施策１－１, 重点戦略2, 事業名　…."""
    words = load_layout_cues()
    return bool(part.title) and part.reading is not None and part.reading.family in (*words.measures, *words.named)


def _under_containers(root: Part, cues: Cues, results: Results) -> Iterator[tuple[Part, None]]:
    """Find the measures of a text that names no results: what is numbered under 具体的な施策 and the like."""
    if results.of_part:
        return
    for part in root.walk():
        if cues.holds_measures(part.title):
            yield from ((measure, None) for child in part.numbered_children for measure in _topmost(child, cues))


def _under_results(root: Part, cues: Cues, results: Results) -> Iterator[tuple[Part, Entity]]:
    for part in root.walk():
        result = results.of_part.get(part)
        if result is None or result.kind is Kind.IMPACT:
            continue
        whole = is_over_measures(part, cues)  # its measures have names, and their items are none
        children = [
            child
            for child in part.numbered_children
            if child not in results.of_part and not (whole and _is_named(child))
        ]
        yield from ((measure, result) for child in children for measure in _topmost(child, cues))


def _topmost(part: Part, cues: Cues) -> Iterator[Part]:
    """Go down to the headings that are measures: those with a text, a list of programmes, or nothing below them."""
    if part.title and (_speaks_for_itself(part, cues) or _has_only_facets(part, cues)):
        if not _is_facet(part, cues):
            yield part
        return
    for child in part.numbered_children:
        yield from _topmost(child, cues)


def _has_only_facets(part: Part, cues: Cues) -> bool:
    """Tell whether all that is numbered under a heading are sides of one measure: 現状と課題, 取組の方向, KPI."""
    children = part.numbered_children
    facets = [child for child in children if _is_facet(child, cues) and not cues.holds_measures(child.title)]
    return bool(facets) and all(child in facets or _says_how(child, cues) for child in children)


def _says_how(part: Part, cues: Cues) -> bool:
    """Tell a heading that holds measures elsewhere, 施策の方向性, from one that has no more than a text here."""
    return cues.holds_measures(part.title) and not part.children and any(True for _ in prose_of(part))


def _is_facet(part: Part, cues: Cues) -> bool:
    return is_side(part.title) or cues.label(part.title) is not None


def _speaks_for_itself(part: Part, cues: Cues) -> bool:
    if cues.holds_measures(part.title) and part.numbered_children:
        return False
    has_programmes = any(entry.announced.label is Label.PROGRAMMES for entry in lists_in(part, cues))
    return not part.numbered_children or has_programmes or any(True for _ in prose_of(part))
