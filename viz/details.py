"""What panels and tables say about things and links: view values for the templates, no HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from graph.projection import Projection
from ontology.errors import UnknownThing
from ontology.iri import key_of
from ontology.model import Basis, Entity, Evidence, Kind, Link
from viz.card import tag_of
from viz.decide_at import of_link
from viz.facts import facts_of
from viz.language import word
from viz.style import BASES, KINDS, RELATIONS, ROLES, BasisStyle, KindStyle, RelationStyle, RoleStyle

MOST_NAMED = 200  # more of the same relation, by name alone
MOST_TOLD = 40  # links of one relation with their quotes on a page; the data forms have all
QUOTE_HEAD = 180  # characters of a quote that show at once; the rest opens on request


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A passage to the letter (`head` + `rest`), with where it stands; `start`, `end` and `page` as in `Evidence`.

    `address` is that of its place in the text, None for a revision that is not on view.
    """

    head: str
    rest: str
    document: str
    sections: tuple[str, ...]
    start: int
    end: int
    page: int | None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ThingView:
    """A thing for a heading, a table row or a panel. `facts` are (Japanese, English, value).

    `document` is the title of that which it belongs to, where things of several stand together.
    """

    key: str
    kind: Kind
    style: KindStyle
    tag: str
    label: str
    notation: str | None
    alt_labels: tuple[str, ...]
    facts: tuple[tuple[str, str, str], ...]
    document: str | None = None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link told (source + joint + target + ending) with its basis and quotes. `line` is its line in the figure.

    `decide_at` is where a person may decide on it, None where the text itself says it.
    """

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
    decide_at: str | None = None


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
        facts=facts_of(entity),
    )


def told_apart(projection: Projection, things: Iterable[Entity]) -> tuple[ThingView, ...]:
    """Describe things that stand together; where they are of several documents, each says of which."""
    listed = tuple(things)
    titles = {iri: projection.document(iri).title for iri in {thing.document for thing in listed} if iri}
    if len(titles) < 2:
        return tuple(map(thing_view, listed))
    return tuple(replace(thing_view(thing), document=titles.get(thing.document or "")) for thing in listed)


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
        decide_at=of_link(link),
    )


def quote_views(projection: Projection, passages: Iterable[Evidence]) -> tuple[QuoteView, ...]:
    """Describe passages: the words to the letter, document and section path."""
    return tuple(_quote_view(projection, passage) for passage in passages)


def first_of_all_lines(views: Sequence[LinkView], most: int) -> tuple[list[LinkView], list[LinkView]]:
    """Part the links that are told from those that are too many; every line of the figure has one that is told."""
    seen: set[str] = set()
    told: list[LinkView] = []
    untold: list[LinkView] = []
    for view in views:
        (told if len(told) < most or view.line not in seen else untold).append(view)
        seen.add(view.line)
    return told, untold


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """The links of a thing by one relation and in one direction, with a heading for their other ends.

    `members` are told with their quotes; of many more, the other ends alone stand in `others`, the first of them.
    """

    ja: str
    en: str
    members: tuple[tuple[ThingView, LinkView], ...]
    others: tuple[ThingView, ...]
    total: int

    @property
    def ends(self) -> tuple[ThingView, ...]:
        """List the other ends, each once: two things may be joined on more than one basis."""
        return tuple({end.key: end for end in (*(other for other, _ in self.members), *self.others)}.values())


def grouped_by_relation(key: str, views: Iterable[LinkView]) -> list[LinkGroup]:
    """Group the links of the thing with this key by relation and direction, in the order of the table of relations."""
    place = {style: at for at, style in enumerate(RELATIONS.values())}

    def group_of(view: LinkView) -> tuple[int, bool]:
        return place[view.relation], view.source.key != key

    groups = groupby(sorted(views, key=group_of), key=group_of)
    return [_link_group(list(members), is_source=not incoming) for (_, incoming), members in groups]


def _link_group(views: list[LinkView], *, is_source: bool) -> LinkGroup:
    relation = views[0].relation
    told, untold = first_of_all_lines(views, MOST_TOLD)
    members = tuple((view.target if is_source else view.source, view) for view in told)
    others = tuple(view.target if is_source else view.source for view in untold[:MOST_NAMED])
    if is_source:
        return LinkGroup(relation.targets, relation.targets_en, members, others, len(views))
    return LinkGroup(relation.sources, relation.sources_en, members, others, len(views))


def _quote_view(projection: Projection, passage: Evidence) -> QuoteView:
    long = len(passage.quote) > QUOTE_HEAD * 1.25  # a few words alone are not worth a click
    cut = QUOTE_HEAD if long else len(passage.quote)
    head, rest = passage.quote[:cut], passage.quote[cut:]
    try:
        document = projection.document_of(passage)
    except UnknownThing:  # evidence from a revision that is not on view: say so, show the words all the same
        title = word("（表示していない版の文書）", "(a revision that is not shown)")
        return QuoteView(head, rest, title, (), passage.start, passage.end, passage.page)
    titles = (f"{section.notation or ''} {section.title}".strip() for section in document.sections_at(passage.start))
    sections = tuple(title for title in titles if title != document.title)
    address = reading_address(passage)
    return QuoteView(head, rest, document.title, sections, passage.start, passage.end, passage.page, address)


def reading_address(passage: Evidence) -> str:
    """Give the address of a passage on the page where its document is read."""
    return f"/documents/{key_of(passage.document)}/text?start={passage.start}&end={passage.end}#hit"
