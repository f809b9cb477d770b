"""Plans and decisions that a text cites: who rests on them, who only names them, and when they were adopted."""

import pytest

from ingest.citations.cues import load_citation_cues
from ingest.citations.plan_names import PlanNames
from ingest.cues import load_cues
from ingest.structure.blocks import blocks_of
from ingest.structure.clean import clean
from ingest.structure.footnotes import Footnotes
from ontology.model import Basis, CitedDocument, Extraction, Law, Relation
from tests.ingest.conftest import Read, passage

VISION = "灯台と海の長期ビジョン（2024 改訂版）"
BOATS = "灯台・いそ・ふね創生総合戦略"


@pytest.fixture(scope="module")
def extraction(read: Read) -> Extraction:
    return read(passage("citations.md"))


def joined(extraction: Extraction, relation: Relation, kind: type = CitedDocument) -> set[tuple[str, str]]:
    things = {entity.iri: entity for entity in extraction.entities}
    links = [x for x in extraction.links if x.relation is relation and isinstance(things[x.target], kind)]
    assert all(link.basis is Basis.STATED and link.evidence for link in links)
    return {(things[link.source].label, things[link.target].label) for link in links}


def test_plans_have_the_adoption_that_the_text_tells(extraction: Extraction) -> None:
    cited = [e for e in extraction.entities if isinstance(e, CitedDocument) and e.iri != extraction.document.iri]
    assert {plan.label: plan.adopted for plan in cited} == {
        VISION: "令和６年３月１日閣議決定",
        BOATS: None,
        "第２期" + BOATS: None,
        "朝市を開くための手引き": None,
        "市場の手入れに関するガイドライン": None,
        "朝市振興基本計画": "令和７年２月３日港町会議決定",
        "朝市の屋台に関する方針 2025": "令和７年４月５日公表",
        "灯り継承プラン": "港町会議決定（令和７年１月）",
        "灯油備蓄計画": "令和５年５月閣議決定",
    }
    assert all(plan.document is None and bool(plan.evidence) == bool(plan.adopted) for plan in cited)


def test_what_rests_on_a_plan_is_told_from_what_names_it(extraction: Extraction) -> None:
    itself = extraction.document.title
    assert joined(extraction, Relation.BASED_ON) == {
        (itself, VISION),
        (itself, "第２期" + BOATS),
        ("朝市の再開", "朝市を開くための手引き"),
        ("朝市の再開", "市場の手入れに関するガイドライン"),
        ("朝市の再開", "朝市振興基本計画"),
        ("「灯台と海の長期ビジョン（2024改訂版）」に基づく見回り", VISION),
        ("まちの灯りの継承", BOATS),
    }
    assert joined(extraction, Relation.MENTIONS) == {
        (itself, BOATS),
        ("朝市再開応援事業", "朝市の屋台に関する方針 2025"),
        ("まちの灯りの継承", "灯り継承プラン"),
        ("まちの灯りの継承", "灯油備蓄計画"),
    }


def test_a_law_that_only_an_introduction_names_is_named_by_the_document(extraction: Extraction) -> None:
    assert joined(extraction, Relation.BASED_ON, Law) == {(extraction.document.title, "漁港法")}


def test_the_evidence_is_the_sentence_and_the_note(extraction: Extraction) -> None:
    plan = next(e for e in extraction.entities if e.label == "朝市振興基本計画")
    (link,) = [link for link in extraction.links if link.target == plan.iri]
    sentence, note = (p.quote for p in link.evidence)
    assert sentence.startswith("「朝市の日」")
    assert note == "<sup>1</sup> 令和７年２月３日港町会議決定。"
    assert [p.quote for p in plan.evidence] == [note]


def names_in(text: str) -> list[str]:
    cleaned = clean(text)
    names = PlanNames(load_citation_cues(), Footnotes.of(text, cleaned.footnotes), ("灯台の計画",))
    blocks = blocks_of(cleaned, load_cues())
    for block in blocks:
        names.learn(block)
    return [cited.name for block in blocks for cited in names.find(block)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("「港の再生に関する基本方針」を読む。", ["港の再生に関する基本方針"]),
        ("『浜の手引き』（令和７年12月版）を参照する。", ["浜の手引き"]),
        ("「浜と「海」を結ぶ取組方針 2025」に基づき進める。", ["浜と「海」を結ぶ取組方針 2025"]),
        ("第３次「港の再生基本計画」を読む。", ["第３次港の再生基本計画"]),
        ("「港の手入れ計画」や「浜の手入れプラン」等に沿って進める。", ["港の手入れ計画", "浜の手入れプラン"]),
        ("港再生振興基本計画等に基づき進める。", ["港再生振興基本計画"]),
        ("「灯台の計画」に基づき進める。", []),  # the text itself
        ("「総合計画」に基づき進める。", []),  # a kind of plans
        ("次期「港の再生基本計画」を待つ。", []),
        ("「港の応援プログラム」に申し込む。", []),  # an undertaking
        ("港の計画に基づき進める。", []),
        ("「港の計画」を策定する。", []),
        ("「」に基づき、」「計画（令和７年）", []),
    ],
)
def test_names_of_plans_by_their_form(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("令和６年３月１日閣議決定", True),
        ("港町会議決定（令和７年１月）", True),
        ("令和７年12月版", True),
        ("2018 年 6 月閣議決定", True),
        ("2018改訂版", False),
        ("以下「計画」という。", False),
        ("令和７年度", False),
    ],
)
def test_an_adoption_is_told_from_an_edition(words: str, told: bool) -> None:
    assert load_citation_cues().adopted(words) is told
