"""Give things other IRIs; their links go with them, and whatever is named after a thing is named anew by the store."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from ontology.model import Extraction


def renamed(extraction: Extraction, names: Mapping[str, str]) -> Extraction:
    """Put new IRIs in place of old ones, all at once."""
    return replace(
        extraction,
        entities=tuple(replace(entity, iri=names.get(entity.iri, entity.iri)) for entity in extraction.entities),
        links=tuple(
            replace(link, source=names.get(link.source, link.source), target=names.get(link.target, link.target))
            for link in extraction.links
        ),
    )


def apart(iri: str, revision: str) -> str:
    """Name a thing whose own IRI another thing goes by since its old name; derived from both, so that it stays."""
    home, _, key = iri.rpartition("/")
    digest = blake2b("\x1f".join((key, revision)).encode(), digest_size=6).hexdigest()
    return f"{home}/{digest}"
