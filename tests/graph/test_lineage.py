"""Lineage by name and by the authority file; what no document shows is said to be not shown."""

from dataclasses import replace

import pytest

from graph.kinship.lineage import Descent, Side, is_known_name, lineage
from graph.projection import Projection
from ontology.authorities import load_authorities
from ontology.model import Basis, Evidence, Kind, Relation
from tests.examples import TEXT, strategy


@pytest.fixture(scope="module")
def grants() -> Projection:
    """Give the harbour a passage with a name that the authority file has as the last of a line."""
    said = "市場の改修は、地域未来交付金でも進める。"
    read = strategy(text=f"{TEXT}{said}\n")
    use = next(link for link in read.links if link.relation is Relation.IMPLEMENTED_BY)
    start = len(TEXT)
    passage = Evidence(read.document.iri, start, start + len(said), said)
    return Projection.of([replace(read, links=(*read.links, replace(use, evidence=(passage,))))])


def test_the_authority_file_is_read() -> None:
    successions = load_authorities().successions
    assert len(successions) >= 20
    assert {record.is_successor for record in successions} == {True, False}
    assert is_known_name("地域おこし企業人")
    assert not is_known_name("船出応援事業")


def test_a_line_is_followed_back_over_names_that_no_document_here_has(grants: Projection) -> None:
    names = [(each.name.text, each.name.side, each.name.relation) for each in lineage(grants, "地域未来交付金")]
    assert ("地方創生推進交付金", Side.EARLIER, Descent.SUCCESSOR) in names
    assert ("デジタル田園都市国家構想交付金", Side.EARLIER, Descent.SUCCESSOR) in names
    missing = [each for each in lineage(grants, "地域未来交付金") if each.name.side is Side.EARLIER]
    assert all(each.document is None and each.thing is None and not each.evidence for each in missing)
    assert {each.basis for each in missing} == {Basis.CURATED}


def test_a_passage_that_has_the_name_is_evidence_though_no_thing_has_it(grants: Projection) -> None:
    (asked,) = [each for each in lineage(grants, "地域未来交付金") if each.name.side is Side.ASKED]
    assert asked.thing is None
    assert asked.document is not None
    assert "地域未来交付金" in asked.evidence[0].quote


def test_a_longer_name_is_an_inference(projection: Projection) -> None:
    (found,) = lineage(projection, "船出応援")
    assert found.thing is not None
    assert found.thing.kind is Kind.PROGRAMME
    assert found.basis is Basis.INFERRED
    assert 0 < found.score < 1
