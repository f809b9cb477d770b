"""Every rule finds what it is for, and nothing where the same plan is mended."""

from collections import Counter
from datetime import date

import pyshacl
import pytest
from rdflib import Graph

from graph.audit import Tier, audit_question, findings, rules, selected
from graph.audit.deadlines import last_day
from graph.audit.facts import facts_of
from graph.audit.shapes import find, shape_rules
from graph.projection import Projection
from graph.questions.catalogue import answer
from ontology.errors import BadParameter
from ontology.model import Deadline, Relation
from ontology.vocabulary import AUDIT, SH
from tests.graph.sound_plan import SPOILT, TEXT, UNSPOILT, Plan, Spoil, sound

DAY = date(2026, 4, 1)
FOUND_ELSEWHERE = {  # by tests/graph/test_authority_check.py
    "authority-unused",
    "authority-contradicted",
    "authority-unknown-organisation",
}


def projected(plan: Plan) -> Projection:
    return Projection.of([plan.extraction()])


def found(plan: Plan, day: date = DAY) -> set[tuple[str, str | None]]:
    """Give rule and thing of what is found in the plan itself, whatever the tier."""
    names = {thing.iri: name for name, thing in plan.things.items()}
    found = selected(projected(plan), day.isoformat(), Tier.FULL, store_wide=False)
    return {(each.rule.slug, names[each.thing.iri] if each.thing else None) for each in found}


def test_nothing_is_found_in_a_sound_plan() -> None:
    assert found(sound()) == set()


@pytest.mark.parametrize(("rule", "thing", "spoil"), SPOILT, ids=[case[0] for case in SPOILT])
def test_a_rule_finds_what_it_is_for(rule: str, thing: str | None, spoil: Spoil) -> None:
    assert (rule, thing) in found(spoil(sound()))


@pytest.mark.parametrize(("rule", "change"), UNSPOILT, ids=[case[0] for case in UNSPOILT])
def test_a_rule_keeps_quiet(rule: str, change: Spoil) -> None:
    assert rule not in {slug for slug, _ in found(change(sound()))}


def test_every_rule_has_a_case() -> None:
    assert set(rules()) - {case[0] for case in SPOILT} == FOUND_ELSEWHERE


@pytest.mark.parametrize(("rule", "spoil"), [(rule, spoil) for rule, _, spoil in SPOILT])
def test_a_finding_says_what_to_do_on_the_words_of_the_text(rule: str, spoil: Spoil) -> None:
    told = [each for each in findings(projected(spoil(sound())), DAY) if each.rule.slug == rule]
    assert told
    for each in told:
        assert each.sentence.ja.endswith(("。", "）。"))
        assert each.sentence.en.endswith((".", ")."))
        assert "{" not in each.sentence.ja + each.sentence.en
        assert all(TEXT[passage.start : passage.end] == passage.quote for passage in each.evidence)
        assert each.evidence or rule == "ministry-uncertain"


def test_pyshacl_finds_the_same_as_the_queries_asked_at_once() -> None:
    changes = [*(spoil for _, _, spoil in SPOILT), *(change for _, change in UNSPOILT)]
    projection = Projection.of(change(sound(f"{at}番目の戦略")).extraction() for at, change in enumerate(changes))
    facts = Graph()
    for triple in facts_of(projection):
        facts.add(triple)
    shapes = Graph().parse("ontology/audit.ttl")
    _, report, _ = pyshacl.validate(facts, shacl_graph=shapes)
    assert isinstance(report, Graph)
    by_pyshacl = Counter(
        (str(report.value(result, SH.sourceShape)).removeprefix(str(AUDIT)), str(report.value(result, SH.focusNode)))
        for result in report.objects(None, SH.result)
    )
    ours = Counter((each.rule.slug, each.thing.iri) for each in find(projection) if each.thing)
    assert by_pyshacl == ours
    assert len({slug for slug, _ in ours}) == len(shape_rules())


def test_rules_stand_in_the_order_of_the_file_and_of_the_tiers() -> None:
    assert [shape.rule.slug for shape in shape_rules()][:2] == ["kpi-without-target", "kpi-without-target-value"]
    tiers = [list(Tier).index(rule.tier) for rule in rules().values()]
    assert tiers == sorted(tiers)


def test_a_tier_has_the_rules_of_those_before_it() -> None:
    projection = projected(
        sound().changed("huts", target=None, baseline=None).without(Relation.RESPONSIBLE_FOR, target="path")
    )
    counts = [len(selected(projection, DAY.isoformat(), tier, store_wide=False)) for tier in Tier]
    assert counts == sorted(counts)
    assert counts[0] < counts[1]


def test_a_rule_that_is_asked_for_by_name_is_applied_whatever_its_tier() -> None:
    projection = projected(SPOILT[6][2](sound()))
    assert [each.rule.slug for each in selected(projection, DAY.isoformat(), Tier.BASIC, "kpi-without-direction")]


def test_findings_are_narrowed_to_what_stands_under_a_result() -> None:
    plan = sound().changed("huts", deadline=None).changed("visitors", deadline=None)
    projection = projected(plan)
    under = selected(projection, DAY.isoformat(), outcome=plan.things["last"])
    assert [each.thing for each in under] == [plan.things["huts"]]


def test_a_day_decides_what_is_past_and_nothing_else() -> None:
    plan = sound()
    assert found(plan, date(2030, 3, 31)) == set()
    assert found(plan, date(2030, 4, 1)) == {("deadline-past", "huts"), ("deadline-past", "visitors")}


def test_many_deadlines_that_have_all_passed_are_one_finding() -> None:
    plan = sound()
    for number in range(8):
        copy = plan.things["huts"]
        plan.things[f"more{number}"] = type(copy)(
            **{name: getattr(copy, name) for name in copy.__dataclass_fields__ if name != "iri"},
            iri=f"{copy.iri}{number}",
        )
    past = [each for each in findings(projected(plan), date(2031, 1, 1)) if each.rule.slug == "deadline-past"]
    assert [each.thing for each in past] == [None]
    assert "10件" in past[0].sentence.ja
    assert past[0].document == plan.document.iri


@pytest.mark.parametrize(
    ("printed", "year", "day"),
    [
        ("2029年", 2029, date(2029, 12, 31)),
        ("2029年度", 2029, date(2030, 3, 31)),
        ("2026年度末", 2026, date(2027, 3, 31)),
        ("令和11年度", 2029, date(2030, 3, 31)),
        ("2025年度～2029年", 2029, date(2029, 12, 31)),
        ("２０２７年９月", 2027, date(2027, 9, 30)),
        ("2025～2027 年度", 2027, date(2028, 3, 31)),
    ],
)
def test_the_last_day_of_a_deadline(printed: str, year: int, day: date) -> None:
    assert last_day(printed, year) == day


def test_a_document_without_the_level_is_not_asked_for_it() -> None:
    """A slide with a measure and a figure has no logic model to be whole."""
    plan = sound().less("crowd").less("last")
    assert {slug for slug, _ in found(plan)} == set()


@pytest.mark.parametrize("given", [{"tier": "none"}, {"rule": "none"}, {"as_of": "2026-02-30"}, {"colour": "red"}])
def test_what_cannot_be_asked_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(BadParameter):
        answer(projected(sound()), audit_question(), {"as_of": "2026-04-01", **given})


def test_a_deadline_every_year_never_passes() -> None:
    plan = sound().changed("huts", deadline=Deadline("毎年度", None))
    assert found(plan, date(2040, 1, 1)) == {("deadline-past", "visitors")}
