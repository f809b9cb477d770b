"""The page of the results."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from tests.sparql_conformance.manifest import GROUPS
from tests.sparql_conformance.run import Outcome, Verdict

PAGE = Path(__file__).parents[2] / "docs" / "sparql-conformance.md"
_HEAD = """# SPARQL 1.1 の適合性 / SPARQL 1.1 conformance

W3C の試験（w3c/rdf-tests、sparql11）を `/sparql` に HTTP で送った結果。`python -m tests.sparql_conformance` が書く。 /
What came of the W3C's tests (w3c/rdf-tests, sparql11), sent to `/sparql` over HTTP. Written by
`python -m tests.sparql_conformance`; a test holds this page against the endpoint.

Every file of the suite is a named graph of one store, and a test names its graphs with `default-graph-uri` and
`named-graph-uri`. Rows are compared in any order, blank nodes by any name, numbers and truth by their value. The tests
of SPARQL Update and of the Graph Store Protocol are not sent: the endpoint is read-only.

| | passed | failed | skipped |
|---|---:|---:|---:|
"""


def written(outcomes: Sequence[Outcome]) -> str:
    """Write the page in Markdown."""
    counts = Counter((outcome.test.group, outcome.verdict) for outcome in outcomes)
    rows = [_row(group, [counts[group, verdict] for verdict in Verdict]) for group in GROUPS]
    totals = [sum(outcome.verdict is verdict for outcome in outcomes) for verdict in Verdict]
    return "".join(
        [
            _HEAD,
            *rows,
            _row("**all**", totals),
            _reasons("失敗 / Failed", outcomes, Verdict.FAILED),
            _reasons("省略 / Skipped", outcomes, Verdict.SKIPPED),
        ]
    )


def _row(name: str, counts: Sequence[int]) -> str:
    return f"| {name} | {' | '.join(map(str, counts))} |\n"


def _reasons(title: str, outcomes: Sequence[Outcome], verdict: Verdict) -> str:
    found = sorted((one for one in outcomes if one.verdict is verdict), key=lambda one: one.reason)
    lines = [f"- {reason}: {_named(list(group))}\n" for reason, group in groupby(found, key=lambda one: one.reason)]
    return f"\n## {title}\n\n{''.join(lines)}"


def _named(outcomes: Sequence[Outcome]) -> str:
    whole = {one.test.group for one in outcomes}
    if len(outcomes) > 10:
        return f"{', '.join(sorted(whole))} ({len(outcomes)})"
    return ", ".join(sorted(f"`{one.test.group}/{one.test.name}`" for one in outcomes))
