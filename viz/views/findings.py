"""The findings of the audit as bars: how many of each rule, tier by tier."""

from collections.abc import Iterable, Mapping, Sequence

from graph.audit import Tier, rules_question
from graph.audit.questions import RuleRow
from graph.projection import Projection
from graph.questions.catalogue import answer
from viz.charts.chart import Count, Head, Tally
from viz.language import word
from viz.views.address import address
from viz.views.options import choice
from viz.views.view import Column, Table, View
from viz.words import in_japanese, told

TIERS = (Tier.STANDARD, Tier.BASIC, Tier.FULL)  # the one that counts where none is named comes first
_COLUMNS = (
    Column("tier", "段階", "tier"),
    Column("severity", "重さ", "severity"),
    Column("rule", "規則", "rule"),
    Column("count", "件数", "findings"),
)


def findings_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:  # noqa: ARG001
    """Count the findings of each rule up to a `tier`, as of a day (`as_of`). Raises `BadParameter` without a day."""
    tier, as_of = choice(options, "tier", TIERS), options.get("as_of", "")
    asked = {"tier": tier, "as_of": as_of, "outcome": options.get("outcome", "")}
    rows: Sequence[RuleRow] = answer(projection, rules_question(), asked).rows
    return View(
        name="audit",
        path=address("charts", ("audit",), asked),
        ja=f"ロジックモデル健康診断：規則ごとの指摘の数（{in_japanese(Tier(tier))}、{as_of}現在）",
        en=f"Audit of the logic model: findings by rule ({tier}, as of {as_of})",
        picture=tally_of(rows, asked),
        table=Table(
            _COLUMNS, tuple((in_japanese(row.tier), in_japanese(row.severity), row.title, row.count) for row in rows)
        ),
        documents=projection.documents,
        options=asked,
    )


def tally_of(rows: Iterable[RuleRow], asked: Mapping[str, str]) -> Tally:
    """Put the counts of rules into groups by tier; a bar leads to the findings of its rule."""
    found = list(rows)
    groups = ((told(tier), tuple(_count(row, asked) for row in found if row.tier is tier)) for tier in Tier)
    return Tally(tuple(group for group in groups if group[1]), word("指摘", "findings"))


def _count(row: RuleRow, asked: Mapping[str, str]) -> Count:
    path = address("audit", (), {**asked, "rule": row.rule}) if row.count else None
    return Count(Head(word(row.title, row.title_en), path=path), row.count, row.severity.value)
