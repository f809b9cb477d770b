"""The audit as a question, so that its rows are paged, filtered, exported and shown as those of every other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from graph.audit.finding import Finding, Severity, Tier
from graph.audit.rulebook import counted, findings, rules
from graph.chains.overview import results_above
from graph.projection import Projection
from graph.questions.parameters import Choice, Day, Thing
from graph.questions.question import Question, column
from graph.questions.words import Words
from ontology.model import Document, Entity, Evidence, Kind, Relation

_TIERS: dict[str, Words] = {
    Tier.BASIC: Words("基本", "basic"),
    Tier.STANDARD: Words("標準（基本を含む）", "standard, with basic"),
    Tier.FULL: Words("完全（すべて）", "full: all rules"),
}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as a row."""

    severity: Severity = column("重さ", "severity")
    rule: str = column("規則", "rule")
    tier: Tier = column("段階", "tier")
    thing: Entity | None = column("対象", "thing")
    sentence: str = column("すること", "what to do")
    sentence_en: str = column("すること（英語）", "what to do, in English")
    document: Document | None = column("文書", "document")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


def audit_question(*, store_wide: bool = True) -> Question:
    """Make the question; without `store_wide`, findings that belong to no document are left out."""
    return Question(
        slug="audit",
        title=Words("ロジックモデル健康診断", "Audit of the logic model"),
        about=Words(
            "ロジックモデルの欠けや食い違いを、規則ごとに、根拠の引用と直し方を付けて示す。",
            "What is missing from the logic model or disagrees, rule by rule, with quotes and what to do.",
        ),
        row=FindingRow,
        rows=partial(_rows, store_wide=store_wide),
        parameters=(
            Choice("tier", Words("段階", "tier"), choices=_TIERS, default=Tier.STANDARD),
            Choice("rule", Words("規則", "rule"), choices={slug: rule.title for slug, rule in rules().items()}),
            Thing("outcome", Words("成果", "result"), kinds=(Kind.OUTCOME, Kind.OUTPUT, Kind.IMPACT)),
            Day("as_of", Words("基準日", "as of"), required=True, example="2026-04-01"),
        ),
    )


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with the number of its findings."""

    rule: str = column("規則", "rule")
    title: str = column("題", "title in Japanese")
    title_en: str = column("題（英語）", "title")
    tier: Tier = column("段階", "tier")
    severity: Severity = column("重さ", "severity")
    count: int = column("件数", "findings", "件")


def rules_question(*, store_wide: bool = True) -> Question:
    """Make the question which rules there are and how much they find; its parameters are those of the audit."""
    return replace(
        audit_question(store_wide=store_wide),
        slug="audit-rules",
        title=Words("診断の規則", "Rules of the audit"),
        row=RuleRow,
        rows=partial(_rule_rows, store_wide=store_wide),
    )


def _rule_rows(projection: Projection, tier: str = Tier.STANDARD, **chosen: Any) -> Sequence[RuleRow]:  # noqa: ANN401
    found = counted(selected(projection, tier=tier, **chosen))
    wanted = chosen.get("rule")
    return [
        RuleRow(rule.slug, rule.title.ja, rule.title.en, rule.tier, rule.severity, count)
        for rule, count in found.items()
        if (rule.slug == wanted if wanted else Tier(tier).has(rule.tier))
    ]


def selected(  # noqa: PLR0913  one argument per way of choosing
    projection: Projection,
    as_of: str,
    tier: str = Tier.STANDARD,
    rule: str | None = None,
    outcome: Entity | None = None,
    *,
    store_wide: bool = True,
) -> list[Finding]:
    """List findings of a tier, or of one rule whatever its tier; of all, or of what stands under a result."""
    return [
        finding
        for finding in findings(projection, date.fromisoformat(as_of))
        if (finding.rule.slug == rule if rule else Tier(tier).has(finding.rule.tier))
        and (store_wide or finding.document is not None)
        and (outcome is None or (finding.thing is not None and _stands_under(projection, finding.thing, outcome)))
    ]


def _rows(  # noqa: PLR0913  as above
    projection: Projection,
    as_of: str,
    tier: str = Tier.STANDARD,
    rule: str | None = None,
    outcome: Entity | None = None,
    *,
    store_wide: bool = True,
) -> Sequence[FindingRow]:
    chosen = selected(projection, as_of, tier, rule, outcome, store_wide=store_wide)
    return [_row(projection, finding) for finding in chosen]


def _row(projection: Projection, finding: Finding) -> FindingRow:
    return FindingRow(
        severity=finding.rule.severity,
        rule=finding.rule.slug,
        tier=finding.rule.tier,
        thing=finding.thing,
        sentence=finding.sentence.ja,
        sentence_en=finding.sentence.en,
        document=projection.document(finding.document) if finding.document else None,
        evidence=finding.evidence,
    )


def _stands_under(projection: Projection, thing: Entity, result: Entity) -> bool:
    """Tell whether a thing is the result, contributes to it, gauges what does, or is a programme of such a measure."""
    above = projection.derived(results_above)
    users = (link.source for link in projection.incoming(thing.iri) if link.relation in _USES)
    return thing.iri == result.iri or any(result.iri in above.get(iri, ()) for iri in (thing.iri, *users))


_USES = (Relation.MEASURED_BY, Relation.IMPLEMENTED_BY)
