"""How alike things of two revisions are: by label, by wording, by the company they keep, by number and figures.

Every feature is a matrix with a row for each former and a column for each new thing, in [0, 1]; NaN where a feature
has nothing to compare. A score is the mean of the features that there are, weighted by the table of the kind.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from graph.identity.company import neighbours, own_kpis, programmes, same_parts, shared
from graph.identity.folding import fold
from graph.identity.kpi_figures import equal, same_figures, same_unit
from graph.identity.reading import Reading
from graph.identity.same_words import described_alike, said_once
from graph.identity.twins import go_on_as_measures
from ontology.model import Entity, Kind

Matrix = npt.NDArray[np.float64]
_CHANCE = 0.3  # what two unrelated Japanese texts have in common
_ENOUGH_WORDS = 30  # characters of a description that is as good as a name
_FEW_WORDS = 15  # characters of a description that is as good where the other revision says it too …
_SAME_WORDS = 0.8  # … nearly to the letter, and says it of nothing else
_ALMOST = 0.9  # a score for what is the same in one strong feature and says little in the others
_ENOUGH_CORE = 4  # characters that a name must have beside common words
_COMMON = re.compile(
    "事業|推進|促進|加速|支援|応援|整備|充実|形成|構築|強化|創出|確保|拡大|活用|向上|実施|展開|振興|対策|取組|総合|等"
)
_MISREAD = 0.85  # labels this alike differ by a misread character or two …
_OTHER_WORDS = 0.2  # … unless what they name is described in other words than this: 林業 is not 漁業
_SOME_WORDS = 0.1  # what names must share beyond chance …
_SAME_COMPANY = 0.8  # … where what they belong to is nearly the same …
_LIKE_NAMES = 0.3  # what names must share beyond chance where the few words below them are the same
_RENAMED = 0.55  # … and so are all their figures, or programmes: another name, doubtful enough to ask a person
_OTHER_UNIT = 0.45  # a score that keeps two things apart, and has a person look


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
            _described_alike(sides, former, new, labels),
        ]
    )
    return np.where(_is_measured_otherwise(former, new, labels), np.minimum(found, _OTHER_UNIT), found)


def _is_measured_otherwise(former: Sequence[Entity], new: Sequence[Entity], labels: Matrix) -> npt.NDArray[np.bool_]:
    """Tell KPIs of two names that count in two units: 寄附額（円） took the place of 寄附件数（件）."""
    other: npt.NDArray[np.bool_] = (same_unit(former, new) == 0.0) & (labels < _MISREAD)
    return other


def _described_alike(sides: Sides, former: Sequence[Entity], new: Sequence[Entity], labels: Matrix) -> Matrix:
    """Score measures of like names, and programmes of one measure, that are described in the same words, however few.

    A programme of quite another name is left to a person; one that is a measure too goes on as that does.
    """
    is_like = labels >= _LIKE_NAMES
    if former[0].kind is Kind.MEASURE:
        same = described_alike(sides.former, sides.new, former, new)
        return np.where(same & is_like, _ALMOST, 0.0)
    if former[0].kind is not Kind.PROGRAMME:
        return np.zeros_like(labels)
    measures = programmes(sides.former.extraction.links, {}), programmes(sides.new.extraction.links, sides.known)
    same = described_alike(sides.former, sides.new, former, new) & (shared(*measures, former, new) > 0)
    twins = go_on_as_measures(sides.former, sides.new, sides.known, former, new)
    return np.where(twins | (same & is_like), _ALMOST, np.where(same, _RENAMED, 0.0))


def _has_another_name(
    sides: Sides, former: Sequence[Entity], new: Sequence[Entity], values: Mapping[Feature, Matrix]
) -> npt.NDArray[np.bool_]:
    """Tell KPIs of one place with the same figures and something of the name, and measures with the same parts.

    The parts are all the programmes of a measure; or all the KPIs that are its own, where it has something of the name
    or of the words.
    """
    if former[0].kind is Kind.KPI:
        same: npt.NDArray[np.bool_] = (values[_figures] == 1.0) & (values[_company] >= _SAME_COMPANY)
        return same & (values[_label] >= _SOME_WORDS)
    if former[0].kind is not Kind.MEASURE:
        return np.zeros((len(former), len(new)), dtype=np.bool_)
    like = (values[_label] >= _SOME_WORDS) | (values[_wording] >= _OTHER_WORDS)
    links = sides.former.extraction.links, sides.new.extraction.links
    by_kpis = same_parts(own_kpis(links[0], {}), own_kpis(links[1], sides.known), former, new) & like
    by_programmes = same_parts(programmes(links[0], {}), programmes(links[1], sides.known), former, new)
    found: npt.NDArray[np.bool_] = by_programmes | (by_kpis & ~(values[_wording] < _OTHER_WORDS))
    return found


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
    """Compare descriptions; short ones tell that two things are one, and never that they are two."""
    before = [fold(sides.former.wording(thing)) for thing in former]
    after = [fold(sides.new.wording(thing)) for thing in new]
    found = _beyond_chance(before, after)
    shorter = np.minimum.outer([len(text) for text in before], [len(text) for text in after])
    once = np.logical_and.outer(said_once(sides.former, former, before), said_once(sides.new, new, after))
    is_telling = (shorter >= _FEW_WORDS) & (found >= _SAME_WORDS) & once
    found[(shorter < _ENOUGH_WORDS) & ~is_telling] = np.nan
    return found


def _beyond_chance(before: Sequence[str], after: Sequence[str]) -> Matrix:
    ratio = cdist(before, after, scorer=fuzz.ratio, dtype=np.float64) / 100
    return np.clip((ratio - _CHANCE) / (1 - _CHANCE), 0.0, 1.0)


def _company(sides: Sides, former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    before, after = sides.former.extraction.links, sides.new.extraction.links
    return shared(neighbours(before, {}), neighbours(after, sides.known), former, new)


def _notation(_sides: Sides, former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    return equal([thing.notation for thing in former], [thing.notation for thing in new])


def _figures(_sides: Sides, former: Sequence[Entity], new: Sequence[Entity]) -> Matrix:
    return same_figures(former, new)


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
