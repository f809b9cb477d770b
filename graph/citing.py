"""A plan that one document cites and another one in the store is: whoever rests on the name rests on that document.

The name leads to the revision of that very title, else, where it is that of the series, to the latest revision. A name
with an edition that the store does not hold (○○戦略（第３次改訂版）) leads nowhere: another edition says other things.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from ontology.model import Basis, CitedDocument, Document, Entity, Kind, Link, Relation
from ontology.normalise import comparable

SAME_NAME = 0.9  # confidence: two bodies may well give their plans one name
_REASON = "引用された名称が、取り込んだ文書の題名と一致 / the name that is cited is the title of this document"
_CITES = (Relation.BASED_ON, Relation.MENTIONS)
_BRACKETS = re.compile(r"[「」『』“”\"]")


def join_cited(
    documents: Iterable[Document], entities: Mapping[str, Entity], links: Iterable[Link]
) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    """Give the documents that others cite by name, as things, and the links that lead to them.

    `documents` come in order, the latest of a series last. The links of a text to the name stay as they are.
    """
    read = tuple(documents)
    titles = _by_title(read)
    cited = {
        entity.iri: document
        for entity in entities.values()
        if entity.kind is Kind.DOCUMENT and entity.document is None
        for document in _named(entity, titles)
    }
    series = {document.iri: document.series for document in read}
    found = tuple(_links(cited, links, series)) if cited else ()
    targets = {link.target for link in found} - entities.keys()
    things = {document.iri: _thing(document) for document in cited.values() if document.iri in targets}
    return tuple(things.values()), found


def _by_title(documents: Iterable[Document]) -> dict[str, Document]:
    """Map every title to its revision, and every name of a series to the latest; a title goes before a name."""
    names: dict[str, Document] = {}
    titles: dict[str, Document] = {}
    for document in documents:
        names[_plain(document.series_name)] = document
        titles[_plain(document.title)] = document
    return names | titles


def _named(cited: Entity, titles: Mapping[str, Document]) -> tuple[Document, ...]:
    found = (titles.get(_plain(name)) for name in (cited.label, *cited.alt_labels))
    return tuple(document for document in found if document is not None)[:1]


def _links(cited: Mapping[str, Document], links: Iterable[Link], series: Mapping[str, str]) -> Iterator[Link]:
    """Make a link to the document of each link to its name; a text that names its own series gives none."""
    for link in links:
        document = cited.get(link.target)
        if document is None or link.relation not in _CITES or link.source == document.iri:
            continue
        passages = tuple(passage for passage in link.evidence if series.get(passage.document) != document.series)
        if passages:
            yield Link(
                link.source,
                link.relation,
                document.iri,
                Basis.INFERRED,
                passages,
                confidence=SAME_NAME,
                reason=_REASON,
            )


def _thing(document: Document) -> CitedDocument:
    return CitedDocument(iri=document.iri, label=document.title, document=document.iri)


def _plain(name: str) -> str:
    return comparable(_BRACKETS.sub("", name))
