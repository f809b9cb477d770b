"""Compare two revisions of a text whose things carry the same IRIs."""

from collections.abc import Iterator, Sequence

from graph.diff.change import Change, ChangeRow
from graph.diff.figures import figures
from graph.diff.found import Found
from graph.diff.links import links
from graph.diff.lives import lives
from graph.diff.places import Places
from graph.diff.sides import Sides
from graph.diff.telling import english, sentence
from graph.diff.wording import wordings
from graph.identity import Match, Reading

_ORDER = {change: place for place, change in enumerate(Change)}


def compare(former: Reading, new: Reading, matches: Sequence[Match] = ()) -> list[ChangeRow]:
    """List what changed, kind of change by kind of change, in the order of the new text.

    `new` has the IRIs that `graph.identity.identify` gave it; `matches` are what it gave with them.
    """
    sides = Sides.of(former, new, matches)
    places = Places(sides)
    found = sorted(_found(sides), key=lambda each: (_ORDER[each.change], places.order(each.thing)))
    return [_row(each, sides, places) for each in found]


def _found(sides: Sides) -> Iterator[Found]:
    yield from lives(sides)
    yield from figures(sides)
    yield from links(sides)
    yield from wordings(sides)


def _row(found: Found, sides: Sides, places: Places) -> ChangeRow:
    return ChangeRow(
        change=found.change,
        thing=found.thing,
        sentence=sentence(found),
        english=english(found),
        before=found.before,
        after=found.after,
        score=sides.scores.get(found.thing.iri, 1.0),
        outcome=places.outcomes(found.thing),
        ministry=places.ministries(found.thing),
        note=found.note,
        evidence=found.evidence or found.thing.evidence,
    )
