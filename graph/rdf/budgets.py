"""The flows of a budget ⇄ RDF: from whom to whom the money goes, in the order of the text."""

from collections.abc import Iterator
from typing import Any

from rdflib import URIRef

from graph.rdf.evidence import fragment
from graph.rdf.fields import INTEGER, TEXT, Facts, Field, Triple, fields_from_rdf, fields_to_rdf
from ontology.model import Budget, Flow
from ontology.vocabulary import POLICY

_FLOW = (
    Field("source", POLICY.flowFrom, TEXT),
    Field("target", POLICY.flowTo, TEXT),
    Field("share", POLICY.flowShare, TEXT),
)


def budget_to_rdf(home: str, budget: Budget) -> Iterator[Triple]:
    """Write the flows of a budget in the graph named `home`."""
    for position, flow in enumerate(budget.flows):
        node = fragment(home, "flow", budget.iri, position)
        yield URIRef(budget.iri), POLICY.flow, node
        yield node, POLICY.position, INTEGER.write(position)
        yield from fields_to_rdf(node, flow, _FLOW)


def budget_from_rdf(facts: Facts, iri: str) -> dict[str, Any]:
    """Read the flows of a budget back as a keyword argument."""
    nodes = sorted(map(str, facts.values(iri, POLICY.flow)), key=lambda node: int(facts.value(node, POLICY.position)))
    return {"flows": tuple(Flow(**fields_from_rdf(facts, node, _FLOW)) for node in nodes)}
