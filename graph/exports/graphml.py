"""The graph as GraphML: attributes for Gephi, networkx and others, and the labels that yEd shows.

http://graphml.graphdrawing.org/; what yEd adds is described in its manual under "GraphML Extension".
"""

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from graph.exports.gathering import link_id, links
from graph.exports.names import BASIS_NAMES, KIND_NAMES
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Entity, Evidence, Kind, Kpi, Link

_YED = "http://www.yworks.com/xml/graphml"
_NODE_GRAPHICS, _EDGE_GRAPHICS = "nodegraphics", "edgegraphics"
_UNFIT = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")  # XML 1.0, production 2
_LABEL = 40  # characters of a label that yEd shows
_WIDTH, _HEIGHT = "220", "40"  # px of a card in yEd

Attributes = dict[str, str | int | float | bool]


def graphml(projection: Projection) -> bytes:
    """Write documents, things and links; the same graph gives the same bytes."""
    writer = GraphMLWriter(graph=network_of(projection))
    _add_yed(writer.xml)
    sink = io.BytesIO()
    writer.dump(sink)
    return sink.getvalue()


def network_of(projection: Projection) -> "nx.MultiDiGraph[str]":
    """Give a networkx graph of plain values: nodes by IRI, edges by a key of their content."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for document in projection.documents:
        network.add_node(document.iri, **_fit(_document(document)))
    for entity in projection.entities.values():
        network.add_node(entity.iri, **_fit(_thing(entity)))
    for link in links(projection):
        for end in (link.source, link.target):
            if end not in network:
                network.add_node(end, label=key_of(end))
        network.add_edge(link.source, link.target, key=link_id(link), **_fit(_link(link)))
    return network


def _document(document: Document) -> dict[str, str | None]:
    return {"label": document.title, "kind": Kind.DOCUMENT.value, "kind_ja": "文書の版", "source": document.source}


def _thing(entity: Entity) -> dict[str, str | float | None]:
    kpi = entity if isinstance(entity, Kpi) else None
    return {
        "label": entity.label,
        "kind": entity.kind.value,
        "kind_ja": KIND_NAMES[entity.kind],
        "notation": entity.notation,
        "document": entity.document,
        "target": kpi.target.printed if kpi and kpi.target else None,
        "target_value": _number(kpi.target.value) if kpi and kpi.target else None,
        "unit": kpi.target.unit if kpi and kpi.target else None,
        "deadline": kpi.deadline.printed if kpi and kpi.deadline else None,
        "quote": _quote(entity.evidence),
    }


def _number(value: float | None) -> float | None:
    """Make every number a double: GraphML has one type an attribute."""
    return None if value is None else float(value)


def _link(link: Link) -> dict[str, str | float | None]:
    return {
        "label": link.relation.value,
        "relation": link.relation.value,
        "basis": link.basis.value,
        "basis_ja": BASIS_NAMES[link.basis],
        "confidence": float(link.confidence),
        "role": link.role.value if link.role else None,
        "reason": link.reason,
        "quote": _quote(link.evidence),
    }


def _quote(evidence: tuple[Evidence, ...]) -> str | None:
    passages = sorted(evidence, key=lambda passage: (passage.document, passage.start))
    return "\n".join(passage.quote for passage in passages) or None


def _fit(attributes: "dict[str, str | None] | dict[str, str | float | None]") -> Attributes:
    """Leave out what is not there, and write � for characters that XML cannot hold."""
    return {
        name: _UNFIT.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None
    }


def _add_yed(root: Element) -> None:
    """Give every node and edge the graphics that yEd takes its label from."""
    root.set("xmlns:y", _YED)
    labels = {key.attrib["id"] for key in root.iter("key") if key.attrib["attr.name"] == "label"}
    for place, (name, of) in enumerate(((_NODE_GRAPHICS, "node"), (_EDGE_GRAPHICS, "edge"))):
        root.insert(place, Element("key", {"id": name, "for": of, "yfiles.type": name}))
    for node in root.iter("node"):
        shape = SubElement(SubElement(node, "data", {"key": _NODE_GRAPHICS}), "y:ShapeNode")
        SubElement(shape, "y:Geometry", {"width": _WIDTH, "height": _HEIGHT, "x": "0", "y": "0"})
        SubElement(shape, "y:NodeLabel").text = _label(node, labels)
        SubElement(shape, "y:Shape", {"type": "roundrectangle"})
    for edge in root.iter("edge"):
        line = SubElement(SubElement(edge, "data", {"key": _EDGE_GRAPHICS}), "y:PolyLineEdge")
        SubElement(line, "y:Arrows", {"source": "none", "target": "standard"})
        SubElement(line, "y:EdgeLabel").text = _label(edge, labels)


def _label(element: Element, labels: set[str]) -> str:
    found: Iterator[str] = (data.text or "" for data in element.iter("data") if data.attrib["key"] in labels)
    text = next(found, "")
    return text if len(text) <= _LABEL else f"{text[:_LABEL]}…"
