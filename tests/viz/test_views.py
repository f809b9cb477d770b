"""The views of the graph: what they show, how they fold and filter, and that one address always gives one picture."""

from time import process_time

import pytest

from graph.chains.contributions import contributions
from graph.projection import Projection
from ontology.errors import BadParameter, UnknownThing
from ontology.iri import key_of
from ontology.model import Basis, Entity, Extraction, Kind, OrganisationKind, Relation
from tests.synthetic import grown
from tests.viz.conftest import Find
from tests.viz.harbour import Harbour, crowd
from viz.canvas import Scene
from viz.compose import zoom_of
from viz.view_page import NAMES, render_view
from viz.views.catalogue import GRAPHS, view_at
from viz.views.view import View

MEGABYTE = 1_000_000


def key(thing: Entity) -> str:
    return key_of(thing.iri)


def scene_of(view: View) -> Scene:
    assert isinstance(view.picture, Scene)
    return view.picture


def cards(view: View) -> set[str]:
    return {node.key for node in scene_of(view).nodes}


def paths(projection: Projection) -> list[tuple[str, dict[str, str]]]:
    """Every view of every thing of a sample, closed and with everything opened."""
    things = projection.entities.values()
    organisations = [thing for thing in things if thing.kind is Kind.ORGANISATION]
    everything = ",".join(map(key, things))
    return [
        ("map", {}),
        ("map", {"open": everything}),
        *((f"around/{key(thing)}", {}) for thing in things),
        (f"around/{key(organisations[0])}", {"open": everything}),
        *((f"trace/{key(thing)}", {"direction": "down"}) for thing in things),
        *((f"joint/{key(one)}/{key(other)}", {}) for one in organisations for other in organisations if one != other),
    ]


@pytest.mark.parametrize("sample", ["harbour", "hostile"])
def test_every_view_holds_its_promises(sample: str, request: pytest.FixtureRequest) -> None:
    """The table has every link drawn, the path leads to the same view, and the page lists every card."""
    projection: Projection = request.getfixturevalue(sample)
    for path, options in paths(projection):
        view = view_at(projection, path, options)
        place, _, query = view.path.partition("?")
        again = dict(part.split("=", 1) for part in query.split("&") if part)
        assert view_at(projection, place, again) == view, path
        assert {row[1] for row in view.table.rows} >= {projection.entities[link.source].label for link in view.links}
        assert len(view.table.rows) >= len(view.links)
        html = render_view(projection, view).html
        for node in scene_of(view).nodes:
            if not node.holds and not node.folded:
                assert f'data-thing="{node.key}"' in html, path


def test_the_map_counts_what_stands_below(harbour: Projection, find: Find) -> None:
    """An output's card says how many measures, programmes, KPIs and ministries it holds."""
    view = view_at(harbour, "map")
    notes = {node.key: node.card.notes for node in scene_of(view).nodes}
    assert notes[key(find("水産業・食品産業"))] == ("施策2 事業2 KPI1 府省等1",)
    assert notes[key(find("強い地域経済"))] == ("施策4 事業3 KPI5 府省等4",)
    assert not any(node.kind is Kind.MEASURE for node in scene_of(view).nodes)


def test_the_map_opens_level_by_level(harbour: Projection, find: Find) -> None:
    """An opened output shows its measures and KPI, an opened measure its programmes and who answers for it."""
    output, measure = find("水産業・食品産業"), find("スマート水産業の推進")
    first = view_at(harbour, "map", {"open": key(output)})
    assert {key(measure), key(find("水産業の付加価値"))} <= cards(first)
    assert key(find("スマート水産業普及")) not in cards(first)
    assert key(measure) in first.openable
    second = view_at(harbour, "map", {"open": f"{key(output)},{key(measure)}"})
    assert {key(find("スマート水産業普及")), key(find("水産庁"))} <= cards(second)


def test_a_document_without_results_is_mapped_by_its_measures() -> None:
    """There is a map of whatever there is."""
    made = Harbour()
    measures = [made.thing(Kind.MEASURE, f"施策その{at}", "smart") for at in range(3)]
    projection = Projection.of([Extraction(made.document, tuple(measures), ())])
    assert set(map(key, measures)) <= cards(view_at(projection, "map"))
    assert scene_of(view_at(Projection.of([]), "map")).nodes == ()


def test_a_neighbourhood_grows_where_it_is_opened(harbour: Projection, find: Find) -> None:
    """First only what is one link away; an opened card brings its own neighbours, and can be closed again."""
    measure, output, outcome = find("海の仕事"), find("若者や女性"), find("地域の人材力")
    view = view_at(harbour, f"around/{key(measure)}")
    assert key(output) in cards(view)
    assert key(outcome) not in cards(view)
    assert key(output) in view.openable
    grown_view = view_at(harbour, f"around/{key(measure)}", {"open": key(output)})
    assert key(outcome) in cards(grown_view)
    assert cards(view) <= cards(grown_view)
    closing = f'href="/around/{key(measure)}" data-toggle="{key(output)}"'
    assert closing in render_view(harbour, grown_view).html


