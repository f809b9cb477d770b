"""A long text in parts of a size that a browser opens at once; a part begins at a heading wherever it can."""

from bisect import bisect_right
from collections.abc import Sequence

from ontology.model import Document
from ontology.text import SourceText

SIZE = 12_000  # code points of a part, about


def parts_of(document: Document, text: SourceText) -> list[tuple[int, int]]:
    """Cut a text into spans without gaps; the last sentence before `SIZE` ends a part that no heading does."""
    headings = sorted({section.start for section in document.sections})
    sentences = [sentence.start for sentence in text.sentences]
    cuts = [0]
    while len(text.content) - cuts[-1] > SIZE * 1.25:
        cut = _last(headings, cuts[-1] + SIZE // 3, cuts[-1] + SIZE) or _last(sentences, cuts[-1] + 1, cuts[-1] + SIZE)
        cuts.append(cut or cuts[-1] + SIZE)
    return list(zip(cuts, [*cuts[1:], max(len(text.content), 1)], strict=True))


def part_at(parts: Sequence[tuple[int, int]], place: int) -> int:
    """Give the number of the part that holds a place; beyond the end it is the last."""
    return max(0, bisect_right(parts, (place, float("inf"))) - 1)


def _last(places: Sequence[int], low: int, high: int) -> int | None:
    """Give the last of these places within bounds."""
    at = bisect_right(places, high) - 1
    return places[at] if at >= 0 and places[at] >= low else None
