"""The company that things keep: what they are joined to, in either revision."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from ontology.model import Basis, Entity, Link, Relation

Company = Mapping[str, set[tuple[str, str]]]
"""By IRI the neighbours of a thing, each with the relation, which begins with ^ where it comes from the neighbour."""

_RETELLINGS = frozenset({Relation.STATES, Relation.ABOUT})  # say again what the wording says


def neighbours(links: Sequence[Link], known: Mapping[str, str]) -> Company:
    """Give all company of all things; `known` leads from an IRI of the new revision to that of the former one."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for link in links:
        if link.relation not in _RETELLINGS and link.basis is not Basis.INFERRED:
            found[link.source].add((link.relation, known.get(link.target, link.target)))
            found[link.target].add((f"^{link.relation}", known.get(link.source, link.source)))
    return found


def programmes(links: Sequence[Link], known: Mapping[str, str]) -> Company:
    """Give the programmes of measures alone."""
    return neighbours([link for link in links if link.relation is Relation.IMPLEMENTED_BY], known)


def own_kpis(links: Sequence[Link], known: Mapping[str, str]) -> Company:
    """Give the KPIs that measure one thing alone."""
    measuring = [link for link in links if link.relation is Relation.MEASURED_BY]
    times = Counter(link.target for link in measuring)
    return neighbours([link for link in measuring if times[link.target] == 1], known)


def shared(before: Company, after: Company, former: Sequence[Entity], new: Sequence[Entity]) -> npt.NDArray[np.float64]:
    """Compare the company of every pair (Dice); NaN where one of them has none."""
    found = np.full((len(former), len(new)), np.nan)
    for row, thing in enumerate(former):
        for column, other in enumerate(new):
            one, two = before.get(thing.iri), after.get(other.iri)
            if one and two:
                found[row, column] = 2 * len(one & two) / (len(one) + len(two))
    return found


def same_parts(
    before: Company, after: Company, former: Sequence[Entity], new: Sequence[Entity]
) -> npt.NDArray[np.bool_]:
    """Tell the pairs that have the same company, and some."""
    same: npt.NDArray[np.bool_] = shared(before, after, former, new) == 1.0
    return same