def test_a_fold_opens_in_the_picture() -> None:
    """`open` takes the key of a fold: its things get cards of their own."""
    projection = crowd(40)
    output = next(iter(projection.select(kind=Kind.OUTPUT)))
    view = view_at(projection, f"around/{key(output)}")
    fold = next(node for node in scene_of(view).nodes if node.folded and node.kind is Kind.MEASURE)
    assert fold.key in view.openable
    opened = view_at(projection, f"around/{key(output)}", {"open": fold.key})
    assert set(fold.folded) <= cards(opened)


def test_all_that_contributes_is_found_downwards(harbour: Projection, find: Find) -> None:
    """From an outcome down to measures, programmes and ministries, and never beside or above it."""
    goal = find("地域の人材力")
    found = contributions(harbour, goal)
    labels = {thing.label for thing in found.things}
    assert {"海の仕事を学ぶ地域みらい学校と奨学金返還支援", "文部科学省", "スマート水産業普及推進事業"} <= labels
    assert not {"強い地域経済", "地方の企業で働く若者・女性の正規雇用者の割合"} & labels
    assert all(chain.steps[-1].thing == goal for chain in found.chains)
    view = view_at(harbour, f"trace/{key(goal)}", {"direction": "down"})
    assert view.chains == found.chains
    assert {key(thing) for thing in found.things} <= cards(view)


def test_a_mere_mention_is_no_contribution(harbour: Projection, find: Find) -> None:
    """Chains down follow no link that only says that a name is mentioned."""
    found = contributions(harbour, find("漁村地域における延べ宿泊者数"))
    assert Relation.MENTIONS not in {link.relation for chain in found.chains for link in chain.links}


def test_two_ministries_stand_at_either_end(harbour: Projection, find: Find) -> None:
    """What they share is in the middle; every line is a link of its own."""
    left, right = find("観光庁"), find("農林水産省")
    view = view_at(harbour, f"joint/{key(left)}/{key(right)}")
    place = {node.key: node.x for node in scene_of(view).nodes}
    shared = key(find("漁村の暮らし"))
    assert place[key(left)] < place[shared] < place[key(right)]
    assert {link.relation for link in view.links} == {Relation.RESPONSIBLE_FOR}
    assert [column.ja for column in scene_of(view).columns] == [left.label, "共有するもの", right.label]


def test_a_fold_never_hides_a_single_name(harbour: Projection) -> None:
    """What stands for others stands for two at least, in every view of the sample that folds something."""
    outcome = key(harbour.select(kind=Kind.OUTCOME)[0])
    views = [view_at(crowd(40), "map"), view_at(harbour, f"trace/{outcome}", {"direction": "down"})]
    folds = [node.folded for view in views for node in scene_of(view).nodes if node.folded]
    assert all(len(folded) > 1 for folded in folds)


def test_measures_that_look_alike_are_joined_by_an_inferred_line() -> None:
    """A likeness is dashed, has its score, stands in the table as inferred, and is no link."""
    made = Harbour()
    names = ("地域の観光人材育成拠点の整備", "観光人材育成拠点の整備の促進")
    measures = [made.thing(Kind.MEASURE, name, "smart") for name in names]
    noise = [made.thing(Kind.MEASURE, f"別の取組{at}番", "smart") for at in "甲乙丙丁戊己庚辛"]
    offices = [made.organisation(name, OrganisationKind.MINISTRY) for name in ("総務省", "環境省")]
    links = [
        made.link((office, Relation.RESPONSIBLE_FOR, measure), "smart")
        for office, measure in zip(offices, measures, strict=True)
    ]
    projection = Projection.of([Extraction(made.document, (*measures, *noise, *offices), tuple(links))])
    view = view_at(projection, "joint/" + "/".join(map(key, offices)))
    (edge,) = [edge for edge in scene_of(view).edges if edge.likenesses]
    assert (edge.basis, edge.links, edge.relation) == (Basis.INFERRED, (), None)
    assert edge.word == f"類似 {edge.likenesses[0].score:.2f}"
    assert view.table.rows[-1][5] == "推定"
    assert "似ている施策" in render_view(projection, view).html


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        ({"kinds": "Output,Outcome"}, {Kind.OUTPUT, Kind.OUTCOME}),
        ({"kinds": "output"}, {Kind.OUTPUT}),
        ({"ministry": "文部科学省"}, {Kind.OUTPUT, Kind.OUTCOME, Kind.IMPACT}),
    ],
)
def test_filters_leave_only_what_was_asked_for(harbour: Projection, options: dict[str, str], kinds: set[Kind]) -> None:
    """Kinds and ministry narrow the map; the address keeps them."""
    view = view_at(harbour, "map", options)
    assert {node.kind for node in scene_of(view).nodes} == kinds
    assert "?" in view.path


