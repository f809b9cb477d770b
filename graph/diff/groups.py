"""Changes put together for a reader: by outcome, by ministry, and the quotes of a change by revision."""

from collections.abc import Callable, Iterable, Sequence

from graph.diff.change import Change, ChangeRow
from ontology.model import Entity, Evidence

Groups = list[tuple[str, list[ChangeRow]]]


def by_outcome(rows: Iterable[ChangeRow]) -> Groups:
    """Group changes by the outcomes that they stand under, by name; the rest is last, as ""."""
    return _grouped(rows, lambda row: row.outcome)


def by_ministry(rows: Iterable[ChangeRow]) -> Groups:
    """Group changes by the ministries that answer for the thing; the rest is last, as ""."""
    return _grouped(rows, lambda row: row.ministry)


def by_change(rows: Iterable[ChangeRow]) -> Groups:
    """Group changes by kind, in the order of `Change`."""
    found = list(rows)
    return [(each.words.ja, [row for row in found if row.change is each]) for each in Change]


def _grouped(rows: Iterable[ChangeRow], group_of: Callable[[ChangeRow], Sequence[Entity]]) -> Groups:
    """Put a row under all that it belongs to together, so that it stands in one group."""
    groups: dict[str, list[ChangeRow]] = {}
    for row in rows:
        groups.setdefault("、".join(each.label for each in group_of(row)), []).append(row)
    rest = groups.pop("", None)
    return [*sorted(groups.items()), *([("", rest)] if rest else [])]


def quotes_of(row: ChangeRow, former: str) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Give the passages of a change in the former revision (an IRI), and those in the other one."""
    before = tuple(passage for passage in row.evidence if passage.document == former)
    return before, tuple(passage for passage in row.evidence if passage.document != former)
