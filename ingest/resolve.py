"""Many mentions become one thing: everything read is gathered here, and the same IRI is one entity, one link."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ontology.iri import Minter
from ontology.model import Basis, Document, Entity, Evidence, Extraction, Kind, Link, Relation, Unresolved
from ontology.normalise import comparable

EntityT = TypeVar("EntityT", bound=Entity)
_LinkKey = tuple[str, Relation, str, Basis, str]
_SAME_LABEL = 0.93  # labels that differ by a misread character or two in thirty


@dataclass(slots=True)
class Collector:
    """Gathers what the readers find in one document."""

    text: str
    document: str
    minter: Minter
    page_at: Callable[[int], int | None] | None = None  # the page that an offset stands on, where there are pages
    _entities: dict[str, Entity] = field(default_factory=dict)
    _links: dict[_LinkKey, Link] = field(default_factory=dict)
    _unresolved: list[Unresolved] = field(default_factory=list)

    def quote(self, span: tuple[int, int]) -> Evidence:
        """Quote a source span to the letter."""
        start, end = span
        page = self.page_at(start) if self.page_at else None
        return Evidence(self.document, start, end, self.text[start:end], page)

    def add(self, entity: EntityT) -> EntityT:
        """Take in an entity; one that is known already gains the new places and spellings."""
        known = self._entities.get(entity.iri)
        if known is not None:
            entity = replace(
                entity,
                label=known.label,
                notation=known.notation or entity.notation,
                evidence=_merged(known.evidence, entity.evidence),
                alt_labels=_other_labels(known, entity),
            )
        self._entities[entity.iri] = entity
        return entity

    def once(self, entity: EntityT) -> EntityT:
        """Take in an entity unless it is known."""
        return entity if entity.iri in self._entities else self.add(entity)

    def link(self, link: Link) -> None:
        """Take in a link; one that is known already gains the new passages."""
        key = (link.source, link.relation, link.target, link.basis, link.role or "")
        known = self._links.get(key)
        passages = _merged(known.evidence if known else (), link.evidence)
        confidence = max(link.confidence, known.confidence) if known else link.confidence
        self._links[key] = replace(link, evidence=passages, confidence=confidence)

    def leave_unresolved(self, reason: str, span: tuple[int, int]) -> None:
        """Note what was seen and not understood."""
        self._unresolved.append(Unresolved(reason, self.quote(span)))

    @property
    def has_unresolved(self) -> bool:
        """Tell whether anything was noted that was not understood."""
        return bool(self._unresolved)

    def labelled(self, kind: Kind, label: str) -> Entity | None:
        """Find an entity of a kind by its label, past a misread character; None where none is near enough."""
        wanted = comparable(label)
        candidates = {comparable(e.label): e for e in self._entities.values() if e.kind is kind}
        near = difflib.get_close_matches(wanted, candidates, n=1, cutoff=_SAME_LABEL)
        return candidates[near[0]] if near else None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """List the entities by IRI."""
        return tuple(sorted(self._entities.values(), key=lambda entity: entity.iri))

    @property
    def links(self) -> tuple[Link, ...]:
        """List the links by source, relation, target, basis and role."""
        return tuple(self._links[key] for key in sorted(self._links))

    def extraction(self, document: Document) -> Extraction:
        """Give all that was gathered, in the order that stores and exports use."""
        return Extraction(
            document,
            self.entities,
            self.links,
            tuple(sorted(self._unresolved, key=lambda item: (item.evidence.start, item.evidence.end))),
        )


def _merged(before: tuple[Evidence, ...], new: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Merge passages in the order of the text; `before` is in that order already."""
    fresh = tuple(sorted(set(new), key=_place))
    if not before or not fresh or _place(fresh[0]) > _place(before[-1]):
        return before + fresh  # a text is read from front to back: nearly always, and a long table stays quick
    return tuple(sorted({*before, *fresh}, key=_place))


def _place(passage: Evidence) -> tuple[int, int]:
    return passage.start, passage.end


def _other_labels(known: Entity, new: Entity) -> tuple[str, ...]:
    labels = {*known.alt_labels, *new.alt_labels, new.label} - {known.label}
    return tuple(sorted(labels))
