from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from graph.chains.paths import trace
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Basis, Entity, Extraction, Kind, Relation
from tests.viz.conftest import Find
from tests.viz.harbour import Harbour, crowd
from viz.canvas import Scene, SceneNode
from viz.card import tag_of
from viz.compose import LEGIBLE, compose, zoom_of
from viz.draft import Draft
from viz.fold import Folding
from viz.language import Language, Reader, read_by
from viz.scene import line_of, scene_of_chains, scene_of_entity
from viz.style import KINDS


def scenes(projection: Projection) -> list[Scene]:
    things = list(projection.entities.values())
    traced = [scene_of_chains(projection, trace(projection, thing).chains, [thing.iri]) for thing in things]
    return traced + [scene_of_entity(projection, thing) for thing in things]


def node_of(scene: Scene, entity: Entity) -> SceneNode:
    return next(node for node in scene.nodes if node.key == key_of(entity.iri))


def overlap(one: SceneNode, other: SceneNode) -> bool:
    return (
        abs(one.x - other.x) < (one.width + other.width) / 2 and abs(one.y - other.y) < (one.height + other.height) / 2
    )


def all_scenes(harbour: Projection, hostile: Projection) -> list[Scene]:
    return [*scenes(harbour), *scenes(hostile), *scenes(crowd(15))]


def test_cards_never_overlap_and_stay_inside(harbour: Projection, hostile: Projection) -> None:
    """Every card of every view has its place to itself, inside the picture, wide enough for its words."""
    for scene in all_scenes(harbour, hostile):
        assert not any(overlap(one, other) for one, other in combinations(scene.nodes, 2))
        for node in scene.nodes:
            assert node.width >= node.card.width - 1
            assert node.left >= -1
            assert node.right <= scene.width + 1
            assert node.bottom <= scene.height


def test_the_same_part_of_the_graph_is_the_same_picture(harbour: Projection) -> None:
    """Nothing depends on chance."""
    assert scenes(harbour) == scenes(harbour)


def test_levels_run_from_left_to_right(harbour: Projection) -> None:
    """Organisation, programme, measure, output, outcome, impact: each further right than the one before."""
    for scene in scenes(harbour):
        placed = sorted((KINDS[node.kind].level, node.x) for node in scene.nodes if not KINDS[node.kind].satellite)
        assert all(left[1] <= right[1] for left, right in pairwise(placed))


def test_a_kpi_hangs_below_the_highest_thing_that_it_measures(harbour: Projection, find: Find) -> None:
    """A KPI that measures measures and their output stands with the output."""
    scene = scene_of_entity(harbour, find("水産業の付加価値労働生産性"))
    kpi, output = node_of(scene, find("水産業の付加価値労働生産性")), node_of(scene, find("水産業・食品産業"))
    measure = node_of(scene, find("スマート水産業の推進"))
    assert kpi.left > measure.right
    assert kpi.right == output.right
    assert kpi.y > output.bottom


def test_lines_point_upwards_also_against_the_link(harbour: Projection, find: Find) -> None:
    """施策 → 主な事業 is drawn from the programme to the measure."""
    scene = scene_of_entity(harbour, find("渚泊推進対策"))
    programme, measure = find("渚泊推進対策"), find("漁村の暮らし")
    edge = next(edge for edge in scene.edges if edge.source == key_of(programme.iri))
    assert edge.target == key_of(measure.iri)
    assert (edge.relation, edge.links[0].source) == (Relation.IMPLEMENTED_BY, measure.iri)


def test_lines_start_and_end_at_their_cards(harbour: Projection, hostile: Projection) -> None:
    """No line ends in the air."""
    for scene in all_scenes(harbour, hostile):
        nodes = {node.key: node for node in scene.nodes}
        for edge in scene.edges:
            for (x, y), node in ((edge.route[0], nodes[edge.source]), (edge.route[-1], nodes[edge.target])):
                assert node.left - 1 <= x <= node.right + 1
                assert node.y - node.height / 2 - 1 <= y <= node.bottom + 1


def test_a_line_past_a_column_does_not_run_through_its_cards(harbour: Projection, find: Find) -> None:
    """A measure that contributes straight to an outcome goes past the outputs."""
    scene = scene_of_entity(harbour, find("スマート水産業の推進"))
    source, target = key_of(find("スマート水産業の推進").iri), key_of(find("地域の人材力").iri)
    edge = next(edge for edge in scene.edges if (edge.source, edge.target) == (source, target))
    output = node_of(scene, find("水産業・食品産業"))
    (_, entry), (_, leave) = edge.route[1:3]
    assert entry == leave
    assert abs(entry - output.y) > output.height / 2


def test_parallel_links_are_one_line_of_the_strongest_basis(harbour: Projection) -> None:
    """A line holds each pair once and shows the best reason."""
    for scene in scenes(harbour):
        assert len({edge.key for edge in scene.edges}) == len(scene.edges)
        for edge in scene.edges:
            assert edge.basis is min((link.basis for link in edge.links), key=lambda basis: basis.rank)


