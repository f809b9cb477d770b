"""Which relation may join which kinds: a table that readers, store and shapes agree on."""

from ontology.model import Kind, Relation

RESULTS = frozenset({Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT})
_ACTIONS = frozenset({Kind.MEASURE, Kind.PROGRAMME})

ALLOWED: dict[Relation, tuple[frozenset[Kind], frozenset[Kind]]] = {
    Relation.CONTRIBUTES_TO: (RESULTS | {Kind.MEASURE}, RESULTS | {Kind.MEASURE}),
    Relation.MEASURED_BY: (RESULTS | _ACTIONS, frozenset({Kind.KPI})),
    Relation.IMPLEMENTED_BY: (frozenset({Kind.MEASURE}), frozenset({Kind.PROGRAMME})),
    Relation.RESPONSIBLE_FOR: (frozenset({Kind.ORGANISATION}), _ACTIONS | {Kind.LAW, Kind.KPI}),
    Relation.MENTIONS: (RESULTS | _ACTIONS | {Kind.DOCUMENT}, frozenset({Kind.ORGANISATION, Kind.LAW, Kind.DOCUMENT})),
    Relation.BASED_ON: (RESULTS | _ACTIONS | {Kind.DOCUMENT, Kind.KPI}, frozenset({Kind.LAW, Kind.DOCUMENT})),
    Relation.SCHEDULED_BY: (RESULTS | _ACTIONS, frozenset({Kind.ROADMAP_ITEM})),
    Relation.PART_OF: (frozenset(Kind), frozenset(Kind)),
    Relation.RESTATES: (frozenset(Kind), frozenset(Kind)),
    Relation.SUCCEEDS: (frozenset(Kind), frozenset(Kind)),
    Relation.STATES: (frozenset({Kind.MEASURE}) | RESULTS, frozenset({Kind.CLAIM})),
    Relation.ABOUT: (frozenset({Kind.CLAIM}), RESULTS | {Kind.KPI}),
    Relation.FUNDED_BY: (_ACTIONS, frozenset({Kind.BUDGET})),
    Relation.PARTICIPATES_IN: (frozenset({Kind.ORGANISATION}), frozenset({Kind.ORGANISATION, Kind.EVENT})),
}


def may_join(source: Kind, relation: Relation, target: Kind) -> bool:
    """Tell whether a relation may run from one kind to another."""
    sources, targets = ALLOWED[relation]
    return source in sources and target in targets
