"""Where a person may decide: the address of the form, filled for a link or a thing that a page shows."""

from urllib.parse import urlencode

from ontology.decisions import Ruling
from ontology.iri import key_of
from ontology.model import Basis, Entity, Kind, Link, Relation

_BELOW_THE_TEXT = (Basis.CURATED, Basis.INFERRED)  # no decision overrules what a text says


def of_link(link: Link) -> str | None:
    """Give the address where a link may be decided on; None where the text or a person has said it."""
    if link.basis not in _BELOW_THE_TEXT:
        return None
    ends = {"source": key_of(link.source), "relation": link.relation.value, "target": key_of(link.target)}
    return f"/decisions?{urlencode({'ruling': Ruling.REJECT.value, **ends})}#decide"


def of_ministry(thing: Entity) -> str | None:
    """Give the address where it may be decided who is responsible for a measure or programme; None for the rest."""
    if thing.kind not in (Kind.MEASURE, Kind.PROGRAMME):
        return None
    ends = {"relation": Relation.RESPONSIBLE_FOR.value, "target": key_of(thing.iri)}
    return f"/decisions?{urlencode({'ruling': Ruling.ADD.value, **ends})}#decide"
