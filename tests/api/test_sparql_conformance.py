"""The tests of the W3C, where they lie beside the checkout."""

from pathlib import Path

import pytest

from tests.sparql_conformance.manifest import SUITE
from tests.sparql_conformance.page import PAGE, written
from tests.sparql_conformance.run import KNOWN, Outcome, Verdict, run

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SUITE.is_dir(), reason=f"LOUD: the W3C's SPARQL tests are not in {SUITE}"),
]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    return list(run(tmp_path_factory.mktemp("w3c")))


def test_only_what_the_engine_does_otherwise_fails(outcomes: list[Outcome]) -> None:
    failed = {outcome.test.name: outcome.reason for outcome in outcomes if outcome.verdict is Verdict.FAILED}
    assert failed == KNOWN
    assert sum(outcome.verdict is Verdict.PASSED for outcome in outcomes) >= 350


def test_every_skip_has_a_reason(outcomes: list[Outcome]) -> None:
    assert all(outcome.reason for outcome in outcomes if outcome.verdict is not Verdict.PASSED)


def test_the_page_of_the_results_is_up_to_date(outcomes: list[Outcome], tmp_path: Path) -> None:
    """Else run `python -m tests.sparql_conformance`."""
    new = tmp_path / "new.md"
    new.write_text(written(outcomes), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == new.read_text(encoding="utf-8")
