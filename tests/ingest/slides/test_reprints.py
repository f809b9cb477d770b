"""A page that comes back in another set of slides, wrapped at another width, is one thing with both places."""

from graph.exports.contract import to_json
from graph.projection import Projection
from ontology.model import Budget, Extraction, Flow, Kind
from tests.ingest.slides.conftest import ReadSlides


def _iris(extraction: Extraction, kind: Kind) -> set[str]:
    return {entity.iri for entity in extraction.entities if entity.kind is kind}


def test_programmes_and_budgets_of_a_reprinted_page_are_the_same_things(read_slides: ReadSlides) -> None:
    first, second = read_slides("reprint_a"), read_slides("reprint_b")
    assert first.document.series != second.document.series
    for kind in (Kind.PROGRAMME, Kind.BUDGET):
        assert _iris(first, kind) == _iris(second, kind) != set()


def test_every_link_of_a_reprinted_page_has_evidence_from_both_places(read_slides: ReadSlides) -> None:
    exported = to_json(Projection.of([read_slides("reprint_a"), read_slides("reprint_b")]))
    links = [edge for edge in exported["edges"] if edge["type"] in ("fundedBy", "partOf", "responsibleFor")]
    stated = [edge for edge in links if edge["basis"] != "curated"]
    assert stated
    assert all(len({passage["document"] for passage in edge["evidence"]}) == 2 for edge in stated)


def test_what_one_print_lost_the_other_gives(read_slides: ReadSlides) -> None:
    """The second print has lost the box that names the payer; whichever is merged last, the flow stays."""
    prints = [read_slides("reprint_a"), read_slides("reprint_b")]
    for order in (prints, prints[::-1]):
        budgets = [e for e in Projection.of(order).entities.values() if isinstance(e, Budget)]
        assert [budget.flows for budget in budgets if budget.flows] == [(Flow("国", "市町村", "１/２"),)]


def test_different_programmes_of_one_name_space_stay_apart(read_slides: ReadSlides) -> None:
    others = _iris(read_slides("two_columns"), Kind.BUDGET)
    assert not others & _iris(read_slides("reprint_a"), Kind.BUDGET)
