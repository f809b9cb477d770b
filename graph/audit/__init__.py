"""The audit (ロジックモデル健康診断): where a document's logic model is not whole, and what to do about it."""

from graph.audit.finding import Finding, Rule, Severity, Tier
from graph.audit.questions import audit_question, rules_question, selected
from graph.audit.rulebook import counted, findings, rules

__all__ = [
    "Finding",
    "Rule",
    "Severity",
    "Tier",
    "audit_question",
    "counted",
    "findings",
    "rules",
    "rules_question",
    "selected",
]