def test_a_ministry_keeps_only_what_it_leads_to(harbour: Projection, find: Find) -> None:
    """The outputs of others go, those of the ministry stay."""
    view = view_at(harbour, "map", {"ministry": "文部科学省"})
    assert key(find("若者や女性")) in cards(view)
    assert key(find("水産業・食品産業")) not in cards(view)


def test_a_basis_hides_the_lines_of_others(harbour: Projection, find: Find) -> None:
    """Without the inferred links none is drawn, in picture and table."""
    path = f"around/{key(find('地域資源を最大限'))}"
    assert Basis.INFERRED in {link.basis for link in view_at(harbour, path).links}
    narrowed = view_at(harbour, path, {"basis": "stated,structural"})
    assert {link.basis for link in narrowed.links} <= {Basis.STATED, Basis.STRUCTURAL}


@pytest.mark.parametrize("options", [{"kinds": "Wish"}, {"basis": "hoped"}])
def test_an_unknown_filter_is_refused(harbour: Projection, options: dict[str, str]) -> None:
    """A word that is no kind or basis is an error that lists what is."""
    with pytest.raises(BadParameter):
        view_at(harbour, "map", options)


@pytest.mark.parametrize("path", ["nowhere/x", "joint/総務省", "around/none", "map/none"])
def test_an_unknown_place_is_refused(harbour: Projection, path: str) -> None:
    """What is not there is an error with a name."""
    with pytest.raises(UnknownThing):
        view_at(harbour, path)


@pytest.fixture(scope="module")
def big() -> Projection:
    """Make two strategies, each of 8 outcomes, 48 outputs, 480 measures, 480 programmes and 96 KPIs."""
    made = Harbour()
    impact = made.thing(Kind.IMPACT, "強く豊かな地域", "impact")
    things: list[Entity] = [impact]
    links = []
    for a in range(8):
        outcome = made.thing(Kind.OUTCOME, f"地域の暮らしと産業を支える成果その{a}", "outcome-a", "ABCDEFGH"[a])
        things.append(outcome)
        links.append(made.link((outcome, Relation.CONTRIBUTES_TO, impact), "outcome-a"))
        for b in range(6):
            output = made.thing(Kind.OUTPUT, f"現場の取組が広がるアウトプット{a}の{b}", "output-a", str(b))
            kpis = [made.kpi(f"取組の数を表す指標{a}の{b}の{k}", "block", "100件", "2030年度") for k in range(2)]
            things += [output, *kpis]
            links.append(made.link((output, Relation.CONTRIBUTES_TO, outcome), "output-a"))
            links += [made.link((output, Relation.MEASURED_BY, kpi), "block") for kpi in kpis]
            for c in range(10):
                measure = made.thing(Kind.MEASURE, f"関係府省が連携して進める施策{a}の{b}の{c}", "smart", str(c))
                programme = made.thing(Kind.PROGRAMME, f"施策を支える補助事業{a}の{b}の{c}", "smart-programmes")
                things += [measure, programme]
                links.append(made.link((measure, Relation.CONTRIBUTES_TO, output), "smart"))
                links.append(made.link((measure, Relation.MEASURED_BY, kpis[c % 2]), "block"))
                links.append(made.link((measure, Relation.IMPLEMENTED_BY, programme), "smart-programmes"))
    return Projection.of(grown([Extraction(made.document, tuple(things), tuple(links))], 2))


def test_a_thousand_things_stay_usable(big: Projection) -> None:
    """Folding before crowding: a picture that can be read, within a second of work, on a page below a megabyte."""
    top = next(iter(big.select(kind=Kind.IMPACT)))
    output = next(iter(big.select(kind=Kind.OUTPUT)))
    view_at(big, f"around/{key(output)}")  # the model that breaks labels into lines is read once
    for path, options in (
        ("map", {}),
        ("map", {"open": key(output)}),
        (f"around/{key(top)}", {}),
        (f"trace/{key(top)}", {"direction": "down"}),
    ):
        start = process_time()
        view = view_at(big, path, options)
        page = render_view(big, view)
        spent = process_time() - start
        assert zoom_of(scene_of(view)) > 0.4, path
        assert len(page.html.encode()) < MEGABYTE, path
        assert spent < 1, path


def test_every_graph_view_has_a_name_on_its_page() -> None:
    """No view is without a heading."""
    assert NAMES.keys() == GRAPHS.keys()
