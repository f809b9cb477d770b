import pytest

from graph.projection import Projection
from ontology.errors import AmbiguousName, UnknownThing
from ontology.iri import key_of
from ontology.model import Entity, Extraction, Kind, Relation
from tests.examples import SERIES, strategy


def test_every_upward_edge_points_towards_a_kpi_or_an_impact(projection: Projection) -> None:
    label = {iri: entity.label for iri, entity in projection.entities.items()}
    edges = {
        (label[lower], data["link"].relation, label[upper], data["inverse"])
        for lower, upper, data in projection.upward.edges(data=True)
    }
    assert ("船出応援事業", Relation.IMPLEMENTED_BY, "見習い漁師の支援", True) in edges
    assert ("みなと省", Relation.MENTIONS, "見習い漁師の支援", True) in edges
    assert ("水産庁", Relation.RESPONSIBLE_FOR, "船出応援事業", False) in edges
    assert ("にぎわう港町をつくる", Relation.MEASURED_BY, "港町への移住者数", False) in edges


def test_an_organisation_of_two_documents_is_one_thing(two_strategies: Projection) -> None:
    labels = [entity.label for entity in two_strategies.select(kind=Kind.ORGANISATION)]
    assert labels == ["みなと省", "水産庁"]
    agency = two_strategies.find("水産庁")
    assert {two_strategies.entities[link.target].document for link in two_strategies.outgoing(agency.iri)} == {
        document.iri for document in two_strategies.documents
    }


def test_the_same_revision_twice_is_the_same_view(projection: Projection) -> None:
    twice = Projection.of([strategy(), strategy()])
    assert twice.links == projection.links
    assert twice.entities == projection.entities


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("見習い漁師の支援", "見習い漁師の支援"),
        (" 見習い 漁師の支援【再掲】", "見習い漁師の支援"),
        ("見習い漁師支援", "見習い漁師の支援"),  # another label
        ("①見習い漁師の支援", "見習い漁師の支援"),  # as it is numbered
        ("a 漁業の担い手を育てる", "漁業の担い手を育てる"),  # full-width in the text
        ("（ａ）漁業の担い手を育てる", "漁業の担い手を育てる"),
        ("水庁", "水産庁"),  # an abbreviation
        ("水产庁", "水産庁"),  # as OCR misreads it
        ("移住者", "港町への移住者数"),  # a part that only one label has
    ],
)
def test_a_name_finds_its_thing(projection: Projection, name: str, label: str) -> None:
    assert projection.find(name).label == label


def test_a_thing_is_found_by_iri_key_and_kind_with_key(projection: Projection) -> None:
    measure = projection.find("市場の改修")
    for name in (measure.iri, key_of(measure.iri), f"measure/{key_of(measure.iri)}"):
        assert projection.find(name) is measure
        assert projection.entity(name) is measure


def test_an_unknown_name_is_answered_with_near_ones(projection: Projection) -> None:
    with pytest.raises(UnknownThing) as caught:
        projection.find("見習漁師を支援")
    assert caught.value.facts["given"] == "見習漁師を支援"
    assert "見習い漁師の支援" in str(caught.value.facts["suggestions"])


@pytest.mark.parametrize("name", ["", " ", "・", "存在しない" * 50])
def test_a_name_of_nothing_is_unknown(projection: Projection, name: str) -> None:
    with pytest.raises(UnknownThing):
        projection.find(name)


def test_a_name_in_two_documents_is_ambiguous_and_lists_both(two_strategies: Projection) -> None:
    with pytest.raises(AmbiguousName) as caught:
        two_strategies.find("市場の改修")
    candidates = caught.value.facts["candidates"]
    assert isinstance(candidates, list)
    assert {candidate["document"] for candidate in candidates} == {SERIES, "新みなと振興戦略"}


def test_kinds_settle_a_label_that_a_measure_and_a_programme_share() -> None:
    extraction = strategy()
    programme = next(entity for entity in extraction.entities if entity.kind is Kind.PROGRAMME)
    namesake = Entity(iri=f"{programme.iri}x", kind=Kind.MEASURE, label=programme.label, document=programme.document)
    projection = Projection.of([Extraction(extraction.document, (*extraction.entities, namesake), ())])
    with pytest.raises(AmbiguousName):
        projection.find(programme.label)
    assert projection.find(programme.label, {Kind.PROGRAMME}).iri == programme.iri


def test_selection_goes_by_kind_then_place_in_the_text(projection: Projection) -> None:
    measures = projection.select(kind=Kind.MEASURE)
    assert [measure.label for measure in measures] == ["見習い漁師の支援", "漁具の共同購入", "市場の改修"]
    assert [entity.label for entity in projection.select(text="市場")] == ["港の市場を直す", "市場の改修"]


def test_selection_by_document_includes_the_organisations_it_names(two_strategies: Projection) -> None:
    one = two_strategies.documents[0]
    chosen = two_strategies.select(document=key_of(one.iri))
    assert {entity.document for entity in chosen} == {one.iri, None}
    assert len(chosen) == len(strategy().entities)


def test_a_passage_knows_its_document_and_sections(projection: Projection) -> None:
    passage = projection.find("市場の改修").evidence[0]
    assert projection.document_of(passage).title == SERIES
    assert [section.title for section in projection.sections_of(passage)] == ["みなと振興戦略", "目指す姿"]


def test_a_long_list_of_candidates_says_that_it_is_cut() -> None:
    extraction = strategy()
    many = tuple(
        Entity(iri=f"urn:{number}", kind=Kind.MEASURE, label=f"港{number}", document=extraction.document.iri)
        for number in range(31)
    )
    with pytest.raises(AmbiguousName, match=r"31件.*はじめの30件.*first 30") as caught:
        Projection.of([Extraction(extraction.document, many, ())]).find("港")
    candidates = caught.value.facts["candidates"]
    assert isinstance(candidates, list)
    assert len(candidates) == 30


def test_selection_in_a_document_that_is_not_there_is_unknown(projection: Projection) -> None:
    with pytest.raises(UnknownThing):
        projection.select(document="none")
