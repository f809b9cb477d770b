"""What people decide holds over what was computed or curated, never over the text, and survives revisions."""

import csv
import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from api.answers import flat_rows
from api.cells import csv_file
from graph.decisions.desk import Desk
from graph.decisions.incoming import proposals
from graph.decisions.ledger import decisions_graph
from graph.decisions.proposal import Proposal
from graph.decisions.rdf import decisions_from_rdf, decisions_to_rdf
from graph.decisions.table import decisions_answer, needing_a_look
from graph.exports.cells import ENCODING
from graph.projection import Projection
from graph.rdf import conformance
from graph.storage.generations import current, generation_folder
from graph.store import PolicyGraph, writing
from ontology.decisions import (
    Anchor,
    Decision,
    Named,
    Pair,
    Ruling,
    State,
    Tie,
    Trouble,
    Way,
    Withdrawal,
)
from ontology.errors import BadParameter, DecisionRefused, StoreBusy, SujimichiError, UnknownThing
from ontology.iri import Minter, key_of
from ontology.model import Basis, Evidence, Extraction, Kind, Link, Organisation, Relation, Role
from tests.examples import BASE, SERIES
from tests.graph.survival import Survival, states, survive
from tests.graph.test_identity import SUPPORT, labelled, put, revision
from tests.revisions.trial import Trial
from tests.score.published import SEEDS, SHARED

SAMPLE = Path(__file__).parents[2] / "samples" / "mirai-strategy.md"
FIRST = revision(1)
CURATED = ("水産庁", "responsibleFor", "船出応援事業")
INFERRED = ("港の市場を直す", "contributesTo", "海の仕事を増やす")
STATED = ("水産庁", "responsibleFor", "見習い漁師の支援")


def proposed(ruling: str, source: str, relation: str | None, target: str, **more: Any) -> Proposal:
    said = {"reason": "担当課に確かめた", "author": "山田", "at": "2026-04-01", **more}
    return Proposal(ruling=ruling, source=source, relation=relation, target=target, **said)


def decide(store: Path, *given: Proposal) -> tuple[Decision, ...]:
    with writing(store) as writer:
        return Desk(writer).decide(given)


def links(store: Path, of: tuple[str, str, str], document: str | None = None) -> list[Link]:
    """Give the links between two labels, as a reader sees them."""
    with PolicyGraph.open(store) as graph:
        read = graph.extraction(document or graph.latest_revisions()[0])
    labels = {entity.iri: entity.label for entity in read.entities}
    return [link for link in read.links if (labels[link.source], link.relation, labels[link.target]) == of]


def bases(store: Path, of: tuple[str, str, str]) -> list[str]:
    return [link.basis.value for link in links(store, of)]


def state_of(store: Path, decision: Decision) -> State:
    with PolicyGraph.open(store) as graph:
        (row,) = (row for row in decisions_answer(graph.ledger, graph.documents()).rows if row.id == decision.iri)
    return State(row.state)


