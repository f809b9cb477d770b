"""The tests of the W3C as their manifests describe them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import Namespace
from rdflib.term import Node

from ontology.vocabulary import RDF, RDFS

SUITE = Path(__file__).parents[2].parent / "shared" / "w3c" / "sparql11"
BASE = "https://w3c.example/sparql11/"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
GROUPS = (
    "aggregates", "bind", "bindings", "cast", "construct", "exists", "functions", "grouping", "negation",
    "project-expression", "property-path", "subquery", "syntax-query", "csv-tsv-res", "json-res", "protocol",
    "service-description", "syntax-fed", "service", "entailment",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Test:
    """One test: its kind as in the manifest, and its node in the graph of the manifest."""

    __test__ = False  # for pytest, which would collect a class of this name

    group: str
    name: str
    kind: str
    node: Node
    manifest: Graph


def tests_of(group: str) -> Iterator[Test]:
    """Read the tests of a folder of the suite, in the order of its manifest."""
    manifest = Graph().parse(SUITE / group / "manifest.ttl", publicID=iri_of(SUITE / group / "manifest.ttl"))
    for entries in manifest.objects(None, MF.entries):
        for node in Collection(manifest, entries):
            kind = str(manifest.value(node, RDF.type)).rpartition("#")[2]
            yield Test(group, str(node).rpartition("#")[2], kind, node, manifest)


def iri_of(path: Path) -> str:
    """Name a file of the suite."""
    return BASE + path.relative_to(SUITE).as_posix()


def path_of(iri: Node | str) -> Path:
    """Find the file that an IRI names."""
    return SUITE / str(iri).removeprefix(BASE)


def graphs_of(test: Test) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the files of a test's default graph, and of its named graphs."""
    action = test.manifest.value(test.node, MF.action)
    return tuple(map(str, test.manifest.objects(action, QT.data))), tuple(
        map(str, test.manifest.objects(action, QT.graphData))
    )


def query_of(test: Test) -> str:
    """Read the query, with the base that the suite gives it: the IRI of its file."""
    action = test.manifest.value(test.node, MF.action)
    file = action if isinstance(action, URIRef) else test.manifest.value(action, QT.query)
    return f"BASE <{file}>\n{path_of(str(file)).read_text(encoding='utf-8')}"


def protocol_data() -> dict[str, Path]:
    """Give the graphs of the protocol tests: what each is called, and its file."""
    manifest = Graph().parse(SUITE / "protocol" / "manifest.ttl", publicID=iri_of(SUITE / "protocol" / "manifest.ttl"))
    nodes = set(manifest.objects(None, UT.graphData))
    return {str(manifest.value(node, RDFS.label)): path_of(str(manifest.value(node, UT.graph))) for node in nodes}
