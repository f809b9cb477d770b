"""Who answers for what, which programmes and KPIs came and went, and where a chain was broken or joined."""

from collections.abc import Iterator, Sequence

from graph.chains.duties import is_office
from graph.diff.above import above, has_moved
from graph.diff.change import Change
from graph.diff.found import Found
from graph.diff.sides import RESULTS, Joined, Side, Sides, quotes
from ontology.model import Basis, Entity, Evidence, Kind, Relation, Role

_ACTIONS = (Kind.MEASURE, Kind.PROGRAMME, Kind.KPI)
_PROGRAMMES = frozenset({Kind.PROGRAMME})
_KPIS = frozenset({Kind.KPI})
_ORGANISATIONS = frozenset({Kind.ORGANISATION})


def links(sides: Sides) -> Iterator[Found]:
    """Find what things that stand in both revisions lost and gained."""
    for before, after in sides.kept(*_ACTIONS):
        yield from _ministries(sides, before, after)
    for before, after in sides.kept(Kind.MEASURE):
        yield from _programmes(sides, before, after)
        yield from _kpis(sides, before, after, is_result=False)
        yield from _chains(sides, before, after)
    for before, after in sides.kept(*RESULTS):
        yield from _kpis(sides, before, after, is_result=True)
        yield from _chains(sides, before, after)


def _ministries(sides: Sides, before: Entity, after: Entity) -> Iterator[Found]:
    former, new = offices(sides.former, before), offices(sides.new, after)
    left, came = former.keys() - new.keys(), new.keys() - former.keys()
    if left or came:
        if left and came:  # but who only joins or only leaves is told with those who stay
            former, new = ({iri: each[iri] for iri in names} for each, names in ((former, left), (new, came)))
        evidence = (*quotes(*former.values()), *quotes(*new.values()))
        yield Found(Change.MINISTRY, after, _names(sides.former, former), _names(sides.new, new), evidence)
    elif (led := _leading(former)).keys() != (leads := _leading(new)).keys() and led and leads:
        evidence = quotes(*led.values(), *leads.values())
        yield Found(Change.MINISTRY, after, _as_leading(sides.former, led), _as_leading(sides.new, leads), evidence)


def _leading(offices: Joined) -> Joined:
    """Keep the offices that the text puts at the head of the others: 国税庁が中心となり."""
    return {iri: found for iri, found in offices.items() if any(link.role is Role.LEAD for link in found)}


def _as_leading(side: Side, found: Joined) -> str:
    return "、".join(f"{side.things[iri].label}（中心）" for iri in sorted(found))


def offices(side: Side, thing: Entity) -> Joined:
    """Give who answers for a thing, and the offices of the state that are named in it, on the word of the text."""
    answering = side.joined(thing.iri, Relation.RESPONSIBLE_FOR, _ORGANISATIONS, upward=False)
    named = side.joined(thing.iri, Relation.MENTIONS, _ORGANISATIONS)
    return {
        iri: said
        for iri, found in {**named, **answering}.items()
        if (said := [link for link in found if link.basis is not Basis.CURATED])
        and (iri in answering or is_office(side.things[iri]))
    }


def _names(side: Side, found: Joined) -> str | None:
    """List offices in the order of the text."""
    labels = {side.things[iri].label: quotes(said) for iri, said in found.items()}
    return "、".join(sorted(labels, key=lambda label: (_place(label, labels[label]), label))) or None


def _place(name: str, passages: Sequence[Evidence]) -> int:
    """Find where a name stands first, or the passage that it stands in under another spelling."""
    return min((one.start + max(one.quote.find(name), 0) for one in passages), default=0)


def _programmes(sides: Sides, before: Entity, after: Entity) -> Iterator[Found]:
    former = sides.former.joined(before.iri, Relation.IMPLEMENTED_BY, _PROGRAMMES)
    new = sides.new.joined(after.iri, Relation.IMPLEMENTED_BY, _PROGRAMMES)
    yield from _lost(Change.PROGRAMME_REMOVED, sides.former, after, former, new)
    yield from _gained(Change.PROGRAMME_ADDED, sides.new, after, former, new)


def _kpis(sides: Sides, before: Entity, after: Entity, *, is_result: bool) -> Iterator[Found]:
    """Find the KPIs that came to a result or left it; those of a measure count where no result has them.

    One that has moved is told by its move alone.
    """
    former, new = _kpis_of(sides.former, before), _kpis_of(sides.new, after)
    is_told = _is_moved if is_result else Sides.is_kept
    if not is_result:
        former = {iri: found for iri, found in former.items() if not _is_of_result(sides.former, iri)}
        new = {iri: found for iri, found in new.items() if not _is_of_result(sides.new, iri)}
    former, new = ({i: f for i, f in each.items() if not is_told(sides, i)} for each in (former, new))
    yield from _lost(Change.KPI_REMOVED, sides.former, after, former, new)
    yield from _gained(Change.KPI_ADDED, sides.new, after, former, new)


def _is_moved(sides: Sides, kpi: str) -> bool:
    return sides.is_kept(kpi) and has_moved(sides, sides.former.things[kpi], sides.new.things[kpi])


def _kpis_of(side: Side, thing: Entity) -> Joined:
    return side.joined(thing.iri, Relation.MEASURED_BY, _KPIS)


def _is_of_result(side: Side, kpi: str) -> bool:
    return bool(side.joined(kpi, Relation.MEASURED_BY, RESULTS, upward=False))


def _chains(sides: Sides, before: Entity, after: Entity) -> Iterator[Found]:
    """Find ways up that are no more or are new, between things that stand in both revisions and have not moved."""
    former, new = _upper(sides.former, before), _upper(sides.new, after)
    is_moved = has_moved(sides, before, after)
    for change, side, there, elsewhere in (
        (Change.CHAIN_BROKEN, sides.former, former, new),
        (Change.CHAIN_JOINED, sides.new, new, former),
    ):
        lost = {
            iri: found
            for iri, found in there.items()
            if iri not in elsewhere and sides.is_kept(iri) and not _is_told(sides, iri, is_moved=is_moved)
        }
        if lost:
            names = "、".join(side.things[iri].label for iri in sorted(lost, key=lambda iri: side.things[iri].label))
            before_end, after_end = (names, None) if change is Change.CHAIN_BROKEN else (None, names)
            yield Found(change, after, before_end, after_end, quotes(*lost.values()))


def _upper(side: Side, thing: Entity) -> Joined:
    """Give what a thing leads to: results above it and, for a measure, its KPIs."""
    return {**above(side, thing), **(_kpis_of(side, thing) if thing.kind is Kind.MEASURE else {})}


def _is_told(sides: Sides, iri: str, *, is_moved: bool) -> bool:
    """Tell whether a way up is told as a move: of the thing itself, or of the KPI that it leads to."""
    before, after = sides.former.things[iri], sides.new.things[iri]
    return has_moved(sides, before, after) if after.kind is Kind.KPI else is_moved


def _lost(change: Change, side: Side, thing: Entity, former: Joined, new: Joined) -> Iterator[Found]:
    for iri in sorted(former.keys() - new.keys()):
        yield Found(change, thing, side.things[iri].label, None, quotes(former[iri]))


def _gained(change: Change, side: Side, thing: Entity, former: Joined, new: Joined) -> Iterator[Found]:
    for iri in sorted(new.keys() - former.keys()):
        yield Found(change, thing, None, side.things[iri].label, quotes(new[iri]))
