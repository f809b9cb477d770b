"""The command line over real stores; texts are read by the real pipeline."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from api.cli import main
from tests.examples import SERIES, TEXT


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom api.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'rdflib', 'networkx', 'fastapi', 'pydantic', 'pyvis', 'uvicorn', 'pyoxigraph'}\n"
        "sys.exit(','.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ingest" in done.stdout


def test_every_command_and_option_has_help() -> None:
    group = get_command(main)
    for command in group.commands.values():  # type: ignore[attr-defined]
        assert command.help
        assert " / " in command.help, command.name
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{command.name} {parameter.name}"


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith("sujimichi ")


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["trace"], ["export", "--format", "docx"], ["serve", "--port", "0"]]
)
def test_bad_use_leaves_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_trace_tells_sentences_and_quotes(store: Path) -> None:
    done = run("--store", store, "trace", "漁具の共同購入", "--to", "新規就業者数")
    told = "".join(line.strip() for line in done.stdout.splitlines())
    assert done.exit_code == 0
    assert "施策②『漁具の共同購入』の進み具合はKPI『新規就業者数』（目標 50％、期限 2028年度）で測る。" in told
    assert "「■アウトプットKPI 新規就業者数 50％（2028年度）」" in told
    assert "第1章 目指す姿" in told
    assert done.stderr == ""


def test_a_trace_as_json_is_the_envelope(store: Path) -> None:
    done = run("--store", store, "trace", "漁具の共同購入", "--format", "json")
    envelope = json.loads(done.stdout)
    assert envelope["question"] == "trace"
    assert envelope["total"] == len(envelope["rows"]) == 3


def test_a_trace_as_csv_has_a_row_for_every_step(store: Path) -> None:
    done = run("--store", store, "trace", "漁具の共同購入", "--to", "新規就業者数", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [(row["chain"], row["step"], row["label"]) for row in rows][:2] == [
        ("1", "1", "漁具の共同購入"),
        ("1", "2", "新規就業者数"),
    ]
    assert len(rows) == 5


def test_no_chain_is_said_and_is_no_failure(store: Path) -> None:
    done = run("--store", store, "trace", "市場の改修", "--to", "新規就業者数")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "筋道は見つかりませんでした" in done.stderr


def test_a_kpi_is_traced_from_what_leads_to_it(store: Path) -> None:
    done = run("--store", store, "trace", "新規就業者数", "--format", "json")
    rows = json.loads(done.stdout)["rows"]
    assert rows
    assert {row["steps"][-1]["thing"]["label"] for row in rows} == {"新規就業者数"}
    assert "漁具の共同購入" in {row["steps"][0]["thing"]["label"] for row in rows}


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (["新規就業者数", "--to", "港町への移住者数"], "「新規就業者数」から始まる筋道はありません"),
        (["市場の改修", "--to", "水産庁"], "「水産庁」に至る筋道はありません"),
    ],
)
def test_what_is_here_and_no_end_of_a_chain_is_not_said_to_be_nowhere(store: Path, ends: list[str], told: str) -> None:
    done = run("--store", store, "trace", *ends)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in "".join(done.stderr.split("\n"))
    assert "グラフにありません" not in done.stderr


def test_an_ambiguous_name_lists_the_candidates(two_strategies: Path) -> None:
    done = run("--store", two_strategies, "trace", "市場の改修")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("エラー: ")
    assert "error: " in done.stderr
    assert f"Measure  市場の改修  ({SERIES})" in done.stderr
    assert "(新みなと振興戦略)" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace", "存在しない"],
        ["entities", "--kind", "measures"],
        ["entities", "--document", "none"],
        ["export", "-o", "/nowhere/at/all.json"],
    ],
)
def test_bad_input_is_told_in_both_languages(store: Path, arguments: list[str]) -> None:
    done = run("--store", store, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("エラー: ")
    assert "\nerror: " in done.stderr


@pytest.mark.parametrize("arguments", [["trace", "何か"], ["documents"], ["export"], ["serve"], ["entities"]])
def test_a_missing_store_is_told(tmp_path: Path, arguments: list[str]) -> None:
    done = run("--store", tmp_path / "nowhere", *arguments)
    assert done.exit_code == 2
    assert "エラー: " in done.stderr
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("form", ["json", "ttl", "trig", "nq", "jsonld"])
def test_an_export_goes_to_stdout_or_a_file(store: Path, tmp_path: Path, form: str) -> None:
    to_stdout = run("--store", store, "export", "--format", form)
    to_file = run("--store", store, "export", "--format", form, "-o", tmp_path / "graph")
    assert to_stdout.exit_code == to_file.exit_code == 0
    assert to_file.stdout == ""
    assert (tmp_path / "graph").read_bytes() == to_stdout.stdout_bytes


def test_documents_and_things_are_listed(store: Path) -> None:
    assert SERIES in run("--store", store, "documents").stdout
    assert json.loads(run("--store", store, "documents", "--format", "json").stdout)["total"] == 1
    things = run("--store", store, "entities", "--kind", "measure", "--format", "csv").stdout
    assert [row["label"] for row in csv.DictReader(io.StringIO(things.removeprefix("\ufeff")))] == [
        "見習い漁師の支援",
        "漁具の共同購入",
        "市場の改修",
    ]


def test_a_text_that_would_be_a_formula_is_disarmed() -> None:
    from graph.exports.cells import guarded

    assert guarded("=1+1") == "'=1+1"
    assert guarded(-1) == -1


def test_a_folder_lands_and_the_second_time_changes_nothing(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "minato.md").write_text(TEXT, encoding="utf-8")
    (texts / "README.md").write_text("not a policy", encoding="utf-8")
    first = run("--store", tmp_path / "store", "ingest", texts)
    assert first.exit_code == 0, first.stderr
    before = run("--store", tmp_path / "store", "export").stdout_bytes
    second = run("--store", tmp_path / "store", "ingest", texts)
    assert (second.exit_code, second.stdout) == (0, "")
    assert "変更なし" in second.stderr
    assert run("--store", tmp_path / "store", "export").stdout_bytes == before
    assert [document["source"] for document in json.loads(before)["documents"]] == ["minato.md"]


def test_a_folder_says_what_of_it_was_not_read(tmp_path: Path) -> None:
    """The mark of an open Word document keeps nobody from reading the rest; nothing is left without a word."""
    texts = tmp_path / "texts"
    (texts / "R7").mkdir(parents=True)
    left = ("~$計画.docx", ".hidden.md", "予算.xlsx", "README.md", "R7/minato.md")
    for name in (*left, "minato.md"):
        (texts / name).write_text(TEXT, encoding="utf-8")
    done = run("--store", tmp_path / "store", "ingest", texts)
    assert done.exit_code == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if line.startswith("読まなかったもの / not read: ")]
    assert len(told) == len(left)
    for name in ("~$計画.docx", ".hidden.md", "予算.xlsx", "README.md", "R7"):
        assert sum(f"{texts / name}（" in line for line in told) == 1, name
    listed = json.loads(run("--store", tmp_path / "store", "documents", "--format", "json").stdout)["rows"]
    assert [row["source"] for row in listed] == ["minato.md"]


def test_a_folder_with_nothing_to_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "~$計画.docx").write_text("x", encoding="utf-8")
    done = run("--store", tmp_path / "store", "ingest", tmp_path)
    assert done.exit_code == 2
    assert "読めるファイルがありません" in done.stderr


def test_one_bad_file_and_nothing_lands(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_bytes(b"\x00\x01\x02")
    done = run("--store", tmp_path / "store", "ingest", good, bad)
    assert done.exit_code == 2
    assert "bad.md" in done.stderr
    assert not (tmp_path / "store").exists()


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    text = tmp_path / "minato.md"
    text.write_text(TEXT, encoding="utf-8")
    done = run("--store", tmp_path / "store", "ingest", "--dry-run", text)
    assert done.exit_code == 0
    assert "みなと" in done.stdout
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("name", ["missing.txt", "empty", "empty.txt"])
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").touch()
    done = run("--store", tmp_path / "store", "ingest", tmp_path / name)
    assert done.exit_code == 2
    assert name in done.stderr


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUJIMICHI_MAX_FILE", "1")
    text = tmp_path / "large.md"
    text.write_text("あ" * 400_000, encoding="utf-8")
    done = run("--store", tmp_path / "store", "ingest", text)
    assert done.exit_code == 2
    assert "large.md" in done.stderr
