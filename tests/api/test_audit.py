"""The audit over the command line, HTTP and its page; all of them give the same findings."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from api.app import create_app
from api.audits import today
from api.cli import main
from graph.audit import findings
from graph.projection import Projection
from ingest.pipeline import Pipeline
from ontology.iri import key_of
from tests.api.conftest import filled
from tests.graph.sound_plan import SERIES, sound

DAY = "2026-04-01"
SAMPLE = Path(__file__).parents[2] / "samples" / "mirai-strategy.md"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold a plan with two faults and, beside it, a sound one."""
    faulty = sound().changed("huts", deadline=None).changed("visitors", baseline=None, observations=())
    folder = tmp_path_factory.mktemp("audit") / "store"
    return filled(folder, faulty.extraction(), sound("いそべ村総合戦略").extraction())


@pytest.fixture(scope="module")
def service(spoilt: Path) -> Iterator[TestClient]:
    with TestClient(create_app(spoilt)) as opened:
        yield opened


def rows_of(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(row["rule"], row["thing"]["label"]) for row in found["rows"]]


EXPECTED = [("kpi-without-deadline", "浜茶屋の数"), ("kpi-without-baseline", "浜の来訪者数")]


def test_the_command_leaves_with_1_on_findings_and_with_0_on_none(spoilt: Path) -> None:
    assert run("--store", spoilt, "audit", "--as-of", DAY).exit_code == 1
    assert run("--store", spoilt, "audit", SERIES, "--as-of", DAY).exit_code == 1
    assert run("--store", spoilt, "audit", "いそべ村総合戦略", "--as-of", DAY, "--tier", "full").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [["--tier", "hard"], ["--rule", "nothing"], ["--as-of", "soon"], ["--outcome", "ない"], ["ない文書"], ["--x"]],
)
def test_bad_use_leaves_with_2(spoilt: Path, arguments: list[str]) -> None:
    done = run("--store", spoilt, "audit", *arguments)
    assert done.exit_code == 2
    assert done.stderr
    assert done.stdout == ""


def test_command_and_service_give_the_same_rows(spoilt: Path, service: TestClient) -> None:
    by_command = json.loads(run("--store", spoilt, "audit", "--as-of", DAY, "--format", "json").stdout)
    by_service = service.get("/api/audit", params={"as_of": DAY}).json()
    assert rows_of(by_command) == rows_of(by_service) == EXPECTED
    assert by_command["rows"] == by_service["rows"]
    assert by_service["question"] == "audit"
    assert by_service["parameters"]["as_of"] == DAY


def test_csv_has_all_rows_with_the_quote_and_the_thing(spoilt: Path, service: TestClient) -> None:
    answer = service.get("/api/audit", params={"as_of": DAY, "format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [(row["rule"], row["thing"]) for row in rows] == EXPECTED
    assert rows[0]["evidence"] == "浜茶屋の数"
    assert rows[0]["thing_id"].startswith("https://")
    assert run("--store", spoilt, "audit", "--as-of", DAY, "--format", "csv").stdout == answer.text.replace(
        "\r\n", "\n"
    )


def test_the_table_says_what_to_do_and_the_sum_goes_to_stderr(spoilt: Path) -> None:
    done = run("--store", spoilt, "audit", "--as-of", DAY)
    assert "期限がない" in done.stdout
    assert "kpi-without-deadline  期限のないKPI" in done.stderr


def test_findings_are_filtered_and_paged(service: TestClient) -> None:
    def asked(**given: str | int) -> dict[str, Any]:
        return dict(service.get("/api/audit", params={"as_of": DAY, **given}).json())

    assert rows_of(asked(tier="basic")) == EXPECTED[:1]
    assert rows_of(asked(rule="kpi-without-baseline")) == EXPECTED[1:]
    assert rows_of(asked(outcome="浜茶屋が続く", document=SERIES)) == EXPECTED[:1]
    assert rows_of(asked(document="いそべ村総合戦略", tier="full")) == []
    page = asked(limit=1)
    assert (rows_of(page), page["total"], page["truncated"]) == (EXPECTED[:1], 2, True)
    assert rows_of(asked(offset=1)) == EXPECTED[1:]


def test_the_rules_come_with_their_counts(service: TestClient) -> None:
    found = service.get("/api/audit/rules", params={"as_of": DAY, "tier": "full", "document": SERIES}).json()
    counts = {row["rule"]: row["count"] for row in found["rows"]}
    assert {rule for rule, count in counts.items() if count} == {rule for rule, _ in EXPECTED}
    assert {row["tier"] for row in found["rows"]} == {"basic", "standard", "full"}


@pytest.mark.parametrize("given", [{"tier": "hard"}, {"rule": "'"}, {"as_of": "soon"}, {"limit": 10_000}, {"limit": 0}])
def test_a_wrong_parameter_is_a_problem(service: TestClient, given: dict[str, str]) -> None:
    answer = service.get("/api/audit", params=given)
    assert answer.status_code == 422
    assert answer.json()["detail_ja"]


def test_the_page_shows_rules_findings_quotes_and_where_they_stand(service: TestClient) -> None:
    html = service.get("/audit", params={"as_of": DAY, "document": ""}).text
    plan = sound()
    assert "期限のないKPI" in html
    assert f'href="/entities/{key_of(plan.things["huts"].iri)}"' in html
    start = plan.things["huts"].evidence[0].start
    assert f"/documents/{key_of(plan.document.iri)}/text?start={start}&amp;end={start + 5}" in html
    assert 'href="/audit"' in service.get("/").text


def test_the_page_shows_one_rule_alone(service: TestClient) -> None:
    html = service.get("/audit", params={"as_of": DAY, "rule": "kpi-without-baseline"}).text
    assert 'id="rule-kpi-without-baseline"' in html
    assert 'id="rule-kpi-without-deadline"' not in html


def test_an_audit_without_a_day_is_as_of_today(service: TestClient) -> None:
    assert service.get("/api/audit").json()["parameters"]["as_of"] == today()


def test_the_sample_has_the_findings_that_were_checked_by_hand() -> None:
    """Checked line by line; what is not in these lists was found to be there."""
    pipeline = Pipeline()
    source = pipeline.source(SAMPLE)
    projection = Projection.of([pipeline.read(source, pipeline.identify(source))])
    by_rule: dict[str, list[str]] = {}
    for found in findings(projection, date.fromisoformat(DAY)):
        if found.document is not None:
            by_rule.setdefault(found.rule.slug, []).append(found.thing.label if found.thing else "")
    assert len(by_rule.pop("kpi-without-baseline")) == 19  # all 26 but those with a base year or a target for each year
    assert len(by_rule.pop("kpi-without-direction")) == 11
    assert by_rule == {
        "kpi-without-target-value": [
            "今の地域に安心して住み続けられると感じる人の割合",
            "地域の医療及び介護の体制に満足している人の割合",
        ],
        "kpi-without-deadline": ["研修を修了した者のうち、業務の改善に取り組んだ者の割合"],
        "measure-without-ministry": [
            "山村の木材の価値創造",
            "地域の見守り体制の強化",
        ],
    }
