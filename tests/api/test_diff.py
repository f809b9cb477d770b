"""What a revision changed: on the command line, over HTTP, and before anything is stored."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from api.app import create_app
from graph.diff import Change
from graph.store import PolicyGraph
from tests.api.test_cli import run

SERIES = "みなと町総合戦略"
FIRST = """# みなと町総合戦略

令和 7 年 4 月 1 日

## 基本目標１　港の仕事をつくる

若者が町で働けるようにする。

### （１）朝市のにぎわい

水産庁は、朝市を週に二度ひらく町を支援する。

（主な事業）
- ・朝市開設支援事業

■アウトプットKPI
- ・朝市の来場者数：1,000人（2027年度）

### （２）空き蔵の活用

使われない蔵を直し、店や宿に貸す。

（主な事業）
- ・空き蔵改修事業

■アウトプットKPI
- ・改修した蔵の数：20棟（2027年度）
"""
SECOND = (
    FIRST.replace("令和 7 年", "令和 8 年")
    .replace("1,000人（2027年度）", "1,500人（2030年度）")
    .replace("空き蔵の活用", "空き蔵の再生と活用")
    .replace("水産庁", "農林水産省")
    .replace("- ・空き蔵改修事業", "- ・空き蔵改修事業\n- ・灯台守の宿=cmd整備事業")
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ingest a plan and its revision, both titled alike."""
    place = tmp_path_factory.mktemp("diff")
    for name, text in (("first.md", FIRST), ("second.md", SECOND)):
        (place / name).write_text(text, encoding="utf-8")
        done = run("--store", place / "store", "ingest", place / name)
        assert done.exit_code == 0, done.stderr
    return place


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder / "store")) as opened:
        yield opened


def rows(folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = run("--store", folder / "store", "diff", SERIES, *arguments, "--format", "json")
    assert done.exit_code == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)["rows"]
    return found


def test_changes_are_told_in_the_language_of_policy(folder: Path) -> None:
    told = {row["change"]: row["sentence"] for row in rows(folder)}
    assert told[Change.TARGET] == "「朝市の来場者数」の目標値 1,000→1,500人"
    assert told[Change.DEADLINE] == "「朝市の来場者数」の期限 2027→2030年度"
    assert told[Change.RENAMED] == "改称：「空き蔵の活用」→「空き蔵の再生と活用」"
    assert told[Change.MINISTRY] == "「朝市のにぎわい」の所管 水産庁→農林水産省"
    assert told[Change.PROGRAMME_ADDED] == "「空き蔵の再生と活用」：事業の追加「灯台守の宿=cmd整備事業」"
    assert set(told) == {
        Change.ADDED, Change.RENAMED, Change.TARGET, Change.DEADLINE, Change.MINISTRY, Change.PROGRAMME_ADDED,
    }  # fmt: skip


def test_the_other_way_round_what_was_new_is_abolished(folder: Path) -> None:
    told = {row["change"] for row in rows(folder, "2026-04-01", "2025-04-01")}
    assert {Change.REMOVED, Change.PROGRAMME_REMOVED} <= told


def test_a_row_quotes_both_revisions(folder: Path) -> None:
    row = next(row for row in rows(folder) if row["change"] == Change.TARGET)
    evidence = row["evidence"]
    assert isinstance(evidence, list)
    assert [passage["quote"] for passage in evidence] == [
        "朝市の来場者数：1,000人（2027年度）",
        "朝市の来場者数：1,500人（2030年度）",
    ]
    assert len({passage["document"] for passage in evidence}) == 2


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_every_form_names_the_change(folder: Path, form: str) -> None:
    told = run("--store", folder / "store", "diff", SERIES, "--format", form).stdout
    assert "目標値 1,000→1,500人" in "".join(told.split("\n"))


