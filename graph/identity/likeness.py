"""How alike things of two revisions are: by label, by wording, by the company they keep, by number and figures.

Every feature is a matrix with a row for each former and a column for each new thing, in [0, 1]; NaN where a feature
has nothing to compare. A score is the mean of the features that there are, weighted by the table of the kind.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from graph.identity.folding import fold, fold_figure
from graph.identity.measures import unit_in_one_spelling
from graph.identity.reading import Reading
from ontology.model import Basis, Entity, Kind, Kpi, Link, Relation

Matrix = npt.NDArray[np.float64]
_CHANCE = 0.3  # what two unrelated Japanese texts have in common
_ENOUGH_WORDS = 30  # characters of a description that is as good as a name
_ALMOST = 0.9  # a score for what is the same in one strong feature and says little in the others
_ENOUGH_CORE = 4  # characters that a name must have beside common words
_COMMON = re.compile(
    "事業|推進|促進|加速|支援|応援|整備|充実|形成|構築|強化|創出|確保|拡大|活用|向上|実施|展開|振興|対策|取組|総合|等"
)
_MISREAD = 0.85  # labels this alike differ by a misread character or two …
_OTHER_WORDS = 0.2  # … unless what they name is described in other words than this: 林業 is not 漁業
_SOME_WORDS = 0.1  # what names must share beyond chance …
_SAME_COMPANY = 0.8  # … where what they belong to is nearly the same …
_RENAMED = 0.55  # … and so are all their figures, or programmes: another name, doubtful enough to ask a person
_OTHER_UNIT = 0.45  # a score that keeps two things apart, and has a person look
_RETELLINGS = frozenset({Relation.STATES, Relation.ABOUT})  # say again what the wording says


@dataclass(frozen=True, slots=True)
class Sides:
    """Two readings, and what is known so far: `known` leads from an IRI of the new one to that of the former."""

    former: Reading
    new: Reading
    known: Mapping[str, str]


Feature = Callable[[Sides, Sequence[Entity], Sequence[Entity]], Matrix]


def scores(sides: Sides, former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    """Score every pair of things of one kind; see the docstring of the module."""
    weights = _WEIGHTS.get(former[0].kind, _USUAL)
    values = {feature: feature(sides, former, new) for feature in weights}
    total, mass = np.zeros((len(former), len(new))), np.zeros((len(former), len(new)))
    for feature, weight in weights.items():
        has_value = ~np.isnan(values[feature])
        total += np.where(has_value, values[feature], 0.0) * weight
        mass += has_value * weight
    mean: Matrix = np.divide(total, mass, out=np.zeros_like(total), where=mass > 0)
    labels, wording = values[_label], values.get(_wording, np.full_like(mean, np.nan))
    is_misread = (labels >= _MISREAD) & ~(wording < _OTHER_WORDS)
    found: Matrix = np.maximum.reduce(
        [
            mean,
            _ALMOST * np.nan_to_num(wording),
            np.where(is_misread, _ALMOST * labels, 0.0),
            np.where(_has_another_name(sides, former, new, values), _RENAMED, 0.0),
        ]
    )
    return np.where(_is_measured_otherwise(former, new, labels), np.minimum(found, _OTHER_UNIT), found)


def _is_measured_otherwise(former: Sequence[Entity], new: Sequence[Entity], labels: Matrix) -> npt.NDArray[np.bool_]:
    """Tell KPIs of two names that count in two units: 寄附額（円） took the place of 寄附件数（件）."""
    units = ([_unit_of(thing) for thing in things] for things in (former, new))
    other: npt.NDArray[np.bool_] = (_equal(*units) == 0.0) & (labels < _MISREAD)
    return other


def _has_another_name(
    sides: Sides, former: Sequence[Entity], new: Sequence[Entity], values: Mapping[Feature, Matrix]
) -> npt.NDArray[np.bool_]:
    """Tell KPIs of one place with the same figures and something of the name, and measures with the same programmes."""
    if former[0].kind is Kind.KPI:
        same: npt.NDArray[np.bool_] = (values[_figures] == 1.0) & (values[_company] >= _SAME_COMPANY)
        return same & (values[_label] >= _SOME_WORDS)
    found = np.zeros((len(former), len(new)), dtype=np.bool_)
    if former[0].kind is Kind.MEASURE:
        before, after = (
            _programmes(sides.former.extraction.links, {}),
            _programmes(sides.new.extraction.links, sides.known),
        )
        for row, one in enumerate(former):
            found[row] = [bool(before[one.iri]) and before[one.iri] == after[two.iri] for two in new]
    return found


def _programmes(links: Sequence[Link], known: Mapping[str, str]) -> defaultdict[str, set[tuple[str, str]]]:
    return _neighbours([link for link in links if link.relation is Relation.IMPLEMENTED_BY], known)


def _label(_sides: Sides, former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    """Compare labels, and halfway without the words that most names have; the better of the two counts."""
    before, after = ([fold(thing.label) for thing in things] for things in (former, new))
    whole, core = _beyond_chance(before, after), _beyond_chance(list(map(_core, before)), list(map(_core, after)))
    found: Matrix = np.maximum(whole, (whole + core) / 2)
    return found


def _core(label: str) -> str:
    core = _COMMON.sub("", label)
    return core if len(core) >= _ENOUGH_CORE else label


def _wording(sides: Sides, former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    before = [fold(sides.former.wording(thing)) for thing in former]
    after = [fold(sides.new.wording(thing)) for thing in new]
    found = _beyond_chance(before, after)
    found[[len(text) < _ENOUGH_WORDS for text in before], :] = np.nan
    found[:, [len(text) < _ENOUGH_WORDS for text in after]] = np.nan
    return found


def _beyond_chance(before: Sequence[str], after: Sequence[str]) -> Matrix:
    ratio = cdist(before, after, scorer=fuzz.ratio, dtype=np.float64) / 100
    return np.clip((ratio - _CHANCE) / (1 - _CHANCE), 0.0, 1.0)


def _company(sides: Sides, former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    """Compare what things are joined to (Dice): programmes, KPIs, results above and below, organisations."""
    before = _neighbours(sides.former.extraction.links, {})
    after = _neighbours(sides.new.extraction.links, sides.known)
    found = np.full((len(former), len(new)), np.nan)
    for row, thing in enumerate(former):
        for column, other in enumerate(new):
            one, two = before[thing.iri], after[other.iri]
            if one and two:
                found[row, column] = 2 * len(one & two) / (len(one) + len(two))
    return found


def _neighbours(links: Sequence[Link], known: Mapping[str, str]) -> defaultdict[str, set[tuple[str, str]]]:
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for link in links:
        if link.relation not in _RETELLINGS and link.basis is not Basis.INFERRED:
            found[link.source].add((link.relation, known.get(link.target, link.target)))
            found[link.target].add((f"^{link.relation}", known.get(link.source, link.source)))
    return found


def _notation(_sides: Sides, former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    return _equal([thing.notation for thing in former], [thing.notation for thing in new])


def _figures(_sides: Sides, former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    """Compare unit, target and deadline: the share of those that are printed on both sides and agree."""
    columns = zip(zip(*map(_figures_of, former), strict=True), zip(*map(_figures_of, new), strict=True), strict=True)
    each = [_equal(before, after) for before, after in columns]
    counted = np.sum([~np.isnan(matrix) for matrix in each], axis=0)
    agreed = np.sum([np.nan_to_num(matrix) for matrix in each], axis=0)
    share: Matrix = np.divide(agreed, counted, out=np.full(counted.shape, np.nan), where=counted > 0)
    return share


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


def _equal(before: Sequence[str | None], after: Sequence[str | None]) -> Matrix:
    found = np.full((len(before), len(after)), np.nan)
    for row, one in enumerate(before):
        for column, two in enumerate(after):
            if one is not None and two is not None:
                found[row, column] = float(one == two)
    return found


_RESULT: Mapping[Feature, float] = {_label: 0.4, _company: 0.5, _notation: 0.1}
_USUAL: Mapping[Feature, float] = {_label: 0.7, _company: 0.3}
_MEASURE: Mapping[Feature, float] = {_label: 0.35, _wording: 0.35, _company: 0.3}
_KPI: Mapping[Feature, float] = {_label: 0.7, _company: 0.15, _figures: 0.15}
_WEIGHTS: Mapping[Kind, Mapping[Feature, float]] = {
    Kind.IMPACT: _RESULT,
    Kind.OUTCOME: _RESULT,
    Kind.OUTPUT: _RESULT,
    Kind.MEASURE: _MEASURE,
    Kind.KPI: _KPI,
}
