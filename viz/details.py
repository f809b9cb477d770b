"""What panels and tables say about things and links: view values for the templates, no HTML."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from graph.projection import Projection
from ontology.errors import UnknownThing
from ontology.iri import key_of
from ontology.model import Basis, Claim, Entity, Evidence, Kind, Kpi, Link, Organisation, OrganisationKind
from viz.card import tag_of
from viz.style import BASES, KINDS, RELATIONS, ROLES, BasisStyle, KindStyle, RelationStyle, RoleStyle

QUOTE_HEAD = 180  # characters of a quote that show at once; the rest opens on request

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


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A passage to the letter (`head` + `rest`), with where it stands; `start`, `end` and `page` as in `Evidence`."""

    head: str
    rest: str
    document: str
    sections: tuple[str, ...]
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class ThingView:
    """A thing for a heading, a table row or a panel. `facts` are (Japanese, English, value)."""

    key: str
    kind: Kind
    style: KindStyle
    tag: str
    label: str
    notation: str | None
    alt_labels: tuple[str, ...]
    facts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link told (source + joint + target + ending) with its basis and quotes. `line` is its line in the figure."""

    line: str
    source: ThingView
    target: ThingView
    relation: RelationStyle
    basis: Basis
    basis_style: BasisStyle
    confidence: float
    quotes: tuple[QuoteView, ...]
    role: RoleStyle | None = None
    reason: str | None = None


def thing_view(entity: Entity) -> ThingView:
    """Describe a thing."""
    return ThingView(
        key=key_of(entity.iri),
        kind=entity.kind,
        style=KINDS[entity.kind],
        tag=tag_of(entity),
        label=entity.label,
        notation=entity.notation,
        alt_labels=entity.alt_labels,
        facts=_facts(entity),
    )


def link_view(projection: Projection, link: Link, line: str = "") -> LinkView:
    """Describe a link with its passages."""
    return LinkView(
        line=line,
        source=thing_view(projection.entities[link.source]),
        target=thing_view(projection.entities[link.target]),
        relation=RELATIONS[link.relation],
        basis=link.basis,
        basis_style=BASES[link.basis],
        confidence=link.confidence,
        quotes=quote_views(projection, link.evidence),
        role=ROLES[link.role] if link.role else None,
        reason=link.reason,
    )


def quote_views(projection: Projection, passages: Iterable[Evidence]) -> tuple[QuoteView, ...]:
    """Describe passages: the words to the letter, document and section path."""
    return tuple(_quote_view(projection, passage) for passage in passages)


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """The links of a thing by one relation and in one direction, with a heading for their other ends."""

    ja: str
    en: str
    members: tuple[tuple[ThingView, LinkView], ...]


def grouped_by_relation(key: str, views: Iterable[LinkView]) -> list[LinkGroup]:
    """Group the links of the thing with this key by relation and direction, in the order of the table of relations."""
    place = {style: at for at, style in enumerate(RELATIONS.values())}

    def group_of(view: LinkView) -> tuple[int, bool]:
        return place[view.relation], view.source.key != key

    groups = groupby(sorted(views, key=group_of), key=group_of)
    return [_link_group(list(members), is_source=not incoming) for (_, incoming), members in groups]


def _link_group(views: list[LinkView], *, is_source: bool) -> LinkGroup:
    relation = views[0].relation
    members = tuple((view.target if is_source else view.source, view) for view in views)
    return LinkGroup(relation.targets if is_source else relation.sources, relation.en, members)


def _quote_view(projection: Projection, passage: Evidence) -> QuoteView:
    long = len(passage.quote) > QUOTE_HEAD * 1.25  # a few words alone are not worth a click
    cut = QUOTE_HEAD if long else len(passage.quote)
    title, sections = _place(projection, passage)
    return QuoteView(
        passage.quote[:cut], passage.quote[cut:], title, sections, passage.start, passage.end, passage.page
    )


def _place(projection: Projection, passage: Evidence) -> tuple[str, tuple[str, ...]]:
    try:
        document = projection.document_of(passage)
    except UnknownThing:  # evidence from a revision that is not on view: say so, show the words all the same
        return "（表示していない版の文書）", ()
    sections = (f"{section.notation or ''} {section.title}".strip() for section in document.sections_at(passage.start))
    return document.title, tuple(section for section in sections if section != document.title)


def _facts(entity: Entity) -> tuple[tuple[str, str, str], ...]:
    found: tuple[tuple[str, str, str | None], ...] = ()
    if isinstance(entity, Kpi):
        found = _kpi_facts(entity)
    elif isinstance(entity, Organisation):
        found = _organisation_facts(entity)
    elif isinstance(entity, Claim):
        found = _claim_facts(entity)
    return tuple((ja, en, value) for ja, en, value in found if value)


def _kpi_facts(kpi: Kpi) -> tuple[tuple[str, str, str | None], ...]:
    latest = kpi.observations[-1] if kpi.observations else None
    return (
        ("目標", "target", kpi.target.printed if kpi.target else None),
        ("期限", "deadline", kpi.deadline.printed if kpi.deadline else None),
        ("基準値", "baseline", kpi.baseline),
        ("最新の実績", "latest value", f"{latest.value}（{latest.as_of or latest.at}）" if latest else None),
        ("進捗（印刷）", "progress as printed", latest.progress if latest else None),
        ("進捗（計算）", "progress as recomputed", _percent(latest.recomputed) if latest else None),
        ("番号", "number", kpi.number),
        ("状況", "status", kpi.status),
    )


def _percent(figure: float | None) -> str | None:
    return None if figure is None else f"{figure:.0f}%"


def _claim_facts(claim: Claim) -> tuple[tuple[str, str, str | None], ...]:
    return (
        ("手段", "means", claim.means),
        ("手段を示す語", "cue", claim.cue),
        ("目的", "end", claim.end),
        ("目的を示す語", "cue of the end", claim.end_cue),
    )


def _organisation_facts(organisation: Organisation) -> tuple[tuple[str, str, str | None], ...]:
    return (
        ("種別", "kind", ORGANISATION_KINDS[organisation.organisation_kind]),
        ("上位の組織", "parent", organisation.parent),
        ("英語名", "English", organisation.english),
        ("略称", "abbreviations", "、".join(organisation.abbreviations)),
        ("法人番号", "corporate number", organisation.corporate_number),
    )
