"""Tables typeset at random, with the truth known: one figure a layout, and one for heads in words held out."""

from collections import defaultdict

from tests.ingest.layouts import Score
from tests.ingest.typesetter.measure import DEVELOPED, HELD, documents, score_document
from tests.score.figures import Figure, Group


def score_typeset() -> Group:
    """Give the KPIs of each layout that were found with target and deadline right."""
    by: dict[str, list[Score]] = defaultdict(list)
    for held, count in ((False, DEVELOPED), (True, HELD)):
        for one in documents(count, held=held):
            score = score_document(one)
            by["words held out" if held else one.options.layout].append(score)
    return {name: _figure(scores).as_json() for name, scores in by.items()}


def _figure(scores: list[Score]) -> Figure:
    expected = sum(len(score.pairs) + len(score.missed) for score in scores)
    read = sum(len(score.pairs) + len(score.false) for score in scores)
    right = sum(min(score.count_right("target"), score.count_right("deadline")) for score in scores)
    return Figure(expected, read, right)
