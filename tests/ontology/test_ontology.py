"""The ontology file, the closed namespaces and the rules say the same."""

from importlib.resources import files

import pytest
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph.rdf.tables import CLASSES
from ontology.model import Kind, Relation
from ontology.rules import ALLOWED
from ontology.vocabulary import CIDS, DCTERMS, OWL, POLICY, PREFIXES, RDF, RDFS, SKOS

ONTOLOGY = Graph().parse(data=(files("ontology") / "policy.ttl").read_text(encoding="utf-8"), format="turtle")
TERMS = sorted(URIRef(str(term)) for term in set(ONTOLOGY.subjects()) if str(term).startswith(str(POLICY)))


def test_every_term_of_the_namespace_is_in_the_file_and_the_reverse() -> None:
    assert set(TERMS) == {POLICY[name] for name in dir(POLICY)}


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_every_term_is_labelled_and_defined_in_both_languages(term: Node, predicate: URIRef) -> None:
    texts = list(ONTOLOGY.objects(term, predicate))
    assert sorted(text.language for text in texts) == ["en", "ja"]  # type: ignore[attr-defined]
    assert all(str(text).strip() for text in texts)


@pytest.mark.parametrize("term", TERMS)
def test_classes_are_written_large_and_properties_small(term: Node) -> None:
    is_class = (term, RDF.type, OWL.Class) in ONTOLOGY
    assert is_class == str(term).removeprefix(str(POLICY))[0].isupper()


def _kinds(relation: Relation, predicate: URIRef) -> frozenset[Kind]:
    names = {term: kind for kind, term in CLASSES.items()} | {
        URIRef("http://www.w3.org/ns/org#Organization"): Kind.ORGANISATION
    }
    found = ONTOLOGY.value(POLICY[relation.value], predicate)
    if found is None:
        return frozenset(Kind)
    union = ONTOLOGY.value(found, OWL.unionOf)
    terms = [found] if union is None else list(Collection(ONTOLOGY, union))
    return frozenset(names[term] for term in terms)  # type: ignore[index]


@pytest.mark.parametrize("relation", Relation)
def test_domains_and_ranges_are_those_of_the_rules(relation: Relation) -> None:
    assert (_kinds(relation, RDFS.domain), _kinds(relation, RDFS.range)) == ALLOWED[relation]


@pytest.mark.parametrize(
    ("term", "predicate", "standard"),
    [
        (POLICY.Impact, RDFS.subClassOf, CIDS.Outcome),
        (POLICY.Measure, RDFS.subClassOf, CIDS.Activity),
        (POLICY.measuredBy, RDFS.subPropertyOf, CIDS.hasIndicator),
        (POLICY.partOf, RDFS.subPropertyOf, DCTERMS.isPartOf),
        (POLICY.mentions, RDFS.subPropertyOf, DCTERMS.references),
    ],
)
def test_terms_are_tied_to_the_standard_ones(term: URIRef, predicate: URIRef, standard: URIRef) -> None:
    assert (term, predicate, standard) in ONTOLOGY


@pytest.mark.parametrize("name", ["mesuredBy", "Kpi", ""])
def test_a_misspelt_term_is_an_error(name: str) -> None:
    with pytest.raises((AttributeError, KeyError)):
        POLICY[name]


def test_prefixes_are_unique() -> None:
    assert len({str(namespace) for namespace in PREFIXES.values()}) == len(PREFIXES)
