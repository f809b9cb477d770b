"""What is known of a thing besides its name: (Japanese, English, value) for a list of facts, as printed."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ontology.model import (
    Budget,
    CitedDocument,
    Claim,
    Entity,
    Event,
    Kpi,
    Law,
    Organisation,
    OrganisationKind,
    Programme,
    RoadmapItem,
)
from viz.language import word

Fact: TypeAlias = tuple[str, str, str]
_Found: TypeAlias = tuple[tuple[str, str, str | None], ...]

ORGANISATION_KINDS: dict[OrganisationKind, str] = {
    OrganisationKind.CABINET: "内閣",
    OrganisationKind.MINISTRY: "省",
    OrganisationKind.AGENCY: "庁",
    OrganisationKind.COMMISSION: "委員会",
    OrganisationKind.BUREAU: "局・部",
    OrganisationKind.PUBLIC_BODY: "公的機関",
    OrganisationKind.COUNCIL: "会議・本部",
    OrganisationKind.POST: "職",
    OrganisationKind.OTHER: "国の外の団体",
}


def facts_of(entity: Entity) -> tuple[Fact, ...]:
    """List what is known of a thing; what the text does not say is left out."""
    found = _FACTS[type(entity)](entity) if type(entity) in _FACTS else ()
    return tuple((ja, en, value) for ja, en, value in found if value)


def _of_kpi(kpi: Kpi) -> _Found:
    latest = kpi.observations[-1] if kpi.observations else None
    return (
        ("目標", "target", kpi.target.printed if kpi.target else None),
        ("期限", "deadline", kpi.deadline.printed if kpi.deadline else None),
        ("基準値", "baseline", kpi.baseline),
        ("最新の実績", "latest value", f"{latest.value}（{latest.as_of or latest.at}）" if latest else None),
        ("進捗（印刷）", "progress as printed", latest.progress if latest else None),
        ("進捗（計算）", "progress as recomputed", percent(latest.recomputed) if latest else None),
        ("番号", "number", kpi.number),
        ("状況", "status", kpi.status),
        ("注", "note", kpi.note),
    )


def percent(figure: float | None) -> str | None:
    """Write a share that was computed, in per cent."""
    return None if figure is None else f"{figure:.0f}%"


def _of_claim(claim: Claim) -> _Found:
    return (
        ("手段", "means", claim.means),
        ("手段を示す語", "cue", claim.cue),
        ("目的", "end", claim.end),
        ("目的を示す語", "cue of the end", claim.end_cue),
    )


def _of_organisation(organisation: Organisation) -> _Found:
    kind = organisation.organisation_kind
    return (
        ("種別", "kind", word(ORGANISATION_KINDS[kind], kind.value.replace("_", " "))),
        ("上位の組織", "parent", organisation.parent),
        ("英語名", "English", organisation.english),
        ("略称", "abbreviations", "、".join(organisation.abbreviations)),
        ("法人番号", "corporate number", organisation.corporate_number),
    )


def _of_roadmap(item: RoadmapItem) -> _Found:
    return ("内容", "what is done", item.text), ("時期", "period", item.period)


def _of_budget(budget: Budget) -> _Found:
    year = str(budget.fiscal_year) if budget.fiscal_year else None
    flows = "、".join(f"{flow.source}→{flow.target} {flow.share or ''}".strip() for flow in budget.flows)
    return ("金額", "amount", budget.amount), ("年度", "fiscal year", year), ("流れ", "flows", flows)


_FACTS: Mapping[type[Entity], Callable[[Any], _Found]] = {
    Kpi: _of_kpi,
    Claim: _of_claim,
    Organisation: _of_organisation,
    RoadmapItem: _of_roadmap,
    Budget: _of_budget,
    Programme: lambda programme: (("対象者", "target groups", "、".join(programme.target_groups)),),
    Law: lambda law: (("番号", "number", law.number),),
    CitedDocument: lambda document: (("決定", "adopted", document.adopted),),
    Event: lambda event: (("日付", "date", event.date), ("内容", "what happens", event.text)),
}
