"""All rules in one order, and the findings of all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from graph.audit import deadlines, figures, files, ministries, shapes, weak
from graph.audit.finding import Finding, Rule, Tier
from graph.chains.order import places
from graph.projection import Projection

_ANY_DAY = (figures, ministries, files, weak)


@cache
def rules() -> Mapping[str, Rule]:
    """Give all rules by slug, those of the basic tier first."""
    of_shapes = (shape.rule for shape in shapes.shape_rules())
    found = (*of_shapes, *deadlines.RULES, *(rule for family in _ANY_DAY for rule in family.RULES))
    return {rule.slug: rule for rule in sorted(found, key=lambda rule: list(Tier).index(rule.tier))}


def findings(projection: Projection, as_of: date) -> list[Finding]:
    """List the findings of all rules, by rule and then in the order of the texts; only deadlines look at the day."""
    past = _in_order(projection, deadlines.find_past(projection, as_of))
    standing = projection.derived(_on_any_day)
    place = {slug: at for at, slug in enumerate(rules())}
    return sorted((*standing, *past), key=lambda finding: place[finding.rule.slug])


def counted(found: Iterable[Finding]) -> dict[Rule, int]:
    """Count findings by rule, in the order of the rules."""
    counts = Counter(finding.rule.slug for finding in found)
    return {rule: counts[slug] for slug, rule in rules().items()}


def _on_any_day(projection: Projection) -> list[Finding]:
    return _in_order(projection, _found(projection))


def _found(projection: Projection) -> Iterator[Finding]:
    yield from shapes.find(projection)
    yield from deadlines.find_beyond(projection)
    for family in _ANY_DAY:
        yield from family.find(projection)


def _in_order(projection: Projection, found: Iterable[Finding]) -> list[Finding]:
    at = places(projection)

    def place(finding: Finding) -> tuple[int, int, str]:
        start = finding.evidence[0].start if finding.evidence else 0
        return (at[finding.thing.iri] if finding.thing else len(at), start, finding.sentence.ja)

    return sorted(found, key=place)
