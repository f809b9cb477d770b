"""The extractions of a generation, one file each, in a form that is read fifty times as fast as the graph.

generations/000003/extractions/{key of the revision}    a sum of 16 bytes, then MessagePack

The graph stays the truth. A file is thrown away with what it was made of, and one that does not fit its sum, was
written by a software with another model, or is not there at all costs time and nothing else: the graph is read
instead.
"""

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import pyoxigraph as ox

from graph.rdf.canonical import TYPES, canonical
from graph.storage.revisions import document_in, revisions_in
from ontology.iri import key_of
from ontology.model import Document, Entity, Extraction, Link, Unresolved

_SUM = 16  # bytes
_KINDS: tuple[type[Entity], ...] = tuple(dict.fromkeys((Entity, *TYPES.values())))
# MessagePack knows no dataclasses, so each type has a list of its own.
_Kept = msgspec.defstruct(
    "_Kept",
    [
        ("document", Document),
        ("links", tuple[Link, ...]),
        ("unresolved", tuple[Unresolved, ...]),
        *((kind.__name__, tuple[kind, ...]) for kind in _KINDS),  # type: ignore[valid-type]
    ],
    array_like=True,
    frozen=True,
)
_Head = msgspec.defstruct("_Head", [("document", Document)], array_like=True, frozen=True)  # what comes first in a file


def write_extraction(generation: Path, extraction: Extraction) -> None:
    """Keep an extraction in the folder of a generation, in place of what was kept of the revision before."""
    content = msgspec.msgpack.encode(_packed(canonical(extraction)))
    path = extraction_file(generation, extraction.document.iri)
    path.parent.mkdir(exist_ok=True)
    draft = path.with_suffix(".new")  # the file may be a link that another generation shares
    draft.write_bytes(_sum(content) + content)
    draft.replace(path)


def read_extraction(generation: Path, revision: str) -> Extraction | None:
    """Give the extraction of a revision, in canonical order; None where none is kept that fits."""
    content = _content(generation, revision)
    if content is None:
        return None
    kept: Any = msgspec.msgpack.decode(content, type=_Kept)
    entities = chain.from_iterable(getattr(kept, kind.__name__) for kind in _KINDS)
    return Extraction(kept.document, tuple(sorted(entities, key=lambda e: e.iri)), kept.links, kept.unresolved)


def documents_of(generation: Path, store: ox.Store) -> tuple[Document, ...]:
    """Read all revisions as `documents_in` does, each from its file where one is kept that fits."""
    return tuple(_document(generation, revision) or document_in(store, revision) for revision in revisions_in(store))


def forget_extraction(generation: Path, revision: str) -> None:
    """Throw away what is kept of a graph, as it is going to be another."""
    extraction_file(generation, revision).unlink(missing_ok=True)


def extraction_file(generation: Path, revision: str) -> Path:
    """Give the file that an extraction is kept in."""
    return generation / "extractions" / f"{key_of(revision)}.msgpack"


def _document(generation: Path, revision: str) -> Document | None:
    content = _content(generation, revision)
    if content is None:
        return None
    head: Any = msgspec.msgpack.decode(content, type=_Head)
    document: Document = head.document
    return document


def _content(generation: Path, revision: str) -> bytes | None:
    path = extraction_file(generation, revision)
    found = path.read_bytes() if path.is_file() else b""
    content = found[_SUM:]
    return content if content and found[:_SUM] == _sum(content) else None


def _packed(extraction: Extraction) -> Any:  # noqa: ANN401  a type made of the model
    of_kind = {kind.__name__: tuple(e for e in extraction.entities if type(e) is kind) for kind in _KINDS}
    return _Kept(document=extraction.document, links=extraction.links, unresolved=extraction.unresolved, **of_kind)


def _sum(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SUM, key=_model()).digest()


@cache
def _model() -> bytes:
    """Digest what decides on the form of a file: the model itself."""
    return blake2b(files("ontology").joinpath("model.py").read_bytes(), digest_size=_SUM).digest()
