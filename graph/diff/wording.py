"""Measures that say the same thing in other words, or another thing under the same name."""

from collections.abc import Iterator

from graph.diff.change import Change
from graph.diff.found import Found
from graph.diff.links import offices
from graph.diff.sides import Side, Sides
from graph.identity.folding import fold
from ontology.model import Entity, Kind


def wordings(sides: Sides) -> Iterator[Found]:
    """Find the measures whose description differs by more than layout, misreadings and the names of ministries."""
    for before, after in sides.kept(Kind.MEASURE):
        former, new = sides.former.reading.passage(before), sides.new.reading.passage(after)
        if former and new and _plain(sides.former, before, sides) != _plain(sides.new, after, sides):
            yield Found(Change.TEXT, after, _words(sides.former, before), _words(sides.new, after), (former, new))


def _words(side: Side, measure: Entity) -> str:
    return side.reading.wording(measure)


def _plain(side: Side, measure: Entity, sides: Sides) -> str:
    """Give the words without the ministries that only one revision names, which is a change of its own."""
    former, new = (offices(each, each.things[measure.iri]) for each in (sides.former, sides.new))
    text = _words(side, measure)
    for iri in former.keys() ^ new.keys():
        for name in _names(side, iri):
            text = text.replace(name, "")
    return fold(text)


def _names(side: Side, iri: str) -> list[str]:
    office = side.things.get(iri)
    return sorted((office.label, *office.alt_labels), key=len, reverse=True) if office else []
