"""Goals that a plan does not call so: plain numbered headings over its measures, １　次代につなぐ農林業 over （１）….

A measure that is moved from one to another is seen to move; one that has KPIs of its own is a measure already.
"""

from collections import defaultdict
from collections.abc import Iterator

from ingest.cues import Cues
from ingest.layouts.found import Span
from ingest.layouts.owners.parts_over import is_section
from ingest.logic.results import Results
from ingest.logic.sides import announces
from ingest.resolve import Collector
from ingest.structure.labels import title_label
from ingest.structure.outline import Part
from ontology.model import Basis, Entity, Kind, Link, Relation, Result

_FEWEST = 2  # headings of one row with measures under them; one alone may be a chapter of anything


def join_groups(root: Part, cues: Cues, results: Results, collector: Collector) -> None:
    """Take the headings that measures under no goal are grouped under for goals, and link the measures to them."""
    named = _named(collector)
    free = _free(named, collector)
    told = _measured_or_answered(named, collector)
    for heads in _rows_of_heads(root, cues, results) if free else ():
        under = {part: [child for child in part.children if child.title_span in free] for part in heads}
        groups = [part for part in heads if under[part]]
        sure = [free[child.title_span].iri in told for part in groups for child in under[part]]
        of_plan = len(groups) >= _FEWEST and sum(sure) * 2 >= len(sure)  # no chapters of a report
        for part in groups if of_plan else ():
            group = named.get(part.title_span) or _goal(part, collector)
            for child in under[part]:
                _join(free[child.title_span], child, group, part, collector)


def _named(collector: Collector) -> dict[Span, Entity]:
    """List the measures by the places that name them."""
    measures = [entity for entity in collector.entities if entity.kind is Kind.MEASURE]
    return {(place.start, place.end): measure for measure in measures for place in measure.evidence}


def _measured_or_answered(named: dict[Span, Entity], collector: Collector) -> set[str]:
    """List the measures, by IRI, that have KPIs, items with KPIs, or somebody who answers for them."""
    measures = {measure.iri for measure in named.values()}
    measured = {link.source for link in collector.links if link.relation is Relation.MEASURED_BY}
    by_items = {
        link.target for link in collector.links if link.relation is Relation.CONTRIBUTES_TO and link.source in measured
    }
    answered = {link.target for link in collector.links if link.relation is Relation.RESPONSIBLE_FOR}
    return (measured | by_items | answered) & measures


def _free(named: dict[Span, Entity], collector: Collector) -> dict[Span, Entity]:
    """Keep the measures that nothing above holds."""
    held = {link.source for link in collector.links if link.relation is Relation.CONTRIBUTES_TO}
    return {place: measure for place, measure in named.items() if measure.iri not in held}


def _rows_of_heads(root: Part, cues: Cues, results: Results) -> Iterator[list[Part]]:
    """Go through the headings that stand in a row and are numbered alike, without those that announce something.

    A row goes on under the next heading of a higher rank: Ⅰ １ ２ Ⅱ １.
    """
    rows: dict[tuple[Part, str, str], list[Part]] = defaultdict(list)
    for above in root.walk():
        if any(part in results.of_part for part in (above, *above.ancestors())):
            continue
        for part in above.numbered_children:
            if part.reading and is_section(part) and part.children and part not in results.of_part:
                rows[*_rank_of(above), part.reading.style].append(part)
    yield from ([part for part in row if not announces(part, cues)] for row in rows.values())


def _rank_of(above: Part) -> tuple[Part, str]:
    """Give what the headings over the parts of one row have in common."""
    return (above.parent, above.reading.style) if above.parent and above.reading else (above, "")


def _goal(part: Part, collector: Collector) -> Entity:
    if part.heading is None:
        raise ValueError("the root of an outline is no goal")
    label = title_label(part.heading)
    return collector.add(
        Result(
            iri=collector.minter.thing(Kind.OUTCOME, label.text),
            kind=Kind.OUTCOME,
            label=label.text,
            notation=part.notation,
            document=collector.document,
            alt_labels=label.others,
            evidence=(collector.quote(part.title_span),),
        )
    )


def _join(measure: Entity, child: Part, group: Entity, part: Part, collector: Collector) -> None:
    if measure.iri != group.iri:
        passages = (collector.quote(part.title_span), collector.quote(child.title_span))
        collector.link(Link(measure.iri, Relation.CONTRIBUTES_TO, group.iri, Basis.STRUCTURAL, passages))
