"""Identifiers: derived from content, never from a clock or a counter, so that a thing keeps its IRI.

{base}/{kind}/{key}        a thing; key = 12 hex digits of BLAKE2b over series, kind, comparable label and place
{base}/series/{key}        a work
{base}/document/{key}      one revision of it, which is also the name of its graph
{base}/decision/{key}      what somebody has decided; key over what, why, by whom and when
"""

from dataclasses import dataclass
from hashlib import blake2b, sha256

from ontology.model import Kind
from ontology.normalise import comparable

DEFAULT_BASE = "https://w3id.org/sujimichi"
_SEPARATOR = "\x1f"


def _key(*parts: str) -> str:
    return blake2b(_SEPARATOR.join(parts).encode(), digest_size=6).hexdigest()


def revision_of(text: str) -> str:
    """Name a revision by its content: the first 12 hex digits of the SHA-256 of the UTF-8 text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def key_of(iri: str) -> str:
    """Give the last segment of an IRI, which alone is unique in a store."""
    return iri.rsplit("/", 1)[-1]


def decision_iri(base: str, *parts: str) -> str:
    """Name a decision by what it says."""
    return f"{base}/decision/{_key(*parts)}"


@dataclass(frozen=True, slots=True)
class Minter:
    """Makes the IRIs of one series under one base."""

    base: str
    series_name: str

    @property
    def series(self) -> str:
        """Name the work."""
        return f"{self.base}/series/{_key(comparable(self.series_name))}"

    def document(self, revision: str) -> str:
        """Name a revision of the work."""
        return f"{self.base}/document/{_key(comparable(self.series_name), revision)}"

    def thing(self, kind: Kind, label: str, *place: str) -> str:
        """Name a thing of this series; `place` (labels of what it stands under) tells namesakes apart."""
        parts = (comparable(self.series_name), kind, comparable(label), *map(comparable, place))
        return f"{self.base}/{kind.lower()}/{_key(*parts)}"

    def shared(self, kind: Kind, label: str, *place: str) -> str:
        """Name a thing that belongs to no series: an organisation, a law, what slides reprint; `place` as above."""
        return f"{self.base}/{kind.lower()}/{_key(kind, *map(comparable, (label, *place)))}"
