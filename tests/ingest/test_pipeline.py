import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.pipeline import Pipeline
from ingest.source import Source
from ontology.errors import NotAPolicyText
from ontology.model import Basis, Evidence, Extraction, Kind, Kpi, Relation
from ontology.normalise import comparable
from ontology.rules import may_join
from tests.ingest.conftest import TEXTS, passage

SAMPLE = Path(__file__).parents[2] / "samples" / "mirai-strategy.md"
TRUTH = json.loads((TEXTS / "mirai-strategy.expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sample(pipeline: Pipeline) -> Extraction:
    source = pipeline.source(SAMPLE)
    return pipeline.read(source, pipeline.identify(source))


def found(extraction: Extraction, kind: Kind) -> list[str]:
    return sorted(comparable(entity.label) for entity in extraction.entities if entity.kind is kind)


def passages_of(extraction: Extraction) -> list[Evidence]:
    things = [passage for entity in extraction.entities for passage in entity.evidence]
    return things + [passage for link in extraction.links for passage in link.evidence]


def names(rows: list[dict[str, str]], key: str = "name") -> list[str]:
    return sorted({comparable(row[key]) for row in rows})


def test_the_sample_says_what_a_reader_finds_in_it(sample: Extraction) -> None:
    assert found(sample, Kind.IMPACT) == names(TRUTH["impacts"])
    assert found(sample, Kind.OUTCOME) == names(TRUTH["outcomes"])
    groups = {row["group"].split(" ", 1)[-1].split("）")[-1] for row in TRUTH["national_role"]}
    assert found(sample, Kind.OUTPUT) == sorted([*names(TRUTH["outputs"]), *map(comparable, groups)])
    measures = [*TRUTH["measures"], *TRUTH["other_measures"], *TRUTH["national_role"]]
    assert found(sample, Kind.MEASURE) == names(measures, "title")
    programmes = {comparable(name) for row in measures for name in row.get("programmes", [])}
    assert found(sample, Kind.PROGRAMME) == sorted(programmes)


def test_the_kpis_of_the_sample_have_their_targets_and_deadlines(sample: Extraction) -> None:
    results = [*TRUTH["impacts"], *TRUTH["outcomes"]]
    rows = [kpi for row in results for kpi in row["kpis"]] + TRUTH["output_kpis"] + TRUTH["national_role_kpis"]
    expected = sorted((comparable(r["indicator"]), r["target"], r.get("deadline") or "") for r in rows)
    read = [
        (comparable(e.label), e.target.printed if e.target else "", e.deadline.printed if e.deadline else "")
        for e in sample.entities
        if isinstance(e, Kpi)
    ]
    assert [tuple(map(comparable, row)) for row in sorted(read)] == [tuple(map(comparable, row)) for row in expected]


def test_the_blocks_of_the_sample_cover_their_measures(sample: Extraction) -> None:
    order = {(m["output"], m["order_in_output"]): comparable(m["title"]) for m in TRUTH["measures"]}
    outputs = {row["id"] for row in TRUTH["outputs"]}
    expected = {
        (order[kpi["output"], place], comparable(kpi["indicator"]))
        for kpi in TRUTH["output_kpis"]
        if kpi["output"] in outputs
        for place in kpi["block_measures"]
    }
    by_iri = {entity.iri: entity for entity in sample.entities}
    national = {comparable(row["title"]) for row in TRUTH["national_role"]}
    read = {
        (comparable(by_iri[link.source].label), comparable(by_iri[link.target].label))
        for link in sample.links
        if link.relation is Relation.MEASURED_BY and by_iri[link.source].kind is Kind.MEASURE
    }
    assert {pair for pair in read if pair[0] not in national} == expected


def test_every_quote_of_the_sample_is_exact(sample: Extraction) -> None:
    text = SAMPLE.read_bytes().decode()
    assert len(passages_of(sample)) > 100
    assert all(text[p.start : p.end] == p.quote for p in passages_of(sample))


def test_links_join_what_they_may_join(sample: Extraction) -> None:
    kinds = {entity.iri: entity.kind for entity in sample.entities}
    for link in sample.links:
        assert may_join(kinds[link.source], link.relation, kinds[link.target]), link
        assert link.evidence or link.basis in (Basis.CURATED, Basis.INFERRED)


def test_reading_twice_gives_the_same(pipeline: Pipeline, sample: Extraction) -> None:
    source = pipeline.source(SAMPLE)
    again = pipeline.read(source, pipeline.identify(source))
    assert (again.entities, again.links, again.unresolved) == (sample.entities, sample.links, sample.unresolved)


def test_a_draft_and_its_final_text_are_of_one_series(pipeline: Pipeline) -> None:
    draft, final = (
        pipeline.identify(Source("x.md", f"# 灯りの戦略{edition}\n\n## 1. 港\n\n港を守る。", "utf-8"))
        for edition in ("（案）", "（2027改訂版）")
    )
    assert draft.series == final.series
    assert draft.iri != final.iri


def test_a_text_in_another_language_is_refused(pipeline: Pipeline) -> None:
    with pytest.raises(NotAPolicyText, match="日本語の文書ではない"):
        pipeline.identify(Source("english_only.txt", passage("english_only.txt"), "utf-8"))


def test_a_table_without_kana_is_japanese(pipeline: Pipeline) -> None:
    table = Source("table.txt", "成果指標一覧\n指標名　現状値　目標値（令和11年度）\n婚姻率　5.1‰　5.6‰\n", "utf-8")
    assert pipeline.read(table, pipeline.identify(table)).document.title


@pytest.mark.parametrize(
    "text", ["年度工作总结。本年度完成指标。", "The report の " + "and what it says in English only. " * 9]
)
def test_a_few_signs_do_not_make_a_text_japanese(pipeline: Pipeline, text: str) -> None:
    with pytest.raises(NotAPolicyText):
        pipeline.identify(Source("other.txt", text, "utf-8"))


def test_a_text_with_nothing_to_find_gives_nothing_and_says_why(pipeline: Pipeline) -> None:
    source = Source("no_structure.txt", passage("no_structure.txt"), "utf-8")
    extraction = pipeline.read(source, pipeline.identify(source))
    assert (extraction.entities, extraction.links) == ((), ())
    assert [item.reason.startswith("目標・施策・事業・KPI などを示す") for item in extraction.unresolved] == [True]
    assert extraction.unresolved[0].evidence.quote == source.text.split("\n")[0]


LINES = SAMPLE.read_text(encoding="utf-8").split("\n")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LINES), min_size=5, max_size=60))
def test_shuffled_lines_neither_crash_nor_misquote(pipeline: Pipeline, lines: list[str]) -> None:
    text = "# 乱れた戦略\n\nみなとをまもり、まちをそだて、ひとをまねくためのとりくみをすすめる。\n\n" + "\n".join(lines)
    source = Source("x.md", text, "utf-8")
    extraction = pipeline.read(source, pipeline.identify(source))
    assert all(text[p.start : p.end] == p.quote for p in passages_of(extraction))
