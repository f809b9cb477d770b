"""Synthetic strategies of the shape of real ones: copies of what was read, each with things and names of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ontology.model import Entity, Evidence, Extraction, Link


def grown(extractions: Iterable[Extraction], times: int) -> Iterator[Extraction]:
    """Yield each extraction `times` times; organisations and laws stay the same things, all else is made anew."""
    for extraction in extractions:
        yield extraction
        for number in range(1, times):
            yield _Copy(extraction, number).extraction()


class _Copy:
    def __init__(self, extraction: Extraction, number: int) -> None:
        self._read = extraction
        self._mark = f"-{number}"
        self._place = f"第{number}区"
        self._own = {entity.iri for entity in extraction.entities if entity.document} | {extraction.document.iri}

    def extraction(self) -> Extraction:
        """Give the copy."""
        document = self._read.document
        return replace(
            self._read,
            document=replace(
                document,
                iri=self._iri(document.iri),
                series=f"{document.series}{self._mark}",
                series_name=f"{document.series_name}（{self._place}）",
            ),
            entities=tuple(self._entity(entity) for entity in self._read.entities),
            links=tuple(self._link(link) for link in self._read.links),
            unresolved=(),
        )

    def _iri(self, iri: str) -> str:
        return f"{iri}{self._mark}" if iri in self._own else iri

    def _entity(self, entity: Entity) -> Entity:
        if entity.iri not in self._own:
            return replace(entity, evidence=self._passages(entity.evidence))
        return replace(
            entity,
            iri=self._iri(entity.iri),
            label=f"{entity.label}（{self._place}）",
            document=self._iri(self._read.document.iri),
            evidence=self._passages(entity.evidence),
        )

    def _link(self, link: Link) -> Link:
        return replace(
            link,
            source=self._iri(link.source),
            target=self._iri(link.target),
            evidence=self._passages(link.evidence),
        )

    def _passages(self, passages: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(replace(passage, document=self._iri(passage.document)) for passage in passages)
