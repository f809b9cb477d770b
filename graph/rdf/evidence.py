"""Evidence ⇄ RDF: a passage is an oa:SpecificResource with two selectors, an oa:Annotation says what stands on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from rdflib import Literal, URIRef

from graph.rdf.canonical import canonical_evidence
from graph.rdf.fields import INTEGER, Facts, Triple
from ontology.model import Evidence
from ontology.vocabulary import OA, POLICY, RDF


def fragment(home: str, name: str, *parts: object) -> URIRef:
    """Name a part of a graph by its content: 12 hex digits of BLAKE2b over the parts, after the IRI of the graph."""
    digest = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=6).hexdigest()
    return URIRef(f"{home}#{name}={digest}")


def annotation_to_rdf(about: URIRef, annotation: URIRef, evidence: Iterable[Evidence]) -> Iterator[Triple]:
    """Say which passages a thing or a statement stands on; no evidence gives no annotation."""
    for passage in evidence:
        yield annotation, RDF.type, OA.Annotation
        yield annotation, OA.hasBody, about
        yield annotation, OA.hasTarget, passage_iri(passage)


def passages_to_rdf(evidence: Iterable[Evidence]) -> Iterator[Triple]:
    """Write each passage once, however many annotations point to it."""
    for passage in canonical_evidence(evidence):
        yield from _passage_to_rdf(passage)


def passage_iri(evidence: Evidence) -> URIRef:
    """Name a passage by its place."""
    return URIRef(f"{evidence.document}#char={evidence.start},{evidence.end}")


def _passage_to_rdf(evidence: Evidence) -> Iterator[Triple]:
    passage, place = passage_iri(evidence), f"{evidence.start},{evidence.end}"
    quote = URIRef(f"{evidence.document}#quote={place}")
    position = URIRef(f"{evidence.document}#position={place}")
    yield passage, RDF.type, OA.SpecificResource
    yield passage, OA.hasSource, URIRef(evidence.document)
    yield passage, OA.hasSelector, quote
    yield passage, OA.hasSelector, position
    if evidence.page is not None:
        yield passage, POLICY.page, INTEGER.write(evidence.page)
    yield quote, RDF.type, OA.TextQuoteSelector
    yield quote, OA.exact, Literal(evidence.quote)
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, INTEGER.write(evidence.start)
    yield position, OA.end, INTEGER.write(evidence.end)


def evidence_from_rdf(facts: Facts) -> dict[str, tuple[Evidence, ...]]:
    """Read for each annotated subject the passages that it stands on, in canonical order."""
    passages = {passage: passage_from_rdf(facts, passage) for passage in facts.having(OA.hasSource)}
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for annotation in facts.having(OA.hasBody):
        targets = [passages[str(target)] for target in facts.values(annotation, OA.hasTarget)]
        for about in facts.values(annotation, OA.hasBody):
            found[str(about)].extend(targets)
    return {about: canonical_evidence(evidence) for about, evidence in found.items()}


def passage_from_rdf(facts: Facts, passage: str) -> Evidence:
    """Read one passage; raises ValueError where it has not one quote and one place."""
    quotes: list[str] = []
    places: list[tuple[int, int]] = []
    for selector in map(str, facts.values(passage, OA.hasSelector)):
        quotes.extend(map(str, facts.values(selector, OA.exact)))
        places.extend(
            (int(str(start)), int(facts.value(selector, OA.end))) for start in facts.values(selector, OA.start)
        )
    if len(quotes) != 1 or len(places) != 1:
        raise ValueError(f"{passage} has {len(quotes)} quotes and {len(places)} places, not one of each")
    page = next((int(str(page)) for page in facts.values(passage, POLICY.page)), None)
    return Evidence(facts.value(passage, OA.hasSource), *places[0], quotes[0], page)
