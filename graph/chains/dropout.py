"""What if a programme or a ministry drops out: who loses the only contributor, and what follows from that."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.chains.duties import duties
from graph.chains.order import places
from graph.projection import Projection
from ontology.model import Entity, Kind, Link, Relation

# Contributors of one sort hold a thing up together; without any of a sort, the thing goes without.
_SUPPORTS = (Relation.RESPONSIBLE_FOR, Relation.IMPLEMENTED_BY, Relation.CONTRIBUTES_TO, Relation.MEASURED_BY)
_Support = tuple[str, Relation]  # what is held up, by which sort of contributor


@dataclass(frozen=True, slots=True)
class Loss:
    """A thing without contributors of one sort. `only` are those it had, `links` what they rested on.

    `step` is 1 for what hangs on the thing that drops out itself, 2 for what hangs on that, and so on.
    """

    lost: Entity
    relation: Relation
    only: tuple[Entity, ...]
    links: tuple[Link, ...]
    step: int


def only_contributors(projection: Projection) -> list[Loss]:
    """List everything that has one contributor only of some sort, each on its own."""
    held = projection.derived(_held_up)
    rows = [_loss(projection, support, links, 1) for support, links in held.items() if len(_bearers(links)) == 1]
    return sorted(rows, key=lambda loss: _order(projection, loss))


def what_if(projection: Projection, thing: Entity) -> list[Loss]:
    """List the losses if a thing, or an organisation with the offices below it, drops out.

    What is left without contributors of any sort drops out in turn.
    """
    held = projection.derived(_held_up)
    borne = projection.derived(_borne)
    gone = {office.iri for office in duties(projection).offices_of.get(thing.iri, (thing,))}
    losses: list[Loss] = []
    falling, step = set(gone), 1
    while falling:
        touched = dict.fromkeys(support for iri in falling for support in borne.get(iri, ()))
        lost = [support for support in touched if support[0] not in gone and _bearers(held[support]).keys() <= gone]
        losses.extend(
            sorted((_loss(projection, one, held[one], step) for one in lost), key=lambda loss: _order(projection, loss))
        )
        falling = {iri for iri, _ in lost if _is_unsupported(projection, iri, gone)}
        gone |= falling
        step += 1
    return losses


def _is_unsupported(projection: Projection, iri: str, gone: set[str]) -> bool:
    held = projection.derived(_held_up)
    return all(_bearers(held.get((iri, relation), ())).keys() <= gone for relation in _SUPPORTS)


def _held_up(projection: Projection) -> Mapping[_Support, list[Link]]:
    found: defaultdict[_Support, list[Link]] = defaultdict(list)
    for link in projection.links:
        if link.relation in _SUPPORTS and link.source in projection.entities and link.target in projection.entities:
            found[_held(link), link.relation].append(link)
    return {support: _measures_first(projection, support, links) for support, links in found.items()}


def _measures_first(projection: Projection, support: _Support, links: list[Link]) -> list[Link]:
    """Leave out that an output is measured by the KPI of its own measures: that alone would not keep the KPI alive."""
    if support[1] is not Relation.MEASURED_BY:
        return links
    of_measures = [link for link in links if projection.entities[link.source].kind is Kind.MEASURE]
    return of_measures or links


def _borne(projection: Projection) -> Mapping[str, list[_Support]]:
    found: defaultdict[str, list[_Support]] = defaultdict(list)
    for support, links in projection.derived(_held_up).items():
        for iri in _bearers(links):
            found[iri].append(support)
    return found


def _bearers(links: Iterable[Link]) -> dict[str, None]:
    return dict.fromkeys(_bearer(link) for link in links)


def _held(link: Link) -> str:
    return link.source if link.relation is Relation.IMPLEMENTED_BY else link.target


def _bearer(link: Link) -> str:
    return link.target if link.relation is Relation.IMPLEMENTED_BY else link.source


def _loss(projection: Projection, support: _Support, links: list[Link], step: int) -> Loss:
    iri, relation = support
    only = tuple(projection.entities[bearer] for bearer in _bearers(links))
    return Loss(projection.entities[iri], relation, only, tuple(links), step)


def _order(projection: Projection, loss: Loss) -> tuple[int, int]:
    return places(projection)[loss.lost.iri], _SUPPORTS.index(loss.relation)
