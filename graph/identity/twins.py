"""Programmes that are measures at once, because one heading names both (事業名：…): they go on as their measures do."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from graph.identity.reading import Reading
from ontology.model import Entity, Kind


def go_on_as_measures(
    former: Reading, new: Reading, known: Mapping[str, str], before: Sequence[Entity], after: Sequence[Entity]
) -> npt.NDArray[np.bool_]:
    """Tell the pairs of programmes whose headings are those of one measure; `known` leads to its former IRI."""
    one = [_measure_of(former, thing) for thing in before]
    two = [known.get(measure) if (measure := _measure_of(new, thing)) else None for thing in after]
    pairs = [[here is not None and here == there for there in two] for here in one]
    return np.array(pairs, dtype=np.bool_).reshape(len(before), len(after))


def _measure_of(reading: Reading, programme: Entity) -> str | None:
    places = set(programme.evidence)
    measures = (each for each in reading.extraction.entities if each.kind is Kind.MEASURE)
    return next((each.iri for each in measures if each.label == programme.label and places & set(each.evidence)), None)
