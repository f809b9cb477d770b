"""What the endpoint says about itself: SPARQL 1.1 Service Description."""

from collections.abc import Iterable

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import ClosedNamespace

from graph.sparql.formats import GRAPH_FORMATS, ROW_FORMATS
from graph.sparql.limits import Limits
from ontology.vocabulary import RDF, RDFS

_SD = ClosedNamespace(
    "http://www.w3.org/ns/sparql-service-description#",
    ["Service", "Dataset", "Graph", "NamedGraph", "endpoint", "supportedLanguage", "SPARQL11Query", "resultFormat",
     "defaultDataset", "defaultGraph", "namedGraph", "name"],
)  # fmt: skip
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_FORMAT_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}
_RDFLIB_NAMES = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


def describe(address: str, names: Iterable[str], limits: Limits, form: str) -> bytes:
    """Describe the endpoint at an address, its graphs and limits, in an RDF format of `formats.py`, as UTF-8."""
    graph = Graph()
    graph.bind("sd", _SD)
    service, dataset, default = URIRef(address), BNode("dataset"), BNode("union")
    graph.add((service, RDF.type, _SD.Service))
    graph.add((service, _SD.endpoint, service))
    graph.add((service, _SD.supportedLanguage, _SD.SPARQL11Query))
    for each in (*ROW_FORMATS, *GRAPH_FORMATS):
        graph.add((service, _SD.resultFormat, _FORMATS[_FORMAT_NAMES[each.name]]))
    for comment in _comments(limits):
        graph.add((service, RDFS.comment, comment))
    graph.add((service, _SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, _SD.Dataset))
    graph.add((dataset, _SD.defaultGraph, default))
    graph.add((default, RDF.type, _SD.Graph))
    for name in sorted(names):
        _add_named(graph, dataset, URIRef(name))
    return graph.serialize(format=_RDFLIB_NAMES[form], encoding="utf-8")


def _add_named(graph: Graph, dataset: BNode, name: URIRef) -> None:
    node = BNode(f"graph-{len(graph)}")
    graph.add((dataset, _SD.namedGraph, node))
    graph.add((node, RDF.type, _SD.NamedGraph))
    graph.add((node, _SD.name, name))


def _comments(limits: Limits) -> tuple[Literal, Literal]:
    return (
        Literal(
            f"読み取り専用。既定のグラフは各文書の最新版を合わせたもの。一つの問い合わせは {limits.deadline:g} 秒、"
            f"{limits.rows} 行、{limits.memory} MiB まで。",
            lang="ja",
        ),
        Literal(
            "Read-only. The default graph unites the latest revisions of all documents. A query may take "
            f"{limits.deadline:g} seconds, {limits.rows} rows and {limits.memory} MiB.",
            lang="en",
        ),
    )