def test_an_inferred_link_stays_inferred(harbour: Projection, find: Find) -> None:
    """What was computed cannot look like what the strategy says."""
    scene = scene_of_entity(harbour, find("地域資源を最大限"))
    bases = {edge.target: edge.basis for edge in scene.edges}
    assert bases[key_of(find("地域の人材力").iri)] is Basis.INFERRED


@pytest.mark.parametrize("limit", [2, 5, 10])
def test_what_is_too_much_is_folded_and_counted(limit: int) -> None:
    """Of 40 measures the first few are drawn, the rest is one card that says how many; no link is lost."""
    projection = crowd(40)
    output = next(entity for entity in projection.entities.values() if entity.kind is Kind.OUTPUT)
    scene = scene_of_entity(projection, output, limit)
    measures = [node for node in scene.nodes if node.kind is Kind.MEASURE]
    fold = next(node for node in measures if node.folded)
    assert len(measures) == limit
    assert fold.card.lines == (f"ほか {41 - limit} 件",)
    assert len(fold.folded) == 41 - limit
    assert sum(len(edge.links) for edge in scene.edges) == len(projection.incoming(output.iri)) + 1


def test_what_is_asked_for_is_never_folded_away() -> None:
    """The focus keeps its card among 40 of its kind."""
    projection = crowd(40)
    last = [entity for entity in projection.entities.values() if entity.kind is Kind.MEASURE][-1]
    chains = [chain for thing in projection.select(kind=Kind.PROGRAMME) for chain in trace(projection, thing).chains]
    scene = scene_of_chains(projection, chains, [last.iri])
    assert node_of(scene, last).is_focus


def test_a_thing_without_links_is_a_picture_too(harbour: Projection, find: Find) -> None:
    """No chain found: the thing alone."""
    scene = scene_of_chains(harbour, [], [find("渚泊").iri])
    assert [node.key for node in scene.nodes] == [key_of(find("渚泊").iri)]


def test_cards_that_hang_on_a_fold_are_folded_with_it() -> None:
    """A KPI of a measure that is not drawn does not stay behind on its own."""
    made = Harbour()
    output = made.thing(Kind.OUTPUT, "成果", "output-a")
    measures = [made.thing(Kind.MEASURE, f"施策{at}", "smart") for at in range(9)]
    kpis = [made.kpi(f"指標{at}", "block", "1件", "2030年度") for at in range(9)]
    links = [made.link((measure, Relation.CONTRIBUTES_TO, output), "smart") for measure in measures]
    links += [
        made.link((measure, Relation.MEASURED_BY, kpi), "block") for measure, kpi in zip(measures, kpis, strict=True)
    ]
    projection = Projection.of([Extraction(made.document, (output, *measures, *kpis), tuple(links))])
    lines = [line_of(projection, link) for link in projection.links]
    scene = compose(Draft(list(projection.entities.values()), lines), Folding(4))
    hung = [node for node in scene.nodes if node.kind is Kind.KPI]
    assert [node.card.lines for node in hung if node.folded] == [("6 件",)]
    assert len(hung) == 4


@pytest.mark.parametrize("count", [1, 4, 9, 25])
def test_many_kpis_of_one_output_stay_legible(count: int) -> None:
    """KPIs stand side by side, or fold, before the words become too small to read."""
    made = Harbour()
    output = made.thing(Kind.OUTPUT, "成果", "output-a")
    kpis = [
        made.kpi(f"地域における取組の件数を表す長い名前の指標その{at}", "block", "1件", "2030年度")
        for at in range(count)
    ]
    links = tuple(made.link((output, Relation.MEASURED_BY, kpi), "block") for kpi in kpis)
    projection = Projection.of([Extraction(made.document, (output, *kpis), links)])
    scene = scene_of_entity(projection, output)
    assert zoom_of(scene) >= LEGIBLE
    assert sum(len(node.folded) or 1 for node in scene.nodes if node.kind is Kind.KPI) == count
    assert not any(overlap(one, other) for one, other in combinations(scene.nodes, 2))


@pytest.mark.parametrize(
    ("notation", "tag"), [(None, "KPI"), ("①", "KPI ①"), ("KPI②", "KPI②"), ("長" * 99, "KPI 長長長長長長長長長…")]
)
def test_a_tag_names_the_kind_once(notation: str | None, tag: str) -> None:
    """A notation that already names the kind is not led by it again; a long one is cut."""
    assert tag_of(replace(Harbour().kpi("指標", "block", "1件", "2030年度"), notation=notation)) == tag


@pytest.mark.parametrize(
    ("kind", "notation", "tag"),
    [
        (Kind.KPI, None, "KPI"),
        (Kind.KPI, "KPI①", "KPI①"),
        (Kind.MEASURE, "施策1", "Measure 1"),
        (Kind.OUTPUT, "a", "Output a"),
    ],
)
def test_a_tag_has_one_word_for_a_kind_in_english(kind: Kind, notation: str | None, tag: str) -> None:
    """With or without a notation, a kind has the same name, and that in English."""
    made = Harbour()
    thing = made.kpi("指標", "block", "1件", "2030年度") if kind is Kind.KPI else made.thing(kind, "もの", "block")
    with read_by(Reader(Language.ENGLISH)):
        assert tag_of(replace(thing, notation=notation)).strip() == tag