def test_a_workbook_holds_texts_and_no_formulas(folder: Path) -> None:
    target = folder / "diff.xlsx"
    assert run("--store", folder / "store", "diff", SERIES, "--format", "xlsx").exit_code == 2, "it needs a file"
    assert run("--store", folder / "store", "diff", SERIES, "--format", "xlsx", "-o", target).exit_code == 0
    sheet = load_workbook(target).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "「朝市の来場者数」の目標値 1,000→1,500人" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_http_gives_the_rows_of_the_command_line(folder: Path, client: TestClient) -> None:
    answer = client.get("/api/diff", params={"document": SERIES}).json()
    assert answer["rows"] == rows(folder)
    alone = client.get("/api/diff", params={"change": "target"}).json()
    assert [row["change"] for row in alone["rows"]] == ["target"]
    assert client.get("/api/diff", params={"limit": 2}).json()["truncated"]


@pytest.mark.parametrize(
    ("form", "beginning"), [("csv", "\ufeffchange,thing,".encode()), ("md", "# 改定で".encode()), ("xlsx", b"PK")]
)
def test_http_gives_files(client: TestClient, form: str, beginning: bytes) -> None:
    answer = client.get("/api/diff", params={"format": form})
    assert answer.content.startswith(beginning)
    assert f"diff.{form}" in answer.headers["content-disposition"]


@pytest.mark.parametrize("by", ["outcome", "ministry", "change"])
def test_the_page_shows_both_sides(client: TestClient, by: str) -> None:
    page = client.get("/diff", params={"by": by})
    assert page.status_code == 200
    for quote in ("朝市の来場者数：1,000人（2027年度）", "朝市の来場者数：1,500人（2030年度）"):
        assert quote in page.text
    assert "unsafe" not in page.headers["content-security-policy"]


def test_both_revisions_can_be_read_from_the_page(client: TestClient) -> None:
    """Quotes lead to the text of their own revision, things to the revision that has them."""
    for row in client.get("/api/diff").json()["rows"]:
        for passage in row["evidence"]:
            key = passage["document"].rsplit("/", 1)[-1]
            place = {"start": passage["start"], "end": passage["end"]}
            assert client.get(f"/documents/{key}/text", params=place).status_code == 200
    old = client.get("/api/diff").json()["parameters"]["old"]
    former = client.get("/api/entities", params={"revision": old, "kind": "Measure"}).json()["rows"]
    assert "空き蔵の活用" in [row["label"] for row in former]
    latest = client.get("/api/entities", params={"kind": "Measure"}).json()["rows"]
    assert "空き蔵の活用" not in [row["label"] for row in latest]


def test_a_dry_run_shows_the_changes_and_stores_nothing(folder: Path, tmp_path: Path) -> None:
    third = tmp_path / "third.md"
    third.write_text(SECOND.replace("20棟", "25棟").replace("令和 8", "令和 9"), encoding="utf-8")
    with PolicyGraph.open(folder / "store") as graph:
        before = graph.generation
    done = run("--store", folder / "store", "ingest", "--dry-run", third)
    assert "「改修した蔵の数」の目標値 20→25棟" in "".join(done.stdout.split("\n"))
    with PolicyGraph.open(folder / "store") as graph:
        assert graph.generation == before


