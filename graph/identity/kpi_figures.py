"""How far the figures of two KPIs are the same: unit, target and deadline, as far as both print them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from graph.identity.folding import fold_figure
from graph.identity.measures import unit_in_one_spelling
from ontology.model import Entity, Kpi

Matrix = npt.NDArray[np.float64]


def same_figures(former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    """Give the share of unit, target and deadline that agree, of those that are printed on both sides; else NaN."""
    columns = zip(zip(*map(_figures_of, former), strict=True), zip(*map(_figures_of, new), strict=True), strict=True)
    each = [equal(before, after) for before, after in columns]
    counted = np.sum([~np.isnan(matrix) for matrix in each], axis=0)
    agreed = np.sum([np.nan_to_num(matrix) for matrix in each], axis=0)
    share: Matrix = np.divide(agreed, counted, out=np.full(counted.shape, np.nan), where=counted > 0)
    return share


def same_unit(former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    """Compare the units of targets: 1 or 0 for every pair, NaN where one of them has none."""
    return equal([_unit_of(thing) for thing in former], [_unit_of(thing) for thing in new])


def equal(before: Sequence[str | None], after: Sequence[str | None]) -> Matrix:
    """Compare every pair: 1 or 0, NaN where one of them is None."""
    found = np.full((len(before), len(after)), np.nan)
    for row, one in enumerate(before):
        for column, two in enumerate(after):
            if one is not None and two is not None:
                found[row, column] = float(one == two)
    return found


def _figures_of(thing: Entity) -> tuple[str | None, str | None, str | None]:
    if not isinstance(thing, Kpi):
        return None, None, None
    target, deadline = thing.target, thing.deadline
    return (
        _unit_of(thing),
        fold_figure(target.printed) if target else None,
        fold_figure(deadline.printed) if deadline else None,
    )


def _unit_of(thing: Entity) -> str | None:
    return unit_in_one_spelling(thing.target.unit) if isinstance(thing, Kpi) and thing.target else None
