"""Every IRI of the graph leads somewhere, in the form that is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID

from api.app import create_app
from graph.exports.forms import ExportFormat
from graph.linked_data.glossary import VOCABULARIES, shapes, source_of, terms
from graph.store import PolicyGraph
from ontology.vocabulary import OA, POLICY, SKOS
from tests.examples import BASE, strategy
from tests.exports.conftest import fill

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
MEASURE = next(thing.iri for thing in strategy().entities if thing.label == "見習い漁師の支援")
_PARSERS = {"text/turtle": "turtle", "application/ld+json": "json-ld"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("linked") / "store"
    fill(made)
    return made


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder)) as opened:
        yield opened


def path_of(iri: str) -> str:
    return iri.removeprefix(BASE).partition("#")[0]


def read(client: TestClient, path: str, media: str) -> rdflib.Graph:
    response = client.get(path, headers={"accept": media})
    assert response.status_code == 200, path
    assert response.headers["content-type"].startswith(media)
    return rdflib.Graph().parse(data=response.content, format=_PARSERS[media])


def test_every_iri_of_the_graph_is_dereferenced(served: TestClient, folder: Path) -> None:
    """Also things of superseded revisions, series, the authority graph, and what a fragment is a part of."""
    with PolicyGraph.open(folder) as graph:
        found = {term.value for quad in graph.quads() for term in (quad.subject, quad.object) if hasattr(term, "value")}
        own = {path_of(iri) for iri in (*found, *graph.names()) if iri.startswith(f"{BASE}/")}
    own.discard("/ontology")
    assert len({path.split("/")[1] for path in own}) > 12
    for path in sorted(own):
        turtle = read(served, path, "text/turtle")
        assert len(turtle) > 0, path
        assert served.get(path, headers={"accept": "text/html"}).headers["content-type"].startswith("text/html"), path


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("text/html", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle;q=0.9, application/ld+json;q=0.8", "text/turtle"),
        ("text/turtle;q=0.1, application/ld+json", "application/ld+json"),
        ("*/*", "text/html"),
        ("", "text/html"),
    ],
)
def test_the_accept_header_decides(served: TestClient, accept: str, media: str) -> None:
    response = served.get(path_of(MEASURE), headers={"accept": accept})
    assert response.headers["content-type"].startswith(media)
    assert response.headers["vary"].split(", ")[0] == "Accept"
    assert f'<{path_of(MEASURE)}.ttl>; rel="alternate"; type="text/turtle"' in response.headers["link"]


def test_what_nobody_can_write_is_refused(served: TestClient) -> None:
    response = served.get(path_of(MEASURE), headers={"accept": "application/pdf"})
    assert (response.status_code, response.headers["content-type"]) == (406, "application/problem+json")


@pytest.mark.parametrize(
    ("suffix", "media"), [(".ttl", "text/turtle"), (".jsonld", "application/ld+json"), (".html", "text/html")]
)
def test_a_suffix_decides_whatever_is_accepted(served: TestClient, suffix: str, media: str) -> None:
    response = served.get(path_of(MEASURE) + suffix, headers={"accept": "text/html"})
    assert response.headers["content-type"].startswith(media)
    if suffix != ".html":
        assert response.headers["content-location"] == path_of(MEASURE) + suffix


def test_turtle_and_json_ld_say_the_same(served: TestClient) -> None:
    turtle, json_ld = (read(served, path_of(MEASURE), media) for media in _PARSERS)
    assert isomorphic(turtle, json_ld)


def test_a_thing_is_described_with_basis_quotes_and_the_names_of_its_neighbours(served: TestClient) -> None:
    found = read(served, path_of(MEASURE), "text/turtle")
    measure = rdflib.URIRef(MEASURE)
    assert found.value(measure, SKOS.prefLabel) == rdflib.Literal("見習い漁師の支援", lang="ja")
    kpi = found.value(measure, POLICY.measuredBy)
    assert found.value(kpi, SKOS.prefLabel) == rdflib.Literal("新規就業者数", lang="ja")
    statements = [*found.subjects(RDF.subject, measure), *found.subjects(RDF.object, measure)]
    assert {str(found.value(each, POLICY.basis)) for each in statements} == {"stated", "structural"}
    quotes = {str(quote) for quote in found.objects(None, OA.exact)}
    assert "水産庁は、見習い漁師に船と住まいを貸し出す。" in quotes


def test_a_revision_is_described_by_its_whole_graph(served: TestClient) -> None:
    revision = strategy().document.iri
    found = read(served, path_of(revision), "text/turtle")
    exported = served.get("/api/export", params={"format": "ttl", "document": revision}).text
    assert isomorphic(found, rdflib.Graph().parse(data=exported, format="turtle"))


@pytest.mark.parametrize(
    "path", ["/measure/none", "/measure/a%20b", '/measure/"<>', "/series/none.ttl", "/graph/none", "/document/x{y}"]
)
def test_what_is_not_there_is_said_in_one_shape(served: TestClient, path: str) -> None:
    response = served.get(path, headers={"accept": "text/turtle"})
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    page = served.get(path.removesuffix(".ttl"), headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_head_tells_the_same_without_a_body(served: TestClient) -> None:
    response = served.head(path_of(MEASURE), headers={"accept": "text/turtle"})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/turtle")


@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_a_vocabulary_has_a_page_and_its_file(served: TestClient, name: str) -> None:
    file = served.get(f"/{name}", headers={"accept": "text/turtle"})
    assert file.content == source_of(name)
    json_ld = read(served, f"/{name}", "application/ld+json")
    assert isomorphic(json_ld, rdflib.Graph().parse(data=source_of(name), format="turtle"))
    page = served.get(f"/{name}", headers={"accept": "text/html"}).text
    names = [term.name for term in terms()] if name == "ontology" else [shape.name for shape in shapes()]
    assert len(names) > 50
    assert [each for each in names if f'id="{each}"' not in page] == []


def test_the_page_of_the_ontology_says_what_a_term_means_and_joins(served: TestClient) -> None:
    page = served.get("/ontology", headers={"accept": "text/html"}).text
    (term,) = (each for each in terms() if each.name == "implementedBy")
    assert (term.ja, term.en, term.domain, term.range) == (
        "事業で実施する",
        "is implemented by",
        ("Measure",),
        ("cids:Program",),
    )
    assert term.definition_ja in page
    assert term.definition_en in page
    assert '<a href="#Measure">Measure</a>' in page


@pytest.mark.parametrize("path", ["/dataset", "/.well-known/void"])
@pytest.mark.parametrize("media", _PARSERS)
def test_the_dataset_is_described(served: TestClient, folder: Path, path: str, media: str) -> None:
    found = read(served, path, media)
    dataset = rdflib.URIRef(f"{BASE}/dataset")
    exported = rdflib.Graph().parse(data=served.get("/api/export?format=ttl").content, format="turtle")
    assert int(str(found.value(dataset, VOID.triples))) == len(exported)
    assert int(str(found.value(dataset, VOID.distinctSubjects))) == len(set(exported.subjects()))
    assert str(found.value(dataset, VOID.sparqlEndpoint)) == "http://testserver/sparql"
    classes = {
        found.value(part, VOID["class"]): found.value(part, VOID.entities)
        for part in found.objects(dataset, VOID.classPartition)
    }
    assert int(str(classes[POLICY.Measure])) == len(set(exported.subjects(RDF.type, POLICY.Measure)))
    with PolicyGraph.open(folder) as graph:
        assert {str(each) for each in found.objects(dataset, VOID.subset)} == set(graph.latest_revisions())


def test_every_format_has_a_distribution_that_can_be_fetched(served: TestClient) -> None:
    found = read(served, "/dataset", "text/turtle")
    dataset = rdflib.URIRef(f"{BASE}/dataset")
    distributions = list(found.objects(dataset, DCAT.distribution))
    assert len(distributions) == len(ExportFormat)
    assert {str(each) for each in found.objects(dataset, VOID.dataDump)} == {
        str(found.value(each, DCAT.downloadURL)) for each in distributions
    }
    for each in distributions:
        response = served.get(str(found.value(each, DCAT.downloadURL)))
        media = str(found.value(each, DCAT.mediaType)).partition("media-types/")[2]
        assert response.headers["content-type"].split(";")[0] == media
        assert {title.language for title in found.objects(each, DCTERMS.title)} == {"ja", "en"}  # type: ignore[attr-defined]


def test_partitions_of_properties_with_one_name_are_kept_apart(served: TestClient) -> None:
    found = read(served, "/dataset", "text/turtle")
    parts = list(found.subjects(VOID.property, None))
    assert len(parts) == len(set(parts)) == len(set(found.objects(None, VOID.property)))


def test_pages_carry_hostile_titles_as_text(served: TestClient) -> None:
    page = served.get("/dataset", headers={"accept": "text/html"}).text
    assert "題名 &#34;=1+1&#34; &lt;i&gt;" in page
    assert "<i>" not in page


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_vocabulary_is_sound_turtle(name: str) -> None:
    assert len(rdflib.Graph().parse(data=source_of(name), format="turtle")) > 10
