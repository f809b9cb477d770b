"""Decisions from the command line and over HTTP, and the page that lists them."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser
from typer.testing import CliRunner, Result

from api.app import create_app
from api.cli import main
from api.settings import Settings
from graph.store import PolicyGraph, writing
from ontology.model import Basis
from tests.api.test_errors import assert_problem
from tests.graph.test_identity import put, revision

SECRET = "かぎ-9f3c"  # noqa: S105  of a service that lives as long as a test
CURATED = ("水産庁", "responsibleFor", "船出応援事業")
PROPOSED = {
    "ruling": "reject",
    "source": CURATED[0],
    "relation": CURATED[1],
    "target": CURATED[2],
    "reason": "移管された",
    "author": "山田",
}
HEAD = "ruling,source,relation,target,reason\n"
HOSTILE = '<script>alert("1")</script>'


def run(store: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), *map(str, arguments)])


def decided(store: Path, *arguments: str, author: str = "山田", reason: str = "確かめた") -> str:
    """Decide on the command line; gives the key of the decision."""
    done = run(store, "decide", *arguments, "--reason", reason, "--author", author)
    assert done.exit_code == 0, done.stderr
    match = re.search(r"decided: (\w{12})", done.stderr)
    assert match
    return match[1]


def rows(store: Path, *arguments: str) -> list[dict[str, Any]]:
    done = run(store, "decisions", "list", "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["rows"]
    return found


def bases(store: Path) -> list[str]:
    """List the bases of all links of the store, as they are exported."""
    exported = json.loads(run(store, "export", "--format", "json").stdout)
    return [edge["basis"] for edge in exported["edges"]]


def without_the_programme(store: Path) -> None:
    """Take in a revision in which the programme that was decided about is not there."""
    second = revision(2)
    gone = next(entity.iri for entity in second.entities if entity.label == CURATED[2])
    put(
        store,
        replace(
            second,
            entities=tuple(entity for entity in second.entities if entity.iri != gone),
            links=tuple(link for link in second.links if gone not in (link.source, link.target)),
        ),
    )


# The command line ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("accept", *CURATED), ("accept", "link", "水産庁", "船出応援事業")),
        (("reject", *CURATED), ("reject", "link", "水産庁", "船出応援事業")),
        (("add", "市場の改修", "measuredBy", "新規就業者数"), ("add", "link", "市場の改修", "新規就業者数")),
        (("edit", *CURATED, "--to-source", "みなと省"), ("edit", "link", "水産庁", "船出応援事業")),
        (("ministry", "市場の改修", "みなと省", "--role", "lead"), ("add", "link", "みなと省", "市場の改修")),
        (("no-ministry", "船出応援事業", "水庁"), ("reject", "link", "水産庁", "船出応援事業")),
    ],
)
def test_every_sort_of_decision_on_a_link(
    store: Path, arguments: tuple[str, ...], expected: tuple[str, str, str, str]
) -> None:
    key = decided(store, *arguments)
    (row,) = rows(store)
    assert (row["ruling"], row["about"], row["source_label"], row["target_label"]) == expected
    assert (row["state"], row["author"], row["reason"]) == ("in-force", "山田", "確かめた")
    assert row["id"].endswith(key)
    assert row["quote"]
    assert ("decided" in bases(store)) == (expected[0] != "reject")


def test_identities_are_decided_by_the_names_of_the_two_things(tmp_path: Path) -> None:
    put(tmp_path, revision(1), revision(2, {"市場の改修": "灯台の表彰", "港の市場を直す": "岬の手入れ"}))
    decided(tmp_path, "same", "市場の改修", "灯台の表彰")
    decided(tmp_path, "apart", "見習い漁師の支援", "見習い漁師の支援")
    assert [(row["ruling"], row["about"], row["relation"]) for row in rows(tmp_path)] == [
        ("accept", "identity", None),
        ("reject", "identity", None),
    ]


def test_decisions_show_in_exports_and_traces(tmp_path: Path) -> None:
    put(tmp_path, revision(1))
    decided(tmp_path, "ministry", "市場の改修", "みなと省", "--quote", "市場の屋根を直す。")
    edge = next(e for e in json.loads(run(tmp_path, "export").stdout)["edges"] if e["basis"] == "decided")
    assert (edge["confidence"], edge["evidence"][0]["quote"]) == (1.0, "市場の屋根を直す。")
    for form in ("ttl", "trig", "nq", "jsonld"):
        assert '"decided"' in run(tmp_path, "export", "--format", form).stdout
    trace = run(tmp_path, "trace", "みなと省", "--to", "海の仕事を増やす", "--format", "json")
    chain = next(row for row in json.loads(trace.stdout)["rows"] if "市場の改修" in row["sentence"])
    assert "担当者の判断ではみなと省が所管する" in chain["sentence"]
    assert chain["steps"][0]["basis"] == "decided"


def test_the_list_is_told_in_words_and_by_state(store: Path) -> None:
    assert "判断はまだありません" in run(store, "decisions").stderr
    decided(store, "reject", *CURATED)
    key = decided(store, "accept", *CURATED)
    told = run(store, "decisions").stdout
    assert "「水産庁」は「船出応援事業」を所管する、というつながりを認める" in told
    assert "後の判断に譲った" in told
    assert [row["id"].rsplit("/", 1)[1] for row in rows(store, "--state", "in-force")] == [key]
    assert run(store, "decisions", "list", "--state", "gone").exit_code == 2


def test_withdrawing_undoes_and_keeps_the_record(store: Path) -> None:
    before = bases(store)
    key = decided(store, "reject", *CURATED)
    assert bases(store) != before
    done = run(store, "decisions", "withdraw", key, "--reason", "取り違え", "--author", "佐藤")
    assert "取り下げました / withdrawn" in done.stderr
    assert bases(store) == before
    (row,) = rows(store)
    assert (row["state"], row["withdrawn_by"], row["withdrawn_reason"]) == ("withdrawn", "佐藤", "取り違え")
    again = run(store, "decisions", "withdraw", key, "--reason", "もう一度")
    assert (again.exit_code, "取り下げられています" in again.stderr) == (2, True)
    assert run(store, "decisions", "withdraw", "000000000000", "--reason", "無い").exit_code == 2


def test_check_lists_what_needs_another_look_and_leaves_with_1(tmp_path: Path) -> None:
    put(tmp_path, revision(1))
    decided(tmp_path, "reject", *CURATED)
    assert run(tmp_path, "decisions", "check").exit_code == 0
    without_the_programme(tmp_path)
    done = run(tmp_path, "decisions", "check")
    assert done.exit_code == 1
    assert "判断したものが今の版にない" in done.stdout
    envelope = json.loads(run(tmp_path, "decisions", "check", "--format", "json").stdout)
    assert [row["trouble"] for row in envelope["rows"]] == ["thing-gone"]


def test_an_ingest_tells_of_the_decisions_that_need_another_look(tmp_path: Path) -> None:
    """The text is read by the real pipeline; in its revision a programme and its line are struck."""
    sample = (Path(__file__).parents[2] / "samples" / "mirai-strategy.md").read_text(encoding="utf-8")
    files = [tmp_path / "1.md", tmp_path / "2.md"]
    files[0].write_text(sample, encoding="utf-8")
    files[1].write_text(sample.replace("- ・遠隔医療設備整備事業\n", ""), encoding="utf-8")
    store = tmp_path / "store"
    assert "見直しが必要" not in run(store, "ingest", files[0]).stderr
    decided(store, "reject", "厚生労働省", "responsibleFor", "遠隔医療設備整備事業")
    done = run(store, "ingest", files[1])
    assert done.exit_code == 0
    assert "1 件の判断は見直しが必要 / 1 decision needs another look" in done.stderr
    assert "「厚生労働省」は「遠隔医療設備整備事業」を所管する" in done.stderr
    again = run(store, "ingest", files[1])
    assert "unchanged" in again.stderr
    assert "1 decision needs another look" in again.stderr, "and goes on telling, with nothing new to read"


def test_a_csv_file_goes_out_and_comes_in_again(store: Path, tmp_path: Path, filled_once: Path) -> None:
    decided(store, "reject", *CURATED, reason="=担当替え")
    decided(store, "ministry", "市場の改修", "みなと省")
    file = tmp_path / "判断.csv"
    assert run(store, "decisions", "export", "-o", file).exit_code == 0
    assert file.read_bytes().startswith("\ufeff".encode()), "a spreadsheet must see that it is UTF-8"
    other = tmp_path / "other"
    with PolicyGraph.open(filled_once) as graph, writing(other) as writer:
        writer.add(graph.extraction(graph.latest_revisions()[0]))
    done = run(other, "decisions", "import", file)
    assert "2 件の判断を加えました" in done.stderr, done.stderr
    assert run(other, "decisions", "export").stdout == run(store, "decisions", "export").stdout


def test_a_csv_file_comes_in_without_the_mark_too(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "判断.csv"
    file.write_text(f"{HEAD}reject,水産庁,responsibleFor,船出応援事業,担当替え\n", encoding="utf-8")
    done = run(store, "decisions", "import", file)
    assert "1 件の判断を加えました" in done.stderr, done.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("ruling,source\naccept,水産庁\n", "relation、target、reason"),
        ("", "ruling"),
        (f"{HEAD}reject,水産庁,responsibleFor,船出応援事業,可\nadd,無い省,responsibleFor,市場の改修,可\n", "3行目"),
        (f"{HEAD}reject,水産庁,responsibleFor,船出応援事業,\nadd,x,y,z,可\n", "2行目"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_csv_file_that_does_not_fit_changes_nothing(
    store: Path, tmp_path: Path, content: str | bytes, told: str
) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run(store, "decisions", "import", file)
    assert done.exit_code == 2
    assert told in done.stderr
    assert rows(store) == []


@pytest.mark.parametrize("arguments", [["decisions"], ["decisions", "check"], ["decide", "accept", *CURATED]])
def test_without_a_store_there_is_nothing_to_decide(tmp_path: Path, arguments: list[str]) -> None:
    more = ["--reason", "可"] if arguments[0] == "decide" else []
    done = run(tmp_path / "nowhere", *arguments, *more)
    assert done.exit_code == 2
    assert not (tmp_path / "nowhere").exists()


def test_what_the_text_says_cannot_be_rejected(store: Path) -> None:
    done = run(store, "decide", "reject", "水産庁", "responsibleFor", "見習い漁師の支援", "--reason", "誤り")
    assert done.exit_code == 2
    assert "水産庁は、見習い漁師に船と住まいを貸し出す。" in done.stderr
    assert "error:  the text itself joins" in done.stderr


# HTTP ---------------------------------------------------------------------------------------------------------------


def sendable(headers: dict[str, str]) -> dict[bytes, bytes]:
    """Write headers as bytes: a secret need not be ASCII."""
    return {name.encode(): value.encode() for name, value in headers.items()}


@pytest.fixture
def writable(store: Path) -> Iterator[TestClient]:
    settings = Settings.load({"SUJIMICHI_WRITE_TOKEN": SECRET})
    with TestClient(create_app(store, settings)) as opened:
        opened.headers.update(sendable({"Authorization": f"Bearer {SECRET}"}))
        yield opened


def test_a_decision_is_made_listed_and_withdrawn_over_http(writable: TestClient) -> None:
    made = writable.post("/api/decisions", json=PROPOSED)
    assert made.status_code == 201, made.text
    (row,) = made.json()["rows"]
    assert (row["state"], row["reason"], row["author"]) == ("in-force", "移管された", "山田")
    assert writable.get("/api/decisions").json()["rows"] == [row]
    graph = writable.get("/api/export?format=json").json()
    assert Basis.CURATED not in {edge["basis"] for edge in graph["edges"]}
    gone = writable.post(
        f"/api/decisions/{row['id'].rsplit('/', 1)[1]}/withdrawal", json={"reason": "誤り", "author": "佐藤"}
    )
    assert gone.status_code == 201
    assert [each["state"] for each in gone.json()["rows"]] == ["withdrawn"]
    assert writable.get("/api/decisions?state=in-force").json()["total"] == 0


def test_the_csv_over_http_is_that_of_the_command_line(writable: TestClient, store: Path) -> None:
    writable.post("/api/decisions", json=PROPOSED)
    answer = writable.get("/api/decisions?format=csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert next(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))["source_label"] == "水産庁"
    assert answer.content == run(store, "decisions", "export").stdout_bytes


def test_a_service_without_a_secret_is_read_only(client: TestClient, store: Path) -> None:
    for path, body in (("/api/decisions", PROPOSED), ("/api/decisions/0/withdrawal", {"reason": "x", "author": "y"})):
        refused = client.post(path, json=body, headers={"Authorization": "Bearer "})
        assert_problem(refused, 403, "writing-refused")
    assert rows(store) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": ""},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Basic {SECRET}"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_nobody_else_may_write(writable: TestClient, store: Path, headers: dict[str, str]) -> None:
    refused = writable.post("/api/decisions", json=PROPOSED, headers=sendable(headers))
    assert_problem(refused, 403, "writing-refused")
    assert rows(store) == []


def test_a_form_of_a_browser_is_no_decision(writable: TestClient, store: Path) -> None:
    """What a page of another site can send without asking: a form, or text that looks like JSON."""
    for kind in ("application/x-www-form-urlencoded", "text/plain"):
        sent = writable.post("/api/decisions", content=json.dumps(PROPOSED), headers={"Content-Type": kind})
        assert_problem(sent, 422, "bad-parameter")
    assert rows(store) == []


@pytest.mark.parametrize(
    ("change", "status", "slug"),
    [
        ({"target": "見習い漁師の支援"}, 409, "decision-refused"),
        ({"source": "無い省"}, 404, "unknown-thing"),
        ({"ruling": "maybe"}, 422, "bad-parameter"),
        ({"relation": "owns"}, 422, "bad-parameter"),
        ({"reason": ""}, 422, "bad-parameter"),
        ({"reason": "  "}, 422, "bad-parameter"),
        ({"quote": "無い文"}, 422, "bad-parameter"),
        ({"withdrawn": True}, 422, "bad-parameter"),
        ({"reason": "長" * 2_001}, 422, "bad-parameter"),
    ],
)
def test_what_cannot_be_decided_is_a_problem(
    writable: TestClient, change: dict[str, object], status: int, slug: str
) -> None:
    assert_problem(writable.post("/api/decisions", json={**PROPOSED, **change}), status, slug)


def test_a_decision_during_an_ingest_is_refused_clearly(writable: TestClient, store: Path) -> None:
    with writing(store):
        problem = assert_problem(writable.post("/api/decisions", json=PROPOSED), 503, "store-busy")
    assert "書き込んで" in problem["detail_ja"]
    assert writable.post("/api/decisions", json=PROPOSED).status_code == 201


# The page -----------------------------------------------------------------------------------------------------------


def test_the_page_lists_decisions_with_their_state_reason_and_passage(tmp_path: Path) -> None:
    put(tmp_path, revision(1))
    decided(tmp_path, "accept", *CURATED)
    decided(tmp_path, "ministry", "市場の改修", "みなと省", reason=HOSTILE, author=HOSTILE)
    without_the_programme(tmp_path)
    with TestClient(create_app(tmp_path)) as client:
        page = client.get("/decisions").text
        alone = client.get("/decisions?state=review").text
        english = client.get("/decisions?lang=en").text
    assert page.index("船出応援事業") < page.index("市場の改修"), "what needs another look comes first"
    assert "判断したものが今の版にない" in page
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page
    assert "市場の改修" not in alone
    assert "needs another look" in english


def test_an_empty_page_says_so_and_how_to_begin(client: TestClient) -> None:
    page = client.get("/decisions?state=").text
    assert "判断はまだない" in page
    assert "sujimichi decide" in page


@pytest.mark.parametrize("width", [1366, 390])
def test_the_page_fits_its_window_and_says_nothing_on_the_console(browser: Browser, tmp_path: Path, width: int) -> None:
    put(tmp_path, revision(1))
    decided(tmp_path, "reject", *CURATED, reason="長い理由" * 60)
    decided(tmp_path, "ministry", "市場の改修", "みなと省")
    without_the_programme(tmp_path)
    with TestClient(create_app(tmp_path)) as client:
        answer = client.get("/decisions")
    page = browser.new_page(viewport={"width": width, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.set_content(answer.text)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("article.decision").count() == 2
    assert page.locator("article.review .trouble").count() == 1
    assert said == []
    page.close()
