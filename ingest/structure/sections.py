"""The outline of a text as a flat list of sections, with the places that they cover."""

from ingest.structure.labels import label_of
from ingest.structure.outline import Part
from ontology.model import Section


def sections_of(root: Part, length: int) -> list[Section]:
    """Flatten the outline: every part from its heading to the next heading of its own or a higher rank."""
    sections: list[Section] = []

    def visit(part: Part, end: int, depth: int) -> None:
        starts = [child.title_span[0] for child in part.children]
        for child, start, stop in zip(part.children, starts, [*starts, end][1:], strict=True):
            sections.append(Section(start, stop, depth, child.notation, label_of(child.title).text or child.title))
            visit(child, stop, depth + 1)

    visit(root, length, 0)
    return sections
