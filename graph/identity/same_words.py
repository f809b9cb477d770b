"""Things that two revisions describe in the same words, and describe nothing else by: they are one, however named."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from graph.identity.contents import contents
from graph.identity.folding import fold
from graph.identity.reading import Reading
from ontology.model import Entity, Kind

_BRIEF = 6  # folded characters of a description that says something
Truth = npt.NDArray[np.bool_]


def said_once(reading: Reading, things: Sequence[Entity], wordings: Sequence[str]) -> list[bool]:
    """Tell of each wording whether its revision says it of one thing alone."""
    times = Counter(fold(reading.wording(each)) for each in _of_kind(reading, things[0].kind))
    return [times[wording] == 1 for wording in wordings]


def described_alike(former: Reading, new: Reading, before: Sequence[Entity], after: Sequence[Entity]) -> Truth:
    """Tell the pairs, all of one kind, described in the same words to the letter; of a programme counts 事業内容."""
    said = contents if before[0].kind is Kind.PROGRAMME else _wordings
    one, two = _said_of_one(former, before, said), _said_of_one(new, after, said)
    pairs = [[bool(here & there) for there in two] for here in one]
    return np.array(pairs, dtype=np.bool_).reshape(len(before), len(after))


def _said_of_one(
    reading: Reading, things: Sequence[Entity], said: Callable[[Reading, Entity], frozenset[str]]
) -> list[frozenset[str]]:
    """Give what is said of each thing and of no other of its kind."""
    times = Counter(words for each in _of_kind(reading, things[0].kind) for words in said(reading, each))
    return [frozenset(words for words in said(reading, each) if times[words] == 1) for each in things]


def _wordings(reading: Reading, thing: Entity) -> frozenset[str]:
    wording = fold(reading.wording(thing))
    return frozenset({wording} if len(wording) >= _BRIEF else ())


def _of_kind(reading: Reading, kind: Kind) -> list[Entity]:
    return [each for each in reading.extraction.entities if each.kind is kind]
