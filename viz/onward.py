"""The questions of the catalogue that a reader of a thing may ask next."""

from collections.abc import Mapping
from urllib.parse import urlencode

from graph.questions.catalogue import question_named
from graph.questions.words import Words
from ontology.iri import key_of
from ontology.model import Entity, Kind

# Which questions there are about a kind of thing, each with the name of its parameter.
_ABOUT: Mapping[Kind, tuple[tuple[str, str], ...]] = {
    Kind.MEASURE: (("kpis-of-measure", "measure"), ("lineage", "thing")),
    Kind.KPI: (("measures-of-kpi", "kpi"), ("lineage", "thing")),
    Kind.ORGANISATION: (("ministry", "ministry"),),
    Kind.LAW: (("by-law", "law"),),
    Kind.PROGRAMME: (("lineage", "thing"),),
    Kind.OUTCOME: (("lineage", "thing"),),
    Kind.OUTPUT: (("lineage", "thing"),),
    Kind.IMPACT: (("lineage", "thing"),),
}


def questions_about(entity: Entity) -> list[tuple[str, Words]]:
    """List addresses and titles of the questions that can be asked of a thing."""
    return [
        (f"/questions/{slug}?{urlencode({name: key_of(entity.iri)})}", question_named(slug).title)
        for slug, name in _ABOUT.get(entity.kind, ())
    ]
