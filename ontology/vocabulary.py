"""The RDF terms in use, as closed namespaces: a misspelt term is an error, not a new property."""

from rdflib import Namespace
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SH, SKOS, XSD, ClosedNamespace

__all__ = [
    "AUDIT", "CIDS", "CUBE", "DCTERMS", "OA", "ORG", "OWL", "POLICY", "PREFIXES", "PROV", "RDF", "RDFS", "SH", "SKOS",
    "XSD",
]  # fmt: skip

POLICY = ClosedNamespace(
    "https://w3id.org/sujimichi/ontology#",
    [
        "Impact", "Measure", "Law", "RoadmapItem", "Claim", "Budget", "Event", "Unresolved",
        "contributesTo", "measuredBy", "implementedBy", "responsibleFor", "mentions", "basedOn", "scheduledBy",
        "partOf", "restates", "succeeds", "states", "about", "fundedBy", "participatesIn",
        "basis", "confidence", "crossCutting", "organisationKind", "parentName", "abbreviation",
        "targetPrinted", "targetValue", "unit", "comparator", "direction", "deadlinePrinted", "deadlineYear",
        "baseline", "note", "number", "status", "text", "period", "start", "end",
        "reason", "revision", "source", "ingestedAt", "depth", "section",
        "position", "software", "observation", "at", "value", "asOf", "progress", "recomputed",
        "role", "inferredFrom", "targetGroup", "adopted", "means", "cue", "endPhrase", "endCue",
        "amount", "amountValue", "fiscalYear", "flow", "flowFrom", "flowTo", "flowShare", "date", "page",
        "ofIndicator", "inDocument",
        "Decision", "ruling", "decides", "instead", "tieFrom", "tieTo", "relation", "ofKind", "thing", "overrides",
        "anchor", "way", "score", "trouble", "names",
    ],
)  # fmt: skip
CIDS = ClosedNamespace(
    "https://ontology.commonapproach.org/cids#",
    ["Outcome", "Output", "Activity", "Program", "Indicator", "IndicatorReport", "Target", "hasIndicator",
     "canProduce", "forIndicator", "hasOutput", "hasBaseline", "hasTarget"],
)  # fmt: skip
ORG = ClosedNamespace(
    "http://www.w3.org/ns/org#",
    ["FormalOrganization", "OrganizationalUnit", "subOrganizationOf", "identifier"],
)
OA = ClosedNamespace(
    "http://www.w3.org/ns/oa#",
    ["Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "hasBody", "hasTarget",
     "hasSource", "hasSelector", "exact", "prefix", "suffix", "start", "end"],
)  # fmt: skip
CUBE = ClosedNamespace("https://w3id.org/sujimichi/cube#", ["structure"])  # see cube.ttl
AUDIT = ClosedNamespace("https://w3id.org/sujimichi/audit#", ["tier", "holds", "uses"])  # see audit.ttl

PREFIXES: dict[str, Namespace | ClosedNamespace | type] = {
    "": POLICY, "cids": CIDS, "org": ORG, "oa": OA, "skos": SKOS, "dcterms": DCTERMS, "prov": PROV,
    "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD, "sh": SH,
}  # fmt: skip