def test_a_text_of_another_kind_under_the_same_title_is_asked(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(
        "# みなと町総合戦略\n\n## 基本目標１　森の手入れをする\n\n### （１）間伐の応援\n\n木を切り出す人を助ける。\n",
        encoding="utf-8",
    )
    asked = run("--store", folder / "store", "ingest", other)
    assert asked.exit_code == 2
    assert f"--series '{SERIES}'" in asked.stderr
    assert "--new-series" in asked.stderr
    told = run("--store", folder / "store", "ingest", "--dry-run", "--new-series", other)
    assert told.exit_code == 0
    assert "廃止" not in told.stdout


def test_an_unchanged_file_is_known_whatever_its_series_is_called(tmp_path: Path) -> None:
    """A text that was read in under another name is no new document."""
    text = tmp_path / "plan.md"
    text.write_text(FIRST, encoding="utf-8")
    store = tmp_path / "store"
    assert run("--store", store, "ingest", "--series", "港の計画", text).exit_code == 0
    again = run("--store", store, "ingest", text)
    assert again.exit_code == 0
    assert "unchanged" in again.stderr


@pytest.mark.parametrize("given", ["昨日", "2026-13-01", "26-1-1"])
def test_a_date_that_is_none_is_refused(folder: Path, given: str) -> None:
    done = run("--store", folder / "store", "ingest", "--as-of", given, folder / "first.md")
    assert done.exit_code == 2
    assert "--as-of 2026-12-01" in done.stderr


def test_one_revision_alone_cannot_be_compared(store: Path) -> None:
    done = run("--store", store, "diff", "みなと振興戦略")
    assert done.exit_code == 2
    assert "sujimichi ingest --series" in done.stderr


def test_every_revision_can_be_listed(folder: Path) -> None:
    latest, every = (
        json.loads(run("--store", folder / "store", "documents", *more, "--format", "json").stdout)["rows"]
        for more in ([], ["--all"])
    )
    assert [row["issued"] for row in latest] == ["2026-04-01"]
    assert [row["issued"] for row in every] == ["2025-04-01", "2026-04-01"]


def test_a_former_revision_can_be_asked(folder: Path) -> None:
    """Every command that reads the graph takes the revision that is meant."""
    every = json.loads(run("--store", folder / "store", "documents", "--all", "--format", "json").stdout)["rows"]
    for command in (["entities", "--kind", "KPI"], ["trace", "空き蔵の活用"], ["ask", "kpis"]):
        told = run("--store", folder / "store", *command, "--revision", every[0]["key"], "--format", "csv")
        assert told.exit_code == 0, told.stderr
        assert "改修した蔵の数" in told.stdout


def test_two_revisions_in_one_run_come_in_the_order_given(tmp_path: Path) -> None:
    """They have no dates, and are read within the same second."""
    undated = [
        text.replace("令和 7 年 4 月 1 日\n", "").replace("令和 8 年 4 月 1 日\n", "") for text in (SECOND, FIRST)
    ]
    files = [tmp_path / name for name in ("new-first.md", "old-second.md")]
    for file, text in zip(files, undated, strict=True):
        file.write_text(text, encoding="utf-8")
    assert run("--store", tmp_path / "store", "ingest", *files).exit_code == 0
    rows = json.loads(run("--store", tmp_path / "store", "documents", "--all", "--format", "json").stdout)["rows"]
    assert [row["source"] for row in rows] == [file.name for file in files]
    told = run("--store", tmp_path / "store", "diff", SERIES, "--format", "csv").stdout
    assert "1,500→1,000人" in told


def test_another_office_at_the_head_is_a_change(tmp_path: Path) -> None:
    """The offices stay the same; which of them leads the others does not."""
    first = FIRST.replace("水産庁は、", "水産庁が中心となり、観光庁と連携して、")
    second = FIRST.replace("水産庁は、", "観光庁が中心となり、水産庁と連携して、").replace("令和 7 年", "令和 8 年")
    for name, text in (("first.md", first), ("second.md", second)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("--store", tmp_path / "store", "ingest", tmp_path / name).exit_code == 0
    told = run("--store", tmp_path / "store", "diff", SERIES, "--format", "csv").output
    assert "「朝市のにぎわい」の所管 水産庁（中心）→観光庁（中心）" in told


def test_a_measure_whose_programme_goes_on_elsewhere_went_into_that_one(tmp_path: Path) -> None:
    stalls = "### （３）夜市のあかり\n\n夜の市を月に一度ひらく。\n\n（主な事業）\n- ・夜市開設支援事業\n"
    first = f"{FIRST}\n{stalls}"
    second = FIRST.replace("- ・朝市開設支援事業", "- ・朝市開設支援事業\n- ・夜市開設支援事業").replace(
        "令和 7 年", "令和 8 年"
    )
    for name, text in (("first.md", first), ("second.md", second)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("--store", tmp_path / "store", "ingest", tmp_path / name).exit_code == 0
    told = run("--store", tmp_path / "store", "diff", SERIES, "--format", "csv").output
    assert "廃止：「夜市のあかり」（「朝市のにぎわい」にまとめられた）" in told


def _measure(number: int, title: str, says: str, *programmes: str) -> str:
    listed = "".join(f"- ・{programme}\n" for programme in programmes)
    return f"### （{number}）{title}\n\n{says}\n\n（主な事業）\n{listed}\n"


def test_splits_and_mergers_are_told_on_either_side(tmp_path: Path) -> None:
    """What is gone says where it goes on, what is new where it comes from, be none of them kept."""
    first = (
        f"{FIRST}\n{_measure(3, '夜市のあかり', '月に一度の夜市をひらく。', '夜市開設支援事業', '夜市屋台整備事業')}"
        f"{_measure(4, '渡し舟の再開', '川を渡る舟を出す。', '渡し舟再開事業')}"
        f"{_measure(5, '舟大工の養成', '舟を造る人を育てる。', '舟大工養成事業')}"
    )
    second = (
        f"{FIRST}\n{_measure(3, '宵の広場づくり', '駅の前に人の集まる所をつくる。', '夜市開設支援事業')}"
        f"{_measure(4, '屋台通りの石畳', '石を敷いて歩きやすくする。', '夜市屋台整備事業')}"
        f"{_measure(5, '水辺の交通と担い手', '人と物の往来を支える。', '渡し舟再開事業', '舟大工養成事業')}"
    ).replace("令和 7 年", "令和 8 年")
    for name, text in (("first.md", first), ("second.md", second)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("--store", tmp_path / "store", "ingest", tmp_path / name).exit_code == 0
    told = run("--store", tmp_path / "store", "diff", SERIES, "--format", "csv").output
    assert "廃止：「夜市のあかり」（「宵の広場づくり」と「屋台通りの石畳」に分けられた）" in told
    assert "新規：「宵の広場づくり」（「夜市のあかり」から分かれた）" in told
    assert "廃止：「渡し舟の再開」（「水辺の交通と担い手」にまとめられた）" in told
    assert "新規：「水辺の交通と担い手」（「渡し舟の再開」と「舟大工の養成」をまとめた）" in told


def test_a_kpi_of_the_same_figures_at_the_same_place_has_another_name(tmp_path: Path) -> None:
    second = FIRST.replace("令和 7 年", "令和 8 年").replace("改修した蔵の数", "住まいや店に変わった蔵の軒数")
    for name, text in (("first.md", FIRST), ("second.md", second)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("--store", tmp_path / "store", "ingest", tmp_path / name).exit_code == 0
    told = run("--store", tmp_path / "store", "diff", SERIES, "--format", "csv").output
    assert "改称：「改修した蔵の数」→「住まいや店に変わった蔵の軒数」" in told
    assert "KPIの削除" not in told


def test_a_measure_of_a_list_that_moved_is_told_once(tmp_path: Path) -> None:
    """A list of a plan stands under a heading that is a measure too: to leave it for another is to move."""
    first = (
        "# 舟渡町 まちづくり計画\n\n基本目標１　水辺に人を呼ぶ\n\n"
        "(1) 渡し舟の復活\n\n川を渡る舟を出す。\n\n【主な取組】\n・舟着場の整備（建設課）\n・舟大工の養成（商工課）\n\n"
        "(2) 川の恵みの活用\n\n川の幸を町の名物に育てる。\n\n【主な取組】\n・川魚料理の店の紹介（商工課）\n"
    )
    second = first.replace("・舟大工の養成（商工課）\n", "") + "・舟大工の養成（商工課）\n"
    for name, text in (("first.md", first), ("second.md", second)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("--store", tmp_path / "store", "ingest", "--series", "計画", tmp_path / name).exit_code == 0
    told = run("--store", tmp_path / "store", "diff", "計画", "--format", "csv").output
    assert "「舟大工の養成」の移動 渡し舟の復活→川の恵みの活用" in told
    assert "連鎖" not in told
