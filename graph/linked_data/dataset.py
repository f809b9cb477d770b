"""The description of all that is served: VoID (https://www.w3.org/TR/void/) and DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from rdflib import Literal, URIRef
from rdflib.namespace import DCAT, VOID

from graph.exports.forms import FORMS, ExportFormat, Form
from graph.linked_data.glossary import short
from graph.rdf.fields import INTEGER, Triple
from graph.rdf.terms import PREFIX_IRIS
from graph.storage.statistics import Statistics
from ontology.model import Document
from ontology.vocabulary import CIDS, DCTERMS, OA, ORG, POLICY, PROV, RDF, SKOS, XSD

PREFIXES = {**PREFIX_IRIS, "void": str(VOID), "dcat": str(DCAT)}
_IANA = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES = (POLICY, CIDS, ORG, OA, SKOS, PROV, DCTERMS)
_TITLE = ("筋道 政策の知識グラフ", "Sujimichi policy knowledge graph")
_ABOUT = (
    "政策文書から読み取った、施策からKPIまでの筋道。どのつながりにも根拠の種類と原文の引用がある",
    "Chains from measure to KPI, read out of policy documents; every link has its basis and its quotes",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are: `base` is what IRIs begin with, `host` the address of this server; both without a last /."""

    base: str
    host: str

    @property
    def dataset(self) -> str:
        """Name the dataset."""
        return f"{self.base}/dataset"

    def download(self, form: ExportFormat) -> str:
        """Give the address of an export."""
        return f"{self.host}/api/export?format={form}"

    @property
    def sparql(self) -> str:
        """Give the address of the endpoint."""
        return f"{self.host}/sparql"


def dataset_triples(place: Place, counts: Statistics, documents: Iterable[Document]) -> Iterator[Triple]:
    """Describe the dataset, its documents (as subsets), its endpoint and its exports."""
    dataset, documents = URIRef(place.dataset), tuple(documents)
    yield dataset, RDF.type, VOID.Dataset
    yield dataset, RDF.type, DCAT.Dataset
    yield from _texts(dataset, DCTERMS.title, *_TITLE)
    yield from _texts(dataset, DCTERMS.description, *_ABOUT)
    for document in documents:
        yield dataset, VOID.subset, URIRef(document.iri)
    yield from _modified(dataset, documents)
    yield from _sizes(dataset, counts)
    yield from _access(place, dataset)
    for document in documents:
        yield from _subset(document, counts)


def _texts(subject: URIRef, predicate: URIRef, ja: str, en: str) -> Iterator[Triple]:
    yield subject, predicate, Literal(ja, lang="ja")
    yield subject, predicate, Literal(en, lang="en")


def _modified(dataset: URIRef, documents: Iterable[Document]) -> Iterator[Triple]:
    for latest in sorted(document.ingested_at for document in documents)[-1:]:
        yield dataset, DCTERMS.modified, Literal(latest, datatype=XSD.dateTime, normalize=False)


def _sizes(dataset: URIRef, counts: Statistics) -> Iterator[Triple]:
    yield dataset, VOID.triples, INTEGER.write(counts.triples)
    yield dataset, VOID.distinctSubjects, INTEGER.write(counts.subjects)
    yield dataset, VOID.classes, INTEGER.write(len(counts.classes))
    yield dataset, VOID.properties, INTEGER.write(len(counts.properties))
    for iri, count in counts.classes.items():
        part = _part(dataset, "class", iri)
        yield dataset, VOID.classPartition, part
        yield part, VOID["class"], URIRef(iri)
        yield part, VOID.entities, INTEGER.write(count)
    for iri, count in counts.properties.items():
        part = _part(dataset, "property", iri)
        yield dataset, VOID.propertyPartition, part
        yield part, VOID.property, URIRef(iri)
        yield part, VOID.triples, INTEGER.write(count)


def _part(dataset: URIRef, sort: str, iri: str) -> URIRef:
    return URIRef(f"{dataset}#{sort}={quote(short(iri), safe=':')}")


def _access(place: Place, dataset: URIRef) -> Iterator[Triple]:
    yield dataset, VOID.uriSpace, Literal(f"{place.base}/")
    yield dataset, VOID.sparqlEndpoint, URIRef(place.sparql)
    for vocabulary in _VOCABULARIES:
        yield dataset, VOID.vocabulary, URIRef(str(vocabulary))
    service = URIRef(f"{dataset}#sparql")
    yield service, RDF.type, DCAT.DataService
    yield from _texts(service, DCTERMS.title, "SPARQL 1.1 エンドポイント", "SPARQL 1.1 endpoint")
    yield service, DCAT.endpointURL, URIRef(place.sparql)
    yield service, DCAT.servesDataset, dataset
    for name, form in FORMS.items():
        yield from _distribution(place, dataset, name, form)


def _distribution(place: Place, dataset: URIRef, name: ExportFormat, form: Form) -> Iterator[Triple]:
    node, address = URIRef(f"{dataset}#{name}"), URIRef(place.download(name))
    yield dataset, DCAT.distribution, node
    yield dataset, VOID.dataDump, address
    yield node, RDF.type, DCAT.Distribution
    yield from _texts(node, DCTERMS.title, form.ja, form.en)
    yield node, DCAT.accessURL, address
    yield node, DCAT.downloadURL, address
    yield node, DCAT.mediaType, URIRef(_IANA + form.media)


def _subset(document: Document, counts: Statistics) -> Iterator[Triple]:
    revision = URIRef(document.iri)
    yield revision, RDF.type, VOID.Dataset
    yield revision, DCTERMS.title, Literal(document.title)
    yield revision, DCTERMS.isVersionOf, URIRef(document.series)
    yield revision, VOID.triples, INTEGER.write(counts.graphs.get(document.iri, 0))
    if document.issued:
        yield revision, DCTERMS.issued, Literal(document.issued)
