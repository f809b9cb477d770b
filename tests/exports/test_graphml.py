"""GraphML is read back by networkx with all labels, and carries the labels that yEd shows."""

import io

import networkx as nx
import pytest
from lxml import etree

from graph.exports.forms import ExportFormat
from graph.exports.source import Source
from graph.exports.write import write

_YED = "{http://www.yworks.com/xml/graphml}"


@pytest.fixture(scope="module")
def content(source: Source) -> bytes:
    return b"".join(write(source, ExportFormat.GRAPHML))


@pytest.fixture(scope="module")
def read(content: bytes) -> "nx.MultiDiGraph[str]":
    return nx.MultiDiGraph(nx.read_graphml(io.BytesIO(content), force_multigraph=True))


def test_all_things_and_links_are_there(source: Source, read: "nx.MultiDiGraph[str]") -> None:
    projection = source.project()
    assert set(read) >= {*projection.entities, *(document.iri for document in projection.documents)}
    assert read.number_of_edges() == len(projection.links)
    ends = sorted((link.source, link.target, link.relation.value) for link in projection.links)
    assert sorted((s, t, data["relation"]) for s, t, data in read.edges(data=True)) == ends


def test_attributes_are_typed_and_named(read: "nx.MultiDiGraph[str]") -> None:
    kpi = next(data for _, data in read.nodes(data=True) if data["label"] == "スマート農業技術の活用割合")
    assert (kpi["kind"], kpi["kind_ja"], kpi["target"], kpi["target_value"]) == ("KPI", "KPI", "50％以上", 50.0)
    inferred = [data for *_, data in read.edges(data=True) if data["basis"] == "inferred"]
    assert inferred
    assert all(0 < data["confidence"] < 1 and data["basis_ja"] == "推定" for data in inferred)


def test_every_node_has_a_label_in_yed(content: bytes, read: "nx.MultiDiGraph[str]") -> None:
    root = etree.fromstring(content)
    labels = [label.text for label in root.iter(f"{_YED}NodeLabel")]
    assert len(labels) == read.number_of_nodes()
    assert all(labels)
    kinds = {key.get("yfiles.type") for key in root if key.get("yfiles.type")}
    assert kinds == {"nodegraphics", "edgegraphics"}


def test_characters_that_xml_cannot_hold_are_replaced(read: "nx.MultiDiGraph[str]") -> None:
    labels = {data["label"] for _, data in read.nodes(data=True)}
    assert "制御\ufffd文字\ufffd" in labels
    assert "<b>太字</b>&amp;<!--" in labels
