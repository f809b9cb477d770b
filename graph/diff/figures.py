"""What became of the targets, deadlines and baselines of KPIs."""

import re
from collections.abc import Callable, Iterator

from graph.diff.baseline_years import baselines
from graph.diff.change import Change
from graph.diff.found import Found
from graph.diff.sides import Sides
from graph.identity.folding import fold_figure, is_same_deadline, is_same_figure
from graph.identity.measures import in_base_unit, unit_in_one_spelling
from ontology.model import Deadline, Kind, Kpi, Target

_NONE = re.compile(r"0[^\d.~+-]{0,4}")  # folded, with a unit or without


def figures(sides: Sides) -> Iterator[Found]:
    """Find the KPIs that promise another value, another time, or start from another value."""
    for before, after in sides.kept(Kind.KPI):
        if isinstance(before, Kpi) and isinstance(after, Kpi):
            evidence = (*before.evidence, *after.evidence)
            for change, former, new in _changes(before, after):
                yield Found(change, after, former, new, evidence)
            one, two = baselines((sides.former, before), (sides.new, after))
            if not _is_same(one.dated, two.dated):
                said = (*before.evidence, *one.evidence, *after.evidence, *two.evidence)
                yield Found(Change.BASELINE, after, one.dated, two.dated, said)


def _changes(before: Kpi, after: Kpi) -> Iterator[tuple[Change, str | None, str | None]]:
    if not is_kept(before, after):
        yield Change.TARGET, *_targets(before.target, after.target)
    if not _is_same(_printed(before.deadline), _printed(after.deadline), is_same_deadline):
        yield Change.DEADLINE, _printed(before.deadline), _printed(after.deadline)


def is_kept(before: Kpi, after: Kpi) -> bool:
    """Tell whether two targets are one; a unit that one of them leaves to the name of the KPI is no other unit."""
    one, other = _target(before.target), _target(after.target)
    if one == other or before.target is None or after.target is None:
        return one == other
    if _is_nought(before.target, after.target):
        return True
    bare = (before.target.unit is None) != (after.target.unit is None)
    plain = all(len(target) > 1 for target in (one, other) if target)
    unit = before.target.unit or after.target.unit or ""
    same = before.target.value == after.target.value and before.target.comparator == after.target.comparator
    return bare and plain and same and unit in before.label and unit in after.label


def _is_nought(one: Target, other: Target) -> bool:
    """Tell whether nothing is aimed at on both sides, and one of them leaves the unit out or spells nothing: ゼロ件."""
    printed = [fold_figure(target.printed) for target in (one, other)]
    is_bare = one.unit is None or other.unit is None
    return is_bare and all(map(_NONE.fullmatch, printed)) and ("0" in printed or printed[0] == printed[1])


def _targets(before: Target | None, after: Target | None) -> tuple[str | None, str | None]:
    """Give two targets as printed, with their units where these alone tell them apart: 20 (団体), 20 (組)."""
    if before and after and before.printed == after.printed:
        one, two = (f"{target.printed}{target.unit or ''}" for target in (before, after))
        return one, two
    return _printed(before), _printed(after)


def _printed(part: Target | Deadline | None) -> str | None:
    return part.printed if part else None


def _target(target: Target | None) -> tuple[object, ...] | None:
    """Give what must be equal for two targets to be one: the value, however it is printed, else the words."""
    if target is None:
        return None
    if target.value is None or not _is_plain(target.printed):
        return (fold_figure(target.printed),)
    return *in_base_unit(target.value, unit_in_one_spelling(target.unit)), target.comparator


def _is_plain(printed: str) -> bool:
    """Tell whether a target is one figure, so that its value says all of it."""
    return len(re.findall(r"(?<![A-Za-zａ-ｚ])\d+(?:[,，.．百千万億兆]+\d+)*", printed)) == 1  # none in m2


def _is_same(one: str | None, other: str | None, same: Callable[[str, str], bool] = is_same_figure) -> bool:
    return same(one, other) if one and other else bool(one) == bool(other)
