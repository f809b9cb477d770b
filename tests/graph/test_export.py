import json

from graph.exports.contract import to_bytes, to_json
from graph.projection import Projection
from tests.examples import TEXT, strategy
from tests.graph.extractions import full


def test_two_exports_of_the_same_graph_are_the_same_bytes() -> None:
    first, second = strategy(), strategy(series="新みなと振興戦略")
    assert to_bytes(Projection.of([first, second])) == to_bytes(Projection.of([second, first]))


def test_a_document_is_named_by_its_revision(projection: Projection) -> None:
    (document,) = to_json(projection)["documents"]
    assert list(document) == ["id", "title", "source", "revision", "series", "ingested_at"]
    assert document["source"] == "みなと振興戦略.txt"
    assert document["id"] == projection.documents[0].iri


def test_a_kpi_carries_its_target_and_observations(projection: Projection) -> None:
    kpi = next(node for node in to_json(projection)["nodes"] if node["label"] == "港町への移住者数")
    assert kpi["type"] == "KPI"
    assert kpi["properties"] == {
        "target": "年間500人",
        "target_value": 500,
        "unit": "人",
        "comparator": None,
        "direction": None,
        "deadline": "2030年度",
        "deadline_year": 2030,
        "baseline": "120人",
        "note": None,
        "status": "①B",
        "number": "1",
        "observations": [
            {
                "at": "現在値",
                "value": "120人",
                "number": 120,
                "as_of": "2025年度",
                "progress": "24%",
                "recomputed": None,
            },
        ],
    }


def test_roadmaps_laws_and_notes_carry_what_the_text_prints() -> None:
    nodes = {node["label"]: node for node in to_json(Projection.of([full()]))["nodes"]}
    assert nodes["データを活用"]["properties"] == {
        "alt_labels": ["デ一タを活用"],
        "text": "データを\n活用",
        "period": "2026年４月～2027年度",
        "start": "2026-04",
        "end": "2027",
    }
    assert nodes["随時"]["properties"] == {"text": "", "period": None, "start": None, "end": None}
    assert nodes["スマート農業法"]["properties"]["number"] == "令和 6 年法律第63号"
    assert nodes["スマート農業法"]["document"] is None
    assert nodes["スマート農業技術の活用割合"]["properties"]["note"] == "※実証に参加した経営体に限る。"


def test_claims_budgets_and_events_carry_what_the_text_prints() -> None:
    nodes = {node["type"]: node["properties"] for node in to_json(Projection.of([full()]))["nodes"]}
    assert nodes["Claim"] | {"alt_labels": []} == {
        "alt_labels": [],
        "means": "データ",
        "cue": "を活用し",
        "end": "50％以上",
        "end_cue": "とする",
    }
    assert nodes["Budget"]["fiscal_year"] == 2026
    assert nodes["Budget"]["flows"][0] == {"from": "国", "to": "都道府県", "share": "1/2"}
    assert nodes["Event"]["date"] == "４月１日（水）"


def test_roles_and_reasons_stand_on_the_links_that_have_them() -> None:
    edges = to_json(Projection.of([full()]))["edges"]
    assert {edge["role"] for edge in edges if edge["type"] == "participatesIn"} == {"member", "secretariat"}
    assert [edge["reason"] for edge in edges if "reason" in edge] == ["語が重なる"]
    assert all("role" not in edge for edge in edges if edge["type"] == "contributesTo")


def test_an_organisation_belongs_to_no_document(projection: Projection) -> None:
    agency = next(node for node in to_json(projection)["nodes"] if node["label"] == "水産庁")
    assert agency["document"] is None
    assert agency["properties"]["kind"] == "agency"
    assert agency["properties"]["parent"] == "みなと省"
    assert agency["properties"]["abbreviations"] == ["水庁"]


def test_a_cross_cutting_output_says_so(projection: Projection) -> None:
    crossing = [node["label"] for node in to_json(projection)["nodes"] if node["properties"].get("cross_cutting")]
    assert crossing == ["港の市場を直す"]


def test_every_edge_joins_nodes_and_quotes_exactly(projection: Projection) -> None:
    exported = json.loads(to_bytes(projection))
    nodes = {node["id"] for node in exported["nodes"]}
    for edge in exported["edges"]:
        assert {edge["source"], edge["target"]} <= nodes
        assert edge["evidence"] or edge["basis"] in ("curated", "inferred")
        for passage in edge["evidence"]:
            assert TEXT[passage["start"] : passage["end"]] == passage["quote"]