def in_union(store: Path, query: str) -> bool:
    """Ask the default graph of the store, which is what SPARQL sees."""
    opened = ox.Store.read_only(str(generation_folder(store, str(current(store)))))
    return bool(opened.query(f"PREFIX : <https://w3id.org/sujimichi/ontology#> ASK {{ {query} }}"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    put(tmp_path / "store", FIRST)
    return tmp_path / "store"


def test_an_accepted_link_is_decided_and_keeps_its_quotes(store: Path) -> None:
    (decision,) = decide(store, proposed("accept", *CURATED))
    (link,) = links(store, CURATED)
    assert (link.basis, link.confidence) == (Basis.DECIDED, 1.0)
    assert link.reason == "担当課に確かめた（山田、2026-04-01）"
    assert link.evidence == (decision.origin.passage,)
    assert state_of(store, decision) is State.IN_FORCE


def test_a_rejected_link_is_gone_for_readers_and_left_in_the_graph_of_its_revision(store: Path) -> None:
    home = FIRST.document.iri
    with PolicyGraph.open(store) as graph:
        before = graph.serialize("nq", [home])
    market, outcome = (f"<{labelled(FIRST, label).iri}>" for label in (INFERRED[0], INFERRED[2]))
    assert in_union(store, f"{market} :contributesTo {outcome}")
    decide(store, proposed("reject", *INFERRED))
    assert links(store, INFERRED) == []
    assert not in_union(store, f"{market} :contributesTo {outcome}")
    assert not in_union(store, '?statement :basis "inferred"')
    assert in_union(store, f"GRAPH <{home}> {{ {market} :contributesTo {outcome} }}")
    with PolicyGraph.open(store) as graph:
        assert graph.serialize("nq", [home]) == before
        merged = graph.serialize("ttl", graph.current()).decode()
        assert '"inferred"' not in merged
        assert INFERRED[0] in merged
        assert Projection.of([graph.extraction(home)]).outgoing(labelled(FIRST, INFERRED[0]).iri) == ()


def test_an_added_link_is_found_by_every_way_of_asking(store: Path) -> None:
    wanted = ("みなと省", "responsibleFor", "漁具の共同購入")
    decide(store, proposed("add", *wanted, role="lead", quote="漁具をまとめて買う。"))
    (link,) = links(store, wanted)
    assert (link.basis, link.role, link.evidence[0].quote) == (Basis.DECIDED, Role.LEAD, "漁具をまとめて買う。")
    assert in_union(store, f'<{link.source}> :responsibleFor <{link.target}> . ?s :basis "decided" ; :role "lead"')


def test_a_ministry_that_only_the_authority_files_know_comes_with_its_description(store: Path) -> None:
    known = FIRST.entities[-1]
    assert isinstance(known, Organisation)
    castle = replace(known, iri=f"{BASE}/organisation/0123456789ab", label="しろ庁", abbreviations=("城庁",))
    with writing(store) as writer:
        writer.set_authority([castle], [])
    decide(store, proposed("add", "城庁", "responsibleFor", "市場の改修"))
    with PolicyGraph.open(store) as graph:
        assert labelled(graph.extraction(FIRST.document.iri), "しろ庁") == castle
        assert castle not in graph.as_read(FIRST.document.iri).entities


def test_an_edit_puts_one_link_in_place_of_another(store: Path) -> None:
    decide(store, proposed("edit", *CURATED, instead=(("source", "みなと省"), ("role", "contributor"))))
    assert links(store, CURATED) == []
    (link,) = links(store, ("みなと省", *CURATED[1:]))
    assert (link.basis, link.role) == (Basis.DECIDED, Role.CONTRIBUTOR)


@pytest.mark.parametrize(
    ("proposal", "error", "told"),
    [
        (proposed("reject", *STATED), DecisionRefused, "水産庁は、見習い漁師に船と住まいを貸し出す。"),
        (proposed("edit", *STATED, instead=(("source", "みなと省"),)), DecisionRefused, "本文が述べています"),
        (proposed("accept", "みなと省", "responsibleFor", "市場の改修"), DecisionRefused, "add"),
        (proposed("edit", *CURATED), DecisionRefused, "改めるところがありません"),
        (proposed("refuse", *CURATED), BadParameter, "accept reject add edit"),
        (proposed("add", "水産庁", "owns", "船出応援事業"), BadParameter, "owns"),
        (proposed("accept", *CURATED, reason=" "), BadParameter, "理由"),
        (proposed("accept", *CURATED, author=""), BadParameter, "--author"),
        (proposed("accept", *CURATED, at="昨日"), BadParameter, "YYYY-MM-DD"),
        (proposed("accept", *CURATED, at="2026-04-01T10:00:00"), BadParameter, "時差"),
        (proposed("accept", *CURATED, quote="どこにもない文"), BadParameter, "どこにもない文"),
        (proposed("accept", *CURATED, document="別の戦略"), UnknownThing, SERIES),
        (proposed("add", "無い省", "responsibleFor", "市場の改修"), UnknownThing, "無い省"),
        (proposed("accept", "見習い漁師の支援", None, "無い施策"), UnknownThing, "doubts"),
        (proposed("add", "見習い漁師の支援", None, "市場の改修"), BadParameter, "accept reject"),
    ],
    ids=lambda value: value.ruling if isinstance(value, Proposal) else None,
)
def test_what_cannot_be_decided_is_refused_in_both_languages(
    store: Path, proposal: Proposal, error: type[SujimichiError], told: str
) -> None:
    before = current(store)
    with pytest.raises(error, match=told) as caught:
        decide(store, proposed("accept", *CURATED), proposal)
    assert caught.value.facts["place"] == 1
    assert caught.value.message.ja != caught.value.message.en
    assert current(store) == before, "the first of the two was not kept either"


def test_the_later_of_two_decisions_holds_and_both_stay_on_record(store: Path) -> None:
    accepted, rejected = decide(
        store, proposed("accept", *CURATED, at="2026-04-01"), proposed("reject", *CURATED, at="2026-04-02")
    )
    assert links(store, CURATED) == []
    assert (state_of(store, accepted), state_of(store, rejected)) == (State.SUPERSEDED, State.IN_FORCE)
    (older,) = decide(store, proposed("accept", *CURATED, at="2026-03-01", author="佐藤"))
    assert links(store, CURATED) == [], "what counts is the date of a decision"
    assert state_of(store, older) is State.SUPERSEDED


def test_a_withdrawn_decision_stays_on_record_and_what_was_before_it_holds_again(store: Path) -> None:
    _, rejected = decide(store, proposed("accept", *CURATED), proposed("reject", *CURATED, at="2026-04-02"))
    gone = Withdrawal("佐藤", "2026-05-01", "取り違え")
    with writing(store) as writer:
        Desk(writer).withdraw(key_of(rejected.iri), gone)
    assert bases(store, CURATED) == ["decided"]
    assert state_of(store, rejected) is State.WITHDRAWN
    with PolicyGraph.open(store) as graph:
        kept = graph.ledger.get(rejected.iri)
    assert kept and kept.withdrawn == gone
    with pytest.raises(DecisionRefused, match="2026-05-01"), writing(store) as writer:
        Desk(writer).withdraw(rejected.iri, gone)


def test_undoing_every_decision_gives_the_union_of_before(store: Path) -> None:
    def triples(graph: ox.NamedNode | ox.DefaultGraph) -> set[ox.Triple]:
        opened = ox.Store.read_only(str(generation_folder(store, str(current(store)))))
        return {quad.triple for quad in opened.quads_for_pattern(None, None, None, graph)}

    before = triples(ox.DefaultGraph())
    made = decide(store, proposed("reject", *INFERRED), proposed("edit", *CURATED, instead=(("source", "みなと省"),)))
    assert not before <= triples(ox.DefaultGraph())
    with writing(store) as writer:
        for decision in made:
            Desk(writer).withdraw(decision.iri, Withdrawal("山田", "2026-05-01", "試し"))
    after = triples(ox.DefaultGraph())
    assert before <= after
    assert after - before <= triples(ox.NamedNode(decisions_graph(BASE))), "the record of what was decided"


@pytest.mark.parametrize("forms", ["link", "identity", "edit", "lost", "withdrawn"])
def test_decisions_come_back_from_rdf_as_they_went_in_and_conform(forms: str) -> None:
    one, other = Named(f"{BASE}/measure/1", Kind.MEASURE, "市場"), Named(f"{BASE}/kpi/2", Kind.KPI, "売上")
    passage = Evidence(FIRST.document.iri, 3, 5, "市場", 2)
    origin = Anchor(FIRST.document.iri, passage, Way.MADE, 1.0, "前\n", "", one.iri)
    tie = Tie(one, Relation.MEASURED_BY, other, Role.LEAD)
    said: dict[str, Any] = {
        "iri": f"{BASE}/decision/9",
        "ruling": Ruling.ACCEPT,
        "subject": tie,
        "reason": "理由\n二行",
        "author": "山田 <yamada@example.jp>",
        "at": "2026-04-01T00:00:00+00:00",
        "series": FIRST.document.series,
        "anchors": (origin,),
    }
    more: dict[str, dict[str, Any]] = {
        "link": {},
        "identity": {"subject": Pair(one, replace(one, label="市")), "ruling": Ruling.REJECT},
        "edit": {"ruling": Ruling.EDIT, "instead": replace(tie, role=None)},
        "lost": {"anchors": (origin, Anchor(f"{BASE}/document/2", names=one.iri, trouble=Trouble.THING))},
        "withdrawn": {"withdrawn": Withdrawal("佐藤", "2026-05-01", "誤り")},
    }
    decision = Decision(**{**said, **more[forms]})
    later = replace(decision, iri=f"{BASE}/decision/1")
    triples = list(decisions_to_rdf(decisions_graph(BASE), [decision, later]))
    assert decisions_from_rdf(reversed(triples)) == (decision, later)
    conformance.check(triples)


# Revisions ----------------------------------------------------------------------------------------------------------


def test_a_decision_follows_a_thing_that_gets_another_name(store: Path) -> None:
    (decision,) = decide(store, proposed("add", "みなと省", "responsibleFor", "見習い漁師の支援", role="lead"))
    put(store, revision(2, {"見習い漁師の支援": "海に出る若者の応援"}))
    assert state_of(store, decision) is State.IN_FORCE
    assert [link.basis for link in links(store, ("みなと省", "responsibleFor", "海に出る若者の応援"))] == [
        Basis.DECIDED
    ]


def test_an_older_revision_is_shown_with_the_decisions_of_its_time(store: Path) -> None:
    """A figure in an old briefing stays true: what is decided on the new text changes nothing in the old one."""
    second = revision(2)
    put(store, second)
    decide(store, proposed("reject", *CURATED))
    assert links(store, CURATED, second.document.iri) == []
    assert [link.basis for link in links(store, CURATED, FIRST.document.iri)] == [Basis.CURATED]


def _without(extraction: Extraction, label: str) -> Extraction:
    gone = labelled(extraction, label).iri
    return replace(
        extraction,
        entities=tuple(entity for entity in extraction.entities if entity.iri != gone),
        links=tuple(link for link in extraction.links if gone not in (link.source, link.target)),
    )


def test_a_decision_on_a_thing_that_is_gone_is_listed_and_comes_back_with_it(store: Path) -> None:
    (decision,) = decide(store, proposed("accept", *CURATED))
    second = _without(revision(2), "船出応援事業")
    put(store, second)
    with PolicyGraph.open(store) as graph:
        (row,) = needing_a_look(graph.ledger, graph.documents()).rows
    assert (row.id, row.trouble) == (decision.iri, Trouble.THING)
    put(store, revision(3))
    assert state_of(store, decision) is State.IN_FORCE
    assert bases(store, CURATED) == ["decided"]


def test_what_the_text_comes_to_say_itself_is_no_longer_rejected_but_listed(store: Path) -> None:
    (decision,) = decide(store, proposed("reject", *INFERRED))
    second = revision(2)
    market, outcome = (labelled(second, label) for label in (INFERRED[0], INFERRED[2]))
    said = Link(market.iri, Relation.CONTRIBUTES_TO, outcome.iri, Basis.STATED, market.evidence)
    put(store, replace(second, links=(*second.links, said)))
    assert "stated" in bases(store, INFERRED)
    with PolicyGraph.open(store) as graph:
        (row,) = needing_a_look(graph.ledger, graph.documents()).rows
    assert (row.id, row.trouble) == (decision.iri, Trouble.DISPUTED)


# Identities ---------------------------------------------------------------------------------------------------------

LIGHTS = "灯台の光を灯す人の表彰"
OTHERS = {"市場の改修": LIGHTS, "港の市場を直す": "岬の手入れ"}


def test_two_things_become_one_on_the_word_of_a_person_and_stay_one(store: Path) -> None:
    second = revision(2, OTHERS)
    put(store, second)
    market, lights = labelled(FIRST, "市場の改修").iri, labelled(second, LIGHTS).iri
    assert market != lights
    decided_before = decide(store, proposed("add", "みなと省", "responsibleFor", LIGHTS))
    (same,) = decide(store, proposed("accept", "市場の改修", None, LIGHTS))
    with PolicyGraph.open(store) as graph:
        assert labelled(graph.extraction(second.document.iri), LIGHTS).iri == market
    (link,) = links(store, ("みなと省", "responsibleFor", LIGHTS))
    assert link.target == market, "a link that was decided on goes with the thing"
    put(store, revision(3, OTHERS))
    with PolicyGraph.open(store) as graph:
        assert labelled(graph.extraction(graph.latest_revisions()[0]), LIGHTS).iri == market
    assert {state_of(store, each) for each in (*decided_before, same)} == {State.IN_FORCE}
    with writing(store) as writer:
        Desk(writer).withdraw(same.iri, Withdrawal("山田", "2026-05-01", "やはり別"))
    with PolicyGraph.open(store) as graph:
        for document in graph.documents()[1:]:
            assert labelled(graph.extraction(document.iri), LIGHTS).iri == lights, "also in the revision after it"
    assert [link.target for link in links(store, ("みなと省", "responsibleFor", LIGHTS))] == [lights]


def test_two_things_of_one_name_are_parted_on_the_word_of_a_person(store: Path) -> None:
    put(store, revision(2), revision(3))
    (apart,) = decide(store, proposed("reject", "見習い漁師の支援", None, "見習い漁師の支援", at="2026-04-03"))
    with PolicyGraph.open(store) as graph:
        iris = [labelled(graph.extraction(each.iri), "見習い漁師の支援").iri for each in graph.documents()]
    assert apart.origin.document == revision(3).document.iri, "the last revision that has such a pair"
    assert iris[0] == iris[1] == SUPPORT != iris[2]
    with writing(store) as writer:
        Desk(writer).withdraw(apart.iri, Withdrawal("山田", "2026-05-01", "やはり同じ"))
    with PolicyGraph.open(store) as graph:
        assert labelled(graph.extraction(graph.latest_revisions()[0]), "見習い漁師の支援").iri == SUPPORT


def test_a_pair_that_was_decided_is_no_longer_doubtful(store: Path) -> None:
    second = revision(2, {"見習い漁師の支援": "漁師の見習いと若者の船出"})
    put(store, second)
    with writing(store) as writer:
        decided = Desk(writer).decide([proposed("reject", "見習い漁師の支援", None, "漁師の見習いと若者の船出")])
    with PolicyGraph.open(store) as graph:
        (doc,) = (each.origin.document for each in decided)
        assert SUPPORT not in {entity.iri for entity in graph.extraction(doc).entities}
        assert [match for match in graph.matches(doc) if match.former == SUPPORT and match.is_same] == []


# Tables -------------------------------------------------------------------------------------------------------------


def _table(store: Path) -> list[dict[str, str | None]]:
    with PolicyGraph.open(store) as graph:
        text = csv_file(*flat_rows(decisions_answer(graph.ledger, graph.documents()))).decode(ENCODING)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_that_was_written_is_read_back_to_the_letter(store: Path, tmp_path: Path) -> None:
    """Every sort of decision, with a reason that a spreadsheet would take for a formula."""
    put(store, revision(2, OTHERS))
    decide(
        store,
        proposed("accept", "市場の改修", None, LIGHTS),
        proposed("accept", *CURATED, reason="=1+1", author="'山田"),
        proposed("edit", *CURATED, at="2026-04-02", instead=(("source", "みなと省"), ("role", "lead"))),
        proposed("add", "みなと省", "responsibleFor", "漁具の共同購入", quote="漁具を\nまとめて 買う。"),
    )
    with writing(store) as writer:
        Desk(writer).withdraw(writer.ledger().decisions[1].iri, Withdrawal("佐藤", "2026-05-01", "-誤り"))
    table = _table(store)
    other = tmp_path / "other"
    put(other, FIRST, revision(2, OTHERS))
    taken = list(proposals(table, "誰か", "2030-01-01"))
    decide(other, *taken)
    assert _table(other) == table
    decide(other, *taken)
    assert _table(other) == table, "to take the same in again changes nothing"
    with PolicyGraph.open(store) as one, PolicyGraph.open(other) as two:
        assert {each.iri: each for each in one.ledger.decisions} == {each.iri: each for each in two.ledger.decisions}


def test_a_table_written_by_hand_needs_few_columns(store: Path) -> None:
    row = {
        "ruling": "accept",
        "source": "水産庁",
        "relation": "responsibleFor",
        "target": "船出応援事業",
        "reason": "可",
    }
    (decision,) = decide(store, *proposals([row], "山田", "2026-04-01"))
    assert (decision.author, decision.at) == ("山田", "2026-04-01")
    assert bases(store, CURATED) == ["decided"]


def test_a_decision_from_elsewhere_on_what_is_not_here_is_kept_and_listed(store: Path, tmp_path: Path) -> None:
    """Nothing is lost on the way between two stores, whatever has become of the text in between."""
    (decision,) = decide(store, proposed("accept", *CURATED))
    other = tmp_path / "other"
    put(other, _without(revision(2), "船出応援事業"))
    decide(other, *proposals(_table(store), "", ""))
    with PolicyGraph.open(other) as graph:
        assert [row.id for row in needing_a_look(graph.ledger, graph.documents()).rows] == [decision.iri]


def test_a_decision_waits_for_another_writer_or_is_refused(store: Path) -> None:
    with writing(store), pytest.raises(StoreBusy, match="書き込んで"), writing(store, patience=0.05) as writer:
        Desk(writer).decide([proposed("accept", *CURATED)])
    assert bases(store, CURATED) == ["curated"]


# A hundred decisions ------------------------------------------------------------------------------------------------


def _hold(survival: Survival, least: int) -> None:
    """Hold a hundred decisions after a revision: none lost, none astray, the rest listed."""
    assert survival.share >= 0.05
    by_state = states(survival)
    kept = [decision for each in by_state.values() for decision in each]
    assert {decision.iri for decision in kept} == {decision.iri for decision in survival.made}
    assert len(kept) == 100
    assert len(by_state[State.IN_FORCE]) >= least
    with PolicyGraph.open(survival.folder) as graph:
        listed = needing_a_look(graph.ledger, graph.documents()).rows
        assert {row.id for row in listed} == {decision.iri for decision in by_state[State.REVIEW]}
        assert Counter(row.trouble for row in listed).keys() <= set(Trouble)
        latest = graph.documents()[-1].iri
        text, read = graph.text(latest), graph.extraction(latest)
    found = {(link.source, link.relation.value, link.target): link for link in read.links}
    assert text
    for decision in by_state[State.IN_FORCE]:
        anchor, former = decision.anchor_in(latest), decision.origin.passage
        assert anchor and anchor.passage and former
        assert text.content[anchor.passage.start : anchor.passage.end] == anchor.passage.quote
        place = survival.moved(former.start, former.end)
        assert place in (None, anchor.passage.start), f"{former.quote} is at {place}"
        link = found.get(decision.subject.key)
        if decision.ruling is Ruling.REJECT:
            assert link is None
        else:
            assert link and (link.basis is Basis.DECIDED or link.basis in (Basis.STATED, Basis.STRUCTURAL))


def test_a_hundred_decisions_survive_a_revision_of_the_sample(tmp_path: Path) -> None:
    _hold(survive(Trial(SAMPLE), tmp_path, 100, 0.05), least=90)


@pytest.mark.seeds
@pytest.mark.skipif(not SEEDS, reason=f"LOUD: the real documents are not in {SHARED / 'seeds'}")
def test_a_hundred_decisions_survive_a_revision_of_a_real_strategy(tmp_path: Path) -> None:
    seed = next(seed for seed in SEEDS if seed.name.startswith("004"))
    _hold(survive(Trial(seed), tmp_path, 100, 0.05), least=90)


def test_an_office_comes_with_the_ministry_that_it_is_part_of(store: Path) -> None:
    minter = Minter(BASE, SERIES)
    names = ("漁港局", "漁業総局", "海洋省")
    office, bureau, ministry = (
        Organisation(iri=minter.shared(Kind.ORGANISATION, name), kind=Kind.ORGANISATION, label=name) for name in names
    )
    parts = [(office, bureau), (bureau, ministry)]
    wholes = [Link(part.iri, Relation.PART_OF, whole.iri, Basis.CURATED, ()) for part, whole in parts]
    with writing(store) as writer:
        writer.set_authority([office, bureau, ministry], wholes)
        Desk(writer).decide([proposed("add", "漁港局", "responsibleFor", "船出応援事業")])
    assert bases(store, ("漁港局", "responsibleFor", "船出応援事業")) == ["decided"]
    assert bases(store, ("漁港局", "partOf", "漁業総局")) == ["curated"]
    assert bases(store, ("漁業総局", "partOf", "海洋省")) == ["curated"]
    with PolicyGraph.open(store) as graph:
        (decision,) = graph.ledger.decisions
    with writing(store) as writer:
        Desk(writer).withdraw(key_of(decision.iri), Withdrawal("山田", "2026-05-01T00:00:00+00:00", "取り違え"))
    with PolicyGraph.open(store) as graph:
        assert "海洋省" not in {entity.label for entity in graph.extraction(FIRST.document.iri).entities}
